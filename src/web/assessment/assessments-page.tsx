import "./assessment.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportAssessments, listAssessments, type AssessmentLine } from "../../contract/assessment.ts";
import { pointsText } from "../../domain/assessment/assessment.ts";
import { assessmentStates } from "../../domain/assessment/states.ts";
import { assessmentParties } from "../../domain/assessment/form.ts";
import { parseDay } from "../../domain/calendar/day.ts";
import { schoolYearOf } from "../../domain/calendar/school-calendar.ts";
import type { Output } from "../api.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor, useSignedIn } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { periodName } from "../ui/term-words.ts";
import { assessmentWords } from "./messages.ts";
import { schoolYearChoices } from "./model.ts";
import { OpenWindow } from "./parts/open-window.tsx";
import { AssessmentTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/assessments");

function HandedIn({ line: { state, asked, handedIn } }: { readonly line: AssessmentLine }): ReactElement {
  const text = useMessages(assessmentWords);
  const missing = asked.filter((party) => !handedIn.includes(party)).map((party) => text.parties[party]);
  return (
    <>
      <span className="number">{text.handedInOf(asked.length - missing.length, asked.length)}</span>
      {state === "open" && missing.length > 0 ? <div className="muted small">{text.waitsFor(missing.join(text.joint))}</div> : null}
    </>
  );
}

function useColumns(): Column<AssessmentLine>[] {
  const text = useMessages(assessmentWords);
  return [
    {
      key: "person",
      title: text.person,
      cell: ({ id, personName }) => <AppLink href={`/assessments/${id}`}>{personName}</AppLink>,
      isSortable: true,
    },
    { key: "subject", title: text.subject, cell: ({ subject }) => textOf(subject), isSortable: true },
    { key: "helped", title: text.pair, cell: (line) => <PairLink {...line} />, isSortable: true },
    {
      key: "year",
      title: text.schoolYear,
      cell: ({ schoolYear }) => <span className="number">{`${schoolYear}-${schoolYear + 1}`}</span>,
      isSortable: true,
    },
    { key: "state", title: text.state, cell: ({ state }) => text.states[state], isSortable: true },
    { key: "handedIn", title: text.handedIn, cell: (line) => <HandedIn line={line} /> },
    { key: "due", title: text.dueDay, cell: ({ dueDay }) => <span className="number">{dueDay}</span>, isSortable: true },
    {
      key: "result",
      title: text.result,
      cell: ({ resultHundredths }) => (resultHundredths === null ? "—" : pointsText(resultHundredths)),
      isNumber: true,
      isSortable: true,
    },
    { key: "grade", title: text.grade, cell: ({ grade }) => textOf(grade), isSortable: true },
    {
      key: "priority",
      title: text.priority,
      cell: ({ priority }) => priority.map((purpose) => text.purposes[purpose]).join(text.joint) || "—",
    },
  ];
}

type Share = Output<typeof listAssessments>["bestShare"];

/** How many have the best grade, where the form names a limit: said, never enforced. */
function ShareNotice({ share }: { readonly share: Share | undefined }): ReactElement | null {
  const text = useMessages(assessmentWords);
  const language = useLanguage();
  if (!share) return null;
  const { schoolYear, best, closed, percentMax, isOver } = share;
  const year = periodName(`${schoolYear}-${schoolYear + 1}`, language);
  if (!isOver) return <p className="muted">{text.shareOf(year, best, closed, percentMax)}</p>;
  return <Alert type="warning" showIcon className="assessment-note" title={text.overShare(year, best, closed, percentMax)} />;
}

/** Assessments of posted people: who is assessed for which year, whose scores are missing, and what came out. */
export function AssessmentsPage(): ReactElement {
  const text = useMessages(assessmentWords);
  const language = useLanguage();
  const query = page.useSearch();
  const { grants, today } = useSignedIn();
  const [isOpening, setOpening] = useState(false);
  const answer = useRoute(listAssessments, { query: listQueryOf("assessments", query) }, { keepPrevious: true });
  const columns = useColumns();
  const day = parseDay(today);
  const mayOpen = canSomewhere(useActor(), "assessment.open");
  const isPosted = grants.every(({ role }) => role === "postedTeacher");
  const button = mayOpen ? (
    <Button type="primary" onClick={() => setOpening(true)}>
      {text.open}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={button} />
      <AssessmentTabs current="list" />
      <ShareNotice share={answer.data?.bestShare} />
      <QueryTable
        id="assessments"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportAssessments, { query })}
        nothing={isPosted ? text.noneOwn : text.none}
        nothingAction={button}
        filters={[
          {
            kind: "choice",
            names: ["schoolYear"],
            label: text.schoolYear,
            options: schoolYearChoices(day === null ? 0 : schoolYearOf(day)).map((year) => ({
              value: String(year),
              label: periodName(`${year}-${year + 1}`, language),
            })),
          },
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: assessmentStates.map((value) => ({ value, label: text.states[value] })),
          },
          {
            kind: "choice",
            names: ["missing"],
            label: text.missing,
            options: assessmentParties.map((value) => ({ value, label: text.parties[value] })),
          },
          { kind: "choice", names: ["waiting"], label: text.waiting, options: [{ value: "me", label: text.waitingMe }] },
          { kind: "pair", names: ["partnershipId"], label: text.pair },
        ]}
      />
      {isOpening ? <OpenWindow onClose={() => setOpening(false)} /> : null}
    </>
  );
}
