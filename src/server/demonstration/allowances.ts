import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { addDays, civilOf, dayText, lastDayOfMonth, makeDay, type Day } from "../../domain/calendar/day.ts";
import { allowanceApproval, createRun } from "../allowance/actions.ts";
import { enterMonth } from "../attendance/actions.ts";
import { moveThings } from "../approval/actions.ts";
import type { Context } from "../http/context.ts";
import { demonstrationCode } from "./county.ts";
import { actingAs, coordinatorOf, done, type Stage } from "./stage.ts";

/** How many months back the demonstration has runs. */
const monthsShown = 6;

/** First days of the months before today's, the earliest first. */
function monthsBefore(today: Day): Day[] {
  const { year, month } = civilOf(today);
  return Array.from({ length: monthsShown }, (_, index) => {
    const at = year * 12 + month - 1 - (monthsShown - index);
    return makeDay(Math.floor(at / 12), (at % 12) + 1, 1);
  });
}

async function move(context: Context, runId: string, name: "submit" | "approve" | "lock", comment?: string): Promise<void> {
  const request = comment === undefined ? { move: name } : { move: name, comment };
  done(await moveThings(context, allowanceApproval, [{ id: runId, version: null }], request));
}

interface ReportedRow {
  readonly posting_id: string;
  readonly host_school_id: string;
  readonly absent_days: number;
  readonly lessons: number;
  readonly note: string | null;
  readonly version: number;
}

/** Lessons of a month that were forgotten: the host school enters them after it was paid, and the next run corrects it. */
async function enterForgottenLessons(stage: Stage, first: Day, day: Day): Promise<void> {
  const { rows } = await sql<ReportedRow>`
    select reported.posting_id, posting.host_school_id, reported.absent_days, reported.lessons, reported.note, reported.version
      from posting_month reported
      join posting on posting.county_code = reported.county_code and posting.posting_id = reported.posting_id
     where reported.county_code = ${demonstrationCode}
       and reported.month = ${dayText(first)}
       and reported.confirmed_at is not null
       and reported.lessons > 0
     order by reported.posting_id
     limit 1`.execute(stage.db);
  const [row] = rows;
  if (!row) throw new Error(`expected a confirmed month ${dayText(first)}, found none`);
  const host = coordinatorOf(stage, row.host_school_id, day);
  const figures = { absentDays: row.absent_days, lessons: row.lessons + 4, note: row.note, version: row.version };
  done(await enterMonth(host, { postingId: row.posting_id, month: dayText(first) }, figures));
}

/** Whether anybody's month is confirmed: nobody is on post in August. */
async function hasConfirmed({ db }: Stage, first: Day): Promise<boolean> {
  const { rows } = await sql`
    select 1
      from posting_month reported
     where reported.county_code = ${demonstrationCode}
       and reported.month = ${dayText(first)}
       and reported.confirmed_at is not null
     limit 1`.execute(db);
  return rows.length > 0;
}

/** Pays the months before today's: all booked but the last, which waits for the leading group. */
export async function payAllowances(stage: Stage, programmeId: string): Promise<void> {
  const account = (loginName: string): string => stage.accounts.get(loginName) ?? newId();
  const officer = (day: Day): Context => actingAs(stage, account("bureau"), [{ role: "bureauOfficer", scope: { kind: "county" } }], day);
  const leader = (day: Day): Context =>
    actingAs(stage, account("leader"), [{ role: "leader", scope: { kind: "programme", programmeId } }], day);
  const months = monthsBefore(stage.today);
  for (const [place, first] of months.entries()) {
    const { year, month } = civilOf(first);
    const madeOn = addDays(lastDayOfMonth(year, month), 4);
    const day = madeOn < stage.today ? madeOn : stage.today;
    if (!(await hasConfirmed(stage, first))) continue;
    const run = done(await createRun(officer(day), programmeId, dayText(first)));
    await move(officer(day), run.id, "submit");
    if (place === months.length - 1) continue;
    await move(leader(addDays(day, 2)), run.id, "approve", "同意发放。");
    await move(officer(addDays(day, 4)), run.id, "lock");
    if (place === months.length - 2) await enterForgottenLessons(stage, first, addDays(day, 10));
  }
}
