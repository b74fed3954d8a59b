import { fromHtml, parseCsv, readXls, readXlsx, type CellValue } from "hucre";
import { decodeText } from "../files/decode-text.ts";
import { decodeHtml } from "../files/html-text.ts";
import { sniffFormat } from "../files/sniff-format.ts";
import { openZipPackage } from "../files/zip-package.ts";

/** Most rows of a sheet: a county has some hundred schools and some thousand teachers. Reading so many takes half a second. */
export const sheetRowsMax = 20_000;
export const sheetColumnsMax = 100;

/** Why a sheet cannot be read. */
export type SheetRefusal = "not-a-sheet" | "protected" | "damaged" | "too-many-rows" | "empty" | "unpacks-too-much";

/** The first sheet of a workbook with content, every cell as text; row 1 stands at index 0. `sheet` counts from 0. */
export type SheetRead =
  | { readonly kind: "read"; readonly sheet: number; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "refused"; readonly why: SheetRefusal };

const refused = (why: SheetRefusal): SheetRead => ({ kind: "refused", why });

/** Whole numbers of up to 15 digits are exact in a cell; a code of ten digits typed as a number has lost its zeros in front only. */
function numberText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Full-width letters and digits as plain ones; blanks at the ends and of odd kinds are taken out. Brackets stay as they are. */
function tidy(text: string): string {
  return text
    .replaceAll(/[０-９Ａ-Ｚａ-ｚ．－]/g, (letter) => letter.normalize("NFKC"))
    .replaceAll(/[\u00a0\u2000-\u200b\u3000\ufeff]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** A cell as a person sees it: codes with their zeros, days as YYYY-MM-DD. */
function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value instanceof Date) return `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
  return tidy(value);
}

function sheetOf(rows: readonly (readonly (CellValue | undefined)[])[], sheet = 0): SheetRead {
  if (rows.length > sheetRowsMax) return refused("too-many-rows");
  const texts = rows.map((row) => Array.from(row.slice(0, sheetColumnsMax), cellText));
  return texts.some((row) => row.some((cell) => cell !== "")) ? { kind: "read", sheet, rows: texts } : refused("empty");
}

interface FoundSheet {
  readonly rows: readonly (readonly CellValue[])[];
  readonly hidden?: boolean | undefined;
  readonly veryHidden?: boolean | undefined;
}

/** The first sheet in sight that holds anything: people leave an empty Sheet1 in front, programs hide their lists of choices. */
function firstFilled(sheets: readonly FoundSheet[]): SheetRead {
  const place = sheets.findIndex(
    ({ rows, hidden, veryHidden }) => !hidden && !veryHidden && rows.some((row) => row.some((cell) => cell !== null && cell !== "")),
  );
  const filled = sheets[place];
  return filled ? sheetOf(filled.rows, place) : refused("empty");
}

async function readZipped(bytes: Buffer): Promise<SheetRead> {
  // The library unpacks whatever it is given, so the sizes are looked at first.
  const packed = await openZipPackage(bytes);
  switch (packed.kind) {
    case "parts":
      if (!packed.names.has("xl/workbook.xml")) return refused("not-a-sheet");
      return firstFilled((await readXlsx(bytes)).sheets);
    case "encrypted":
      return refused("protected");
    case "damaged":
      return refused("damaged");
    case "too-many-parts":
    case "inflates-too-much":
    case "too-many-tags":
      return refused("unpacks-too-much");
    default:
      return packed satisfies never;
  }
}

async function readBytes(bytes: Buffer): Promise<SheetRead> {
  const format = sniffFormat(bytes);
  switch (format.kind) {
    case "zip":
      return readZipped(bytes);
    case "compound":
      return firstFilled((await readXls(bytes)).sheets);
    case "html": {
      const decoded = decodeHtml(bytes);
      return decoded ? sheetOf(fromHtml(decoded.text).rows) : refused("damaged");
    }
    case "perhaps-text": {
      const decoded = decodeText(bytes);
      return decoded ? sheetOf(parseCsv(decoded.text)) : refused("not-a-sheet");
    }
    case "pdf":
    case "foreign":
      return refused("not-a-sheet");
    default:
      return format satisfies never;
  }
}

/** Reads .xlsx, .xls, .csv (UTF-8 or GB18030) and pages that call themselves .xls. Bad content is refused, never thrown. */
export async function readSheet(bytes: Buffer): Promise<SheetRead> {
  try {
    return await readBytes(bytes);
  } catch (error) {
    // The library reports every broken workbook with an Error of its own; a protected one by its name.
    if (error instanceof Error) return refused(/encrypt|password/i.test(error.name) ? "protected" : "damaged");
    throw error;
  }
}
