import { getRouteApi } from "@tanstack/react-router";
import { Select } from "antd";
import type { ReactElement } from "react";
import { exportMoney, getMoney, type Money, type PairBudget } from "../../contract/funding.ts";
import { useChangeAddress } from "../app/address-bar.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { AppLink } from "../ui/app-link.tsx";
import { PairLink } from "../ui/pair.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { Failed, Waiting } from "../ui/states.tsx";
import { periodName } from "../ui/term-words.ts";
import { fenText, promisedText } from "./model.ts";
import { fundingWords } from "./messages.ts";
import { Budget } from "./parts/budget.tsx";
import { FundingTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/money");

/** The term or school year that a page of money is shown for; kept in the address. */
export function PeriodChoice({ money }: { readonly money: Pick<Money, "period" | "periods"> }): ReactElement {
  const text = useMessages(fundingWords);
  const language = useLanguage();
  const changeAddress = useChangeAddress();
  return (
    <Select
      aria-label={text.period}
      value={money.period}
      options={money.periods.map((period) => ({ value: period, label: periodName(period, language) }))}
      popupMatchSelectWidth={false}
      onChange={(period: string) => changeAddress({ period, page: undefined })}
    />
  );
}

function useColumns(): Column<PairBudget>[] {
  const text = useMessages(fundingWords);
  const amount = (key: "asked" | "approved" | "paid" | "received"): Column<PairBudget> => ({
    key,
    title: text[key],
    cell: (row) => fenText(row[key]),
    isSortable: true,
    isNumber: true,
  });
  return [
    { key: "pair", title: text.pair, cell: (row) => <PairLink {...row} />, isSortable: true },
    { key: "promisedMin", title: text.promised, cell: promisedText, isSortable: true, isNumber: true },
    amount("asked"),
    amount("approved"),
    amount("paid"),
    amount("received"),
    {
      key: "left",
      title: text.left,
      cell: ({ left }) => <span className={left > 0 ? "lack" : ""}>{fenText(left)}</span>,
      isSortable: true,
      isNumber: true,
    },
    {
      key: "warnings",
      title: text.warnings,
      cell: ({ warnings }) => (warnings === 0 ? "—" : `▲ ${warnings}`),
      isSortable: true,
      isNumber: true,
    },
    {
      key: "payments",
      title: "",
      cell: ({ partnershipId }) => <AppLink href={`/payments?partnershipId=${partnershipId}`}>{text.toPayments}</AppLink>,
    },
  ];
}

/** Promised, approved, paid, received and left, over the county and of each pair. */
export function MoneyPage(): ReactElement {
  const text = useMessages(fundingWords);
  const query = page.useSearch();
  const answer = useRoute(getMoney, { query: listQueryOf("money", query) }, { keepPrevious: true });
  const columns = useColumns();
  const { data } = answer;
  return (
    <>
      <PageHead title={text.title} actions={data ? <PeriodChoice money={data} /> : null} />
      <FundingTabs current="money" />
      {answer.isPending ? <Waiting /> : null}
      {answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data ? (
        <>
          <Budget money={data} />
          <h2>{text.byPair}</h2>
          <QueryTable
            id="money"
            label={text.byPair}
            answer={{ ...answer, data: { rows: data.rows, total: data.totalRows } }}
            columns={columns}
            rowKey={({ partnershipId }) => partnershipId}
            exportRows={exportBy(exportMoney, { query })}
            nothing={text.noMoney}
          />
        </>
      ) : null}
    </>
  );
}
