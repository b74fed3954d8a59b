import { categoryNames } from "../reading/category.ts";
import type { Period } from "../reading/reading.ts";
import type { Dimension, Measure, Quota } from "./quota.ts";

/** Languages that a quota is told in. */
export type SentenceLanguage = "zh" | "en";

type Words = Readonly<Record<SentenceLanguage, string>>;

const measureWords: Readonly<Record<Measure, Words>> = {
  yuan: { zh: "金额（元）", en: "yuan" },
  people: { zh: "人数", en: "people" },
  teachers: { zh: "教师人数", en: "different teachers" },
  events: { zh: "次数", en: "events" },
  lessons: { zh: "节数", en: "lessons" },
  projects: { zh: "课题数", en: "projects" },
  pairs: { zh: "对数", en: "pairs" },
  pieces: { zh: "份数", en: "written pieces" },
  books: { zh: "册数", en: "books" },
  items: { zh: "件数", en: "items" },
  hours: { zh: "课时数", en: "hours" },
  days: { zh: "天数", en: "days" },
  percent: { zh: "比例（%）", en: "percent" },
};

/** {n} is how many of the period make one stretch. */
const periodWords: Readonly<Record<Period, { readonly one: Words; readonly several: Words }>> = {
  term: { one: { zh: "每学期", en: "each term" }, several: { zh: "每{n}个学期", en: "every {n} terms" } },
  schoolYear: { one: { zh: "每学年", en: "each school year" }, several: { zh: "每{n}学年", en: "every {n} school years" } },
  year: { one: { zh: "每年", en: "each year" }, several: { zh: "每{n}年", en: "every {n} years" } },
  month: { one: { zh: "每月", en: "each month" }, several: { zh: "每{n}个月", en: "every {n} months" } },
  week: { one: { zh: "每周", en: "each week" }, several: { zh: "每{n}周", en: "every {n} weeks" } },
  once: { one: { zh: "一次性", en: "once" }, several: { zh: "一次性", en: "once" } },
  plan: { one: { zh: "整个期限内", en: "over the whole plan" }, several: { zh: "整个期限内", en: "over the whole plan" } },
  standing: { one: { zh: "持续", en: "throughout" }, several: { zh: "持续", en: "throughout" } },
};

const eachTerm: Words = { zh: "每年的{season}", en: "each {season} term" };
const seasonWords: Readonly<Record<"autumn" | "spring", Words>> = {
  autumn: { zh: "秋季学期", en: "autumn" },
  spring: { zh: "春季学期", en: "spring" },
};

const dimensionWords: Readonly<Record<Dimension["kind"], Words>> = {
  grade: { zh: "每个年级", en: "for each grade" },
  subject: { zh: "每个学科", en: "for each subject" },
  event: { zh: "每次活动", en: "at each event" },
  person: { zh: "每人", en: "for each person" },
  listed: { zh: "{members}各", en: "for each of {members}" },
  unlisted: { zh: "每{members}", en: "for each {members}" },
};

const boundWords = {
  exact: { zh: "等于{min}", en: "exactly {min}" },
  range: { zh: "{min}至{max}", en: "{min} to {max}" },
  least: { zh: "不少于{min}", en: "at least {min}" },
  most: { zh: "不超过{max}", en: "at most {max}" },
  open: { zh: "不限", en: "any number" },
} as const satisfies Readonly<Record<string, Words>>;

const sentences = {
  plain: { zh: "{category}：{period}{each}，{measure}{bounds}。", en: "{category}: {period}{each}, {measure}: {bounds}." },
  asNeeded: {
    zh: "{category}：有需要时，{period}{each}，{measure}{bounds}。",
    en: "{category}: where a need is recorded, {period}{each}, {measure}: {bounds}.",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Puts values into a template; a place without a value is a bug. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`expected a value for ${place} in "${template}", found ${Object.keys(values).join(", ")}`);
    return value;
  });
}

function periodText(quota: Quota, language: SentenceLanguage): string {
  if (quota.season !== null) return fill(eachTerm[language], { season: seasonWords[quota.season][language] });
  const words = periodWords[quota.period];
  return fill((quota.periodCount === 1 ? words.one : words.several)[language], { n: String(quota.periodCount) });
}

function dimensionText(dimension: Dimension, language: SentenceLanguage): string {
  const separator = language === "zh" ? "、" : ", ";
  switch (dimension.kind) {
    case "listed":
      return fill(dimensionWords.listed[language], { members: dimension.members.join(separator) });
    case "unlisted":
      return fill(dimensionWords.unlisted[language], { members: dimension.word });
    case "subject":
      return dimension.members === null
        ? dimensionWords.subject[language]
        : fill(dimensionWords.listed[language], { members: dimension.members.join(separator) });
    case "grade":
    case "event":
    case "person":
      return dimensionWords[dimension.kind][language];
    default:
      return dimension satisfies never;
  }
}

function boundsText({ min, max }: Quota, language: SentenceLanguage): string {
  const kind = min === null ? (max === null ? "open" : "most") : max === null ? "least" : min === max ? "exact" : "range";
  return fill(boundWords[kind][language], { min: String(min ?? ""), max: String(max ?? "") });
}

/** A quota as one sentence: what is counted, how often, over what, within which bounds. English names a kind by its code. */
export function describeQuota(quota: Quota, language: SentenceLanguage): string {
  const dimensions = quota.dimensions.map((dimension) => dimensionText(dimension, language));
  const sentence = quota.isAsNeeded ? sentences.asNeeded : sentences.plain;
  return fill(sentence[language], {
    category: language === "zh" ? categoryNames[quota.category] : quota.category.replaceAll("_", " "),
    period: periodText(quota, language),
    each: dimensions.map((text) => (language === "zh" ? text : ` ${text}`)).join(""),
    measure: measureWords[quota.measure][language],
    bounds: boundsText(quota, language),
  });
}
