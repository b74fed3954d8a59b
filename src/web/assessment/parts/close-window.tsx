import { Form, Input, Modal, Select } from "antd";
import type { ReactElement } from "react";
import { moveAssessment, type AssessmentPage } from "../../../contract/assessment.ts";
import { pointsText } from "../../../domain/assessment/assessment.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";
import { useAssessmentReason } from "../reasons.ts";

interface Values {
  readonly grade: string;
  readonly reason?: string;
  readonly gradeReason?: string;
}

interface WindowProps {
  readonly assessment: AssessmentPage;
  readonly preview: NonNullable<AssessmentPage["preview"]>;
  readonly onClose: () => void;
}

/** Confirms the grade: what the form computes, a reason where somebody's word is missing, another one where the grade differs. */
export function CloseWindow({ assessment, preview, onClose }: WindowProps): ReactElement {
  const text = useMessages(assessmentWords);
  const common = useMessages(commonWords);
  const [form] = Form.useForm<Values>();
  const close = useChange(moveAssessment);
  const problem = useAssessmentReason(close.error);
  const chosen = Form.useWatch("grade", form) ?? preview.grade;
  const missing = assessment.asked.filter((party) => !assessment.handedIn.includes(party)).map((party) => text.parties[party]);
  const required = [{ required: true, whitespace: true, message: common.required }];
  const save = async ({ grade, reason, gradeReason }: Values): Promise<void> => {
    const reasons = { ...(reason ? { reason } : {}), ...(gradeReason ? { gradeReason } : {}) };
    const body = { move: "close" as const, version: assessment.version, grade, ...reasons };
    await close.mutateAsync({ params: { assessmentId: assessment.id }, body });
    onClose();
  };
  return (
    <Modal
      open
      title={`${text.close} · ${assessment.personName}`}
      okText={text.close}
      cancelText={common.cancel}
      confirmLoading={close.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ grade: preview.grade }}
        onFinish={(values) => void save(values).catch(() => undefined)}
      >
        {problem === null ? null : <Failed error={problem} />}
        <p className="muted">{text.closeHint}</p>
        <p>
          <strong className="number">{text.points(pointsText(preview.hundredths))}</strong> · {text.computed} {preview.grade}
        </p>
        <Form.Item name="grade" label={text.finalGrade} rules={required}>
          <Select options={assessment.form.value.grades.map(({ name }) => ({ value: name }))} />
        </Form.Item>
        {missing.length > 0 ? (
          <Form.Item name="reason" label={text.missingParties(missing.join(text.joint))} rules={required}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        ) : null}
        {chosen === preview.grade ? null : (
          <Form.Item name="gradeReason" label={text.gradeReason} rules={required}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
