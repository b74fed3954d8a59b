import { Button, Form, Input, Modal, Radio } from "antd";
import { useState, type ReactElement } from "react";
import { decideAppeal, raiseAppeal, type AidAppeal, type AidPage } from "../../../contract/aid.ts";
import { can } from "../../../domain/access/access.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useActor, useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { aidWords } from "../messages.ts";

interface Raised {
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly matter: string;
}

function RaiseWindow({ page, onClose }: { readonly page: AidPage; readonly onClose: () => void }): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const [form] = Form.useForm<Raised>();
  const raise = useChange(raiseAppeal);
  const required = [{ required: true, message: common.required }];
  const send = async (body: Raised): Promise<void> => {
    await raise.mutateAsync({ params: { applicationId: page.id }, body });
    onClose();
  };
  return (
    <Modal open title={text.raise} okText={text.save} confirmLoading={raise.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form<Raised>
        form={form}
        layout="vertical"
        initialValues={{ raisedOn: today }}
        onFinish={(values) => void send(values).catch(() => undefined)}
      >
        {raise.error ? <Failed error={raise.error} /> : null}
        <Form.Item name="raisedOn" label={text.raisedOn} rules={required}>
          <DayPicker label={text.raisedOn} max={today} />
        </Form.Item>
        <Form.Item name="raisedBy" label={text.raisedBy} rules={required}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="matter" label={text.matter} rules={[{ required: true, min: 2, message: common.required }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

interface Decided {
  readonly outcome: "upheld" | "rejected";
  readonly decision: string;
}

function DecideWindow({ appeal, onClose }: { readonly appeal: AidAppeal; readonly onClose: () => void }): ReactElement {
  const text = useMessages(aidWords);
  const common = useMessages(commonWords);
  const [form] = Form.useForm<Decided>();
  const decide = useChange(decideAppeal);
  const send = async (body: Decided): Promise<void> => {
    await decide.mutateAsync({ params: { appealId: appeal.id }, body });
    onClose();
  };
  return (
    <Modal open title={text.decide} okText={text.decide} confirmLoading={decide.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form<Decided> form={form} layout="vertical" onFinish={(values) => void send(values).catch(() => undefined)}>
        {decide.error ? <Failed error={decide.error} /> : null}
        <Form.Item name="outcome" label={text.outcome} rules={[{ required: true, message: common.required }]}>
          <Radio.Group options={(["rejected", "upheld"] as const).map((value) => ({ value, label: text.outcomes[value] }))} />
        </Form.Item>
        <Form.Item name="decision" label={text.decision} rules={[{ required: true, min: 2, message: common.required }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Objections to an application: entered by school or bureau, decided by the bureau. */
export function Appeals({ page }: { readonly page: AidPage }): ReactElement {
  const text = useMessages(aidWords);
  const actor = useActor();
  const subject = { kind: "school", schoolId: page.school.id } as const;
  const [isRaising, setRaising] = useState(false);
  const [deciding, setDeciding] = useState<AidAppeal | null>(null);
  const mayRaise = page.state === "published" && can(actor, "aid.appeal", subject);
  const mayDecide = can(actor, "aid.approve", subject);
  return (
    <section aria-label={text.appeals}>
      <h2>{text.appeals}</h2>
      {page.appeals.length === 0 ? <p className="muted">{text.noAppeals}</p> : null}
      <ul className="lines">
        {page.appeals.map((appeal) => (
          <li key={appeal.id}>
            <div className="grow">
              <div>
                <span className="number">{appeal.raisedOn}</span> {appeal.raisedBy ?? ""}
              </div>
              <div className="keep-lines">{appeal.matter ?? text.hidden}</div>
              <div className="muted">
                {appeal.outcome === null
                  ? text.open
                  : `${text.outcomes[appeal.outcome]} ${appeal.decidedOn ?? ""} ${appeal.decision ?? ""}`}
              </div>
            </div>
            {appeal.outcome === null && mayDecide ? <Button onClick={() => setDeciding(appeal)}>{text.decide}</Button> : null}
          </li>
        ))}
      </ul>
      {mayRaise ? <Button onClick={() => setRaising(true)}>{text.raise}</Button> : null}
      {isRaising ? <RaiseWindow page={page} onClose={() => setRaising(false)} /> : null}
      {deciding === null ? null : <DecideWindow appeal={deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
}
