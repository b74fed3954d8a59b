import { characterSet, isIn } from "./character-set.ts";
import { dateEndAt } from "./dates.ts";
import { scanMultipliers, type MultiplierToken } from "./multipliers.ts";
import type { Sentence } from "./outline.ts";
import { scanPeriods, type PeriodToken } from "./periods.ts";
import { scanQuantities, type QuantityToken } from "./quantities.ts";

/** A stretch between commas, colons or brackets, with the tokens found in it. Offsets in the normalised text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isBracketed: boolean;
  readonly quantities: readonly QuantityToken[];
  readonly periods: readonly PeriodToken[];
  readonly multipliers: readonly MultiplierToken[];
}

const cuts = characterSet(",()|:");

/** A comma that parts two pieces; a thousands comma stands inside a figure and parts nothing. */
function isCut(text: string, at: number): boolean {
  if (!isIn(cuts, text, at)) return false;
  if (text.charAt(at) === ",") return !/\d/.test(text.charAt(at - 1)) || !/^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
  return true;
}

function makePiece(text: string, start: number, end: number, isBracketed: boolean, sentence: Tokens): Piece {
  const inside = <T extends { readonly start: number }>(list: readonly T[]): T[] =>
    list.filter((token) => token.start >= start && token.start < end);
  return {
    start,
    end,
    text: text.slice(start, end),
    isBracketed,
    quantities: inside(sentence.quantities),
    periods: inside(sentence.periods),
    multipliers: scanMultipliers(text, start, end),
  };
}

interface Tokens {
  readonly quantities: readonly QuantityToken[];
  readonly periods: readonly PeriodToken[];
}

/** Cuts a sentence into its pieces. Its length is bounded, see `sentenceLengthMax` of the outline. */
export function cutPieces(text: string, sentence: Pick<Sentence, "start" | "end">): Piece[] {
  const { start: from, end: to } = sentence;
  const pieces: Piece[] = [];
  const periods = scanPeriods(text, from, to);
  const endOfPeriod = new Map(periods.map((period) => [period.start, period.end]));
  const tokens = { periods, quantities: scanQuantities(text, from, to, (at) => endOfPeriod.get(at) ?? dateEndAt(text, at)) };
  let start = from;
  let depth = 0;
  for (let at = from; at <= to; at++) {
    if (at < to && !isCut(text, at)) continue;
    let first = start;
    while (first < at && text.charAt(first) === " ") first++;
    if (at > first) pieces.push(makePiece(text, first, at, depth > 0, tokens));
    if (text.charAt(at) === "(") depth++;
    if (text.charAt(at) === ")") depth = Math.max(0, depth - 1);
    start = at + 1;
  }
  return pieces;
}
