import { Button, Form, Input, Modal } from "antd";
import { useRouter } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { adjustPlan, type PlanVersion } from "../../../contract/plan.ts";
import { useMessages } from "../../app/language.ts";
import { Explained, Problem } from "../../app/problem.ts";
import { useChange } from "../../app/query.ts";
import { ApprovalMoves } from "../../ui/approval-moves.tsx";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { planWords } from "../messages.ts";
import { clausesOf } from "../model.ts";

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
  const explain = (error: Error): Error =>
    error instanceof Problem && error.fields[0]?.code === "undecided" ? new Explained(text.undecidedLeft) : error;
  const places = clausesOf(version.cards.filter(({ state }) => state === "accepted"));
  return (
    <>
      <ApprovalMoves kind="plan" things={[version]} moves={version.moves} places={places} dayMoves={["approve"]} explain={explain} />
      {mayAdjust ? <AdjustButton version={version} /> : null}
    </>
  );
}
