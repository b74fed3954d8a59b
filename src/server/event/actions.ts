import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { guestsWaitingMax, participantsMax, type EventLine, type EventPage } from "../../contract/event.ts";
import { can } from "../../domain/access/access.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { mayJoin, schoolsOfActor, type EventNote } from "../../domain/event/event.ts";
import type { AttachmentOwner } from "../attachment/actions.ts";
import { writeAudit } from "../audit/store.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context, PublicContext } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { recordFiles } from "../record/actions.ts";
import { findRecord, subjectOfRecord } from "../record/store.ts";
import { addStep, sideOf } from "../trail/store.ts";
import { describeEvent, eventLine, isSignUpOpen, mineOf, openEvent, type OpenedEvent } from "./queries.ts";
import {
  adoptParticipant,
  findEventByToken,
  insertFeedback,
  insertParticipant,
  listParticipants,
  putEvent,
  setAttendance,
  setAttended,
  setSignUp,
  type Announcement,
  type EventRow,
  type ParticipantRow,
} from "./store.ts";

/** An event that has been announced. */
type Announced = OpenedEvent & { readonly event: EventRow };

async function openAnnounced(context: Context, recordId: string): Promise<Announced | Refusal> {
  const opened = await openEvent(context, recordId, "change");
  if (isRefusal(opened)) return opened;
  const { record, event } = opened;
  return event === null ? refuse("not-found") : { record, event };
}

/** The event for somebody who runs it: both schools and the bureau may, as they may correct its record. */
async function openHosted(context: Context, recordId: string): Promise<Announced | Refusal> {
  const opened = await openAnnounced(context, recordId);
  if (isRefusal(opened)) return opened;
  return can(context.actor, "record.correct", subjectOfRecord(opened.record)) ? opened : refuse("forbidden");
}

async function shown(context: Context, recordId: string): Promise<EventPage | Refusal> {
  const opened = await openEvent(context, recordId, "read");
  return isRefusal(opened) ? opened : describeEvent(context, opened);
}

async function note(context: Context, { record }: OpenedEvent, move: EventNote, comment?: string): Promise<void> {
  await addStep(context, {
    partnershipId: record.partnership_id,
    thing: { kind: "record", id: record.record_id },
    side: sideOf(context.actor, subjectOfRecord(record)),
    move,
    comment,
  });
  await writeAudit(context, `event.${move}`, { kind: "record", id: record.record_id });
}

async function participantsOf({ db, countyCode }: Pick<Context, "db" | "countyCode">, recordId: string): Promise<ParticipantRow[]> {
  return (await listParticipants(db, countyCode, [recordId])).get(recordId) ?? [];
}

/** Announces a planned record, or changes the announcement; the address of its code stays. */
export async function announceEvent(context: Context, recordId: string, announcement: Announcement): Promise<EventPage | Refusal> {
  const opened = await openEvent(context, recordId, "change");
  if (isRefusal(opened)) return opened;
  const { record } = opened;
  if (!can(context.actor, "record.correct", subjectOfRecord(record))) return refuse("forbidden");
  if (record.state !== "planned") return refuse("wrong-state");
  if (announcement.signUpUntil > record.to_day) return refuse("bad-input", { fields: [{ path: "signUpUntil", code: "after-event" }] });
  const known = await sql<{ total: number }>`
    select count(*) as total
      from school
     where school.county_code = ${context.countyCode}
       and school.school_id = any(${announcement.openTo}::uuid[])`.execute(context.db);
  if (known.rows[0]?.total !== new Set(announcement.openTo).size)
    return refuse("bad-input", { fields: [{ path: "openTo", code: "unknown" }] });
  const token = randomBytes(9).toString("base64url");
  await putEvent(context.db, context.countyCode, { recordId, token, by: context.actor.accountId, ...announcement }, context.now);
  await note(context, opened, "announce");
  return shown(context, recordId);
}

