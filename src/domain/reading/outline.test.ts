import { describe, expect, test } from "vitest";
import { outline } from "./outline.ts";

function paths(text: string): string[] {
  return outline(text).map(
    ({ start, end, headings }) => `${headings.map(({ style, ordinal }) => `${style}${ordinal}`).join("/")}|${text.slice(start, end)}`,
  );
}

describe("item numbers in all their styles", () => {
  test("headings, numbers and sentences that run on without line breaks", () => {
    expect(paths("四、措施1、经费。2、教学(1)听课")).toEqual([
      "han4|措施",
      "han4/digit1|经费",
      "han4/digit2|教学",
      "han4/digit2/digitParen1|听课",
    ]);
  });

  test("a page number glued before an item number", () => {
    expect(paths("三、对象21、县认定的").at(-1)).toBe("han3/digit1|县认定的");
  });

  test("a phase inside a numbered item, a month block, circled numbers", () => {
    expect(paths("1、第一阶段(5月5日)")).toEqual(["phase1|(5月5日)"]);
    expect(paths("九月份:1.签订协议")).toEqual(["month9/digit1|签订协议"]);
    expect(paths("①听课②评课")).toEqual(["circle1|听课", "circle2|评课"]);
  });

  test.for(["周一、周三", "(238、239)", "20_年4月1、2日", "3.5万元"])("%s holds no item number", (text) => {
    expect(outline(text)).toHaveLength(1);
  });
});
