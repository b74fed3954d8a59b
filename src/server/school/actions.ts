import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { ImportKind, ImportPreview } from "../../contract/school.ts";
import { can } from "../../domain/access/access.ts";
import { rowErrorText } from "../../domain/school/import-messages.ts";
import { parseSchool, schoolColumns, withoutTwins, type ImportedSchool, type ParsedRow } from "../../domain/school/school-import.ts";
import { dataRows, findHeadings, type Headings, type ImportColumn, type SheetRow } from "../../domain/school/sheet-columns.ts";
import { parseStaff, staffColumns, type ImportedStaff } from "../../domain/school/staff-import.ts";
import { attendanceColumns } from "../../domain/posting/month-import.ts";
import { planMonths } from "../attendance/actions.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, UploadedFile } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { readSheet, sheetRowsMax, type SheetRefusal } from "../sheet/read-sheet.ts";
import { markWrongCells, writeTemplate } from "../sheet/write-template.ts";
import { planOf, type RowPlan } from "../sheet/row-plan.ts";
import { workbookType } from "../sheet/write-table.ts";
import type { FileReply } from "../http/context.ts";
import {
  findDraft,
  insertDraft,
  insertSchool,
  insertStaff,
  listKnownSchools,
  listSchoolsByCode,
  listStaffByNo,
  updateSchool,
  updateStaff,
  type StoredSchool,
  type StoredStaff,
} from "./store.ts";

const columnsOf: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  schools: schoolColumns,
  staff: staffColumns,
  postingMonths: attendanceColumns,
};

interface SheetPlan {
  readonly headings: Extract<Headings, { kind: "found" }>;
  readonly rows: readonly RowPlan[];
}

