import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { MentorshipLine, MentorshipLog } from "../../contract/mentorship.ts";
import { can } from "../../domain/access/access.ts";
import {
  evidenceOfLog,
  evidenceOfPair,
  mentorshipMoves,
  mentorshipMoveStates,
  type LogKind,
  type Mentorship,
  type MentorshipMove,
  type MentorshipState,
} from "../../domain/mentorship/mentorship.ts";
import type { Action } from "../../domain/access/access.ts";
import type { Subject } from "../../domain/access/subject.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { pairJoins } from "../partnership/store.ts";
import { dayOf } from "../settings/store.ts";
import type { Evidence, EvidenceLoader } from "../standing/store.ts";

export interface MentorshipRow {
  readonly mentorship_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly mentor_id: string;
  readonly mentor: string;
  readonly mentee_id: string;
  readonly mentee: string;
  readonly mentee_account_id: string | null;
  readonly subject: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly per_month: number | null;
  readonly state: MentorshipState;
  readonly version: number;
  readonly confirmed_logs: number;
  readonly waiting_logs: number;
  readonly last_day: string | null;
}

export const mentorshipJoins = sql`
  ${pairJoins("mentorship")}
  join staff mentor on mentor.county_code = mentorship.county_code and mentor.staff_id = mentorship.mentor_id
  join staff mentee on mentee.county_code = mentorship.county_code and mentee.staff_id = mentorship.mentee_id
  left join account own on own.county_code = mentorship.county_code and own.staff_id = mentorship.mentee_id
  join lateral (
    select count(log.confirmed_at) as confirmed_logs, count(*) - count(log.confirmed_at) as waiting_logs, max(log.day) as last_day
      from mentorship_log log
     where log.county_code = mentorship.county_code
       and log.mentorship_id = mentorship.mentorship_id) logged on true`;

/** Pairs with their schools, teachers and counts; `where` speaks of mentorship, partnership, helper, helped, mentor, mentee, own, logged. */
export async function selectMentorships(
  db: CountyTransaction,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
): Promise<MentorshipRow[]> {
  const { rows } = await sql<MentorshipRow>`
    select mentorship.mentorship_id, mentorship.partnership_id, partnership.programme_id, partnership.helper_school_id,
           partnership.helped_school_id, helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name,
           helped.short_name as helped_short, mentorship.mentor_id, mentor.name as mentor, mentorship.mentee_id, mentee.name as mentee,
           own.account_id as mentee_account_id, mentorship.subject, mentorship.from_day, mentorship.to_day, mentorship.per_month, mentorship.state, mentorship.version,
           logged.confirmed_logs, logged.waiting_logs, logged.last_day
      from mentorship ${mentorshipJoins}
     where ${where}
     ${tail}`.execute(db);
  return rows;
}

export function subjectOfMentorship(row: MentorshipRow): Extract<Subject, { readonly kind: "mentorship" }> {
  return {
    kind: "mentorship",
    ownerAccountId: row.mentee_account_id,
    programmeId: row.programme_id,
    helperSchoolId: row.helper_school_id,
    helpedSchoolId: row.helped_school_id,
  };
}

export const actionOfMove: Readonly<Record<MentorshipMove, Action>> = {
  confirm: "mentorship.confirm",
  end: "mentorship.enter",
  void: "mentorship.enter",
};

/** A pair as pages show it, with what the person may do now. */
export function mentorshipLine({ actor }: Pick<Context, "actor">, row: MentorshipRow): MentorshipLine {
  const subject = subjectOfMentorship(row);
  const isOpen = row.state !== "voided";
  return {
    id: row.mentorship_id,
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    mentor: { staffId: row.mentor_id, name: row.mentor },
    mentee: { staffId: row.mentee_id, name: row.mentee },
    subject: row.subject,
    from: row.from_day,
    to: row.to_day,
    perMonth: row.per_month,
    state: row.state,
    version: row.version,
    confirmedLogs: row.confirmed_logs,
    waitingLogs: row.waiting_logs,
    lastDay: row.last_day,
    moves: mentorshipMoves.filter((move) => mentorshipMoveStates[move].includes(row.state) && can(actor, actionOfMove[move], subject)),
    mayLog: isOpen && can(actor, "mentorship.log", subject),
    mayConfirm: isOpen && can(actor, "mentorship.confirm", subject),
  };
}

export interface NewMentorship {
  readonly partnershipId: string;
  readonly mentorId: string;
  readonly menteeId: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly perMonth: number | null;
}

export async function insertMentorship(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  pair: NewMentorship,
): Promise<string> {
  const mentorshipId = newId();
  await sql`
    insert into mentorship (county_code, mentorship_id, partnership_id, mentor_id, mentee_id, subject, from_day, to_day, per_month, state,
                            changed_at, created_by, created_at)
    values (${countyCode}, ${mentorshipId}, ${pair.partnershipId}, ${pair.mentorId}, ${pair.menteeId}, ${pair.subject}, ${pair.from},
            ${pair.to}, ${pair.perMonth}, 'submitted', ${now}, ${actor.accountId}, ${now})`.execute(db);
  return mentorshipId;
}

/** The mentor, locked: two pairs with one mentor are made one after the other. Undefined where the school has nobody of that id. */
export async function lockStaff(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  staffId: string,
  schoolId: string,
): Promise<{ readonly name: string } | undefined> {
  const { rows } = await sql<{ name: string }>`
    select staff.name
      from staff
     where staff.county_code = ${countyCode}
       and staff.staff_id = ${staffId}
       and staff.school_id = ${schoolId}
       and staff.is_active
       for update`.execute(db);
  return rows[0];
}

