import { v7 as newId } from "uuid";
import type { MoveRequest } from "../../contract/approval.ts";
import { can, type Action } from "../../domain/access/access.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { corrected, correctionProblem, proposedCommitments, selectedCommitments, type CorrectedFields } from "../../domain/plan/cards.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { judgementOf } from "../../domain/plan/quota.ts";
import { readText } from "../../domain/reading/read-text.ts";
import type { Commitment } from "../../domain/reading/reading.ts";
import { moveThings, type ApprovalFeature } from "../approval/actions.ts";
import { lockThings, type LockedThing, type PartnershipTable } from "../approval/store.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership, lockPartnership, type FoundPartnership } from "../partnership/store.ts";
import { addStep, sideOf } from "../trail/store.ts";
import {
  findVersion,
  insertCommitments,
  insertVersion,
  listCommitments,
  listVersions,
  setEffectiveFrom,
  updateCommitment,
  type FoundVersion,
  type StoredCommitment,
} from "./store.ts";

/** A version with its partnership, found and allowed. */
interface Opened {
  readonly version: FoundVersion;
  readonly partnership: FoundPartnership;
}

/** The version for an action; what the person may not even see is not found. */
export async function openVersion(
  context: Context,
  versionId: string,
  action: Action,
  purpose: "read" | "change",
): Promise<Opened | Refusal> {
  const version = await findVersion(context.db, context.countyCode, versionId, purpose);
  const partnership = version && (await findPartnership(context.db, context.countyCode, version.partnershipId));
  if (!version || !partnership) return refuse("not-found");
  const subject = { kind: "partnership", ...partnership } as const;
  if (!can(context.actor, "partnership.read", subject)) return refuse("not-found");
  return can(context.actor, action, subject) ? { version, partnership } : refuse("forbidden");
}

/** The version for changing its cards: a draft or returned one, locked. */
async function openCards(context: Context, versionId: string): Promise<Opened | Refusal> {
  const opened = await openVersion(context, versionId, "plan.change", "change");
  if ("refusedFor" in opened) return opened;
  return isEditable(opened.version.state) ? opened : refuse("wrong-state");
}

function storedOf(commitments: readonly Commitment[], origin: StoredCommitment["origin"], firstOrdinal: number): StoredCommitment[] {
  const ids = commitments.map(() => newId());
  return commitments.map((content, index) => ({
    commitmentId: ids[index] ?? newId(),
    lineageId: newId(),
    ordinal: firstOrdinal + index,
    state: "proposed",
    origin,
    partOf: content.partOf === null ? null : (ids[content.partOf] ?? null),
    content,
  }));
}

/** Reads a text into a new draft of the partnership's plan. A draft that waits is refused: it would be lost from sight. */
export async function draftPlan(
  context: Context,
  partnershipId: string,
  source: { readonly text: string; readonly fileName: string | null },
): Promise<FoundVersion | Refusal> {
  const { db, countyCode, actor, now } = context;
  const partnership = await findPartnership(db, countyCode, partnershipId);
  const subject = partnership && ({ kind: "partnership", ...partnership } as const);
  if (!partnership || !subject || !can(actor, "partnership.read", subject)) return refuse("not-found");
  if (!can(actor, "plan.change", subject)) return refuse("forbidden");
  // Two drafts at one moment would each find none before it.
  await lockPartnership(db, countyCode, partnershipId);
  const versions = await listVersions(db, countyCode, partnershipId);
  if (versions.some(({ state }) => state !== "withdrawn")) return refuse("duplicate");
  const reading = readText(source.text);
  const proposed = proposedCommitments(reading);
  if (proposed.length === 0) return refuse("nothing-promised");
  const title = reading.documents.find(({ title: found }) => found !== null)?.title ?? null;
  const versionId = await insertVersion(
    db,
    countyCode,
    { partnershipId, title, body: source.text, fileName: source.fileName, reason: null, createdBy: actor.accountId },
    now,
  );
  await insertCommitments(db, countyCode, versionId, storedOf(proposed, "read", 0));
  await addStep(context, { partnershipId, thing: { kind: "plan", id: versionId }, side: sideOf(actor, partnership), move: "draft" });
  await writeAudit(context, "plan.draft", { kind: "plan", id: versionId });
  return getVersion(context, versionId);
}

