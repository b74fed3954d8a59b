import { writeXlsx, type Cell, type CellStyle, type CellValue } from "hucre";
import type { FileReply } from "../http/context.ts";

export type ColumnKind = "text" | "number" | "money";

export interface TableColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A list as it is printed or sent on. A missing value is null and shows as a dash, never as 0. */
export interface TableSheet {
  readonly title: string;
  /** Who made it and when, in one line under the title. */
  readonly subtitle: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const thin = { style: "thin", color: { rgb: "C9CFCC" } } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };
const titleStyle: CellStyle = { font: { bold: true, size: 16 }, alignment: { horizontal: "center" } };
const subtitleStyle: CellStyle = { font: { size: 10 }, alignment: { horizontal: "right" } };
const headStyle: CellStyle = {
  font: { bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "E7F0ED" } },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
  border,
};
const formats: Readonly<Record<ColumnKind, string>> = { text: "@", number: "#,##0.##", money: "#,##0.00" };

/** Rows above the data: title, subtitle, headings. */
const headRows = 3;
/** Columns are as wide as their content, within what fits on a page. */
const widthMin = 8;
const widthMax = 40;

/** Width in the units of a sheet: a Chinese character takes two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2.1 : 1.1), 0);
}

function dataCell(value: string | number | null, kind: ColumnKind): Partial<Cell> {
  const style: CellStyle = {
    border,
    numFmt: value === null ? "@" : formats[kind],
    alignment: { horizontal: kind === "text" ? "left" : "right", vertical: "center", wrapText: true },
  };
  // Text is always typed as text, so that a name like =A1 never becomes a formula.
  return value === null || typeof value === "string" ? { value: value ?? "—", type: "string", style } : { value, type: "number", style };
}

/** A workbook with one printable table: running number, frozen head, one page wide. */
export async function writeTable(table: TableSheet): Promise<Buffer> {
  const columns: readonly TableColumn[] = [{ heading: "序号", kind: "number" }, ...table.columns];
  const rows = table.rows.map((row, index) => [index + 1, ...row]);
  const cells = new Map<string, Partial<Cell>>();
  cells.set("0,0", { value: table.title, type: "string", style: titleStyle });
  cells.set("1,0", { value: table.subtitle, type: "string", style: subtitleStyle });
  for (const [place, { heading }] of columns.entries()) cells.set(`2,${place}`, { value: heading, type: "string", style: headStyle });
  for (const [at, row] of rows.entries())
    for (const [place, value] of row.entries()) cells.set(`${at + headRows},${place}`, dataCell(value, columns[place]?.kind ?? "text"));
  const widths = columns.map(({ heading }, place) =>
    Math.min(widthMax, Math.max(widthMin, widthOf(heading) + 2, ...rows.slice(0, 500).map((row) => widthOf(String(row[place] ?? "")) + 1))),
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
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: last },
        ],
        freezePane: { rows: headRows },
        pageSetup: { orientation: "landscape", paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
  });
  return Buffer.from(bytes);
}

/** The same as a file to save. `name` is told without its ending. */
export async function tableReply(name: string, table: TableSheet): Promise<FileReply> {
  return { fileName: `${name}.xlsx`, mediaType: workbookType, content: await writeTable(table), isInline: false };
}
