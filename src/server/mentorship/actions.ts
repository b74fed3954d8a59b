import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { menteesMax, type MentorshipLine, type MentorshipPage } from "../../contract/mentorship.ts";
import type { mentorshipList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { dayText, parseDay } from "../../domain/calendar/day.ts";
import { recordStateNames } from "../../domain/evidence/record-words.ts";
import { mayTakeOneMore, mentorshipMoveStates, type MentorshipMove } from "../../domain/mentorship/mentorship.ts";
import { canonicalSubject } from "../../domain/school/subject.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import type { Language } from "../../domain/language.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership, touchPartnership, withinReach } from "../partnership/store.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf } from "../settings/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { addStep, listSteps, sideOf } from "../trail/store.ts";
import {
  actionOfMove,
  confirmLogs,
  insertLog,
  insertMentorship,
  listLogs,
  lockStaff,
  mentorshipJoins,
  mentorshipLine,
  pairsOfMentor,
  selectMentorships,
  setMentorship,
  subjectOfMentorship,
  type MentorshipRow,
  type NewLog,
  type NewMentorship,
} from "./store.ts";

/** Why a mentor takes nobody more: with the number and its source, so that nobody has to look for the setting. */
const fullSentence: Readonly<Record<Language, (mentor: string, limit: number, source: string) => string>> = {
  "zh-CN": (mentor, limit, source) => `${mentor}同期已带 ${limit} 名徒弟，达到上限（依据：${source}）；请换一位师傅，或先结束一对`,
  "zh-TW": (mentor, limit, source) => `${mentor}同期已帶 ${limit} 名徒弟，達到上限（依據：${source}）；請換一位師傅，或先結束一對`,
  en: (mentor, limit, source) =>
    `${mentor} already has ${limit} mentees in these days, the most allowed (source: ${source}). Choose another mentor, or end a pair first`,
};

/** The mentee's word given by the mentee's school is said to be so on the trail; the own word needs no remark. */
const insteadOf: Readonly<Record<Language, (mentee: string) => string>> = {
  "zh-CN": (mentee) => `由学校代${mentee}确认`,
  "zh-TW": (mentee) => `由學校代${mentee}確認`,
  en: (mentee) => `Confirmed by the school for ${mentee}`,
};

async function findMentorship(context: Context, mentorshipId: string, purpose: "read" | "change"): Promise<MentorshipRow | Refusal> {
  const { db, countyCode, actor } = context;
  const where = sql`mentorship.county_code = ${countyCode} and mentorship.mentorship_id = ${mentorshipId}`;
  const [row] = await selectMentorships(db, where, purpose === "change" ? sql`for update of mentorship` : sql``);
  return row && can(actor, "partnership.read", subjectOfMentorship(row)) ? row : refuse("not-found");
}

export async function describeMentorship(context: Context, mentorshipId: string): Promise<MentorshipPage | Refusal> {
  const row = await findMentorship(context, mentorshipId, "read");
  if (isRefusal(row)) return row;
  const { db, countyCode } = context;
  return {
    ...mentorshipLine(context, row),
    logs: await listLogs(db, countyCode, mentorshipId),
    trail: await listSteps(db, countyCode, mentorshipId),
  };
}

async function note(context: Context, row: MentorshipRow, move: string, comment?: string): Promise<void> {
  await touchPartnership(context.db, context.countyCode, row.partnership_id);
  const thing = { kind: "mentorship", id: row.mentorship_id } as const;
  await addStep(context, {
    partnershipId: row.partnership_id,
    thing,
    side: sideOf(context.actor, subjectOfMentorship(row)),
    move,
    comment,
  });
  await writeAudit(context, `mentorship.${move}`, thing);
}

function confirmedHow({ actor, language }: Context, row: MentorshipRow): string | undefined {
  return row.mentee_account_id === actor.accountId ? undefined : insteadOf[language](row.mentee);
}

