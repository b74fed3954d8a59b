import { expect, test } from "vitest";
import { defaultLists, stageOfName, stages } from "./stage.ts";
import { canonicalSubject } from "./subject.ts";

test.for([
  ["英语", "外语"],
  ["外", "外语"],
  ["道德与法治", "政治"],
  ["物", "物理"],
  ["理", "物理"],
  ["生物学", "生物"],
  ["书法", "书法"],
] as const)("%s is counted as %s", ([name, counted]) => {
  expect(canonicalSubject(name)).toBe(counted);
});

test("every subject of a stage is its own counted name, and grades follow on from each other", () => {
  for (const stage of stages) expect(defaultLists(stage).subjects.map(canonicalSubject)).toEqual(defaultLists(stage).subjects);
  expect(stages.flatMap((stage) => defaultLists(stage).grades)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)));
});

test.for([
  ["城兴小学", "primary"],
  ["城关中学", "junior"],
  ["县高级中学", "senior"],
  ["教育局", null],
] as const)("%s: %s", ([name, stage]) => {
  expect(stageOfName(name)).toBe(stage);
});
