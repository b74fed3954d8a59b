import "./funding.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportPayments, listPayments, type PaymentLine } from "../../contract/funding.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { approvalMoves, statesOf, type ApprovalMove } from "../../domain/approval/approval.ts";
import { fundingSources, purposes } from "../../domain/funding/source.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor, useSignedIn } from "../app/session.tsx";
import { ImportDrawer } from "../school/parts/import-drawer.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { ApprovalMoves } from "../ui/approval-moves.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import type { Filter } from "../ui/query-filters.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { periodName } from "../ui/term-words.ts";
import { fenText } from "./model.ts";
import { fundingWords } from "./messages.ts";
import { dayMoves } from "./parts/day-moves.ts";
import { useExplained } from "./parts/reasons.ts";
import { FundingTabs } from "./parts/room-tabs.tsx";
import { WaitingPayments } from "./parts/waiting-payments.tsx";

const page = getRouteApi("/payments");

function useColumns(): Column<PaymentLine>[] {
  const text = useMessages(fundingWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  return [
    { key: "summary", title: text.summary, cell: ({ id, summary }) => <AppLink href={`/payments/${id}`}>{summary}</AppLink> },
    { key: "helped", title: text.pair, cell: (line) => <PairLink {...line} />, isSortable: true },
    { key: "amountFen", title: text.amount, cell: ({ amountFen }) => fenText(amountFen), isSortable: true, isNumber: true },
    { key: "purpose", title: text.purpose, cell: ({ purpose }) => text.purposes[purpose], isSortable: true },
    {
      key: "source",
      title: text.source,
      cell: ({ source, warning }) =>
        warning === null ? (
          text.sources[source]
        ) : (
          <span title={warning.basis} className="payment-warned">
            ▲ {text.warning(text.sources[source], text.purposes[warning.purpose])}
          </span>
        ),
      isSortable: true,
    },
    { key: "term", title: text.term, cell: ({ term, day }) => day ?? periodName(term, language), isSortable: true },
    {
      key: "state",
      title: text.state,
      cell: ({ state, isReplaced }) => (isReplaced ? text.replacedShort : approvalStateName(states, "payment", state)),
      isSortable: true,
    },
    { key: "paidOn", title: text.paidOn, cell: ({ paidOn }) => <span className="number">{textOf(paidOn)}</span>, isSortable: true },
    { key: "voucherNo", title: text.voucherNo, cell: ({ voucherNo }) => textOf(voucherNo) },
    { key: "payer", title: text.payer, cell: ({ payer }) => text.payers[payer], isExtra: true },
    { key: "receivedOn", title: text.receivedOn, cell: ({ receivedOn }) => textOf(receivedOn), isExtra: true },
    { key: "note", title: text.note, cell: ({ note }) => textOf(note), isExtra: true },
  ];
}

function choice(name: string, label: string, options: readonly { value: string; label: string }[]): Filter {
  return { kind: "choice", names: [name], label, options };
}

function useFilters(): Filter[] {
  const text = useMessages(fundingWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  const { terms } = useSignedIn();
  return [
    choice(
      "state",
      text.state,
      statesOf("payment").map((value) => ({ value, label: approvalStateName(states, "payment", value) })),
    ),
    choice(
      "term",
      text.term,
      terms.map(({ key }) => ({ value: key, label: periodName(key, language) })),
    ),
    choice(
      "purpose",
      text.purpose,
      purposes.map((value) => ({ value, label: text.purposes[value] })),
    ),
    choice(
      "source",
      text.source,
      fundingSources.map((value) => ({ value, label: text.sources[value] })),
    ),
  ];
}

/** What may be done with all the chosen payments at once. */
function sharedMoves(chosen: readonly PaymentLine[]): ApprovalMove[] {
  return chosen.length === 0 ? [] : approvalMoves.filter((move) => chosen.every(({ moves }) => moves.includes(move)));
}

/** The payments that one may see, with what waits to be submitted, approved, paid or confirmed, one or many at once. */
export function PaymentsPage(): ReactElement {
  const text = useMessages(fundingWords);
  const query = page.useSearch();
  const actor = useActor();
  const explain = useExplained();
  const answer = useRoute(listPayments, { query: listQueryOf("payments", query) }, { keepPrevious: true });
  const [chosen, choose] = useState<readonly PaymentLine[]>([]);
  const [isImporting, setImporting] = useState(false);
  const columns = useColumns();
  const filters = useFilters();
  const mayEnter = canSomewhere(actor, "payment.enter");
  const pair = query.partnershipId === undefined ? "" : `?partnershipId=${query.partnershipId}`;
  const buttons = mayEnter ? (
    <>
      <Button onClick={() => setImporting(true)}>{text.importSheet}</Button>
      <Button type="primary" href={`/payments/new${pair}`}>
        {text.enter}
      </Button>
    </>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={buttons} />
      <FundingTabs current="payments" />
      <WaitingPayments />
      <QueryTable
        id="payments"
        label={text.payments}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportPayments, { query })}
        nothing={text.noPayments}
        nothingAction={buttons}
        filters={filters}
        selection={{ keys: chosen.map(({ id }) => id), onChange: (_: string[], rows: PaymentLine[]) => choose(rows) }}
        actions={
          chosen.length === 0 ? null : (
            <>
              <span className="muted">{text.chosen(chosen.length)}</span>
              <ApprovalMoves
                kind="payment"
                things={chosen}
                moves={sharedMoves(chosen)}
                dayMoves={dayMoves}
                explain={explain}
                onDone={() => choose([])}
              />
            </>
          )
        }
      />
      {isImporting ? <ImportDrawer kind="payments" onClose={() => setImporting(false)} /> : null}
    </>
  );
}
