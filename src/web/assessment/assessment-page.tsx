import "./assessment.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type ReactElement } from "react";
import { getAssessment, moveAssessment, returnSheet, type AssessmentPage as Page } from "../../contract/assessment.ts";
import { pointsText } from "../../domain/assessment/assessment.ts";
import type { AssessmentMove } from "../../domain/assessment/states.ts";
import type { AssessmentParty } from "../../domain/assessment/form.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { Facts } from "../ui/facts.tsx";
import { PairLink } from "../ui/pair.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { Trail } from "../ui/trail.tsx";
import { assessmentWords } from "./messages.ts";
import { CloseWindow } from "./parts/close-window.tsx";
import { RecordedFacts } from "./parts/facts.tsx";
import { Priority } from "./parts/priority.tsx";
import { ReasonWindow } from "./parts/reason-window.tsx";
import { ScoreForm } from "./parts/score-form.tsx";
import { Sheets } from "./parts/sheets.tsx";
import { useAssessmentReason } from "./reasons.ts";

const route = getRouteApi("/assessments/$assessmentId");

function MoveWindow({ assessment, move, onClose }: { assessment: Page; move: AssessmentMove; onClose: () => void }): ReactElement {
  const text = useMessages(assessmentWords);
  const change = useChange(moveAssessment);
  return (
    <ReasonWindow
      title={`${text[move]} · ${assessment.personName}`}
      okText={text[move]}
      error={useAssessmentReason(change.error)}
      isPending={change.isPending}
      onSend={async (reason) =>
        change.mutateAsync({ params: { assessmentId: assessment.id }, body: { move, version: assessment.version, reason } })
      }
      onClose={onClose}
    />
  );
}

function ReturnWindow({ assessment, party, onClose }: { assessment: Page; party: AssessmentParty; onClose: () => void }): ReactElement {
  const text = useMessages(assessmentWords);
  const give = useChange(returnSheet);
  return (
    <ReasonWindow
      title={text.returnOf(text.parties[party])}
      okText={text.return}
      error={useAssessmentReason(give.error)}
      isPending={give.isPending}
      onSend={async (reason) => give.mutateAsync({ params: { assessmentId: assessment.id, party }, body: { reason } })}
      onClose={onClose}
    />
  );
}

function Actions({ assessment }: { readonly assessment: Page }): ReactElement {
  const text = useMessages(assessmentWords);
  const [opened, open] = useState<AssessmentMove | AssessmentParty | null>(null);
  const { moves, mayReturn, preview } = assessment;
  const close = (): void => open(null);
  return (
    <>
      {mayReturn.map((party) => (
        <Button key={party} onClick={() => open(party)}>
          {text.returnOf(text.parties[party])}
        </Button>
      ))}
      {moves
        .filter((move) => move !== "close" || preview !== null)
        .map((move) => (
          <Button key={move} type={move === "close" ? "primary" : "default"} onClick={() => open(move)}>
            {text[move]}
          </Button>
        ))}
      {opened === "close" && preview !== null ? <CloseWindow assessment={assessment} preview={preview} onClose={close} /> : null}
      {opened === "reopen" || opened === "void" ? <MoveWindow assessment={assessment} move={opened} onClose={close} /> : null}
      {opened === "self" || opened === "helped" || opened === "helper" ? (
        <ReturnWindow assessment={assessment} party={opened} onClose={close} />
      ) : null}
    </>
  );
}

/** What came out, and what the bureau said about it. */
function Result({ assessment }: { readonly assessment: Page }): ReactElement | null {
  const text = useMessages(assessmentWords);
  const { grade, computedGrade, resultHundredths, closedOn, missingReason, gradeReason } = assessment;
  if (grade === null || resultHundredths === null) return null;
  const isOther = computedGrade !== null && computedGrade !== grade;
  return (
    <section aria-label={text.grade}>
      <h2>{text.grade}</h2>
      <Facts
        facts={[
          { name: text.grade, value: <strong>{grade}</strong> },
          { name: text.result, value: <span className="number">{text.points(pointsText(resultHundredths))}</span> },
          ...(closedOn === null ? [] : [{ name: text.state, value: text.closedOn(closedOn) }]),
          ...(missingReason === null ? [] : [{ name: text.missingReason, value: missingReason }]),
          ...(isOther ? [{ name: text.computedWas(computedGrade), value: gradeReason }] : []),
        ]}
      />
    </section>
  );
}

/** The form that the assessment keeps. */
function UsedForm({ form: { effectiveFrom, source, value } }: Pick<Page, "form">): ReactElement {
  const text = useMessages(assessmentWords);
  return (
    <section aria-label={text.form}>
      <h2>{text.form}</h2>
      <p className="muted small">{text.formFrom(effectiveFrom, source)}</p>
      <ul className="lines">
        {value.criteria.map(({ key, name, looksAt, weightPercent, maxScore }) => (
          <li key={key}>
            <span className="grow">
              {name}
              <div className="muted small" title={looksAt}>
                {looksAt}
              </div>
            </span>
            <span className="muted number">
              {text.weight(weightPercent)} · {text.maxScore(maxScore)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One assessment: the facts, the scores that one may read, one's own to hand in, the grade, the list, the trail. */
export function AssessmentPage(): ReactElement {
  const text = useMessages(assessmentWords);
  const language = useLanguage();
  const { assessmentId } = route.useParams();
  const answer = useRoute(getAssessment, { params: { assessmentId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const assessment = answer.data;
  const year = periodName(`${assessment.schoolYear}-${assessment.schoolYear + 1}`, language);
  const missing = assessment.asked.filter((party) => !assessment.handedIn.includes(party));
  const needsAccount = assessment.moves.includes("close") && missing.includes("self") && !assessment.hasAccount;
  return (
    <>
      <PageHead
        title={`${text.title} · ${assessment.personName}`}
        note={
          <>
            {year} · {text.states[assessment.state]} ·{" "}
            <AppLink href={`/postings/${assessment.postingId}`}>{assessment.subject ?? assessment.personName}</AppLink> ·{" "}
            <PairLink {...assessment} />
          </>
        }
        actions={<Actions assessment={assessment} />}
      />
      {assessment.state === "open" && missing.length > 0 ? (
        <Alert
          type="info"
          showIcon
          className="assessment-note"
          title={`${text.waitsFor(missing.map((party) => text.parties[party]).join(text.joint))} · ${text.due(assessment.dueDay)}`}
          description={needsAccount ? text.noAccount : null}
        />
      ) : null}
      <div className="bench">
        <div className="bench-column">
          {assessment.mayScore.map((party) => (
            <ScoreForm key={party} assessment={assessment} party={party} />
          ))}
          <Result assessment={assessment} />
          <Sheets assessment={assessment} />
        </div>
        <div className="bench-column">
          <RecordedFacts facts={assessment.facts} />
          <Priority assessment={assessment} />
          <UsedForm form={assessment.form} />
          <Trail steps={assessment.trail} moves={text.moves} />
        </div>
      </div>
    </>
  );
}
