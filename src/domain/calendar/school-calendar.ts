import { addDays, civilOf, makeDay, weekdayOf, type Day } from "./day.ts";
import type { Season } from "./term.ts";

/** One term of a school year. Every day of the school year lies in the window of exactly one term. */
export interface Term {
  readonly season: Season;
  readonly from: Day;
  readonly to: Day;
  /** First and last day of lessons, from the county's calendar of the year (校历). */
  readonly teachingFrom: Day;
  readonly teachingTo: Day;
}

/** The terms of a school year, and the weekdays without lessons. */
export interface SchoolCalendar {
  /** schoolYear: its first calendar year; 2012 is 1 September 2012 to 31 August 2013. */
  terms(schoolYear: number): readonly [autumn: Term, spring: Term];
  readonly holidays: ReadonlySet<Day>;
}

/** What a county states for one school year; dates it leaves out keep the default. */
export interface CalendarYear {
  readonly schoolYear: number;
  readonly springFrom: Day;
  readonly autumnTeaching: readonly [from: Day, to: Day];
  readonly springTeaching: readonly [from: Day, to: Day];
}

/**
 * The calendar of a school year for which the county has stated none. School year 1 September to 31 August;
 * the spring window opens on 1 February. Teaching days are our choice, close to the 39 weeks of the 2022
 * curriculum plan: 1 September to 20 January and 16 February to 5 July. Source: standards, section 7.
 */
function defaultYear(schoolYear: number): CalendarYear {
  return {
    schoolYear,
    springFrom: makeDay(schoolYear + 1, 2, 1),
    autumnTeaching: [makeDay(schoolYear, 9, 1), makeDay(schoolYear + 1, 1, 20)],
    springTeaching: [makeDay(schoolYear + 1, 2, 16), makeDay(schoolYear + 1, 7, 5)],
  };
}

/** First and last day of a school year. */
export function schoolYearSpan(schoolYear: number): { readonly from: Day; readonly to: Day } {
  return { from: makeDay(schoolYear, 9, 1), to: makeDay(schoolYear + 1, 8, 31) };
}

/** The school year that a day lies in, by its first calendar year. */
export function schoolYearOf(day: Day): number {
  const { year, month } = civilOf(day);
  return month >= 9 ? year : year - 1;
}

/** The term that a day lies in; every day lies in one. */
export function termOf(calendar: SchoolCalendar, day: Day): Term {
  const [autumn, spring] = calendar.terms(schoolYearOf(day));
  return day <= autumn.to ? autumn : spring;
}

/** 2012-autumn, 2013-spring: as the instances of a term are keyed. */
export function termKey(term: Term): string {
  return `${civilOf(term.from).year}-${term.season}`;
}

/** The calendar made of what the county states, with defaults for the other years. */
export function makeCalendar(stated: readonly CalendarYear[] = [], holidays: Iterable<Day> = []): SchoolCalendar {
  const years = new Map(stated.map((year) => [year.schoolYear, year]));
  return {
    holidays: new Set(holidays),
    terms(schoolYear) {
      const year = years.get(schoolYear) ?? defaultYear(schoolYear);
      const span = schoolYearSpan(schoolYear);
      const [autumnFrom, autumnTo] = year.autumnTeaching;
      const [springFrom, springTo] = year.springTeaching;
      return [
        { season: "autumn", from: span.from, to: addDays(year.springFrom, -1), teachingFrom: autumnFrom, teachingTo: autumnTo },
        { season: "spring", from: year.springFrom, to: span.to, teachingFrom: springFrom, teachingTo: springTo },
      ];
    },
  };
}

/** How many days with lessons lie in [from, to]: weekdays inside teaching dates that are no holidays. 0 if the stretch is empty. */
export function countSchoolDays(calendar: SchoolCalendar, from: Day, to: Day): number {
  let count = 0;
  const firstYear = Math.floor(from / 365.2425) + 1970 - 1;
  const lastYear = Math.floor(to / 365.2425) + 1970 + 1;
  for (let schoolYear = firstYear; schoolYear <= lastYear; schoolYear++) {
    for (const term of calendar.terms(schoolYear)) {
      const last = Math.min(to, term.teachingTo);
      for (let day = from > term.teachingFrom ? from : term.teachingFrom; day <= last; day = addDays(day, 1)) {
        if (weekdayOf(day) <= 5 && !calendar.holidays.has(day)) count++;
      }
    }
  }
  return count;
}

/** The term of a key as `termKey` writes it; null for what is no key of a term. */
export function termOfKey(calendar: SchoolCalendar, key: string): Term | null {
  const [, year, season] = /^(\d{4})-(autumn|spring)$/.exec(key) ?? [];
  if (year === undefined) return null;
  const [autumn, spring] = calendar.terms(season === "autumn" ? Number(year) : Number(year) - 1);
  return season === "autumn" ? autumn : spring;
}
