import { expect, test } from "vitest";
import { boundsText, countText, daysText, emptyMark, moneyText } from "./format.ts";

test("an empty value is a dash and never 0", () => {
  expect([countText(null), moneyText(undefined), boundsText(null, null)]).toEqual([emptyMark, emptyMark, emptyMark]);
  expect(countText(0)).toBe("0");
});

test("figures stand in groups of three, money has two decimals", () => {
  expect(countText(1234567.5)).toBe("1\u2009234\u2009567.5");
  expect(moneyText(20000)).toBe("20\u2009000.00");
});

test.for([
  { min: 1, max: 2, text: "1-2" },
  { min: 2, max: 2, text: "2" },
  { min: 1, max: null, text: "≥1" },
  { min: null, max: 3, text: "≤3" },
])("bounds of $min and $max read $text", ({ min, max, text }) => {
  expect(boundsText(min, max)).toBe(text);
});

test.for([
  { from: "2026-05-10", to: "2026-05-10", text: "2026-05-10" },
  { from: "2026-05-10", to: "2026-05-12", text: "2026-05-10 – 05-12" },
  { from: "2025-12-30", to: "2026-01-02", text: "2025-12-30 – 2026-01-02" },
])("from $from to $to reads $text", ({ from, to, text }) => {
  expect(daysText(from, to)).toBe(text);
});
