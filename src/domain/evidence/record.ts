import type { Day } from "../calendar/day.ts";
import type { Category } from "../reading/category.ts";
import type { Earmark, PostingRole } from "../reading/reading.ts";
import type { Measure } from "../plan/quota.ts";

/**
 * What a piece of evidence is in time. An `event` has a day or month of its own; a `total` is a sum or a fact of a
 * stretch; a `state` holds on each of its days, as a post does, and shows in every window that it fills for the most part.
 */
export const natures = ["event", "total", "state"] as const;
export type Nature = (typeof natures)[number];

/**
 * One thing that happened. `from`..`to` is the stretch in which it is known to lie: one day for an event, a term for
 * a sum that a summary gives by term, the school year where no date is stated. null means: not stated.
 */
export interface EvidenceRecord {
  readonly id: string;
  readonly category: Category;
  readonly from: Day;
  readonly to: Day;
  readonly isConfirmed: boolean;
  /** Canonical names, one for each person or lesson of that subject, with repeats. */
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  /** One entry for each person named, in the order of `subjects` where both are given; null where a name is masked (王XX). */
  readonly people: readonly (string | null)[];
  /** What the record counts, by measure; a measure that is missing here is not stated. */
  readonly amounts: Readonly<Partial<Record<Measure, number>>>;
  readonly earmark: Earmark | null;
  readonly postingRole: PostingRole | null;
  readonly nature: Nature;
}

/** Where a piece of evidence stands: a record entered as such, or a thing that shows what it is evidence of. */
export const evidenceKinds = ["record", "posting", "payment", "goods", "mentorship", "project", "aid"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** The thing behind a piece of evidence. `isWaiting`: it will count once the other side has confirmed it. */
export interface EvidenceSource {
  readonly kind: EvidenceKind;
  readonly id: string;
  readonly state: string;
  readonly isWaiting: boolean;
}

/** A recorded need that makes a promise "as needed" due. scope: as in the obligation, e.g. {subject: "物理"}. */
export interface NeedRecord {
  readonly commitment: number;
  readonly scope: Readonly<Record<string, string>>;
}
