import { describe, expect, test } from "vitest";
import { dateText, scanDates } from "./dates.ts";

function scan(text: string): string[] {
  return scanDates(text, 0, text.length).map((date) => (date.to === null ? dateText(date) : `${dateText(date)}..${date.to}`));
}

describe("dates as plans and summaries write them", () => {
  test.for([
    ["20_年9月17日,交流会", ["09-17"]],
    ["2021年9月28日", ["2021-09-28"]],
    ["20_年4月15-19,活动周", ["04-15..04-19"]],
    ["10月,送教", ["10"]],
    ["9月1日起至9月8日", ["09-01..09-08"]],
    ["(20_年5月20日-20_年4月10日)", ["05-20..04-10"]],
    ["2022年3月-12月", ["2022-03..2022-12"]],
    ["十月份", ["10"]],
    ["3个月", []],
    ["13月", []],
    ["9月2次", ["09"]],
  ] as const)("%s", ([text, expected]) => {
    expect(scan(text)).toEqual(expected);
  });
});
