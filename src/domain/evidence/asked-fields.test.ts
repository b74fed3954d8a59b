import { expect, test } from "vitest";
import type { Category } from "../reading/category.ts";
import { askedFields, recordedCategories } from "./asked-fields.ts";
import { roomOf } from "./rooms.ts";

/** The activities that GLOSSARY.md names, and the figure that a promise of theirs is usually counted by. */
test.for<readonly [Category, string]>([
  ["demo_lesson", "lessons"],
  ["lesson_sending", "lessons"],
  ["observation", "lessons"],
  ["joint_research", "people"],
  ["meeting", "people"],
  ["exchange", "people"],
  ["training", "people"],
  ["secondment", "people"],
  ["follow_on_study", "people"],
  ["funding", "yuan"],
])("%s can be recorded and asks for %s first", ([category, figure]) => {
  expect(recordedCategories).toContain(category);
  expect(askedFields(category).figures[0]).toBe(figure);
});

test("money asks what it is for, a posting asks for the post, and nothing else does", () => {
  expect(recordedCategories.filter((category) => askedFields(category).hasEarmark)).toEqual(["funding"]);
  expect(recordedCategories.filter((category) => askedFields(category).hasPost)).toEqual(["secondment"]);
});

test("rules and targets of a plan are nothing that happened", () => {
  expect(recordedCategories).not.toContain("allowance");
  expect(recordedCategories).not.toContain("quality_target");
});

test("old records of what has a room of its own still tell their figures", () => {
  for (const category of ["donation_goods", "asset_transfer", "equipment"] as const) {
    expect(roomOf(category)).toBe("goods");
    expect(recordedCategories).toContain(category);
    expect(askedFields(category).figures).toEqual(["items", "books", "yuan"]);
  }
  for (const category of ["research_project", "mentoring_pair", "mentoring_activity", "pupil_aid"] as const)
    expect(roomOf(category)).not.toBeNull();
  expect(askedFields("pupil_aid").figures[0]).toBe("people");
  expect(askedFields("mentoring_pair").figures[0]).toBe("pairs");
});
