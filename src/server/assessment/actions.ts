import { sql } from "kysely";
import type { z } from "zod";
import {
  assessmentFormSetting,
  type AssessmentPage,
  type moveAssessment as moveRoute,
  type openAssessments as openRoute,
} from "../../contract/assessment.ts";
import { can } from "../../domain/access/access.ts";
import { closingFault, gradeOf, resultHundredths, scoreFault } from "../../domain/assessment/assessment.ts";
import { assessmentMoveStates } from "../../domain/assessment/states.ts";
import { askedParties, type AssessmentParty } from "../../domain/assessment/form.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import type { Language } from "../../domain/language.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { selectPostings, subjectOfPosting } from "../posting/store.ts";
import { getDated } from "../settings/queries.ts";
import { addStep, sideOf } from "../trail/store.ts";
import { countFacts, describeAssessment, findAssessment, heldIn } from "./queries.ts";
import {
  giveSheetBack,
  insertAssessment,
  insertSheet,
  isHandedIn,
  listSheets,
  partiesOf,
  setAssessment,
  subjectOfAssessment,
  touchAssessment,
  type AssessmentRow,
  type Closing,
  type NewSheet,
} from "./store.ts";

/** Why what somebody is on the list for is not undone under the list's feet. */
const listedSentence: Readonly<Record<Language, (person: string) => string>> = {
  "zh-CN": (person) => `${person}已列入优先考虑名单；请先在名单中移出，再重新打开考核`,
  "zh-TW": (person) => `${person}已列入優先考慮名單；請先在名單中移出，再重新開啟考核`,
  en: (person) => `${person} is on the priority list; take them off the list first, then open the assessment again`,
};

type Noted = Pick<AssessmentRow, "assessment_id" | "partnership_id"> & Parameters<typeof sideOf>[1];

function notedOf(row: AssessmentRow): Noted {
  return { ...subjectOfAssessment(row), assessment_id: row.assessment_id, partnership_id: row.partnership_id };
}

interface Deed {
  /** As the trail names it; with the party where it is about one. */
  readonly move: string;
  /** As the audit trail names it. */
  readonly audited: string;
  readonly comment?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}

async function note(context: Context, noted: Noted, { move, audited, comment, detail }: Deed): Promise<void> {
  const thing = { kind: "assessment", id: noted.assessment_id } as const;
  await addStep(context, { partnershipId: noted.partnership_id, thing, side: sideOf(context.actor, noted), move, comment });
  await writeAudit(context, `assessment.${audited}`, detail === undefined ? thing : { ...thing, detail });
}

/** Opens assessments of one school year, all or nothing; those that are open or closed already stay as they are. */
export async function openAssessments(
  context: Context,
  { postingIds, schoolYear, dueDay }: z.output<(typeof openRoute)["body"]>,
): Promise<{ ids: string[] } | Refusal> {
  const asked = [...new Set(postingIds)];
  const rows = await selectPostings(context, sql`posting.posting_id = any(${asked}::uuid[])`);
  if (rows.length < asked.length || rows.some((row) => !can(context.actor, "partnership.read", subjectOfPosting(row))))
    return refuse("not-found");
  if (rows.some((row) => !can(context.actor, "assessment.open", subjectOfPosting(row)))) return refuse("forbidden");
  if (dueDay < dayText(context.today)) return refuse("bad-input", { fields: [{ path: "dueDay", code: "past" }] });
  const held = await selectPostings(context, sql`posting.posting_id = any(${asked}::uuid[]) and ${heldIn(schoolYear)}`);
  if (held.length < asked.length) return refuse("bad-input", { fields: [{ path: "postingIds", code: "not-on-post" }] });
  const form = await getDated(context, assessmentFormSetting, context.today);
  const ids: string[] = [];
  for (const row of held) {
    const id = await insertAssessment(context, { postingId: row.posting_id, schoolYear, dueDay, form });
    if (id === null) continue;
    ids.push(id);
    await note(
      context,
      { ...subjectOfPosting(row), assessment_id: id, partnership_id: row.partnership_id },
      { move: "open", audited: "open", detail: { schoolYear } },
    );
  }
  return { ids };
}

