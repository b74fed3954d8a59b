import "./aid.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactElement } from "react";
import { exportAid, exportAidPayment, getAidRules, listAid, type AidLine } from "../../contract/aid.ts";
import type { ImportKind } from "../../contract/school.ts";
import { can, canSomewhere } from "../../domain/access/access.ts";
import type { ApprovalMove } from "../../domain/approval/approval.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { aidNames } from "../../domain/funding/aid-words.ts";
import { downloadUrl } from "../api.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { ImportDrawer } from "../school/parts/import-drawer.tsx";
import { AppLink, LinkButton } from "../ui/app-link.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { exportBy } from "../ui/export-button.tsx";
import { moneyText, textOf } from "../ui/format.ts";
import { shortOf } from "../ui/pair.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { periodName } from "../ui/term-words.ts";
import { aidWords } from "./messages.ts";
import { ManyMoves } from "./parts/many-moves.tsx";
import { AidTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/aid");

function useColumns(): Column<AidLine>[] {
  const text = useMessages(aidWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  const words = aidNames[language];
  return [
    {
      key: "number",
      title: text.number,
      cell: ({ id, number }) => <AppLink href={`/aid/applications/${id}`}>{String(number)}</AppLink>,
      isSortable: true,
      width: 64,
    },
    { key: "pupil", title: text.pupil, cell: ({ pupil }) => pupil ?? text.erased },
    { key: "school", title: text.school, cell: ({ school }) => shortOf(school), isSortable: true },
    { key: "class", title: text.gradeClass, cell: ({ grade, className }) => `${text.gradeOf(grade)} ${className}`, isSortable: true },
    {
      key: "term",
      title: text.term,
      cell: ({ term }) => <span className="keep-words">{periodName(term, language)}</span>,
      isSortable: true,
    },
    { key: "category", title: text.category, cell: ({ categoryName }) => categoryName, isSortable: true },
    { key: "basis", title: text.basis, cell: ({ basis }) => words.bases[basis] },
    { key: "tier", title: text.tier, cell: ({ tier }) => words.tiers[tier], isExtra: true },
    { key: "boarder", title: text.boarder, cell: ({ isBoarder }) => (isBoarder ? words.boarder : words.dayPupil), isExtra: true },
    {
      key: "benefit",
      title: text.benefit,
      cell: ({ benefit }) => (benefit.kind === "subsidy" ? words.subsidy : text.feeWaiver),
      isExtra: true,
    },
    { key: "amount", title: text.amount, cell: ({ amountFen }) => moneyText(amountFen / 100), isNumber: true, isSortable: true },
    { key: "payer", title: text.payer, cell: ({ payer }) => (payer === null ? text.county : shortOf(payer.helper)), isExtra: true },
    { key: "state", title: text.state, cell: ({ state }) => approvalStateName(states, "aid", state), isSortable: true },
    { key: "until", title: text.until, cell: ({ publicationUntil }) => <span className="number">{textOf(publicationUntil)}</span> },
    {
      key: "appeals",
      title: text.appeals,
      cell: ({ openAppeals }) => (openAppeals === 0 ? "" : <strong className="aid-open">{text.appealsOpen(openAppeals)}</strong>),
    },
  ];
}

/** What somebody does with aid: enter for a school, or decide for the county. */
function useDuties(): { readonly mayEnter: boolean; readonly mayDecide: boolean; readonly moves: ApprovalMove[] } {
  const actor = useActor();
  const mayEnter = canSomewhere(actor, "aid.enter");
  const mayDecide = can(actor, "aid.pay", { kind: "county" });
  return { mayEnter, mayDecide, moves: mayEnter ? ["submit", "publish"] : mayDecide ? ["publish", "approve", "pay"] : [] };
}

function PageActions({ term, onImport }: { readonly term: string; readonly onImport: (kind: ImportKind) => void }): ReactElement {
  const text = useMessages(aidWords);
  const { mayEnter, mayDecide } = useDuties();
  return (
    <>
      {mayEnter ? <Button onClick={() => onImport("aidApplications")}>{text.importApplications}</Button> : null}
      {mayEnter ? (
        <LinkButton isPrimary href="/aid/new">
          {text.enter}
        </LinkButton>
      ) : null}
      {mayDecide ? <Button onClick={() => onImport("aidList")}>{text.importList}</Button> : null}
      {mayDecide ? (
        <Button href={downloadUrl(exportAidPayment, { query: { term } })} title={text.paymentHint} download>
          {text.paymentSheet}
        </Button>
      ) : null}
    </>
  );
}

/** Applications of the schools that one may see, and moving many of them at once. */
export function AidListPage(): ReactElement {
  const text = useMessages(aidWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  const query = page.useSearch();
  const answer = useRoute(listAid, { query: listQueryOf("aid", query) }, { keepPrevious: true });
  const rules = useRoute(getAidRules, { query: {} });
  const { moves } = useDuties();
  const [rows, setRows] = useState<readonly AidLine[]>([]);
  const [importing, setImporting] = useState<ImportKind | null>(null);
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={text.title}
        note={text.note}
        actions={<PageActions term={query.term ?? rules.data?.term ?? ""} onImport={setImporting} />}
      />
      <AidTabs current="list" />
      <ManyMoves rows={rows} query={query} moves={moves} onClear={() => setRows([])} />
      <QueryTable
        id="aid"
        label={text.rooms.list}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportAid, { query })}
        nothing={text.none}
        selection={{ keys: rows.map(({ id }) => id), onChange: (_, chosen) => setRows(chosen) }}
        filters={[
          { kind: "school", names: ["schoolId"], label: text.school },
          {
            kind: "choice",
            names: ["term"],
            label: text.term,
            options: (rules.data?.terms ?? []).map((term) => ({ value: term, label: periodName(term, language) })),
          },
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("aid").map((state) => ({ value: state, label: approvalStateName(states, "aid", state) })),
          },
          {
            kind: "choice",
            names: ["category"],
            label: text.category,
            options: (rules.data?.categories ?? []).map(({ key, name }) => ({ value: key, label: name })),
          },
          {
            kind: "choice",
            names: ["payer"],
            label: text.payer,
            options: (["county", "partnership"] as const).map((payer) => ({ value: payer, label: text[payer] })),
          },
        ]}
      />
      {importing === null ? null : <ImportDrawer kind={importing} onClose={() => setImporting(null)} />}
    </>
  );
}
