import type { FundingSource } from "../funding/source.ts";
import { addFen, minusFen, noFen, sumFen, type Fen } from "../money/fen.ts";
import type { Booking } from "../funding/booking.ts";
import type { Allowance } from "./allowance.ts";
import { lineWarning, type BudgetLine, type LineWarning } from "./rule.ts";

/** Why somebody who is on post in the month gets nothing in a run. */
export const leftOutReasons = ["no-month", "unconfirmed", "nothing", "no-result"] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export function isLeftOutReason(text: string): text is LeftOutReason {
  return leftOutReasons.some((reason) => reason === text);
}

/** What a slip is counted by. */
export interface CountedSlip {
  readonly code: string;
  readonly name: string;
  readonly line: BudgetLine;
  readonly amountFen: Fen;
}

export interface Total {
  readonly key: string;
  readonly name: string;
  readonly slips: number;
  readonly amountFen: Fen;
}

function totalsBy(slips: readonly CountedSlip[], groupOf: (slip: CountedSlip) => { key: string; name: string }): Total[] {
  const groups = new Map<string, { name: string; amounts: Fen[] }>();
  for (const slip of slips) {
    const { key, name } = groupOf(slip);
    const group = groups.get(key);
    if (group) group.amounts.push(slip.amountFen);
    else groups.set(key, { name, amounts: [slip.amountFen] });
  }
  return [...groups].map(([key, { name, amounts }]) => ({ key, name, slips: amounts.length, amountFen: sumFen(amounts) }));
}

export interface RunTotals {
  readonly amountFen: Fen;
  readonly slips: number;
  readonly byRule: readonly Total[];
  readonly byLine: readonly Total[];
}

/** What a run comes to: the sum of its slips and nothing else, so that the two can never differ. */
export function totalsOf(slips: readonly CountedSlip[]): RunTotals {
  return {
    amountFen: sumFen(slips.map(({ amountFen }) => amountFen)),
    slips: slips.length,
    byRule: totalsBy(slips, ({ code, name }) => ({ key: code, name })),
    byLine: totalsBy(slips, ({ line }) => ({ key: line, name: line })),
  };
}

/** Lines of a run that should not pay staff, each once. */
export function warningsOf(totals: Pick<RunTotals, "byLine">, lines: readonly BudgetLine[]): (LineWarning & { line: BudgetLine })[] {
  return lines.flatMap((line) => {
    const warning = totals.byLine.some(({ key }) => key === line) ? lineWarning(line) : null;
    return warning ? [{ ...warning, line }] : [];
  });
}

/** What has been paid already for a person's month by one rule from one line, over all runs. */
export interface PaidBefore {
  readonly code: string;
  readonly name: string;
  readonly line: BudgetLine;
  readonly amountFen: Fen;
  /** The first slip of it, which a correction names. */
  readonly slipId: string;
}

/** What a correction pays or takes back: the difference between what is due and what was paid. */
export interface Correction {
  readonly allowance: Allowance;
  readonly corrects: string | null;
  /** What was paid already; with the amount of the allowance it comes to what is due. */
  readonly paidBeforeFen: Fen;
}

function keyOf({ code, line }: Pick<CountedSlip, "code" | "line">): string {
  return `${code} ${line}`;
}

/**
 * The new entries that make right what was paid for a month: a slip is never changed. What is due now and was not paid,
 * less or more, is paid or taken back; what is not due any more is taken back whole. Empty where all is right, so
 * correcting twice pays once.
 */
export function correctionsOf(due: readonly Allowance[], paid: readonly PaidBefore[]): Correction[] {
  const before = new Map(paid.map((one) => [keyOf(one), one]));
  const found = due.map((allowance): Correction => {
    const earlier = before.get(keyOf(allowance));
    const paidBeforeFen = earlier?.amountFen ?? noFen;
    const amountFen = addFen(allowance.amountFen, minusFen(paidBeforeFen));
    return { allowance: { ...allowance, amountFen }, corrects: earlier?.slipId ?? null, paidBeforeFen };
  });
  const isDue = new Set(due.map(keyOf));
  for (const { code, name, line, amountFen, slipId } of paid.filter((one) => !isDue.has(keyOf(one)))) {
    const allowance = { code, name, line, amountFen: minusFen(amountFen), steps: [] };
    found.push({ allowance, corrects: slipId, paidBeforeFen: amountFen });
  }
  return found.filter(({ allowance }) => allowance.amountFen !== 0);
}

/** The account of each line: payments know the same lines by these codes; the budget for allowances only pays allowances. */
const accountOfLine: Readonly<Record<BudgetLine, FundingSource | "allowanceBudget">> = {
  performancePay: "performance",
  allowanceBudget: "allowanceBudget",
  publicFunds: "publicFunds",
  schoolFunds: "selfRaised",
  donation: "donation",
};

/** The booking of a slip: from the line to the person, or back where money is taken back. Nothing for a slip of 0. */
export function bookingOf(staffId: string, line: BudgetLine, amountFen: Fen): Booking | null {
  const source = { kind: "source", id: accountOfLine[line] } as const;
  const person = { kind: "person", id: staffId } as const;
  if (amountFen === 0) return null;
  return amountFen > 0 ? { from: source, to: person, amount: amountFen } : { from: person, to: source, amount: minusFen(amountFen) };
}
