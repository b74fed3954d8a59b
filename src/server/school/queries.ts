import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { School, StaffMember, listSchools as listSchoolsRoute, listStaff as listStaffRoute } from "../../contract/school.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf, schoolsWhere } from "../../domain/access/reach.ts";
import { stageNames } from "../../domain/school/stage-words.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { cellWords } from "../sheet/cell-words.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { schoolColumns, schoolView, type SchoolRow } from "./store.ts";

/**
 * The schools that somebody may see: all for the bureau, else one's own, their partners and those of one's programmes.
 * `column` is the school's id in the query.
 */
function withinSchools({ actor, countyCode }: Context, column: RawBuilder<unknown>): RawBuilder<unknown> {
  const reach = reachOf(actor);
  if (reach.kind === "county") return sql`true`;
  return sql`(${column} = any(${reach.schoolIds}::uuid[])
    or exists (select 1 from partnership
                where partnership.county_code = ${countyCode}
                  and (partnership.helper_school_id = ${column} or partnership.helped_school_id = ${column})
                  and (partnership.programme_id = any(${reach.programmeIds}::uuid[])
                    or partnership.helper_school_id = any(${reach.schoolIds}::uuid[])
                    or partnership.helped_school_id = any(${reach.schoolIds}::uuid[]))))`;
}

export type SchoolQuery = z.output<(typeof listSchoolsRoute)["query"]>;

const schoolSorts = {
  name: sql`school.initials`,
  schoolCode: sql`school.school_code`,
  township: sql`school.township`,
  pupils: sql`school.pupils`,
  teachers: sql`school.teachers`,
  partnerships: sql`partnerships`,
};

