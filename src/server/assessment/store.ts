import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { AssessmentFacts, AssessmentLine, AssessmentPage, AssessmentSheet } from "../../contract/assessment.ts";
import { can, type Action } from "../../domain/access/access.ts";
import type { PartnershipSides } from "../../domain/access/subject.ts";
import { sheetHundredths, type AssessmentReader, type Score } from "../../domain/assessment/assessment.ts";
import { assessmentMoves, assessmentMoveStates, type AssessmentState, type PriorityPurpose } from "../../domain/assessment/states.ts";
import { askedParties, type AssessmentForm, type AssessmentParty } from "../../domain/assessment/form.ts";
import type { PostingRole } from "../../domain/reading/reading.ts";
import type { Context } from "../http/context.ts";
import { pairJoins } from "../partnership/store.ts";

/** Who is assessed for which year, and the pair of schools. */
export interface AssessedRow {
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
}

/** An assessment with the person, the schools, who has handed in, and for what the person stands on the list. */
export interface AssessmentRow extends AssessedRow {
  readonly posting_id: string;
  readonly staff_id: string;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly held_from: string;
  readonly held_to: string;
  readonly due_day: string;
  readonly state: AssessmentState;
  readonly version: number;
  readonly form: AssessmentPage["form"];
  readonly result_hundredths: number | null;
  readonly computed_grade: string | null;
  readonly grade: string | null;
  readonly missing_reason: string | null;
  readonly grade_reason: string | null;
  readonly facts: AssessmentFacts | null;
  readonly closed_on: string | null;
  readonly handed_in: AssessmentParty[];
  readonly priority: PriorityPurpose[];
}

/** The columns of an `AssessedRow`, by the joins that follow. */
export const assessedColumns = sql`
  assessment.assessment_id, posting.partnership_id, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
  helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
  posting.person_name, owner.account_id as owner_account_id, assessment.school_year`;

/** From an assessment on: posting, partnership, helper, helped, staff, owner (the person's account). */
export const assessedJoins = sql`
  join posting on posting.county_code = assessment.county_code and posting.posting_id = assessment.posting_id
  ${pairJoins("posting")}
  join staff on staff.county_code = posting.county_code and staff.staff_id = posting.staff_id
  left join account owner on owner.county_code = staff.county_code and owner.staff_id = staff.staff_id`;

/** The same with sheets (who has handed in) and listed (for what the person stands on the list). */
export const assessmentJoins = sql`${assessedJoins}
  join lateral (
    select coalesce(array_agg(sheet.party order by sheet.handed_in_at), '{}') as handed_in
      from assessment_sheet sheet
     where sheet.county_code = assessment.county_code
       and sheet.assessment_id = assessment.assessment_id
       and sheet.returned_at is null) sheets on true
  join lateral (
    select coalesce(array_agg(entry.purpose order by entry.decided_on), '{}') as priority
      from priority_entry entry
     where entry.county_code = assessment.county_code
       and entry.assessment_id = assessment.assessment_id
       and entry.removed_at is null) listed on true`;

