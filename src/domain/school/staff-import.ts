import { RowErrors, type ParsedRow } from "./school-import.ts";
import { nearest, sheetColumn, type ImportColumn, type SheetRow } from "./sheet-columns.ts";
import { canonicalSubject, knownSubjects } from "./subject.ts";
import { noTitle, titleNames, titleOfName } from "./title.ts";

/** What a sheet says of a member of staff. */
export interface ImportedStaff {
  readonly schoolId: string;
  readonly staffNo: string;
  readonly name: string;
  readonly gender: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly title: string | null;
  readonly post: string | null;
  readonly honour: string | null;
  readonly workingSince: string | null;
  readonly phone: string | null;
}

/** Columns of the staff's sheet. */
export const staffColumns: readonly ImportColumn[] = [
  sheetColumn("name", "姓名", "王示例", { aliases: ["教师姓名"], isRequired: true }),
  sheetColumn("staffNo", "工号", "00125", { aliases: ["教职工号", "教师编号", "职工号"], isRequired: true }),
  sheetColumn("school", "所在学校", "示例镇中心小学", { aliases: ["学校", "学校名称", "单位", "工作单位"], isRequired: true }),
  sheetColumn("gender", "性别", "女", { choices: ["男", "女"] }),
  sheetColumn("subjects", "任教学科", "语文、数学", { aliases: ["学科", "任教科目", "主要任课学段学科"] }),
  sheetColumn("grades", "任教年级", "7、8", { aliases: ["年级"] }),
  sheetColumn("title", "职称", "一级教师", {
    aliases: ["专业技术职务", "职称等级"],
    choices: ["正高级教师", "高级教师", "一级教师", "二级教师", "三级教师", "未定级"],
  }),
  sheetColumn("post", "职务", "教研组长", { aliases: ["行政职务"] }),
  sheetColumn("honour", "骨干称号", "县级骨干教师", { aliases: ["荣誉称号", "骨干教师"] }),
  sheetColumn("workingSince", "参加工作年月", "2012-09", { aliases: ["参加工作时间", "工作时间"] }),
  sheetColumn("phone", "手机号", "13800000000", { aliases: ["联系电话", "电话", "手机"] }),
];

/** A school that staff can belong to, by every name it goes by. */
export interface KnownSchool {
  readonly id: string;
  readonly names: readonly string[];
}

/** The school of that name, short name or code; where there is none, the name that may have been meant. */
export function schoolNamed(
  name: string,
  schools: readonly KnownSchool[],
): { readonly school: KnownSchool | undefined; readonly suggestion: string | null } {
  const school = schools.find(({ names }) => names.includes(name));
  if (school || name === "") return { school, suggestion: null };
  const names = schools.flatMap((one) => one.names.filter((known) => !/^\d+$/.test(known)));
  return { school, suggestion: nearest(name, names) };
}

/** 2012.9, 2012年9月, 201209 and 2012-09-01 as 2012-09; anything else as it stands. */
function yearMonth(cell: string): string | null {
  const match = /^(\d{4})[-./年]?(\d{1,2})(?:[-./月]|$)/.exec(cell);
  if (!match) return cell === "" ? null : cell;
  return `${match[1]}-${String(match[2]).padStart(2, "0")}`;
}

function parts(cell: string): string[] {
  return cell.split(/[、，,;；/\s]+/).filter((part) => part !== "");
}

function subjectsOf(cell: string, errors: RowErrors): string[] {
  const known = knownSubjects();
  return parts(cell).map((name) => {
    const subject = canonicalSubject(name);
    if (!known.includes(subject)) errors.add("unknown-subject", "subjects", name, nearest(name, known));
    return subject;
  });
}

function titleOf(cell: string, errors: RowErrors): string | null {
  if (cell === "") return null;
  const title = titleOfName(cell);
  if (title === undefined) errors.add("unknown-title", "title", cell, nearest(cell, titleNames));
  return title === null ? noTitle : (title ?? null);
}

/** Reads a row as a member of staff of one of the schools. */
export function parseStaff({ row, cells }: SheetRow, schools: readonly KnownSchool[]): ParsedRow<ImportedStaff> {
  const errors = new RowErrors();
  const [name = "", staffNo = "", schoolName = "", phone = ""] = [cells["name"], cells["staffNo"], cells["school"], cells["phone"]];
  if (name === "") errors.add("missing", "name", "");
  if (staffNo === "") errors.add("missing", "staffNo", "");
  const { school, suggestion } = schoolNamed(schoolName, schools);
  if (schoolName === "") errors.add("missing", "school", "");
  else if (!school) errors.add("unknown-school", "school", schoolName, suggestion);
  if (phone !== "" && !/^1\d{10}$/.test(phone)) errors.add("phone-form", "phone", phone);
  const value: ImportedStaff = {
    schoolId: school?.id ?? "",
    staffNo,
    name,
    gender: cells["gender"] || null,
    subjects: subjectsOf(cells["subjects"] ?? "", errors),
    grades: parts(cells["grades"] ?? ""),
    title: titleOf(cells["title"] ?? "", errors),
    post: cells["post"] || null,
    honour: cells["honour"] || null,
    workingSince: yearMonth(cells["workingSince"] ?? ""),
    phone: phone || null,
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}

/**
 * The staff number that one without its zeros stands for: a spreadsheet makes 125 of 00125, and taking it over would
 * make a second person. Null where the number is known as it is, or belongs to nobody.
 */
export function numberWithZeros(staffNo: string, known: readonly string[]): string | null {
  if (!/^[1-9]\d*$/.test(staffNo) || known.includes(staffNo)) return null;
  return known.find((number) => /^0+/.test(number) && number.replace(/^0+/, "") === staffNo) ?? null;
}
