import { sql } from "kysely";
import type { SchoolName } from "../../contract/shared.ts";
import type { Reach } from "../../domain/access/reach.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import type { Context } from "../http/context.ts";
import { schoolsWithin } from "../school/store.ts";

/** A school, the number it stated, and the honours of each teacher whom it sent in the year. */
export interface ExchangeRow {
  readonly school: SchoolName;
  readonly initials: string;
  readonly eligible: number | null;
  readonly honours: readonly (string | null)[];
}

/** Schools within reach that sent teachers in a school year or stated a number; a teacher with two posts stands once. */
export async function listExchange(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  reach: Reach,
  schoolYear: number,
): Promise<ExchangeRow[]> {
  const { from, to } = schoolYearSpan(schoolYear);
  const { rows } = await sql<{
    school_id: string;
    name: string;
    initials: string;
    short_name: string | null;
    eligible: number | null;
    honours: (string | null)[];
  }>`
    select school.school_id, school.name, school.initials, school.short_name, exchange_base.eligible,
           coalesce(array_agg(sent.honour) filter (where sent.staff_id is not null), '{}') as honours
      from school
      left join exchange_base
        on exchange_base.county_code = school.county_code
       and exchange_base.school_id = school.school_id
       and exchange_base.school_year = ${schoolYear}
      left join lateral (
        select distinct staff.staff_id, staff.honour
          from posting
          join staff on staff.county_code = posting.county_code and staff.staff_id = posting.staff_id
         where posting.county_code = school.county_code
           and staff.school_id = school.school_id
           and posting.kind = 'posting'
           and posting.state in ('active', 'completed')
           and coalesce(posting.began_on, posting.from_day) <= ${dayText(to)}::date
           and coalesce(posting.ended_on, posting.to_day) >= ${dayText(from)}::date) sent on true
     where school.county_code = ${countyCode}
       and ${schoolsWithin(reach)}
     group by school.county_code, school.school_id, exchange_base.eligible
    having count(sent.staff_id) > 0 or exchange_base.eligible is not null
     order by school.initials, school.school_id`.execute(db);
  return rows.map(({ school_id: id, name, initials, short_name: shortName, eligible, honours }) => ({
    school: { id, name, shortName },
    initials,
    eligible,
    honours,
  }));
}

export async function putEligible(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  base: { readonly schoolId: string; readonly schoolYear: number; readonly eligible: number | null },
): Promise<void> {
  await sql`
    insert into exchange_base (county_code, school_id, school_year, eligible, stated_by, stated_at)
    values (${countyCode}, ${base.schoolId}, ${base.schoolYear}, ${base.eligible}, ${actor.accountId}, ${now})
    on conflict (county_code, school_id, school_year) do update
       set eligible = excluded.eligible,
           stated_by = excluded.stated_by,
           stated_at = excluded.stated_at`.execute(db);
}
