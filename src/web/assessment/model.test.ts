import { expect, test } from "vitest";
import { defaultAssessmentForm } from "../../domain/assessment/default-form.ts";
import { faultsOfForm } from "../../domain/assessment/form.ts";
import { formOf, schoolYearChoices, scoresOf } from "./model.ts";

test("a form that is not changed comes out of the editor as it went in", () => {
  expect(formOf(defaultAssessmentForm)).toEqual(defaultAssessmentForm);
});

test("a new criterion gets a key that nothing has; what is empty makes a fault, not a form", () => {
  const criteria = [
    { key: "c1", name: "甲", looksAt: "", weightPercent: 60, maxScore: 10 },
    { name: " 乙 ", weightPercent: 40, maxScore: 10 },
    {},
  ];
  const form = formOf({ ...defaultAssessmentForm, criteria, bestShareMax: null });
  expect(form.criteria.map(({ key, name }) => [key, name])).toEqual([
    ["c1", "甲"],
    ["c2", "乙"],
    ["c3", ""],
  ]);
  expect(form.bestShareMax).toBeNull();
  expect(faultsOfForm(formOf({ ...defaultAssessmentForm, partyPercent: { self: null, helped: 60, helper: 30 } }))).toEqual(["party-sum"]);
});

test("scores are sent once all of them are there", () => {
  const [one, other] = defaultAssessmentForm.criteria;
  if (!one || !other) throw new Error("expected two criteria");
  expect(scoresOf([one, other], { [one.key]: { score: 0, remark: " " } })).toBeNull();
  expect(scoresOf([one, other], { [one.key]: { score: 0, remark: " " }, [other.key]: { score: 9, remark: "好" } })).toEqual([
    { key: one.key, score: 0, remark: null },
    { key: other.key, score: 9, remark: "好" },
  ]);
});

test("the present school year and those before can be chosen", () => {
  expect(schoolYearChoices(2026)).toEqual([2026, 2025, 2024, 2023, 2022]);
});
