import { parseDay } from "../calendar/day.ts";
import { seasonOf, statedYear } from "../calendar/term.ts";
import { fenOfYuan, type Fen } from "../money/fen.ts";
import { RowErrors, type ParsedRow } from "../school/school-import.ts";
import { nearest, sheetColumn, type ImportColumn, type SheetRow } from "../school/sheet-columns.ts";
import { schoolNamed, type KnownSchool } from "../school/staff-import.ts";
import { stageOfGrade, type AidBasis } from "./aid.ts";
import { categoriesOn, type AidCategory } from "./aid-category.ts";
import { judgeWaiver, type FeeItem } from "./fee-item.ts";

/** What a pupil is given: the living subsidy of the county's table, or one fee waived in part or whole. */
export type AidBenefit = { readonly kind: "subsidy" } | { readonly kind: "feeWaiver"; readonly item: string; readonly amount: Fen };

/** What a sheet says of one application. */
export interface ImportedApplication {
  readonly schoolId: string;
  readonly term: string;
  readonly pupilName: string;
  readonly grade: string;
  readonly className: string;
  readonly isBoarder: boolean;
  readonly category: string;
  readonly basis: AidBasis;
  readonly arrivedOn: string | null;
  readonly benefit: AidBenefit;
  readonly account: string | null;
}

/** What a row is read with: the schools of the county, its categories and fee items, and the first day of a term. */
export interface AidImportKnowledge {
  readonly schools: readonly KnownSchool[];
  readonly categories: readonly AidCategory[];
  readonly feeItems: readonly FeeItem[];
  /** The first day of a term, YYYY-MM-DD, by its key. */
  readonly firstDayOf: (term: string) => string;
}

/** Columns of the sheet of applications. No column asks for an identity number, a cause or an illness, and none is read. */
export const aidColumns: readonly ImportColumn[] = [
  sheetColumn("term", "学期", "2026年秋季", { isRequired: true }),
  sheetColumn("school", "学校", "示例镇中心小学", { aliases: ["学校名称", "所在学校"], isRequired: true }),
  sheetColumn("name", "姓名", "王示例", { aliases: ["学生姓名"], isRequired: true }),
  sheetColumn("grade", "年级", "三年级", { isRequired: true }),
  sheetColumn("className", "班级", "2班", { aliases: ["班别"], isRequired: true }),
  sheetColumn("isBoarder", "是否寄宿", "否", { aliases: ["寄宿", "寄宿生"], choices: ["是", "否"], isRequired: true }),
  sheetColumn("category", "困难类别", "最低生活保障家庭", { aliases: ["类别", "困难类型"], isRequired: true }),
  sheetColumn("basis", "认定依据", "民政名单", { choices: ["民政名单", "已看证件", "评分认定"] }),
  sheetColumn("arrivedOn", "到校日期", "2026-09-01", { aliases: ["转入日期"] }),
  sheetColumn("feeItem", "减免项目", "伙食费", {}),
  sheetColumn("feeYuan", "减免金额", "300", { aliases: ["减免金额（元）"] }),
  sheetColumn("account", "收款账号", "6230000000000000", { aliases: ["银行卡号", "社保卡号", "餐卡号"] }),
];

/** Columns of the list that civil affairs hands over. The village tells people apart for those who read it and is not kept. */
export const aidListColumns: readonly ImportColumn[] = [
  sheetColumn("name", "姓名", "王示例", { isRequired: true }),
  sheetColumn("category", "类别", "最低生活保障家庭", { aliases: ["困难类别", "救助类别"], isRequired: true }),
  sheetColumn("village", "村（社区）", "示例村", { aliases: ["村", "社区", "村居"] }),
  sheetColumn("school", "就读学校", "示例镇中心小学", { aliases: ["学校", "学校名称"], isRequired: true }),
];

const bases: Readonly<Record<string, AidBasis>> = {
  民政名单: "civilList",
  已看证件: "certificate",
  证件: "certificate",
  评分认定: "scoring",
  评分: "scoring",
};

const grades: Readonly<Record<string, string>> = {
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
  初一: "7",
  初二: "8",
  初三: "9",
  高一: "10",
  高二: "11",
  高三: "12",
};

/** 三年级, 3, 初一 and 高二 as 3, 7 and 11; null for what is no grade. */
export function gradeOf(words: string): string | null {
  const plain = words.replace(/年级$/, "");
  if (/^([1-9]|1[0-2])$/.test(plain)) return plain;
  return grades[plain] ?? null;
}

/** 2026年秋季 as 2026-autumn. 第一学期 of 2026-2027 is the autumn of its first year, the second the spring of the next. */
export function termOfWords(words: string): string | null {
  const [year, season] = [statedYear(words), seasonOf(words)];
  if (year === null || season === null) return null;
  const isSchoolYear = /(19|20)\d\d\s*[-—–至~]\s*(19|20)?\d\d/.test(words);
  return `${isSchoolYear && season === "spring" ? year + 1 : year}-${season}`;
}

