import { parser, type SyntaxNode } from "lezer-feel";
import {
  amountFunctions,
  arithmeticSigns,
  comparisonSigns,
  variableNames,
  variables,
  type Amount,
  type Condition,
  type Variable,
} from "./formula.ts";
import { ratioOfText } from "./ratio.ts";

/** Longest formula: a line of a printed slip holds about 60 characters, and five lines are more than a rule should need. */
export const formulaLengthMax = 300;

/** What is wrong with a formula, and from which to which character. */
export interface FormulaProblem {
  readonly code: "syntax" | "unknown-name" | "not-supported" | "not-a-number" | "not-a-condition" | "too-long";
  readonly from: number;
  readonly to: number;
}

export type ParsedFormula =
  | { readonly kind: "formula"; readonly amount: Amount }
  | { readonly kind: "wrong"; readonly problem: FormulaProblem };

/** Carries a problem out of the tree; caught in this file only. */
class Wrong extends Error {
  readonly problem: FormulaProblem;
  constructor(code: FormulaProblem["code"], { from, to }: Pick<SyntaxNode, "from" | "to">) {
    super(code);
    this.problem = { code, from, to };
  }
}

interface Source {
  readonly text: string;
}

function childrenOfNode(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** The children that carry meaning: no brackets, no words of the language. */
function operandsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOfNode(node).filter(({ name }) => /^[A-Z]/.test(name) && name !== "ArithOp" && name !== "CompareOp");
}

function textOfNode({ text }: Source, { from, to }: SyntaxNode): string {
  return text.slice(from, to);
}

const byName: ReadonlyMap<string, Variable> = new Map(
  variables.flatMap((variable): [string, Variable][] => [
    [variable, variable],
    [variableNames[variable], variable],
  ]),
);

function only<Value>(values: readonly Value[], node: SyntaxNode): Value {
  const [value] = values;
  if (value === undefined || values.length !== 1) throw new Wrong("not-supported", node);
  return value;
}

function two<Value>(values: readonly Value[], node: SyntaxNode): readonly [Value, Value] {
  const [one, other] = values;
  if (one === undefined || other === undefined || values.length !== 2) throw new Wrong("not-supported", node);
  return [one, other];
}

function three<Value>(values: readonly Value[], node: SyntaxNode): readonly [Value, Value, Value] {
  const [one, other, last] = values;
  if (one === undefined || other === undefined || last === undefined || values.length !== 3) throw new Wrong("not-supported", node);
  return [one, other, last];
}

/** One of the known signs or names that stands as a child of the node. */
function signOf<Sign extends string>(source: Source, node: SyntaxNode, child: string, known: readonly Sign[]): Sign {
  const found = childrenOfNode(node).find(({ name }) => name === child);
  const text = found === undefined ? "" : textOfNode(source, found).trim();
  const sign = known.find((one) => one === text);
  if (sign === undefined) throw new Wrong("not-supported", found ?? node);
  return sign;
}

function arithmetic(source: Source, node: SyntaxNode): Amount {
  const operands = operandsOf(node).map((operand) => amountOf(source, operand));
  const sign = signOf(source, node, "ArithOp", arithmeticSigns);
  if (operands.length === 1 && sign === "-") return { kind: "negative", of: only(operands, node) };
  const [left, right] = two(operands, node);
  return { kind: "arithmetic", sign, left, right };
}

function numberOf(source: Source, node: SyntaxNode): Amount {
  const value = ratioOfText(textOfNode(source, node));
  if (value === null) throw new Wrong("not-supported", node);
  return { kind: "number", value };
}

function variableOf(source: Source, node: SyntaxNode): Amount {
  const name = byName.get(textOfNode(source, node).trim());
  if (name === undefined) throw new Wrong("unknown-name", node);
  return { kind: "variable", name };
}

/** The name of the function that is called and the nodes that it is given. */
function callOf(source: Source, node: SyntaxNode): { readonly name: string; readonly given: readonly SyntaxNode[] } {
  const [called, given] = two(operandsOf(node), node);
  if (given.name !== "PositionalParameters") throw new Wrong("not-supported", given);
  return { name: textOfNode(source, called).trim(), given: operandsOf(given) };
}

