import { addRatio, hundredthsOfRatio, ratio, timesRatio, whole, zero, type Ratio } from "../allowance/ratio.ts";
import { askedParties, wholeWeight, type AssessmentForm, type AssessmentParty } from "./form.ts";
import type { AssessmentState } from "./states.ts";

/** What one party says of one criterion. */
export interface Score {
  readonly key: string;
  readonly score: number;
  readonly remark: string | null;
}

/** What one party has handed in. */
export interface Sheet {
  readonly party: AssessmentParty;
  readonly scores: readonly Score[];
}

/** The first criterion that is left out, scored beyond its highest score, or none of the form's; null where all are scored. */
export function scoreFault(
  { criteria }: AssessmentForm,
  scores: readonly Score[],
): { readonly key: string; readonly code: "missing" | "score" | "unknown" } | null {
  const unknown = scores.find(
    ({ key }, place) => !criteria.some((one) => one.key === key) || scores.findIndex((one) => one.key === key) !== place,
  );
  if (unknown) return { key: unknown.key, code: "unknown" };
  for (const { key, maxScore } of criteria) {
    const found = scores.find((one) => one.key === key);
    if (!found) return { key, code: "missing" };
    if (!Number.isInteger(found.score) || found.score < 0 || found.score > maxScore) return { key, code: "score" };
  }
  return null;
}

/** Whom the form asks and who has handed in nothing yet. */
export function missingParties(form: AssessmentForm, handedIn: readonly AssessmentParty[]): AssessmentParty[] {
  return askedParties(form).filter((party) => !handedIn.includes(party));
}

/** Points of 100 that one sheet gives, exact. */
function pointsOf({ criteria }: AssessmentForm, { scores }: Sheet): Ratio {
  return criteria.reduce((sum, { key, weightPercent, maxScore }) => {
    const score = scores.find((one) => one.key === key)?.score ?? 0;
    return addRatio(sum, ratio(BigInt(weightPercent) * BigInt(score), BigInt(maxScore)));
  }, zero);
}

/** Points of 100 that one sheet gives, in hundredths, rounded half up: for showing beside it. */
export function sheetHundredths(form: AssessmentForm, sheet: Sheet): number {
  return hundredthsOfRatio(pointsOf(form, sheet));
}

/**
 * The weighted result in hundredths of a point, 0 to 10000: each score as a share of its highest one, by the weight of its
 * criterion, by the weight of its party; exact, rounded half up once at the end. Parties that have handed in nothing
 * count neither for nor against: the weights of the others are held against their own sum. Null where nobody whom the
 * form asks has handed in. Source: our choice; official rules leave the arithmetic to the county.
 */
export function resultHundredths(form: AssessmentForm, sheets: readonly Sheet[]): number | null {
  const asked = sheets.filter(({ party }) => form.partyPercent[party] > 0);
  const weights = asked.reduce((sum, { party }) => sum + form.partyPercent[party], 0);
  if (weights === 0) return null;
  const sum = asked.reduce(
    (total, sheet) => addRatio(total, timesRatio(pointsOf(form, sheet), whole(form.partyPercent[sheet.party]))),
    zero,
  );
  return hundredthsOfRatio(timesRatio(sum, ratio(1n, BigInt(weights))));
}

/** The grade that a result falls into: the best one whose boundary it reaches. A result of 89.995 has been rounded to 90.00 before. */
export function gradeOf({ grades }: AssessmentForm, hundredths: number): string {
  const found = grades.find(({ from }) => hundredths >= from * 100);
  if (!found) throw new Error(`expected grades down to 0, found none for ${hundredths}`);
  return found.name;
}

/** A result as it is written: 92.50. */
export function pointsText(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

/** Who reads: the bureau and others who read everything, or somebody who speaks for some parties. */
export type AssessmentReader = "whole" | readonly AssessmentParty[];

/**
 * Whose sheets somebody may read. As long as the assessment is open, a school reads its own and, once that is handed in,
 * the others', so that nobody writes down what another has written; the person assessed reads no school's word before
 * the bureau has closed. Then all parties read all. Our choice.
 */
export function readableParties(reader: AssessmentReader, state: AssessmentState, handedIn: readonly AssessmentParty[]): AssessmentParty[] {
  if (reader === "whole" || state === "closed") return [...handedIn];
  const isDone = reader.length > 0 && !reader.includes("self") && reader.every((party) => handedIn.includes(party));
  return handedIn.filter((party) => isDone || reader.includes(party));
}

/** What closing asks for besides a click: a reason where somebody's word is missing, and one where the grade is another than the result's. */
export function closingFault(
  form: AssessmentForm,
  sheets: readonly Sheet[],
  closing: { readonly grade: string; readonly missingReason: string | null; readonly gradeReason: string | null },
): "nothing-handed-in" | "unknown-grade" | "missing-reason" | "grade-reason" | null {
  const result = resultHundredths(form, sheets);
  if (result === null) return "nothing-handed-in";
  if (!form.grades.some(({ name }) => name === closing.grade)) return "unknown-grade";
  const isWhole =
    missingParties(
      form,
      sheets.map(({ party }) => party),
    ).length === 0;
  if (!isWhole && closing.missingReason === null) return "missing-reason";
  return closing.grade !== gradeOf(form, result) && closing.gradeReason === null ? "grade-reason" : null;
}

/** How many have the best grade among those closed, held against the county's limit. `isOver` is a notice: nobody's grade changes by it. */
export function bestShare(
  best: number,
  closed: number,
  percentMax: number,
): { readonly best: number; readonly closed: number; readonly percentMax: number; readonly isOver: boolean } {
  return { best, closed, percentMax, isOver: best * wholeWeight > closed * percentMax };
}
