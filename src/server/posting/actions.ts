import { sql } from "kysely";
import type { MoveRequest } from "../../contract/approval.ts";
import { goalsMax, qualificationSetting, type GoalContent, type Nomination, type PostingContent } from "../../contract/posting.ts";
import { can } from "../../domain/access/access.ts";
import type { PartnershipSides } from "../../domain/access/subject.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { checkQualification, refusedFindings, type Post, type QualificationFinding } from "../../domain/posting/qualification.ts";
import { sidesOfPosting, type PostingKind } from "../../domain/posting/posting.ts";
import { lackText, overloadText, unqualifiedText, type PostingLack } from "../../domain/posting/refusal-text.ts";
import { overloadOf } from "../../domain/posting/share.ts";
import { canonicalSubject } from "../../domain/school/subject.ts";
import { moveThings, type ApprovalFeature } from "../approval/actions.ts";
import { lockThings, type LockedThing } from "../approval/store.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership, type FoundPartnership } from "../partnership/store.ts";
import { valueOn, listDated } from "../settings/queries.ts";
import { dayOf } from "../settings/store.ts";
import { addStep, sideOf } from "../trail/store.ts";
import {
  daysOf,
  insertGoal,
  insertPosting,
  isPostedOnly,
  listGoals,
  lockPosting,
  lockShares,
  ownWherePosted,
  partnershipSidesOf,
  postingThings,
  putGoal,
  selectPostings,
  setNominee,
  subjectOfPosting,
  updateContent,
  type PostingRow,
} from "./store.ts";

/** A posting for somebody who may see it; locked where something is to be done with it. */
export async function openPosting(context: Context, postingId: string, purpose: "read" | "change"): Promise<PostingRow | Refusal> {
  if (purpose === "change") await lockPosting(context.db, context.countyCode, postingId);
  const [row] = await selectPostings(context, sql`posting.posting_id = ${postingId} and ${ownWherePosted(context)}`);
  return row && can(context.actor, "partnership.read", subjectOfPosting(row)) ? row : refuse("not-found");
}

/** Whether the person may report on a posting and carry its plan: both schools, and the posted teacher of their own. */
export function mayReport({ actor }: Pick<Context, "actor">, row: PostingRow): boolean {
  // A posted teacher never gets sight of a posting that is not their own; see `ownWherePosted`.
  return can(actor, "posting.report", subjectOfPosting(row)) && (!isPostedOnly(actor) || row.staff_id !== null);
}

export function postOf(row: Pick<PostingRow, "kind" | "role" | "subject" | "from_day" | "to_day">): Post {
  return { kind: row.kind, role: row.role, subject: row.subject, from: dayOf(row.from_day), to: dayOf(row.to_day) };
}

/** What speaks against the person of a posting, by the rule that holds on its first day. */
export interface Checked {
  readonly findings: readonly QualificationFinding[];
  readonly refused: readonly QualificationFinding[];
  readonly source: string;
}

/** Checks the people of many postings; the county's rules are read once. */
export async function checkPeople(context: Context, rows: readonly PostingRow[]): Promise<Map<string, Checked>> {
  const rules = await listDated(context, qualificationSetting);
  return new Map(
    rows.map((row) => {
      const post = postOf(row);
      const { value: rule, source } = valueOn(rules, post.from);
      const candidate = { subjects: row.staff_subjects ?? [], title: row.title, workingSince: row.working_since };
      const findings = row.staff_id === null ? [] : checkQualification(candidate, post, rule);
      return [row.posting_id, { findings, refused: refusedFindings(findings, rule), source }];
    }),
  );
}

function lacking(context: Context, postingId: string, lack: PostingLack): Refusal {
  return refuse("bad-input", { detail: lackText(lack, context.language), fields: [{ path: postingId, code: lack }] });
}

