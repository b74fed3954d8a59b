import { describe, expect, test } from "vitest";
import { scanPeriods } from "./periods.ts";

describe("period words", () => {
  test.for([
    ["每学期", "term", 1],
    ["每个学期", "term", 1],
    ["每期", "term", 1],
    ["全期听课", "term", 1],
    ["每一学年", "schoolYear", 1],
    ["全年", "year", 1],
    ["每月", "month", 1],
    ["每两周", "week", 2],
    ["隔周", "week", 2],
    ["每半月", "week", 2],
    ["每季度", "month", 3],
    ["三年内", "plan", 1],
    ["任期内", "plan", 1],
    ["今年", "once", 1],
  ] as const)("%s is %s × %d", ([text, period, count]) => {
    expect(scanPeriods(text, 0, text.length)).toMatchObject([{ period, count }]);
  });

  test("期末 is a deadline inside each term", () => {
    expect(scanPeriods("期末", 0, 2)).toMatchObject([{ period: "term", deadline: "期末", isEach: false }]);
  });

  test("上半年 is a season of each year", () => {
    expect(scanPeriods("上半年", 0, 3)).toMatchObject([{ period: "year", season: "上半年" }]);
  });

  test.for(["学期考试", "支援期限", "时期", "周三"])("%s is no period", (text) => {
    expect(scanPeriods(text, 0, text.length).filter(({ isEach }) => isEach)).toEqual([]);
  });
});