/** Invites staff of the two schools; whoever is on the list already stays as they are. */
export async function inviteToEvent(context: Context, recordId: string, staffIds: readonly string[]): Promise<EventPage | Refusal> {
  const opened = await openHosted(context, recordId);
  if (isRefusal(opened)) return opened;
  const { record } = opened;
  if (record.state !== "planned") return refuse("wrong-state");
  const { rows } = await sql<{ staff_id: string; school_id: string; name: string }>`
    select staff.staff_id, staff.school_id, staff.name
      from staff
     where staff.county_code = ${context.countyCode}
       and staff.staff_id = any(${staffIds}::uuid[])
       and staff.school_id in (${record.helper_school_id}, ${record.helped_school_id})
     order by staff.staff_id`.execute(context.db);
  if (rows.length !== new Set(staffIds).size) return refuse("bad-input", { fields: [{ path: "staffIds", code: "unknown" }] });
  const present = await participantsOf(context, recordId);
  if (present.length + rows.length > participantsMax) return refuse("bad-input", { fields: [{ path: "staffIds", code: "too-many" }] });
  for (const { staff_id: staffId, school_id: schoolId, name } of rows)
    await insertParticipant(context.db, context.countyCode, {
      recordId,
      name,
      staffId,
      schoolId,
      invitedAt: context.now,
      isApproved: true,
    });
  await note(context, opened, "invite", rows.map(({ name }) => name).join("、"));
  return shown(context, recordId);
}

/** 赵磊 of 赵磊（派出教师）: accounts are often named with their post. */
function plainName(displayName: string): string {
  return displayName.replace(/[（(].*$/u, "").trim() || displayName;
}

/** The person's own place on the list, made where there is none. An invitation under the same name and school is theirs. */
async function ownPlace(context: Context, { record, event }: Announced): Promise<ParticipantRow | Refusal> {
  const { db, countyCode, actor } = context;
  const before = mineOf(context, await participantsOf(context, record.record_id));
  if (before) return before;
  const schools = schoolsOfActor(actor);
  const schoolId = schools.find((school) => event.open_to.includes(school)) ?? schools[0] ?? null;
  const person = { recordId: record.record_id, accountId: actor.accountId, name: plainName(context.displayName), schoolId };
  await adoptParticipant(db, countyCode, person);
  const adopted = await participantsOf(context, record.record_id);
  const mine = mineOf(context, adopted);
  if (mine) return mine;
  if (adopted.length >= participantsMax) return refuse("bad-input", { fields: [{ path: "participants", code: "too-many" }] });
  await insertParticipant(db, countyCode, { ...person, isApproved: true });
  return mineOf(context, await participantsOf(context, record.record_id)) ?? refuse("stale");
}

/** Signs up or steps back. Where every place is taken the person waits, and nobody is ever refused for want of room. */
export async function signUpForEvent(context: Context, recordId: string, isComing: boolean): Promise<EventPage | Refusal> {
  const opened = await openAnnounced(context, recordId);
  if (isRefusal(opened)) return opened;
  if (!mayJoin(context.actor, subjectOfRecord(opened.record), opened.event.open_to)) return refuse("forbidden");
  if (!isSignUpOpen(opened, context)) return refuse("wrong-state");
  const mine = await ownPlace(context, opened);
  if (isRefusal(mine)) return mine;
  // A second tap must not lose the place in the row.
  if ((mine.signed_up_at !== null) !== isComing) {
    await setSignUp(context.db, context.countyCode, mine.participant_id, isComing ? context.now : null);
    await writeAudit(context, isComing ? "event.sign-up" : "event.step-back", { kind: "record", id: recordId });
  }
  return shown(context, recordId);
}

export interface Attendance {
  readonly there: readonly string[];
  readonly added: readonly { readonly name: string; readonly staffId: string | null }[];
}

/** Takes the host's list: who was there, who came besides. Open until the record of the event is submitted. */
export async function takeAttendance(context: Context, recordId: string, { there, added }: Attendance): Promise<EventPage | Refusal> {
  const opened = await openHosted(context, recordId);
  if (isRefusal(opened)) return opened;
  const { record } = opened;
  if (record.state !== "planned") return refuse("wrong-state");
  if (record.from_day > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "there", code: "future" }] });
  const { db, countyCode, now } = context;
  const rows = await participantsOf(context, recordId);
  if (rows.length + added.length > participantsMax) return refuse("bad-input", { fields: [{ path: "added", code: "too-many" }] });
  await setAttendance(db, countyCode, recordId, { there, now });
  for (const { name, staffId } of added)
    await insertParticipant(db, countyCode, { recordId, name, staffId, attended: { at: now, how: "list" }, isApproved: true });
  await note(context, opened, "attendance");
  return shown(context, recordId);
}