/** Nobody in two places at once, over all partnerships: the people's rows are locked before anything is counted. */
async function refuseOverload(context: Context, rows: readonly PostingRow[]): Promise<Refusal | null> {
  const staffIds = [...new Set(rows.flatMap(({ staff_id: staffId }) => (staffId === null ? [] : [staffId])))];
  const held = await lockShares(
    context,
    staffIds,
    rows.map((row) => row.posting_id),
  );
  for (const [staffId, own] of Map.groupBy(held, (share) => share.staff_id)) {
    const shares = own.map((share) => ({ from: dayOf(share.from_day), to: dayOf(share.to_day), percent: share.share_percent }));
    const overload = overloadOf(shares);
    if (overload === null) continue;
    const moved = rows.find((row) => row.staff_id === staffId);
    const detail = overloadText(own[0]?.person_name ?? "", overload, context.language);
    return refuse("bad-input", { detail, fields: [{ path: moved?.posting_id ?? staffId, code: "overload" }] });
  }
  return null;
}

/** A nomination or approval: everybody named, qualified where the county insists, and free. */
async function refusePeople(context: Context, rows: readonly PostingRow[]): Promise<Refusal | null> {
  const open = rows.find((row) => row.staff_id === null);
  if (open) return lacking(context, open.posting_id, "nominee");
  const checked = await checkPeople(context, rows);
  for (const row of rows) {
    const { refused = [], source = "" } = checked.get(row.posting_id) ?? {};
    if (refused.length === 0) continue;
    const detail = unqualifiedText(row.person_name ?? "", refused, source, context.language);
    return refuse("bad-input", { detail, fields: [{ path: row.posting_id, code: "unqualified" }] });
  }
  return refuseOverload(context, rows);
}

/** The arrival or the last day: the day said, else today; within the posting and not to come. */
function dayOfDeed(context: Context, row: PostingRow, day: string | undefined): string | null {
  const today = dayText(context.today);
  const { from } = daysOf(row);
  const deed = day ?? (today < row.to_day ? today : row.to_day);
  return deed < from || deed > row.to_day || deed > today ? null : deed;
}

async function begin(context: Context, rows: readonly PostingRow[], day: string | undefined): Promise<Refusal | null> {
  for (const row of rows) {
    const beganOn = dayOfDeed(context, row, day);
    if (beganOn === null) return lacking(context, row.posting_id, "day");
    await sql`
      update posting
         set began_on = ${beganOn}
       where county_code = ${context.countyCode}
         and posting_id = ${row.posting_id}`.execute(context.db);
  }
  return null;
}

async function conclude(context: Context, rows: readonly PostingRow[], day: string | undefined): Promise<Refusal | null> {
  for (const row of rows) {
    if (row.kind === "posting" && row.handover === null) return lacking(context, row.posting_id, "handover");
    const endedOn = dayOfDeed(context, row, day);
    if (endedOn === null) return lacking(context, row.posting_id, "day");
    await sql`
      update posting
         set ended_on = ${endedOn === row.to_day ? null : endedOn}
       where county_code = ${context.countyCode}
         and posting_id = ${row.posting_id}`.execute(context.db);
  }
  return null;
}

async function carryOut(context: Context, things: readonly LockedThing[], request: MoveRequest): Promise<Refusal | null> {
  const rows = await rowsOf(context, things);
  switch (request.move) {
    case "nominate":
    case "approve":
      return refusePeople(context, rows);
    case "begin":
      return begin(context, rows, request.day);
    case "complete":
      return conclude(context, rows, request.day);
    default:
      return null;
  }
}

