import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { z } from "zod";
import type { MoveRequest } from "../../contract/approval.ts";
import type { RequestContent, opinionContent, progressContent, referralContent } from "../../contract/request.ts";
import { can, type Action } from "../../domain/access/access.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import type { Subject } from "../../domain/access/subject.ts";
import { isEditable, isSettled } from "../../domain/approval/approval.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { progressFault } from "../../domain/request/request.ts";
import { moveThings, type Approvable, type ApprovalFeature } from "../approval/actions.ts";
import { isInStates, waitingColumns, type WaitingFeature } from "../approval/queries.ts";
import { addSteps } from "../approval/store.ts";
import { foreignRole, type AttachmentOwner } from "../attachment/actions.ts";
import { listAttachments } from "../attachment/store.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { schoolsWithin } from "../school/store.ts";
import { insertRequest, listProgress, replaceRequest, requestJoins, selectRequests, type NewRequest, type RequestRow } from "./store.ts";

/** The school of a request as permissions name it. */
export function subjectOfRequest(row: Pick<RequestRow, "school_id">): Subject {
  return { kind: "school", schoolId: row.school_id };
}

/** The request; what the person may not see is not found. */
export async function openRequest(context: Context, requestId: string, purpose: "read" | "change"): Promise<RequestRow | Refusal> {
  const tail = purpose === "change" ? sql`for update of request` : sql``;
  const [row] = await selectRequests(context, sql`request.request_id = ${requestId}`, tail);
  return row && can(context.actor, "request.read", subjectOfRequest(row)) ? row : refuse("not-found");
}

/** The locked request, for a deed that the person may do while it stands in one of some states. */
async function openFor(
  context: Context,
  requestId: string,
  action: Action,
  isOpen: (row: RequestRow) => boolean,
): Promise<RequestRow | Refusal> {
  const row = await openRequest(context, requestId, "change");
  if ("refusedFor" in row) return row;
  if (!can(context.actor, action, subjectOfRequest(row))) return refuse("forbidden");
  return isOpen(row) ? row : refuse("wrong-state");
}

/** Whether a request can be passed on: before the work begins. */
export function isReferable({ state }: RequestRow): boolean {
  return state === "submitted" || state === "approved";
}

async function note(context: Context, row: RequestRow, move: string, comment: string): Promise<void> {
  const things = [{ id: row.request_id, partnershipId: null, side: null }];
  await addSteps(context, { kind: "request", move, reason: null, comment, place: null, things });
}

/** Begins a request of a school. The same id gives the request that was made before. */
export async function enterRequest(context: Context, request: NewRequest): Promise<RequestRow | Refusal> {
  const { rows } = await sql<{ school_id: string }>`
    select school.school_id from school where school.county_code = ${context.countyCode} and school.school_id = ${request.schoolId}`.execute(
    context.db,
  );
  const [school] = rows;
  if (!school || !can(context.actor, "request.read", subjectOfRequest(school))) return refuse("not-found");
  if (!can(context.actor, "request.enter", subjectOfRequest(school))) return refuse("forbidden");
  if (await insertRequest(context, request)) await writeAudit(context, "request.enter", { kind: "request", id: request.requestId });
  return openRequest(context, request.requestId, "read");
}

/** Changes a draft or a request that came back. */
export async function changeRequest(
  context: Context,
  requestId: string,
  version: number,
  content: RequestContent,
): Promise<RequestRow | Refusal> {
  const row = await openFor(context, requestId, "request.enter", ({ state }) => isEditable(state));
  if ("refusedFor" in row) return row;
  if (row.version !== version) return refuse("stale");
  await replaceRequest(context, requestId, content);
  await writeAudit(context, "request.change", { kind: "request", id: requestId });
  return openRequest(context, requestId, "read");
}

