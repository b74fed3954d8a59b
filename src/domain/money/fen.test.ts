import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { fen, fenOfYuan, shareOfFen, sumFen, yuanText } from "./fen.ts";

describe("shares of an amount", () => {
  test.for([
    // Our collection of official traps, T18: 12 yuan a lesson, 252 lessons at 130 %.
    { amount: 302_400, numerator: 130, denominator: 100, expected: 393_120 },
    // T18: 8.35 yuan x 252 lessons x 130 %, rounded once at the end.
    { amount: 835 * 252, numerator: 130, denominator: 100, expected: 273_546 },
    { amount: 5, numerator: 1, denominator: 2, expected: 3 },
    { amount: -5, numerator: 1, denominator: 2, expected: -3 },
    { amount: 1, numerator: 1, denominator: 3, expected: 0 },
  ])("$numerator/$denominator of $amount fen are $expected", ({ amount, numerator, denominator, expected }) => {
    expect(shareOfFen(fen(amount), numerator, denominator)).toBe(expected);
  });

  test("fractions of fen are a fault of the program", () => {
    expect(() => fen(0.5)).toThrow("whole fen");
    expect(() => shareOfFen(fen(100), 1.3, 1)).toThrow("whole numbers");
  });

  prop.prop([fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e4 }), fc.integer({ min: 1, max: 1e4 })])(
    "are never more than half a fen from the exact value",
    (amount, numerator, denominator) => {
      const rounded = shareOfFen(fen(amount), numerator, denominator);
      const error = 2n * (BigInt(rounded) * BigInt(denominator) - BigInt(amount) * BigInt(numerator));
      expect(error <= BigInt(denominator) && error >= -BigInt(denominator)).toBe(true);
    },
  );
});

describe("amounts as written", () => {
  test.for([
    ["1,274.52", 127_452],
    ["￥300", 30_000],
    ["３００．５", 30_050],
    ["-12.3", -1230],
    ["0", 0],
    ["1.234", null],
    ["两万", null],
    ["", null],
    ["1e5", null],
  ] as const)("%s", ([text, expected]) => {
    expect(fenOfYuan(text)).toBe(expected);
  });

  prop.prop([fc.integer({ min: -1e11, max: 1e11 })])("are read back as they are written", (amount) => {
    expect(fenOfYuan(yuanText(fen(amount)))).toBe(amount === 0 ? 0 : amount);
  });

  test("a sum of nothing is nothing", () => {
    expect(sumFen([])).toBe(0);
  });
});
