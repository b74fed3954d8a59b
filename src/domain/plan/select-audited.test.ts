import { describe, expect, test } from "vitest";
import { readText } from "../reading/read-text.ts";
import { selectAudited, statedSchoolYear, statedSpan } from "./select-audited.ts";

const plan = "甲中学结对帮扶乙中学工作方案\n帮扶期限:三年。\n每学期开展两次经验交流会。";
const otherPlan = "教师培训方案\n每学期组织培训一次。";
const summary = "2022-2023学年度甲中学结对帮扶乙中学工作小结\n一、活动:2022年9月17日,经验交流会。";

describe("what is held against what", () => {
  test("a summary in the same text belongs to the plan before it", () => {
    const selection = selectAudited([readText(`篇一:${otherPlan}\n篇二:${plan}\n${summary}`)]);
    expect(selection.plans).toHaveLength(1);
    expect(selection.commitments.some(({ category }) => category === "meeting")).toBe(true);
    expect(selection.commitments.some(({ category }) => category === "training")).toBe(false);
  });

  test("plan and summary in two texts belong together", () => {
    const selection = selectAudited([readText(plan), readText(summary)]);
    expect([selection.plans.length, selection.summaries.length, selection.facts.length]).toEqual([1, 1, 1]);
  });

  test("parts keep pointing at their wholes when texts are joined", () => {
    const money = "帮扶方案\n每学期资助2-3万元,其中1万元用于教研。";
    const { commitments } = selectAudited([readText(plan), readText(money)]);
    const part = commitments.find(({ anchor }) => anchor.includes("1万元"));
    expect(commitments[part?.partOf ?? -1]?.anchor).toBe("2-3万元");
  });
});

describe("the years that the texts state", () => {
  test("the summary's school year goes before anything else", () => {
    expect(statedSchoolYear(selectAudited([readText(plan), readText(summary)]))).toBe(2022);
  });

  test("a masked text states none", () => {
    expect(statedSchoolYear(selectAudited([readText(plan)]))).toBeNull();
  });

  test("a term of three years runs from the audited year where the plan names no other", () => {
    expect(statedSpan(selectAudited([readText(plan)]), 2022)).toEqual({ firstSchoolYear: 2022, lastSchoolYear: 2024 });
    expect(statedSpan(selectAudited([readText(otherPlan)]), 2022)).toBeNull();
  });
});
