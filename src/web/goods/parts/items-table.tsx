import { Button, Space, Table, type TableProps } from "antd";
import type { ReactElement } from "react";
import type { GoodsItemContent } from "../../../contract/goods.ts";
import { basisNames, itemKindNames } from "../../../domain/goods/goods-words.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { moneyText, textOf } from "../../ui/format.ts";
import { goodsWords } from "../messages.ts";
import { totalYuan } from "../model.ts";

/** An item of a list, perhaps with what arrived of it. */
type Shown = GoodsItemContent & { readonly receivedCount?: number | null; readonly receiptNote?: string | null };

interface ItemsTableProps {
  readonly items: readonly Shown[];
  /** Present while the list is being edited. */
  readonly onEdit?: (place: number) => void;
  readonly onRemove?: (place: number) => void;
}

interface Row {
  readonly item: Shown;
  readonly place: number;
}
type Columns = NonNullable<TableProps<Row>["columns"]>;

function useColumns(): Columns {
  const text = useMessages(goodsWords);
  const language = useLanguage();
  const right = { align: "right", className: "number" } as const;
  return [
    {
      key: "name",
      title: text.item.name,
      render: (_, { item }) => (
        <>
          {item.name}
          {item.spec === null ? null : <span className="muted"> {item.spec}</span>}
        </>
      ),
    },
    { key: "kind", title: text.item.kind, render: (_, { item }) => itemKindNames[language][item.kind] },
    { key: "count", title: text.item.count, ...right, render: (_, { item }) => `${item.count}${item.unit}` },
    { key: "unitValue", title: text.item.unitValue, ...right, render: (_, { item }) => moneyText(item.unitValueFen / 100) },
    { key: "sum", title: text.item.sum, ...right, render: (_, { item }) => moneyText(totalYuan([item])) },
    { key: "basis", title: text.item.valueBasis, render: (_, { item }) => basisNames[language][item.valueBasis] },
    { key: "class", title: text.item.classCode, render: (_, { item }) => textOf(item.classCode) },
    { key: "source", title: text.item.source, render: (_, { item }) => textOf(item.source) },
    { key: "custodian", title: text.item.custodian, render: (_, { item }) => textOf(item.custodian) },
  ];
}

/** What arrived of an item, once somebody has counted. */
function Received({ item }: { readonly item: Shown }): ReactElement {
  const text = useMessages(goodsWords);
  const short = item.count - (item.receivedCount ?? item.count);
  return (
    <>
      {item.receivedCount ?? "—"}
      {short > 0 ? <div className="short-delivery">{text.short(short)}</div> : null}
      {item.receiptNote ? <div className="muted small">{item.receiptNote}</div> : null}
    </>
  );
}

/** The items of a list with their sum; short deliveries stand out. */
export function ItemsTable({ items, onEdit, onRemove }: ItemsTableProps): ReactElement {
  const text = useMessages(goodsWords);
  const rows = items.map((item, place) => ({ item, place }));
  const columns = useColumns();
  const received: Columns = items.some(({ receivedCount }) => typeof receivedCount === "number")
    ? [
        {
          key: "received",
          title: text.item.received,
          align: "right",
          className: "number",
          render: (_, { item }) => <Received item={item} />,
        },
      ]
    : [];
  const tools: Columns =
    onEdit && onRemove
      ? [
          {
            key: "edit",
            title: "",
            render: (_, { item, place }) => (
              <Space size="small">
                <Button size="small" aria-label={`${text.editItem} ${item.name}`} onClick={() => onEdit(place)}>
                  {text.editItem}
                </Button>
                <Button size="small" aria-label={`${text.removeItem} ${item.name}`} onClick={() => onRemove(place)}>
                  {text.removeItem}
                </Button>
              </Space>
            ),
          },
        ]
      : [];
  return (
    <>
      <Table<Row>
        size="small"
        rowKey={({ place }) => place}
        columns={[...columns.slice(0, 3), ...received, ...columns.slice(3), ...tools]}
        dataSource={rows}
        locale={{ emptyText: <span className="muted">{text.noItems}</span> }}
        scroll={{ x: "max-content" }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      />
      <div className="number items-total">
        {text.total} {moneyText(totalYuan(items))}
      </div>
    </>
  );
}
