import { v7 as newId } from "uuid";
import { can } from "../../domain/access/access.ts";
import { parseSchool, schoolColumns, withoutTwins, type ImportedSchool, type ParsedRow } from "../../domain/school/school-import.ts";
import type { SheetRow } from "../../domain/school/sheet-columns.ts";
import { numberWithZeros, parseStaff, staffColumns, type ImportedStaff } from "../../domain/school/staff-import.ts";
import type { Context } from "../http/context.ts";
import { planOf, type RowPlan, type Writers } from "../sheet/import-plan.ts";
import type { SheetImport } from "../sheet/import-sheet.ts";
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
  mayImport: ({ actor }) =>
    can(actor, "school.import", { kind: "county" }) ||
    actor.grants.some(({ scope }) => scope.kind === "school" && can(actor, "staff.import", { kind: "school", schoolId: scope.schoolId })),
  plan: planStaff,
};
