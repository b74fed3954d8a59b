import { describe, expect, test } from "vitest";
import { dateEndAt } from "./dates.ts";
import { scanQuantities } from "./quantities.ts";

function scan(text: string): string[] {
  return scanQuantities(text, 0, text.length, (at) => dateEndAt(text, at)).map(
    ({ min, max, unit, boundBehind }) => `${min}-${max}${unit}${boundBehind ?? ""}`,
  );
}

describe("figures with a unit", () => {
  test.for([
    ["每学期听课2节以上", ["2-2节atLeast"]],
    ["资助2-3万元", ["20000-30000元"]],
    ["三分之一以上", ["33.3333-33.3333%atLeast"]],
    ["百分之二十", ["20-20%"]],
    ["2次(含)以上", ["2-2次atLeast"]],
    ["不超过３人".normalize("NFKC"), ["3-3人"]],
  ] as const)("%s", ([text, expected]) => {
    expect(scan(text)).toEqual(expected);
  });
});

describe("figures that are no quantity", () => {
  test.for(["第3次", "一对一帮扶", "1+1牵手", "一次性", "三年级学生", "2021年9月17日", "一人一案", "初一年级", "上一学年", "20_年10月"])(
    "%s",
    (text) => {
      expect(scan(text)).toEqual([]);
    },
  );
});
