import { expect, test } from "vitest";
import { purposeOfName, sourceOfName, termOfName } from "./payment-import.ts";

test.for([
  ["2026年秋季", "2026-autumn"],
  ["2026秋", "2026-autumn"],
  ["2027年春季学期", "2027-spring"],
  // 上期 and 下期 are halves of the calendar year, 上学期 and 下学期 halves of the school year (glossary).
  ["2027年上期", "2027-spring"],
  ["2026年下期", "2026-autumn"],
  ["2026-2027学年第一学期", "2026-autumn"],
  ["2026-2027学年第二学期", "2027-spring"],
  ["2026-2027学年下学期", "2027-spring"],
  ["2026-2027学年春季", "2027-spring"],
  ["2026-autumn", "2026-autumn"],
  ["秋季", null],
  ["2026", null],
] as const)("%s is %s", ([words, term]) => {
  expect(termOfName(words)).toBe(term);
});

test.for([
  ["教研", "teaching_research"],
  ["联合教研活动", "teaching_research"],
  ["乒乓球台等器材", "equipment"],
  ["招生宣传", "enrolment_publicity"],
  ["派出人员津贴", "staff_pay"],
  ["教学楼建设", "construction"],
  ["郊游", null],
] as const)("%s is for %s", ([words, purpose]) => {
  expect(purposeOfName(words)).toBe(purpose);
});

test.for([
  ["公用经费", "publicFunds"],
  ["生均公用经费", "publicFunds"],
  ["专项资金", "special"],
  ["捐款", "donation"],
  ["不知道", null],
] as const)("%s is %s", ([words, source]) => {
  expect(sourceOfName(words)).toBe(source);
});
