import { Button, List, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { getAssessment, handInSheet, listAssessments, type AssessmentLine, type AssessmentPage } from "../../contract/assessment.ts";
import { pointsText, sheetHundredths } from "../../domain/assessment/assessment.ts";
import type { AssessmentParty } from "../../domain/assessment/form.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { assessmentWords } from "../assessment/messages.ts";
import { priorityWords } from "../assessment/priority-messages.ts";
import { scoresOf, type ScoreValue } from "../assessment/model.ts";
import { useAssessmentReason } from "../assessment/reasons.ts";
import { periodName } from "../ui/term-words.ts";
import { Field } from "./field.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** A school's people of some years on one list. */
const assessmentsShown = 100;

function useSchoolYearName(): (year: number) => string {
  const language = useLanguage();
  return (year) => periodName(`${year}-${year + 1}`, language);
}

function stateText(line: AssessmentLine, text: (typeof assessmentWords)["zh-CN"]): string {
  if (line.mayScore.length > 0) return text.due(line.dueDay);
  if (line.grade !== null && line.resultHundredths !== null) return `${line.grade} · ${text.points(pointsText(line.resultHundredths))}`;
  return text.states[line.state];
}

function Assessments(): ReactElement {
  const text = useMessages(assessmentWords);
  const yearName = useSchoolYearName();
  const answer = useRoute(listAssessments, { query: { size: assessmentsShown } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const rows = answer.data.rows
    .filter(({ state }) => state !== "voided")
    .toSorted((one, other) => other.mayScore.length - one.mayScore.length);
  if (rows.length === 0) return <Nothing message={text.none} />;
  return (
    <List header={text.title}>
      {rows.map((line) => (
        <List.Item key={line.id} clickable onClick={() => goTo(`/assessments/${line.id}`)} description={stateText(line, text)}>
          {[line.personName, line.subject, yearName(line.schoolYear)].filter((part) => part !== null).join(" · ")}
        </List.Item>
      ))}
    </List>
  );
}

interface ScoreFieldsProps {
  readonly criterion: AssessmentPage["form"]["value"]["criteria"][number];
  readonly value: ScoreValue;
  readonly onChange: (value: ScoreValue) => void;
}

function ScoreFields({ criterion: { name, looksAt, maxScore }, value, onChange }: ScoreFieldsProps): ReactElement {
  const text = useMessages(assessmentWords);
  const figure = (typed: string): number | null => (typed === "" ? null : Math.min(maxScore, Math.max(0, Math.trunc(Number(typed)))));
  return (
    <Field name={`${name}（${text.maxScore(maxScore)}）`}>
      {(id) => (
        <>
          <p id={`${id}-looks-at`} className="muted">
            {looksAt}
          </p>
          <input
            id={id}
            aria-describedby={`${id}-looks-at`}
            type="number"
            inputMode="numeric"
            min={0}
            max={maxScore}
            value={value.score ?? ""}
            onChange={({ target }) => onChange({ ...value, score: figure(target.value) })}
          />
        </>
      )}
    </Field>
  );
}

/** One party's scores on the phone: a figure for each criterion and a summary. */
function ScoreForm({ assessment, party }: { readonly assessment: AssessmentPage; readonly party: AssessmentParty }): ReactElement {
  const text = useMessages(assessmentWords);
  const send = useChange(handInSheet);
  const reason = useAssessmentReason(send.error);
  const [key] = useState(() => newId());
  const [values, setValues] = useState<Readonly<Record<string, ScoreValue>>>({});
  const [remark, setRemark] = useState("");
  const { criteria } = assessment.form.value;
  const scores = scoresOf(criteria, values);
  const name = party === "self" ? text.overallSelf : text.overallRemark;
  const submit = async (): Promise<void> => {
    if (scores === null) return;
    const body = { idempotencyKey: key, party, scores, remark: remark.trim() || null };
    await send.mutateAsync({ params: { assessmentId: assessment.id }, body });
    Toast.show({ content: text.handedInNow, icon: "success" });
  };
  return (
    <section aria-label={text.myScores(text.parties[party])}>
      <h2>{text.myScores(text.parties[party])}</h2>
      <p className="muted">{text.due(assessment.dueDay)}</p>
      {criteria.map((criterion) => (
        <ScoreFields
          key={criterion.key}
          criterion={criterion}
          value={values[criterion.key] ?? {}}
          onChange={(value) => setValues({ ...values, [criterion.key]: value })}
        />
      ))}
      <Field name={name}>
        {(id) => <textarea id={id} rows={3} maxLength={2000} value={remark} onChange={({ target }) => setRemark(target.value)} />}
      </Field>
      <p className="muted number">
        {scores === null ? text.handInHint : text.sheetNow(pointsText(sheetHundredths(assessment.form.value, { party, scores })))}
      </p>
      {reason === null ? null : <Failed error={reason} />}
      <Button
        block
        color="primary"
        size="large"
        disabled={scores === null}
        loading={send.isPending}
        onClick={() => void submit().catch(() => undefined)}
      >
        {text.handIn}
      </Button>
    </section>
  );
}

function RecordedFacts({ facts }: Pick<AssessmentPage, "facts">): ReactElement {
  const text = useMessages(assessmentWords);
  const said = [
    `${text.daysOnPost} ${text.days(facts.daysOnPost)}`,
    `${text.lessons} ${text.lessonsOf(facts.lessons)}`,
    `${text.absent} ${text.days(facts.absentDays)}`,
    `${text.activities} ${text.times(facts.activities)}`,
    `${text.mentoring} ${text.mentoringOf(facts.mentees, facts.mentorActivities)}`,
    `${text.goals} ${text.goalsOf(facts.goalsDone, facts.goals)}`,
  ];
  return (
    <section aria-label={text.facts}>
      <h2>{text.facts}</h2>
      <p>{said.join(" · ")}</p>
      <p className="muted">{text.factsNote(facts.from, facts.to)}</p>
    </section>
  );
}

function Readable({ assessment: { sheets, form } }: { readonly assessment: AssessmentPage }): ReactElement | null {
  const text = useMessages(assessmentWords);
  if (sheets.length === 0) return null;
  return (
    <section aria-label={text.scores}>
      <h2>{text.scores}</h2>
      <ul className="log-lines">
        {sheets.map(({ party, scores, remark, hundredths }) => (
          <li key={party}>
            {text.parties[party]} · <span className="number">{text.points(pointsText(hundredths))}</span>
            <div className="muted">
              {form.value.criteria.map(({ key, name }) => `${name} ${scores.find((score) => score.key === key)?.score ?? "—"}`).join(" · ")}
            </div>
            {remark === null ? null : <div>{remark}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneAssessment({ assessmentId }: { readonly assessmentId: string }): ReactElement {
  const text = useMessages(assessmentWords);
  const list = useMessages(priorityWords);
  const yearName = useSchoolYearName();
  const answer = useRoute(getAssessment, { params: { assessmentId } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const assessment = answer.data;
  const standing = assessment.entries.filter(({ removal }) => removal === null);
  return (
    <article className="step-page">
      <h1>{[assessment.personName, assessment.subject].filter((part) => part !== null).join(" · ")}</h1>
      <p className="muted">
        {yearName(assessment.schoolYear)} · {stateText(assessment, text)}
      </p>
      {standing.length === 0 ? null : (
        <p>
          {list.onList}：{standing.map(({ purpose }) => text.purposes[purpose]).join(text.joint)}
          <span className="muted"> {list.listNote}</span>
        </p>
      )}
      <RecordedFacts facts={assessment.facts} />
      {assessment.mayScore.map((party) => (
        <ScoreForm key={party} assessment={assessment} party={party} />
      ))}
      <Readable assessment={assessment} />
    </article>
  );
}

/** Assessments on the phone: those of one's school or one's own, and one of them opened. */
export function AssessmentStep(): ReactElement {
  const [, id] = /^\/assessments\/([\w-]{36})$/.exec(useStep()) ?? [];
  return id === undefined ? <Assessments /> : <OneAssessment key={id} assessmentId={id} />;
}
