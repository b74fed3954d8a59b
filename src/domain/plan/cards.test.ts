import { describe, expect, test } from "vitest";
import { readText } from "../reading/read-text.ts";
import { correctable, corrected, correctionProblem, proposedCommitments, selectedCommitments } from "./cards.ts";
import { describeQuota } from "./describe-quota.ts";
import { judgementOf } from "./quota.ts";

const text = "甲中学结对帮扶乙中学工作方案\n一、每学期开展两次经验交流会，每次不少于2人。\n二、定期开展教师培训。\n";
const proposed = proposedCommitments(readText(text));

describe("what a text proposes", () => {
  test("promises with and without a number, in the order of the text, parts pointing at their wholes", () => {
    expect(proposed.map(({ clause, partOf }) => [clause.text, partOf])).toEqual([
      ["每学期开展两次经验交流会", null],
      ["每次不少于2人", 0],
      ["定期开展教师培训", null],
    ]);
    expect(proposed.map(({ clause }) => text.slice(clause.start, clause.end))).toEqual(proposed.map(({ clause }) => clause.text));
  });

  test("what a summary reports is no promise", () => {
    const both = `${text}\n2024-2025年度甲中学结对帮扶乙中学工作小结\n一、活动：2024年10月10日，经验交流会一次。\n`;
    expect(proposedCommitments(readText(both))).toHaveLength(3);
  });
});

describe("correcting a card", () => {
  const [meeting, , training] = proposed;
  if (!meeting || !training) throw new Error("expected the promises of the text");

  test("left as it is, it stays what it was", () => {
    expect(judgementOf(corrected(meeting, correctable(meeting)))).toEqual(judgementOf(meeting));
  });

  test("a number turns an open promise into one that is judged", () => {
    expect(judgementOf(training).kind).toBe("unquantified");
    const judgement = judgementOf(corrected(training, { ...correctable(training), min: 2, max: null, unit: "次", period: "schoolYear" }));
    expect(judgement.kind === "quota" ? describeQuota(judgement.quota, "zh") : null).toBe("培训讲座：每学年，次数不少于2。");
  });

  test("money keeps its sum in step with its bounds", () => {
    const money = corrected(meeting, { ...correctable(meeting), category: "funding", min: 20_000, max: 30_000, unit: "元" });
    expect(money.amountYuan).toEqual({ min: 20_000, max: 30_000 });
  });

  test.for([
    { why: "the least above the most", changes: { min: 3, max: 1 }, problem: "bounds-order" },
    { why: "a number of nothing", changes: { unit: "" }, problem: "unit-missing" },
    { why: "no number at all", changes: { min: null, max: null, unit: null }, problem: null },
  ])("$why", ({ changes, problem }) => {
    expect(correctionProblem({ ...correctable(meeting), ...changes })).toBe(problem);
  });
});

describe("adding by selection", () => {
  test("a promise in the stretch is read, with its place in the whole text", () => {
    const start = text.indexOf("每学期");
    const [found] = selectedCommitments(text, start, text.indexOf("，每次"));
    expect(found && text.slice(found.clause.start, found.clause.end)).toBe("每学期开展两次经验交流会");
    expect(found?.quantity).toMatchObject({ min: 2, max: 2 });
  });

  test("a stretch without one becomes a promise that asks for its number", () => {
    const start = text.indexOf("教师培训");
    const [found] = selectedCommitments(text, start, start + 4);
    expect(found && judgementOf(found).kind).toBe("unquantified");
  });
});
