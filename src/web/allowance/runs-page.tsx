import { getRouteApi, Navigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportRuns, listRuns, type AllowanceRun } from "../../contract/allowance.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { exportBy } from "../ui/export-button.tsx";
import { instantText, moneyText } from "../ui/format.ts";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { allowanceWords } from "./messages.ts";
import { useExplain } from "./parts/explain.ts";
import { PreviewForm } from "./parts/preview-form.tsx";
import { AllowanceTabs, useReadsRuns } from "./parts/room-tabs.tsx";
import { yearAndMonth } from "./model.ts";

const page = getRouteApi("/allowances");

function useColumns(): Column<AllowanceRun>[] {
  const text = useMessages(allowanceWords);
  const states = useMessages(approvalWords);
  const explain = useExplain();
  return [
    {
      key: "month",
      title: text.month,
      cell: ({ id, month }) => <AppLink href={`/allowances/${id}`}>{text.monthOf(...yearAndMonth(month))}</AppLink>,
      isSortable: true,
    },
    { key: "programme", title: text.programme, cell: ({ programme }) => programme.name, isSortable: true },
    { key: "state", title: text.state, cell: ({ state }) => approvalStateName(states, "allowanceRun", state), isSortable: true },
    { key: "slips", title: text.slips, cell: ({ slips }) => slips, isNumber: true, isSortable: true },
    { key: "amount", title: text.total, cell: ({ amountFen }) => moneyText(amountFen / 100), isNumber: true, isSortable: true },
    {
      key: "warnings",
      title: text.warning,
      cell: ({ warnings }) => warnings.map(({ code }) => text.warnings[code]).join("；") || "—",
    },
    { key: "changedAt", title: text.changedAt, cell: ({ changedAt }) => <span className="number">{instantText(changedAt)}</span> },
    {
      key: "moves",
      title: "",
      cell: (run) => <ApprovalMoves kind="allowanceRun" things={[run]} moves={run.moves} size="small" explain={explain} />,
    },
  ];
}

/** The months that were or are being paid. Whoever is paid and pays nobody goes to the own slips. */
export function RunsPage(): ReactElement {
  const text = useMessages(allowanceWords);
  const states = useMessages(approvalWords);
  const query = page.useSearch();
  const readsRuns = useReadsRuns();
  const mayRun = canSomewhere(useActor(), "allowance.run");
  const answer = useRoute(listRuns, { query: listQueryOf("allowance-runs", query) }, { keepPrevious: true });
  const [isMaking, setMaking] = useState(false);
  const columns = useColumns();
  if (!readsRuns) return <Navigate to="/allowances/own" replace />;
  const make = mayRun ? (
    <Button type="primary" onClick={() => setMaking(true)}>
      {text.preview}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={make} />
      <AllowanceTabs current="runs" />
      <QueryTable
        id="allowance-runs"
        label={text.runs}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportRuns, { query })}
        nothing={text.none}
        nothingAction={make}
        filters={[
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("allowanceRun").map((state) => ({ value: state, label: approvalStateName(states, "allowanceRun", state) })),
          },
        ]}
      />
      {isMaking ? <PreviewForm onClose={() => setMaking(false)} /> : null}
    </>
  );
}
