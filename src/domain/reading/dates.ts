import { characterSet, isIn } from "./character-set.ts";
import { isDigit } from "./normalise.ts";
import { readNumeral, startsNumeral } from "./numerals.ts";

/** A day, a month or a range of them as a text states it; the year only where it is stated and not masked. */
export interface DateToken {
  readonly start: number;
  readonly end: number;
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
  /** Last day of a range, as MM-DD or YYYY-MM-DD; null for a single date. */
  readonly to: string | null;
}

const pad = (value: number): string => String(value).padStart(2, "0");

function format(year: number | null, month: number, day: number | null): string {
  return `${year === null ? "" : `${year}-`}${pad(month)}${day === null ? "" : `-${pad(day)}`}`;
}

/** The date in the form of the published schema: `MM-DD`, `YYYY-MM-DD`, `MM`, `YYYY-MM`. */
export function dateText(date: DateToken): string {
  return format(date.year, date.month, date.day);
}

interface YearMark {
  readonly year: number | null;
  readonly end: number;
}

/** A masked or a full year with 年 or 学年 behind it: 2021年, 20_年, 20XX年, 二〇二一年, 20__-20__学年. */
const yearPattern =
  /^(?:(?:19|20)\d\d|20[_X×xX*0○]{1,3}|[_X×*]{2,4}|二[〇零○]..)(?=\s?(?:-(?:(?:19|20)\d\d|20[_X×xX*0○]{1,3}|\d\d))?\s?(?:年|学年|\.))/;

/** The year at `at`, with what follows up to and including 年; null if none stands there. A decade digit that is masked leaves it open. */
export function yearAt(text: string, at: number): YearMark | null {
  const match = yearPattern.exec(text.slice(at, at + 14));
  if (!match) return null;
  const word = match[0];
  let end = at + word.length;
  const span = /^\s?-[\dX_×x*]{2,4}/.exec(text.slice(end, end + 8));
  if (span) end += span[0].length;
  while (text.charAt(end) === " ") end++;
  if (text.startsWith("学年", end)) end += 2;
  else if (text.charAt(end) === "年" || text.charAt(end) === ".") end += 1;
  return { year: /^\d{4}$/.test(word) ? Number(word) : null, end };
}

function smallNumber(text: string, at: number, most: number): { readonly value: number; readonly end: number } | null {
  const numeral = startsNumeral(text, at) ? readNumeral(text, at) : null;
  return numeral && Number.isInteger(numeral.value) && numeral.value >= 1 && numeral.value <= most ? numeral : null;
}

interface MonthDay {
  readonly month: number;
  readonly day: number | null;
  readonly end: number;
}

/** 9月17日, 10月, 9月17, 十月, 9.17 (only behind a year). 3个月 is a length and not a month. */
function monthDayAt(text: string, at: number, isAfterYear: boolean): MonthDay | null {
  const month = smallNumber(text, at, 12);
  if (!month) return null;
  const isDotted = isAfterYear && text.charAt(month.end) === ".";
  if (text.charAt(month.end) !== "月" && !isDotted) return null;
  const monthEnd = month.end + 1;
  const withPart = text.startsWith("份", monthEnd) ? monthEnd + 1 : monthEnd;
  const day = smallNumber(text, monthEnd, 31);
  if (!day) return { month: month.value, day: null, end: withPart };
  const mark = text.charAt(day.end);
  if (mark === "日" || mark === "号") return { month: month.value, day: day.value, end: day.end + 1 };
  const isBareDay = /^[\d]/.test(text.slice(monthEnd, monthEnd + 1)) && !/^[次节名人份篇个万元]/.test(mark);
  return isBareDay ? { month: month.value, day: day.value, end: day.end } : { month: month.value, day: null, end: withPart };
}

/** The second end of a range: 4月15-19, 5月5日-20_年5月10日, 9月1日起至9月8日. */
function rangeEnd(text: string, at: number, first: MonthDay, year: number | null): { readonly to: string; readonly end: number } | null {
  const joint = /^(?:日|号)?(?:起|开始)?(?:--?|~|至|到)(?:次年|当年|翌年)?/.exec(text.slice(at, at + 8));
  if (!joint) return null;
  const from = at + joint[0].length;
  const secondYear = yearAt(text, from);
  const second = monthDayAt(text, secondYear?.end ?? from, secondYear !== null);
  if (second) return { to: format(secondYear?.year ?? (secondYear ? null : year), second.month, second.day), end: second.end };
  const day = first.day === null ? null : smallNumber(text, from, 31);
  if (!day || /^[月次节名人份篇个万元.]/.test(text.slice(day.end, day.end + 1))) {
    const month = first.day === null ? smallNumber(text, from, 12) : null;
    return month && text.charAt(month.end) === "月" ? { to: format(year, month.value, null), end: month.end + 1 } : null;
  }
  const dayEnd = /^[日号]/.test(text.slice(day.end, day.end + 1)) ? day.end + 1 : day.end;
  return { to: format(year, first.month, day.value), end: dayEnd };
}

/** The date that starts at `at`, or null. A lone year is no date here; see `yearAt`. */
export function dateAt(text: string, at: number): DateToken | null {
  // 13月 is no month, and neither is the 3月 in it.
  if (isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at - 1))) return null;
  const year = yearAt(text, at);
  const first = monthDayAt(text, year?.end ?? at, year !== null);
  if (!first) return null;
  const range = rangeEnd(text, first.end, first, year?.year ?? null);
  return {
    start: at,
    end: range?.end ?? first.end,
    year: year?.year ?? null,
    month: first.month,
    day: first.day,
    to: range?.to ?? null,
  };
}

const dateStarts = characterSet("0123456789零〇一二三四五六七八九十两_X×");

/** Where the date or year at `at` ends, or `at` if none stands there: the quantity scan steps over it. */
export function dateEndAt(text: string, at: number): number {
  if (!isIn(dateStarts, text, at)) return at;
  return dateAt(text, at)?.end ?? yearAt(text, at)?.end ?? at;
}

/** All dates of text[start, end), in order. */
export function scanDates(text: string, start: number, end: number): DateToken[] {
  const found: DateToken[] = [];
  for (let at = start; at < end;) {
    const date = isIn(dateStarts, text, at) ? dateAt(text, at) : null;
    if (date && date.end <= end) found.push(date);
    at = date ? Math.max(date.end, at + 1) : at + 1;
  }
  return found;
}
