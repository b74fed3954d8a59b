import { addDays, civilOf, dayText, lastDayOfMonth, makeDay, type Day } from "../calendar/day.ts";
import { termOf, type SchoolCalendar } from "../calendar/school-calendar.ts";

/** A month with what the school calendar says of its days; made once for all people of a run. */
export interface PaidMonth {
  readonly first: Day;
  readonly last: Day;
  /** One for each day: whether it lies within the teaching dates of its term. Weekends and holidays of a term do. */
  readonly isTeaching: readonly boolean[];
}

/** The month that a day lies in. */
export function paidMonth(calendar: SchoolCalendar, dayWithin: Day): PaidMonth {
  const { year, month } = civilOf(dayWithin);
  const first = makeDay(year, month, 1);
  const last = lastDayOfMonth(year, month);
  const isTeaching = Array.from({ length: last - first + 1 }, (_, index) => {
    const day = addDays(first, index);
    const { teachingFrom, teachingTo } = termOf(calendar, day);
    return day >= teachingFrom && day <= teachingTo;
  });
  return { first, last, isTeaching };
}

/** `YYYY-MM-DD` of its first day, as months are stored. */
export function monthText({ first }: PaidMonth): string {
  return dayText(first);
}

/** A stretch of days, both ends included. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** What two stretches share; null where they share nothing. */
export function overlap(one: Stretch, other: Stretch): Stretch | null {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : null;
}

/** Days of a stretch that lies within the month; without vacations only those between the teaching dates. */
export function countDays(month: PaidMonth, { from, to }: Stretch, countsVacations: boolean): number {
  if (countsVacations) return to - from + 1;
  return month.isTeaching.slice(from - month.first, to - month.first + 1).filter(Boolean).length;
}