/** Pairs a teacher of the helper school with one of the helped school, within the limit of mentees. */
export async function pairTeachers(context: Context, pair: NewMentorship): Promise<MentorshipPage | Refusal> {
  const partnership = await findPartnership(context.db, context.countyCode, pair.partnershipId);
  const sides = partnership && ({ kind: "partnership", ...partnership } as const);
  if (!partnership || !sides || !can(context.actor, "partnership.read", sides)) return refuse("not-found");
  if (!can(context.actor, "mentorship.enter", sides)) return refuse("forbidden");
  if (pair.from < partnership.from || pair.to > partnership.to) return refuse("bad-input", { fields: [{ path: "from", code: "outside" }] });
  const mentor = await lockStaff(context, pair.mentorId, sides.helperSchoolId);
  if (!mentor) return refuse("bad-input", { fields: [{ path: "mentorId", code: "unknown" }] });
  if (!(await lockStaff(context, pair.menteeId, sides.helpedSchoolId)))
    return refuse("bad-input", { fields: [{ path: "menteeId", code: "unknown" }] });
  const days = { from: dayOf(pair.from), to: dayOf(pair.to) };
  const limit = await getDated(context, menteesMax, days.from);
  if (!mayTakeOneMore(limit.value, await pairsOfMentor(context, pair.mentorId), days)) {
    const detail = fullSentence[context.language](mentor.name, limit.value, limit.source);
    return refuse("bad-input", { detail, fields: [{ path: "mentorId", code: "mentor-full" }] });
  }
  const mentorshipId = await insertMentorship(context, { ...pair, subject: canonicalSubject(pair.subject) });
  const row = await findMentorship(context, mentorshipId, "read");
  if (isRefusal(row)) return row;
  await note(context, row, "enter");
  return describeMentorship(context, mentorshipId);
}

export interface MentorshipMoveRequest {
  readonly move: MentorshipMove;
  readonly version: number;
  readonly comment?: string | undefined;
}

/** Confirms a pair as the mentee or for the mentee, ends it today, or voids it with a reason. */
export async function moveMentorship(
  context: Context,
  mentorshipId: string,
  { move, version, comment }: MentorshipMoveRequest,
): Promise<MentorshipPage | Refusal> {
  const row = await findMentorship(context, mentorshipId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, actionOfMove[move], subjectOfMentorship(row))) return refuse("forbidden");
  if (!mentorshipMoveStates[move].includes(row.state)) return refuse("wrong-state");
  if (row.version !== version) return refuse("stale");
  if (move !== "confirm" && !comment) return refuse("bad-input", { fields: [{ path: "comment", code: "missing" }] });
  const today = dayText(context.today);
  if (move === "end" && (today < row.from_day || today >= row.to_day)) return refuse("wrong-state");
  const state = move === "void" ? "voided" : "confirmed";
  await setMentorship(context, mentorshipId, { state, to: move === "end" ? today : row.to_day });
  await note(context, row, move, move === "confirm" ? confirmedHow(context, row) : comment);
  return describeMentorship(context, mentorshipId);
}

/** Logs what the two did on a day of theirs. */
export async function logActivity(context: Context, mentorshipId: string, log: NewLog): Promise<MentorshipPage | Refusal> {
  const row = await findMentorship(context, mentorshipId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "mentorship.log", subjectOfMentorship(row))) return refuse("forbidden");
  if (row.state === "voided") return refuse("wrong-state");
  if (parseDay(log.day) === null || log.day > dayText(context.today))
    return refuse("bad-input", { fields: [{ path: "day", code: "future" }] });
  if (log.day < row.from_day || log.day > row.to_day) return refuse("bad-input", { fields: [{ path: "day", code: "outside" }] });
  if (await insertLog(context, mentorshipId, { ...log, line: log.line === "" ? null : log.line })) {
    await touchPartnership(context.db, context.countyCode, row.partnership_id);
    await writeAudit(context, "mentorship.log", { kind: "mentorship", id: mentorshipId });
  }
  return describeMentorship(context, mentorshipId);
}

