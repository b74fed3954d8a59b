import { makeDay, type Day } from "../calendar/day.ts";
import { RowErrors, type ParsedRow } from "../school/school-import.ts";
import type { ImportColumn, SheetRow } from "../school/sheet-columns.ts";

/** What a sheet says of one person's month. */
export interface ImportedMonth {
  readonly name: string;
  /** Tells people of one name apart; null where the sheet leaves it out. */
  readonly staffNo: string | null;
  readonly month: Day;
  readonly absentDays: number;
  readonly lessons: number;
  readonly note: string | null;
}

const column = (key: string, heading: string, example: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  key,
  heading,
  aliases: [],
  isRequired: false,
  example,
  choices: [],
  ...more,
});

/** Columns of the sheet that host schools keep of those who are posted to them. */
export const attendanceColumns: readonly ImportColumn[] = [
  column("name", "姓名", "王示例", { aliases: ["教师姓名", "派出教师"], isRequired: true }),
  column("staffNo", "工号", "00125", { aliases: ["教职工号", "教师编号"] }),
  column("month", "月份", "2026-09", { aliases: ["年月", "所属月份"], isRequired: true }),
  column("absentDays", "缺勤天数", "0", { aliases: ["缺勤", "请假天数"], isRequired: true }),
  column("lessons", "课时", "64", { aliases: ["课时数", "上课节数", "授课节数"], isRequired: true }),
  column("note", "备注", "", { aliases: ["说明"] }),
];

/** 2026.9, 2026年9月, 202609 and 2026-09 as the month's first day; null for anything else. */
function monthOfCell(cell: string): Day | null {
  const match = /^(\d{4})[-./年]?(\d{1,2})(?:[-./月].*)?$/.exec(cell.trim());
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? makeDay(Number(match[1]), month, 1) : null;
}

function wholeNumber(cell: string, key: string, unit: RegExp, errors: RowErrors): number {
  const match = /^(\d{1,4})$/.exec(cell.trim().replace(unit, ""));
  if (cell === "") errors.add("missing", key, "");
  else if (!match) errors.add("no-number", key, cell);
  return match ? Number(match[1]) : 0;
}

/** Reads a row as one month of a posted person. */
export function parseAttendance({ row, cells }: SheetRow): ParsedRow<ImportedMonth> {
  const errors = new RowErrors();
  const name = (cells["name"] ?? "").trim();
  const monthCell = cells["month"] ?? "";
  if (name === "") errors.add("missing", "name", "");
  const month = monthOfCell(monthCell);
  if (monthCell === "") errors.add("missing", "month", "");
  else if (month === null) errors.add("month-form", "month", monthCell);
  const absentDays = wholeNumber(cells["absentDays"] ?? "", "absentDays", /\s*天$/, errors);
  const lessons = wholeNumber(cells["lessons"] ?? "", "lessons", /\s*[节課课]时?$/, errors);
  if (month === null || errors.errors.length > 0) return { row, value: null, errors: errors.errors };
  return { row, value: { name, staffNo: cells["staffNo"] || null, month, absentDays, lessons, note: cells["note"] || null }, errors: [] };
}
