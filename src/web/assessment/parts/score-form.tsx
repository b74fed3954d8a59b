import { App, Button, Form, Input, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { handInSheet, type AssessmentPage } from "../../../contract/assessment.ts";
import { pointsText, sheetHundredths } from "../../../domain/assessment/assessment.ts";
import type { AssessmentParty } from "../../../domain/assessment/form.ts";
import { useMessages } from "../../app/language.ts";
import { useChange } from "../../app/query.ts";
import { commonWords } from "../../ui/messages.ts";
import { Failed } from "../../ui/states.tsx";
import { assessmentWords } from "../messages.ts";
import { scoresOf, type ScoreValue } from "../model.ts";
import { useAssessmentReason } from "../reasons.ts";

interface Values {
  readonly scores?: Readonly<Record<string, ScoreValue | undefined>>;
  readonly remark?: string;
}

type Criterion = AssessmentPage["form"]["value"]["criteria"][number];

function CriterionRow({ criterion: { key, name, looksAt, weightPercent, maxScore } }: { readonly criterion: Criterion }): ReactElement {
  const text = useMessages(assessmentWords);
  const common = useMessages(commonWords);
  return (
    <tr>
      <th scope="row">
        {name}
        <div className="muted small">
          {looksAt} · {text.weight(weightPercent)}
        </div>
      </th>
      <td>
        <Form.Item name={["scores", key, "score"]} rules={[{ required: true, message: common.required }]}>
          <InputNumber min={0} max={maxScore} precision={0} aria-label={`${name}（${text.maxScore(maxScore)}）`} suffix={`/ ${maxScore}`} />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={["scores", key, "remark"]}>
          <Input maxLength={200} aria-label={`${name} ${text.scoreRemark}`} placeholder={text.scoreRemark} />
        </Form.Item>
      </td>
    </tr>
  );
}

interface ScoreFormProps {
  readonly assessment: AssessmentPage;
  readonly party: AssessmentParty;
}

/** One party's scores: a row for each criterion, what they make by the weights, and a remark. */
export function ScoreForm({ assessment, party }: ScoreFormProps): ReactElement {
  const text = useMessages(assessmentWords);
  const { message } = App.useApp();
  const send = useChange(handInSheet);
  const reason = useAssessmentReason(send.error);
  const [form] = Form.useForm<Values>();
  const [key] = useState(() => newId());
  const values = Form.useWatch([], form) ?? {};
  const { criteria } = assessment.form.value;
  const scores = scoresOf(criteria, values.scores ?? {});
  const save = async ({ remark }: Values): Promise<void> => {
    if (scores === null) return;
    const body = { idempotencyKey: key, party, scores, remark: remark?.trim() || null };
    await send.mutateAsync({ params: { assessmentId: assessment.id }, body });
    void message.success(text.handedInNow);
  };
  const name = text.myScores(text.parties[party]);
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p className="muted">
        {text.due(assessment.dueDay)} · {text.handInHint}
      </p>
      <Form<Values> form={form} layout="vertical" onFinish={(given) => void save(given).catch(() => undefined)}>
        {reason === null ? null : <Failed error={reason} />}
        <div className="assessment-scroll">
          <table className="assessment-table">
            <thead>
              <tr>
                <th scope="col">{text.criterion}</th>
                <th scope="col">{text.scores}</th>
                <th scope="col" className="remark">
                  {text.remark}
                </th>
              </tr>
            </thead>
            <tbody>
              {criteria.map((criterion) => (
                <CriterionRow key={criterion.key} criterion={criterion} />
              ))}
            </tbody>
          </table>
        </div>
        <Form.Item name="remark" label={party === "self" ? text.overallSelf : text.overallRemark}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {text.handIn}
        </Button>{" "}
        {scores === null ? null : (
          <span className="muted number">{text.sheetNow(pointsText(sheetHundredths(assessment.form.value, { party, scores })))}</span>
        )}
      </Form>
    </section>
  );
}
