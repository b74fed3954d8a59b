import { dayText, makeDay, parseDay } from "../calendar/day.ts";
import { RowErrors, type ParsedRow } from "../school/school-import.ts";
import { nearest, sheetColumn, type ImportColumn, type SheetRow } from "../school/sheet-columns.ts";
import { schoolNamed, type KnownSchool } from "../school/staff-import.ts";

/** What a sheet says of a pair of schools. Days are YYYY-MM-DD. */
export interface ImportedPartnership {
  readonly programmeId: string;
  readonly helperSchoolId: string;
  readonly helpedSchoolId: string;
  readonly from: string;
  readonly to: string;
  readonly agreementNo: string | null;
  readonly signedOn: string | null;
}

/** A programme that pairs can belong to, with its school years, both included. */
export interface KnownProgramme {
  readonly id: string;
  readonly name: string;
  readonly firstSchoolYear: number;
  readonly lastSchoolYear: number;
}

/** Columns of the sheet of pairs. Source: the tables that plans of the study carry as annexes (结对一览表). */
export const partnershipColumns: readonly ImportColumn[] = [
  sheetColumn("programme", "帮扶项目", "城乡学校结对帮扶", { aliases: ["项目", "项目名称"] }),
  sheetColumn("helper", "支援校", "示例县第一中学", { aliases: ["支援学校", "帮扶校", "帮扶学校", "派出学校"], isRequired: true }),
  sheetColumn("helped", "受援校", "示例镇中心小学", { aliases: ["受援学校", "被帮扶校", "被帮扶学校", "接收学校"], isRequired: true }),
  sheetColumn("from", "开始日期", "2026-09-01", { aliases: ["起始日期", "协议开始", "开始时间"] }),
  sheetColumn("to", "结束日期", "2029-08-31", { aliases: ["终止日期", "协议结束", "结束时间"] }),
  sheetColumn("agreementNo", "协议编号", "帮扶〔2026〕1号", { aliases: ["协议号", "文号"] }),
  sheetColumn("signedOn", "签订日期", "2026-09-10", { aliases: ["签约日期", "协议签订日期", "签订时间"] }),
];

/** 2026-09-01, 2026/9/1, 2026.9.1, 2026年9月1日 and 20260901 as YYYY-MM-DD; null for what is no day of the calendar. */
function dayOfCell(cell: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(cell);
  if (!match) return null;
  const [, year = "", month = "", day = ""] = match;
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return parseDay(text) === null ? null : text;
}

function dayIn(cells: SheetRow["cells"], key: string, errors: RowErrors): string | null {
  const cell = cells[key] ?? "";
  if (cell === "") return null;
  const day = dayOfCell(cell);
  if (day === null) errors.add("day-form", key, cell);
  return day;
}

/** The programme that a cell names; an empty cell means the only one there is. */
function programmeOf(cell: string, programmes: readonly KnownProgramme[], errors: RowErrors): KnownProgramme | undefined {
  const [only] = programmes;
  if (cell === "" && programmes.length === 1) return only;
  const found = programmes.find(({ name }) => name === cell);
  if (found) return found;
  if (cell === "") errors.add("missing", "programme", "");
  else
    errors.add(
      "unknown-programme",
      "programme",
      cell,
      nearest(
        cell,
        programmes.map(({ name }) => name),
      ),
    );
  return undefined;
}

function sideOf(cells: SheetRow["cells"], key: "helper" | "helped", schools: readonly KnownSchool[], errors: RowErrors): string {
  const cell = cells[key] ?? "";
  const { school, suggestion } = schoolNamed(cell, schools);
  if (cell === "") errors.add("missing", key, "");
  else if (!school) errors.add("unknown-school", key, cell, suggestion);
  return school?.id ?? "";
}

/**
 * Reads a row as a pair of schools. Days that are left out are those of the programme: its first September and its last
 * August. `known` are the schools and programmes of the county.
 */
export function parsePartnership(
  { row, cells }: SheetRow,
  known: { readonly schools: readonly KnownSchool[]; readonly programmes: readonly KnownProgramme[] },
): ParsedRow<ImportedPartnership> {
  const errors = new RowErrors();
  const programme = programmeOf(cells["programme"] ?? "", known.programmes, errors);
  const helperSchoolId = sideOf(cells, "helper", known.schools, errors);
  const helpedSchoolId = sideOf(cells, "helped", known.schools, errors);
  if (helperSchoolId !== "" && helperSchoolId === helpedSchoolId) errors.add("same-school", "helped", cells["helped"] ?? "");
  const span = {
    from: dayText(makeDay(programme?.firstSchoolYear ?? 2000, 9, 1)),
    to: dayText(makeDay((programme?.lastSchoolYear ?? 2000) + 1, 8, 31)),
  };
  const from = dayIn(cells, "from", errors) ?? span.from;
  const to = dayIn(cells, "to", errors) ?? span.to;
  if (from > to) errors.add("days-order", "to", to);
  else if (programme && (from < span.from || to > span.to)) errors.add("outside-programme", "from", `${span.from}—${span.to}`);
  const value: ImportedPartnership = {
    programmeId: programme?.id ?? "",
    helperSchoolId,
    helpedSchoolId,
    from,
    to,
    agreementNo: cells["agreementNo"] || null,
    signedOn: dayIn(cells, "signedOn", errors),
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}
