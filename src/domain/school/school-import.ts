import { stageOfName, type Stage } from "./stage.ts";
import { sheetColumn, type ImportColumn, type RowError, type SheetRow } from "./sheet-columns.ts";

/** What a sheet says of a school. */
export interface ImportedSchool {
  readonly schoolCode: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly stages: readonly Stage[];
  readonly township: string | null;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
  readonly pupils: number | null;
  readonly teachers: number | null;
}

/** Kinds of school in the statistics and the stages that they teach. Source: GLOSSARY and the forms of basic education statistics. */
const stagesOfKind: Readonly<Record<string, readonly Stage[]>> = {
  小学: ["primary"],
  完全小学: ["primary"],
  教学点: ["primary"],
  小学教学点: ["primary"],
  初中: ["junior"],
  初级中学: ["junior"],
  高中: ["senior"],
  高级中学: ["senior"],
  中职: ["senior"],
  九年一贯制学校: ["primary", "junior"],
  九年一贯制: ["primary", "junior"],
  完全中学: ["junior", "senior"],
  十二年一贯制学校: ["primary", "junior", "senior"],
  十二年一贯制: ["primary", "junior", "senior"],
};

/** Columns of the schools' sheet. */
export const schoolColumns: readonly ImportColumn[] = [
  sheetColumn("schoolCode", "学校标识码", "0123456789", {
    aliases: ["学校代码", "标识码", "学校（机构）标识码", "学校编码"],
    isRequired: true,
  }),
  sheetColumn("name", "学校名称", "示例镇中心小学", { aliases: ["学校", "学校名", "单位名称"], isRequired: true }),
  sheetColumn("shortName", "学校简称", "示例小学", { aliases: ["简称"] }),
  sheetColumn("kind", "办学类型", "小学", {
    aliases: ["学段", "学校类型", "办学层次"],
    choices: ["小学", "教学点", "初级中学", "九年一贯制学校", "完全中学", "高级中学"],
  }),
  sheetColumn("township", "乡镇", "示例镇", { aliases: ["所在乡镇", "街道乡镇", "乡镇街道"] }),
  sheetColumn("longitude", "经度", "110.52", {}),
  sheetColumn("latitude", "纬度", "28.46", {}),
  sheetColumn("pupils", "学生数", "420", { aliases: ["在校生数", "学生人数"] }),
  sheetColumn("teachers", "教师数", "28", { aliases: ["专任教师数", "教师人数"] }),
];

export interface ParsedRow<Value> {
  readonly row: number;
  readonly value: Value | null;
  readonly errors: readonly RowError[];
}

/** Errors of one row, gathered. */
export class RowErrors {
  readonly errors: RowError[] = [];
  add(code: RowError["code"], columnKey: string | null, found: string, suggestion: string | null = null): void {
    this.errors.push({ code, column: columnKey, found, suggestion });
  }
}

/** A whole number that is not negative; null for an empty cell. Blanks and 人 behind it are taken off. */
function countOf(cell: string, key: string, errors: RowErrors): number | null {
  if (cell === "") return null;
  const match = /^(\d{1,6})\s*人?$/.exec(cell.replaceAll(",", ""));
  if (!match) errors.add("no-number", key, cell);
  return match ? Number(match[1]) : null;
}

function placeOf(cells: SheetRow["cells"], errors: RowErrors): ImportedSchool["place"] {
  const [east = "", north = ""] = [cells["longitude"], cells["latitude"]];
  if (east === "" && north === "") return null;
  if (east === "" || north === "") {
    errors.add("place-half", east === "" ? "longitude" : "latitude", east + north);
    return null;
  }
  const [longitude, latitude] = [Number(east), Number(north)];
  // The mainland's extent; a swapped pair falls outside.
  const isInside = longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54;
  if (!isInside) errors.add("place-outside", "longitude", `${east}, ${north}`);
  return isInside ? { longitude, latitude } : null;
}

function stagesOf(cells: SheetRow["cells"], errors: RowErrors): readonly Stage[] {
  const kind = cells["kind"] ?? "";
  const known = stagesOfKind[kind];
  if (known) return known;
  if (kind !== "") errors.add("unknown-stage", "kind", kind);
  const stage = stageOfName(cells["name"] ?? "");
  return stage === null ? [] : [stage];
}

/** Ten digits with the zeros that a spreadsheet drops from a code typed as a number; null for what is no such code. */
function withZeros(code: string): string | null {
  return /^[1-9]\d{6,8}$/.test(code) ? code.padStart(10, "0") : null;
}

/** Reads a row as a school. Codes are opaque text: zeros in front are real, and lost ones are asked for, not guessed. */
export function parseSchool({ row, cells }: SheetRow): ParsedRow<ImportedSchool> {
  const errors = new RowErrors();
  const schoolCode = cells["schoolCode"] ?? "";
  const name = cells["name"] ?? "";
  if (schoolCode === "") errors.add("missing", "schoolCode", "");
  else if (!/^\d{10}$/.test(schoolCode)) errors.add("code-form", "schoolCode", schoolCode, withZeros(schoolCode));
  if (name === "") errors.add("missing", "name", "");
  const value: ImportedSchool = {
    schoolCode,
    name,
    shortName: cells["shortName"] || null,
    stages: stagesOf(cells, errors),
    township: cells["township"] || null,
    place: placeOf(cells, errors),
    pupils: countOf(cells["pupils"] ?? "", "pupils", errors),
    teachers: countOf(cells["teachers"] ?? "", "teachers", errors),
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}

/** Marks rows whose key stands in an earlier row already: they would overwrite each other. `found` names that row. */
export function withoutTwins<Value>(
  rows: readonly ParsedRow<Value>[],
  keyOf: (value: Value) => string,
  keyColumn: string,
): ParsedRow<Value>[] {
  const first = new Map<string, number>();
  return rows.map((parsed) => {
    if (parsed.value === null) return parsed;
    const key = keyOf(parsed.value);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, parsed.row);
      return parsed;
    }
    return { row: parsed.row, value: null, errors: [{ code: "twice", column: keyColumn, found: String(earlier), suggestion: null }] };
  });
}
