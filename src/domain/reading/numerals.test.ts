import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { readNumeral, readNumeralRange } from "./numerals.ts";

describe("numerals", () => {
  test.for([
    ["12", 12],
    ["1.5万", 15_000],
    ["3,000册", 3000],
    ["两千一百五十", 2150],
    ["十五", 15],
    ["二十", 20],
    ["两", 2],
    ["2千", 2000],
    ["半年", 0.5],
    ["一万二千", 12_000],
  ] as const)("%s is %d", ([text, value]) => {
    expect(readNumeral(text, 0)?.value).toBe(value);
  });

  test("余 and 多 make a figure approximate", () => {
    expect(readNumeral("二十余次", 0)).toMatchObject({ value: 20, isApproximate: true });
  });

  test("几 is no figure", () => {
    expect(readNumeral("十几次", 0)).toBeNull();
  });
});

describe("ranges", () => {
  test.for([
    ["2-3万元", 20_000, 30_000],
    ["0.8-1万元", 8000, 10_000],
    ["1万-2万元", 10_000, 20_000],
    ["一两名", 1, 2],
    ["两至三次", 2, 3],
    ["4—5", 4, 4],
    ["4--5名", 4, 5],
    ["1到2", 1, 2],
    ["12", 12, 12],
  ] as const)("%s is %d to %d", ([text, min, max]) => {
    expect(readNumeralRange(text, 0)).toMatchObject({ min, max });
  });
});

property.prop([fc.integer({ min: 0, max: 999_999 })])("an Arabic figure is read as it stands", (value) => {
  expect(readNumeral(`${value}次`, 0)).toMatchObject({ value, end: String(value).length });
});
