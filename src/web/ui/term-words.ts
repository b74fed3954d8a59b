import type { Language } from "../../domain/language.ts";
import { messagesIn } from "../app/language.ts";

interface TermWords {
  readonly autumn: (schoolYear: string) => string;
  readonly spring: (schoolYear: string) => string;
  readonly shortAutumn: (year: number) => string;
  readonly shortSpring: (year: number) => string;
  readonly schoolYear: (schoolYear: string) => string;
  readonly month: (year: number, month: number) => string;
  readonly week: (day: string) => string;
  readonly plan: string;
}

const monthNames = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

const words = messagesIn<TermWords>({
  "zh-CN": {
    autumn: (schoolYear) => `${schoolYear}学年 秋季学期`,
    spring: (schoolYear) => `${schoolYear}学年 春季学期`,
    shortAutumn: (year) => `${year}年\n秋季`,
    shortSpring: (year) => `${year}年\n春季`,
    schoolYear: (schoolYear) => `${schoolYear}学年`,
    month: (year, month) => `${year}年${month}月`,
    week: (day) => `${day} 起的一周`,
    plan: "整个期限",
  },
  "zh-TW": {
    autumn: (schoolYear) => `${schoolYear}學年 秋季學期`,
    spring: (schoolYear) => `${schoolYear}學年 春季學期`,
    shortAutumn: (year) => `${year}年\n秋季`,
    shortSpring: (year) => `${year}年\n春季`,
    schoolYear: (schoolYear) => `${schoolYear}學年`,
    month: (year, month) => `${year}年${month}月`,
    week: (day) => `${day} 起的一週`,
    plan: "整個期限",
  },
  en: {
    autumn: (schoolYear) => `Autumn term ${schoolYear}`,
    spring: (schoolYear) => `Spring term ${schoolYear}`,
    shortAutumn: (year) => `Autumn\n${year}`,
    shortSpring: (year) => `Spring\n${year}`,
    schoolYear: (schoolYear) => `School year ${schoolYear}`,
    month: (year, month) => monthNames.format(Date.UTC(year, month - 1, 1)),
    week: (day) => `Week from ${day}`,
    plan: "Whole plan",
  },
});

/**
 * The key of a period in words: `2025-autumn` and `2026-spring` are terms of the school year 2025-2026, `2025-2026` a
 * school year, `2025-09` a month, `2025-09-01` the week from that Monday. Other keys stay as they are.
 */
export function periodName(key: string, language: Language): string {
  const text = words[language];
  const [, yearText = "", rest = ""] = /^(\d{4})-(.+)$/.exec(key) ?? [];
  const year = Number(yearText);
  if (yearText === "") return key === "plan" ? text.plan : key;
  if (rest === "autumn") return text.autumn(`${year}-${year + 1}`);
  if (rest === "spring") return text.spring(`${year - 1}-${year}`);
  if (/^\d{4}$/.test(rest)) return text.schoolYear(key);
  if (/^\d{2}$/.test(rest)) return text.month(year, Number(rest));
  return /^\d{2}-\d{2}$/.test(rest) ? text.week(key) : key;
}

/** A term by its key in two short lines, for the axis of a chart: 2025年 秋季. Other keys are in full. */
export function shortTerm(key: string, language: Language): string {
  const text = words[language];
  const [, year, season] = /^(\d{4})-(autumn|spring)$/.exec(key) ?? [];
  if (year === undefined) return periodName(key, language);
  return season === "autumn" ? text.shortAutumn(Number(year)) : text.shortSpring(Number(year));
}
