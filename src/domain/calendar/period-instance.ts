import type { Period } from "../reading/reading.ts";
import { addDays, civilOf, lastDayOfMonth, makeDay, weekdayOf, type Day } from "./day.ts";
import { schoolYearSpan, type SchoolCalendar } from "./school-calendar.ts";
import type { Season } from "./term.ts";

/**
 * One concrete stretch of a period: the autumn term of 2012, September 2012. First and last day both belong to it.
 * What is owed falls due with the last lessons of the stretch; a record of the holidays behind still belongs to it.
 */
export interface PeriodInstance {
  /** 2012-autumn, 2013-spring, 2012-2013, 2012-09, 2012-09-03 (the Monday of a week). */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
  readonly season: Season | null;
}

/** The school years that a plan runs over, both included, each by its first calendar year. */
export interface PlanSpan {
  readonly firstSchoolYear: number;
  readonly lastSchoolYear: number;
}

/** A stretch of whole school years, due with the last lessons of the last one. */
function yearsInstance(first: number, last: number, calendar: SchoolCalendar): PeriodInstance {
  const [, spring] = calendar.terms(last);
  return {
    key: `${first}-${last + 1}`,
    from: schoolYearSpan(first).from,
    to: schoolYearSpan(last).to,
    due: spring.teachingTo,
    season: null,
  };
}

function* schoolYears(span: PlanSpan, step: number): Generator<number> {
  for (let year = span.firstSchoolYear; year <= span.lastSchoolYear; year += step) yield year;
}

function termInstances(span: PlanSpan, calendar: SchoolCalendar): PeriodInstance[] {
  const instances: PeriodInstance[] = [];
  for (const year of schoolYears(span, 1)) {
    for (const { season, from, to, teachingTo } of calendar.terms(year)) {
      instances.push({ key: `${season === "autumn" ? year : year + 1}-${season}`, from, to, due: teachingTo, season });
    }
  }
  return instances;
}

/** Months with lessons: a duty of each month does not fall due in the holidays of July and August. Our choice. */
function monthInstances(span: PlanSpan, calendar: SchoolCalendar, count: number): PeriodInstance[] {
  const instances: PeriodInstance[] = [];
  for (const schoolYear of schoolYears(span, 1)) {
    const terms = calendar.terms(schoolYear);
    for (let offset = 0; offset < 12; offset += count) {
      const year = schoolYear + (8 + offset >= 12 ? 1 : 0);
      const month = ((8 + offset) % 12) + 1;
      const lastOffset = Math.min(8 + offset + count - 1, 19);
      const from = makeDay(year, month, 1);
      const to = lastDayOfMonth(schoolYear + Math.floor(lastOffset / 12), (lastOffset % 12) + 1);
      if (terms.some((term) => term.teachingFrom <= to && term.teachingTo >= from && !isShortEnd(term.teachingTo, from))) {
        instances.push({ key: `${year}-${String(month).padStart(2, "0")}`, from, to, due: to, season: null });
      }
    }
  }
  return instances;
}

/** A month with no more than a week of lessons at its beginning owes nothing. Our choice. */
function isShortEnd(teachingTo: Day, monthFrom: Day): boolean {
  return teachingTo < addDays(monthFrom, 7) && civilOf(monthFrom).dayOfMonth === 1 && teachingTo >= monthFrom;
}

/** Weeks from Monday to Sunday with lessons, or stretches of several such weeks, counted anew each term. */
function weekInstances(span: PlanSpan, calendar: SchoolCalendar, count: number): PeriodInstance[] {
  const instances: PeriodInstance[] = [];
  for (const schoolYear of schoolYears(span, 1)) {
    for (const term of calendar.terms(schoolYear)) {
      for (
        let from = addDays(term.teachingFrom, 1 - weekdayOf(term.teachingFrom));
        from <= term.teachingTo;
        from = addDays(from, 7 * count)
      ) {
        const { year, month, dayOfMonth } = civilOf(from);
        const key = `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
        const to = addDays(from, 7 * count - 1);
        instances.push({ key, from, to, due: to, season: null });
      }
    }
  }
  return instances;
}

/**
 * The instances of a period inside a plan's span, in order and without overlaps.
 * A year is the school year: 每年 in such plans is promised and reported by school year (our choice; the seed's
 * expected audit agrees). once, plan and standing have one instance over the whole span.
 */
export function expandPeriod(period: Period, count: number, span: PlanSpan, calendar: SchoolCalendar): PeriodInstance[] {
  switch (period) {
    case "term":
      return termInstances(span, calendar);
    case "schoolYear":
    case "year":
      return [...schoolYears(span, count)].map((first) => yearsInstance(first, Math.min(first + count - 1, span.lastSchoolYear), calendar));
    case "month":
      return monthInstances(span, calendar, count);
    case "week":
      return weekInstances(span, calendar, count);
    case "once":
    case "plan":
    case "standing":
      return [yearsInstance(span.firstSchoolYear, span.lastSchoolYear, calendar)];
    default:
      return period satisfies never;
  }
}
