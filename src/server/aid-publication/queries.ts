import { sql } from "kysely";
import type { z } from "zod";
import type { Publication, listPublications as listPublicationsRoute } from "../../contract/aid.ts";
import { aidPublicationSetting } from "../../contract/aid-setting.ts";
import { can } from "../../domain/access/access.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { maskedPupil } from "../../domain/funding/aid.ts";
import { withinSchools, type AidRow } from "../aid/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { getDated } from "../settings/queries.ts";

interface PublicationRow {
  readonly school_id: string;
  readonly school_name: string;
  readonly school_short: string | null;
  readonly term: string;
  readonly published_on: string;
  readonly until: string;
  readonly pupils: number;
}

/** Publications of one list: a school has a few in a term. */
const publicationsMax = 500;

/** Publications of the schools that one may see, the latest first. */
export async function listPublications(context: Context): Promise<z.infer<(typeof listPublicationsRoute)["reply"]>> {
  const { db, countyCode, today, actor } = context;
  const { rows } = await sql<PublicationRow>`
    select school.school_id, school.name as school_name, school.short_name as school_short, application.term, application.published_on,
           max(application.publication_until) as until, count(*) as pupils
      from aid_application application
      join school on school.county_code = application.county_code and school.school_id = application.school_id
     where application.county_code = ${countyCode}
       and application.state in ('published', 'approved', 'paid')
       and ${withinSchools(schoolsWhere(actor, "aid.read"))}
     group by school.school_id, school.name, school.short_name, school.initials, application.term, application.published_on
     order by application.published_on desc, school.initials
     limit ${publicationsMax}`.execute(db);
  return {
    rows: rows.map((row) => ({
      school: { id: row.school_id, name: row.school_name, shortName: row.school_short },
      term: row.term,
      publishedOn: row.published_on,
      until: row.until,
      isOver: row.until < dayText(today),
      pupils: row.pupils,
    })),
  };
}

/**
 * What is hung out on a day: masked name, class and tier. The query asks for nothing else, so nothing else can slip in;
 * once the period is over there are no rows.
 */
export async function findPublication(
  context: Context,
  { schoolId, term, publishedOn }: { readonly schoolId: string; readonly term: string; readonly publishedOn: string },
): Promise<Publication | Refusal> {
  const { db, countyCode, today, actor } = context;
  const { rows: found } = await sql<PublicationRow>`
    select school.school_id, school.name as school_name, school.short_name as school_short, max(application.publication_until) as until
      from aid_application application
      join school on school.county_code = application.county_code and school.school_id = application.school_id
     where application.county_code = ${countyCode}
       and application.school_id = ${schoolId}
       and application.term = ${term}
       and application.published_on = ${publishedOn}
       and application.state in ('published', 'approved', 'paid')
     group by school.school_id, school.name, school.short_name`.execute(db);
  const [head] = found;
  if (!head || !can(actor, "aid.read", { kind: "school", schoolId })) return refuse("not-found");
  const isOver = head.until < dayText(today);
  const { rows } = await sql<{ pupil_name: string | null; grade: string; class_name: string; tier: AidRow["tier"] }>`
    select application.pupil_name, application.grade, application.class_name, application.tier
      from aid_application application
     where application.county_code = ${countyCode}
       and application.school_id = ${schoolId}
       and application.term = ${term}
       and application.published_on = ${publishedOn}
       and application.state in ('published', 'approved', 'paid')
       and not ${isOver}::boolean
     order by application.grade::integer, application.class_name, application.number`.execute(db);
  const { value } = await getDated(context, aidPublicationSetting, today);
  return {
    school: { id: head.school_id, name: head.school_name, shortName: head.school_short },
    term,
    publishedOn,
    until: head.until,
    isOver,
    contact: value.contact,
    rows: rows.map((row) => ({
      pupil: maskedPupil(row.pupil_name ?? ""),
      className: `${row.grade}年级${row.class_name}`,
      tier: row.tier,
    })),
  };
}
