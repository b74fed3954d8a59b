import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { ProgrammeChange } from "../../contract/programme.ts";
import { can } from "../../domain/access/access.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";

/** Makes a programme. */
export async function createProgramme(context: Context, change: ProgrammeChange): Promise<string | Refusal> {
  const { db, countyCode, actor, now } = context;
  if (!can(actor, "programme.create", { kind: "county" })) return refuse("forbidden");
  const programmeId = newId();
  await sql`
    insert into programme (county_code, programme_id, name, description, first_school_year, last_school_year, phases, leading_group, created_at)
    values (${countyCode}, ${programmeId}, ${change.name}, ${change.description}, ${change.firstSchoolYear}, ${change.lastSchoolYear},
            ${JSON.stringify(change.phases)}::jsonb, ${JSON.stringify(change.leadingGroup)}::jsonb, ${now})`.execute(db);
  await writeAudit(context, "programme.create", { kind: "programme", id: programmeId });
  return programmeId;
}

/** Changes a programme. Its years must still hold its partnerships. */
export async function changeProgramme(context: Context, programmeId: string, change: ProgrammeChange): Promise<string | Refusal> {
  const { db, countyCode, actor } = context;
  if (!can(actor, "programme.change", { kind: "programme", programmeId })) return refuse("forbidden");
  const { rows: outside } = await sql`
    select partnership.partnership_id
      from partnership
     where partnership.county_code = ${countyCode}
       and partnership.programme_id = ${programmeId}
       and (partnership.from_day < ${`${change.firstSchoolYear}-09-01`}::date or partnership.to_day > ${`${change.lastSchoolYear + 1}-08-31`}::date)
     limit 1`.execute(db);
  if (outside.length > 0) return refuse("bad-input", { fields: [{ path: "lastSchoolYear", code: "partnerships-outside" }] });
  const { numAffectedRows } = await sql`
    update programme
       set name = ${change.name},
           description = ${change.description},
           first_school_year = ${change.firstSchoolYear},
           last_school_year = ${change.lastSchoolYear},
           phases = ${JSON.stringify(change.phases)}::jsonb,
           leading_group = ${JSON.stringify(change.leadingGroup)}::jsonb
     where county_code = ${countyCode}
       and programme_id = ${programmeId}`.execute(db);
  if (numAffectedRows !== 1n) return refuse("not-found");
  await writeAudit(context, "programme.change", { kind: "programme", id: programmeId });
  return programmeId;
}
