import type { AidTier } from "./aid.ts";

/** A group of pupils who are helped. `from` and `until` are days YYYY-MM-DD, both included; null: without an end. */
export interface AidCategory {
  readonly key: string;
  readonly name: string;
  readonly tier: AidTier;
  readonly from: string;
  readonly until: string | null;
  /** Document and article. */
  readonly source: string;
}

const always = "1990-01-01";
const flow = "财教〔2018〕16号：家庭经济困难学生认定工作";
/** In force 2026-07-01. */
const assistance = "社会救助法（2026年7月1日起施行）第二十五条";

/**
 * The recognised groups. Source: our collection of rules, section 4: the four kinds of non-boarders, orphans and
 * martyrs' children before; 低保边缘 and 刚性支出困难 families from 2026-07-01 on. Whom a school finds by local scoring
 * stands in the second tier: our choice, a county sets its own.
 */
export const defaultAidCategories: readonly AidCategory[] = [
  { key: "relieved", name: "脱贫户", tier: "first", from: always, until: null, source: flow },
  { key: "monitored", name: "防止返贫监测对象", tier: "first", from: "2021-01-01", until: null, source: flow },
  { key: "minimumLiving", name: "最低生活保障家庭", tier: "first", from: always, until: null, source: flow },
  { key: "destitute", name: "特困供养人员", tier: "first", from: always, until: null, source: flow },
  { key: "orphan", name: "孤儿和事实无人抚养儿童", tier: "first", from: always, until: null, source: flow },
  { key: "martyr", name: "烈士子女", tier: "first", from: always, until: null, source: flow },
  { key: "disability", name: "困难残疾学生及残疾人子女", tier: "first", from: always, until: null, source: flow },
  { key: "lowIncome", name: "低保边缘家庭", tier: "first", from: "2026-07-01", until: null, source: assistance },
  { key: "rigidSpending", name: "刚性支出困难家庭", tier: "first", from: "2026-07-01", until: null, source: assistance },
  { key: "scored", name: "学校认定的其他困难学生", tier: "second", from: always, until: null, source: `${flow}，县级评分办法` },
];

/** The groups that are helped on a day, YYYY-MM-DD: a term's first day says who may apply for it. */
export function categoriesOn(categories: readonly AidCategory[], day: string): AidCategory[] {
  return categories.filter(({ from, until }) => from <= day && (until === null || day <= until));
}
