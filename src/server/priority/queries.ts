import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { PriorityEntry } from "../../contract/assessment.ts";
import type { priorityList } from "../../contract/filters.ts";
import { readableAssessments } from "../assessment/queries.ts";
import type { Context } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { entryJoins, listEntries, priorityEntry } from "./store.ts";

type PriorityQuery = z.output<typeof priorityList>;

const sorts = {
  "-decided": sql`entry.decided_on`,
  decided: sql`entry.decided_on`,
  person: sql`staff.initials`,
  helped: sql`helped.initials`,
  helper: sql`helper.initials`,
  purpose: sql`entry.purpose`,
  year: sql`assessment.school_year`,
  grade: sql`entry.grade`,
};

/** One page of the list as far as somebody may see it, the latest decision first. */
export async function listPriority(context: Context, query: PriorityQuery): Promise<{ rows: PriorityEntry[]; total: number }> {
  const conditions: RawBuilder<unknown>[] = [readableAssessments(context)];
  if (!query.removed) conditions.push(sql`entry.removed_at is null`);
  if (query.purpose) conditions.push(sql`entry.purpose = ${query.purpose}`);
  if (query.schoolYear !== undefined) conditions.push(sql`assessment.school_year = ${query.schoolYear}`);
  if (query.partnershipId) conditions.push(sql`posting.partnership_id = ${query.partnershipId}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(posting.person_name like ${pattern} or staff.initials like ${pattern} or entry.basis like ${pattern}
      or helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  const where = sql.join(conditions, sql` and `);
  const tail = sql`${orderBy(query.sort ?? "-decided", sorts, sql`entry.entry_id`)} ${pageOf(query)}`;
  const rows = await listEntries(context, where, tail);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total
      from priority_entry entry ${entryJoins}
     where entry.county_code = ${context.countyCode}
       and ${where}`.execute(context.db);
  return { rows: rows.map((row) => priorityEntry(context, row)), total: counted[0]?.total ?? 0 };
}