const sheetRefusals: Readonly<Record<SheetRefusal, Readonly<Record<Context["language"], string>>>> = {
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

function missingText(headings: readonly string[], language: Context["language"]): string {
  const names = headings.join(language === "en" ? ", " : "、");
  if (language === "en") return `These columns are missing: ${names}. Compare with the template.`;
  return language === "zh-TW" ? `缺少這些欄位：${names}。請下載範本對照。` : `缺少这些列：${names}。请下载模板对照。`;
}

async function planSchools(context: Context, rows: readonly SheetRow[]): Promise<RowPlan[]> {
  const { db, countyCode } = context;
  const known = await listSchoolsByCode(db, countyCode);
  return withoutTwins(rows.map(parseSchool), ({ schoolCode }) => schoolCode, "schoolCode").map((parsed, index) =>
    planOf(parsed, rows[index]?.cells["name"] ?? "", known.get(parsed.value?.schoolCode ?? ""), {
      isSame: isSameSchool,
      insert: async (value: ImportedSchool) =>
        insertSchool(db, countyCode, newId(), { ...value, stages: [...value.stages], isActive: true }),
      update: async (value: ImportedSchool, before: StoredSchool) =>
        updateSchool(db, countyCode, before.id, { ...value, stages: [...value.stages], isActive: before.isActive }),
    }),
  );
}

/** Staff of schools that the person may import for; rows of other schools are wrong. */
async function planStaff(context: Context, rows: readonly SheetRow[]): Promise<RowPlan[]> {
  const { db, countyCode, actor } = context;
  const schools = await listKnownSchools(db, countyCode);
  const known = await listStaffByNo(db, countyCode);
  const parsed = rows.map((row): ParsedRow<ImportedStaff> => {
    const staff = parseStaff(row, schools);
    const isAllowed = staff.value === null || can(actor, "staff.import", { kind: "school", schoolId: staff.value.schoolId });
    return isAllowed
      ? staff
      : { row: row.row, value: null, errors: [{ code: "not-allowed", column: "school", found: "", suggestion: null }] };
  });
  return withoutTwins(parsed, ({ schoolId, staffNo }) => `${schoolId} ${staffNo}`, "staffNo").map((one, index) =>
    planOf(one, rows[index]?.cells["name"] ?? "", one.value ? known.get(`${one.value.schoolId} ${one.value.staffNo}`) : undefined, {
      isSame: isSameStaff,
      insert: async (value: ImportedStaff) => insertStaff(db, countyCode, newId(), value),
      update: async (value: ImportedStaff, before: StoredStaff) => updateStaff(db, countyCode, before.id, value),
    }),
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

function isSameSchool(value: ImportedSchool, stored: StoredSchool): boolean {
  return (
    value.name === stored.name &&
    value.shortName === stored.shortName &&
    isSameList(value.stages, stored.stages) &&
    value.township === stored.township &&
    value.place?.longitude === stored.place?.longitude &&
    value.place?.latitude === stored.place?.latitude &&
    value.pupils === stored.pupils &&
    value.teachers === stored.teachers
  );
}

function isSameStaff(value: ImportedStaff, stored: StoredStaff): boolean {
  const keys = ["name", "gender", "title", "post", "honour", "workingSince", "phone"] as const;
  return (
    keys.every((key) => value[key] === stored[key]) &&
    isSameList(value.subjects, stored.subjects) &&
    isSameList(value.grades, stored.grades)
  );
}

const planners: Readonly<Record<ImportKind, (context: Context, rows: readonly SheetRow[]) => Promise<RowPlan[]>>> = {
  schools: planSchools,
  staff: planStaff,
  postingMonths: planMonths,
};

async function planSheet(context: Context, kind: ImportKind, content: Buffer): Promise<SheetPlan | Refusal> {
  const read = await readSheet(content);
  if (read.kind === "refused") return refuse("bad-sheet", { detail: sheetRefusals[read.why][context.language] });
  const columns = columnsOf[kind];
  const headings = findHeadings(read.rows, columns);
  if (headings.kind === "missing") return refuse("bad-sheet", { detail: missingText(headings.headings, context.language) });
  const rows = dataRows(read.rows, headings, columns);
  return { headings, rows: await planners[kind](context, rows) };
}

/** Whether somebody may import at all; which schools' staff, each row tells. */
function mayImport({ actor }: Context, kind: ImportKind): boolean {
  if (kind === "schools") return can(actor, "school.import", { kind: "county" });
  return can(actor, "school.import", { kind: "county" }) || actor.grants.some(({ role }) => role === "coordinator");
}

function errorViews(
  kind: ImportKind,
  plan: Extract<RowPlan, { kind: "wrong" }>,
  context: Context,
): ImportPreview["rows"][number]["errors"] {
  return plan.errors.map((error) => {
    const heading = columnsOf[kind].find(({ key }) => key === error.column)?.heading ?? "";
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
export async function previewImport(context: Context, kind: ImportKind, file: UploadedFile): Promise<ImportPreview | Refusal> {
  if (!mayImport(context, kind)) return refuse("forbidden");
  const plan = await planSheet(context, kind, file.content);
  if ("refusedFor" in plan) return plan;
  const importId = newId();
  await insertDraft(
    context.db,
    context.countyCode,
    { importId, accountId: context.actor.accountId, kind, fileName: file.name, content: file.content },
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
      errors: row.kind === "wrong" ? errorViews(kind, row, context) : [],
    })),
  };
}

/** Takes over the good rows of a checked sheet, all or nothing. What has changed meanwhile is looked at anew. */
export async function confirmImport(
  context: Context,
  kind: ImportKind,
  importId: string,
): Promise<{ created: number; changed: number; same: number; left: number } | Refusal> {
  if (!mayImport(context, kind)) return refuse("forbidden");
  const draft = await findDraft(context.db, context.countyCode, importId, context.actor.accountId);
  if (!draft || draft.kind !== kind) return refuse("not-found");
  const plan = await planSheet(context, kind, draft.content);
  if ("refusedFor" in plan) return plan;
  for (const row of plan.rows) if (row.kind !== "wrong") await row.write?.();
  const counts = countsOf(plan.rows);
  await sql`delete from import_draft where county_code = ${context.countyCode} and import_id = ${importId}`.execute(context.db);
  await writeAudit(context, `${kind}.import`, { kind: "import", id: importId, detail: { fileName: draft.fileName, ...counts } });
  return { created: counts.new, changed: counts.changed, same: counts.same, left: counts.wrong };
}

/** The user's own sheet with the wrong cells marked; a sheet of another kind than .xlsx cannot carry marks. */
export async function returnImport(context: Context, kind: ImportKind, importId: string): Promise<FileReply | Refusal> {
  if (!mayImport(context, kind)) return refuse("forbidden");
  const draft = await findDraft(context.db, context.countyCode, importId, context.actor.accountId);
  if (!draft || draft.kind !== kind) return refuse("not-found");
  const plan = await planSheet(context, kind, draft.content);
  if ("refusedFor" in plan) return plan;
  const wrong = plan.rows.flatMap((row) =>
    row.kind === "wrong"
      ? row.errors.map((error) => ({
          row: row.row - 1,
          column: plan.headings.places.get(error.column ?? "") ?? 0,
          message: rowErrorText(error, row.row, columnsOf[kind].find(({ key }) => key === error.column)?.heading ?? "", context.language),
        }))
      : [],
  );
  if (draft.content.subarray(0, 2).toString("latin1") !== "PK") return refuse("bad-sheet");
  return {
    fileName: `有误_${draft.fileName}`,
    mediaType: workbookType,
    content: await markWrongCells(draft.content, wrong),
    isInline: false,
  };
}

const templateTitles: Readonly<Record<ImportKind, string>> = {
  schools: "学校名册",
  staff: "教职工名册",
  postingMonths: "派出人员出勤与课时",
};

/** A workbook to fill in. */
export async function templateFor(kind: ImportKind): Promise<FileReply> {
  const title = templateTitles[kind];
  return {
    fileName: `${title}_导入模板.xlsx`,
    mediaType: workbookType,
    content: await writeTemplate({ title, columns: columnsOf[kind] }),
    isInline: false,
  };
}
