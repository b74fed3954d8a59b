import type { AidContent, AidPage } from "../../contract/aid.ts";
import type { ApprovalMove } from "../../domain/approval/approval.ts";
import { addDays, dayText, parseDay, type Day } from "../../domain/calendar/day.ts";
import { termKey, termOf, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { raiseAppeal } from "../aid-appeal/actions.ts";
import { aidApproval, enterAid } from "../aid/actions.ts";
import { moveThings } from "../approval/actions.ts";
import type { Context } from "../http/context.ts";
import type { Chance } from "./chance.ts";
import { done } from "./stage.ts";

/** A school that applies and the bureau that decides, each on a day. */
export interface AidCast {
  readonly school: (day: Day) => Context;
  readonly bureau: (day: Day) => Context;
}

export interface AidSetting {
  readonly cast: AidCast;
  readonly calendar: SchoolCalendar;
  readonly schoolId: string;
  readonly grades: readonly string[];
  readonly chance: Chance;
  readonly today: Day;
}

const familyNames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
const givenNames = ["一诺", "浩然", "欣怡", "子涵", "宇轩", "梦琪", "佳怡", "明轩", "若曦", "天佑", "安然"];
const categories = ["relieved", "minimumLiving", "monitored", "relieved", "orphan", "scored", "minimumLiving", "disability"] as const;

/** A made-up pupil; `place` tells those of one school apart. */
function contentOf({ schoolId, grades, chance }: AidSetting, term: string, place: number): AidContent {
  return {
    schoolId,
    term,
    pupilName: `${familyNames[place % familyNames.length] ?? ""}${givenNames[(place * 7) % givenNames.length] ?? ""}`,
    grade: chance.pick(grades) ?? "1",
    className: `${1 + (place % 4)}班`,
    isBoarder: chance.next() < 0.4,
    category: categories[place % categories.length] ?? "relieved",
    basis: "certificate",
    arrivedOn: null,
    benefit: { kind: "subsidy" },
    account: `62300000${String(10_000_000 + place * 7919)}`,
    partnershipId: null,
  };
}

/** Moves many as one action; what is moved on a day is seen as it stood then. */
async function moveAll(context: Context, move: ApprovalMove, pages: readonly AidPage[], day?: Day): Promise<void> {
  const things = pages.map(({ id }) => ({ id, version: null }));
  if (things.length > 0)
    done(await moveThings(context, aidApproval, things, { move, ...(day === undefined ? {} : { day: dayText(day) }) }));
}

async function enterMany(setting: AidSetting, day: Day, contents: readonly AidContent[]): Promise<AidPage[]> {
  const pages: AidPage[] = [];
  for (const content of contents) pages.push(done(await enterAid(setting.cast.school(day), content)));
  return pages;
}

async function submitAndPublish({ cast }: AidSetting, day: Day, pages: readonly AidPage[]): Promise<void> {
  await moveAll(cast.school(day), "submit", pages);
  await moveAll(cast.school(addDays(day, 1)), "publish", pages);
}

/** Longer than five school days with any holidays of the default calendar inside a term. */
const publicationDays = 12;

/** Pupils whom the helper school pays for: applied for, published and approved before they are paid on a day. */
export async function payFromPartnership(
  setting: AidSetting,
  {
    partnershipId,
    day,
    people,
    first,
  }: { readonly partnershipId: string; readonly day: Day; readonly people: number; readonly first: number },
): Promise<void> {
  const applied = addDays(day, -publicationDays - 2);
  const term = termKey(termOf(setting.calendar, day));
  const contents = Array.from({ length: people }, (_, index) => ({ ...contentOf(setting, term, first + index), partnershipId }));
  const pages = await enterMany(setting, applied, contents);
  await submitAndPublish(setting, applied, pages);
  // In the vacations no school day passes: then it is paid as soon as the period is over, if that is by today.
  const until = await untilOf(setting, pages[0]);
  const decided = until < day ? day : addDays(until, 1);
  if (decided > setting.today) return;
  await moveAll(setting.cast.bureau(decided), "approve", pages);
  await moveAll(setting.cast.bureau(decided), "pay", pages, decided);
}

async function untilOf({ cast, today }: AidSetting, page: AidPage | undefined): Promise<Day> {
  if (!page) return today;
  const [thing] = await aidApproval.load(cast.bureau(today), [page.id]);
  return parseDay(thing?.row.publication_until ?? "") ?? today;
}

/** Pupils of one school and term. */
const pupilsPerTerm = 8;

/** A past term's aid, all of it paid. */
async function liveTerm(setting: AidSetting, applied: Day, first: number): Promise<void> {
  const term = termKey(termOf(setting.calendar, applied));
  const contents = Array.from({ length: pupilsPerTerm }, (_, index) => contentOf(setting, term, first + index));
  const pages = await enterMany(setting, applied, contents);
  await submitAndPublish(setting, applied, pages);
  const until = await untilOf(setting, pages[0]);
  const paid = addDays(until, 3);
  if (paid > setting.today) return;
  await moveAll(setting.cast.bureau(addDays(until, 1)), "approve", pages);
  await moveAll(setting.cast.bureau(paid), "pay", pages, paid);
}

/** The present term: drafts, what waits, a publication that runs, an objection, something returned. */
async function liveNow(setting: AidSetting, first: number): Promise<void> {
  const { cast, today, calendar } = setting;
  const term = termKey(termOf(calendar, today));
  const contents = Array.from({ length: pupilsPerTerm }, (_, index) => contentOf(setting, term, first + index));
  const [drafts, waiting, published] = [contents.slice(0, 2), contents.slice(2, 4), contents.slice(4)];
  const waiver = {
    ...contentOf(setting, term, first + pupilsPerTerm),
    benefit: { kind: "feeWaiver", item: "meals", fen: 30_000 },
  } as const;
  await enterMany(setting, addDays(today, -1), drafts);
  await moveAll(cast.school(addDays(today, -1)), "submit", await enterMany(setting, addDays(today, -4), [...waiting, waiver]));
  const hung = await enterMany(setting, addDays(today, -5), published);
  await submitAndPublish(setting, addDays(today, -3), hung);
  const [questioned, returned] = hung;
  if (questioned)
    done(
      await raiseAppeal(cast.school(addDays(today, -1)), questioned.id, {
        raisedOn: dayText(addDays(today, -1)),
        raisedBy: "同班学生家长",
        matter: "认为寄宿情况与实际不符，请学校核实。",
      }),
    );
  if (returned)
    done(
      await moveThings(cast.bureau(today), aidApproval, [{ id: returned.id, version: null }], {
        move: "return",
        reason: "incomplete",
        comment: "类别与民政名单不一致，请核对。",
      }),
    );
}

/** A school's aid from the county's budget: the terms since the programme began, and the present one under way. */
export async function liveAid(setting: AidSetting, start: Day): Promise<void> {
  let first = 0;
  for (let day = addDays(start, 30); day < addDays(setting.today, -150); day = addDays(day, 182)) {
    await liveTerm(setting, day, first);
    first += pupilsPerTerm;
  }
  await liveNow(setting, first);
}
