import { Button, Form, Input, Modal, Select } from "antd";
import { useRouter } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { adjustPlan, moveVersion, type PlanVersion } from "../../../contract/plan.ts";
import { returnReasons, type ReturnReason, type VersionMove } from "../../../domain/plan/version-state.ts";
import { useMessages } from "../../app/language.ts";
import { Problem } from "../../app/problem.ts";
import { useChange } from "../../app/query.ts";
import { DayPicker } from "../../ui/day-picker.tsx";
import { commonWords } from "../../ui/messages.ts";
import { stateWords } from "../../ui/state-words.ts";
import { Failed } from "../../ui/states.tsx";
import { planWords } from "../messages.ts";

interface MoveValues {
  readonly reason?: ReturnReason;
  readonly comment?: string;
  readonly effectiveFrom?: string | null;
}

interface MoveWindowProps {
  readonly move: VersionMove;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSend: (values: MoveValues) => void;
  readonly onClose: () => void;
}

/** Approving and returning ask for more than a click: a day, a reason, an opinion. */
function MoveWindow({ move, isSending, error, onSend, onClose }: MoveWindowProps): ReactElement {
  const text = useMessages(planWords);
  const common = useMessages(commonWords);
  const states = useMessages(stateWords);
  const [form] = Form.useForm<MoveValues>();
  return (
    <Modal
      open
      title={states.planMoves[move]}
      okText={states.planMoves[move]}
      cancelText={common.cancel}
      confirmLoading={isSending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<MoveValues> form={form} layout="vertical" onFinish={onSend}>
        {error === null ? null : <Failed error={error} />}
        {move === "return" ? (
          <Form.Item name="reason" label={text.returnReason} rules={[{ required: true, message: common.required }]}>
            <Select options={returnReasons.map((value) => ({ value, label: states.returnReasons[value] }))} />
          </Form.Item>
        ) : null}
        {move === "approve" ? (
          <Form.Item name="effectiveFrom" label={text.effectiveFrom}>
            <DayPicker />
          </Form.Item>
        ) : null}
        <Form.Item name="comment" label={text.comment}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

const asking: ReadonlySet<VersionMove> = new Set(["approve", "return"]);

function AdjustButton({ version }: { readonly version: PlanVersion }): ReactElement {
  const text = useMessages(planWords);
  const common = useMessages(commonWords);
  const router = useRouter();
  const adjust = useChange(adjustPlan);
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const send = async ({ reason }: { reason: string }): Promise<void> => {
    const next = await adjust.mutateAsync({ params: { versionId: version.id }, body: { reason } });
    setOpen(false);
    router.history.push(`/plans/${next.id}`);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.adjust}</Button>
      {isOpen ? (
        <Modal
          open
          title={text.adjust}
          okText={text.adjust}
          cancelText={common.cancel}
          confirmLoading={adjust.isPending}
          onOk={() => form.submit()}
          onCancel={() => setOpen(false)}
        >
          <Form form={form} layout="vertical" onFinish={(values) => void send(values).catch(() => undefined)}>
            {adjust.error ? <Failed error={adjust.error} /> : null}
            <Form.Item name="reason" label={text.adjustReason} rules={[{ required: true, whitespace: true, message: common.required }]}>
              <Input.TextArea rows={3} maxLength={2000} />
            </Form.Item>
          </Form>
        </Modal>
      ) : null}
    </>
  );
}

/** What the signed-in person may do with the version as a whole. */
export function Moves({ version, mayAdjust }: { readonly version: PlanVersion; readonly mayAdjust: boolean }): ReactElement {
  const text = useMessages(planWords);
  const states = useMessages(stateWords);
  const move = useChange(moveVersion);
  const [asked, ask] = useState<VersionMove | null>(null);
  const send = async (name: VersionMove, { reason, comment, effectiveFrom }: MoveValues = {}): Promise<void> => {
    const body = {
      move: name,
      ...(reason ? { reason } : {}),
      ...(comment ? { comment } : {}),
      ...(effectiveFrom ? { effectiveFrom } : {}),
    };
    await move.mutateAsync({ params: { versionId: version.id }, body });
    ask(null);
  };
  const isUndecided = move.error instanceof Problem && move.error.fields[0]?.code === "undecided";
  const error = isUndecided ? new Error(text.undecidedLeft) : move.error;
  return (
    <>
      {error !== null && asked === null ? <Failed error={error} /> : null}
      {version.moves.map((name) => (
        <Button
          key={name}
          type={name === "submit" || name === "approve" ? "primary" : "default"}
          loading={move.isPending && asked === null}
          onClick={() => (asking.has(name) ? ask(name) : void send(name).catch(() => undefined))}
        >
          {name === "submit" ? text.submit : states.planMoves[name]}
        </Button>
      ))}
      {mayAdjust ? <AdjustButton version={version} /> : null}
      {asked === null ? null : (
        <MoveWindow
          move={asked}
          isSending={move.isPending}
          error={error}
          onSend={(values) => void send(asked, values).catch(() => undefined)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}
