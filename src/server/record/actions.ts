import type { RecordContent } from "../../contract/record.ts";
import { can } from "../../domain/access/access.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { canonicalSubject } from "../../domain/school/subject.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import { recordMoveRules, stateAfterCorrection, type RecordMove } from "../../domain/evidence/record-state.ts";
import { heldWith } from "../../domain/event/event.ts";
import { foreignRole, type AttachmentOwner } from "../attachment/actions.ts";
import { writeAudit } from "../audit/store.ts";
import { listAttended } from "../event/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership, touchPartnership, type FoundPartnership } from "../partnership/store.ts";
import { addStep, sideOf } from "../trail/store.ts";
import {
  contentOf,
  findEntered,
  findRecord,
  insertRecord,
  replaceContent,
  setRecordState,
  subjectOfRecord,
  type RecordRow,
} from "./store.ts";

/** The record for an action; what the person may not even see is not found. */
export async function openRecord(context: Context, recordId: string, purpose: "read" | "change"): Promise<RecordRow | Refusal> {
  const record = await findRecord(context.db, context.countyCode, recordId, purpose);
  return record && can(context.actor, "partnership.read", subjectOfRecord(record)) ? record : refuse("not-found");
}

/** Files of records: whoever may enter records adds them, until the record is voided. */
export const recordFiles: AttachmentOwner = {
  kind: "record",
  async openToRead(context, recordId) {
    const record = await openRecord(context, recordId, "read");
    return isRefusal(record) ? record : null;
  },
  async openToAdd(context, recordId, role) {
    if (role !== null) return foreignRole;
    const record = await openRecord(context, recordId, "change");
    if (isRefusal(record)) return record;
    if (!can(context.actor, "record.enter", subjectOfRecord(record))) return refuse("forbidden");
    return record.state === "voided" ? refuse("wrong-state") : null;
  },
};

/** The school for which a person states something; null for the bureau. */
function statingSchool(
  context: Context,
  sides: Pick<FoundPartnership, "programmeId" | "helperSchoolId" | "helpedSchoolId">,
): string | null {
  const side = sideOf(context.actor, sides);
  return side === "bureau" ? null : side === "helper" ? sides.helperSchoolId : sides.helpedSchoolId;
}

/** Subjects under the names that they are counted by, days inside the partnership, nothing held in the future. */
function checked(context: Context, partnership: FoundPartnership, content: RecordContent, isPlanned: boolean): RecordContent | Refusal {
  const today = dayText(context.today);
  if (content.from < partnership.from || content.to > partnership.to)
    return refuse("bad-input", { fields: [{ path: "content/from", code: "outside" }] });
  if (!isPlanned && content.from > today) return refuse("bad-input", { fields: [{ path: "content/from", code: "future" }] });
  return { ...content, subjects: content.subjects.map(canonicalSubject) };
}

export interface NewEntry {
  readonly idempotencyKey: string;
  readonly partnershipId: string;
  readonly isPlanned: boolean;
  readonly content: RecordContent;
}

/** Enters what happened or is planned. The same key from the same person gives the record that it made before. */
export async function enterRecord(context: Context, entry: NewEntry): Promise<RecordRow | Refusal> {
  const { db, countyCode, actor, now } = context;
  const before = await findEntered(db, countyCode, actor.accountId, entry.idempotencyKey);
  if (before) return before;
  const partnership = await findPartnership(db, countyCode, entry.partnershipId);
  const subject = partnership && ({ kind: "partnership", ...partnership } as const);
  if (!partnership || !subject || !can(actor, "partnership.read", subject)) return refuse("not-found");
  if (!can(actor, "record.enter", subject)) return refuse("forbidden");
  if (roomOf(entry.content.category) !== null) return refuse("bad-input", { fields: [{ path: "content/category", code: "own-room" }] });
  const content = checked(context, partnership, entry.content, entry.isPlanned);
  if ("refusedFor" in content) return content;
  const recordId = await insertRecord(
    db,
    countyCode,
    {
      partnership,
      content,
      state: entry.isPlanned ? "planned" : "submitted",
      statedBySchoolId: statingSchool(context, partnership),
      idempotencyKey: entry.idempotencyKey,
      enteredBy: actor.accountId,
    },
    now,
  );
  if (recordId === null) {
    const entered = await findEntered(db, countyCode, actor.accountId, entry.idempotencyKey);
    return entered ?? refuse("stale");
  }
  await noteMove(context, partnership, recordId, { move: entry.isPlanned ? "plan" : "enter" });
  return getRecord(context, recordId);
}

async function getRecord({ db, countyCode }: Context, recordId: string): Promise<RecordRow> {
  const record = await findRecord(db, countyCode, recordId, "read");
  if (!record) throw new Error(`expected record ${recordId}, found none`);
  return record;
}

