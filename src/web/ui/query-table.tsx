import "./query-table.css";
import { Button, Table, type TableProps } from "antd";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState, type ReactElement, type ReactNode } from "react";
import { useAddressWords, useChangeAddress } from "../app/address-bar.ts";
import { useMessages } from "../app/language.ts";
import { ColumnSettings } from "./column-settings.tsx";
import { ExportButton, type Export } from "./export-button.tsx";
import { commonWords } from "./messages.ts";
import { FilterBar, type Filter } from "./query-filters.tsx";
import { orderOf, pageSizes, rememberedHidden, rememberHidden, rememberedSize, rememberSize, sortWord } from "./query-table-model.ts";
import { Failed, Nothing } from "./states.tsx";

/** One column of a list. */
export interface Column<Row> {
  /** Also the word that the list is sorted by, where it can be. */
  readonly key: string;
  /** Empty over a column of buttons. */
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isSortable?: boolean;
  /** Numbers stand right, with figures of one width. */
  readonly isNumber?: boolean;
  readonly width?: number;
  /** Not shown until somebody asks for it. */
  readonly isExtra?: boolean;
}

/** What a list needs of an answer; an answer of `useRoute` fits as it is. */
export type ListAnswer<Row> = Pick<UseQueryResult, "isPending" | "isError" | "error" | "isPlaceholderData" | "refetch"> & {
  readonly data: { readonly rows: Row[]; readonly total: number } | undefined;
};

export interface QueryTableProps<Row> {
  /** Names the list in the memory of the browser. */
  readonly id: string;
  readonly label: string;
  readonly answer: ListAnswer<Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly filters?: readonly Filter[];
  readonly hasSearch?: boolean;
  /** Saves all rows that the filters show. */
  readonly exportRows?: Export;
  /** Says whom the workbook is for, where that is somebody in particular. */
  readonly exportName?: string;
  /** Buttons at the right of the bar. */
  readonly actions?: ReactNode;
  readonly nothing?: string;
  readonly nothingAction?: ReactNode;
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: string[], rows: Row[]) => void };
}

type AntColumns<Row> = NonNullable<TableProps<Row>["columns"]>;

/** What only readers of the screen are told. */
function Unseen({ children }: { readonly children: string }): ReactElement {
  return <span className="visually-hidden">{children}</span>;
}

function toAntColumns<Row>(columns: readonly Column<Row>[], sort: string | undefined, buttons: string): AntColumns<Row> {
  return columns.map((column) => ({
    key: column.key,
    title: column.title === "" ? <Unseen>{buttons}</Unseen> : column.title,
    render: (_: unknown, row: Row) => column.cell(row),
    sorter: column.isSortable === true,
    sortOrder: column.isSortable === true ? orderOf(sort, column.key) : null,
    align: column.isNumber === true ? "right" : "left",
    ...(column.isNumber === true ? { className: "number" } : {}),
    ...(column.width === undefined ? {} : { width: column.width }),
  }));
}

function hiddenAtFirst<Row>(id: string, columns: readonly Column<Row>[]): readonly string[] {
  return rememberedHidden(id) ?? columns.filter(({ isExtra }) => isExtra === true).map(({ key }) => key);
}

function textWord(word: unknown): string | undefined {
  return typeof word === "string" && word !== "" ? word : undefined;
}

