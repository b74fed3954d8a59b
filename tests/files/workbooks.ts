import * as cfb from "cfb";
import ExcelJS from "exceljs";

/** Workbooks as offices send them, built by programs that are not the product's. */

/** A workbook of several sheets; what is written into a cell keeps its type. */
export async function workbookOf(build: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  build(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** One sheet with these rows. */
export async function sheetOf(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
  return workbookOf((workbook) => workbook.addWorksheet("Sheet1").addRows(rows.map((row) => [...row])));
}

function biffRecord(type: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

const words = (...values: readonly number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value & 255, value >> 8])));

/** Beginning of a stream of BIFF8: 0x0005 the workbook, 0x0010 a sheet. Source: [MS-XLS] 2.4.21. */
const beginning = (kind: number): Buffer => biffRecord(0x0809, words(0x0600, kind, 0x0dbb, 0x07cc, 0, 0, 6, 0));
const ending = biffRecord(0x000a);

/** LABEL for text and NUMBER for a number, [MS-XLS] 2.4.148 and 2.4.180. */
function biffCell(row: number, column: number, value: string | number): Buffer {
  if (typeof value === "string")
    return biffRecord(0x0204, words(row, column, 0, value.length), Buffer.from([1]), Buffer.from(value, "utf16le"));
  const number = Buffer.alloc(8);
  number.writeDoubleLE(value);
  return biffRecord(0x0203, words(row, column, 0), number);
}

/** An .xls of Excel 97 with one sheet. */
export function xlsOf(rows: readonly (readonly (string | number)[])[]): Buffer {
  const name = Buffer.from("Sheet1", "latin1");
  const placeOf = (offset: number): Buffer => {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    return biffRecord(0x0085, place, Buffer.from([0, 0, name.length, 0]), name);
  };
  const globals = beginning(0x0005).length + placeOf(0).length + ending.length;
  const cells = rows.flatMap((row, at) => row.map((value, column) => biffCell(at, column, value)));
  const stream = Buffer.concat([beginning(0x0005), placeOf(globals), ending, beginning(0x0010), ...cells, ending]);
  const container = cfb.utils.cfb_new();
  cfb.utils.cfb_add(container, "/Workbook", stream);
  return Buffer.from(cfb.write(container, { type: "buffer" }) as Buffer);
}
