import { describe, expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { checkQualification, refusedFindings, yearsOfService, type Candidate, type Post, type QualificationRule } from "./qualification.ts";

const rule: QualificationRule = { minTitle: "一级教师", minYears: 3, minDays: 270, matchesSubject: true, refuses: ["title"] };
const post: Post = { kind: "posting", role: "subjectTeacher", subject: "外语", from: makeDay(2026, 9, 1), to: makeDay(2027, 7, 5) };
const fit: Candidate = { subjects: ["外语"], title: "一级教师", workingSince: "2012-09" };

describe("a person held against a post", () => {
  test.for([
    { why: "who fits", more: {}, found: [] },
    { why: "英语 is 外语", more: { subjects: ["英语"] }, found: [] },
    { why: "another subject", more: { subjects: ["数学"] }, found: ["subject"] },
    { why: "小学高级 is today's 一级", more: { title: "小学高级教师" }, found: [] },
    { why: "中学高级 is today's 高级", more: { title: "中学高级" }, found: [] },
    { why: "小学一级 is today's 二级", more: { title: "小学一级教师" }, found: ["title"] },
    { why: "below mid-level", more: { title: "二级教师" }, found: ["title"] },
    { why: "no title yet", more: { title: "未定级" }, found: ["title"] },
    { why: "a title that nobody wrote down", more: { title: null }, found: ["title-unknown"] },
    { why: "one month short of three years", more: { workingSince: "2023-10" }, found: ["years"] },
    { why: "three years to the month", more: { workingSince: "2023-09" }, found: [] },
    { why: "years that nobody wrote down", more: { workingSince: null }, found: ["years-unknown"] },
  ])("$why: $found", ({ more, found }) => {
    expect(checkQualification({ ...fit, ...more }, post, rule)).toEqual(found);
  });

  test("a stay of less than a school year is told, one day short and exact", () => {
    expect(checkQualification(fit, { ...post, to: makeDay(2027, 5, 27) }, rule)).toEqual(["stay"]);
    expect(checkQualification(fit, { ...post, to: makeDay(2027, 5, 28) }, rule)).toEqual([]);
  });

  test("a manager's subject is not asked for, and who goes to learn is not held against anything", () => {
    const nobody: Candidate = { subjects: [], title: null, workingSince: null };
    expect(checkQualification({ ...fit, subjects: [] }, { ...post, role: "manager", subject: null }, rule)).toEqual([]);
    expect(checkQualification(nobody, { ...post, kind: "followOn", role: null }, rule)).toEqual([]);
  });

  test("only what the county's rule names is refused; the rest is a warning", () => {
    expect(refusedFindings(["subject", "title"], rule)).toEqual(["title"]);
  });

  test("years of service are whole years; a month that is none is not guessed at", () => {
    expect(yearsOfService("2024-09", makeDay(2026, 8, 31))).toBe(1);
    expect(yearsOfService("2024-09", makeDay(2026, 9, 1))).toBe(2);
    expect(yearsOfService("上世纪", makeDay(2026, 9, 1))).toBeNull();
  });
});
