import type { Day } from "../calendar/day.ts";
import { contributionOf, countingCategories, namesBehind, type Contribution, type Gap } from "../evidence/contribution.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import type { Quota } from "../plan/quota.ts";
import { deriveObligations } from "./derive.ts";
import { canHangOn, expandQuota, isDerived, unboundedParent, type ExpandedQuota, type ExpansionContext } from "./expand.ts";
import { Ledger } from "./ledger.ts";
import type { Obligation } from "./obligation.ts";
import { standingOn, type ObligationStanding, type StandingSettings, type Tally } from "./standing.ts";

/** What the quotas of one plan are held against. Quotas and obligations name a commitment by its index in the plan. */
export interface AssessmentInput {
  readonly quotas: ReadonlyMap<number, Quota>;
  /** What happened, in any order. A record after `asOf` or without confirmation counts for nothing but is explained. */
  readonly records: readonly EvidenceRecord[];
  readonly context: ExpansionContext;
  readonly asOf: Day;
  readonly settings: StandingSettings;
  readonly isWaived: (obligation: Obligation) => boolean;
  readonly hasNeed: (obligation: Obligation) => boolean;
  /** Which obligations are asked for: those of a year, of a version, of the partnership's days. */
  readonly isAsked: (obligation: Obligation) => boolean;
}

/** What one record meant for one obligation. */
export interface Reason {
  /** Index in the input's records. */
  readonly record: number;
  readonly contribution: Contribution;
  /** How many of its people earlier records had counted already; the contribution is what remains. 0 where people are not counted once. */
  readonly alreadyCounted: number;
}

/** Why a standing is what it is, where the counted figure alone does not tell. */
export type StandingNote = { readonly kind: "lacks"; readonly gap: Gap } | { readonly kind: "no-need" };

/** One obligation with its standing. Reasons are told on demand (`explain`): a page of a hundred has thousands of them. */
export interface Assessed {
  readonly obligation: Obligation;
  readonly standing: ObligationStanding;
  readonly tally: Tally;
  readonly explain: () => readonly Reason[];
}

/** Why an unproven obligation is unproven; null for every other standing. */
export function noteOf(assessed: Assessed): StandingNote | null {
  if (assessed.standing !== "unproven") return null;
  const gap = assessed
    .explain()
    .map(({ contribution }) => contribution)
    .find((contribution) => contribution.kind === "lacks");
  return gap ? { kind: "lacks", gap: gap.gap } : { kind: "no-need" };
}

/** What each record meant; a person whom several of them name is counted with the first. */
function reasonsOf(obligation: Obligation, records: readonly EvidenceRecord[]): Reason[] {
  const kinds = countingCategories(obligation.quota.category);
  const seen = new Set<string>();
  return records.flatMap((record, index): Reason[] => {
    if (!kinds.includes(record.category)) return [];
    const contribution = contributionOf(obligation, record);
    if (contribution.kind !== "counts") return [{ record: index, contribution, alreadyCounted: 0 }];
    const names = namesBehind(obligation, record, contribution.amount);
    const before = seen.size;
    for (const name of names) seen.add(name);
    const alreadyCounted = names.length - (seen.size - before);
    return [{ record: index, contribution: { kind: "counts", amount: contribution.amount - alreadyCounted }, alreadyCounted }];
  });
}

/** What a derived quota hangs on: the promise it is a part of, or else whatever happened of its kind. */
function parentOf(index: number, expanded: ReadonlyMap<number, ExpandedQuota>, context: ExpansionContext): ExpandedQuota {
  const own = expanded.get(index);
  if (!own) throw new Error(`expected commitment ${index} to be expanded, found ${expanded.size} others`);
  const parent = own.quota.parent === null ? undefined : expanded.get(own.quota.parent);
  return parent && canHangOn(own.quota, parent.quota) ? parent : unboundedParent(index, own.quota, context);
}

/**
 * Every obligation asked for with its standing on `asOf`, by commitment in the order of the quotas.
 * Pure: the same input gives the same standings, in any order of the records.
 */
export function assess(input: AssessmentInput): Assessed[] {
  const { context, records } = input;
  // A record after the day asked for is explained as one that is not confirmed yet.
  const seen = records.map((record) => (record.from <= input.asOf ? record : Object.assign({}, record, { isConfirmed: false })));
  const expanded = new Map([...input.quotas].map(([index, quota]) => [index, expandQuota(index, quota, context)] as const));
  const ledger = new Ledger([...expanded.values()]);
  for (const record of seen) if (record.isConfirmed) ledger.add(record);

  const found = new Map<number, Assessed[]>([...expanded.keys()].map((index) => [index, []]));
  const put = (obligation: Obligation, tally: Tally, explain: () => readonly Reason[]): void => {
    if (!input.isAsked(obligation)) return;
    const standing = standingOn(obligation, {
      tally,
      today: input.asOf,
      calendar: context.calendar,
      settings: input.settings,
      isWaived: input.isWaived(obligation),
      hasNeed: obligation.quota.isAsNeeded && input.hasNeed(obligation),
    });
    found.get(obligation.commitment)?.push({ obligation, standing, tally, explain });
  };
  for (const [index, obligation] of ledger.obligations.entries()) put(obligation, ledger.tallyOf(index), () => reasonsOf(obligation, seen));
  for (const [index, { quota }] of expanded) {
    if (!isDerived(quota)) continue;
    for (const { obligation, tally, reasons } of deriveObligations(index, quota, parentOf(index, expanded, context), seen))
      put(obligation, tally, () => reasons.map(({ fact, contribution }) => ({ record: fact, contribution, alreadyCounted: 0 })));
  }
  return [...found.values()].flat();
}
