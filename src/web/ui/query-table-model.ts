import { pageSizeMax } from "../../contract/shared.ts";
import { recall, remember } from "../app/memory.ts";

/** Sizes of a page that can be chosen. */
export const pageSizes: readonly number[] = [20, 50, 100, pageSizeMax];
const defaultSize = 20;

/** How a sorted list is asked for: the name of the column, `-` before it for descending. */
export type SortWord = string | undefined;
export type SortOrder = "ascend" | "descend" | null;

/** The order in which a column is shown by the word of the address. */
export function orderOf(sort: SortWord, column: string): SortOrder {
  if (sort === column) return "ascend";
  return sort === `-${column}` ? "descend" : null;
}

/** The word of the address for a column and its order; undefined for the list's own order. */
export function sortWord(column: string, order: SortOrder | undefined): SortWord {
  if (order === "ascend") return column;
  return order === "descend" ? `-${column}` : undefined;
}

/** The page size last chosen for a list. */
export function rememberedSize(table: string): number {
  const size = Number(recall(`size.${table}`));
  return pageSizes.includes(size) ? size : defaultSize;
}

/** Keeps the page size of a list. */
export function rememberSize(table: string, size: number): void {
  remember(`size.${table}`, String(size));
}

/** Keys of the hidden columns of a list; null where nobody chose. */
export function rememberedHidden(table: string): readonly string[] | null {
  const text = recall(`hidden.${table}`);
  return text === null ? null : text.split(",").filter((key) => key !== "");
}

/** Keeps the hidden columns of a list. */
export function rememberHidden(table: string, keys: readonly string[]): void {
  remember(`hidden.${table}`, keys.join(","));
}

interface ListWords {
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

/**
 * What a list asks the server for: the words of the address, with the first page and the remembered size where it says
 * nothing. `table` is the id of the QueryTable.
 */
export function listQueryOf<Search extends object>(
  table: string,
  search: Search & ListWords,
): Search & { readonly page: number; readonly size: number } {
  return { ...search, page: search.page ?? 1, size: search.size ?? rememberedSize(table) };
}
