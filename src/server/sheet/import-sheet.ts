import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { ImportKind, ImportPreview } from "../../contract/school.ts";
import { rowErrorText } from "../../domain/school/import-messages.ts";
import { dataRows, findHeadings, type Headings, type ImportColumn, type SheetRow } from "../../domain/school/sheet-columns.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply, UploadedFile } from "../http/context.ts";
import type { Work } from "../http/progress.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import type { RowPlan } from "./import-plan.ts";
import { findDraft, insertDraft } from "./import-draft.ts";
import { readSheet, sheetRowsMax, type SheetRefusal } from "./read-sheet.ts";
import { workbookType } from "./write-table.ts";
import { markWrongCells, plainWorkbook, writeTemplate } from "./write-template.ts";

/** A kind of sheet that can be imported; its feature knows the columns and what a row does. */
export interface SheetImport {
  readonly kind: ImportKind;
  /** Names the template. */
  readonly title: string;
  readonly columns: readonly ImportColumn[];
  /** Whether somebody may import at all; which rows, the plan tells. */
  readonly mayImport: (context: Context) => boolean;
  readonly plan: (context: Context, rows: readonly SheetRow[], columns: ReadonlyMap<string, number>) => Promise<RowPlan[]>;
}

interface SheetPlan {
  /** Which sheet of the workbook was read, counted from 0, and its cells as they were read. */
  readonly sheet: number;
  readonly cells: readonly (readonly string[])[];
  readonly headings: Extract<Headings, { kind: "found" }>;
  readonly rows: readonly RowPlan[];
}

/** Why a sheet cannot be read, in words. */
export const sheetRefusals: Readonly<Record<SheetRefusal, Readonly<Record<Context["language"], string>>>> = {
  "not-a-sheet": {
    "zh-CN": "这不是表格，请用 xlsx、xls 或 csv",
    "zh-TW": "這不是表格，請用 xlsx、xls 或 csv",
    en: "This is no sheet; use xlsx, xls or csv",
  },
  protected: {
    "zh-CN": "表格有密码保护，请去掉密码后再传",
    "zh-TW": "表格有密碼保護，請移除密碼後再上傳",
    en: "The sheet is protected by a password; take it off first",
  },
  damaged: {
    "zh-CN": "表格已损坏，请用 Excel 或 WPS 打开另存一份再传",
    "zh-TW": "表格已損壞，請用 Excel 或 WPS 開啟另存一份再上傳",
    en: "The sheet is damaged; open it and save it anew",
  },
  "too-many-rows": {
    "zh-CN": `超过${sheetRowsMax}行，请分成几份`,
    "zh-TW": `超過${sheetRowsMax}列，請分成幾份`,
    en: `More than ${sheetRowsMax} rows; split the sheet`,
  },
  empty: { "zh-CN": "表格是空的", "zh-TW": "表格是空的", en: "The sheet is empty" },
  "unpacks-too-much": {
    "zh-CN": "表格解开后太大，请删去图片和空白行再传",
    "zh-TW": "表格解開後太大，請刪除圖片和空白列再上傳",
    en: "The sheet unpacks to too much; remove pictures and blank rows",
  },
};

/** Which columns a sheet lacks, in words. */
export function missingText(headings: readonly string[], language: Context["language"]): string {
  const names = headings.join(language === "en" ? ", " : "、");
  if (language === "en") return `These columns are missing: ${names}. Compare with the template.`;
  return language === "zh-TW" ? `缺少這些欄位：${names}。請下載範本對照。` : `缺少这些列：${names}。请下载模板对照。`;
}

async function planSheet(context: Context, { columns, plan }: SheetImport, content: Buffer): Promise<SheetPlan | Refusal> {
  const read = await readSheet(content);
  if (read.kind === "refused") return refuse("bad-sheet", { detail: sheetRefusals[read.why][context.language] });
  const headings = findHeadings(read.rows, columns);
  if (headings.kind === "missing") return refuse("bad-sheet", { detail: missingText(headings.headings, context.language) });
  const rows = dataRows(read.rows, headings, columns);
  return { sheet: read.sheet, cells: read.rows, headings, rows: await plan(context, rows, headings.places) };
}

