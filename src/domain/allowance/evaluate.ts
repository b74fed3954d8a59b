import type { Amount, AmountFunction, ArithmeticSign, ComparisonSign, Condition, Variable } from "./formula.ts";
import { addRatio, compareRatio, floorRatio, minusRatio, overRatio, timesRatio, type Ratio } from "./ratio.ts";

export type Values = Readonly<Record<Variable, Ratio>>;

function arithmetic(sign: ArithmeticSign, left: Ratio, right: Ratio): Ratio | null {
  switch (sign) {
    case "+":
      return addRatio(left, right);
    case "-":
      return addRatio(left, minusRatio(right));
    case "*":
      return timesRatio(left, right);
    case "/":
      return overRatio(left, right);
    default:
      return sign satisfies never;
  }
}

function call(name: AmountFunction, given: readonly Ratio[]): Ratio | null {
  const [first] = given;
  if (first === undefined) return null;
  switch (name) {
    case "min":
      return given.reduce((least, value) => (compareRatio(value, least) < 0 ? value : least));
    case "max":
      return given.reduce((most, value) => (compareRatio(value, most) > 0 ? value : most));
    case "floor":
      return floorRatio(first);
    case "ceiling":
      return minusRatio(floorRatio(minusRatio(first)));
    default:
      return name satisfies never;
  }
}

/**
 * The exact value of a formula; null where it divides by 0, as FEEL has it. Nothing is rounded on the way: binary
 * fractions would make 12 x 1.3 into 15.600000000000001 (our collection of official traps, T18).
 */
export function evaluate(amount: Amount, values: Values): Ratio | null {
  switch (amount.kind) {
    case "number":
      return amount.value;
    case "variable":
      return values[amount.name];
    case "group":
      return evaluate(amount.inner, values);
    case "negative": {
      const of = evaluate(amount.of, values);
      return of && minusRatio(of);
    }
    case "arithmetic": {
      const left = evaluate(amount.left, values);
      const right = evaluate(amount.right, values);
      return left && right && arithmetic(amount.sign, left, right);
    }
    case "call": {
      const given = amount.given.flatMap((one) => evaluate(one, values) ?? []);
      return given.length === amount.given.length ? call(amount.name, given) : null;
    }
    case "choice": {
      const test = holds(amount.test, values);
      return test === null ? null : evaluate(test ? amount.met : amount.otherwise, values);
    }
    default:
      return amount satisfies never;
  }
}

function compares(sign: ComparisonSign, difference: number): boolean {
  switch (sign) {
    case "=":
      return difference === 0;
    case "!=":
      return difference !== 0;
    case "<":
      return difference < 0;
    case "<=":
      return difference <= 0;
    case ">":
      return difference > 0;
    case ">=":
      return difference >= 0;
    default:
      return sign satisfies never;
  }
}

/** Whether a condition holds; null where a part of it has no value. `between` takes both ends. */
export function holds(condition: Condition, values: Values): boolean | null {
  switch (condition.kind) {
    case "compare": {
      const left = evaluate(condition.left, values);
      const right = evaluate(condition.right, values);
      return left && right ? compares(condition.sign, compareRatio(left, right)) : null;
    }
    case "between": {
      const [value, low, high] = [condition.value, condition.low, condition.high].map((one) => evaluate(one, values));
      return value && low && high ? compareRatio(value, low) >= 0 && compareRatio(value, high) <= 0 : null;
    }
    case "both":
    case "either": {
      const left = holds(condition.left, values);
      const right = holds(condition.right, values);
      if (left === null || right === null) return null;
      return condition.kind === "both" ? left && right : left || right;
    }
    case "not": {
      const of = holds(condition.of, values);
      return of === null ? null : !of;
    }
    default:
      return condition satisfies never;
  }
}
