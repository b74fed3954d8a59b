import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { AttendanceWay, Listed, Reply } from "../../domain/event/event.ts";
import type { CountyTransaction } from "../db/with-county.ts";

/** The announcement of a record. */
export interface EventRow {
  readonly record_id: string;
  readonly capacity: number | null;
  readonly sign_up_until: string;
  readonly open_to: string[];
  readonly attendance_token: string;
}

const eventColumns = sql`event.record_id, event.capacity, event.sign_up_until, event.open_to, event.attendance_token`;

/** The announcement; locked where something is to be done with it, so that sign-ups come one after the other. */
export async function findEvent(
  db: CountyTransaction,
  countyCode: string,
  recordId: string,
  purpose: "read" | "change",
): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns}
      from event
     where event.county_code = ${countyCode}
       and event.record_id = ${recordId}
     ${purpose === "change" ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

export async function findEventByToken(db: CountyTransaction, countyCode: string, token: string): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns}
      from event
     where event.county_code = ${countyCode}
       and event.attendance_token = ${token}
       for update`.execute(db);
  return rows[0];
}

/** What a host says of an event. */
export interface Announcement {
  readonly capacity: number | null;
  readonly signUpUntil: string;
  readonly openTo: readonly string[];
}

export async function putEvent(
  db: CountyTransaction,
  countyCode: string,
  event: Announcement & { readonly recordId: string; readonly token: string; readonly by: string },
  now: string,
): Promise<void> {
  await sql`
    insert into event (county_code, record_id, capacity, sign_up_until, open_to, attendance_token, announced_by, announced_at)
    values (${countyCode}, ${event.recordId}, ${event.capacity}, ${event.signUpUntil}, ${event.openTo}::uuid[], ${event.token}, ${event.by}, ${now})
    on conflict (county_code, record_id) do update
      set capacity = excluded.capacity,
          sign_up_until = excluded.sign_up_until,
          open_to = excluded.open_to`.execute(db);
}

export interface ParticipantRow {
  readonly participant_id: string;
  readonly record_id: string;
  readonly name: string;
  readonly staff_id: string | null;
  readonly account_id: string | null;
  readonly school_id: string | null;
  readonly school: string | null;
  readonly invited_at: string | null;
  readonly signed_up_at: string | null;
  readonly attended_at: string | null;
  readonly attended_how: AttendanceWay | null;
  readonly is_approved: boolean;
  readonly has_replied: boolean;
}

/** Everybody on the lists of some events: who signed up first, in that order; then the others by name. */
export async function listParticipants(
  db: CountyTransaction,
  countyCode: string,
  recordIds: readonly string[],
): Promise<Map<string, ParticipantRow[]>> {
  const { rows } = await sql<ParticipantRow>`
    select participant.participant_id, participant.record_id, participant.name, participant.staff_id, participant.account_id,
           participant.school_id, coalesce(school.short_name, school.name, participant.school_name) as school, participant.invited_at,
           participant.signed_up_at, participant.attended_at, participant.attended_how, participant.is_approved,
           feedback.participant_id is not null as has_replied
      from event_participant participant
      left join school on school.county_code = participant.county_code and school.school_id = participant.school_id
      left join event_feedback feedback on feedback.county_code = participant.county_code and feedback.participant_id = participant.participant_id
     where participant.county_code = ${countyCode}
       and participant.record_id = any(${recordIds}::uuid[])
     order by participant.sign_up_number nulls last, participant.name, participant.participant_id`.execute(db);
  return Map.groupBy(rows, (row) => row.record_id);
}

/** A participant as the rule of places takes it. */
export function listedOf(row: ParticipantRow): Listed {
  return { id: row.participant_id, isInvited: row.invited_at !== null, isSignedUp: row.signed_up_at !== null };
}

export interface NewParticipant {
  readonly recordId: string;
  readonly name: string;
  readonly staffId?: string | null;
  readonly accountId?: string | null;
  readonly schoolId?: string | null;
  readonly schoolName?: string | null;
  readonly invitedAt?: string;
  readonly attended?: { readonly at: string; readonly how: AttendanceWay };
  /** Only a guest who wrote the own name waits for approval. */
  readonly isApproved: boolean;
}

/** Puts somebody on the list; the same staff member or account a second time changes nothing. */
export async function insertParticipant(db: CountyTransaction, countyCode: string, person: NewParticipant): Promise<void> {
  await sql`
    insert into event_participant (county_code, participant_id, record_id, name, staff_id, account_id, school_id, school_name, invited_at,
                                   attended_at, attended_how, is_approved)
    values (${countyCode}, ${newId()}, ${person.recordId}, ${person.name}, ${person.staffId ?? null}, ${person.accountId ?? null},
            ${person.schoolId ?? null}, ${person.schoolName ?? null}, ${person.invitedAt ?? null}, ${person.attended?.at ?? null},
            ${person.attended?.how ?? null}, ${person.isApproved})
    on conflict do nothing`.execute(db);
}

/** The same name at the same school without an account is the invited person who now signs in. */
export async function adoptParticipant(
  db: CountyTransaction,
  countyCode: string,
  { recordId, accountId, name, schoolId }: { recordId: string; accountId: string; name: string; schoolId: string | null },
): Promise<void> {
  await sql`
    update event_participant
       set account_id = ${accountId}
     where county_code = ${countyCode}
       and participant_id = (select invited.participant_id
                               from event_participant invited
                              where invited.county_code = ${countyCode}
                                and invited.record_id = ${recordId}
                                and invited.account_id is null
                                and invited.is_approved
                                and invited.name = ${name}
                                and invited.school_id = ${schoolId}
                              order by invited.participant_id
                              limit 1)`.execute(db);
}

/** Puts somebody at the end of the row, or takes them out of it. The caller holds the lock of the event. */
export async function setSignUp(db: CountyTransaction, countyCode: string, participantId: string, at: string | null): Promise<void> {
  await sql`
    update event_participant
       set signed_up_at = ${at},
           sign_up_number = case when ${at}::timestamptz is not null then (
             select coalesce(max(other.sign_up_number), 0) + 1
               from event_participant other
              where other.county_code = event_participant.county_code
                and other.record_id = event_participant.record_id) end
     where county_code = ${countyCode}
       and participant_id = ${participantId}`.execute(db);
}

/** Presence by the code; who was ticked before stays as that. */
export async function setAttended(db: CountyTransaction, countyCode: string, participantId: string, now: string): Promise<void> {
  await sql`
    update event_participant
       set attended_at = ${now},
           attended_how = 'code',
           is_approved = true
     where county_code = ${countyCode}
       and participant_id = ${participantId}
       and (attended_at is null or not is_approved)`.execute(db);
}

/** The host's list: whoever is on it was there, a guest by that is approved; whoever is not, was not. */
export async function setAttendance(
  db: CountyTransaction,
  countyCode: string,
  recordId: string,
  { there, now }: { readonly there: readonly string[]; readonly now: string },
): Promise<void> {
  await sql`
    update event_participant
       set attended_at = case when participant_id = any(${there}::uuid[]) then coalesce(attended_at, ${now}::timestamptz) end,
           attended_how = case when participant_id = any(${there}::uuid[]) then coalesce(attended_how, 'list') end,
           is_approved = is_approved or participant_id = any(${there}::uuid[])
     where county_code = ${countyCode}
       and record_id = ${recordId}`.execute(db);
}

/** Who was there, as the record of the event names them. */
export async function listAttended(
  db: CountyTransaction,
  countyCode: string,
  recordId: string,
): Promise<{ readonly name: string; readonly staffId: string | null }[]> {
  const { rows } = await sql<{ name: string; staff_id: string | null }>`
    select participant.name, participant.staff_id
      from event_participant participant
     where participant.county_code = ${countyCode}
       and participant.record_id = ${recordId}
       and participant.attended_at is not null
       and participant.is_approved
     order by participant.attended_at, participant.name, participant.participant_id`.execute(db);
  return rows.map((row) => ({ name: row.name, staffId: row.staff_id }));
}

export async function insertFeedback(
  db: CountyTransaction,
  countyCode: string,
  reply: Reply & { readonly participantId: string; readonly recordId: string },
  now: string,
): Promise<boolean> {
  const { rows } = await sql`
    insert into event_feedback (county_code, participant_id, record_id, answers, words, given_at)
    values (${countyCode}, ${reply.participantId}, ${reply.recordId}, ${reply.answers}::smallint[], ${reply.words}, ${now})
    on conflict (county_code, participant_id) do nothing
    returning participant_id`.execute(db);
  return rows.length > 0;
}

export async function listReplies(db: CountyTransaction, countyCode: string, recordId: string): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select feedback.answers, feedback.words
      from event_feedback feedback
     where feedback.county_code = ${countyCode}
       and feedback.record_id = ${recordId}`.execute(db);
  return rows;
}
