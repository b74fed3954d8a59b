import "./goods.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { exportPublished, listPublished, type PublishedDonation } from "../../contract/goods.ts";
import { conditionNames, giverKindNames } from "../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { moneyText, textOf } from "../ui/format.ts";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { goodsWords } from "./messages.ts";
import { conditionsText } from "./model.ts";
import { GoodsTabs } from "./parts/goods-tabs.tsx";

const page = getRouteApi("/published-donations");

function useColumns(): Column<PublishedDonation>[] {
  const text = useMessages(goodsWords);
  const language = useLanguage();
  const names = { names: conditionNames[language], unchecked: text.unchecked };
  return [
    { key: "receivedOn", title: text.receivedOn, cell: ({ receivedOn }) => <span className="number">{receivedOn}</span>, isSortable: true },
    {
      key: "donor",
      title: text.donor,
      cell: ({ donor, giverKind }) => (
        <>
          {donor ?? <span className="donor-unnamed">{text.unnamed}</span>}
          <div className="muted small">{giverKindNames[language][giverKind]}</div>
        </>
      ),
    },
    { key: "goods", title: text.goods, cell: ({ goods }) => goods, width: 200 },
    { key: "value", title: text.value, cell: ({ valueFen }) => moneyText(valueFen / 100), isNumber: true, isSortable: true },
    { key: "use", title: text.use, cell: ({ use }) => use, width: 150 },
    { key: "receiver", title: text.receiver, cell: ({ receiver }) => receiver.name, isSortable: true },
    { key: "receiptNo", title: text.receiptNo, cell: ({ receiptNo }) => textOf(receiptNo) },
    { key: "after", title: text.after, cell: ({ conditions }) => conditionsText(conditions, 0, names) },
  ];
}

/** Donations received, as they are made public: to be printed and put up, or sent on. */
export function PublishedPage(): ReactElement {
  const text = useMessages(goodsWords);
  const query = page.useSearch();
  const answer = useRoute(listPublished, { query: listQueryOf("published", query) }, { keepPrevious: true });
  const columns = useColumns();
  return (
    <>
      <PageHead title={text.published} note={text.publishedNote} actions={<Button onClick={() => window.print()}>{text.print}</Button>} />
      <GoodsTabs current="published" />
      <QueryTable
        id="published"
        label={text.published}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportPublished, { query })}
        nothing={text.noPublished}
        filters={[{ kind: "days", names: ["from", "to"], label: text.receivedOn }]}
      />
    </>
  );
}
