import "./goods.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { exportGoods, listGoods, type GoodsLine } from "../../contract/goods.ts";
import { canSomewhere } from "../../domain/access/access.ts";
import { statesOf } from "../../domain/approval/approval.ts";
import { goodsModes } from "../../domain/goods/goods.ts";
import { modeNames } from "../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { useActor } from "../app/session.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { approvalStateName, approvalWords } from "../ui/approval-words.ts";
import { countText, instantText, moneyText, textOf } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { goodsWords } from "./messages.ts";
import { GoodsTabs } from "./parts/goods-tabs.tsx";

const page = getRouteApi("/goods");

function useColumns(): Column<GoodsLine>[] {
  const text = useMessages(goodsWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  return [
    { key: "title", title: text.list, cell: ({ id, title }) => <AppLink href={`/goods/${id}`}>{title}</AppLink>, isSortable: true },
    { key: "mode", title: text.mode, cell: ({ mode }) => modeNames[language][mode] },
    { key: "helped", title: text.pair, cell: (line) => <PairLink {...line} />, isSortable: true },
    { key: "giver", title: text.giver, cell: ({ giverName }) => giverName },
    { key: "value", title: text.value, cell: ({ valueFen }) => moneyText(valueFen / 100), isNumber: true, isSortable: true },
    {
      key: "pieces",
      title: text.pieces,
      cell: ({ pieces, shortBy }) => (
        <>
          {countText(pieces)}
          {shortBy > 0 ? <div className="short-delivery">{text.short(shortBy)}</div> : null}
        </>
      ),
      isNumber: true,
    },
    { key: "state", title: text.state, cell: ({ state }) => approvalStateName(states, "goods", state), isSortable: true },
    {
      key: "receivedOn",
      title: text.days,
      cell: ({ receivedOn, handedOverOn }) => <span className="number">{textOf(receivedOn ?? handedOverOn)}</span>,
      isSortable: true,
    },
    { key: "receiptNo", title: text.receiptNo, cell: ({ receiptNo }) => textOf(receiptNo), isExtra: true },
    {
      key: "changedAt",
      title: text.changedAt,
      cell: ({ changedAt }) => <span className="number">{instantText(changedAt)}</span>,
      isSortable: true,
      isExtra: true,
    },
  ];
}

/** Handover lists: who gave what to whom, and where it stands. */
export function GoodsListPage(): ReactElement {
  const text = useMessages(goodsWords);
  const states = useMessages(approvalWords);
  const language = useLanguage();
  const query = page.useSearch();
  const actor = useActor();
  const answer = useRoute(listGoods, { query: listQueryOf("goods", query) }, { keepPrevious: true });
  const columns = useColumns();
  const mayEnter = canSomewhere(actor, "goods.enter");
  const button = mayEnter ? (
    <Button type="primary" href={query.partnershipId === undefined ? "/goods/new" : `/goods/new?partnershipId=${query.partnershipId}`}>
      {text.enter}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={text.title} actions={button} />
      <GoodsTabs current="goods" />
      <QueryTable
        id="goods"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportGoods, { query })}
        nothing={text.none}
        nothingAction={button}
        filters={[
          {
            kind: "choice",
            names: ["mode"],
            label: text.mode,
            options: goodsModes.map((mode) => ({ value: mode, label: modeNames[language][mode] })),
          },
          {
            kind: "choice",
            names: ["state"],
            label: text.state,
            options: statesOf("goods").map((state) => ({ value: state, label: approvalStateName(states, "goods", state) })),
          },
          { kind: "days", names: ["from", "to"], label: text.days },
        ]}
      />
    </>
  );
}