async function getVersion({ db, countyCode }: Context, versionId: string): Promise<FoundVersion> {
  const version = await findVersion(db, countyCode, versionId, "read");
  if (!version) throw new Error(`expected version ${versionId}, found none`);
  return version;
}

export interface CardChange {
  readonly state?: StoredCommitment["state"] | undefined;
  /** All fields of the card, corrected ones among them. */
  readonly fields?: (CorrectedFields & { readonly partOf: string | null }) | undefined;
}

/** Whether a card may be part of another: one of the same version, and no ring of parts. */
function isSoundParent(cards: readonly StoredCommitment[], cardId: string, parentId: string): boolean {
  const parents = new Map(cards.map(({ commitmentId, partOf }) => [commitmentId, partOf]));
  let at: string | null | undefined = parentId;
  for (let steps = 0; at !== null && steps <= cards.length; steps++) {
    if (at === undefined || at === cardId || !parents.has(at)) return false;
    at = parents.get(at);
  }
  return at === null;
}

/** Accepts, corrects or rejects a card. */
export async function changeCard(context: Context, versionId: string, cardId: string, change: CardChange): Promise<FoundVersion | Refusal> {
  const opened = await openCards(context, versionId);
  if ("refusedFor" in opened) return opened;
  const cards = await listCommitments(context.db, context.countyCode, versionId);
  const card = cards.find(({ commitmentId }) => commitmentId === cardId);
  if (!card) return refuse("not-found");
  const { fields } = change;
  const problem = fields ? correctionProblem(fields) : null;
  if (problem) return refuse("bad-input", { fields: [{ path: problem === "unit-missing" ? "unit" : "max", code: problem }] });
  if (fields?.partOf && !isSoundParent(cards, cardId, fields.partOf))
    return refuse("bad-input", { fields: [{ path: "partOf", code: "ring" }] });
  await updateCommitment(context.db, context.countyCode, {
    ...card,
    state: change.state ?? card.state,
    partOf: fields ? fields.partOf : card.partOf,
    content: fields ? corrected(card.content, fields) : card.content,
  });
  return opened.version;
}

/** Adds the promises of a selected stretch of the text. */
export async function addCards(context: Context, versionId: string, start: number, end: number): Promise<FoundVersion | Refusal> {
  const opened = await openCards(context, versionId);
  if ("refusedFor" in opened) return opened;
  const { body } = opened.version;
  if (start >= end || end > body.length || body.slice(start, end).trim() === "") {
    return refuse("bad-input", { fields: [{ path: "end", code: "empty" }] });
  }
  const cards = await listCommitments(context.db, context.countyCode, versionId);
  const next = cards.reduce((last, { ordinal }) => Math.max(last, ordinal + 1), 0);
  await insertCommitments(context.db, context.countyCode, versionId, storedOf(selectedCommitments(body, start, end), "added", next));
  return opened.version;
}

/** Makes two cards of one, to be told apart by correcting them. */
export async function splitCard(context: Context, versionId: string, cardId: string): Promise<FoundVersion | Refusal> {
  const opened = await openCards(context, versionId);
  if ("refusedFor" in opened) return opened;
  const cards = await listCommitments(context.db, context.countyCode, versionId);
  const card = cards.find(({ commitmentId }) => commitmentId === cardId);
  if (!card) return refuse("not-found");
  const copy: StoredCommitment = { ...card, commitmentId: newId(), lineageId: newId(), state: "proposed", origin: "split" };
  await insertCommitments(context.db, context.countyCode, versionId, [copy]);
  await updateCommitment(context.db, context.countyCode, { ...card, state: "proposed" });
  return opened.version;
}

/** Accepts every proposed card; those that still lack their number stay. */
export async function acceptAll(context: Context, versionId: string): Promise<FoundVersion | Refusal> {
  const opened = await openCards(context, versionId);
  if ("refusedFor" in opened) return opened;
  for (const card of await listCommitments(context.db, context.countyCode, versionId)) {
    if (card.state !== "proposed" || judgementOf(card.content).kind === "unquantified") continue;
    await updateCommitment(context.db, context.countyCode, { ...card, state: "accepted" });
  }
  return opened.version;
}

/**
 * The first day of a version when it is approved: the partnership's first for a first version, else the day asked for,
 * else today. It lies after that of every version approved before, so that nothing is judged anew.
 */