/** Answers the questions, once, by somebody who was there. */
export async function giveFeedback(
  context: Context,
  recordId: string,
  reply: { readonly answers: readonly number[]; readonly words: string | null },
): Promise<EventPage | Refusal> {
  const opened = await openAnnounced(context, recordId);
  if (isRefusal(opened)) return opened;
  const mine = mineOf(context, await participantsOf(context, recordId));
  if (!mine || mine.attended_at === null || !mine.is_approved) return refuse("forbidden");
  const words = reply.words === "" ? null : reply.words;
  const entry = { recordId, participantId: mine.participant_id, answers: reply.answers, words };
  return (await insertFeedback(context.db, context.countyCode, entry, context.now)) ? shown(context, recordId) : refuse("duplicate");
}

/** County and secret of an address like 330101-AbC…; its form is checked by the contract. */
export function partsOfToken(token: string): { readonly countyCode: string; readonly secret: string } {
  return { countyCode: token.slice(0, 6), secret: token.slice(7) };
}

interface Door {
  readonly opened: Announced;
  /** The address works on the days of the event only: a photo of the code is worth nothing later. */
  readonly isToday: boolean;
}

/** What the code leads to; undefined where nothing has that address. */
export async function findDoor(db: CountyTransaction, token: string, { today }: Pick<PublicContext, "today">): Promise<Door | undefined> {
  const { countyCode, secret } = partsOfToken(token);
  const event = await findEventByToken(db, countyCode, secret);
  const record = event && (await findRecord(db, countyCode, event.record_id, "read"));
  if (!event || !record || record.state === "voided") return undefined;
  const day = dayText(today);
  return { opened: { record, event }, isToday: record.from_day <= day && day <= record.to_day && record.state === "planned" };
}

/** Checks the signed-in person in by the code. Whoever waits for a place and comes all the same is there. */
export async function checkIn(context: Context, token: string): Promise<EventLine | Refusal> {
  if (partsOfToken(token).countyCode !== context.countyCode) return refuse("not-found");
  const door = await findDoor(context.db, token, context);
  if (!door) return refuse("not-found");
  const { opened } = door;
  if (!mayJoin(context.actor, subjectOfRecord(opened.record), opened.event.open_to)) return refuse("forbidden");
  if (!door.isToday) return refuse("wrong-state");
  const mine = await ownPlace(context, opened);
  if (isRefusal(mine)) return mine;
  await setAttended(context.db, context.countyCode, mine.participant_id, context.now);
  await writeAudit(context, "event.attend", { kind: "record", id: opened.record.record_id });
  return eventLine(context, opened, await participantsOf(context, opened.record.record_id));
}

/** Notes a guest who has no account. The host approves the name before it counts. */
export async function checkInAsGuest(
  db: CountyTransaction,
  token: string,
  guest: { readonly name: string; readonly school: string },
  context: Pick<PublicContext, "today" | "now">,
): Promise<{ readonly isNoted: true } | Refusal> {
  const door = await findDoor(db, token, context);
  if (!door) return refuse("not-found");
  if (!door.isToday) return refuse("wrong-state");
  const { countyCode } = partsOfToken(token);
  const recordId = door.opened.record.record_id;
  const rows = await participantsOf({ db, countyCode }, recordId);
  const waiting = rows.filter((row) => !row.is_approved);
  if (waiting.some((row) => row.name === guest.name && row.school === guest.school)) return { isNoted: true };
  if (waiting.length >= guestsWaitingMax || rows.length >= participantsMax) return refuse("too-many-attempts");
  const attended = { at: context.now, how: "guest" as const };
  await insertParticipant(db, countyCode, { recordId, name: guest.name, schoolName: guest.school, attended, isApproved: false });
  return { isNoted: true };
}

/** Files of records, the materials of events among them: whoever may read an event reads what is handed out there. */
export const eventFiles: AttachmentOwner = {
  ...recordFiles,
  async openToRead(context, recordId) {
    const opened = await openEvent(context, recordId, "read");
    return isRefusal(opened) ? opened : null;
  },
};
