import { writeXlsx, type Cell, type CellStyle, type CellValue } from "hucre";
import { dayText } from "../../domain/calendar/day.ts";
import type { Context, FileReply } from "../http/context.ts";
import { getCounty } from "../settings/store.ts";
import { border, font, headStyle, titleHeight, titleStyle } from "./cell-styles.ts";
import { headingsIn } from "./export-words.ts";

/** Counts and money are summed under the last row; numbers and prices are not: a share, a version, the value of one piece. */
export type ColumnKind = "text" | "number" | "count" | "money" | "price";

export interface TableColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A list as it is printed or sent on. A missing value is null and shows as a dash, never as 0. */
export interface TableSheet {
  readonly title: string;
  /** What the file is called, between the county and the day; the title, where it is not told. */
  readonly name?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const subtitleStyle: CellStyle = { font: { ...font, size: 10 }, alignment: { horizontal: "right" } };

/** How a number is shown. Excel leaves the point standing where places are optional, so whole numbers have none. */
function formatOf(value: number, kind: ColumnKind): string {
  if (kind === "money" || kind === "price") return "#,##0.00";
  return Number.isInteger(value) ? "#,##0" : "#,##0.##";
}

type Value = string | number | null;

/** Rows above the data: title, subtitle, headings. */
const headRows = 3;
/** Columns are as wide as their content, within what fits on a page. */
const widthMin = 8;
const widthMax = 40;

/** A value as it is shown, for the width of its column. */
function shownText(value: Value | undefined, kind: ColumnKind): string {
  if (typeof value !== "number") return value ?? "";
  const places = kind === "money" || kind === "price" ? 2 : 0;
  return value.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: 2 });
}

/** Width in the units of a sheet: a Chinese character takes two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2.1 : 1.1), 0);
}

/** The sum of a column, added in hundredths, so that money is exact; null where nothing stands in it. */
function sumOf(values: readonly (Value | undefined)[]): number | null {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
}

/** The row under the last one; none where nothing is summed or one row says all. */
function sumRow({ columns, rows }: Pick<TableSheet, "columns" | "rows">, word: string): Value[] | null {
  const isSummed = columns.map(({ kind }) => kind === "count" || kind === "money");
  if (rows.length < 2 || !isSummed.includes(true)) return null;
  return [word, ...isSummed.map((is, place) => (is ? sumOf(rows.map((row) => row[place])) : ""))];
}

function dataCell(value: Value, kind: ColumnKind, isSum: boolean): Partial<Cell> {
  const style: CellStyle = {
    border,
    font: isSum ? { ...font, bold: true } : font,
    numFmt: typeof value === "number" ? formatOf(value, kind) : "@",
    alignment: { horizontal: kind === "text" ? "left" : "right", vertical: "center", wrapText: true },
  };
  // Text is always typed as text, so that a name like =A1 never becomes a formula.
  return value === null || typeof value === "string" ? { value: value ?? "—", type: "string", style } : { value, type: "number", style };
}

/** A workbook with one printable table: running number, sums, frozen head, one page wide. */
async function writeTable({ title, columns: own, rows: all }: TableSheet, subtitle: string, words: Words): Promise<Buffer> {
  const columns: readonly TableColumn[] = [{ heading: words.number, kind: "number" }, ...own];
  const numbered: Value[][] = all.map((row, index) => [index + 1, ...row]);
  const sums = sumRow({ columns: own, rows: all }, words.sum);
  const rows = sums === null ? numbered : [...numbered, sums];
  const cells = new Map<string, Partial<Cell>>();
  cells.set("0,0", { value: title, type: "string", style: titleStyle });
  cells.set("1,0", { value: subtitle, type: "string", style: subtitleStyle });
  for (const [place, { heading }] of columns.entries()) cells.set(`2,${place}`, { value: heading, type: "string", style: headStyle });
  for (const [at, row] of rows.entries())
    for (const [place, value] of row.entries())
      cells.set(`${at + headRows},${place}`, dataCell(value, columns[place]?.kind ?? "text", row === sums));
  // The sums come first: they are the widest numbers, and the first rows stand for the others.
  const measured = [...(sums === null ? [] : [sums]), ...rows.slice(0, 500)];
  const widths = columns.map(({ heading, kind }, place) =>
    Math.min(widthMax, Math.max(widthMin, widthOf(heading) + 2, ...measured.map((row) => widthOf(shownText(row[place], kind)) + 1.5))),
  );
  const blank: CellValue[][] = Array.from({ length: headRows + rows.length }, () => columns.map(() => null));
  const last = columns.length - 1;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "Sheet1",
        rows: blank,
        columns: widths.map((width) => ({ width })),
        cells,
        rowDefs: new Map([[0, { height: titleHeight }]]),
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: last },
        ],
        freezePane: { rows: headRows },
        pageSetup: {
          orientation: "landscape",
          paperSize: "a4",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${headRows}:$${headRows}`,
        },
      },
    ],
  });
  return Buffer.from(bytes);
}

interface Words {
  readonly number: string;
  readonly sum: string;
}

/** A list as a file to save, called by county, list and day; under its title stand who made it and when. */
export async function tableReply(context: Context, table: TableSheet): Promise<FileReply> {
  const { db, countyCode, displayName, language, today } = context;
  const heading = headingsIn(language);
  const day = dayText(today);
  const { name: county } = await getCounty(db, countyCode);
  const content = await writeTable(table, language === "en" ? `${displayName}, ${day}` : `${displayName}　${day}`, {
    number: heading("序号"),
    sum: heading("合计"),
  });
  const fileName = `${county}_${table.name ?? table.title}_${day.replaceAll("-", "")}.xlsx`;
  return { fileName, mediaType: workbookType, content, isInline: false };
}
