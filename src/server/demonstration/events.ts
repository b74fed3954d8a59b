import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { addDays, dayText, type Day } from "../../domain/calendar/day.ts";
import type { Category } from "../../domain/reading/category.ts";
import { announceEvent, checkIn, giveFeedback, inviteToEvent, signUpForEvent, takeAttendance } from "../event/actions.ts";
import { describeEvent, openEvent } from "../event/queries.ts";
import type { Context } from "../http/context.ts";
import { enterRecord, moveRecord } from "../record/actions.ts";
import { contentOn } from "./records.ts";
import { done } from "./stage.ts";

/** Those who come to the events of the demonstration, under their own names. */
interface Cast {
  helper(day: Day): Context;
  helped(day: Day): Context;
  bureau(day: Day): Context;
}

const named = (context: Context, displayName: string): Context => ({ ...context, displayName });

function guestsOf(cast: Cast, day: Day): Context[] {
  return [named(cast.helper(day), "陈晓（一中）"), named(cast.helped(day), "王芳（青山中学）"), named(cast.bureau(day), "李明（教育局）")];
}

interface Announced {
  readonly recordId: string;
  readonly token: string;
}

/** What is announced: kind, day, what it is about, places. */
interface Plan {
  readonly category: Category;
  readonly day: Day;
  readonly note: string;
  readonly capacity: number | null;
}

/** Plans an event ten days ahead and announces it to both schools. */
async function announce(cast: Cast, partnershipId: string, { category, day, note, capacity }: Plan): Promise<Announced> {
  const host = cast.helper(addDays(day, -10));
  const content = contentOn(day, category, { place: "学术报告厅", note });
  const record = done(await enterRecord(host, { idempotencyKey: newId(), partnershipId, isPlanned: true, content }));
  const recordId = record.record_id;
  const openTo = [record.helper_school_id, record.helped_school_id];
  const page = done(await announceEvent(host, recordId, { capacity, signUpUntil: dayText(day), openTo }));
  return { recordId, token: page.attendanceToken ?? "" };
}

/** Invites some staff of the helped school. */
async function invite(cast: Cast, recordId: string, day: Day, count: number): Promise<void> {
  const host = cast.helper(addDays(day, -9));
  const { rows } = await sql<{ staff_id: string }>`
    select staff.staff_id
      from staff
      join record on record.county_code = staff.county_code and record.helped_school_id = staff.school_id
     where record.county_code = ${host.countyCode}
       and record.record_id = ${recordId}
     order by staff.staff_no
     limit ${count}`.execute(host.db);
  const staffIds = rows.map(({ staff_id: staffId }) => staffId);
  done(await inviteToEvent(host, recordId, staffIds));
}

/** An event of last week from its announcement to the replies of those who came. */
async function holdOne(cast: Cast, partnershipId: string, day: Day): Promise<void> {
  const { recordId, token } = await announce(cast, partnershipId, {
    category: "joint_prep",
    day,
    note: "单元整体教学集体备课",
    capacity: 30,
  });
  await invite(cast, recordId, day, 5);
  const replies = [
    { answers: [5, 4, 5], words: "课例贴近我们的学生，拿来就能用" },
    { answers: [4, 4, 5], words: null },
    { answers: [5, 3, 4], words: "希望下次多留时间讨论" },
  ];
  for (const [place, guest] of guestsOf(cast, day).entries()) {
    done(await signUpForEvent(guest, recordId, true));
    done(await checkIn(guest, token));
    done(await giveFeedback(guest, recordId, replies[place] ?? { answers: [4, 4, 4], words: null }));
  }
  const host = cast.helper(day);
  const { participants } = await describeEvent(host, done(await openEvent(host, recordId, "read")));
  // One of those invited did not come.
  const absent = participants.find(({ how }) => how === null);
  const there = participants.filter(({ id }) => id !== absent?.id).map(({ id }) => id);
  done(await takeAttendance(host, recordId, { there, added: [] }));
  const held = done(await moveRecord(host, recordId, { move: "hold", version: 1 }));
  done(await moveRecord(cast.helped(day), recordId, { move: "confirm", version: held.version }));
}

/** The events of one pair: one held last week, one today that one can check in to, one to sign up for. */
export async function liveEvents(cast: Cast, partnershipId: string, today: Day): Promise<void> {
  await holdOne(cast, partnershipId, addDays(today, -6));
  const now = await announce(cast, partnershipId, { category: "event", day: today, note: "教学开放周：常态课观摩与评议", capacity: null });
  await invite(cast, now.recordId, today, 4);
  const later = { category: "reading", day: addDays(today, 8), note: "整本书阅读教学沙龙", capacity: 2 } as const;
  const { recordId } = await announce(cast, partnershipId, later);
  await invite(cast, recordId, later.day, 3);
  const [, helped, bureau] = guestsOf(cast, addDays(today, -1));
  for (const guest of [helped, bureau]) if (guest) done(await signUpForEvent(guest, recordId, true));
}
