import { openXlsx, saveXlsx, writeXlsx, type Cell, type CellStyle, type CellValue } from "hucre";
import type { ImportColumn } from "../../domain/school/sheet-columns.ts";
import { border, font, headStyle, titleHeight, titleStyle } from "./cell-styles.ts";

/** A sheet to be filled in. */
export interface Template {
  readonly title: string;
  readonly columns: readonly ImportColumn[];
}

const red = { rgb: "C0282D" };
const grey = { rgb: "5F6B67" };
const noteStyle: CellStyle = { font: { ...font, size: 10, color: grey }, alignment: { wrapText: true, vertical: "top" } };
const requiredStyle: CellStyle = { ...headStyle, font: { ...headStyle.font, color: red } };
const exampleStyle: CellStyle = { font: { ...font, italic: true, color: grey }, numFmt: "@", border };
const emptyStyle: CellStyle = { font, numFmt: "@", border };

/** Rows that the template prepares as text, so that codes keep their zeros. */
const preparedRows = 500;
/** Rows above the data: title, note, headings; the example is the first row of data. */
const headRows = 3;

/** The letter of a column; a template has fewer than 26. */
function letter(place: number): string {
  return String.fromCodePoint(65 + place);
}

/** A workbook to fill in: required headings with a star, an example, lists to choose from, codes as text. */
export async function writeTemplate({ title, columns }: Template): Promise<Buffer> {
  const cells = new Map<string, Partial<Cell>>();
  const note = "带 * 的为必填；灰色一行是示例，导入时会跳过；编码、电话请按文本填写。模板版本 1";
  cells.set("0,0", { value: title, type: "string", style: titleStyle });
  cells.set("1,0", { value: note, type: "string", style: noteStyle });
  for (const [place, column] of columns.entries()) {
    cells.set(`2,${place}`, {
      value: column.isRequired ? `*${column.heading}` : column.heading,
      type: "string",
      style: column.isRequired ? requiredStyle : headStyle,
    });
    cells.set(`${headRows},${place}`, { value: column.example, type: "string", style: exampleStyle });
    for (let row = headRows + 1; row < preparedRows; row++) cells.set(`${row},${place}`, { value: null, type: "empty", style: emptyStyle });
  }
  const blank: CellValue[][] = Array.from({ length: preparedRows }, () => columns.map(() => null));
  const last = columns.length - 1;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "Sheet1",
        rows: blank,
        columns: columns.map(({ heading, example }) => ({ width: Math.max(12, heading.length * 2.2 + 4, example.length * 1.6 + 2) })),
        cells,
        rowDefs: new Map([[0, { height: titleHeight }]]),
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: last },
          { startRow: 1, startCol: 0, endRow: 1, endCol: last },
        ],
        freezePane: { rows: headRows },
        pageSetup: { orientation: "landscape", paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        dataValidations: columns.flatMap(({ choices }, place) =>
          choices.length === 0
            ? []
            : [
                {
                  type: "list" as const,
                  values: [...choices],
                  allowBlank: true,
                  showErrorMessage: false,
                  range: `${letter(place)}${headRows + 1}:${letter(place)}${preparedRows}`,
                },
              ],
        ),
      },
    ],
  });
  return Buffer.from(bytes);
}

/** A cell that is wrong: both counted from 0, and the sentence that says why. */
export interface WrongCell {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

/** Cells as a workbook of their own, all of them text: what came as .csv or .xls goes back so. */
export async function plainWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: "Sheet1", rows: rows.map((row) => [...row]) }] }));
}

/** A user's own workbook with the wrong cells of one sheet marked red and noted; everything else stays as it was. */
export async function markWrongCells(
  content: Buffer,
  { sheet: place, wrong }: { readonly sheet: number; readonly wrong: readonly WrongCell[] },
): Promise<Buffer> {
  const workbook = await openXlsx(content, { readStyles: true });
  const sheet = workbook.sheets[place];
  if (!sheet) throw new Error(`expected a workbook with a sheet at ${place}, found ${workbook.sheets.length}`);
  const cells = sheet.cells ?? new Map<string, Cell>();
  sheet.cells = cells;
  for (const { row, column, message } of wrong) {
    const key = `${row},${column}`;
    const before = cells.get(key);
    const value = sheet.rows[row]?.[column] ?? null;
    cells.set(key, {
      ...(before ?? { value, type: value === null ? "empty" : typeof value === "number" ? "number" : "string" }),
      style: { ...before?.style, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFC7CE" } } },
      comment: { author: "携手", text: message },
    });
  }
  return Buffer.from(await saveXlsx(workbook));
}
