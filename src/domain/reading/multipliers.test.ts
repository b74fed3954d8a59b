import { describe, expect, test } from "vitest";
import { scanMultipliers, scanSubjects } from "./multipliers.ts";

function kinds(text: string): string[] {
  return scanMultipliers(text, 0, text.length).flatMap((token) => token.kinds);
}

describe("what a quantity is multiplied over", () => {
  test.for([
    ["每学期每个学科选派1名", ["学科"]],
    ["每个年级选派语、数、外各一名", ["年级", "语文", "数学", "外语"]],
    ["每名党员教师结对", ["教师"]],
    ["每生300元", ["学生"]],
    ["每次不少于2人", ["次"]],
    ["每节课听课教师", ["节"]],
    ["每对师徒每周", ["师徒对"]],
    ["期初、期末各一次", ["期初", "期末"]],
    ["每期组织教师", []],
    ["各种活动", []],
  ] as const)("%s", ([text, expected]) => {
    expect(kinds(text)).toEqual(expected);
  });
});

test("short names of subjects count in lists only", () => {
  expect(scanSubjects("语、数、英", 0, 5)).toEqual(["语文", "数学", "英语"]);
  expect(scanSubjects("生活", 0, 2)).toEqual([]);
});
