import { schoolYearOf } from "../calendar/school-calendar.ts";
import { expandQuota } from "../obligation/expand.ts";
import type { JudgingRules, PartnershipFacts } from "../obligation/partnership.ts";
import { judgementOf, type Quota } from "../plan/quota.ts";
import type { ApprovalState } from "../approval/approval.ts";
import { fen, noFen, sumFen, type Fen } from "../money/fen.ts";
import type { Day } from "../calendar/day.ts";
import { earmarkOfPurpose, type Purpose } from "./source.ts";
import { isPaymentConfirmed, isPaymentWaiting } from "./payment.ts";
import type { Earmark } from "../reading/reading.ts";

/** A sum that a plan promises for one period and purpose. `max` is null where it sets no upper bound. */
export interface PromisedSum {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  readonly due: Day;
  /** null: for no purpose in particular. */
  readonly earmark: Earmark | null;
  readonly min: Fen;
  readonly max: Fen | null;
  /** The key of the sum that this one is a part of (其中1万元用于教研): it is not added to the total again. */
  readonly wholeKey: string | null;
  readonly hasParts: boolean;
}

/** Yuan as plans state them, to whole fen. */
function fenOf(yuan: number): Fen {
  return fen(Math.round(yuan * 100));
}

function isMoney(quota: Quota | undefined): quota is Quota {
  return quota?.measure === "yuan" && quota.category === "funding";
}

/**
 * What the versions of a plan promise in money, each period by the version in force when it falls due, and within the
 * days of the partnership: the same choice as the obligations', without any record.
 */
export function promisedSums(
  facts: Omit<PartnershipFacts, "records" | "waived" | "needs">,
  { calendar }: Pick<JudgingRules, "calendar">,
): PromisedSum[] {
  const context = {
    span: { firstSchoolYear: schoolYearOf(facts.from), lastSchoolYear: schoolYearOf(facts.to) },
    calendar,
    lists: facts.lists,
    rosterSizes: new Map<string, number>(),
  };
  return facts.versions.flatMap((version, at) => {
    const until = facts.versions[at + 1]?.effectiveFrom ?? Number.POSITIVE_INFINITY;
    const quotas = version.commitments.map(({ commitment }) => {
      const judgement = judgementOf(commitment);
      return judgement.kind === "quota" ? judgement.quota : undefined;
    });
    return quotas.flatMap((quota, index): PromisedSum[] => {
      if (!isMoney(quota)) return [];
      const isPart = quota.parent !== null && isMoney(quotas[quota.parent]);
      const hasParts = quotas.some((other) => isMoney(other) && other.parent === index);
      return expandQuota(index, quota, context)
        .obligations.flat()
        .filter(
          ({ period, lacksRoster }) =>
            !lacksRoster && period.due >= version.effectiveFrom && period.due < until && period.from <= facts.to && period.to >= facts.from,
        )
        .map(({ period, earmark, min, max }) => ({
          key: `${version.id} ${index} ${period.key}`,
          from: period.from,
          to: period.to,
          due: period.due,
          earmark,
          min: fenOf(min),
          max: Number.isFinite(max) ? fenOf(max) : null,
          wholeKey: isPart ? `${version.id} ${quota.parent} ${period.key}` : null,
          hasParts,
        }));
    });
  });
}

/** A payment as budgets count it. */
export interface BudgetedPayment {
  readonly amount: Fen;
  readonly purpose: Purpose;
  /** The days that it is for: its term, or its day. */
  readonly from: Day;
  readonly to: Day;
  readonly state: ApprovalState;
}

/** How a budget stands: each figure includes what has gone further (approved those paid, paid those received). */
export interface BudgetFigures {
  readonly promisedMin: Fen;
  readonly promisedMax: Fen | null;
  /** Submitted and not decided yet. */
  readonly asked: Fen;
  readonly approved: Fen;
  readonly paid: Fen;
  readonly received: Fen;
  /** What is still to be paid of the least that was promised. */
  readonly left: Fen;
}

const paidStates: ReadonlySet<ApprovalState> = new Set(["paid", "received", "locked"]);

function sumWhere(payments: readonly BudgetedPayment[], counts: (state: ApprovalState) => boolean): Fen {
  return sumFen(payments.filter(({ state }) => counts(state)).map(({ amount }) => amount));
}

