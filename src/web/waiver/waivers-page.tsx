import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { exportWaivers, listWaivers, type Waiver } from "../../contract/waiver.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { planWords } from "../plan/messages.ts";
import { PlanTabs } from "../plan/parts/room-tabs.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { instantText, textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { scopeText } from "../ui/scope-text.ts";
import { periodName } from "../ui/term-words.ts";
import { waiverWords } from "./messages.ts";

const page = getRouteApi("/waivers");

function useColumns(): Column<Waiver>[] {
  const text = useMessages(waiverWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  return [
    { key: "helped", title: text.pair, cell: (waiver) => <PairLink {...waiver} />, isSortable: true },
    {
      key: "promise",
      title: text.promise,
      cell: ({ clause, scope }) => [clause, scopeText(scope, language)].filter((part) => part !== "").join(" · "),
      width: 280,
    },
    {
      key: "period",
      title: text.period,
      cell: ({ period }) => <span className="keep-words">{periodName(period, language)}</span>,
      isSortable: true,
      width: 130,
    },
    { key: "reason", title: text.reason, cell: ({ reason }) => reason, width: 200 },
    { key: "state", title: text.state, cell: ({ state }) => approvalStateName(states, "waiver", state), isSortable: true },
    { key: "by", title: text.by, cell: ({ requestedBy }) => requestedBy, isExtra: true, isSortable: true },
    {
      key: "requestedAt",
      title: text.at,
      cell: ({ requestedAt }) => <span className="number">{instantText(requestedAt).slice(0, 10)}</span>,
      isSortable: true,
    },
    { key: "decision", title: text.decision, cell: ({ decision }) => textOf(decision), isExtra: true },
    {
      key: "moves",
      title: text.actions,
      cell: (waiver) => <ApprovalMoves kind="waiver" things={[waiver]} moves={waiver.moves} size="small" />,
    },
  ];
}

/** Requests that an obligation be waived, and their decision. */
export function WaiversPage(): ReactElement {
  const text = useMessages(waiverWords);
  const rooms = useMessages(planWords);
  const states = useMessages(approvalWords);
  const query = page.useSearch();
  const answer = useRoute(listWaivers, { query: listQueryOf("waivers", query) }, { keepPrevious: true });
  const columns = useColumns();
  return (
    <>
      <PageHead title={rooms.title} />
      <PlanTabs current="waivers" />
      <QueryTable
        id="waivers"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportWaivers, { query })}
        nothing={text.none}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("waiver").map((state) => ({ value: state, label: approvalStateName(states, "waiver", state) })),
          },
          { kind: "pair", names: ["partnershipId"], label: text.pair },
        ]}
      />
    </>
  );
}
