import { addDays, civilOf, lastDayOfMonth, makeDay, type Day } from "../calendar/day.ts";

/** Most lessons of one person in a month: eight a day on 25 days; more is a slip of the finger. Our choice. */
export const lessonsPerMonthMax = 200;

/** The days of a post. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** The first day of the month of a day. */
export function monthOf(day: Day): Day {
  const { year, month } = civilOf(day);
  return makeDay(year, month, 1);
}

/** The days of a month on which somebody is on post; 0 where the month lies outside. `month` is its first day. */
export function daysOnPost(month: Day, { from, to }: Stretch): number {
  const { year, month: number } = civilOf(month);
  return Math.max(0, Math.min(lastDayOfMonth(year, number), to) - Math.max(month, from) + 1);
}

/** The months of a post that have begun by a day, the latest first; each as its first day. */
export function monthsBegun({ from, to }: Stretch, today: Day): Day[] {
  const months: Day[] = [];
  const last = Math.min(to, today);
  if (last < from) return [];
  for (let month = monthOf(from); month <= last; month = monthOf(addDays(month, 31))) months.push(month);
  return months.toReversed();
}

/** What is wrong with a month's figures; null where nothing is. */
export type MonthFault = "outside" | "absent-too-many" | "lessons-too-many";

/**
 * Checks the days absent (calendar days) and lessons taught of one month of a post: the month must have begun, nobody is
 * absent on more days than the post has in it. Figures are whole and 0 or more.
 */
export function monthFault(
  month: Day,
  { absentDays, lessons }: { readonly absentDays: number; readonly lessons: number },
  post: Stretch,
  today: Day,
): MonthFault | null {
  const days = daysOnPost(month, post);
  if (days === 0 || month > today) return "outside";
  if (absentDays > days) return "absent-too-many";
  return lessons > lessonsPerMonthMax ? "lessons-too-many" : null;
}
