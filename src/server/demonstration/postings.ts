import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { addDays, civilOf, dayText, lastDayOfMonth, makeDay, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf } from "../../domain/calendar/school-calendar.ts";
import { initialsOf } from "../school/initials.ts";
import { demonstrationCode } from "./county.ts";
import type { Stage } from "./stage.ts";

/** Somebody on post in the demonstration: from which school to which, in which school year (0 is this one), from which day. */
interface Sent {
  readonly helper: string;
  readonly helped: string;
  readonly role: "manager" | "homeroom" | "subjectTeacher";
  readonly yearsAgo: number;
  readonly sharePercent: number;
  readonly startsOn: readonly [month: number, dayOfMonth: number];
}

const september: Sent["startsOn"] = [9, 1];

/** Eleven people of both years; one came ten days late, one shares a post, the months of one are not confirmed. */
const sent: readonly Sent[] = [
  { helper: "一中", helped: "青山中学", role: "subjectTeacher", yearsAgo: 0, sharePercent: 100, startsOn: [9, 10] },
  { helper: "一中", helped: "青山中学", role: "manager", yearsAgo: 0, sharePercent: 100, startsOn: september },
  { helper: "一中", helped: "云岭中学", role: "subjectTeacher", yearsAgo: 0, sharePercent: 100, startsOn: september },
  { helper: "实验中学", helped: "临江中学", role: "homeroom", yearsAgo: 0, sharePercent: 100, startsOn: september },
  { helper: "实验中学", helped: "临江中学", role: "subjectTeacher", yearsAgo: 0, sharePercent: 50, startsOn: september },
  { helper: "实验小学", helped: "临江小学", role: "subjectTeacher", yearsAgo: 0, sharePercent: 100, startsOn: september },
  { helper: "一完小", helped: "石桥小学", role: "subjectTeacher", yearsAgo: 0, sharePercent: 100, startsOn: september },
  { helper: "城北小学", helped: "大坪小学", role: "subjectTeacher", yearsAgo: 0, sharePercent: 100, startsOn: september },
  { helper: "一中", helped: "青山中学", role: "homeroom", yearsAgo: 1, sharePercent: 100, startsOn: september },
  { helper: "实验中学", helped: "临江中学", role: "subjectTeacher", yearsAgo: 1, sharePercent: 100, startsOn: september },
  { helper: "实验小学", helped: "临江小学", role: "manager", yearsAgo: 1, sharePercent: 100, startsOn: september },
];

/** The place in `sent` whose months the host school has not confirmed yet. */
const unconfirmedPlace = 7;

/** The posted teacher of the demonstration's account, on the staff of the first school. */
async function insertPostedTeacher({ db, schoolIds, accounts }: Stage): Promise<string> {
  const staffId = newId();
  const name = "赵磊";
  await sql`
    insert into staff (county_code, staff_id, school_id, staff_no, name, initials, subjects, grades, title)
    values (${demonstrationCode}, ${staffId}, ${schoolIds.get("一中")}, '01099', ${name}, ${initialsOf(name)}, '{语文}', '{}', '一级教师')`.execute(
    db,
  );
  await sql`
    update account set staff_id = ${staffId} where county_code = ${demonstrationCode} and account_id = ${accounts.get("teacher")}`.execute(
    db,
  );
  return staffId;
}

/** The months of a stretch that are over today, by their first days. */
function monthsOver(from: Day, to: Day, today: Day): Day[] {
  const months: Day[] = [];
  const { year, month } = civilOf(from);
  for (let first = makeDay(year, month, 1); first <= to;) {
    const next = civilOf(first);
    const last = lastDayOfMonth(next.year, next.month);
    if (last < today) months.push(first);
    first = addDays(last, 1);
  }
  return months;
}

async function insertMonth({ db, accounts }: Stage, postingId: string, place: number, first: Day): Promise<void> {
  const { year, month } = civilOf(first);
  const isVacation = month === 2 || month === 7 || month === 8;
  const confirmedAt = `${dayText(addDays(lastDayOfMonth(year, month), 2))}T02:00:00Z`;
  const isConfirmed = place !== unconfirmedPlace;
  const helped = accounts.get("helped") ?? newId();
  await sql`
    insert into posting_month (county_code, posting_id, month, absent_days, lessons, entered_by, entered_at, confirmed_by, confirmed_at)
    values (${demonstrationCode}, ${postingId}, ${dayText(first)}, ${(place + month) % 5 === 0 ? 2 : 0}, ${isVacation ? 0 : 40 + ((place * 7 + month * 3) % 24)},
            ${helped}, ${confirmedAt}, ${isConfirmed ? helped : null}::uuid, ${isConfirmed ? confirmedAt : null}::timestamptz)`.execute(db);
}

/** Sends people to the helped schools for this school year and the last, with what they did in the months that are over. */
export async function insertPostings(stage: Stage): Promise<void> {
  const { db, schoolIds, today } = stage;
  const teacher = await insertPostedTeacher(stage);
  for (const [place, { helper, helped, role, yearsAgo, sharePercent, startsOn }] of sent.entries()) {
    const schoolYear = schoolYearOf(today) - yearsAgo;
    const from = makeDay(schoolYear, ...startsOn);
    const to = makeDay(schoolYear + 1, 7, 5);
    if (from > today) continue;
    const postingId = newId();
    const homeId = schoolIds.get(helper);
    const staffId =
      place === 0
        ? sql`${teacher}::uuid`
        : sql`(
      select staff.staff_id from staff
       where staff.county_code = ${demonstrationCode} and staff.school_id = ${homeId}
       order by staff.staff_no offset ${place} limit 1)`;
    const isOver = to < today;
    await sql`
      insert into posting (county_code, posting_id, partnership_id, kind, state, changed_at, role, subject, grades, is_full_time, share_percent,
                           from_day, to_day, began_on, ended_on, staff_id, home_school_id, host_school_id, created_by, created_at)
      select ${demonstrationCode}, ${postingId}, partnership.partnership_id, 'posting', ${isOver ? "completed" : "active"}, ${`${dayText(from)}T04:00:00Z`},
             ${role}, '语文', '{}', ${sharePercent === 100}, ${sharePercent}, ${dayText(from)}, ${dayText(to)}, ${dayText(from)},
             ${isOver ? dayText(to) : null}::date, ${staffId}, ${homeId}, ${schoolIds.get(helped)}, ${stage.accounts.get("bureau")},
             ${`${dayText(from)}T04:00:00Z`}
        from partnership
       where partnership.county_code = ${demonstrationCode}
         and partnership.helper_school_id = ${homeId}
         and partnership.helped_school_id = ${schoolIds.get(helped)}`.execute(db);
    for (const first of monthsOver(from, to, today)) await insertMonth(stage, postingId, place, first);
  }
}