function effectiveDay(
  asked: string | undefined,
  { from, to }: Pick<FoundPartnership, "from" | "to">,
  approved: readonly (string | null)[],
  today: string,
): string | Refusal {
  const day = asked ?? (approved.length === 0 ? from : today);
  const isInside = day >= from && day <= to;
  const isLater = approved.every((earlier) => earlier !== null && earlier < day);
  return isInside && isLater ? day : refuse("bad-input", { fields: [{ path: "effectiveFrom", code: isInside ? "order" : "outside" }] });
}

/** A plan is submitted when every card is decided and one accepted; approved, it is in force from a day. */
async function carryOutMove(context: Context, version: LockedThing, request: MoveRequest): Promise<Refusal | null> {
  const { db, countyCode } = context;
  if (request.move === "submit") {
    const cards = await listCommitments(db, countyCode, version.id);
    if (cards.some(({ state }) => state === "proposed")) return refuse("bad-input", { fields: [{ path: "cards", code: "undecided" }] });
    if (!cards.some(({ state }) => state === "accepted")) return refuse("nothing-promised");
  }
  if (request.move === "approve") {
    const versions = await listVersions(db, countyCode, version.partnershipId);
    const approved = versions.filter(({ state }) => state === "approved").map(({ effectiveFrom }) => effectiveFrom);
    const partnership = await findPartnership(db, countyCode, version.partnershipId);
    if (!partnership) throw new Error(`expected partnership ${version.partnershipId}, found none`);
    const day = effectiveDay(request.day, partnership, approved, dayText(context.today));
    if (typeof day !== "string") return day;
    await setEffectiveFrom(db, countyCode, version.id, day);
  }
  return null;
}

/** Where versions of plans stand, for moving them and for finding those that wait. */
export const planThings = {
  kind: "plan",
  table: "plan_version",
  idColumn: "version_id",
  submittedBy: null,
} as const satisfies PartnershipTable;

export const planApproval: ApprovalFeature<LockedThing> = {
  ...planThings,
  load: async (context, ids) => lockThings(context, planThings, ids),
  async inputsOf({ db, countyCode }, versions) {
    const inputs: unknown[] = [];
    for (const { id } of versions) inputs.push((await listCommitments(db, countyCode, id)).filter(({ state }) => state === "accepted"));
    return inputs;
  },
  async carryOut(context, versions, request) {
    for (const version of versions) {
      const refusal = await carryOutMove(context, version, request);
      if (refusal) return refusal;
    }
    return null;
  },
};

/** Submits, recalls, returns, approves or withdraws a version. */
export async function moveVersion(context: Context, versionId: string, request: MoveRequest): Promise<FoundVersion | Refusal> {
  const outcome = await moveThings(context, planApproval, [{ id: versionId, version: null }], request);
  return isRefusal(outcome) ? outcome : getVersion(context, versionId);
}

/** Begins a new version of an approved plan, with the accepted promises of the old one and the reason. */
export async function adjustPlan(context: Context, versionId: string, reason: string): Promise<FoundVersion | Refusal> {
  const opened = await openVersion(context, versionId, "plan.change", "change");
  if ("refusedFor" in opened) return opened;
  const { db, countyCode, now, actor } = context;
  const { version, partnership } = opened;
  await lockPartnership(db, countyCode, partnership.partnershipId);
  const versions = await listVersions(db, countyCode, partnership.partnershipId);
  const latest = versions.findLast(({ state }) => state !== "withdrawn");
  if (version.state !== "approved" || latest?.versionId !== versionId) return refuse("wrong-state");
  const nextId = await insertVersion(db, countyCode, { ...version, reason, createdBy: actor.accountId }, now);
  const kept = (await listCommitments(db, countyCode, versionId)).filter(({ state }) => state === "accepted");
  const idOf = new Map(kept.map(({ commitmentId }) => [commitmentId, newId()]));
  await insertCommitments(
    db,
    countyCode,
    nextId,
    kept.map((card) =>
      Object.assign({}, card, {
        commitmentId: idOf.get(card.commitmentId) ?? newId(),
        partOf: card.partOf === null ? null : (idOf.get(card.partOf) ?? null),
      }),
    ),
  );
  await addStep(context, {
    partnershipId: partnership.partnershipId,
    thing: { kind: "plan", id: nextId },
    side: sideOf(actor, partnership),
    move: "adjust",
    comment: reason,
  });
  await writeAudit(context, "plan.adjust", { kind: "plan", id: nextId });
  return getVersion(context, nextId);
}
