import type { StandingCounts } from "../../contract/standing.ts";
import type { Standing } from "../../domain/obligation/standing.ts";

/** From what is done to what went wrong, as a row of signs is read. */
export const standingOrder: readonly Standing[] = [
  "met",
  "exceeded",
  "on-track",
  "due",
  "unproven",
  "at-risk",
  "missed",
  "waived",
  "unquantified",
];

/** Signs of one row: ten fit beside two school names on 1366 pixels. Our choice. */
export const stripSignsMax = 10;

/** One standing and how many obligations have it. */
export interface CountedStanding {
  readonly standing: Standing;
  readonly count: number;
}

/** The standings that occur, in the order of reading. */
export function countedStandings(counts: StandingCounts): CountedStanding[] {
  return standingOrder.map((standing) => ({ standing, count: counts[standing] ?? 0 })).filter(({ count }) => count > 0);
}

/**
 * The signs of a compact row. Up to `signsMax` obligations show one sign each; more are shown in proportion, by largest
 * remainder, but every standing that occurs keeps one sign: one missed promise of a hundred must not disappear.
 */
export function stripOf(counts: StandingCounts, signsMax: number = stripSignsMax): Standing[] {
  const counted = countedStandings(counts);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  if (total <= signsMax) return counted.flatMap(({ standing, count }) => Array.from({ length: count }, () => standing));
  const free = Math.max(signsMax - counted.length, 0);
  const others = total - counted.length;
  const shares = counted.map(({ standing, count }) => {
    const share = (free * (count - 1)) / others;
    return { standing, whole: Math.floor(share), rest: share - Math.floor(share) };
  });
  let left = free - shares.reduce((sum, { whole }) => sum + whole, 0);
  const extra = new Set<Standing>();
  for (const { standing } of shares.toSorted((one, other) => other.rest - one.rest)) {
    if (left > 0) extra.add(standing);
    left--;
  }
  return shares.flatMap(({ standing, whole }) => Array.from({ length: 1 + whole + (extra.has(standing) ? 1 : 0) }, () => standing));
}
