import type { Day } from "../calendar/day.ts";
import type { Term } from "../calendar/school-calendar.ts";
import type { Fen } from "../money/fen.ts";
import { aidForTerm, stageOfGrade, yearlyAid, type AidAmount, type AidTier, type MidTermPolicy } from "./aid.ts";
import type { AidCategory } from "./aid-category.ts";
import type { AidBenefit } from "./aid-import.ts";
import { judgeWaiver, type FeeItem } from "./fee-item.ts";

/** What holds for the applications of one term. `categories`: those that are helped on its first day. */
export interface AidTermRules {
  readonly term: Pick<Term, "teachingFrom" | "teachingTo">;
  readonly categories: readonly AidCategory[];
  readonly amounts: readonly AidAmount[];
  readonly policy: MidTermPolicy;
  readonly feeItems: readonly FeeItem[];
}

/** What an amount follows from. */
export interface AidClaim {
  readonly grade: string;
  readonly isBoarder: boolean;
  readonly category: string;
  readonly arrivedOn: Day | null;
  readonly benefit: AidBenefit;
}

export const aidClaimRefusals = [
  "unknown-category",
  "unknown-fee",
  "free-already",
  "not-to-be-asked",
  "no-amount",
  "arrived-outside",
] as const;
export type AidClaimRefusal = (typeof aidClaimRefusals)[number];

/** What a pupil is due, or why the application cannot be made; `law` says it in words where a fee stands in the way. */
export type AidAssessment =
  | { readonly kind: "due"; readonly tier: AidTier; readonly amount: Fen }
  | { readonly kind: "refused"; readonly why: AidClaimRefusal; readonly law: string | null };

function refused(why: AidClaimRefusal, law: string | null = null): AidAssessment {
  return { kind: "refused", why, law };
}

/**
 * Assesses an application by the rules of its term. A fee is waived as it is stated, at most where the law lets it be
 * asked for; the subsidy comes from the county's table, by stage, boarding and the category's tier.
 */
export function assessAid({ grade, isBoarder, category, arrivedOn, benefit }: AidClaim, rules: AidTermRules): AidAssessment {
  const tier = rules.categories.find(({ key }) => key === category)?.tier;
  if (tier === undefined) return refused("unknown-category");
  const stage = stageOfGrade(grade);
  if (benefit.kind === "feeWaiver") {
    const item = rules.feeItems.find(({ key }) => key === benefit.item);
    if (!item) return refused("unknown-fee");
    const verdict = judgeWaiver(item, stage);
    return verdict === "allowed" ? { kind: "due", tier, amount: benefit.amount } : refused(verdict, item.law);
  }
  if (arrivedOn !== null && (arrivedOn < rules.term.teachingFrom || arrivedOn > rules.term.teachingTo)) return refused("arrived-outside");
  const perYear = yearlyAid(rules.amounts, { stage, isBoarder, tier });
  const amount = perYear === null ? null : aidForTerm(perYear, rules.term, { arrivedOn, policy: rules.policy });
  // By day, the last days of a term may come to less than a fen.
  return amount === null || amount === 0 ? refused("no-amount") : { kind: "due", tier, amount };
}
