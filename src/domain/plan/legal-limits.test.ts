import { expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { readText } from "../reading/read-text.ts";
import { proposedCommitments } from "./cards.ts";
import { legalLimits, limitsOn } from "./legal-limits.ts";

const today = makeDay(2026, 11, 24);

function warningsFor(sentence: string): string[] {
  const text = `甲中学结对帮扶乙中学工作方案\n${sentence}\n`;
  return proposedCommitments(readText(text)).flatMap((promise) => limitsOn(today, promise, text).map(({ code }) => code));
}

// The promises of the seed's second plan that today's rules meet. Source: standards, section 11.
test.for([
  ["每学期投入1万元用于招生宣传。", "enrolment-publicity"],
  ["派出人员每月给予300元特殊津贴。", "staff-pay"],
  ["每学期公布一次学生成绩排名。", "ranking"],
  ["每学期减免10名困难学生学杂费。", "fee-waiver"],
] as const)("%s is shown with %s", ([sentence, code]) => {
  expect(warningsFor(sentence)).toContain(code);
});

test("an ordinary promise is left alone", () => {
  expect(warningsFor("每学期开展两次经验交流会。")).toEqual([]);
});

test("a rule says nothing about the time before it", () => {
  const promise = { category: "meeting", earmarks: [] } as const;
  expect(limitsOn(makeDay(2020, 1, 1), promise, "每学期公布一次成绩排名").map(({ code }) => code)).toEqual([]);
  expect(limitsOn(today, promise, "每学期公布一次成绩排名").map(({ code }) => code)).toEqual(["ranking"]);
});

test("every rule names its source and has words in all languages", () => {
  for (const { source, message } of legalLimits) {
    expect(source).not.toBe("");
    expect(Object.values(message).every((words) => words.length > 10)).toBe(true);
  }
});
