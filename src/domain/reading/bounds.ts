import type { Piece } from "./pieces.ts";
import type { Bound, QuantityToken } from "./quantities.ts";

const atLeast =
  /至少|不少于|不低于|不得少于|不得低于|不能少于|不小于|最少|起码|多于|(?<![不得能])超过|(?<![不得能])大于|(?<![不得能])高于|力保/g;
const atMost = /不超过|不高于|不多于|最多|至多|不得超过|不得高于|不得多于|控制在|不能超过|不大于|上限/g;
const stickyAtLeast = /(?:至少|不少于|原则上不少于|最少)$/;

/** Where the last match of `pattern` in `words` stands, or -1. */
function lastIndex(pattern: RegExp, words: string): number {
  let last = -1;
  for (const match of words.matchAll(pattern)) last = match.index;
  return last;
}

export interface BoundReading {
  readonly bound: Bound;
  /** Where the anchor begins: the comparator, or the figure itself. Normalised offset. */
  readonly anchorStart: number;
}

/** 至少 in front of a period word governs the whole series behind it (至少每周…两次, 每月…一次). */
export function governsSeries(text: string, piece: Piece): boolean {
  return piece.periods.some(
    (period) => period.isEach && stickyAtLeast.test(text.slice(Math.max(piece.start, period.start - 6), period.start)),
  );
}

/** The longest stretch between a comparator and its figure that still belongs together (不少于<base>的15%). */
const comparatorReachMax = 30;

/**
 * Which bound holds for a figure: said behind it, said before it in its own clause without another figure
 * between, or inherited from 至少 at the head of the series.
 */
export function boundOf(text: string, piece: Piece, token: QuantityToken, isSeriesAtLeast: boolean): BoundReading {
  const previous = piece.quantities.findLast((other) => other.end <= token.start);
  const from = Math.max(previous?.end ?? piece.start, token.start - comparatorReachMax);
  const before = text.slice(from, token.start);
  const least = lastIndex(atLeast, before);
  const most = lastIndex(atMost, before);
  const at = Math.max(least, most);
  const isMost = at >= 0 && (most > least || (most >= 0 && most + 1 === least));
  // 不超过 holds 超过 and 至少 may stand far off: take the comparator that begins first at the place.
  const comparatorStart = from + (isMost ? most : least);
  // 至少每周面谈两次: the comparator belongs to the series and not to this figure's own words.
  const isApart = piece.periods.some((period) => period.start >= comparatorStart && period.end <= token.start);
  const anchorStart = at >= 0 && !isApart ? comparatorStart : distributedStart(text, piece, token);
  if (token.boundBehind === "atMost") return { bound: "atMost", anchorStart };
  if (token.boundBehind === "atLeast") return { bound: "atLeast", anchorStart };
  if (at >= 0) return { bound: isMost ? "atMost" : "atLeast", anchorStart };
  return { bound: isSeriesAtLeast ? "atLeast" : "exact", anchorStart };
}

/** 各派1名: the anchor begins at 各 where it stands close before the figure. */
function distributedStart(text: string, piece: Piece, token: QuantityToken): number {
  const each = text.lastIndexOf("各", token.start - 1);
  return each >= Math.max(piece.start, token.start - 5) ? each : token.start;
}

/** The share's base in 不少于<base>的15% and 课时津贴按130%: the words it is a share of; null if none is named. */
export function baseOf(text: string, piece: Piece, token: QuantityToken): string | null {
  if (token.family !== "percent" && token.family !== "times") return null;
  const before = text.slice(piece.start, token.start);
  const share = /(?:不少于|不低于|不超过|达到|占)([^,]{2,24})的$/.exec(before)?.[1];
  if (share) return share;
  return /(课时津贴|课时费|课时补贴|津贴|补助|补贴|工资|绩效)[^,]{0,8}$/.exec(before)?.[1] ?? null;
}
