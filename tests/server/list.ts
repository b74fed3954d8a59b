import type { Reply } from "./application.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- rows of every list
export type Row = any;

/** A list of the product as the tests of all lists know it. */
export interface List {
  readonly name: string;
  readonly path: () => string;
  readonly exportPath: () => string;
  readonly rows: (reply: Reply) => { readonly rows: Row[]; readonly total: number };
  readonly id: (row: Row) => string;
  /** Columns that can be sorted by, with what is compared where the order is easy to tell. */
  readonly sorts: Readonly<Record<string, ((row: Row) => string | number | null) | null>>;
  /** Queries that narrow the list, with what every row left must be. */
  readonly filters: readonly (readonly [query: string, holds: (row: Row) => boolean])[];
  /** Pinyin initials that find some rows, and what those must hold. */
  readonly initials: readonly [search: string, holds: (row: Row) => boolean];
  /** A cell of the workbook, by its heading, and the same of a row. */
  readonly cell: readonly [heading: string, of: (row: Row) => string | number];
  /** The workbook has a line for each item of a row. */
  readonly isItemized?: true;
}

const plain = ({ body }: Reply): { rows: Row[]; total: number } => body;
/** Whether a row is about a pair with a school of this name. */
export const pairHolds =
  (word: string) =>
  ({ helper, helped }: Row): boolean =>
    `${helper.name}${helped.name}`.includes(word);
/** A list whose workbook lies beside it. */
export const simple = (path: string): Pick<List, "path" | "exportPath" | "rows"> => ({
  path: () => path,
  exportPath: () => `${path}/export`,
  rows: plain,
});
