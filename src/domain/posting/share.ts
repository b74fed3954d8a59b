import type { Day } from "../calendar/day.ts";

/** The share of a full post that a posting takes of a person, on each of its days. */
export interface Share {
  readonly from: Day;
  readonly to: Day;
  /** 1 to 100. */
  readonly percent: number;
}

/** A whole post: nobody has more of themselves to give. */
export const wholePost = 100;

/** The sum of the shares on one day. */
export function shareOn(day: Day, shares: readonly Share[]): number {
  return shares.reduce((sum, { from, to, percent }) => (from <= day && day <= to ? sum + percent : sum), 0);
}

/** The largest sum of shares on any day of a stretch. The sum only rises on a day on which a share begins. */
export function peakShare(shares: readonly Share[], within: { readonly from: Day; readonly to: Day }): number {
  const days = [within.from, ...shares.map(({ from }) => from)].filter((day) => day >= within.from && day <= within.to);
  return days.reduce((peak, day) => Math.max(peak, shareOn(day, shares)), 0);
}

/** The first day on which somebody would be in two places at once, and the sum of shares on it. */
export interface Overload {
  readonly day: Day;
  readonly percent: number;
}

/**
 * Whether a person's postings ask for more than the whole of them on any day, over all partnerships together; null where
 * they do not. Half and half is allowed, half and whole is not. Source: the issue, "a posting never counts in two
 * places at once unless part-time shares allow it".
 */
export function overloadOf(shares: readonly Share[]): Overload | null {
  const days = [...new Set(shares.map(({ from }) => from))].toSorted((one, other) => one - other);
  for (const day of days) {
    const percent = shareOn(day, shares);
    if (percent > wholePost) return { day, percent };
  }
  return null;
}
