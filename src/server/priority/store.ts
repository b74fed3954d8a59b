import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { PriorityEntry } from "../../contract/assessment.ts";
import { can } from "../../domain/access/access.ts";
import type { PriorityPurpose } from "../../domain/assessment/states.ts";
import type { Context } from "../http/context.ts";

/** An entry of the list with the person, the assessment and the schools. */
export interface EntryRow {
  readonly entry_id: string;
  readonly assessment_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly person_name: string;
  readonly owner_account_id: string | null;
  readonly school_year: number;
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

/** Joins: assessment, posting, partnership, helper, helped, staff, owner (the person's account), and who entered and removed. */
export const entryJoins = sql`
  join assessment on assessment.county_code = entry.county_code and assessment.assessment_id = entry.assessment_id
  join posting on posting.county_code = assessment.county_code and posting.posting_id = assessment.posting_id
  join partnership on partnership.county_code = posting.county_code and partnership.partnership_id = posting.partnership_id
  join school helper on helper.county_code = partnership.county_code and helper.school_id = partnership.helper_school_id
  join school helped on helped.county_code = partnership.county_code and helped.school_id = partnership.helped_school_id
  join staff on staff.county_code = posting.county_code and staff.staff_id = posting.staff_id
  left join account owner on owner.county_code = staff.county_code and owner.staff_id = staff.staff_id
  join account writer on writer.county_code = entry.county_code and writer.account_id = entry.entered_by
  left join account remover on remover.county_code = entry.county_code and remover.account_id = entry.removed_by`;

/** Entries that fit a condition; `tail` orders and cuts them. */
export async function listEntries(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql`order by entry.decided_on desc, entry.entry_id`,
): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select entry.entry_id, entry.assessment_id, posting.partnership_id, partnership.programme_id, partnership.helper_school_id,
           partnership.helped_school_id, helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name,
           helped.short_name as helped_short, posting.person_name, owner.account_id as owner_account_id, assessment.school_year,
           entry.grade, entry.purpose, entry.basis, entry.version_id, entry.decided_on, writer.display_name as by, entry.removed_at,
           remover.display_name as removed_by, entry.removal_reason
      from priority_entry entry ${entryJoins}
     where entry.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

/** An entry as pages show it, with whether the person may take it off. */
export function priorityEntry({ actor }: Pick<Context, "actor">, row: EntryRow): PriorityEntry {
  const { removed_at: at, removed_by: by, removal_reason: reason } = row;
  const { programme_id: programmeId, helper_school_id: helperSchoolId, helped_school_id: helpedSchoolId } = row;
  const subject = { kind: "assessment", programmeId, helperSchoolId, helpedSchoolId, ownerAccountId: row.owner_account_id } as const;
  return {
    id: row.entry_id,
    assessmentId: row.assessment_id,
    partnershipId: row.partnership_id,
    helper: { id: helperSchoolId, name: row.helper_name, shortName: row.helper_short },
    helped: { id: helpedSchoolId, name: row.helped_name, shortName: row.helped_short },
    personName: row.person_name,
    schoolYear: row.school_year,
    grade: row.grade,
    purpose: row.purpose,
    basis: row.basis,
    isFromPlan: row.version_id !== null,
    decidedOn: row.decided_on,
    by: row.by,
    removal: at === null || by === null || reason === null ? null : { at, by, reason },
    mayRemove: at === null && can(actor, "priority.enter", subject),
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
