import { getRouteApi } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { listWaivers, type Waiver } from "../../contract/waiver.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { instantText, textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
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
      width: 320,
    },
    { key: "period", title: text.period, cell: ({ period }) => periodName(period, language) },
    { key: "reason", title: text.reason, cell: ({ reason }) => reason, width: 240 },
    { key: "state", title: text.state, cell: ({ state }) => approvalStateName(states, "waiver", state), isSortable: true },
    { key: "by", title: text.by, cell: ({ requestedBy }) => requestedBy, isExtra: true },
    {
      key: "requestedAt",
      title: text.at,
      cell: ({ requestedAt }) => <span className="number">{instantText(requestedAt)}</span>,
      isSortable: true,
    },
    { key: "decision", title: text.decision, cell: ({ decision }) => textOf(decision), isExtra: true },
    {
      key: "moves",
      title: "",
      cell: (waiver) => <ApprovalMoves kind="waiver" things={[waiver]} moves={waiver.moves} size="small" />,
    },
  ];
}

/** Requests that an obligation be waived, and their decision. */
export function WaiversPage(): ReactElement {
  const text = useMessages(waiverWords);
  const states = useMessages(approvalWords);
  const query = page.useSearch();
  const answer = useRoute(listWaivers, { query }, { keepPrevious: true });
  const columns = useColumns();
  return (
    <>
      <PageHead title={text.title} />
      <QueryTable
        id="waivers"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        nothing={text.none}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("waiver").map((state) => ({ value: state, label: approvalStateName(states, "waiver", state) })),
          },
        ]}
      />
    </>
  );
}
