import { categoryName } from "../reading/category-name.ts";
import type { Period } from "../reading/reading.ts";
import type { Dimension, Measure, Quota } from "./quota.ts";

/** Languages that a quota is told in. */
export type SentenceLanguage = "zh" | "zh-TW" | "en";

type Words = Readonly<Record<SentenceLanguage, string>>;

const measureWords: Readonly<Record<Measure, Words>> = {
  yuan: { zh: "金额（元）", "zh-TW": "金額（元）", en: "yuan" },
  people: { zh: "人数", "zh-TW": "人數", en: "people" },
  teachers: { zh: "教师人数", "zh-TW": "教師人數", en: "different teachers" },
  events: { zh: "次数", "zh-TW": "次數", en: "events" },
  lessons: { zh: "节数", "zh-TW": "節數", en: "lessons" },
  projects: { zh: "课题数", "zh-TW": "課題數", en: "projects" },
  pairs: { zh: "对数", "zh-TW": "對數", en: "pairs" },
  pieces: { zh: "份数", "zh-TW": "份數", en: "written pieces" },
  books: { zh: "册数", "zh-TW": "冊數", en: "books" },
  items: { zh: "件数", "zh-TW": "件數", en: "items" },
  hours: { zh: "课时数", "zh-TW": "課時數", en: "hours" },
  days: { zh: "天数", "zh-TW": "天數", en: "days" },
  percent: { zh: "比例（%）", "zh-TW": "比例（%）", en: "percent" },
};

/** {n} is how many of the period make one stretch. */
const periodWords: Readonly<Record<Period, { readonly one: Words; readonly several: Words }>> = {
  term: {
    one: { zh: "每学期", "zh-TW": "每學期", en: "each term" },
    several: { zh: "每{n}个学期", "zh-TW": "每{n}個學期", en: "every {n} terms" },
  },
  schoolYear: {
    one: { zh: "每学年", "zh-TW": "每學年", en: "each school year" },
    several: { zh: "每{n}学年", "zh-TW": "每{n}學年", en: "every {n} school years" },
  },
  year: { one: { zh: "每年", "zh-TW": "每年", en: "each year" }, several: { zh: "每{n}年", "zh-TW": "每{n}年", en: "every {n} years" } },
  month: {
    one: { zh: "每月", "zh-TW": "每月", en: "each month" },
    several: { zh: "每{n}个月", "zh-TW": "每{n}個月", en: "every {n} months" },
  },
  week: { one: { zh: "每周", "zh-TW": "每週", en: "each week" }, several: { zh: "每{n}周", "zh-TW": "每{n}週", en: "every {n} weeks" } },
  once: { one: { zh: "一次性", "zh-TW": "一次性", en: "once" }, several: { zh: "一次性", "zh-TW": "一次性", en: "once" } },
  plan: {
    one: { zh: "整个期限内", "zh-TW": "整個期限內", en: "over the whole plan" },
    several: { zh: "整个期限内", "zh-TW": "整個期限內", en: "over the whole plan" },
  },
  standing: { one: { zh: "持续", "zh-TW": "持續", en: "throughout" }, several: { zh: "持续", "zh-TW": "持續", en: "throughout" } },
};

const eachTerm: Words = { zh: "每年的{season}", "zh-TW": "每年的{season}", en: "each {season} term" };
const seasonWords: Readonly<Record<"autumn" | "spring", Words>> = {
  autumn: { zh: "秋季学期", "zh-TW": "秋季學期", en: "autumn" },
  spring: { zh: "春季学期", "zh-TW": "春季學期", en: "spring" },
};

const dimensionWords: Readonly<Record<Dimension["kind"], Words>> = {
  grade: { zh: "每个年级", "zh-TW": "每個年級", en: "for each grade" },
  subject: { zh: "每个学科", "zh-TW": "每個學科", en: "for each subject" },
  event: { zh: "每次活动", "zh-TW": "每次活動", en: "at each event" },
  person: { zh: "每人", "zh-TW": "每人", en: "for each person" },
  listed: { zh: "{members}各", "zh-TW": "{members}各", en: "for each of {members}" },
  unlisted: { zh: "每{members}", "zh-TW": "每{members}", en: "for each {members}" },
};

const boundWords = {
  exact: { zh: "等于{min}", "zh-TW": "等於{min}", en: "exactly {min}" },
  range: { zh: "{min}至{max}", "zh-TW": "{min}至{max}", en: "{min} to {max}" },
  least: { zh: "不少于{min}", "zh-TW": "不少於{min}", en: "at least {min}" },
  most: { zh: "不超过{max}", "zh-TW": "不超過{max}", en: "at most {max}" },
  open: { zh: "不限", "zh-TW": "不限", en: "any number" },
} as const satisfies Readonly<Record<string, Words>>;

const sentences = {
  plain: {
    zh: "{category}：{period}{each}，{measure}{bounds}。",
    "zh-TW": "{category}：{period}{each}，{measure}{bounds}。",
    en: "{category}: {period}{each}, {measure}: {bounds}.",
  },
  asNeeded: {
    zh: "{category}：有需要时，{period}{each}，{measure}{bounds}。",
    "zh-TW": "{category}：有需要時，{period}{each}，{measure}{bounds}。",
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
  const separator = language === "en" ? ", " : "、";
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

/** A quota as one sentence: what is counted, how often, over what, within which bounds. */
export function describeQuota(quota: Quota, language: SentenceLanguage): string {
  const dimensions = quota.dimensions.map((dimension) => dimensionText(dimension, language));
  const sentence = quota.isAsNeeded ? sentences.asNeeded : sentences.plain;
  return fill(sentence[language], {
    category: categoryName(quota.category, language),
    period: periodText(quota, language),
    each: dimensions.map((text) => (language === "en" ? ` ${text}` : text)).join(""),
    measure: measureWords[quota.measure][language],
    bounds: boundsText(quota, language),
  });
}
