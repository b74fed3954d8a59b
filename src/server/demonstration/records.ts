import type { RecordContent } from "../../contract/record.ts";
import { addDays, dayText, weekdayOf, type Day } from "../../domain/calendar/day.ts";
import type { PartnershipObligation } from "../../domain/obligation/partnership.ts";
import type { Measure } from "../../domain/plan/quota.ts";
import type { Category } from "../../domain/reading/category.ts";
import type { Chance } from "./chance.ts";
import type { DemonstrationTeacher } from "./county.ts";

export interface RecordSetting {
  readonly chance: Chance;
  readonly today: Day;
  /** First day of the pair: a fortnight or a calendar year may begin before it. */
  readonly start: Day;
  readonly diligence: number;
  readonly helperTeachers: readonly DemonstrationTeacher[];
  readonly places: readonly string[];
}

/** Days of a term before the pair meets for the first time; of a shorter window, a quarter. */
const settlingDays = 12;

/** A weekday between two days; undefined where there is none. */
function weekdayIn(chance: Chance, from: Day, to: Day): Day | undefined {
  if (from > to) return undefined;
  const day = addDays(from, chance.between(0, to - from));
  const back = weekdayOf(day) > 5 ? addDays(day, 5 - weekdayOf(day)) : day;
  return back >= from ? back : undefined;
}

/** A record of one day, with nothing but what is said of it. */
export function contentOn(day: Day, category: Category, more: Partial<RecordContent>): RecordContent {
  return {
    category,
    from: dayText(day),
    to: dayText(day),
    subjects: [],
    grades: [],
    people: [],
    amounts: {},
    earmark: null,
    postingRole: null,
    place: null,
    note: null,
    ...more,
  };
}

const notes: Partial<Record<Category, readonly string[]>> = {
  demo_lesson: ["课后与备课组交流了课堂提问的设计", "学生参与度高，当场评课"],
  lesson_sending: ["送课到班，随后集体评议"],
  meeting: ["两校管理经验交流", "期中质量分析，商定下阶段安排"],
  joint_research: ["围绕单元整体教学开展研讨"],
  training: ["信息技术与课堂融合专题", "新课标解读"],
  guidance_visit: ["进班听课，反馈三条改进建议"],
};

/** How many of what an obligation asks for this pair has done by today. */
function doneOf(setting: RecordSetting, item: PartnershipObligation): number {
  const { chance, diligence, today } = setting;
  const { min, max, period } = item.obligation;
  const length = period.due - period.from;
  const elapsed = length === 0 ? 1 : Math.min(1, Math.max(0, (today - period.from) / length));
  const luck = chance.next();
  const share = luck < diligence ? 1 : luck < diligence + (1 - diligence) / 2 ? 0.5 : 0;
  const done = Math.round(min * share * (elapsed < 1 ? elapsed * (0.6 + 0.5 * chance.next()) : 1));
  const isGenerous = share === 1 && elapsed === 1 && chance.next() < 0.08;
  return isGenerous ? Math.max(done, Number.isFinite(max) ? max : min) + 1 : done;
}

function teachersFor(setting: RecordSetting, subject: string | undefined): readonly DemonstrationTeacher[] {
  const own = setting.helperTeachers.filter((teacher) => subject === undefined || teacher.subject === subject);
  return own.length > 0 ? own : setting.helperTeachers;
}

/** Measures that one record states as a sum; the others are one record for each. */
const summed: ReadonlySet<Measure> = new Set(["yuan", "people", "books", "items", "pieces", "days", "hours", "projects", "pairs"]);

function singleRecord(setting: RecordSetting, item: PartnershipObligation, day: Day, nth: number): RecordContent {
  const { chance } = setting;
  const { quota, scope } = item.obligation;
  const subject = scope["subject"];
  const teachers = teachersFor(setting, subject);
  const teacher = teachers[nth % teachers.length];
  const isLesson = quota.measure === "teachers" || quota.measure === "lessons" || quota.category === "lesson_sending";
  const people = isLesson && teacher ? [{ name: teacher.name, staffId: null }] : [];
  // Every twelfth event forgets its head count: such records are what "unproven" is about.
  const headCount = quota.measure === "events" && chance.next() > 1 / 12 ? { people: chance.between(2, 6) } : {};
  const lessons = isLesson ? { lessons: quota.category === "lesson_sending" ? 3 : 1 } : {};
  return contentOn(day, quota.category, {
    subjects: isLesson && teacher ? [subject ?? teacher.subject] : subject === undefined ? [] : [subject],
    grades: scope["grade"] === undefined ? [] : [scope["grade"]],
    people,
    amounts: { ...headCount, ...lessons },
    postingRole: quota.postingRole,
    place: chance.pick(setting.places) ?? null,
    note: chance.pick(notes[quota.category] ?? []) ?? null,
  });
}

/** The records of one obligation: what this pair did for it until today. Sizes and parts follow from other records. */
export function recordsFor(setting: RecordSetting, item: PartnershipObligation): RecordContent[] {
  const { obligation } = item;
  const { quota, scope, period } = obligation;
  const isDerived = quota.dimensions.some(({ kind }) => kind === "event" || kind === "person");
  if (isDerived || obligation.min <= 0 || quota.measure === "percent" || period.from > setting.today) return [];
  const done = doneOf(setting, item);
  const last = period.due < setting.today ? period.due : addDays(setting.today, -1);
  const contents: RecordContent[] = [];
  const settled = addDays(period.from, Math.min(settlingDays, Math.floor((period.due - period.from) / 4)));
  const from = settled > setting.start ? settled : setting.start;
  if (summed.has(quota.measure)) {
    const day = weekdayIn(setting.chance, from, last);
    // A sum or a posting is there whole or not at all.
    if (done === 0 || day === undefined) return [];
    const amount = quota.measure === "yuan" ? obligation.min : Math.max(done, 1);
    const subject = scope["subject"];
    return [
      contentOn(day, quota.category, {
        subjects: subject === undefined ? [] : [subject],
        amounts: { [quota.measure]: amount },
        earmark: obligation.earmark,
        postingRole: quota.postingRole,
      }),
    ];
  }
  for (let nth = 0; nth < done; nth++) {
    const day = weekdayIn(setting.chance, from, last);
    if (day !== undefined) contents.push(singleRecord(setting, item, day, nth));
  }
  return contents;
}

/** What a pair has planned for the coming weeks. */
export function plannedRecords(setting: RecordSetting): RecordContent[] {
  const { chance, today } = setting;
  return (["meeting", "joint_research"] as const).flatMap((category) => {
    const day = weekdayIn(chance, addDays(today, 3), addDays(today, 30));
    return day === undefined ? [] : [contentOn(day, category, { place: chance.pick(setting.places) ?? null })];
  });
}
