import type { PlanSpan } from "../calendar/period-instance.ts";
import type { Commitment, Fact, ReadDocument, Reading } from "../reading/reading.ts";

/** A document of one of the given texts. */
export interface Chosen {
  /** Index of the text. */
  readonly text: number;
  readonly document: ReadDocument;
}

/** What belongs together in an audit: the commitments of the plans and the facts of their summaries. */
export interface Selection {
  readonly plans: readonly Chosen[];
  readonly summaries: readonly Chosen[];
  /** `partOf` counts in this list. */
  readonly commitments: readonly Commitment[];
  readonly facts: readonly Fact[];
}

/** The commitments of some documents of one text, with `partOf` counted from `base` on. */
function commitmentsOf(reading: Reading, documents: ReadonlySet<number>, base: number): Commitment[] {
  const kept = reading.commitments.filter((commitment) => documents.has(commitment.document));
  const position = new Map(kept.map((commitment, index) => [commitment, base + index]));
  return kept.map((commitment) => {
    const parent = commitment.partOf === null ? undefined : reading.commitments[commitment.partOf];
    return Object.assign({}, commitment, { partOf: parent ? (position.get(parent) ?? null) : null });
  });
}

function holdsPromises(reading: Reading, document: number): boolean {
  return reading.commitments.some((commitment) => commitment.document === document);
}

/** In a text with a summary, the plan is the last one before it that promises anything: summaries follow their plans. */
function planBefore(reading: Reading, summary: number): number | null {
  for (let document = summary - 1; document >= 0; document--) {
    if (reading.documents[document]?.kind !== "summary" && holdsPromises(reading, document)) return document;
  }
  return null;
}

/** The plans to audit in one text: those that its summaries follow, else all that promise anything. */
function plansOf(reading: Reading): Set<number> {
  const followed = new Set<number>();
  for (const [index, document] of reading.documents.entries()) {
    const plan = document.kind === "summary" ? planBefore(reading, index) : null;
    if (plan !== null) followed.add(plan);
  }
  if (followed.size > 0) return followed;
  const all = [...reading.documents.keys()].filter(
    (index) => reading.documents[index]?.kind !== "summary" && holdsPromises(reading, index),
  );
  return new Set(all);
}

/** Chooses from one or several texts what is held against what. Promises that a summary makes for the next year are left out. */
export function selectAudited(readings: readonly Reading[]): Selection {
  const plans: Chosen[] = [];
  const summaries: Chosen[] = [];
  const commitments: Commitment[] = [];
  const facts: Fact[] = [];
  for (const [text, reading] of readings.entries()) {
    const chosen = plansOf(reading);
    for (const [index, document] of reading.documents.entries()) {
      if (chosen.has(index)) plans.push({ text, document });
      else if (document.kind === "summary") summaries.push({ text, document });
    }
    commitments.push(...commitmentsOf(reading, chosen, commitments.length));
    facts.push(...reading.facts);
  }
  return { plans, summaries, commitments, facts };
}

/** The school year that the documents state: a summary's own goes before a plan's; else the first year of a dated fact. Null if all is masked. */
export function statedSchoolYear(selection: Selection): number | null {
  const stated = [...selection.summaries, ...selection.plans].map(({ document }) => document.schoolYear).find((year) => year !== null);
  if (stated !== undefined && stated !== null) return stated;
  const dates = selection.facts.flatMap((fact) => (typeof fact.date === "string" && /^\d{4}-\d\d/.test(fact.date) ? [fact.date] : []));
  const first = dates.toSorted()[0];
  return first === undefined ? null : Number(first.slice(0, 4)) - (Number(first.slice(5, 7)) >= 9 ? 0 : 1);
}

/** Longer spans are slips of the text: the longest programmes of the study run over ten years. */
const planYearsMax = 10;

/**
 * The school years that the plan runs over, where it states a term of several years: 三年内 is then due at their end.
 * The first is the plan's own school year, else the audited one. Null for a plan of one year or without a term.
 */
export function statedSpan(selection: Selection, schoolYear: number): PlanSpan | null {
  const years = selection.commitments.flatMap(({ category, duration }) =>
    category === "programme_term" && duration && /年/.test(duration.unit) ? [duration.max ?? duration.min ?? 1] : [],
  );
  const longest = Math.ceil(Math.max(1, ...years));
  if (longest < 2 || longest > planYearsMax) return null;
  const own = selection.plans.map(({ document }) => document.schoolYear).find((year) => year !== null);
  const first = own !== undefined && own !== null && own <= schoolYear && schoolYear < own + longest ? own : schoolYear;
  return { firstSchoolYear: first, lastSchoolYear: first + longest - 1 };
}
