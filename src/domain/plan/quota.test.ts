import { describe, expect, test } from "vitest";
import { exampleCommitment } from "../obligation/example.ts";
import type { Category } from "../reading/category.ts";
import type { Commitment } from "../reading/reading.ts";
import { describeQuota } from "./describe-quota.ts";
import { countedAs, judgementOf, type Quota } from "./quota.ts";

function quotaOf(changes: Partial<Commitment>): Quota {
  const judgement = judgementOf(exampleCommitment(changes));
  if (judgement.kind !== "quota") throw new Error(`expected a quota, found ${judgement.kind}`);
  return judgement.quota;
}

const two = { min: 2, max: 2, unit: "次" };

describe("what a commitment is to the audit", () => {
  test.for([
    ["allowance", "rule"],
    ["incentive", "rule"],
    ["programme_term", "frame"],
    ["quality_target", "outcome"],
    ["meeting", "quota"],
  ] as const satisfies readonly (readonly [Category, string])[])("%s with a number is a %s", ([category, kind]) => {
    expect(judgementOf(exampleCommitment({ category, quantity: two })).kind).toBe(kind);
  });

  test.for([
    { why: "定期: the number is implied", changes: { explicit: false, quantity: { min: 1, max: null, unit: "次" } } },
    { why: "no number at all", changes: { quantity: null } },
    { why: "a unit that nothing is counted in", changes: { quantity: { min: 2, max: 2, unit: "倍" } } },
  ])("unquantified: $why", ({ changes }) => {
    expect(judgementOf(exampleCommitment(changes)).kind).toBe("unquantified");
  });
});

describe("measures follow from unit and kind", () => {
  test.for([
    ["demo_lesson", "名", "teachers"],
    ["demo_lesson", "人次", "people"],
    ["demo_lesson", "节", "lessons"],
    ["secondment", "名", "people"],
    ["research_project", "项", "projects"],
    ["research_project", "人", "people"],
    ["mentoring_pair", "个", "pairs"],
    ["written_output", "篇", "pieces"],
    ["funding", "元", "yuan"],
    ["rotation_quota", "%", "percent"],
  ] as const)("%s in %s counts %s", ([category, unit, measure]) => {
    expect(quotaOf({ category, quantity: { min: 2, max: 2, unit } }).measure).toBe(measure);
  });

  test("weeks are counted in days, for promises and records alike", () => {
    expect(countedAs("周", 2)).toEqual({ measure: "days", amount: 10 });
    expect(countedAs("天", 10)).toEqual({ measure: "days", amount: 10 });
    const { min, max } = quotaOf({ category: "guidance_visit", quantity: { min: 2, max: null, unit: "周" } });
    expect([min, max]).toEqual([10, null]);
  });
});

describe("over what a quota is shared out", () => {
  test.for([
    { per: ["学科"], partOf: null, dimensions: [{ kind: "subject", members: null }] },
    { per: ["年级", "语文", "英语"], partOf: null, dimensions: [{ kind: "grade" }, { kind: "subject", members: ["语文", "外语"] }] },
    { per: ["次"], partOf: null, dimensions: [{ kind: "event" }] },
    { per: ["教师"], partOf: 0, dimensions: [{ kind: "person" }] },
    { per: ["教师"], partOf: null, dimensions: [{ kind: "unlisted", word: "教师" }] },
    { per: ["期初", "期末"], partOf: null, dimensions: [{ kind: "listed", members: ["期初", "期末"] }] },
    { per: ["乡镇"], partOf: null, dimensions: [{ kind: "unlisted", word: "乡镇" }] },
  ])("$per (part of $partOf)", ({ per, partOf, dimensions }) => {
    expect(quotaOf({ quantity: two, per, partOf }).dimensions).toEqual(dimensions);
  });
});

describe("a quota as a sentence", () => {
  test.for([
    {
      changes: { category: "demo_lesson", quantity: { min: 1, max: 2, unit: "名" }, per: ["学科"] },
      zh: "示范课：每学期每个学科，教师人数1至2。",
      en: "demonstration lesson: each term for each subject, different teachers: 1 to 2.",
    },
    {
      changes: { quantity: { min: 2, max: null, unit: "人" }, per: ["次"], facet: "size" },
      zh: "会议交流：每学期每次活动，人数不少于2。",
      en: "exchange meeting: each term at each event, people: at least 2.",
    },
    {
      changes: { category: "written_output", quantity: { min: null, max: 3, unit: "篇" }, per: ["师徒对"], period: "week", periodCount: 2 },
      zh: "材料成果：每2周每师徒对，份数不超过3。",
      en: "written work: every 2 weeks for each 师徒对, written pieces: at most 3.",
    },
    {
      changes: { category: "funding", quantity: { min: 25_000, max: 25_000, unit: "元" }, period: "year", condition: "上半年" },
      zh: "经费：每年的春季学期，金额（元）等于25000。",
      en: "funding: each spring term, yuan: exactly 25000.",
    },
    {
      changes: {
        category: "secondment",
        quantity: { min: 1, max: 1, unit: "名" },
        per: ["物理", "化学"],
        period: "standing",
        isAsNeeded: true,
      },
      zh: "支教派出：有需要时，持续物理、化学各，人数等于1。",
      en: "posting: where a need is recorded, throughout for each of 物理, 化学, people: exactly 1.",
    },
  ] as const)("$zh", ({ changes, zh, en }) => {
    const quota = quotaOf(changes);
    expect([describeQuota(quota, "zh"), describeQuota(quota, "en")]).toEqual([zh, en]);
  });
});