type Cell = (key: string) => string;

function categoryOf(cell: Cell, categories: readonly AidCategory[], errors: RowErrors): string {
  const name = cell("category");
  const found = categories.find((one) => one.name === name);
  if (name === "") errors.add("missing", "category", "");
  else if (!found)
    errors.add(
      "unknown-category",
      "category",
      name,
      nearest(
        name,
        categories.map((one) => one.name),
      ),
    );
  return found?.key ?? "";
}

function schoolOf(cell: Cell, schools: readonly KnownSchool[], errors: RowErrors): string {
  const name = cell("school");
  const { school, suggestion } = schoolNamed(name, schools);
  if (name === "") errors.add("missing", "school", "");
  else if (!school) errors.add("unknown-school", "school", name, suggestion);
  return school?.id ?? "";
}

function benefitOf(cell: Cell, grade: string, feeItems: readonly FeeItem[], errors: RowErrors): AidBenefit {
  const [name, yuan] = [cell("feeItem"), cell("feeYuan")];
  if (name === "" && yuan === "") return { kind: "subsidy" };
  const item = feeItems.find((one) => one.name === name);
  const amount = fenOfYuan(yuan);
  if (!item)
    errors.add(
      "unknown-fee",
      "feeItem",
      name,
      nearest(
        name,
        feeItems.map((one) => one.name),
      ),
    );
  else if (judgeWaiver(item, stageOfGrade(grade)) !== "allowed") errors.add("fee-not-allowed", "feeItem", item.law);
  if (amount === null || amount <= 0) errors.add("no-number", "feeYuan", yuan);
  return item && amount !== null ? { kind: "feeWaiver", item: item.key, amount } : { kind: "subsidy" };
}

function boarderOf(cell: Cell, errors: RowErrors): boolean {
  const word = cell("isBoarder");
  if (word !== "是" && word !== "否") errors.add("no-yes-no", "isBoarder", word);
  return word === "是";
}

/** An account as it is typed in groups of four; letters and signs are no part of one. */
export const accountForm = /^\d{6,25}$/;

/** Reads a row as an application. Which categories are helped, the first day of its term says. */
export function parseApplication({ row, cells }: SheetRow, known: AidImportKnowledge): ParsedRow<ImportedApplication> {
  const errors = new RowErrors();
  const cell: Cell = (key) => cells[key] ?? "";
  const term = termOfWords(cell("term"));
  if (term === null) errors.add("unknown-term", "term", cell("term"));
  const grade = gradeOf(cell("grade"));
  if (grade === null) errors.add("unknown-grade", "grade", cell("grade"));
  for (const key of ["name", "className"]) if (cell(key) === "") errors.add("missing", key, "");
  const basis = cell("basis") === "" ? "certificate" : bases[cell("basis")];
  if (basis === undefined) errors.add("unknown-basis", "basis", cell("basis"), nearest(cell("basis"), Object.keys(bases)));
  const arrivedOn = cell("arrivedOn") || null;
  if (arrivedOn !== null && parseDay(arrivedOn) === null) errors.add("day-form", "arrivedOn", arrivedOn);
  const account = cell("account").replaceAll(/\s/g, "") || null;
  if (account !== null && !accountForm.test(account)) errors.add("account-form", "account", "");
  const value: ImportedApplication = {
    schoolId: schoolOf(cell, known.schools, errors),
    term: term ?? "",
    pupilName: cell("name"),
    grade: grade ?? "1",
    className: cell("className"),
    isBoarder: boarderOf(cell, errors),
    category: term === null ? "" : categoryOf(cell, categoriesOn(known.categories, known.firstDayOf(term)), errors),
    basis: basis ?? "certificate",
    arrivedOn,
    benefit: benefitOf(cell, grade ?? "1", known.feeItems, errors),
    account,
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}

/** What tells applications of one school and term apart. Two pupils of one name in one class are told apart in the name: 王强(2). */
export function applicationKey(
  one: Pick<ImportedApplication, "schoolId" | "term" | "pupilName" | "grade" | "className" | "benefit">,
): string {
  const item = one.benefit.kind === "feeWaiver" ? one.benefit.item : "";
  return [one.schoolId, one.term, one.grade, one.className, one.pupilName, item].join("\t");
}

/** Somebody on the list of civil affairs. */
export interface ListedPupil {
  readonly schoolId: string;
  readonly name: string;
  readonly category: string;
}

/** Reads a row of the civil affairs list. Categories of any time are taken: the list says who belongs, the term who is helped. */
export function parseListed({ row, cells }: SheetRow, known: Pick<AidImportKnowledge, "schools" | "categories">): ParsedRow<ListedPupil> {
  const errors = new RowErrors();
  const cell: Cell = (key) => cells[key] ?? "";
  if (cell("name") === "") errors.add("missing", "name", "");
  const value: ListedPupil = {
    schoolId: schoolOf(cell, known.schools, errors),
    name: cell("name"),
    category: categoryOf(cell, known.categories, errors),
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}