/** The rows of locked postings, in their order. */
async function rowsOf(context: Context, things: readonly LockedThing[]): Promise<PostingRow[]> {
  const rows = await selectPostings(context, sql`posting.posting_id = any(${things.map(({ id }) => id)}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.posting_id, row]));
  return things.flatMap(({ id }) => byId.get(id) ?? []);
}

export const postingApproval: ApprovalFeature<LockedThing> = {
  ...postingThings,
  load: async (context, ids) => lockThings(context, postingThings, ids),
  async inputsOf(context, things) {
    const rows = await rowsOf(context, things);
    const checked = await checkPeople(context, rows);
    return rows.map((row) => ({ posting: row, check: checked.get(row.posting_id) ?? null }));
  },
  carryOut,
};

/** The home and the host school of a kind of posting. */
function schoolsOf(kind: PostingKind, sides: PartnershipSides): { homeSchoolId: string; hostSchoolId: string } {
  const { helperSchoolId: homeSchoolId, helpedSchoolId: hostSchoolId } = sidesOfPosting(kind, sides);
  return { homeSchoolId, hostSchoolId };
}

/** Subjects under the names that they are counted by; days inside the partnership. */
function checkedContent(partnership: FoundPartnership, content: PostingContent): PostingContent | Refusal {
  if (content.from < partnership.from) return refuse("bad-input", { fields: [{ path: "content/from", code: "outside" }] });
  if (content.to > partnership.to) return refuse("bad-input", { fields: [{ path: "content/to", code: "outside" }] });
  return { ...content, subject: content.subject === null ? null : canonicalSubject(content.subject) };
}

async function isOfSchool({ db, countyCode }: Context, staffId: string, schoolId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1
      from staff
     where staff.county_code = ${countyCode}
       and staff.staff_id = ${staffId}
       and staff.school_id = ${schoolId}
       and staff.is_active`.execute(db);
  return rows.length > 0;
}

/**
 * Asks for a post (receiving school), or sends people (sending school): one posting for each person, nominated at once.
 * What the receiving school asks for goes to the sending school at once too; nobody has to press a second button.
 */
export async function createPostings(
  context: Context,
  partnershipId: string,
  { content: asked, people }: { readonly content: PostingContent; readonly people: readonly Nomination[] },
): Promise<{ ids: string[] } | Refusal> {
  const { db, countyCode, actor } = context;
  const partnership = await findPartnership(db, countyCode, partnershipId);
  const subject = partnership && ({ kind: "partnership", ...sidesOfPosting(asked.kind, partnership) } as const);
  if (!partnership || !subject || !can(actor, "partnership.read", subject)) return refuse("not-found");
  if (!can(actor, people.length > 0 ? "posting.nominate" : "posting.request", subject)) return refuse("forbidden");
  const content = checkedContent(partnership, asked);
  if (isRefusal(content)) return content;
  const schools = schoolsOf(content.kind, partnership);
  const ids: string[] = [];
  for (const person of people.length > 0 ? people : [null]) {
    const postingId = await insertPosting(context, { partnershipId, content, ...schools });
    await noteStep(context, { postingId, partnershipId, sides: partnership }, "create");
    const refusal = person === null ? null : await name(context, postingId, person, schools.homeSchoolId);
    if (refusal) return refusal;
    ids.push(postingId);
  }
  const moved = await moveThings(
    context,
    postingApproval,
    ids.map((id) => ({ id, version: null })),
    { move: people.length > 0 ? "nominate" : "submit" },
  );
  return isRefusal(moved) ? moved : { ids };
}

async function noteStep(
  context: Context,
  { postingId, partnershipId, sides }: { readonly postingId: string; readonly partnershipId: string; readonly sides: PartnershipSides },
  move: string,
): Promise<void> {
  await addStep(context, { partnershipId, thing: { kind: "posting", id: postingId }, side: sideOf(context.actor, sides), move });
  await writeAudit(context, `posting.${move}`, { kind: "posting", id: postingId });
}

async function name(context: Context, postingId: string, nomination: Nomination, homeSchoolId: string): Promise<Refusal | null> {
  if (!(await isOfSchool(context, nomination.staffId, homeSchoolId)))
    return refuse("bad-input", { fields: [{ path: "staffId", code: "other-school" }] });
  await setNominee(context, postingId, nomination);
  return null;
}

/** Changes what is asked for, as long as nobody is nominated. */
export async function changePosting(
  context: Context,
  postingId: string,
  change: { readonly version: number; readonly content: PostingContent },
): Promise<null | Refusal> {
  const row = await openPosting(context, postingId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "posting.change", subjectOfPosting(row))) return refuse("forbidden");
  if (!isOpen(row)) return refuse("wrong-state");
  if (row.version !== change.version) return refuse("stale");
  if (change.content.kind !== row.kind) return refuse("bad-input", { fields: [{ path: "content/kind", code: "fixed" }] });
  const partnership = await findPartnership(context.db, context.countyCode, row.partnership_id);
  if (!partnership) throw new Error(`expected the partnership of posting ${postingId}, found none`);
  const content = checkedContent(partnership, change.content);
  if (isRefusal(content)) return content;
  await updateContent(context, postingId, content);
  await noteStep(context, { postingId, partnershipId: row.partnership_id, sides: partnershipSidesOf(row) }, "change");
  return null;
}

