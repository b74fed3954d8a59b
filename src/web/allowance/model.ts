import type { AllowanceSlip } from "../../contract/allowance.ts";
import type { AllowanceChange } from "../../contract/filters.ts";
import type { Settings } from "../../contract/settings.ts";
import { allowancesOf, rulesInMonth, type Allowance, type MonthInputs } from "../../domain/allowance/allowance.ts";
import { paidMonth } from "../../domain/allowance/month.ts";
import { readRule, type RuleProblem } from "../../domain/allowance/read-rule.ts";
import type { AllowanceRule } from "../../domain/allowance/rule.ts";
import { parseDay, type Day } from "../../domain/calendar/day.ts";
import { makeCalendar, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { fenOfYuan } from "../../domain/money/fen.ts";

/** What a slip is against the one of the month before. */
export function changeOf({ amountFen, previousFen, isCorrection }: AllowanceSlip): AllowanceChange {
  if (isCorrection) return "correction";
  if (previousFen === null) return "new";
  if (amountFen === previousFen) return "same";
  return amountFen > previousFen ? "more" : "less";
}

/** A rule as its form holds it: money in yuan, as people type it. */
export interface RuleValues extends Omit<AllowanceRule, "rateFen" | "capFen"> {
  readonly rateYuan: number;
  readonly capYuan: number | null;
}

export function valuesOfRule({ rateFen, capFen, ...rest }: AllowanceRule): RuleValues {
  return { ...rest, rateYuan: rateFen / 100, capYuan: capFen === null ? null : capFen / 100 };
}

/** Null where a figure is missing or has more than two decimals. */
export function ruleOfValues({ rateYuan, capYuan, ...rest }: RuleValues): AllowanceRule | null {
  const rateFen = fenOfYuan(String(rateYuan));
  const capFen = capYuan === null || capYuan === undefined ? null : fenOfYuan(String(capYuan));
  if (rateFen === null || (capFen === null && typeof capYuan === "number")) return null;
  return { ...rest, rateFen, capFen };
}

/** What is wrong with a rule as it stands in the form; null where nothing is. */
export function problemOfRule(rule: AllowanceRule): RuleProblem | null {
  const read = readRule(rule);
  return "code" in read ? read : null;
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`expected a day of the settings, found ${text}`);
  return day;
}

/** The county's school calendar, for trying rules out. */
export function calendarOf({ calendar, holidays }: Pick<Settings, "calendar" | "holidays">): SchoolCalendar {
  const stretch = ([from, to]: readonly [string, string]): readonly [Day, Day] => [dayOf(from), dayOf(to)];
  return makeCalendar(
    calendar.map(({ schoolYear, springFrom, autumnTeaching, springTeaching }) => ({
      schoolYear,
      springFrom: dayOf(springFrom),
      autumnTeaching: stretch(autumnTeaching),
      springTeaching: stretch(springTeaching),
    })),
    holidays.map(dayOf),
  );
}

/** What sound rules pay somebody for the month of a day, as the run would reckon it. */
export function tryRules(
  rules: readonly AllowanceRule[],
  { calendar, source }: { readonly calendar: SchoolCalendar; readonly source: string },
  dayWithin: string,
  inputs: MonthInputs,
): readonly Allowance[] {
  const day = parseDay(dayWithin);
  const sound = rules.filter((rule) => problemOfRule(rule) === null);
  if (day === null || parseDay(inputs.from) === null || parseDay(inputs.to) === null) return [];
  const month = paidMonth(calendar, day);
  return allowancesOf(month, rulesInMonth(month, [{ effectiveFrom: "2000-01-01", source, value: sound }]), inputs).allowances;
}

/** The year and the month of the first day of a month, as the catalogue wants them. */
export function yearAndMonth(month: string): [year: string, month: number] {
  return [month.slice(0, 4), Number(month.slice(5, 7))];
}
