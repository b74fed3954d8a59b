import { fc, test as prop } from "@fast-check/vitest";
import { evaluate as evaluateWithFeelin } from "feelin";
import { describe, expect, test } from "vitest";
import { anyFormula } from "./arbitrary.ts";
import { evaluate, type Values } from "./evaluate.ts";
import { variableNames, variables } from "./formula.ts";
import { formulaLengthMax, parseFormula } from "./parse-formula.ts";
import { fenOfRatio, ratio, ratioText, whole, type Ratio } from "./ratio.ts";

const values: Values = {
  rate: whole(300),
  multiplier: ratio(130n, 100n),
  daysOnPost: whole(21),
  daysInMonth: whole(30),
  lessons: whole(56),
  postShare: ratio(1n, 2n),
};

function valueOf(formula: string, given: Values = values): string | null {
  const parsed = parseFormula(formula);
  if (parsed.kind === "wrong") throw new Error(`expected a formula, found ${parsed.problem.code}`);
  const value = evaluate(parsed.amount, given);
  return value && ratioText(value);
}

describe("formulas in FEEL", () => {
  test.for([
    ["标准 / 当月天数 * 在岗天数", "210"],
    ["rate / daysInMonth * daysOnPost", "210"],
    ["1 + 2 * 3 - 4 / 2", "5"],
    ["(1 + 2) * 3", "9"],
    ["-标准 + 1", "-299"],
    ["10 - 3 - 2", "5"],
    ["min(标准, 250.5, 400)", "250.5"],
    ["max(课时, 60) * 倍率", "78"],
    ["floor(7 / 2) + ceiling(7 / 2)", "7"],
    ["floor(-0.5)", "-1"],
    ["if 在岗天数 >= 15 then 标准 else 0", "300"],
    ["if 在岗天数 > 21 then 标准 else 0", "0"],
    ["if 在岗天数 between 1 and 21 then 1 else 2", "1"],
    ["if 课时 = 56 and not(岗位比例 > 1) then 1 else 2", "1"],
    ["if 课时 < 10 or 岗位比例 = 0.5 then 1 else 2", "1"],
    ["标准 / (当月天数 - 30)", null],
    ["if 1 / 0 > 1 then 1 else 2", null],
  ] as const)("%s is %s", ([formula, expected]) => {
    expect(valueOf(formula)).toBe(expected);
  });

  test.for([
    ["标准 / ", "syntax", 5],
    ["标准 * 工龄", "unknown-name", 5],
    ["标准 ** 2", "not-supported", 3],
    ["标准 + today()", "not-supported", 5],
    ["在岗天数 > 3", "not-a-number", 0],
    ["if 标准 then 1 else 2", "not-a-condition", 3],
    ["[1, 2]", "not-supported", 0],
    ['"300"', "not-supported", 0],
    ["min(标准)", "not-supported", 0],
    ["", "syntax", 0],
    [`${"1 + ".repeat(90)}1`, "too-long", formulaLengthMax],
  ] as const)("%s is refused: %s", ([formula, code, from]) => {
    const parsed = parseFormula(formula);
    expect(parsed).toMatchObject({ kind: "wrong", problem: { code } });
    if (parsed.kind === "wrong") expect(parsed.problem.from).toBe(from);
  });

  const numberOf = ({ over, under }: Ratio): number => Number(over) / Number(under);
  const context = Object.fromEntries(
    variables.flatMap((name) => [name, variableNames[name]].map((key): [string, number] => [key, numberOf(values[name])])),
  );

  prop.prop([anyFormula])(
    "mean what FEEL means by them: feelin, which counts in binary fractions, comes as near as those can",
    (formula) => {
      const parsed = parseFormula(formula);
      if (parsed.kind === "wrong") {
        expect(parsed.problem.code).toBe("too-long");
        return;
      }
      const exact = evaluate(parsed.amount, values);
      const { value: near }: { value: unknown } = evaluateWithFeelin(formula, context);
      // A difference of binary fractions can fall on the other side of a comparison or a whole number.
      fc.pre(!/[<>=]|floor|ceiling/.test(formula));
      if (exact === null) expect(near === null || !Number.isFinite(near)).toBe(true);
      else if (typeof near === "number" && Math.abs(near) < 1e12) {
        expect(Math.abs(near - numberOf(exact)) / Math.max(1, Math.abs(near))).toBeLessThan(1e-9);
      }
    },
  );
});

describe("exact numbers", () => {
  test("fractions that binary numbers cannot hold (trap T14, T18)", () => {
    expect(12 * 1.3).not.toBe(15.6);
    expect(valueOf("12 * 1.3")).toBe("15.6");
    expect(1.15 * 100).not.toBe(115);
    expect(valueOf("1.15 * 100")).toBe("115");
  });

  prop.prop([fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n })])(
    "are rounded to the nearest fen, half away from zero",
    (over, under) => {
      const rounded = BigInt(fenOfRatio(ratio(over, under)));
      const twiceError = 2n * (rounded * under - over * 100n);
      const size = twiceError < 0n ? -twiceError : twiceError;
      expect(size <= under).toBe(true);
      if (size === under) expect(rounded < 0n === over < 0n && twiceError > 0n === over > 0n).toBe(true);
    },
  );
});
