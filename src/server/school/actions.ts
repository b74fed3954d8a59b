import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { ImportKind, ImportPreview } from "../../contract/school.ts";
import { can } from "../../domain/access/access.ts";
import { rowErrorText } from "../../domain/school/import-messages.ts";
import { parseSchool, schoolColumns, withoutTwins, type ImportedSchool, type ParsedRow } from "../../domain/school/school-import.ts";
import { dataRows, findHeadings, type Headings, type ImportColumn, type SheetRow } from "../../domain/school/sheet-columns.ts";
import { numberWithZeros, parseStaff, staffColumns, type ImportedStaff } from "../../domain/school/staff-import.ts";
import { attendanceColumns } from "../../domain/posting/month-import.ts";
import { planMonths } from "../attendance/actions.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, UploadedFile } from "../http/context.ts";
import type { Work } from "../http/progress.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { readSheet, sheetRowsMax, type SheetRefusal } from "../sheet/read-sheet.ts";
import { planOf, type RowPlan, type Writers } from "../sheet/import-plan.ts";
import { planPartnerships } from "../partnership/actions.ts";
import { partnershipColumns } from "../../domain/programme/partnership-import.ts";
import { markWrongCells, plainWorkbook, writeTemplate } from "../sheet/write-template.ts";
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
  partnerships: partnershipColumns,
  postingMonths: attendanceColumns,
};

/** How offices call the sheet of each kind. */
const titleOf: Readonly<Record<ImportKind, string>> = {
  schools: "学校名册",
  staff: "教职工名册",
  partnerships: "结对名册",
  postingMonths: "派出人员出勤与课时",
};

