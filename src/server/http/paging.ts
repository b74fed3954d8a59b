import { sql, type RawBuilder } from "kysely";
import type { ListQuery } from "../../contract/shared.ts";

/** The columns that a list may be sorted by, by their names in the address. Anything else falls back to the first. */
export type SortColumns = Readonly<Record<string, RawBuilder<unknown>>>;

/** `order by` for a sort like `-from`, with the id last so that pages never overlap. */
export function orderBy(sort: string | undefined, columns: SortColumns, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const isDescending = sort?.startsWith("-") ?? false;
  const name = isDescending ? sort?.slice(1) : sort;
  const column = (name === undefined ? undefined : columns[name]) ?? Object.values(columns)[0] ?? id;
  return isDescending ? sql`order by ${column} desc nulls last, ${id} desc` : sql`order by ${column} nulls last, ${id}`;
}

/** Most rows of an export: Excel holds a million, people read a few thousand. */
export const exportRowsMax = 50_000;

/** `limit … offset …` of one page. */
export function pageOf({ page, size }: Pick<ListQuery, "page" | "size">): RawBuilder<unknown> {
  return sql`limit ${size} offset ${(page - 1) * size}`;
}

/** Whether one of the texts holds what was searched for; for short lists that are searched in memory, as `likePattern` for others. */
export function holdsSearch(search: string | undefined, texts: readonly string[]): boolean {
  const sought = (search ?? "").toLowerCase().normalize("NFKC");
  return sought === "" || texts.some((text) => text.toLowerCase().includes(sought));
}

type SortKey = string | number | null;

/**
 * Rows in memory sorted by one of the keys; as they come where the sort names none. What is missing stands last in either
 * direction, as with `orderBy`.
 */
export function sortedBy<Row>(
  rows: readonly Row[],
  sort: string | undefined,
  keys: Readonly<Record<string, (row: Row) => SortKey>>,
): readonly Row[] {
  const isDescending = sort?.startsWith("-") ?? false;
  const key = keys[(isDescending ? sort?.slice(1) : sort) ?? ""];
  if (!key) return rows;
  return rows.toSorted((row, next) => {
    const [one, other] = [key(row), key(next)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (one === other) return 0;
    return one < other === isDescending ? 1 : -1;
  });
}

/** One page of rows that are all in memory. */
export function sliceOf<Row>(rows: readonly Row[], { page, size }: Pick<ListQuery, "page" | "size">): { rows: Row[]; total: number } {
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length };
}

/** What a search is looked for as: lower case, with the characters of `like` taken literally. */
export function likePattern(search: string): string {
  return `%${search
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