/** Hands in what a party says. It stays as it is; what shall be changed, the bureau gives back first. */
export async function handIn(context: Context, assessmentId: string, sheet: NewSheet): Promise<AssessmentPage | Refusal> {
  const row = await findAssessment(context, assessmentId, "change");
  if (isRefusal(row)) return row;
  if (!partiesOf(context, row).includes(sheet.party)) return refuse("forbidden");
  if (await isHandedIn(context, assessmentId, sheet.idempotencyKey)) return describeAssessment(context, assessmentId);
  const form = row.form.value;
  if (row.state !== "open" || !askedParties(form).includes(sheet.party) || row.handed_in.includes(sheet.party))
    return refuse("wrong-state");
  const fault = scoreFault(form, sheet.scores);
  if (fault) return refuse("bad-input", { fields: [{ path: `scores/${fault.key}`, code: fault.code }] });
  await insertSheet(context, assessmentId, sheet);
  await touchAssessment(context, assessmentId);
  await note(context, notedOf(row), { move: `handIn-${sheet.party}`, audited: "hand-in", detail: { party: sheet.party } });
  return describeAssessment(context, assessmentId);
}

/** Gives a party's scores back, with the reason, to be handed in anew. */
export async function returnSheet(
  context: Context,
  assessmentId: string,
  { party, reason }: { readonly party: AssessmentParty; readonly reason: string },
): Promise<AssessmentPage | Refusal> {
  const row = await findAssessment(context, assessmentId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "assessment.close", subjectOfAssessment(row))) return refuse("forbidden");
  if (row.state !== "open" || !(await giveSheetBack(context, assessmentId, party, reason))) return refuse("wrong-state");
  await touchAssessment(context, assessmentId);
  await note(context, notedOf(row), { move: `return-${party}`, audited: "return", comment: reason, detail: { party } });
  return describeAssessment(context, assessmentId);
}

type Move = z.output<(typeof moveRoute)["body"]>;

const filled = (words: string | undefined): string | null => (words === undefined || words === "" ? null : words);

/** Which field of the move a fault of closing is about. */
const faultPaths = { "unknown-grade": "grade", "missing-reason": "reason", "grade-reason": "gradeReason" } as const;

/** What closing would fix: result, grades, reasons and the facts as they stand today. */
async function closingOf(context: Context, row: AssessmentRow, move: Move): Promise<Closing | Refusal> {
  const form = row.form.value;
  const sheets = await listSheets(context, row.assessment_id, form);
  const result = resultHundredths(form, sheets);
  if (result === null) return refuse("wrong-state");
  const computedGrade = gradeOf(form, result);
  const grade = filled(move.grade) ?? computedGrade;
  const reasons = { missingReason: filled(move.reason), gradeReason: filled(move.gradeReason) };
  const fault = closingFault(form, sheets, { grade, ...reasons });
  if (fault === "nothing-handed-in") return refuse("wrong-state");
  if (fault !== null) return refuse("bad-input", { fields: [{ path: faultPaths[fault], code: fault }] });
  const facts = await countFacts(context, row);
  return { resultHundredths: result, computedGrade, grade, ...reasons, facts, closedOn: dayText(context.today) };
}

/** Closes an assessment with its grade, opens it again, or voids one that was opened by mistake. */
export async function moveAssessment(context: Context, assessmentId: string, move: Move): Promise<AssessmentPage | Refusal> {
  const row = await findAssessment(context, assessmentId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "assessment.close", subjectOfAssessment(row))) return refuse("forbidden");
  if (assessmentMoveStates[move.move] !== row.state) return refuse("wrong-state");
  if (row.version !== move.version) return refuse("stale");
  if (move.move === "close") {
    const closing = await closingOf(context, row, move);
    if (isRefusal(closing)) return closing;
    await setAssessment(context, assessmentId, "closed", closing);
    const comment = [closing.missingReason, closing.gradeReason].filter((reason) => reason !== null).join("；");
    const { grade, resultHundredths: result } = closing;
    await note(context, notedOf(row), {
      move: "close",
      audited: "close",
      comment: filled(comment) ?? undefined,
      detail: { grade, result },
    });
    return describeAssessment(context, assessmentId);
  }
  const comment = filled(move.reason);
  if (comment === null) return refuse("bad-input", { fields: [{ path: "reason", code: "missing" }] });
  if (row.priority.length > 0) return refuse("wrong-state", { detail: listedSentence[context.language](row.person_name) });
  await setAssessment(context, assessmentId, move.move === "void" ? "voided" : "open", null);
  const detail = row.grade === null ? {} : { grade: row.grade, result: row.result_hundredths };
  await note(context, notedOf(row), { move: move.move, audited: move.move, comment, detail });
  return describeAssessment(context, assessmentId);
}
