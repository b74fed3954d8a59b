import { expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { readText } from "../reading/read-text.ts";
import { proposedCommitments } from "./cards.ts";
import { legalLimits, limitedSentences, limitsOn } from "./legal-limits.ts";

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

// All seven rows of the same section, in the words of plans, whether or not a promise is read from them.
test.for([
  ["每年面向全县招收2个教学对口支援班，配备最优秀的教师", "selective-class"],
  ["1-2万元用于招生宣传(下半年)或器材添置(上半年)", "enrolment-publicity"],
  ["派出人员每月300元特殊津贴，課時津貼按130%發放", "staff-pay"],
  ["外区域转入学生推荐进入城兴小学就读", "out-of-zone"],
  ["每学期公布及格率、优秀率排名表", "ranking"],
  ["对困难学生酌情减免学杂费和提供贫困生生活补助", "fee-waiver"],
  ["在评优、评先、职务评聘和选拔任用等方面优先考虑", "entitlement"],
  ["共同組建“一中對口教學支援班”", "selective-class"],
] as const)("the sentence %s is shown with %s", ([sentence, code]) => {
  const text = `一、帮扶措施\n1.${sentence}。每学期开展两次经验交流会。`;
  const found = limitedSentences(today, text);
  expect(found.map(({ limit }) => limit.code)).toEqual([code]);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([`1.${sentence}`]);
});

test("every row of the standards has its rule", () => {
  expect(legalLimits.map(({ code }) => code).toSorted()).toEqual([
    "enrolment-publicity",
    "entitlement",
    "fee-waiver",
    "out-of-zone",
    "ranking",
    "selective-class",
    "staff-pay",
  ]);
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
