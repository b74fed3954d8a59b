import "./asset.css";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactElement } from "react";
import { exportAssets, listAssets, type AssetLine } from "../../contract/asset.ts";
import { assetConditions } from "../../domain/asset/asset.ts";
import { conditionNames } from "../../domain/goods/goods-words.ts";
import { queryOf } from "../app/address.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { GoodsTabs } from "../goods/parts/goods-tabs.tsx";
import { AppLink } from "../ui/app-link.tsx";
import { moneyText, textOf } from "../ui/format.ts";
import { shortOf } from "../ui/pair.tsx";
import { exportBy } from "../ui/export-button.tsx";
import { listQueryOf } from "../ui/query-table-model.ts";
import { QueryTable, type Column } from "../ui/query-table.tsx";
import { assetWords } from "./messages.ts";

const page = getRouteApi("/inventory");

function useColumns(): Column<AssetLine>[] {
  const text = useMessages(assetWords);
  const language = useLanguage();
  return [
    {
      key: "assetNo",
      title: text.assetNo,
      cell: ({ id, assetNo }) => (
        <AppLink href={`/inventory/${id}`} className="number">
          {assetNo}
        </AppLink>
      ),
      isSortable: true,
    },
    {
      key: "name",
      title: text.name,
      cell: ({ name, spec }) => (
        <>
          {name}
          {spec === null ? null : <span className="muted"> {spec}</span>}
        </>
      ),
      isSortable: true,
    },
    { key: "quantity", title: text.quantity, cell: ({ quantity, unit }) => `${quantity}${unit}`, isNumber: true },
    { key: "school", title: text.school, cell: ({ school }) => shortOf(school), isSortable: true },
    { key: "value", title: text.value, cell: ({ unitValueFen }) => moneyText(unitValueFen / 100), isNumber: true, isSortable: true },
    { key: "receivedOn", title: text.receivedOn, cell: ({ receivedOn }) => <span className="number">{receivedOn}</span>, isSortable: true },
    {
      key: "condition",
      title: text.condition,
      cell: ({ condition }) => (condition === null ? text.unchecked : conditionNames[language][condition]),
      isSortable: true,
    },
    {
      key: "checkedOn",
      title: text.checkedOn,
      cell: ({ checkedOn }) => <span className="number">{textOf(checkedOn)}</span>,
      isSortable: true,
    },
    {
      key: "next",
      title: text.next,
      cell: ({ nextCheckOn, checkStanding }) => (
        <span className={`number check-standing-${checkStanding}`}>
          {[nextCheckOn ?? "", checkStanding === "later" ? "" : text.standings[checkStanding]].filter((part) => part !== "").join(" ")}
        </span>
      ),
    },
    { key: "place", title: text.place, cell: ({ place }) => textOf(place), isExtra: true },
    { key: "custodian", title: text.custodian, cell: ({ custodian }) => textOf(custodian), isExtra: true },
    { key: "source", title: text.source, cell: ({ giverName }) => giverName, isExtra: true },
  ];
}

/** Everything that was received, under its number, and what is to be looked at. */
export function AssetsPage(): ReactElement {
  const text = useMessages(assetWords);
  const language = useLanguage();
  const query = page.useSearch();
  const answer = useRoute(listAssets, { query: listQueryOf("assets", query) }, { keepPrevious: true });
  const columns = useColumns();
  const { page: _page, size: _size, ...chosen } = query;
  return (
    <>
      <PageHead title={text.title} actions={<Button href={`/inventory/labels${queryOf(chosen)}`}>{text.labels}</Button>} />
      <GoodsTabs current="assets" />
      <QueryTable
        id="assets"
        label={text.title}
        answer={answer}
        columns={columns}
        rowKey={({ id }) => id}
        exportRows={exportBy(exportAssets, { query })}
        nothing={text.none}
        filters={[
          { kind: "choice", names: ["due"], label: text.dueOnly, options: [{ value: "yes", label: text.due }] },
          {
            kind: "choice",
            names: ["condition"],
            label: text.condition,
            options: assetConditions.map((value) => ({ value, label: conditionNames[language][value] })),
          },
        ]}
      />
    </>
  );
}
