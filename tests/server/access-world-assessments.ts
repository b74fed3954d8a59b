import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { handIn, moveAssessment, openAssessments } from "../../src/server/assessment/actions.ts";
import { describeAssessment } from "../../src/server/assessment/queries.ts";
import { done } from "../../src/server/demonstration/stage.ts";
import type { Context } from "../../src/server/http/context.ts";
import { enterPriority } from "../../src/server/priority/actions.ts";
import { testNow } from "../now.ts";

/** A post of somebody of the helper school over three school years: one assessment open, one closed, one to be opened. */
export interface AssessmentsOfPair {
  readonly assessedPostingId: string;
  /** Open, of 2025. */
  readonly assessmentId: string;
  /** On the list since the assessment of 2026 is closed; the second one may be taken off. */
  readonly entryId: string;
  readonly removableEntryId: string;
}

interface Parts {
  readonly helperSchoolId: string;
  readonly helpedSchoolId: string;
  readonly helperStaffId: string;
}

/** Says what an entry of this pair rests on, and stands nowhere else. */
export const basisOf = (partnershipId: string): string => `依据${partnershipId}`;

async function insertHeldPosting({ db, countyCode, actor }: Context, partnershipId: string, parts: Parts): Promise<string> {
  const postingId = newId();
  await sql`
    insert into posting (county_code, posting_id, partnership_id, kind, state, changed_at, role, grades, is_full_time, share_percent,
                         from_day, to_day, staff_id, person_name, home_school_id, host_school_id, created_by, created_at)
    select ${countyCode}, ${postingId}, ${partnershipId}, 'posting', 'completed', ${testNow}, 'subjectTeacher', '{}', false, 1,
           '2025-09-01', '2028-07-05', staff.staff_id, staff.name, ${parts.helperSchoolId}, ${parts.helpedSchoolId}, ${actor.accountId}, ${testNow}
      from staff
     where staff.county_code = ${countyCode}
       and staff.staff_id = ${parts.helperStaffId}`.execute(db);
  return postingId;
}

async function open(context: Context, postingId: string, schoolYear: number): Promise<string> {
  const { ids } = done(await openAssessments(context, { postingIds: [postingId], schoolYear, dueDay: "2027-01-31" }));
  return ids[0] ?? "";
}

/** Closes an assessment by the helped school's word alone. */
async function close(context: Context, assessmentId: string, helpedSchoolId: string): Promise<void> {
  const school = { kind: "school", schoolId: helpedSchoolId } as const;
  const coordinator = { ...context, actor: { ...context.actor, grants: [{ role: "coordinator", scope: school }] } } as const;
  const { form } = done(await describeAssessment(context, assessmentId));
  const scores = form.value.criteria.map(({ key }) => ({ key, score: 9, remark: null }));
  const { version } = done(await handIn(coordinator, assessmentId, { idempotencyKey: newId(), party: "helped", scores, remark: null }));
  done(await moveAssessment(context, assessmentId, { move: "close", version, reason: "其他两方未评" }));
}

export async function makeAssessments(context: Context, partnershipId: string, parts: Parts): Promise<AssessmentsOfPair> {
  const assessedPostingId = await insertHeldPosting(context, partnershipId, parts);
  const assessmentId = await open(context, assessedPostingId, 2025);
  const closedId = await open(context, assessedPostingId, 2026);
  await close(context, closedId, parts.helpedSchoolId);
  const entry = { basis: basisOf(partnershipId), versionId: null, decidedOn: "2026-11-20" };
  done(await enterPriority(context, closedId, { ...entry, purpose: "award" }));
  const { entries } = done(await enterPriority(context, closedId, { ...entry, purpose: "title" }));
  const of = (purpose: string): string => entries.find((one) => one.purpose === purpose)?.id ?? "";
  return { assessedPostingId, assessmentId, entryId: of("award"), removableEntryId: of("title") };
}
