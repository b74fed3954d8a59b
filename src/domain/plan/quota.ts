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
 * `listed` names its members itself (甲方、乙方各; 期初、期末各): one obligation over as many as there are.
 * `unlisted` are groups without a roster (师徒对, 班, 学生): one obligation over all of them.
 */
export type Dimension =
  | { readonly kind: "grade" }
  | { readonly kind: "subject"; readonly members: readonly string[] | null }
  | { readonly kind: "event" }
  | { readonly kind: "person" }
  | { readonly kind: "listed"; readonly members: readonly string[] }
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
  household: "events",
  goods: "items",
  hour: "hours",
  day: "days",
  week: "days",
  percent: "percent",
};

/** A week of work at a school, in days: Monday to Friday. Our choice; plans write 蹲点两周, records count the days. */
const daysPerWeek = 5;

export interface CountedAmount {
  readonly measure: Measure;
  readonly amount: number;
}

/** What a figure with its unit counts, the same for promises and records; null where no quota is counted in the unit. */
export function countedAs(unit: string, value: number): CountedAmount | null {
  const family = unitAt(unit, 0)?.family ?? "other";
  const measure = measureOfFamily[family];
  return measure ? { measure, amount: family === "week" ? value * daysPerWeek : value } : null;
}

function measureOf(commitment: Commitment, unit: string): Measure | null {
  const measure = countedAs(unit, 1)?.measure ?? null;
  if (commitment.category === "research_project" && (measure === "items" || measure === "events")) return "projects";
  if (
    measure === "people" &&
    // 人次 counts every coming; a promise of 名 counts each teacher once.
    unitAt(unit, 0)?.family === "person" &&
    commitment.facet === "count" &&
    (commitment.category === "demo_lesson" || commitment.category === "lesson_sending")
  )
    return "teachers";
  if (measure === "items" && commitment.category === "mentoring_pair") return "pairs";
  return measure;
}

/** Words for a group whose members the plan leaves open; any other word after 各 is itself a member of a list. */
const groupWords = new Set(["教师", "学生", "师徒对", "师傅", "徒弟", "班", "学校", "课题"]);

/** The dimension of one word; null for the members of lists, which make one dimension together. */
function dimensionOf(word: string, commitment: Commitment): Dimension | null {
  if (word === "年级") return { kind: "grade" };
  if (word === "学科" || word === "教研组") return { kind: "subject", members: null };
  if (word === "次" || word === "节") return { kind: "event" };
  if (word === "教师" && commitment.partOf !== null) return { kind: "person" };
  return groupWords.has(word) ? { kind: "unlisted", word } : null;
}

/** A single word is no list: 每个教研室 is a group that we have no word for. */
function memberDimension(members: readonly string[]): Dimension[] {
  const [only, ...others] = members;
  if (only === undefined) return [];
  return others.length === 0 ? [{ kind: "unlisted", word: only }] : [{ kind: "listed", members }];
}

function dimensionsOf(commitment: Commitment): Dimension[] {
  const dimensions: Dimension[] = [];
  const subjects: string[] = [];
  const members: string[] = [];
  for (const word of commitment.per) {
    const dimension = dimensionOf(word, commitment);
    const named = dimension ? [] : scanSubjects(word, 0, word.length);
    if (dimension) dimensions.push(dimension);
    else if (named.length > 0) subjects.push(...named.map(canonicalSubject));
    else members.push(word);
  }
  if (subjects.length > 0) dimensions.push({ kind: "subject", members: [...new Set(subjects)] });
  return [...dimensions, ...memberDimension(members)];
}

const ruleCategories = new Set<Category>(["allowance", "incentive"]);

/** A bound of the text in the measure's own unit: 两周 is ten days. */
function boundIn(unit: string, value: number | null): number | null {
  return value === null ? null : (countedAs(unit, value)?.amount ?? value);
}

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
      min: boundIn(quantity.unit, quantity.min),
      max: boundIn(quantity.unit, quantity.max),
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