function amountCall(source: Source, node: SyntaxNode): Amount {
  const { name: called, given: nodes } = callOf(source, node);
  const name = amountFunctions.find((known) => known === called);
  if (name === undefined) throw new Wrong("not-supported", node);
  const given = nodes.map((one) => amountOf(source, one));
  const isOfOne = name === "floor" || name === "ceiling";
  if (isOfOne ? given.length !== 1 : given.length < 2) throw new Wrong("not-supported", node);
  return { kind: "call", name, given };
}

function amountOf(source: Source, node: SyntaxNode): Amount {
  switch (node.name) {
    case "NumericLiteral":
      return numberOf(source, node);
    case "VariableName":
      return variableOf(source, node);
    case "ParenthesizedExpression":
      return { kind: "group", inner: amountOf(source, only(operandsOf(node), node)) };
    case "ArithmeticExpression":
      return arithmetic(source, node);
    case "FunctionInvocation":
      return amountCall(source, node);
    case "IfExpression": {
      const [test, met, otherwise] = three(operandsOf(node), node);
      return { kind: "choice", test: conditionOf(source, test), met: amountOf(source, met), otherwise: amountOf(source, otherwise) };
    }
    case "Comparison":
    case "Conjunction":
    case "Disjunction":
    case "BooleanLiteral":
      throw new Wrong("not-a-number", node);
    default:
      throw new Wrong("not-supported", node);
  }
}

function comparison(source: Source, node: SyntaxNode): Condition {
  const operands = operandsOf(node);
  if (operands.some(({ name }) => name.endsWith("Test"))) throw new Wrong("not-supported", node);
  const amounts = operands.map((operand) => amountOf(source, operand));
  if (amounts.length === 3) {
    const [value, low, high] = three(amounts, node);
    return { kind: "between", value, low, high };
  }
  const [left, right] = two(amounts, node);
  return { kind: "compare", sign: signOf(source, node, "CompareOp", comparisonSigns), left, right };
}

function conditionOf(source: Source, node: SyntaxNode): Condition {
  switch (node.name) {
    case "Comparison":
      return comparison(source, node);
    case "Conjunction":
    case "Disjunction": {
      const [left, right] = two(
        operandsOf(node).map((operand) => conditionOf(source, operand)),
        node,
      );
      return { kind: node.name === "Conjunction" ? "both" : "either", left, right };
    }
    case "ParenthesizedExpression":
      return conditionOf(source, only(operandsOf(node), node));
    case "FunctionInvocation": {
      const { name, given } = callOf(source, node);
      if (name !== "not") throw new Wrong("not-a-condition", node);
      return { kind: "not", of: conditionOf(source, only(given, node)) };
    }
    default:
      throw new Wrong("not-a-condition", node);
  }
}

function firstError(node: SyntaxNode): SyntaxNode | null {
  if (node.type.isError) return node;
  for (const child of childrenOfNode(node)) {
    const found = firstError(child);
    if (found) return found;
  }
  return null;
}

/**
 * Reads a formula of an allowance rule. The language is FEEL (OMG, Decision Model and Notation 1.3, chapter 10) in the
 * part that allowances need: numbers, the variables of `variables` by either name, `+ - * /`, brackets, `min max floor
 * ceiling`, `if then else`, comparisons, `between`, `and or not`. Whatever else FEEL has is refused by its place, so
 * that no formula means something by accident.
 */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > formulaLengthMax) return { kind: "wrong", problem: { code: "too-long", from: formulaLengthMax, to: text.length } };
  const { topNode } = parser.parse(text);
  const error = firstError(topNode);
  if (error) return { kind: "wrong", problem: { code: "syntax", from: error.from, to: error.to } };
  try {
    return { kind: "formula", amount: amountOf({ text }, only(childrenOfNode(topNode), topNode)) };
  } catch (problem) {
    if (problem instanceof Wrong) return { kind: "wrong", problem: problem.problem };
    throw problem;
  }
}