/** Days of the pairs that a mentor has, in any partnership. */
export async function pairsOfMentor(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  mentorId: string,
): Promise<{ readonly from: Mentorship["from"]; readonly to: Mentorship["to"] }[]> {
  const { rows } = await sql<{ from_day: string; to_day: string }>`
    select mentorship.from_day, mentorship.to_day
      from mentorship
     where mentorship.county_code = ${countyCode}
       and mentorship.mentor_id = ${mentorId}
       and mentorship.state <> 'voided'`.execute(db);
  return rows.map((row) => ({ from: dayOf(row.from_day), to: dayOf(row.to_day) }));
}

export async function setMentorship(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  mentorshipId: string,
  { state, to }: { readonly state: MentorshipState; readonly to: string },
): Promise<void> {
  await sql`
    update mentorship
       set state = ${state},
           to_day = ${to},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and mentorship_id = ${mentorshipId}`.execute(db);
}

export interface NewLog {
  readonly idempotencyKey: string;
  readonly day: string;
  readonly kind: LogKind;
  readonly line: string | null;
  readonly minutes: number;
}

/** Logs an activity; false where the same person has sent it before. */
export async function insertLog(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  mentorshipId: string,
  log: NewLog,
): Promise<boolean> {
  const { rows } = await sql`
    insert into mentorship_log (county_code, log_id, mentorship_id, day, kind, line, minutes, entered_by, entered_at, idempotency_key)
    values (${countyCode}, ${newId()}, ${mentorshipId}, ${log.day}, ${log.kind}, ${log.line}, ${log.minutes}, ${actor.accountId}, ${now},
            ${log.idempotencyKey})
    on conflict (county_code, entered_by, idempotency_key) do nothing
    returning log_id`.execute(db);
  return rows.length > 0;
}

/** Confirms activities that wait; gives how many there were of those asked for. */
export async function confirmLogs(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  mentorshipId: string,
  logIds: readonly string[],
): Promise<number> {
  const { rows } = await sql`
    update mentorship_log
       set confirmed_by = ${actor.accountId},
           confirmed_at = ${now}
     where county_code = ${countyCode}
       and mentorship_id = ${mentorshipId}
       and log_id = any(${logIds}::uuid[])
       and confirmed_at is null
    returning log_id`.execute(db);
  return rows.length;
}

/** The latest activities that a page shows; more nobody scrolls through. Our choice: two a week for a year. */
const logsMax = 100;

export async function listLogs(db: CountyTransaction, countyCode: string, mentorshipId: string): Promise<MentorshipLog[]> {
  const { rows } = await sql<{
    log_id: string;
    day: string;
    kind: LogKind;
    line: string | null;
    minutes: number;
    by: string;
    is_confirmed: boolean;
  }>`
    select log.log_id, log.day, log.kind, log.line, log.minutes, account.display_name as by, log.confirmed_at is not null as is_confirmed
      from mentorship_log log
      join account on account.county_code = log.county_code and account.account_id = log.entered_by
     where log.county_code = ${countyCode}
       and log.mentorship_id = ${mentorshipId}
     order by log.day desc, log.log_id desc
     limit ${logsMax}`.execute(db);
  return rows.map(({ log_id: id, day, kind, line, minutes, by, is_confirmed: isConfirmed }) => ({
    id,
    day,
    kind,
    line,
    minutes,
    by,
    isConfirmed,
  }));
}

interface LogRow {
  readonly mentorship_id: string;
  readonly log_id: string;
  readonly day: string;
  readonly kind: LogKind;
  readonly minutes: number;
  readonly is_confirmed: boolean;
}

function evidenceOf(row: MentorshipRow, logs: readonly LogRow[]): Evidence[] {
  const { mentorship_id: id, state, subject, mentor } = row;
  const pair: Mentorship = { id, state, subject, mentor, from: dayOf(row.from_day), to: dayOf(row.to_day) };
  const source = (isConfirmed: boolean) => ({ kind: "mentorship" as const, id, state, isWaiting: !isConfirmed });
  const { partnership_id: partnershipId } = row;
  return [
    { partnershipId, record: evidenceOfPair(pair), source: source(state === "confirmed") },
    ...logs.map((log): Evidence => {
      const { log_id: logId, kind, minutes, is_confirmed: isConfirmed } = log;
      const record = evidenceOfLog(pair, { id: logId, kind, minutes, isConfirmed, day: dayOf(log.day) });
      return { partnershipId, record, source: source(record.isConfirmed) };
    }),
  ];
}

/** Pairs of teachers and what they did, as evidence of their partnerships. */
export const loadMentorshipEvidence: EvidenceLoader = async (db, countyCode, partnershipIds) => {
  const own = sql`mentorship.county_code = ${countyCode} and mentorship.partnership_id = any(${partnershipIds}::uuid[]) and mentorship.state <> 'voided'`;
  const rows = await selectMentorships(db, own, sql`order by mentorship.from_day, mentorship.mentorship_id`);
  if (rows.length === 0) return [];
  const { rows: logs } = await sql<LogRow>`
    select log.mentorship_id, log.log_id, log.day, log.kind, log.minutes, log.confirmed_at is not null as is_confirmed
      from mentorship_log log
      join mentorship on mentorship.county_code = log.county_code and mentorship.mentorship_id = log.mentorship_id
     where ${own}
     order by log.day, log.log_id`.execute(db);
  const byPair = Map.groupBy(logs, ({ mentorship_id: id }) => id);
  return rows.flatMap((row) => evidenceOf(row, byPair.get(row.mentorship_id) ?? []));
};
