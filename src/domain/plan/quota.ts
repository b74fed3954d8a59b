import { seasonOf, type Season } from "../calendar/term.ts";
import { scanSubjects } from "../reading/multipliers.ts";
import type { Category } from "../reading/category.ts";
import type { Commitment, EarmarkTie, Period, PostingRole } from "../reading/reading.ts";
import { unitAt, type UnitFamily } from "../reading/units.ts";
import { canonicalSubject } from "../school/subject.ts";

/** What a quota counts. */
export const measures = [
  "yuan",
  "people",
  "teachers",
  "events",
  "lessons",
  "projects",
  "pairs",
  "pieces",
  "books",
  "items",
  "hours",
  "days",
  "percent",
] as const;
export type Measure = (typeof measures)[number];

/**
 * Over what a quota is shared out. `members` is null where the school's own list holds (每个学科).
 * `event` and `person` come from the records: one obligation for each event held, each teacher who came.
 * `unlisted` are groups without a roster (师徒对, 班, 学生): one obligation over all of them.
 */
export type Dimension =
  | { readonly kind: "grade" }
  | { readonly kind: "subject"; readonly members: readonly string[] | null }
  | { readonly kind: "event" }
  | { readonly kind: "person" }
  | { readonly kind: "unlisted"; readonly word: string };

/** One sentence: count MEASURE, grouped by dimensions, in each period, must lie within min..max. */
export interface Quota {
  readonly measure: Measure;
  readonly category: Category;
  readonly min: number | null;
  readonly max: number | null;
  readonly period: Period;
  readonly periodCount: number;
  readonly dimensions: readonly Dimension[];
  /** The purposes of the money; a purpose with a season holds in that term only. */
  readonly earmarks: readonly EarmarkTie[];
  readonly postingRole: PostingRole | null;
  /** Nothing is owed until somebody records a need. */
  readonly isAsNeeded: boolean;
  /** The season a yearly sum is tied to (上半年2.5万元). */
  readonly season: Season | null;
  /** The commitment whose events or teachers this quota is about, as an index in the plan's list. */
  readonly parent: number | null;
}

/** What a commitment is to the audit. */
export type Judgement =
  | { readonly kind: "quota"; readonly quota: Quota }
  /** A rate, an allowance, a reward: it says how something is reckoned and is not itself fulfilled. */
  | { readonly kind: "rule" }
  /** A result hoped for (a pass rate): reported, never ticked off. */
  | { readonly kind: "outcome" }
  /** How long the programme lasts. */
  | { readonly kind: "frame" }
  /** A promise without a number. */
  | { readonly kind: "unquantified" };

const measureOfFamily: Partial<Record<UnitFamily, Measure>> = {
  money: "yuan",
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
  week: "days",
  percent: "percent",
};

function measureOf(commitment: Commitment, unit: string): Measure | null {
  if (commitment.category === "research_project") return "projects";
  const measure = measureOfFamily[unitAt(unit, 0)?.family ?? "other"] ?? null;
  if (
    measure === "people" &&
    commitment.facet === "count" &&
    (commitment.category === "demo_lesson" || commitment.category === "lesson_sending")
  )
    return "teachers";
  if (measure === "items" && commitment.category === "mentoring_pair") return "pairs";
  return measure;
}

/** Kinds of 每X that need a roster nobody has given yet. */
function dimensionOf(word: string, commitment: Commitment): Dimension | null {
  if (word === "年级") return { kind: "grade" };
  if (word === "学科" || word === "教研组") return { kind: "subject", members: null };
  if (word === "次" || word === "节") return { kind: "event" };
  if (word === "教师" && commitment.partOf !== null) return { kind: "person" };
  return scanSubjects(word, 0, word.length).length > 0 ? null : { kind: "unlisted", word };
}

function dimensionsOf(commitment: Commitment): Dimension[] {
  const dimensions = commitment.per.map((word) => dimensionOf(word, commitment)).filter((dimension) => dimension !== null);
  const members = commitment.per.flatMap((word) => scanSubjects(word, 0, word.length)).map(canonicalSubject);
  return members.length > 0 ? [...dimensions, { kind: "subject", members: [...new Set(members)] }] : dimensions;
}

const ruleCategories = new Set<Category>(["allowance", "incentive"]);

/** Reads a commitment as a quota, or tells why it is none. */
export function judgementOf(commitment: Commitment): Judgement {
  const { quantity, category } = commitment;
  if (ruleCategories.has(category)) return { kind: "rule" };
  if (category === "programme_term") return { kind: "frame" };
  if (category === "quality_target") return { kind: "outcome" };
  const measure = quantity && commitment.explicit ? measureOf(commitment, quantity.unit) : null;
  if (!quantity || !measure) return { kind: "unquantified" };
  return {
    kind: "quota",
    quota: {
      measure,
      category,
      min: quantity.min,
      max: quantity.max,
      period: commitment.period,
      periodCount: commitment.periodCount,
      dimensions: dimensionsOf(commitment),
      earmarks: commitment.earmarks,
      postingRole: category === "secondment" ? commitment.postingRole : null,
      isAsNeeded: commitment.isAsNeeded,
      season: commitment.period === "year" && commitment.condition !== null ? seasonOf(commitment.condition) : null,
      parent: commitment.partOf,
    },
  };
}