/** Enters what an office says of a request, while it is being decided. */
export async function addOpinion(
  context: Context,
  requestId: string,
  opinion: z.output<typeof opinionContent>,
): Promise<RequestRow | Refusal> {
  const row = await openFor(context, requestId, "request.advise", ({ state }) => state === "submitted");
  if ("refusedFor" in row) return row;
  if (opinion.givenOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "givenOn", code: "future" }] });
  await sql`
    insert into request_opinion (county_code, opinion_id, request_id, source, office, stance, given_on, words, entered_by, entered_at)
    values (${context.countyCode}, ${newId()}, ${requestId}, ${opinion.source}, ${opinion.office}, ${opinion.stance}, ${opinion.givenOn},
            ${opinion.words}, ${context.actor.accountId}, ${context.now})`.execute(context.db);
  await writeAudit(context, "request.advise", { kind: "request", id: requestId, detail: { ...opinion } });
  return openRequest(context, requestId, "read");
}

/** Passes a request on to a level above: it stays with the county until that has answered. */
export async function referRequest(
  context: Context,
  requestId: string,
  referral: z.output<typeof referralContent>,
): Promise<RequestRow | Refusal> {
  const row = await openFor(context, requestId, "request.decide", isReferable);
  if ("refusedFor" in row) return row;
  if (referral.sentOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "sentOn", code: "future" }] });
  await sql`
    insert into request_referral (county_code, referral_id, request_id, level, sent_on, paper_no, note, entered_by, entered_at)
    values (${context.countyCode}, ${newId()}, ${requestId}, ${referral.level}, ${referral.sentOn}, ${referral.paperNo}, ${referral.note},
            ${context.actor.accountId}, ${context.now})`.execute(context.db);
  await note(context, row, "refer", `${referral.paperNo}　${referral.sentOn}`);
  await writeAudit(context, "request.refer", { kind: "request", id: requestId, detail: { ...referral } });
  return openRequest(context, requestId, "read");
}

/** Approves a request with the amount that is granted, which may be less than was asked for. */
export async function decideRequest(
  context: Context,
  requestId: string,
  { version, grantedFen, comment }: { readonly version: number; readonly grantedFen: number; readonly comment?: string | undefined },
): Promise<RequestRow | Refusal> {
  const row = await openFor(context, requestId, "request.decide", ({ state }) => state === "submitted");
  if ("refusedFor" in row) return row;
  await sql`
    update request
       set granted_fen = ${grantedFen}, approved_on = ${dayText(context.today)}
     where county_code = ${context.countyCode}
       and request_id = ${requestId}`.execute(context.db);
  const move = { move: "approve" as const, ...(comment ? { comment } : {}) };
  const outcome = await moveThings(context, requestApproval, [{ id: requestId, version }], move);
  return isRefusal(outcome) ? outcome : openRequest(context, requestId, "read");
}

/** Says how far the work has come. The same id says it once. */
export async function reportProgress(
  context: Context,
  requestId: string,
  { progressId, ...entry }: z.output<typeof progressContent> & { readonly progressId: string },
): Promise<RequestRow | Refusal> {
  const row = await openFor(context, requestId, "request.report", ({ state }) => state === "active");
  if ("refusedFor" in row) return row;
  const earlier = await listProgress(context, requestId);
  if (earlier.some(({ id }) => id === progressId)) return row;
  const fault = progressFault(entry, earlier, { approvedOn: row.approved_on ?? entry.on, today: dayText(context.today) });
  if (fault) return refuse("bad-input", { fields: [{ path: fault === "backwards" ? "percent" : "on", code: fault }] });
  await sql`
    insert into request_progress (county_code, progress_id, request_id, on_day, percent, words, entered_by, entered_at)
    values (${context.countyCode}, ${progressId}, ${requestId}, ${entry.on}, ${entry.percent}, ${entry.words}, ${context.actor.accountId},
            ${context.now})`.execute(context.db);
  await writeAudit(context, "request.report", { kind: "request", id: requestId, detail: { on: entry.on, percent: entry.percent } });
  return openRequest(context, requestId, "read");
}

/** Completes a request with what it cost. */
export async function completeRequest(
  context: Context,
  requestId: string,
  done: { readonly version: number; readonly actualFen: number; readonly completedOn: string; readonly comment?: string | undefined },
): Promise<RequestRow | Refusal> {
  const row = await openFor(context, requestId, "request.report", ({ state }) => state === "active");
  if ("refusedFor" in row) return row;
  const isPossible = done.completedOn <= dayText(context.today) && done.completedOn >= (row.approved_on ?? "");
  if (!isPossible) return refuse("bad-input", { fields: [{ path: "completedOn", code: "order" }] });
  await sql`
    update request
       set actual_fen = ${done.actualFen}, completed_on = ${done.completedOn}
     where county_code = ${context.countyCode}
       and request_id = ${requestId}`.execute(context.db);
  const move = { move: "complete" as const, ...(done.comment ? { comment: done.comment } : {}) };
  const outcome = await moveThings(context, requestApproval, [{ id: requestId, version: done.version }], move);
  return isRefusal(outcome) ? outcome : openRequest(context, requestId, "read");
}

