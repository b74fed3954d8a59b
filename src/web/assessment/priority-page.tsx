import "./assessment.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportPriority, listPriority, removePriority, type PriorityEntry } from "../../contract/assessment.ts";
import { priorityPurposes } from "../../domain/assessment/states.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { instantText } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { assessmentWords } from "./messages.ts";
import { priorityWords } from "./priority-messages.ts";
import { ReasonWindow } from "./parts/reason-window.tsx";
import { AssessmentTabs } from "./parts/room-tabs.tsx";
import { useAssessmentReason } from "./reasons.ts";

const page = getRouteApi("/priority-list");

function TakeOffWindow({ entry, onClose }: { readonly entry: PriorityEntry; readonly onClose: () => void }): ReactElement {
  const words = useMessages(priorityWords);
  const remove = useChange(removePriority);
  return (
    <ReasonWindow
      title={`${words.takeOff} · ${entry.personName}`}
      okText={words.takeOff}
      error={useAssessmentReason(remove.error)}
      isPending={remove.isPending}
      onSend={async (reason) => remove.mutateAsync({ params: { entryId: entry.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}

function useColumns(onTakeOff: (entry: PriorityEntry) => void): Column<PriorityEntry>[] {
  const text = useMessages(assessmentWords);
  const words = useMessages(priorityWords);
  return [
    {
      key: "person",
      title: text.person,
      cell: ({ assessmentId, personName }) => <AppLink href={`/assessments/${assessmentId}`}>{personName}</AppLink>,
      isSortable: true,
    },
    { key: "purpose", title: words.purpose, cell: ({ purpose }) => text.purposes[purpose], isSortable: true },
    {
      key: "basis",
      title: words.basis,
      cell: ({ basis, isFromPlan, removal }) => (
        <>
          {basis}
          {isFromPlan ? <span className="muted"> · {words.fromPlan}</span> : null}
          {removal === null ? null : (
            <div className="muted small">{words.takenOff(instantText(removal.at).slice(0, 10), removal.reason)}</div>
          )}
        </>
      ),
      width: 300,
    },
    { key: "helped", title: text.pair, cell: (entry) => <PairLink {...entry} />, isSortable: true },
    {
      key: "year",
      title: text.schoolYear,
      cell: ({ schoolYear }) => <span className="number">{`${schoolYear}-${schoolYear + 1}`}</span>,
      isSortable: true,
    },
    { key: "grade", title: text.grade, cell: ({ grade }) => grade, isSortable: true },
    { key: "decided", title: words.decidedOn, cell: ({ decidedOn }) => <span className="number">{decidedOn}</span>, isSortable: true },
    { key: "by", title: words.by, cell: ({ by }) => by, isExtra: true },
    {
      key: "takeOff",
      title: words.takeOff,
      cell: (entry) =>
        entry.mayRemove ? (
          <Button size="small" onClick={() => onTakeOff(entry)}>
            {words.takeOff}
          </Button>
        ) : null,
    },
  ];
}

/** Whom the bureau has put on the list of those to be given priority, for what and on which paper. */
export function PriorityPage(): ReactElement {
  const text = useMessages(assessmentWords);
  const words = useMessages(priorityWords);
  const query = page.useSearch();
  const [leaving, takeOff] = useState<PriorityEntry | null>(null);
  const answer = useRoute(listPriority, { query: listQueryOf("priority", query) }, { keepPrevious: true });
  const columns = useColumns(takeOff);
  return (
    <>
      <PageHead title={words.list} />
      <AssessmentTabs current="priority" />
      <Alert type="info" showIcon className="assessment-note" title={words.listNote} />
      <QueryTable
        id="priority"
        label={words.list}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportPriority, { query })}
        nothing={words.listNone}
        filters={[
          {
            kind: "choice",
            names: ["purpose"],
            label: words.purpose,
            options: priorityPurposes.map((value) => ({ value, label: text.purposes[value] })),
          },
          { kind: "choice", names: ["removed"], label: words.withRemoved, options: [{ value: "yes", label: words.showRemoved }] },
          { kind: "pair", names: ["partnershipId"], label: text.pair },
        ]}
      />
      {leaving === null ? null : <TakeOffWindow entry={leaving} onClose={() => takeOff(null)} />}
    </>
  );
}
