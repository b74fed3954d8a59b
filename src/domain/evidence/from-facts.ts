import { lastDayOfMonth, makeDay, type Day } from "../calendar/day.ts";
import { schoolYearSpan, type SchoolCalendar } from "../calendar/school-calendar.ts";
import type { Measure } from "../plan/quota.ts";
import type { Fact } from "../reading/reading.ts";
import { unitAt } from "../reading/units.ts";
import { canonicalSubject } from "../school/subject.ts";
import type { EvidenceRecord } from "./record.ts";

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** The calendar year of a month inside a school year: September to December in the first, the rest in the second. */
function yearOfMonth(month: number, schoolYear: number): number {
  return month >= 9 ? schoolYear : schoolYear + 1;
}

/** The days that `09-17`, `10`, `2024-09-17` or `2024-10` cover; a year that the text does not state comes from the school year. */
function stretchOfDate(text: string, schoolYear: number): Stretch | null {
  const match = /^(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return null;
  const month = Number(match[2]);
  const year = match[1] === undefined ? yearOfMonth(month, schoolYear) : Number(match[1]);
  if (match[3] === undefined) return { from: makeDay(year, month, 1), to: lastDayOfMonth(year, month) };
  const day = makeDay(year, month, Number(match[3]));
  return { from: day, to: day };
}

function stretchOf(fact: Fact, schoolYear: number, calendar: SchoolCalendar): Stretch {
  const span = schoolYearSpan(schoolYear);
  if (typeof fact.date === "string") return stretchOfDate(fact.date, schoolYear) ?? span;
  if (fact.date !== null) {
    const from = fact.date.from === null ? null : stretchOfDate(fact.date.from, schoolYear);
    const to = fact.date.to === null ? null : stretchOfDate(fact.date.to, schoolYear);
    return { from: from?.from ?? span.from, to: to?.to ?? from?.to ?? span.to };
  }
  const term = fact.season === null ? undefined : calendar.terms(schoolYear).find(({ season }) => season === fact.season);
  return term ?? span;
}

const measureOfUnit: Partial<Record<NonNullable<ReturnType<typeof unitAt>>["family"], Measure>> = {
  person: "people",
  personTime: "people",
  occasion: "events",
  lesson: "lessons",
  pair: "pairs",
  written: "pieces",
  book: "books",
  item: "items",
  goods: "items",
  hour: "hours",
  day: "days",
  percent: "percent",
};

function amountsOf(fact: Fact): Partial<Record<Measure, number>> {
  const amounts: Partial<Record<Measure, number>> = {};
  if (fact.amountYuan !== null) amounts.yuan = fact.amountYuan;
  const measure = fact.count ? measureOfUnit[unitAt(fact.count.unit, 0)?.family ?? "other"] : undefined;
  if (fact.count && measure) amounts[measure] = fact.count.value;
  if (fact.count && fact.category === "research_project") amounts.projects = fact.count.value;
  // A dated event is one event, whatever else is counted at it.
  if (fact.date !== null && amounts.events === undefined) amounts.events = 1;
  return amounts;
}

/**
 * What a summary reports, as records of the school year. They count as confirmed: the summary is the schools' own
 * statement to the bureau. The id of a record is `fact-` and the fact's index.
 */
export function recordsOfFacts(facts: readonly Fact[], schoolYear: number, calendar: SchoolCalendar): EvidenceRecord[] {
  return facts.map((fact, index) => ({
    id: `fact-${index}`,
    category: fact.category,
    ...stretchOf(fact, schoolYear, calendar),
    isConfirmed: true,
    subjects: fact.subjects.map(canonicalSubject),
    grades: [],
    amounts: amountsOf(fact),
    earmark: fact.earmark,
    postingRole: fact.postingRole,
    isEvent: fact.date !== null,
  }));
}
