import { Button, Form, Input, Modal, Radio, Select } from "antd";
import { useState, type ReactElement } from "react";
import { enterPriority, type AssessmentPage } from "../../../contract/assessment.ts";
import { priorityPurposes, type PriorityPurpose } from "../../../domain/assessment/states.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { useSignedIn } from "../../app/session.tsx";
import { DayPicker } from "../../ui/day-picker.tsx";
import { instantText } from "../../ui/format.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";
import { priorityWords } from "../priority-messages.ts";
import { useAssessmentReason } from "../reasons.ts";

interface Values {
  readonly purpose: PriorityPurpose;
  readonly from: "plan" | "paper";
  /** Place of the sentence among the plan's promises. */
  readonly promise?: number;
  readonly paper?: string;
  readonly decidedOn: string;
}

/** A sentence of the plan, or another paper by its name. */
function BasisField({ from, promises }: Pick<Values, "from"> & Pick<AssessmentPage, "promises">): ReactElement {
  const words = useMessages(priorityWords);
  const required = { required: true, message: useMessages(commonWords).required };
  if (from === "plan")
    return (
      <Form.Item name="promise" label={words.basis} rules={[required]}>
        <Radio.Group options={promises.map((promise, place) => ({ value: place, label: promise.words }))} />
      </Form.Item>
    );
  return (
    <Form.Item name="paper" label={words.basis} extra={words.basisHint} rules={[{ ...required, whitespace: true }]}>
      <Input maxLength={2000} />
    </Form.Item>
  );
}

function PriorityWindow({ assessment, onClose }: { readonly assessment: AssessmentPage; readonly onClose: () => void }): ReactElement {
  const text = useMessages(assessmentWords);
  const words = useMessages(priorityWords);
  const common = useMessages(commonWords);
  const { today } = useSignedIn();
  const [form] = Form.useForm<Values>();
  const enter = useChange(enterPriority);
  const reason = useAssessmentReason(enter.error);
  const { promises, priority } = assessment;
  const first = promises.length > 0 ? "plan" : "paper";
  const from = Form.useWatch("from", form) ?? first;
  const required = [{ required: true, message: common.required }];
  const save = async ({ purpose, promise, paper, decidedOn, from: source }: Values): Promise<void> => {
    const chosen = source === "plan" ? promises[promise ?? -1] : undefined;
    const basis = chosen?.words ?? paper?.trim() ?? "";
    const body = { purpose, basis, versionId: chosen?.versionId ?? null, decidedOn };
    await enter.mutateAsync({ params: { assessmentId: assessment.id }, body });
    onClose();
  };
  return (
    <Modal
      open
      title={`${words.putOn} · ${assessment.personName}`}
      okText={words.putOn}
      cancelText={common.cancel}
      confirmLoading={enter.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ from: first, promise: 0, decidedOn: today }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {reason === null ? null : <Failed error={reason} />}
        <p className="muted">{words.putOnHint}</p>
        <Form.Item name="purpose" label={words.purpose} rules={required}>
          <Select options={priorityPurposes.map((value) => ({ value, label: text.purposes[value], disabled: priority.includes(value) }))} />
        </Form.Item>
        {promises.length > 0 ? (
          <Form.Item name="from" label={words.basisFrom}>
            <Radio.Group
              options={[
                { value: "plan", label: words.basisPlan },
                { value: "paper", label: words.basisPaper },
              ]}
            />
          </Form.Item>
        ) : null}
        <BasisField from={from} promises={promises} />
        <Form.Item name="decidedOn" label={words.decidedOn} rules={required}>
          <DayPicker label={words.decidedOn} max={today} allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** For what the person stands on the list, since when, on which paper; also what was taken off. */
export function Priority({ assessment }: { readonly assessment: AssessmentPage }): ReactElement | null {
  const text = useMessages(assessmentWords);
  const words = useMessages(priorityWords);
  const [isEntering, setEntering] = useState(false);
  const { entries, mayPrioritise } = assessment;
  if (entries.length === 0 && !mayPrioritise) return null;
  return (
    <section aria-label={words.onList}>
      <h2>
        {words.onList}
        {mayPrioritise && assessment.priority.length < priorityPurposes.length ? (
          <Button size="small" onClick={() => setEntering(true)}>
            {words.putOn}
          </Button>
        ) : null}
      </h2>
      <p className="muted small">{words.listNote}</p>
      {entries.length === 0 ? <p>{words.notOnList}</p> : null}
      {entries.map(({ id, purpose, basis, isFromPlan, decidedOn, by, removal }) => (
        <div key={id} className="assessment-entry">
          <div>
            <strong>{text.purposes[purpose]}</strong> <span className="muted number">{decidedOn}</span> <span className="muted">{by}</span>
          </div>
          <div>
            {basis}
            {isFromPlan ? <span className="muted"> · {words.fromPlan}</span> : null}
          </div>
          {removal === null ? null : <div className="muted">{words.takenOff(instantText(removal.at).slice(0, 10), removal.reason)}</div>}
        </div>
      ))}
      {isEntering ? <PriorityWindow assessment={assessment} onClose={() => setEntering(false)} /> : null}
    </section>
  );
}
