/** A calendar day as the number of days since 1 January 1970: cheap to compare and to store in flat arrays. */
export type Day = number & { readonly brand: "Day" };

function brand(days: number): Day {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a Day is made
  return days as Day;
}

/** Days before 1 March of year 0 in the proleptic Gregorian calendar, counted so that leap days end a year. */
const daysToEpoch = 719_468;
const daysPerEra = 146_097;

/**
 * The day of a year, month (1-12) and day of the month in the Gregorian calendar; days past the end of the month
 * run on into the next. Source: H. Hinnant, chrono-compatible low-level date algorithms.
 */
export function makeDay(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return brand(era * daysPerEra + dayOfEra - daysToEpoch);
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Year, month (1-12) and day of the month of a day. */
export function civilOf(day: Day): CivilDay {
  const shifted = day + daysToEpoch;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1 };
}

const pad = (value: number): string => String(value).padStart(2, "0");

/** `YYYY-MM-DD`. */
export function dayText(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day);
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(dayOfMonth)}`;
}

/** The day written `YYYY-MM-DD`; null for anything else, and for days that do not exist (2025-02-30). */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return null;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  const day = makeDay(Number(match[1]), month, Number(match[3]));
  return dayText(day) === text ? day : null;
}

/** The day `count` days later; earlier if negative. */
export function addDays(day: Day, count: number): Day {
  return brand(day + count);
}

/** The last day of a month (1-12). */
export function lastDayOfMonth(year: number, month: number): Day {
  return addDays(month === 12 ? makeDay(year + 1, 1, 1) : makeDay(year, month + 1, 1), -1);
}

/** 1 Monday … 7 Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
