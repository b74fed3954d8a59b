import { sql } from "kysely";
import { eventsMax, feedbackQuestions, type EventLine, type EventPage, type Participant } from "../../contract/event.ts";
import type { SchoolName } from "../../contract/shared.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { addDays, dayText } from "../../domain/calendar/day.ts";
import { mayJoin, mayReadEvent, placesLeft, schoolsOfActor, seatsOf, summariseFeedback } from "../../domain/event/event.ts";
import { listAttachments } from "../attachment/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { withinReach } from "../partnership/store.ts";
import { findRecord, recordColumns, recordJoins, recordLine, subjectOfRecord, type RecordRow } from "../record/store.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf } from "../settings/store.ts";
import { findEvent, listedOf, listParticipants, listReplies, type EventRow, type ParticipantRow } from "./store.ts";

/** A record with its announcement; null where it has none. */
export interface OpenedEvent {
  readonly record: RecordRow;
  readonly event: EventRow | null;
}

function openToOf({ record, event }: OpenedEvent): readonly string[] {
  return event?.open_to ?? [record.helper_school_id, record.helped_school_id];
}

/** The event of a record for an action; what the person may not even see is not found. */
export async function openEvent(context: Context, recordId: string, purpose: "read" | "change"): Promise<OpenedEvent | Refusal> {
  const { db, countyCode, actor } = context;
  const record = await findRecord(db, countyCode, recordId, purpose);
  if (!record) return refuse("not-found");
  const event = (await findEvent(db, countyCode, recordId, purpose)) ?? null;
  const opened = { record, event };
  const sides = subjectOfRecord(record);
  const isSeen = event === null ? can(actor, "partnership.read", sides) : mayReadEvent(actor, sides, openToOf(opened));
  return isSeen ? opened : refuse("not-found");
}

/** Whether one may still sign up: announced, not yet held, and not after its last day. */
export function isSignUpOpen({ record, event }: OpenedEvent, context: Pick<Context, "today">): boolean {
  return event !== null && record.state === "planned" && dayText(context.today) <= event.sign_up_until;
}

function isPresent(row: ParticipantRow): boolean {
  return row.attended_at !== null && row.is_approved;
}

export function mineOf(context: Pick<Context, "actor">, participants: readonly ParticipantRow[]): ParticipantRow | undefined {
  return participants.find((row) => row.account_id === context.actor.accountId);
}

/** An event as lists show it. */
export function eventLine(context: Context, opened: OpenedEvent, participants: readonly ParticipantRow[]): EventLine {
  const { record, event } = opened;
  const { id: recordId, partnershipId, helper, helped, category, subjects, from, to, place, note, state } = recordLine(record);
  const listed = participants.map(listedOf);
  const capacity = event?.capacity ?? null;
  const mine = mineOf(context, participants);
  return {
    recordId,
    partnershipId,
    helper,
    helped,
    category,
    subjects,
    from,
    to,
    place,
    note,
    state,
    signUpUntil: event?.sign_up_until ?? from,
    placesLeft: placesLeft(capacity, listed),
    mine: (mine && seatsOf(capacity, listed).get(mine.participant_id)) ?? "none",
    isThere: mine !== undefined && isPresent(mine),
    mayJoin: mayJoin(context.actor, subjectOfRecord(record), openToOf(opened)),
    isOpen: isSignUpOpen(opened, context),
  };
}

function participantsOf(capacity: number | null, rows: readonly ParticipantRow[]): Participant[] {
  const seats = seatsOf(capacity, rows.map(listedOf));
  return rows.map((row) => ({
    id: row.participant_id,
    name: row.name,
    staffId: row.staff_id,
    school: row.school,
    seat: seats.get(row.participant_id) ?? "none",
    how: row.attended_how,
    isApproved: row.is_approved,
  }));
}

async function schoolNames({ db, countyCode }: Context, schoolIds: readonly string[]): Promise<SchoolName[]> {
  const { rows } = await sql<{ school_id: string; name: string; short_name: string | null }>`
    select school.school_id, school.name, school.short_name
      from school
     where school.county_code = ${countyCode}
       and school.school_id = any(${schoolIds}::uuid[])
     order by school.initials, school.school_id`.execute(db);
  return rows.map((row) => ({ id: row.school_id, name: row.name, shortName: row.short_name }));
}

async function describeFeedback(context: Context, record: RecordRow, mine: ParticipantRow | undefined): Promise<EventPage["feedback"]> {
  const questions = (await getDated(context, feedbackQuestions, dayOf(record.from_day))).value;
  const summary = summariseFeedback(await listReplies(context.db, context.countyCode, record.record_id));
  return {
    questions,
    replies: summary.replies,
    results: summary.questions?.map(({ counts, mean }) => ({ counts: [...counts], mean })) ?? null,
    words: [...summary.words],
    isAsked: mine !== undefined && isPresent(mine) && !mine.has_replied,
  };
}

/** The event of a record with everybody on its list; the address of the code is for hosts. */
export async function describeEvent(context: Context, opened: OpenedEvent): Promise<EventPage> {
  const { record, event } = opened;
  const { db, countyCode, actor } = context;
  const rows = (await listParticipants(db, countyCode, [record.record_id])).get(record.record_id) ?? [];
  const mayHost = can(actor, "record.correct", subjectOfRecord(record));
  const isReader = can(actor, "partnership.read", subjectOfRecord(record));
  const capacity = event?.capacity ?? null;
  return {
    ...eventLine(context, opened, rows),
    isAnnounced: event !== null,
    mayHost,
    capacity,
    openTo: await schoolNames(context, openToOf(opened)),
    participants: isReader ? participantsOf(capacity, rows) : [],
    attended: rows.filter(isPresent).length,
    guestsWaiting: rows.filter((row) => !row.is_approved).length,
    files: await listAttachments(db, countyCode, record.record_id),
    attendanceToken: mayHost && event ? `${countyCode}-${event.attendance_token}` : null,
    feedback: await describeFeedback(context, record, mineOf(context, rows)),
  };
}

/** Days after an event on which it still stands on the phone: for its feedback. Our choice. */
const feedbackDays = 14;

/** Announced events that are open to the person, the soonest first. */
export async function listEvents(context: Context): Promise<EventLine[]> {
  const { db, countyCode, actor, today } = context;
  const { rows } = await sql<RecordRow & EventRow>`
    select ${recordColumns}, event.capacity, event.sign_up_until, event.open_to, event.attendance_token
      from event
      join record on record.county_code = event.county_code and record.record_id = event.record_id ${recordJoins}
     where event.county_code = ${countyCode}
       and record.state <> 'voided'
       and record.to_day >= ${dayText(addDays(today, -feedbackDays))}
       and (${withinReach(reachOf(actor), countyCode)} or event.open_to && ${schoolsOfActor(actor)}::uuid[])
     order by record.from_day, record.record_id
     limit ${eventsMax}`.execute(db);
  const joined = rows.filter((row) => mayJoin(actor, subjectOfRecord(row), row.open_to));
  const people = await listParticipants(
    db,
    countyCode,
    joined.map(({ record_id: id }) => id),
  );
  return joined.map((row) => eventLine(context, { record: row, event: row }, people.get(row.record_id) ?? []));
}