/** One page of schools. */
export async function listSchools(context: Context, query: SchoolQuery): Promise<{ rows: School[]; total: number }> {
  const conditions = [sql`school.county_code = ${context.countyCode}`, withinSchools(context, sql`school.school_id`)];
  if (query.stage) conditions.push(sql`${query.stage} = any(school.stages)`);
  if (query.active) conditions.push(sql`school.is_active = ${query.active === "yes"}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(
      sql`(school.name like ${pattern} or school.short_name like ${pattern} or school.initials like ${pattern} or school.school_code like ${pattern})`,
    );
  }
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<SchoolRow>`
    select ${schoolColumns} from school where ${where} ${orderBy(query.sort, schoolSorts, sql`school.school_id`)} ${pageOf(query)}`.execute(
    context.db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from school where ${where}`.execute(context.db);
  return { rows: rows.map(schoolView), total: counted.rows[0]?.total ?? 0 };
}

interface StaffRow {
  readonly staff_id: string;
  readonly school_id: string;
  readonly school_name: string;
  readonly staff_no: string;
  readonly name: string;
  readonly subjects: string[];
  readonly grades: string[];
  readonly title: string | null;
  readonly post: string | null;
  readonly honour: string | null;
  readonly phone: string | null;
  readonly is_active: boolean;
}

/** 138****1234: enough to tell two people apart, not enough to call a stranger. Source: standards, section 8, control 6. */
export function maskedPhone(phone: string | null): string | null {
  return phone === null ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

function staffView(row: StaffRow): StaffMember {
  return {
    id: row.staff_id,
    schoolId: row.school_id,
    schoolName: row.school_name,
    staffNo: row.staff_no,
    name: row.name,
    subjects: row.subjects,
    grades: row.grades,
    title: row.title,
    post: row.post,
    honour: row.honour,
    phone: maskedPhone(row.phone),
    isActive: row.is_active,
  };
}

export type StaffQuery = z.output<(typeof listStaffRoute)["query"]>;

const staffSorts = { name: sql`staff.initials`, staffNo: sql`staff.staff_no`, school: sql`school.initials`, title: sql`staff.title` };

/** Limits a query on `staff` to the schools whose register somebody may read. */
export function withinStaff({ actor }: Pick<Context, "actor">): RawBuilder<unknown> {
  const reach = schoolsWhere(actor, "staff.read");
  return reach.kind === "county" ? sql`true` : sql`staff.school_id = any(${reach.schoolIds}::uuid[])`;
}

/** One page of the staff of schools whose register somebody may read; telephones are masked. */
export async function listStaff(context: Context, query: StaffQuery): Promise<{ rows: StaffMember[]; total: number }> {
  const conditions = [sql`staff.county_code = ${context.countyCode}`, withinStaff(context)];
  if (query.schoolId) conditions.push(sql`staff.school_id = ${query.schoolId}`);
  if (query.subject) conditions.push(sql`${query.subject} = any(staff.subjects)`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(staff.name like ${pattern} or staff.initials like ${pattern} or staff.staff_no like ${pattern})`);
  }
  const where = sql.join(conditions, sql` and `);
  const from = sql`staff join school on school.county_code = staff.county_code and school.school_id = staff.school_id`;
  const { rows } = await sql<StaffRow>`
    select staff.staff_id, staff.school_id, school.name as school_name, staff.staff_no, staff.name, staff.subjects, staff.grades, staff.title,
           staff.post, staff.honour, staff.phone, staff.is_active
      from ${from}
     where ${where}
     ${orderBy(query.sort, staffSorts, sql`staff.staff_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(context.db);
  return { rows: rows.map(staffView), total: counted.rows[0]?.total ?? 0 };
}

/** The whole number of somebody whom one may ask for. Who asked and why goes into the audit trail before it is told. */
export async function revealPhone(context: Context, staffId: string, reason: string): Promise<{ phone: string | null } | Refusal> {
  const { db, countyCode, actor } = context;
  const { rows } = await sql<{ school_id: string; phone: string | null }>`
    select staff.school_id, staff.phone from staff where staff.county_code = ${countyCode} and staff.staff_id = ${staffId}`.execute(db);
  const [found] = rows;
  if (!found || !can(actor, "staff.read", { kind: "school", schoolId: found.school_id })) return refuse("not-found");
  if (!can(actor, "staff.reveal", { kind: "school", schoolId: found.school_id })) return refuse("forbidden");
  await writeAudit(context, "staff.reveal-phone", { kind: "staff", id: staffId, detail: { reason } });
  return { phone: found.phone };
}

/** The list of schools as a workbook. */
export async function schoolTable(context: Context, rows: readonly School[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const words = cellWords[context.language];
  const stages = stageNames[context.language];
  return tableReply(context, {
    title: heading("学校名册"),
    columns: [
      { heading: heading("学校标识码"), kind: "text" },
      { heading: heading("学校名称"), kind: "text" },
      { heading: heading("学校简称"), kind: "text" },
      { heading: heading("学段"), kind: "text" },
      { heading: heading("乡镇"), kind: "text" },
      { heading: heading("学生数"), kind: "count" },
      { heading: heading("教师数"), kind: "count" },
      { heading: heading("结对"), kind: "number" },
      { heading: heading("在用"), kind: "text" },
    ],
    rows: rows.map((row) => [
      row.schoolCode,
      row.name,
      row.shortName,
      row.stages.map((stage) => stages[stage]).join("、") || null,
      row.township,
      row.pupils,
      row.teachers,
      row.partnerships,
      row.isActive ? words.yes : words.no,
    ]),
  });
}

/** The list of staff as a workbook; telephones stay masked. */
export async function staffTable(context: Context, rows: readonly StaffMember[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  return tableReply(context, {
    title: heading("教职工名册"),
    columns: ["姓名", "工号", "所在学校", "任教学科", "任教年级", "职称", "职务", "骨干称号", "手机"].map((name) => ({
      heading: heading(name),
      kind: "text" as const,
    })),
    rows: rows.map((row) => [
      row.name,
      row.staffNo,
      row.schoolName,
      row.subjects.join("、") || null,
      row.grades.join("、") || null,
      row.title,
      row.post,
      row.honour,
      row.phone,
    ]),
  });
}
