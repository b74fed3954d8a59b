import type { CalendarReply } from "../../contract/workbench.ts";
import { addDays, civilOf, dayText, lastDayOfMonth, makeDay, parseDay, weekdayOf, type Day } from "../../domain/calendar/day.ts";

/** A month as it is shown: whole weeks from Monday to Sunday. */
export interface MonthView {
  readonly year: number;
  readonly month: number;
  readonly days: readonly Day[];
}

/** The weeks that a month touches. month: 1-12. */
export function monthView(year: number, month: number): MonthView {
  const first = makeDay(year, month, 1);
  const last = lastDayOfMonth(year, month);
  const from = addDays(first, 1 - weekdayOf(first));
  const to = addDays(last, 7 - weekdayOf(last));
  return { year, month, days: Array.from({ length: to - from + 1 }, (_, index) => addDays(from, index)) };
}

/** The month of `2026-03`; that of the day given where the word is none. */
export function monthOf(word: unknown, today: string): { readonly year: number; readonly month: number } {
  const match = typeof word === "string" ? /^(\d{4})-(\d{2})$/.exec(word) : null;
  const month = Number(match?.[2]);
  if (match && month >= 1 && month <= 12) return { year: Number(match[1]), month };
  const day = parseDay(today);
  const civil = civilOf(day ?? makeDay(2000, 1, 1));
  return { year: civil.year, month: civil.month };
}

/** The month some months away, as a word of the address. */
export function shiftedMonth({ year, month }: { readonly year: number; readonly month: number }, by: number): string {
  const count = year * 12 + month - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

export interface DayItems {
  readonly due: CalendarReply["due"];
  readonly events: CalendarReply["events"];
}

const nothing: DayItems = { due: [], events: [] };

/** What falls due and what happens on one day; an event of several days is there on each of them. */
export function itemsOn(reply: CalendarReply | undefined, day: Day): DayItems {
  if (!reply) return nothing;
  const text = dayText(day);
  return {
    due: reply.due.filter((item) => item.due === text),
    events: reply.events.filter(({ from, to }) => from <= text && text <= to),
  };
}
