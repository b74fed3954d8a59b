import { sql, type RawBuilder } from "kysely";
import type { School } from "../../contract/school.ts";
import type { Reach } from "../../domain/access/reach.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import { initialsOf } from "./initials.ts";
import type { ImportedStaff, KnownSchool } from "../../domain/school/staff-import.ts";

export interface SchoolRow {
  readonly school_id: string;
  readonly school_code: string;
  readonly name: string;
  readonly short_name: string | null;
  readonly stages: School["stages"];
  readonly township: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly pupils: number | null;
  readonly teachers: number | null;
  readonly is_active: boolean;
  readonly partnerships: number;
}

export const schoolColumns = sql`
  school.school_id, school.school_code, school.name, school.short_name, school.stages, school.township, school.longitude, school.latitude,
  school.pupils, school.teachers, school.is_active,
  (select count(*) from partnership
    where partnership.county_code = school.county_code
      and (partnership.helper_school_id = school.school_id or partnership.helped_school_id = school.school_id)) as partnerships`;

export function schoolView(row: SchoolRow): School {
  const { longitude, latitude } = row;
  return {
    id: row.school_id,
    schoolCode: row.school_code,
    name: row.name,
    shortName: row.short_name,
    stages: row.stages,
    township: row.township,
    place: longitude === null || latitude === null ? null : { longitude, latitude },
    pupils: row.pupils,
    teachers: row.teachers,
    isActive: row.is_active,
    partnerships: row.partnerships,
  };
}

/** Limits a query on `school` to some schools: those on which somebody may do something, of `schoolsWhere`. */
export function schoolsWithin(reach: Reach): RawBuilder<boolean> {
  return reach.kind === "county" ? sql`true` : sql`school.school_id = any(${reach.schoolIds}::uuid[])`;
}

export async function findSchool(db: CountyTransaction, countyCode: string, schoolId: string): Promise<SchoolRow | undefined> {
  const { rows } = await sql<SchoolRow>`
    select ${schoolColumns} from school where school.county_code = ${countyCode} and school.school_id = ${schoolId}`.execute(db);
  return rows[0];
}

/** What can be said of a school; its id and where it takes part are not among it. */
export type SchoolContent = Omit<School, "id" | "partnerships">;

export async function updateSchool(db: CountyTransaction, countyCode: string, schoolId: string, school: SchoolContent): Promise<void> {
  await sql`
    update school
       set school_code = ${school.schoolCode},
           name = ${school.name},
           short_name = ${school.shortName},
           initials = ${initialsOf(school.name)},
           stages = ${school.stages}::text[],
           township = ${school.township},
           longitude = ${school.place?.longitude ?? null},
           latitude = ${school.place?.latitude ?? null},
           pupils = ${school.pupils},
           teachers = ${school.teachers},
           is_active = ${school.isActive}
     where county_code = ${countyCode}
       and school_id = ${schoolId}`.execute(db);
  // Grades and subjects of the helped school decide what 每个年级 and 每个学科 run over.
  await sql`
    update partnership
       set revision = revision + 1
     where county_code = ${countyCode}
       and helped_school_id = ${schoolId}`.execute(db);
}

export async function insertSchool(db: CountyTransaction, countyCode: string, schoolId: string, school: SchoolContent): Promise<void> {
  await sql`
    insert into school (county_code, school_id, school_code, name, short_name, initials, stages, township, longitude, latitude, pupils, teachers, is_active)
    values (${countyCode}, ${schoolId}, ${school.schoolCode}, ${school.name}, ${school.shortName}, ${initialsOf(school.name)}, ${school.stages}::text[],
            ${school.township}, ${school.place?.longitude ?? null}, ${school.place?.latitude ?? null}, ${school.pupils}, ${school.teachers}, ${school.isActive})`.execute(
    db,
  );
}

/** A school as an import compares with it. */
export interface StoredSchool extends SchoolContent {
  readonly id: string;
}

/** The schools of the county by their codes. */
export async function listSchoolsByCode(db: CountyTransaction, countyCode: string): Promise<Map<string, StoredSchool>> {
  const { rows } = await sql<SchoolRow>`select ${schoolColumns} from school where school.county_code = ${countyCode}`.execute(db);
  return new Map(rows.map((row) => [row.school_code, schoolView(row)]));
}

/** The schools of the county by every name that a sheet may call them. */
export async function listKnownSchools(db: CountyTransaction, countyCode: string): Promise<KnownSchool[]> {
  const { rows } = await sql<{ school_id: string; names: string[] }>`
    select school.school_id, array_remove(array[school.name, school.short_name, school.school_code], null) as names
      from school
     where school.county_code = ${countyCode}`.execute(db);
  return rows.map(({ school_id: id, names }) => ({ id, names }));
}

/** A member of staff as an import compares with it. */
export interface StoredStaff extends ImportedStaff {
  readonly id: string;
}

interface StoredStaffRow {
  readonly staff_id: string;
  readonly school_id: string;
  readonly staff_no: string;
  readonly name: string;
  readonly gender: string | null;
  readonly subjects: string[];
  readonly grades: string[];
  readonly title: string | null;
  readonly post: string | null;
  readonly honour: string | null;
  readonly working_since: string | null;
  readonly phone: string | null;
}

/** The staff of the county by school and number: `schoolId staffNo`. */
export async function listStaffByNo(db: CountyTransaction, countyCode: string): Promise<Map<string, StoredStaff>> {
  const { rows } = await sql<StoredStaffRow>`
    select staff.staff_id, staff.school_id, staff.staff_no, staff.name, staff.gender, staff.subjects, staff.grades, staff.title,
           staff.post, staff.honour, staff.working_since, staff.phone
      from staff
     where staff.county_code = ${countyCode}`.execute(db);
  return new Map(
    rows.map((row) => [
      `${row.school_id} ${row.staff_no}`,
      {
        id: row.staff_id,
        schoolId: row.school_id,
        staffNo: row.staff_no,
        name: row.name,
        gender: row.gender,
        subjects: row.subjects,
        grades: row.grades,
        title: row.title,
        post: row.post,
        honour: row.honour,
        workingSince: row.working_since,
        phone: row.phone,
      },
    ]),
  );
}

export async function insertStaff(db: CountyTransaction, countyCode: string, staffId: string, staff: ImportedStaff): Promise<void> {
  await sql`
    insert into staff (county_code, staff_id, school_id, staff_no, name, initials, gender, subjects, grades, title, post, honour, working_since, phone)
    values (${countyCode}, ${staffId}, ${staff.schoolId}, ${staff.staffNo}, ${staff.name}, ${initialsOf(staff.name)}, ${staff.gender},
            ${staff.subjects}::text[], ${staff.grades}::text[], ${staff.title}, ${staff.post}, ${staff.honour}, ${staff.workingSince}, ${staff.phone})`.execute(
    db,
  );
}

export async function updateStaff(db: CountyTransaction, countyCode: string, staffId: string, staff: ImportedStaff): Promise<void> {
  await sql`
    update staff
       set name = ${staff.name},
           initials = ${initialsOf(staff.name)},
           gender = ${staff.gender},
           subjects = ${staff.subjects}::text[],
           grades = ${staff.grades}::text[],
           title = ${staff.title},
           post = ${staff.post},
           honour = ${staff.honour},
           working_since = ${staff.workingSince},
           phone = ${staff.phone}
     where county_code = ${countyCode}
       and staff_id = ${staffId}`.execute(db);
}