function numberWord(word: unknown, otherwise: number): number {
  const value = Number(word);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

type Selection<Row> = NonNullable<QueryTableProps<Row>["selection"]>;

interface SelectPageProps<Row> {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selection: Selection<Row>;
}

/** Takes the whole page, or lets it go. The table's own box in the head stands twice in the page, once where no reader sees it. */
function SelectPage<Row>({ rows, rowKey, selection }: SelectPageProps<Row>): ReactElement {
  const text = useMessages(commonWords);
  const isWhole = rows.length > 0 && rows.every((row) => selection.keys.includes(rowKey(row)));
  return (
    <Button
      disabled={rows.length === 0}
      onClick={() => (isWhole ? selection.onChange([], []) : selection.onChange(rows.map(rowKey), [...rows]))}
    >
      {isWhole ? text.selectNone : text.selectPage}
    </Button>
  );
}

interface BarProps<Row> {
  readonly table: QueryTableProps<Row>;
  readonly hidden: readonly string[];
  readonly onHide: (keys: readonly string[]) => void;
}

function Bar<Row>({ table, hidden, onHide }: BarProps<Row>): ReactElement {
  return (
    <div className="table-bar">
      <FilterBar filters={table.filters ?? []} hasSearch={table.hasSearch ?? true} />
      <div className="table-tools">
        {table.selection === undefined ? null : (
          <SelectPage rows={table.answer.data?.rows ?? []} rowKey={table.rowKey} selection={table.selection} />
        )}
        {table.actions ?? null}
        {table.exportRows === undefined ? null : <ExportButton run={table.exportRows} name={table.exportName} />}
        <ColumnSettings columns={table.columns} hidden={hidden} onChange={onHide} />
      </div>
    </div>
  );
}

/**
 * A list of the server with search, filters, order, pages, columns and export. Everything chosen stands in the address,
 * so that a list can be sent to a colleague; page size and columns are remembered by the browser.
 */
export function QueryTable<Row extends object>(props: QueryTableProps<Row>): ReactElement {
  const text = useMessages(commonWords);
  const words = useAddressWords();
  const changeAddress = useChangeAddress();
  const [hidden, setHidden] = useState(() => hiddenAtFirst(props.id, props.columns));
  const { answer, selection } = props;
  const isNarrowed =
    textWord(words["q"]) !== undefined || (props.filters ?? []).some((filter) => filter.names.some((name) => name in words));

  const hide = (keys: readonly string[]): void => {
    setHidden(keys);
    rememberHidden(props.id, keys);
  };
  const change: TableProps<Row>["onChange"] = (pages, _filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? { columnKey: undefined, order: undefined } : sorter;
    const sort = columnKey === undefined ? undefined : sortWord(String(columnKey), order);
    // The size stands in the address once somebody chose one, so that who gets the address sees the same page.
    const isChosen = words["size"] !== undefined || pages.pageSize !== rememberedSize(props.id);
    const size = isChosen ? pages.pageSize : undefined;
    changeAddress({ page: pages.current === 1 ? undefined : pages.current, size, sort });
    if (pages.pageSize !== undefined) rememberSize(props.id, pages.pageSize);
  };
  const nothing = (
    <Nothing message={isNarrowed ? text.nothingFound : (props.nothing ?? text.nothing)} action={isNarrowed ? null : props.nothingAction} />
  );
  return (
    <section aria-label={props.label} className="query-table">
      <Bar table={props} hidden={hidden} onHide={hide} />
      {answer.isError ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Table<Row>
          size="small"
          rowKey={props.rowKey}
          columns={toAntColumns(
            props.columns.filter(({ key }) => !hidden.includes(key)),
            textWord(words["sort"]),
            text.buttons,
          )}
          dataSource={answer.data?.rows ?? []}
          loading={{ spinning: answer.isPending || answer.isPlaceholderData, delay: 250 }}
          locale={{ emptyText: answer.isPending ? <div className="state" /> : nothing }}
          scroll={{ x: "max-content" }}
          onChange={change}
          {...(selection === undefined
            ? {}
            : {
                rowSelection: {
                  hideSelectAll: true,
                  columnTitle: <Unseen>{text.selection}</Unseen>,
                  selectedRowKeys: [...selection.keys],
                  onChange: (keys, rows) => selection.onChange(keys.map(String), rows),
                },
              })}
          pagination={{
            current: numberWord(words["page"], 1),
            pageSize: numberWord(words["size"], rememberedSize(props.id)),
            total: answer.data?.total ?? 0,
            showTotal: (total) => text.total(total),
            showSizeChanger: true,
            pageSizeOptions: [...pageSizes],
          }}
        />
      )}
    </section>
  );
}
