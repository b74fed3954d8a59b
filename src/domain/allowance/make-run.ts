import { noFen, type Fen } from "../money/fen.ts";
import { allowancesOf, type Allowance, type MonthInputs, type MonthResult, type RulesInMonth } from "./allowance.ts";
import type { PaidMonth } from "./month.ts";
import { correctionsOf, type LeftOutReason, type PaidBefore } from "./run.ts";

/** Somebody who was on post in a month; without `inputs` where the host school has not confirmed what they did. */
export interface PersonMonth {
  readonly postingId: string;
  readonly inputs: MonthInputs | null;
  /** Whether the host school has entered the month at all. */
  readonly isEntered: boolean;
}

/** A month with its rules and the people in it. */
export interface MonthToPay {
  readonly month: PaidMonth;
  readonly cut: readonly RulesInMonth[];
  readonly people: readonly PersonMonth[];
}

/** A month paid earlier in which something has changed since, with what was paid for it. */
export interface MonthToCorrect extends MonthToPay {
  readonly paid: ReadonlyMap<string, readonly PaidBefore[]>;
}

export interface MadeSlip extends Allowance {
  readonly postingId: string;
  readonly month: PaidMonth;
  /** The first slip of what is corrected; null for a month paid for the first time. */
  readonly corrects: string | null;
  /** What earlier runs have paid of it. */
  readonly paidBeforeFen: Fen;
  readonly inputs: MonthInputs;
}

export interface MadeRun {
  readonly slips: readonly MadeSlip[];
  readonly leftOut: readonly { readonly postingId: string; readonly reason: LeftOutReason }[];
}

function reasonFor({ inputs, isEntered }: PersonMonth, result: MonthResult | null): LeftOutReason | null {
  if (inputs === null) return isEntered ? "unconfirmed" : "no-month";
  if (result === null) return null;
  // Told also where another rule pays: an allowance that silently fails would be missed on pay day only.
  if (result.failed.length > 0) return "no-result";
  return result.allowances.length > 0 ? null : "nothing";
}

/**
 * All slips of a run: what its own month pays, and the corrections of earlier months. Whoever gets nothing, or lacks
 * an allowance whose formula gives no result, is named with the reason. The same input gives the same slips to the fen.
 */
export function makeRun({ month, cut, people }: MonthToPay, earlier: readonly MonthToCorrect[]): MadeRun {
  const slips: MadeSlip[] = [];
  const leftOut: { postingId: string; reason: LeftOutReason }[] = [];
  for (const person of people) {
    const result = person.inputs === null ? null : allowancesOf(month, cut, person.inputs);
    const reason = reasonFor(person, result);
    if (reason !== null) leftOut.push({ postingId: person.postingId, reason });
    if (person.inputs === null || result === null) continue;
    for (const allowance of result.allowances)
      slips.push({ ...allowance, postingId: person.postingId, month, corrects: null, paidBeforeFen: noFen, inputs: person.inputs });
  }
  for (const old of earlier) {
    for (const { postingId, inputs } of old.people) {
      if (inputs === null) continue;
      const { allowances } = allowancesOf(old.month, old.cut, inputs);
      for (const { allowance, corrects, paidBeforeFen } of correctionsOf(allowances, old.paid.get(postingId) ?? []))
        slips.push({ ...allowance, postingId, month: old.month, corrects, paidBeforeFen, inputs });
    }
  }
  return { slips, leftOut };
}
