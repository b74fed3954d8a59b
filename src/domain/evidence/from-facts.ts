import { lastDayOfMonth, makeDay, parseDay, type Day } from "../calendar/day.ts";
import { schoolYearSpan, type SchoolCalendar } from "../calendar/school-calendar.ts";
import { countedAs, type Measure } from "../plan/quota.ts";
import type { Fact } from "../reading/reading.ts";
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

/**
 * The days that `09-17`, `10`, `2024-09-17` or `2024-10` cover; a year that the text does not state comes from the
 * school year. Null for days that do not exist.
 */
function stretchOfDate(text: string, schoolYear: number): Stretch | null {
  const match = /^(?:(\d{4})-)?(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return null;
  const month = Number(match[2]);
  const year = match[1] === undefined ? yearOfMonth(month, schoolYear) : Number(match[1]);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return { from: makeDay(year, month, 1), to: lastDayOfMonth(year, month) };
  const day = parseDay(`${year}-${match[2]}-${match[3]}`);
  return day === null ? null : { from: day, to: day };
}

function stretchOf(fact: Fact, schoolYear: number, calendar: SchoolCalendar): Stretch {
  const span = schoolYearSpan(schoolYear);
  if (typeof fact.date === "string") return stretchOfDate(fact.date, schoolYear) ?? span;
  if (fact.date !== null) {
    const from = fact.date.from === null ? null : stretchOfDate(fact.date.from, schoolYear);
    const to = fact.date.to === null ? null : stretchOfDate(fact.date.to, schoolYear);
    const first = from?.from ?? span.from;
    const last = to?.to ?? from?.to ?? span.to;
    // 8月28日至9月3日 without years begins before the school year that it prepares: what counts is its part inside.
    return { from: first > last && last >= span.from ? span.from : first, to: last };
  }
  const term = fact.season === null ? undefined : calendar.terms(schoolYear).find(({ season }) => season === fact.season);
  return term ?? span;
}

/** A name that stands for many: 王XX, 李某. Two masked names may be two people even where they look the same. */
const maskedName = /[XxＸｘ×*＊某_○〇?？]/;

/** A name as far as it tells somebody apart: null for a masked one. */
export function knownName(name: string): string | null {
  return maskedName.test(name) ? null : name;
}

function amountsOf(fact: Fact): Partial<Record<Measure, number>> {
  const amounts: Partial<Record<Measure, number>> = {};
  if (fact.amountYuan !== null) amounts.yuan = fact.amountYuan;
  const counted = fact.count ? countedAs(fact.count.unit, fact.count.value) : null;
  // Money is read from the amount: a figure in yuan beside it may be a rate (每人300元).
  if (counted && counted.measure !== "yuan") amounts[counted.measure] = counted.amount;
  if (fact.category === "research_project" && counted && (counted.measure === "items" || counted.measure === "events"))
    amounts.projects = counted.amount;
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
    people: fact.people.map(knownName),
    amounts: amountsOf(fact),
    earmark: fact.earmark,
    postingRole: fact.postingRole,
    nature: fact.date === null ? "total" : "event",
  }));
}
