import { sql } from "kysely";
import type { AssessmentPage, PriorityEntry } from "../../contract/assessment.ts";
import { can } from "../../domain/access/access.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { describeAssessment, findAssessment, promisesOf } from "../assessment/queries.ts";
import { lockAssessment, subjectOfAssessment } from "../assessment/store.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { insertEntry, listEntries, priorityEntry, takeOff, type NewEntry } from "./store.ts";

/**
 * Puts somebody whose assessment is closed on the list, for a purpose and on a promise or paper. It is the officer's
 * decision: no grade puts anybody on it, and none keeps anybody off.
 */
export async function enterPriority(
  context: Context,
  assessmentId: string,
  entry: Omit<NewEntry, "grade">,
): Promise<AssessmentPage | Refusal> {
  const row = await findAssessment(context, assessmentId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "priority.enter", subjectOfAssessment(row))) return refuse("forbidden");
  if (row.grade === null) return refuse("wrong-state");
  if (entry.decidedOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "decidedOn", code: "future" }] });
  // Words that are said to be the plan's stand in it.
  const isPromised = async (): Promise<boolean> =>
    (await promisesOf(context, row.partnership_id)).some(({ versionId, words }) => versionId === entry.versionId && words === entry.basis);
  if (entry.versionId !== null && !(await isPromised())) return refuse("bad-input", { fields: [{ path: "basis", code: "unknown" }] });
  const entryId = await insertEntry(context, assessmentId, { ...entry, grade: row.grade });
  if (entryId === null) return refuse("duplicate");
  await writeAudit(context, "priority.enter", { kind: "priority", id: entryId, detail: { assessmentId, purpose: entry.purpose } });
  return describeAssessment(context, assessmentId);
}

/** Takes somebody off the list, with the reason. */
export async function removePriority(context: Context, entryId: string, reason: string): Promise<PriorityEntry | Refusal> {
  const [found] = await listEntries(context, sql`entry.entry_id = ${entryId}`);
  if (!found) return refuse("not-found");
  const assessment = await findAssessment(context, found.assessment_id, "change");
  if (isRefusal(assessment)) return assessment;
  if (!can(context.actor, "priority.enter", subjectOfAssessment(assessment))) return refuse("forbidden");
  await lockAssessment(context, found.assessment_id);
  const [entry] = await listEntries(context, sql`entry.entry_id = ${entryId} and entry.removed_at is null`);
  if (!entry) return refuse("wrong-state");
  await takeOff(context, entryId, reason);
  await writeAudit(context, "priority.take-off", { kind: "priority", id: entryId, detail: { reason } });
  const [after] = await listEntries(context, sql`entry.entry_id = ${entryId}`);
  return after ? priorityEntry(context, after) : refuse("not-found");
}
