import { describe, expect, test } from "vitest";
import type { AllowanceSlip } from "../../contract/allowance.ts";
import { defaultRules } from "../../domain/allowance/rule.ts";
import { calendarOf, changeOf, problemOfRule, ruleOfValues, tryRules, valuesOfRule } from "./model.ts";

const slip = (amountFen: number, previousFen: number | null, isCorrection = false): AllowanceSlip =>
  ({ amountFen, previousFen, isCorrection }) as AllowanceSlip;

test.for([
  [slip(30_000, null), "new"],
  [slip(30_000, 21_000), "more"],
  [slip(21_000, 30_000), "less"],
  [slip(30_000, 30_000), "same"],
  [slip(-5, 30_000, true), "correction"],
] as const)("a slip against the month before: %s", ([given, change]) => {
  expect(changeOf(given)).toBe(change);
});

describe("the form of a rule", () => {
  test("money goes to yuan and back without losing a fen", () => {
    for (const rule of defaultRules)
      expect(ruleOfValues(valuesOfRule({ ...rule, rateFen: 835, capFen: 12_345 }))).toEqual({ ...rule, rateFen: 835, capFen: 12_345 });
  });

  test("a third decimal is no rate", () => {
    const [rule] = defaultRules.map(valuesOfRule);
    expect(rule && ruleOfValues({ ...rule, rateYuan: 8.355 })).toBeNull();
    expect(rule && ruleOfValues({ ...rule, capYuan: 0.001 })).toBeNull();
  });

  test("what is wrong is told", () => {
    const [rule] = defaultRules;
    expect(rule && problemOfRule({ ...rule, formula: "标准 *" })).toMatchObject({ code: "formula", problem: { code: "syntax" } });
    expect(rule && problemOfRule(rule)).toBeNull();
  });
});

test("trying rules out gives what a run would pay; unsound rules are left out", () => {
  const calendar = calendarOf({ calendar: [], holidays: [] });
  const inputs = {
    kind: "posting",
    role: "subjectTeacher",
    from: "2026-09-10",
    to: "2027-01-17",
    sharePercent: 100,
    absentDays: 0,
    lessons: 56,
  } as const;
  const paid = tryRules(defaultRules, { calendar, source: "" }, "2026-09-15", inputs);
  expect(paid.map(({ code, amountFen }) => [code, amountFen])).toEqual([
    ["special", 21_000],
    ["lesson", 87_360],
  ]);
  const broken = defaultRules.map((rule) => (rule.code === "lesson" ? { ...rule, formula: "课时 +" } : rule));
  expect(tryRules(broken, { calendar, source: "" }, "2026-09-15", inputs).map(({ code }) => code)).toEqual(["special"]);
  expect(tryRules(defaultRules, { calendar, source: "" }, "", inputs)).toEqual([]);
});
