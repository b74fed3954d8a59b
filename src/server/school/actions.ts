import { v7 as newId } from "uuid";
import { can } from "../../domain/access/access.ts";
import { parseSchool, schoolColumns, withoutTwins, type ImportedSchool, type ParsedRow } from "../../domain/school/school-import.ts";
import type { SheetRow } from "../../domain/school/sheet-columns.ts";
import { parseStaff, staffColumns, type ImportedStaff } from "../../domain/school/staff-import.ts";
import type { Context } from "../http/context.ts";
import { isSameList, planOf, type RowPlan, type SheetImport } from "../sheet/import-sheet.ts";
import {
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

export const schoolImport: SheetImport = {
  kind: "schools",
  title: "学校名册",
  columns: schoolColumns,
  mayImport: ({ actor }) => can(actor, "school.import", { kind: "county" }),
  plan: planSchools,
};

/** Coordinators import staff too; of which schools, each row tells. */
export const staffImport: SheetImport = {
  kind: "staff",
  title: "教职工名册",
  columns: staffColumns,
  mayImport: ({ actor }) => can(actor, "school.import", { kind: "county" }) || actor.grants.some(({ role }) => role === "coordinator"),
  plan: planStaff,
};
