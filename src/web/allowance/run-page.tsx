import "./allowance.css";
import { getRouteApi } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import type { ReactElement } from "react";
import { exportRun, getRun, listSlips, previewRun, type AllowanceRunPage } from "../../contract/allowance.ts";
import { allowanceChanges } from "../../contract/filters.ts";
import { lineName } from "../../domain/allowance/line-name.ts";
import { budgetLines } from "../../domain/allowance/rule.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { can } from "../../domain/access/access.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalMoveNames, approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { exportBy } from "../ui/export-button.tsx";
import { moneyText } from "../ui/format.ts";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable } from "../ui/query-table.tsx";
import { placeWords } from "../ui/return-places.ts";
import { Failed, Waiting } from "../ui/states.tsx";
import { Trail } from "../ui/trail.tsx";
import { allowanceWords } from "./messages.ts";
import { useExplain } from "./parts/explain.ts";
import { Against, Totals } from "./parts/run-summary.tsx";
import { useSlipColumns } from "./parts/slip-columns.tsx";
import { yearAndMonth } from "./model.ts";

const page = getRouteApi("/allowances/$runId");

function Actions({ run }: { readonly run: AllowanceRunPage }): ReactElement {
  const text = useMessages(allowanceWords);
  const explain = useExplain();
  const preview = useChange(previewRun);
  const mayRun = can(useActor(), "allowance.run", { kind: "programme", programmeId: run.programme.id });
  return (
    <>
      {preview.error ? <Failed error={explain(preview.error)} /> : null}
      {mayRun && isEditable(run.state) ? (
        <Button loading={preview.isPending} onClick={() => preview.mutate({ params: { runId: run.id } })}>
          {text.previewAgain}
        </Button>
      ) : null}
      <ApprovalMoves kind="allowanceRun" things={[run]} moves={run.moves} dayMoves={["lock"]} explain={explain} />
    </>
  );
}

/** What whoever checks the run must know before anything else. */
function Warnings({ run }: { readonly run: AllowanceRunPage }): ReactElement {
  const text = useMessages(allowanceWords);
  const language = useLanguage();
  return (
    <>
      {run.isCurrent ? null : <Alert type="warning" showIcon title={text.changedSince} className="allowance-space" />}
      {run.warnings.map(({ line, code, source }) => (
        <Alert
          key={line}
          type="warning"
          showIcon
          className="allowance-space"
          title={`${lineName(line, language)}：${text.warnings[code]}`}
          description={`${text.source}：${source}`}
        />
      ))}
    </>
  );
}

function Slips({ run }: { readonly run: AllowanceRunPage }): ReactElement {
  const text = useMessages(allowanceWords);
  const language = useLanguage();
  const query = page.useSearch();
  const answer = useRoute(listSlips, { params: { runId: run.id }, query: listQueryOf("allowance-slips", query) }, { keepPrevious: true });
  const columns = useSlipColumns({ hasPerson: true });
  return (
    <QueryTable
      id="allowance-slips"
      label={text.slips}
      answer={answer}
      columns={columns}
      rowKey={({ id }) => id}
      exportName={text.cashier}
      exportRows={exportBy(exportRun, { params: { runId: run.id }, query })}
      filters={[
        {
          kind: "choice",
          names: ["code"],
          label: text.allowance,
          options: run.byRule.map(({ key, name }) => ({ value: key, label: name })),
        },
        {
          kind: "choice",
          names: ["line"],
          label: text.line,
          options: budgetLines.map((line) => ({ value: line, label: lineName(line, language) })),
        },
        {
          kind: "choice",
          names: ["change"],
          label: text.change,
          options: allowanceChanges.map((change) => ({ value: change, label: text.changes[change] })),
        },
      ]}
    />
  );
}

/** One month: what it comes to, what is to be known before it is approved, every slip, and who did what. */
export function RunPage(): ReactElement {
  const places = useMessages(placeWords);
  const text = useMessages(allowanceWords);
  const states = useMessages(approvalWords);
  const { runId } = page.useParams();
  const answer = useRoute(getRun, { params: { runId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const run = answer.data;
  const state = approvalStateName(states, "allowanceRun", run.state);
  return (
    <>
      <PageHead
        title={`${text.monthOf(...yearAndMonth(run.month))} ${text.title}`}
        note={`${run.programme.name} · ${state} · ${moneyText(run.amountFen / 100)} · ${text.slipCount(run.slips)}`}
        actions={<Actions run={run} />}
      />
      <Warnings run={run} />
      <div className="bench allowance-space">
        <Totals run={run} />
        <Against run={run} />
      </div>
      <div className="allowance-space">
        <Slips run={run} />
      </div>
      <Trail steps={run.trail} moves={approvalMoveNames(states, "allowanceRun")} places={places.allowanceRun} />
    </>
  );
}
