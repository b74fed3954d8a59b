import type { Ratio } from "./ratio.ts";

/** What a formula may speak of, for one person and one whole month. */
export const variables = ["rate", "multiplier", "daysOnPost", "daysInMonth", "lessons", "postShare"] as const;
export type Variable = (typeof variables)[number];

/** The name of each variable as offices write it in a formula; the English name is understood as well. */
export const variableNames: Readonly<Record<Variable, string>> = {
  rate: "标准",
  multiplier: "倍率",
  daysOnPost: "在岗天数",
  daysInMonth: "当月天数",
  lessons: "课时",
  postShare: "岗位比例",
};

export const arithmeticSigns = ["+", "-", "*", "/"] as const;
export type ArithmeticSign = (typeof arithmeticSigns)[number];
export const comparisonSigns = ["=", "!=", "<", "<=", ">", ">="] as const;
export type ComparisonSign = (typeof comparisonSigns)[number];
export const amountFunctions = ["min", "max", "floor", "ceiling"] as const;
export type AmountFunction = (typeof amountFunctions)[number];

/** A formula that gives a number. */
export type Amount =
  | { readonly kind: "number"; readonly value: Ratio }
  | { readonly kind: "variable"; readonly name: Variable }
  | { readonly kind: "arithmetic"; readonly sign: ArithmeticSign; readonly left: Amount; readonly right: Amount }
  | { readonly kind: "negative"; readonly of: Amount }
  | { readonly kind: "group"; readonly inner: Amount }
  | { readonly kind: "call"; readonly name: AmountFunction; readonly given: readonly Amount[] }
  | { readonly kind: "choice"; readonly test: Condition; readonly met: Amount; readonly otherwise: Amount };

/** A formula that holds or does not. */
export type Condition =
  | { readonly kind: "compare"; readonly sign: ComparisonSign; readonly left: Amount; readonly right: Amount }
  | { readonly kind: "between"; readonly value: Amount; readonly low: Amount; readonly high: Amount }
  | { readonly kind: "both" | "either"; readonly left: Condition; readonly right: Condition }
  | { readonly kind: "not"; readonly of: Condition };

export function childrenOf(amount: Amount): readonly Amount[] {
  switch (amount.kind) {
    case "number":
    case "variable":
      return [];
    case "arithmetic":
      return [amount.left, amount.right];
    case "negative":
      return [amount.of];
    case "group":
      return [amount.inner];
    case "call":
      return amount.given;
    case "choice":
      return [...amountsOf(amount.test), amount.met, amount.otherwise];
    default:
      return amount satisfies never;
  }
}

function amountsOf(condition: Condition): readonly Amount[] {
  switch (condition.kind) {
    case "compare":
      return [condition.left, condition.right];
    case "between":
      return [condition.value, condition.low, condition.high];
    case "both":
    case "either":
      return [...amountsOf(condition.left), ...amountsOf(condition.right)];
    case "not":
      return amountsOf(condition.of);
    default:
      return condition satisfies never;
  }
}

/** The variables that a formula speaks of. */
export function variablesIn(amount: Amount): ReadonlySet<Variable> {
  if (amount.kind === "variable") return new Set([amount.name]);
  return new Set(childrenOf(amount).flatMap((child) => Array.from(variablesIn(child))));
}
