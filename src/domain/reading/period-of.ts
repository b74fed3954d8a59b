import type { Category } from "./category.ts";
import type { PeriodToken } from "./periods.ts";
import type { Piece } from "./pieces.ts";
import type { QuantityToken } from "./quantities.ts";
import type { Period } from "./reading.ts";
import type { DocumentContext, SentenceState } from "./sentence-state.ts";

export interface PeriodReading {
  readonly period: Period;
  readonly count: number;
  readonly deadline: string | null;
  readonly season: string | null;
}

const isRate = (token: QuantityToken): boolean => token.family === "percent" || token.family === "times";

/** States kept up and rules hold all the time unless their own clause names a period. */
const lastingCategories = new Set<Category>(["secondment", "mentoring_pair", "pupil_pairing", "incentive"]);

/** The period word that governs a figure: in its own clause before it, else behind it, else carried from the clauses before. */
function governing(
  state: SentenceState,
  piece: Piece,
  token: QuantityToken,
): { readonly own: PeriodToken | null; readonly carried: PeriodToken | null } {
  const before = piece.periods.filter((period) => period.end <= token.start);
  const hasLater = piece.quantities.some((other) => other.start > token.start);
  const after = hasLater ? [] : piece.periods.filter((period) => period.start >= token.end && period.isEach);
  const own = before.findLast((period) => period.isEach) ?? before.at(-1) ?? after[0] ?? null;
  return { own, carried: state.period };
}

/**
 * The period of a figure, or null if nothing names one. A period word carries over the following clauses of the
 * sentence until another appears; a deadline (期末) inside a carried period keeps the period.
 */
export function periodOf(
  state: SentenceState,
  piece: Piece,
  token: QuantityToken,
  category: Category,
  window: { readonly before: string; readonly after: string },
): PeriodReading | null {
  if (category === "allowance" && isRate(token)) return null;
  if (/年度考核|年终考核|年度/.test(window.before) && category === "allowance")
    return { period: "year", count: 1, deadline: null, season: null };
  const { own, carried } = governing(state, piece, token);
  const deadline = piece.periods.findLast((period) => period.deadline !== null && period.end <= token.start)?.deadline ?? null;
  const staysCarried =
    own !== null &&
    !own.isEach &&
    own.deadline !== null &&
    carried?.isEach === true &&
    own.period !== "schoolYear" &&
    own.period !== "year";
  if (own && !staysCarried) {
    if ((own.isEach || own.season !== null || own.period === "plan") && !piece.isBracketed) state.period = own;
    const isSeasonOfTerm = own.season !== null && carried?.isEach === true && carried.period === "term";
    return { period: isSeasonOfTerm ? "term" : own.period, count: own.count, deadline, season: own.season };
  }
  // A rate to reach is no duty of each month, even where the clause before has one.
  const isGoal = category === "quality_target" && (carried?.period === "month" || carried?.period === "week");
  if (
    !carried ||
    isGoal ||
    (lastingCategories.has(category) && token.family !== "lesson" && !piece.isBracketed && state.drafts.at(-1)?.category !== category)
  )
    return null;
  return { period: carried.period, count: carried.count, deadline, season: carried.season };
}

function one(period: Period): { readonly period: Period; readonly count: number } {
  return { period, count: 1 };
}

/** The period of a figure whose sentence names none. Our choice, by what such duties are. */
export function defaultPeriod(
  context: DocumentContext,
  category: Category,
  token: QuantityToken,
): { readonly period: Period; readonly count: number } {
  const isBatch = context.part.kind === "notice" || context.part.kind === "summary";
  switch (category) {
    case "secondment":
      return one(isBatch ? "once" : "standing");
    case "mentoring_pair":
    case "pupil_pairing":
    case "incentive":
      return one("standing");
    case "allowance":
      return one(isRate(token) || token.family === "money" ? "standing" : "once");
    case "rotation_quota":
      return one("schoolYear");
    case "research_project":
      return one(context.cast.owner === "studio" ? "plan" : "once");
    default:
      return one("once");
  }
}