/** What is still to be paid of one sum: of its purpose, for days inside its period. */
function gapOf(sum: PromisedSum, payments: readonly BudgetedPayment[]): number {
  const paid = payments
    .filter(
      ({ state, purpose, from, to }) =>
        paidStates.has(state) && from >= sum.from && to <= sum.to && (sum.earmark === null || sum.earmark === earmarkOfPurpose(purpose)),
    )
    .reduce((total, { amount }) => total + amount, 0);
  return Math.max(0, sum.min - paid);
}

/** A whole is short by what it lacks itself or by what its parts lack, whichever is more: no part makes up for another. */
function leftOf(promised: readonly PromisedSum[], all: readonly PromisedSum[], payments: readonly BudgetedPayment[]): Fen {
  const gaps = promised.map((sum) => {
    const parts = all.filter(({ wholeKey }) => wholeKey === sum.key).reduce((total, part) => total + gapOf(part, payments), 0);
    return Math.max(gapOf(sum, payments), parts);
  });
  return fen(gaps.reduce((total, gap) => total + gap, 0));
}

function figuresFor(promised: readonly PromisedSum[], payments: readonly BudgetedPayment[]): Omit<BudgetFigures, "left"> {
  return {
    promisedMin: sumFen(promised.map(({ min }) => min)),
    promisedMax: promised.some(({ max }) => max === null) ? null : sumFen(promised.map(({ max }) => max ?? noFen)),
    asked: sumWhere(payments, (state) => state === "submitted"),
    approved: sumWhere(payments, (state) => state === "approved" || paidStates.has(state)),
    paid: sumWhere(payments, (state) => paidStates.has(state)),
    received: sumWhere(payments, isPaymentConfirmed),
  };
}

/** The figures of one purpose; null where the money is for no purpose in particular. */
export interface PurposeBudget extends BudgetFigures {
  readonly earmark: Earmark | null;
}

/**
 * Promised against paid in a stretch (a term, a school year): what falls due in it, and the payments for days in it,
 * over all and by purpose. What is left of a promise of several years counts the payments of all its years. The total leaves parts out, which their whole holds already; the
 * purposes leave out wholes that have parts. Payments that were replaced by a correction are the caller's to leave out.
 */
export function budgetOf(
  promised: readonly PromisedSum[],
  payments: readonly BudgetedPayment[],
  stretch: { readonly from: Day; readonly to: Day },
): { readonly all: BudgetFigures; readonly byPurpose: readonly PurposeBudget[] } {
  const counted = payments.filter(({ state }) => isPaymentWaiting(state) || paidStates.has(state));
  const owed = promised.filter(({ due }) => due >= stretch.from && due <= stretch.to);
  const shown = counted.filter(({ from, to }) => from >= stretch.from && to <= stretch.to);
  const roots = owed.filter(({ wholeKey }) => wholeKey === null);
  const named = owed.filter(({ hasParts }) => !hasParts);
  const promisedFor = new Set(named.map(({ earmark }) => earmark));
  /** A promise without a purpose takes in every payment that no other is named for. */
  const lineOf = ({ purpose }: BudgetedPayment): Earmark | null => {
    const earmark = earmarkOfPurpose(purpose);
    return promisedFor.has(earmark) || !promisedFor.has(null) ? earmark : null;
  };
  const lines = new Set<Earmark | null>([...promisedFor, ...shown.map(lineOf)]);
  return {
    all: { ...figuresFor(roots, shown), left: leftOf(roots, owed, counted) },
    byPurpose: [...lines].map((earmark) => {
      const own = named.filter((sum) => sum.earmark === earmark);
      const figures = figuresFor(
        own,
        shown.filter((payment) => lineOf(payment) === earmark),
      );
      return Object.assign({ earmark, left: leftOf(own, owed, counted) }, figures);
    }),
  };
}

/** The sum of several budgets. What one of them still owes is not made up by what another has paid beyond its promise. */
export function addBudgets(budgets: readonly BudgetFigures[]): BudgetFigures {
  const sum = (of: (budget: BudgetFigures) => Fen): Fen => sumFen(budgets.map(of));
  return {
    promisedMin: sum(({ promisedMin }) => promisedMin),
    promisedMax: budgets.some(({ promisedMax }) => promisedMax === null) ? null : sum(({ promisedMax }) => promisedMax ?? noFen),
    asked: sum(({ asked }) => asked),
    approved: sum(({ approved }) => approved),
    paid: sum(({ paid }) => paid),
    received: sum(({ received }) => received),
    left: sum(({ left }) => left),
  };
}