/** Assessments that fit a condition; `tail` orders, cuts or locks them. */
export async function selectAssessments(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
): Promise<AssessmentRow[]> {
  const { rows } = await sql<AssessmentRow>`
    select ${assessedColumns}, assessment.posting_id, posting.staff_id, posting.role, posting.subject,
           coalesce(posting.began_on, posting.from_day) as held_from, coalesce(posting.ended_on, posting.to_day) as held_to, assessment.due_day, assessment.state, assessment.version, assessment.form, assessment.result_hundredths,
           assessment.computed_grade, assessment.grade, assessment.missing_reason, assessment.grade_reason, assessment.facts,
           assessment.closed_on, sheets.handed_in, listed.priority
      from assessment ${assessmentJoins}
     where assessment.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

export type AssessmentSubject = { readonly kind: "assessment"; readonly ownerAccountId: string | null } & PartnershipSides;

export function subjectOfAssessment(row: AssessedRow): AssessmentSubject {
  return {
    kind: "assessment",
    programmeId: row.programme_id,
    helperSchoolId: row.helper_school_id,
    helpedSchoolId: row.helped_school_id,
    ownerAccountId: row.owner_account_id,
  };
}

const scoringActions = {
  self: "assessment.scoreSelf",
  helped: "assessment.scoreHelped",
  helper: "assessment.scoreHelper",
} as const satisfies Readonly<Record<AssessmentParty, Action>>;

/** For whom somebody speaks. Who is assessed speaks for themself only, also where they coordinate a school: nobody gives a school's word about themself. */
export function partiesOf({ actor }: Pick<Context, "actor">, row: AssessmentRow): AssessmentParty[] {
  const subject = subjectOfAssessment(row);
  if (can(actor, scoringActions.self, subject)) return ["self"];
  return (["helped", "helper"] as const).filter((party) => can(actor, scoringActions[party], subject));
}

export function readerOf(context: Pick<Context, "actor">, row: AssessmentRow): AssessmentReader {
  return can(context.actor, "assessment.readAll", subjectOfAssessment(row)) ? "whole" : partiesOf(context, row);
}

/** The person, the pair and the year as pages show them. */
export function assessedLine(row: AssessedRow): Pick<AssessmentLine, "partnershipId" | "helper" | "helped" | "personName" | "schoolYear"> {
  return {
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    personName: row.person_name,
    schoolYear: row.school_year,
  };
}

/** An assessment as lists show it, with what the person may do now. */
export function assessmentLine(context: Pick<Context, "actor">, row: AssessmentRow): AssessmentLine {
  const asked = askedParties(row.form.value);
  const isOpen = row.state === "open";
  const mayClose = can(context.actor, "assessment.close", subjectOfAssessment(row));
  return {
    id: row.assessment_id,
    postingId: row.posting_id,
    ...assessedLine(row),
    role: row.role,
    subject: row.subject,
    dueDay: row.due_day,
    state: row.state,
    version: row.version,
    asked,
    handedIn: row.handed_in,
    resultHundredths: row.result_hundredths,
    grade: row.grade,
    priority: row.priority,
    moves: mayClose ? assessmentMoves.filter((move) => assessmentMoveStates[move] === row.state) : [],
    mayScore: isOpen ? partiesOf(context, row).filter((party) => asked.includes(party) && !row.handed_in.includes(party)) : [],
  };
}

/** Locks an assessment until the end of the transaction, so that what is read of it afterwards stays true. */
export async function lockAssessment({ db, countyCode }: Pick<Context, "db" | "countyCode">, assessmentId: string): Promise<void> {
  await sql`
    select assessment.assessment_id
      from assessment
     where assessment.county_code = ${countyCode}
       and assessment.assessment_id = ${assessmentId}
       for update`.execute(db);
}

export interface NewAssessment {
  readonly postingId: string;
  readonly schoolYear: number;
  readonly dueDay: string;
  readonly form: { readonly effectiveFrom: string; readonly source: string; readonly value: AssessmentForm };
}

/** Opens an assessment; null where one of the same posting and school year is open or closed already. */
export async function insertAssessment(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  { postingId, schoolYear, dueDay, form }: NewAssessment,
): Promise<string | null> {
  const assessmentId = newId();
  const { rows } = await sql`
    insert into assessment (county_code, assessment_id, posting_id, school_year, due_day, state, changed_at, form, created_by, created_at)
    values (${countyCode}, ${assessmentId}, ${postingId}, ${schoolYear}, ${dueDay}, 'open', ${now}, ${JSON.stringify(form)}::jsonb,
            ${actor.accountId}, ${now})
    on conflict (county_code, posting_id, school_year) where state <> 'voided' do nothing
    returning assessment_id`.execute(db);
  return rows.length > 0 ? assessmentId : null;
}

/** What closing fixes. */
export interface Closing {
  readonly resultHundredths: number;
  readonly computedGrade: string;
  readonly grade: string;
  readonly missingReason: string | null;
  readonly gradeReason: string | null;
  readonly facts: AssessmentFacts;
  readonly closedOn: string;
}

/** Sets the state; `closing` is what stands fixed from then on, null where nothing does. */
export async function setAssessment(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  assessmentId: string,
  state: AssessmentState,
  closing: Closing | null,
): Promise<void> {
  await sql`
    update assessment
       set state = ${state},
           result_hundredths = ${closing?.resultHundredths ?? null},
           computed_grade = ${closing?.computedGrade ?? null},
           grade = ${closing?.grade ?? null},
           missing_reason = ${closing?.missingReason ?? null},
           grade_reason = ${closing?.gradeReason ?? null},
           facts = ${closing === null ? null : JSON.stringify(closing.facts)}::jsonb,
           closed_on = ${closing?.closedOn ?? null},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and assessment_id = ${assessmentId}`.execute(db);
}

/** Raises the version: whoever closes has seen every sheet. */
export async function touchAssessment(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  assessmentId: string,
): Promise<void> {
  await sql`
    update assessment
       set version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and assessment_id = ${assessmentId}`.execute(db);
}

interface SheetRow {
  readonly party: AssessmentParty;
  readonly scores: Score[];
  readonly remark: string | null;
  readonly by: string;
  readonly at: string;
}

/** The sheets in force of an assessment, with what each alone gives. */
export async function listSheets(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  assessmentId: string,
  form: AssessmentForm,
): Promise<AssessmentSheet[]> {
  const { rows } = await sql<SheetRow>`
    select sheet.party, sheet.scores, sheet.remark, account.display_name as by, sheet.handed_in_at as at
      from assessment_sheet sheet
      join account on account.county_code = sheet.county_code and account.account_id = sheet.handed_in_by
     where sheet.county_code = ${countyCode}
       and sheet.assessment_id = ${assessmentId}
       and sheet.returned_at is null
     order by sheet.handed_in_at, sheet.sheet_id`.execute(db);
  return rows.map(({ party, scores, remark, by, at }) => ({
    party,
    scores,
    remark,
    by,
    at,
    hundredths: sheetHundredths(form, { party, scores }),
  }));
}

export interface NewSheet {
  readonly idempotencyKey: string;
  readonly party: AssessmentParty;
  readonly scores: readonly Score[];
  readonly remark: string | null;
}

/** Whether the same person has handed in the same before: an answer that was lost on the way. */
export async function isHandedIn(
  { db, countyCode, actor }: Pick<Context, "db" | "countyCode" | "actor">,
  assessmentId: string,
  idempotencyKey: string,
): Promise<boolean> {
  const { rows } = await sql`
    select sheet.sheet_id
      from assessment_sheet sheet
     where sheet.county_code = ${countyCode}
       and sheet.assessment_id = ${assessmentId}
       and sheet.handed_in_by = ${actor.accountId}
       and sheet.idempotency_key = ${idempotencyKey}`.execute(db);
  return rows.length > 0;
}

export async function insertSheet(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  assessmentId: string,
  { party, scores, remark, idempotencyKey }: NewSheet,
): Promise<void> {
  await sql`
    insert into assessment_sheet (county_code, sheet_id, assessment_id, party, scores, remark, handed_in_by, handed_in_at, idempotency_key)
    values (${countyCode}, ${newId()}, ${assessmentId}, ${party}, ${JSON.stringify(scores)}::jsonb, ${remark}, ${actor.accountId}, ${now},
            ${idempotencyKey})`.execute(db);
}

/** Gives the sheet in force back to its party; false where there is none. What was handed in stays. */
export async function giveSheetBack(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  assessmentId: string,
  party: AssessmentParty,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update assessment_sheet
       set returned_by = ${actor.accountId},
           returned_at = ${now},
           return_reason = ${reason}
     where county_code = ${countyCode}
       and assessment_id = ${assessmentId}
       and party = ${party}
       and returned_at is null`.execute(db);
  return numAffectedRows === 1n;
}