interface NotedMove {
  readonly move: string;
  readonly comment?: string | undefined;
}

async function noteMove(
  context: Context,
  sides: Pick<FoundPartnership, "partnershipId" | "programmeId" | "helperSchoolId" | "helpedSchoolId">,
  recordId: string,
  { move, comment }: NotedMove,
): Promise<void> {
  await touchPartnership(context.db, context.countyCode, sides.partnershipId);
  await addStep(context, {
    partnershipId: sides.partnershipId,
    thing: { kind: "record", id: recordId },
    side: sideOf(context.actor, sides),
    move,
    comment,
  });
  await writeAudit(context, `record.${move}`, { kind: "record", id: recordId });
}

function sidesOf(record: RecordRow): Pick<FoundPartnership, "partnershipId" | "programmeId" | "helperSchoolId" | "helpedSchoolId"> {
  return {
    partnershipId: record.partnership_id,
    programmeId: record.programme_id,
    helperSchoolId: record.helper_school_id,
    helpedSchoolId: record.helped_school_id,
  };
}

/** Corrects the content of a record; from then on it is the statement of whoever corrected it and waits for the other school. */
export async function correctRecord(
  context: Context,
  recordId: string,
  change: { readonly version: number; readonly content: RecordContent; readonly comment?: string | undefined },
): Promise<RecordRow | Refusal> {
  const record = await openRecord(context, recordId, "change");
  if ("refusedFor" in record) return record;
  const { db, countyCode, actor, now } = context;
  if (!can(actor, recordMoveRules.correct.action, subjectOfRecord(record))) return refuse("forbidden");
  if (!recordMoveRules.correct.from.includes(record.state)) return refuse("wrong-state");
  if (record.version !== change.version) return refuse("stale");
  const partnership = await findPartnership(db, countyCode, record.partnership_id);
  if (!partnership) throw new Error(`expected the partnership of record ${recordId}, found none`);
  const state = stateAfterCorrection(record.state);
  const content = checked(context, partnership, change.content, state === "planned");
  if ("refusedFor" in content) return content;
  const revision = {
    recordId,
    version: record.version + 1,
    accountId: actor.accountId,
    content,
    state,
    statedBySchoolId: statingSchool(context, partnership),
  };
  await replaceContent(db, countyCode, revision, now);
  await noteMove(context, partnership, recordId, { move: "correct", comment: change.comment });
  return getRecord(context, recordId);
}

export interface RecordMoveRequest {
  readonly move: Exclude<RecordMove, "correct">;
  readonly version: number;
  readonly comment?: string | undefined;
}

/**
 * Holds a planned event. Where its attendance was taken, names and head count come from there: a new content, which is
 * the statement of whoever holds it.
 */
async function hold(context: Context, record: RecordRow): Promise<void> {
  const { db, countyCode, actor, now } = context;
  const planned = contentOf(record);
  const content = heldWith(planned, await listAttended(db, countyCode, record.record_id));
  if (content === planned) return setRecordState(db, countyCode, record.record_id, "submitted", now);
  const revision = { recordId: record.record_id, version: record.version + 1, accountId: actor.accountId, content };
  await replaceContent(db, countyCode, { ...revision, state: "submitted", statedBySchoolId: statingSchool(context, sidesOf(record)) }, now);
}

/** Confirms, questions, holds, verifies or voids a record, by the domain's table of moves. */
export async function moveRecord(context: Context, recordId: string, request: RecordMoveRequest): Promise<RecordRow | Refusal> {
  const record = await openRecord(context, recordId, "change");
  if ("refusedFor" in record) return record;
  const rule = recordMoveRules[request.move];
  if (!can(context.actor, rule.action, subjectOfRecord(record))) return refuse("forbidden");
  if (!rule.from.includes(record.state)) return refuse("wrong-state");
  if (record.version !== request.version) return refuse("stale");
  if (rule.needsReason && !request.comment) return refuse("bad-input", { fields: [{ path: "comment", code: "missing" }] });
  if (request.move === "hold" && record.from_day > dayText(context.today))
    return refuse("bad-input", { fields: [{ path: "content/from", code: "future" }] });
  if (request.move === "hold") await hold(context, record);
  else await setRecordState(context.db, context.countyCode, recordId, rule.to, context.now);
  await noteMove(context, sidesOf(record), recordId, request);
  return getRecord(context, recordId);
}

/** Confirms several records, all or nothing: the first that cannot be confirmed refuses them all. */
export async function confirmRecords(
  context: Context,
  records: readonly { readonly id: string; readonly version: number }[],
): Promise<{ readonly confirmed: number } | Refusal> {
  // One order for everybody, so that two such requests never wait for each other.
  for (const { id, version } of records.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    const outcome = await moveRecord(context, id, { move: "confirm", version });
    if ("refusedFor" in outcome) return outcome;
  }
  return { confirmed: records.length };
}