type RequestThing = Approvable & { readonly row: RequestRow };

function thingOf(row: RequestRow): RequestThing {
  return {
    kind: "request",
    id: row.request_id,
    state: row.state,
    version: row.version,
    subject: subjectOfRequest(row),
    wholeState: null,
    submittedBy: row.submitted_by,
    partnershipId: null,
    row,
  };
}

/** Approved means granted, completed means paid for and photographed: both are said by their own routes, in one go. */
async function carryOutMove(context: Context, { row }: RequestThing, { move }: MoveRequest): Promise<Refusal | null> {
  if (move === "submit") {
    if (row.lines.length === 0) return refuse("bad-input", { fields: [{ path: "lines", code: "missing" }] });
    await sql`update request set submitted_by = ${context.actor.accountId} where county_code = ${context.countyCode} and request_id = ${row.request_id}`.execute(
      context.db,
    );
  }
  // What was granted goes with the approval that is taken back, in one statement: no approved request is without it.
  if (move === "return")
    await sql`
      update request
         set state = 'returned', granted_fen = null, approved_on = null
       where county_code = ${context.countyCode}
         and request_id = ${row.request_id}`.execute(context.db);
  if (move === "approve" && row.granted_fen === null) return refuse("bad-input", { fields: [{ path: "grantedFen", code: "missing" }] });
  if (move === "complete") {
    if (row.actual_fen === null) return refuse("bad-input", { fields: [{ path: "actualFen", code: "missing" }] });
    const files = await listAttachments(context.db, context.countyCode, row.request_id);
    if (!files.some(({ role }) => role === "completion")) return refuse("bad-input", { fields: [{ path: "completion", code: "missing" }] });
  }
  return null;
}

export const requestApproval: ApprovalFeature<RequestThing> = {
  kind: "request",
  table: "request",
  idColumn: "request_id",
  async load(context, ids) {
    const rows = await selectRequests(
      context,
      sql`request.request_id = any(${ids}::uuid[])`,
      sql`order by request.request_id for update of request`,
    );
    return rows.filter((row) => can(context.actor, "request.read", subjectOfRequest(row))).map(thingOf);
  },
  inputsOf: async (_, things) => things.map(({ row }) => row),
  async carryOut(context, things, request) {
    for (const thing of things) {
      const refusal = await carryOutMove(context, thing, request);
      if (refusal) return refusal;
    }
    return null;
  },
};

export const waitingRequests: WaitingFeature = {
  kind: "request",
  select: ({ countyCode, actor }, { states, limit }) => sql`
    select ${waitingColumns({
      kind: "request",
      table: sql`request`,
      id: sql`request.request_id`,
      title: sql`request.title`,
      submittedBy: sql`request.submitted_by`,
      amountFen: sql`request.estimate_fen`,
      schoolId: sql`request.school_id`,
    })}
      from request ${requestJoins}
     where request.county_code = ${countyCode}
       and ${isInStates(sql`request.state`, states)}
       and ${schoolsWithin(schoolsWhere(actor, "request.read"))}
     order by request.changed_at
     limit ${limit}`,
};

export const requestFiles: AttachmentOwner = {
  kind: "request",
  async openToRead(context, requestId) {
    const row = await openRequest(context, requestId, "read");
    return isRefusal(row) ? row : null;
  },
  async openToAdd(context, requestId, role) {
    const isStep = role === "progress" || role === "completion";
    if (!isStep && role !== "photo" && role !== "paper") return foreignRole;
    const isOpen = ({ state }: RequestRow): boolean =>
      isStep ? state === "active" : isEditable(state) || state === "submitted" || isSettled(state);
    const row = await openFor(context, requestId, isStep ? "request.report" : "request.enter", isOpen);
    return isRefusal(row) ? row : null;
  },
};