/** Whether nobody is nominated, so that the post itself can still be changed. */
export function isOpen({ state }: PostingRow): boolean {
  return state === "draft" || state === "submitted" || state === "returned";
}

/** Nominates somebody of the sending school. */
export async function nominate(
  context: Context,
  postingId: string,
  request: Nomination & { readonly version: number; readonly comment?: string | undefined },
): Promise<null | Refusal> {
  const row = await openPosting(context, postingId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "posting.nominate", subjectOfPosting(row))) return refuse("forbidden");
  if (!isOpen(row)) return refuse("wrong-state");
  const refusal = await name(context, postingId, request, schoolsOf(row.kind, partnershipSidesOf(row)).homeSchoolId);
  if (refusal) return refusal;
  const { comment, version } = request;
  const moved = await moveThings(context, postingApproval, [{ id: postingId, version }], {
    move: "nominate",
    ...(comment === undefined ? {} : { comment }),
  });
  return isRefusal(moved) ? moved : null;
}

/** The posting for whoever carries its plan, while there is something to plan; the row is locked. */
async function openForPlan(context: Context, postingId: string): Promise<PostingRow | Refusal> {
  const row = await openPosting(context, postingId, "change");
  if (isRefusal(row)) return row;
  if (!mayReport(context, row)) return refuse("forbidden");
  return isPlanOpen(row) ? row : refuse("wrong-state");
}

/** Whether the person's plan can still be written: from the nomination until it is concluded. */
export function isPlanOpen({ state }: PostingRow): boolean {
  return state === "nominated" || state === "endorsed" || state === "approved" || state === "active";
}

export async function changeHandover(context: Context, postingId: string, handover: string | null): Promise<null | Refusal> {
  const row = await openForPlan(context, postingId);
  if (isRefusal(row)) return row;
  await sql`
    update posting
       set handover = ${handover === "" ? null : handover}
     where county_code = ${context.countyCode}
       and posting_id = ${postingId}`.execute(context.db);
  await writeAudit(context, "posting.handover", { kind: "posting", id: postingId });
  return null;
}

export async function addGoal(context: Context, postingId: string, goal: GoalContent): Promise<null | Refusal> {
  const row = await openForPlan(context, postingId);
  if (isRefusal(row)) return row;
  if ((await listGoals(context.db, context.countyCode, postingId)).length >= goalsMax)
    return refuse("bad-input", { fields: [{ path: "goal", code: "too-many" }] });
  await insertGoal(context.db, context.countyCode, postingId, goal);
  await writeAudit(context, "posting.goal", { kind: "posting", id: postingId, detail: goal });
  return null;
}

/** Changes a goal; null takes it out of the plan. */
export async function changeGoal(
  context: Context,
  ids: { readonly postingId: string; readonly goalId: string },
  goal: GoalContent | null,
): Promise<null | Refusal> {
  const row = await openForPlan(context, ids.postingId);
  if (isRefusal(row)) return row;
  if (!(await putGoal(context.db, context.countyCode, ids, goal))) return refuse("not-found");
  await writeAudit(context, "posting.goal", { kind: "posting", id: ids.postingId, detail: { goalId: ids.goalId, goal } });
  return null;
}
