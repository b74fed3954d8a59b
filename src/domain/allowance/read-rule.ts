import { variablesIn, type Amount, type Variable } from "./formula.ts";
import { parseFormula, type FormulaProblem } from "./parse-formula.ts";
import type { AllowanceBasis, AllowanceRule } from "./rule.ts";

/** What a formula of each basis must speak of, so that a rule that says "by days" does go by days. */
const measuredBy: Readonly<Record<AllowanceBasis, Variable>> = {
  calendarDays: "daysOnPost",
  thirtyDays: "daysOnPost",
  monthsBegun: "daysOnPost",
  lessons: "lessons",
};

export type RuleProblem =
  | { readonly code: "formula"; readonly problem: FormulaProblem }
  | { readonly code: "basis-not-used" | "line-not-allowed" | "no-kind" };

/** A rule with its formula read. */
export interface ReadRule {
  readonly rule: AllowanceRule;
  readonly amount: Amount;
}

/** Reads the formula of a rule, or says what is wrong with the rule. */
export function readRule(rule: AllowanceRule): ReadRule | RuleProblem {
  const parsed = parseFormula(rule.formula);
  if (parsed.kind === "wrong") return { code: "formula", problem: parsed.problem };
  if (!variablesIn(parsed.amount).has(measuredBy[rule.basis])) return { code: "basis-not-used" };
  if (!rule.mayPay.includes(rule.line)) return { code: "line-not-allowed" };
  return rule.kinds.length === 0 ? { code: "no-kind" } : { rule, amount: parsed.amount };
}
