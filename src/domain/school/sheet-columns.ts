/** One column of a sheet that is imported. */
export interface ImportColumn {
  readonly key: string;
  readonly heading: string;
  /** What other offices call it. Source: headings of real sheets; a star before a required heading is taken off. */
  readonly aliases: readonly string[];
  readonly isRequired: boolean;
  readonly example: string;
  /** Values to choose from in the template; others may be typed. */
  readonly choices: readonly string[];
}

/** A column that need not be filled in, unless told otherwise. */
export function sheetColumn(key: string, heading: string, example: string, more: Partial<ImportColumn> = {}): ImportColumn {
  return { key, heading, aliases: [], isRequired: false, example, choices: [], ...more };
}

/** What is wrong with a cell or a row. `found` is what stands there, `suggestion` what may have been meant. */
export interface RowError {
  readonly code:
    | "missing"
    | "code-form"
    | "no-number"
    | "no-amount"
    | "unknown-word"
    | "class-form"
    | "unknown-stage"
    | "unknown-subject"
    | "unknown-school"
    | "unknown-title"
    | "phone-form"
    | "unknown-pair"
    | "unknown-purpose"
    | "unknown-source"
    | "amount-form"
    | "term-form"
    | "outside"
    | "frozen"
    | "too-long"
    | "place-half"
    | "place-outside"
    | "twice"
    | "zeros-lost"
    | "unknown-programme"
    | "day-form"
    | "days-order"
    | "outside-programme"
    | "same-school"
    | "programme-not-allowed"
    | "unknown-category"
    | "unknown-grade"
    | "unknown-term"
    | "unknown-fee"
    | "unknown-basis"
    | "fee-not-allowed"
    | "no-yes-no"
    | "account-form"
    | "application-frozen"
    | "not-allowed"
    | "unknown-person"
    | "several-posts"
    | "month-form"
    | "month-outside"
    | "absent-too-many";
  /** The column's key; null where the whole row is meant. */
  readonly column: string | null;
  readonly found: string;
  readonly suggestion: string | null;
}

/** Where the columns stand in a sheet. */
export type Headings =
  | { readonly kind: "found"; readonly row: number; readonly places: ReadonlyMap<string, number>; readonly ignored: readonly string[] }
  | { readonly kind: "missing"; readonly headings: readonly string[] };

/** Titles and notes stand above the headings; further down nobody puts them. Our choice. */
const headingRowsMax = 10;

function plain(heading: string): string {
  return heading.replaceAll(/[*＊\s（）()]/g, "");
}

/** Headings of two rows as one: where the lower cell is empty, the upper one reaches down to it (merged cells). */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, place) => lower[place] || (upper[place] ?? ""));
}

/**
 * Finds the row of headings: the one among the first rows that names most columns, or two rows under each other that
 * name more together (学校名称 over both, 在校情况 above 学生数).
 */
export function findHeadings(rows: readonly (readonly string[])[], columns: readonly ImportColumn[]): Headings {
  const keys = new Map(columns.flatMap((column) => [column.heading, ...column.aliases].map((name) => [plain(name), column.key] as const)));
  let best: Extract<Headings, { kind: "found" }> = { kind: "found", row: 0, places: new Map(), ignored: [] };
  const first = rows.slice(0, headingRowsMax);
  const candidates = [
    ...first.map((cells, row) => ({ row, cells })),
    ...first.slice(1).map((cells, index) => ({ row: index + 1, cells: joined(first[index] ?? [], cells) })),
  ];
  for (const { row, cells } of candidates) {
    const places = new Map<string, number>();
    const ignored: string[] = [];
    for (const [place, cell] of cells.entries()) {
      const key = keys.get(plain(cell));
      if (key !== undefined && !places.has(key)) places.set(key, place);
      else if (cell !== "") ignored.push(cell);
    }
    if (places.size > best.places.size) best = { kind: "found", row, places, ignored };
  }
  const missing = columns.filter(({ key, isRequired }) => isRequired && !best.places.has(key));
  return missing.length > 0 ? { kind: "missing", headings: missing.map(({ heading }) => heading) } : best;
}

/** A row below the headings, by the columns' keys. `row` is counted from 1, as a sheet counts. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A cell's text. Lists that the product exports show a dash where there is nothing; back from there it is nothing again. */
function cellText(cell: string | undefined): string {
  return cell === undefined || cell === "—" ? "" : cell;
}

/** What the first cell of a row of sums says; offices write it with spaces and a colon, too. */
const sumWord = /^(?:合计|总计|小计|合計|總計|小計|Total)[:：]?$/i;

/** Whether a row only adds up those above it: it states nothing of its own. */
function isSumRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== "");
  return first !== undefined && sumWord.test(first.replaceAll(/\s/g, ""));
}

/** The filled rows below the headings, without the example of the template and without sums. */
export function dataRows(
  rows: readonly (readonly string[])[],
  found: Extract<Headings, { kind: "found" }>,
  columns: readonly ImportColumn[],
): SheetRow[] {
  return rows.slice(found.row + 1).flatMap((cells, index) => {
    const named = Object.fromEntries(columns.map(({ key }) => [key, cellText(cells[found.places.get(key) ?? -1])]));
    const isEmpty = Object.values(named).every((cell) => cell === "");
    const isExample = columns.every(({ key, example }) => !found.places.has(key) || named[key] === example);
    return isEmpty || isExample || isSumRow(cells) ? [] : [{ row: found.row + index + 2, cells: named }];
  });
}

/** How many letters must change to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(one).entries()) {
    const now = [row + 1];
    for (const [place, otherLetter] of Array.from(other).entries()) {
      const changed = (before[place] ?? 0) + (letter === otherLetter ? 0 : 1);
      now.push(Math.min((now[place] ?? 0) + 1, (before[place + 1] ?? 0) + 1, changed));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}

/** The known word nearest to a mistyped one, if it is near: one letter of a short word, a third of a long one. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: { readonly name: string; readonly letters: number } | null = null;
  for (const name of known) {
    const letters = distance(word, name);
    if (letters <= Math.max(1, Math.floor(name.length / 3)) && (best === null || letters < best.letters)) best = { name, letters };
  }
  return best?.name ?? null;
}
