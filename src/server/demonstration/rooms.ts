import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { RecordContent } from "../../contract/record.ts";
import { addDays, dayText, parseDay, type Day } from "../../domain/calendar/day.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import type { LogKind } from "../../domain/mentorship/mentorship.ts";
import type { Context } from "../http/context.ts";
import { confirmActivities, logActivity, moveMentorship, pairTeachers } from "../mentorship/actions.ts";
import { findPartnership } from "../partnership/store.ts";
import { moveProject, openProject, reportStage } from "../project/actions.ts";
import { done } from "./stage.ts";

interface Cast {
  helper(day: Day): Context;
  helped(day: Day): Context;
}

interface Pair {
  readonly partnershipId: string;
  readonly helperSchoolId: string;
  readonly helpedSchoolId: string;
}

interface Teacher {
  readonly staff_id: string;
  readonly name: string;
  readonly subject: string;
}

async function teachersOf({ db, countyCode }: Context, schoolId: string, subject: string | undefined): Promise<Teacher[]> {
  const { rows } = await sql<Teacher>`
    select staff.staff_id, staff.name, staff.subjects[1] as subject
      from staff
     where staff.county_code = ${countyCode}
       and staff.school_id = ${schoolId}
     order by staff.subjects[1] = ${subject ?? null} desc nulls last, staff.staff_no`.execute(db);
  return rows;
}

/** Activities of one pair in turn, with what teachers write about them. */
const activities: readonly { readonly kind: LogKind; readonly line: string | null; readonly minutes: number }[] = [
  { kind: "observation", line: "听徒弟常态课，板书清楚，提问可再开放些", minutes: 40 },
  { kind: "preparation", line: "一起备第三单元，定了两个探究活动", minutes: 60 },
  { kind: "coaching", line: null, minutes: 30 },
  { kind: "demonstration", line: "师傅上示范课，徒弟记录学生反应", minutes: 40 },
];

async function liveMentorship(cast: Cast, pair: Pair, content: RecordContent, today: Day): Promise<void> {
  const from = parseDay(content.from) ?? today;
  const subject = content.subjects[0];
  const host = cast.helper(from);
  const partnership = await findPartnership(host.db, host.countyCode, pair.partnershipId);
  const mentors = await teachersOf(host, pair.helperSchoolId, subject);
  const mentees = await teachersOf(host, pair.helpedSchoolId, subject);
  const [mentor, mentee] = [mentors[0], mentees[0]];
  if (!mentor || !mentee || !partnership) return;
  const end = dayText(addDays(from, 300));
  const to = end < partnership.to ? end : partnership.to;
  const body = { partnershipId: pair.partnershipId, mentorId: mentor.staff_id, menteeId: mentee.staff_id, perMonth: 2 };
  const paired = await pairTeachers(host, { ...body, subject: subject ?? mentor.subject, from: content.from, to });
  // Whoever has as many mentees as the county allows takes nobody more, here as anywhere.
  if ("refusedFor" in paired) return;
  const { id } = paired;
  for (const [place, activity] of activities.entries()) {
    const day = addDays(from, 14 * (place + 1));
    if (day >= today) return;
    if (place === 0) done(await moveMentorship(cast.helped(day), id, { move: "confirm", version: 1 }));
    const page = done(await logActivity(cast.helper(day), id, { idempotencyKey: newId(), day: dayText(day), ...activity }));
    // The latest waits for the mentee's word.
    const waiting = page.logs.filter(({ isConfirmed }) => !isConfirmed).map(({ id: logId }) => logId);
    const isLatest = place === activities.length - 1 || addDays(day, 14) >= today;
    if (!isLatest) done(await confirmActivities(cast.helped(day), id, waiting));
  }
}

async function liveProject(cast: Cast, pair: Pair, content: RecordContent, today: Day): Promise<void> {
  const from = parseDay(content.from) ?? today;
  const host = cast.helper(from);
  const leaders = (await teachersOf(host, pair.helperSchoolId, undefined)).slice(0, 2);
  const members = (await teachersOf(host, pair.helpedSchoolId, undefined)).slice(0, 2);
  const people = [...leaders, ...members].map(({ staff_id: staffId, name }, place) => ({ staffId, name, isLeader: place === 0 }));
  const stages = (["opening", "proposal", "midterm", "conclusion"] as const).map((stage, place) => ({
    stage,
    dueDay: dayText(addDays(from, 30 + 90 * place)),
  }));
  const subjects = content.subjects.slice(0, 1);
  const title = subjects[0] === undefined ? "城乡共同体校本教研的组织与实施" : `城乡共同体${subjects[0]}单元整体教学研究`;
  const { id } = done(
    await openProject(host, {
      partnershipId: pair.partnershipId,
      title,
      subjects,
      people,
      stages,
      from: content.from,
      to: dayText(addDays(from, 330)),
    }),
  );
  const later = addDays(from, 6);
  if (later >= today) return;
  done(await moveProject(cast.helped(later), id, { move: "confirm", version: 1 }));
  const results = ["两校签订研究协议，确定子课题4项", "开题论证通过，修改研究问题2处", "中期交流课例6节，形成案例集初稿"];
  for (const [place, result] of results.entries()) {
    const day = addDays(from, 20 + 90 * place);
    const stage = stages[place]?.stage;
    if (day >= today || stage === undefined) return;
    done(await reportStage(cast.helper(day), id, { stage, doneOn: dayText(day), result }));
  }
}

/** Lives what is entered in a room of its own and no longer as a record. */
export async function liveInRoom(cast: Cast, pair: Pair, content: RecordContent, today: Day): Promise<void> {
  if (roomOf(content.category) === "project") return liveProject(cast, pair, content, today);
  if (content.category === "mentoring_pair") await liveMentorship(cast, pair, content, today);
}
