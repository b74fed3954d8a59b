import { describe, expect, test } from "vitest";
import { defaultAidCategories } from "./aid-category.ts";
import { aidColumns, aidListColumns, applicationKey, gradeOf, parseApplication, parseListed, termOfWords } from "./aid-import.ts";
import { defaultFeeItems } from "./fee-item.ts";

const known = {
  schools: [{ id: "school", names: ["示例镇中心小学", "示例小学"] }],
  categories: defaultAidCategories,
  feeItems: defaultFeeItems,
  firstDayOf: (term: string): string => (term === "2026-autumn" ? "2026-09-01" : "2026-02-01"),
};
const filled = {
  term: "2026年秋季",
  school: "示例小学",
  name: "甲某",
  grade: "三年级",
  className: "2班",
  isBoarder: "否",
  category: "低保边缘家庭",
};
const parse = (more: Readonly<Record<string, string>> = {}) => parseApplication({ row: 2, cells: { ...filled, ...more } }, known);

test("a row becomes an application for the living subsidy", () => {
  expect(parse({ account: "6230 0000 0000 1234" }).value).toEqual({
    schoolId: "school",
    term: "2026-autumn",
    pupilName: "甲某",
    grade: "3",
    className: "2班",
    isBoarder: false,
    category: "lowIncome",
    basis: "certificate",
    arrivedOn: null,
    benefit: { kind: "subsidy" },
    account: "6230000000001234",
  });
});

test("with a fee and an amount it is a waiver", () => {
  expect(parse({ feeItem: "伙食费", feeYuan: "312.5" }).value?.benefit).toEqual({ kind: "feeWaiver", item: "meals", amount: 31_250 });
});

describe("what is wrong is told by its column", () => {
  test.for([
    [{ term: "2026年春季" }, "category", "unknown-category"],
    [{ category: "最低生活保障" }, "category", "unknown-category"],
    [{ term: "今年" }, "term", "unknown-term"],
    [{ grade: "十三" }, "grade", "unknown-grade"],
    [{ name: "" }, "name", "missing"],
    [{ isBoarder: "不详" }, "isBoarder", "no-yes-no"],
    [{ school: "别的小学" }, "school", "unknown-school"],
    [{ feeItem: "学费", feeYuan: "300" }, "feeItem", "fee-not-allowed"],
    [{ feeItem: "伙食费", feeYuan: "三百" }, "feeYuan", "no-number"],
    [{ feeItem: "", feeYuan: "300" }, "feeItem", "unknown-fee"],
    [{ arrivedOn: "九月" }, "arrivedOn", "day-form"],
    [{ account: "卡在家里" }, "account", "account-form"],
  ] as const)("%o: %s is %s", ([more, column, code]) => {
    const parsed = parse(more);
    expect(parsed.value).toBeNull();
    expect(parsed.errors.map((error) => [error.column, error.code])).toContainEqual([column, code]);
  });

  test("a forbidden fee comes with its law", () => {
    expect(parse({ feeItem: "学费", feeYuan: "300" }).errors[0]?.found).toContain("义务教育法第二条");
  });
});

test.for([
  ["三年级", "3"],
  ["3", "3"],
  ["初一", "7"],
  ["高三", "12"],
  ["七年级", "7"],
  ["13", null],
  ["", null],
] as const)("the grade %s is %s", ([words, grade]) => {
  expect(gradeOf(words)).toBe(grade);
});

test.for([
  ["2026年秋季", "2026-autumn"],
  ["2026-2027学年第一学期", "2026-autumn"],
  ["2026-2027学年第二学期", "2027-spring"],
  ["2027年春季", "2027-spring"],
  ["2027年上期", "2027-spring"],
  ["秋季", null],
] as const)("the term %s is %s", ([words, term]) => {
  expect(termOfWords(words)).toBe(term);
});

test("the subsidy and a waiver of one pupil are two applications; the same one twice is one", () => {
  const [one, other] = [parse().value, parse({ feeItem: "伙食费", feeYuan: "300" }).value];
  if (!one || !other) throw new Error("expected both rows to be right");
  expect(applicationKey(one)).not.toBe(applicationKey(other));
  expect(applicationKey(one)).toBe(applicationKey({ ...one }));
});

test("of the civil affairs list the village is read past", () => {
  const row = { row: 2, cells: { name: "甲某", category: "最低生活保障家庭", village: "示例村", school: "示例小学" } };
  expect(parseListed(row, known).value).toEqual({ schoolId: "school", name: "甲某", category: "minimumLiving" });
});

test("no column asks for an identity number, a telephone, a cause or an illness", () => {
  const headings = [...aidColumns, ...aidListColumns].flatMap(({ heading, aliases }) => [heading, ...aliases]).join(" ");
  expect(headings).not.toMatch(/身份证|电话|手机|原因|疾病|残疾|父|母/);
});