interface SheetPlan {
  /** Which sheet of the workbook was read, counted from 0, and its cells as they were read. */
  readonly sheet: number;
  readonly cells: readonly (readonly string[])[];
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

type Columns = ReadonlyMap<string, number>;

async function planSchools(context: Context, rows: readonly SheetRow[], columns: Columns): Promise<RowPlan[]> {
  const { db, countyCode } = context;
  const known = await listSchoolsByCode(db, countyCode);
  const writers: Writers<ImportedSchool, StoredSchool> = {
    isSame: isSameSchool,
    async insert(value) {
      await insertSchool(db, countyCode, newId(), { ...value, stages: [...value.stages], isActive: true });
      return null;
    },
    async update(value, before) {
      await updateSchool(db, countyCode, before.id, { ...value, stages: [...value.stages], isActive: before.isActive });
      return null;
    },
    columnOf: {
      shortName: "shortName",
      stages: "kind",
      township: "township",
      place: "longitude",
      pupils: "pupils",
      teachers: "teachers",
    },
  };
  return withoutTwins(rows.map(parseSchool), ({ schoolCode }) => schoolCode, "schoolCode").map((parsed, index) =>
    planOf({ parsed, title: rows[index]?.cells["name"] ?? "", stored: known.get(parsed.value?.schoolCode ?? ""), columns }, writers),
  );
}

/** Rows of schools that the person may not import for, and numbers that look like a known one without its zeros, are wrong. */
function checkedStaff(
  context: Context,
  staff: ParsedRow<ImportedStaff>,
  numbersOf: ReadonlyMap<string, readonly string[]>,
): ParsedRow<ImportedStaff> {
  const { row, value } = staff;
  if (value === null) return staff;
  if (!can(context.actor, "staff.import", { kind: "school", schoolId: value.schoolId }))
    return { row, value: null, errors: [{ code: "not-allowed", column: "school", found: "", suggestion: null }] };
  const suggestion = numberWithZeros(value.staffNo, numbersOf.get(value.schoolId) ?? []);
  return suggestion === null
    ? staff
    : { row, value: null, errors: [{ code: "zeros-lost", column: "staffNo", found: value.staffNo, suggestion }] };
}

/** Staff of schools that the person may import for. */
async function planStaff(context: Context, rows: readonly SheetRow[], columns: Columns): Promise<RowPlan[]> {
  const { db, countyCode } = context;
  const schools = await listKnownSchools(db, countyCode);
  const known = await listStaffByNo(db, countyCode);
  const numbersOf = new Map(
    [...Map.groupBy(known.values(), ({ schoolId }) => schoolId)].map(([id, staff]) => [id, staff.map(({ staffNo }) => staffNo)]),
  );
  const writers: Writers<ImportedStaff, StoredStaff> = {
    isSame: isSameStaff,
    async insert(value) {
      await insertStaff(db, countyCode, newId(), value);
      return null;
    },
    async update(value, before) {
      await updateStaff(db, countyCode, before.id, value);
      return null;
    },
    columnOf: {
      gender: "gender",
      subjects: "subjects",
      grades: "grades",
      title: "title",
      post: "post",
      honour: "honour",
      workingSince: "workingSince",
      phone: "phone",
    },
  };
  const parsed = rows.map((row) => checkedStaff(context, parseStaff(row, schools), numbersOf));
  return withoutTwins(parsed, ({ schoolId, staffNo }) => `${schoolId} ${staffNo}`, "staffNo").map((one, index) =>
    planOf(
      {
        parsed: one,
        title: rows[index]?.cells["name"] ?? "",
        stored: one.value ? known.get(`${one.value.schoolId} ${one.value.staffNo}`) : undefined,
        columns,
      },
      writers,
    ),
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

async function planSheet(context: Context, kind: ImportKind, content: Buffer): Promise<SheetPlan | Refusal> {
  const read = await readSheet(content);
  if (read.kind === "refused") return refuse("bad-sheet", { detail: sheetRefusals[read.why][context.language] });
  const columns = columnsOf[kind];
  const headings = findHeadings(read.rows, columns);
  if (headings.kind === "missing") return refuse("bad-sheet", { detail: missingText(headings.headings, context.language) });
  const rows = dataRows(read.rows, headings, columns);
  return { sheet: read.sheet, cells: read.rows, headings, rows: await planners[kind](context, rows, headings.places) };
}

const planners: Readonly<Record<ImportKind, (context: Context, rows: readonly SheetRow[], columns: Columns) => Promise<RowPlan[]>>> = {
  schools: planSchools,
  staff: planStaff,
  partnerships: async (context, rows, columns) =>
    planPartnerships(context, rows, columns, await listKnownSchools(context.db, context.countyCode)),
  postingMonths: planMonths,
};

/** Whether somebody may import at all; for which schools or programmes, each row tells. */
function mayImport({ actor }: Context, kind: ImportKind): boolean {
  if (can(actor, "school.import", { kind: "county" })) return true;
  switch (kind) {
    case "schools":
      return false;
    case "staff":
      return actor.grants.some(
        ({ scope }) => scope.kind === "school" && can(actor, "staff.import", { kind: "school", schoolId: scope.schoolId }),
      );
    case "partnerships":
      return actor.grants.some(
        ({ scope }) => scope.kind === "programme" && can(actor, "programme.change", { kind: "programme", programmeId: scope.programmeId }),
      );
    case "postingMonths":
      return actor.grants.some(({ role }) => role === "coordinator");
    default:
      return kind satisfies never;
  }
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

/** Takes over the good rows of a checked sheet, all or nothing: whoever cancels finds nothing taken over. What has changed meanwhile is looked at anew. */
export async function confirmImport(
  context: Context,
  kind: ImportKind,
  importId: string,
  work: Work,
): Promise<{ created: number; changed: number; same: number; left: number } | Refusal> {
  if (!mayImport(context, kind)) return refuse("forbidden");
  const draft = await findDraft(context.db, context.countyCode, importId, context.actor.accountId);
  if (!draft || draft.kind !== kind) return refuse("not-found");
  const plan = await planSheet(context, kind, draft.content);
  if ("refusedFor" in plan) return plan;
  for (const [index, row] of plan.rows.entries()) {
    work.signal.throwIfAborted();
    work.report(index, plan.rows.length);
    const refused = row.kind === "wrong" ? null : await row.write?.();
    if (refused) return refused;
  }
  const counts = countsOf(plan.rows);
  await sql`delete from import_draft where county_code = ${context.countyCode} and import_id = ${importId}`.execute(context.db);
  await writeAudit(context, `${kind}.import`, { kind: "import", id: importId, detail: { fileName: draft.fileName, ...counts } });
  return { created: counts.new, changed: counts.changed, same: counts.same, left: counts.wrong };
}

/** The user's own sheet with the wrong cells marked. What is no .xlsx cannot carry marks and comes back as one. */
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
export async function templateFor(kind: ImportKind): Promise<FileReply> {
  const title = titleOf[kind];
  return {
    fileName: `${title}_导入模板.xlsx`,
    mediaType: workbookType,
    content: await writeTemplate({ title, columns: columnsOf[kind] }),
    isInline: false,
  };
}
