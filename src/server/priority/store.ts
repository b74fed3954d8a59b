import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { PriorityEntry } from "../../contract/assessment.ts";
import { can } from "../../domain/access/access.ts";
import type { PriorityPurpose } from "../../domain/assessment/states.ts";
import { assessedColumns, assessedJoins, assessedLine, subjectOfAssessment, type AssessedRow } from "../assessment/store.ts";
import type { Context } from "../http/context.ts";

/** An entry of the list with the person, the assessment and the schools. */
export interface EntryRow extends AssessedRow {
  readonly entry_id: string;
  readonly grade: string;
  readonly purpose: PriorityPurpose;
  readonly basis: string;
  readonly version_id: string | null;
  readonly decided_on: string;
  readonly by: string;
  readonly removed_at: string | null;
  readonly removed_by: string | null;
  readonly removal_reason: string | null;
}

/** Joins: assessment with all of `assessedJoins`, and who entered and removed. */
export const entryJoins = sql`
  join assessment on assessment.county_code = entry.county_code and assessment.assessment_id = entry.assessment_id
  ${assessedJoins}
  join account writer on writer.county_code = entry.county_code and writer.account_id = entry.entered_by
  left join account remover on remover.county_code = entry.county_code and remover.account_id = entry.removed_by`;

/** Entries that fit a condition; `tail` orders and cuts them. */
export async function listEntries(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql`order by entry.decided_on desc, entry.entry_id`,
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${assessedColumns}, entry.entry_id, entry.grade, entry.purpose, entry.basis, entry.version_id, entry.decided_on,
           writer.display_name as by, entry.removed_at, remover.display_name as removed_by, entry.removal_reason
      from priority_entry entry ${entryJoins}
     where entry.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

/** An entry as pages show it, with whether the person may take it off. */
export function priorityEntry({ actor }: Pick<Context, "actor">, row: EntryRow): PriorityEntry {
  const { removed_at: at, removed_by: by, removal_reason: reason } = row;
  return {
    id: row.entry_id,
    assessmentId: row.assessment_id,
    ...assessedLine(row),
    grade: row.grade,
    purpose: row.purpose,
    basis: row.basis,
    isFromPlan: row.version_id !== null,
    decidedOn: row.decided_on,
    by: row.by,
    removal: at === null || by === null || reason === null ? null : { at, by, reason },
    mayRemove: at === null && can(actor, "priority.enter", subjectOfAssessment(row)),
  };
}

export interface NewEntry {
  readonly grade: string;
  readonly purpose: PriorityPurpose;
  readonly basis: string;
  readonly versionId: string | null;
  readonly decidedOn: string;
}

/** Puts somebody on the list; null where they stand on it for this purpose already. */
export async function insertEntry(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  assessmentId: string,
  { grade, purpose, basis, versionId, decidedOn }: NewEntry,
): Promise<string | null> {
  const entryId = newId();
  const { rows } = await sql`
    insert into priority_entry (county_code, entry_id, assessment_id, purpose, grade, basis, version_id, decided_on, entered_by, entered_at)
    values (${countyCode}, ${entryId}, ${assessmentId}, ${purpose}, ${grade}, ${basis}, ${versionId}, ${decidedOn}, ${actor.accountId}, ${now})
    on conflict (county_code, assessment_id, purpose) where removed_at is null do nothing
    returning entry_id`.execute(db);
  return rows.length > 0 ? entryId : null;
}

/** Takes an entry off the list; it is kept with the reason. */
export async function takeOff(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  entryId: string,
  reason: string,
): Promise<void> {
  await sql`
    update priority_entry
       set removed_by = ${actor.accountId},
           removed_at = ${now},
           removal_reason = ${reason}
     where county_code = ${countyCode}
       and entry_id = ${entryId}`.execute(db);
}