function errorViews(
  sheet: SheetImport,
  plan: Extract<RowPlan, { kind: "wrong" }>,
  context: Context,
): ImportPreview["rows"][number]["errors"] {
  return plan.errors.map((error) => {
    const heading = sheet.columns.find(({ key }) => key === error.column)?.heading ?? "";
    return {
      row: plan.row,
      column: heading || null,
      message: rowErrorText(error, plan.row, heading, context.language),
      found: error.found,
    };
  });
}

function countsOf(rows: readonly RowPlan[]): ImportPreview["counts"] {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 };
  for (const { kind } of rows) counts[kind]++;
  return counts;
}

/** Checks a sheet and keeps it for a day; nothing else changes. */
export async function previewImport(context: Context, sheet: SheetImport, file: UploadedFile): Promise<ImportPreview | Refusal> {
  if (!sheet.mayImport(context)) return refuse("forbidden");
  const plan = await planSheet(context, sheet, file.content);
  if ("refusedFor" in plan) return plan;
  const importId = newId();
  await insertDraft(
    context.db,
    context.countyCode,
    { importId, accountId: context.actor.accountId, kind: sheet.kind, fileName: file.name, content: file.content },
    context.now,
  );
  return {
    importId,
    fileName: file.name,
    counts: countsOf(plan.rows),
    ignoredHeadings: [...plan.headings.ignored],
    rows: plan.rows.map((row) => ({
      row: row.row,
      kind: row.kind,
      title: row.title,
      errors: row.kind === "wrong" ? errorViews(sheet, row, context) : [],
    })),
  };
}

/** Takes over the good rows of a checked sheet, all or nothing: whoever cancels finds nothing taken over. What has changed meanwhile is looked at anew. */
export async function confirmImport(
  context: Context,
  sheet: SheetImport,
  importId: string,
  work: Work,
): Promise<{ created: number; changed: number; same: number; left: number } | Refusal> {
  if (!sheet.mayImport(context)) return refuse("forbidden");
  const draft = await findDraft(context.db, context.countyCode, importId, context.actor.accountId);
  if (!draft || draft.kind !== sheet.kind) return refuse("not-found");
  const plan = await planSheet(context, sheet, draft.content);
  if ("refusedFor" in plan) return plan;
  for (const [index, row] of plan.rows.entries()) {
    work.signal.throwIfAborted();
    work.report(index, plan.rows.length);
    const refused = row.kind === "wrong" ? null : await row.write?.();
    if (refused) return refused;
  }
  const counts = countsOf(plan.rows);
  await sql`delete from import_draft where county_code = ${context.countyCode} and import_id = ${importId}`.execute(context.db);
  await writeAudit(context, `${sheet.kind}.import`, { kind: "import", id: importId, detail: { fileName: draft.fileName, ...counts } });
  return { created: counts.new, changed: counts.changed, same: counts.same, left: counts.wrong };
}

/** The user's own sheet with the wrong cells marked. What is no .xlsx cannot carry marks and comes back as one. */
export async function returnImport(context: Context, sheet: SheetImport, importId: string): Promise<FileReply | Refusal> {
  if (!sheet.mayImport(context)) return refuse("forbidden");
  const draft = await findDraft(context.db, context.countyCode, importId, context.actor.accountId);
  if (!draft || draft.kind !== sheet.kind) return refuse("not-found");
  const plan = await planSheet(context, sheet, draft.content);
  if ("refusedFor" in plan) return plan;
  const wrong = plan.rows.flatMap((row) =>
    row.kind === "wrong"
      ? row.errors.map((error) => ({
          row: row.row - 1,
          column: plan.headings.places.get(error.column ?? "") ?? 0,
          message: rowErrorText(error, row.row, sheet.columns.find(({ key }) => key === error.column)?.heading ?? "", context.language),
        }))
      : [],
  );
  const isWorkbook = draft.content.subarray(0, 2).toString("latin1") === "PK";
  return {
    fileName: `有误_${isWorkbook ? draft.fileName : `${draft.fileName.replace(/\.\w+$/, "")}.xlsx`}`,
    mediaType: workbookType,
    content: isWorkbook
      ? await markWrongCells(draft.content, { sheet: plan.sheet, wrong })
      : await markWrongCells(await plainWorkbook(plan.cells), { sheet: 0, wrong }),
    isInline: false,
  };
}

/** A workbook to fill in. */
export async function templateFor({ title, columns }: SheetImport): Promise<FileReply> {
  return {
    fileName: `${title}_导入模板.xlsx`,
    mediaType: workbookType,
    content: await writeTemplate({ title, columns }),
    isInline: false,
  };
}
