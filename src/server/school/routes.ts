import {
  changeSchool,
  exportSchools,
  exportStaff,
  listSchools as listSchoolsRoute,
  listStaff as listStaffRoute,
  revealPhone as revealRoute,
} from "../../contract/school.ts";
import { can } from "../../domain/access/access.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/store.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { exportRowsMax } from "../http/paging.ts";
import { listSchools, listStaff, revealPhone, schoolTable, staffTable } from "./queries.ts";
import { findSchool, schoolView, updateSchool } from "./store.ts";

export function bindSchools(application: Application): void {
  bind(application, exportSchools, async (context, { query }) =>
    schoolTable(context, (await listSchools(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, exportStaff, async (context, { query }) =>
    staffTable(context, (await listStaff(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, listSchoolsRoute, async (context, { query }) => listSchools(context, query));
  bind(application, listStaffRoute, async (context, { query }) => listStaff(context, query));
  bind(application, revealRoute, async (context, { params, body }) => revealPhone(context, params.staffId, body.reason));
  bind(application, changeSchool, async (context, { params, body }) => {
    const { db, countyCode, actor } = context;
    if (!can(actor, "school.change", { kind: "school", schoolId: params.schoolId })) return refuse("forbidden");
    if (!(await findSchool(db, countyCode, params.schoolId))) return refuse("not-found");
    const { rows } = await sql`
      select 1 from school
       where school.county_code = ${countyCode} and school.school_code = ${body.schoolCode} and school.school_id <> ${params.schoolId}`.execute(
      db,
    );
    if (rows.length > 0) return refuse("duplicate", { fields: [{ path: "schoolCode", code: "duplicate" }] });
    await updateSchool(db, countyCode, params.schoolId, body);
    await writeAudit(context, "school.change", { kind: "school", id: params.schoolId });
    const after = await findSchool(db, countyCode, params.schoolId);
    return after ? schoolView(after) : refuse("not-found");
  });
}