/** Confirms activities as the mentee or for the mentee, all or nothing. */
export async function confirmActivities(
  context: Context,
  mentorshipId: string,
  logIds: readonly string[],
): Promise<MentorshipPage | Refusal> {
  const row = await findMentorship(context, mentorshipId, "change");
  if (isRefusal(row)) return row;
  if (!can(context.actor, "mentorship.confirm", subjectOfMentorship(row))) return refuse("forbidden");
  const confirmed = await confirmLogs(context, mentorshipId, logIds);
  if (confirmed !== new Set(logIds).size) return refuse("stale");
  await note(context, row, "confirm-log", confirmedHow(context, row));
  return describeMentorship(context, mentorshipId);
}

type MentorshipQuery = z.output<typeof mentorshipList>;

const sorts = {
  from: sql`mentorship.from_day`,
  mentor: sql`mentor.initials`,
  mentee: sql`mentee.initials`,
  helped: sql`helped.initials`,
  subject: sql`mentorship.subject`,
  state: sql`mentorship.state`,
  activities: sql`logged.confirmed_logs`,
};

/** What waits for a mentee and for the coordinator of the mentee's school: a pair, or something that one of its pairs did. */
function waitingForMe({ actor }: Context): RawBuilder<unknown> {
  const schools = actor.grants.flatMap(({ role, scope }) => (role === "coordinator" && scope.kind === "school" ? [scope.schoolId] : []));
  return sql`(partnership.helped_school_id = any(${schools}::uuid[]) or own.account_id = ${actor.accountId})
    and (mentorship.state = 'submitted' or (mentorship.state = 'confirmed' and logged.waiting_logs > 0))`;
}

/** One page of pairs that somebody may see, the latest first. */
export async function listMentorships(context: Context, query: MentorshipQuery): Promise<{ rows: MentorshipLine[]; total: number }> {
  const { db, countyCode, actor } = context;
  const conditions: RawBuilder<unknown>[] = [sql`mentorship.county_code = ${countyCode}`, withinReach(reachOf(actor), countyCode)];
  if (query.partnershipId) conditions.push(sql`mentorship.partnership_id = ${query.partnershipId}`);
  if (query.state) conditions.push(sql`mentorship.state = ${query.state}`);
  if (query.waiting) conditions.push(waitingForMe(context));
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(mentor.name like ${pattern} or mentor.initials like ${pattern} or mentee.name like ${pattern}
      or mentee.initials like ${pattern} or helper.name like ${pattern} or helped.name like ${pattern}
      or helper.initials like ${pattern} or helped.initials like ${pattern} or mentorship.subject like ${pattern})`);
  }
  const where = sql.join(conditions, sql` and `);
  const order = sql`${orderBy(query.sort ?? "-from", sorts, sql`mentorship.mentorship_id`)} ${pageOf(query)}`;
  const rows = await selectMentorships(db, where, order);
  const counted = await sql<{ total: number }>`select count(*) as total from mentorship ${mentorshipJoins} where ${where}`.execute(db);
  return { rows: rows.map((row) => mentorshipLine(context, row)), total: counted.rows[0]?.total ?? 0 };
}

/** The list of pairs as a workbook. */
export async function mentorshipTable(context: Context, rows: readonly MentorshipLine[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const names = ["师傅", "徒弟", "任教学科", "支援校", "受援校", "开始", "结束", "状态"];
  return tableReply(context, {
    title: heading("师徒结对一览表"),
    columns: [
      ...names.map((name) => ({ heading: heading(name), kind: "text" as const })),
      { heading: heading("已确认活动"), kind: "count" as const },
    ],
    rows: rows.map((row) => [
      row.mentor.name,
      row.mentee.name,
      row.subject,
      row.helper.name,
      row.helped.name,
      row.from,
      row.to,
      recordStateNames[context.language][row.state],
      row.confirmedLogs,
    ]),
  });
}
