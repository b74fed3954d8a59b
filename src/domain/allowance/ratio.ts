import { fen, type Fen } from "../money/fen.ts";

/** An exact number: `over / under`, in lowest terms, `under` above 0. Money is counted in these and rounded once, at the end. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** `over / under` in lowest terms. A divisor of 0 is a fault of the caller. */
export function ratio(over: bigint, under = 1n): Ratio {
  if (under === 0n) throw new Error("expected a divisor other than 0");
  const sign = under < 0n ? -1n : 1n;
  const divisor = commonDivisor(over, under * sign);
  return { over: (over * sign) / divisor, under: (under * sign) / divisor };
}

/** A whole number as an exact one. */
export function whole(count: number): Ratio {
  return { over: BigInt(count), under: 1n };
}

export const zero: Ratio = whole(0);

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A number as it is written in a formula: `1.3` is 13/10. Null for anything else. */
export function ratioOfText(text: string): Ratio | null {
  const match = decimal.exec(text.replaceAll(/\s/g, ""));
  if (!match) return null;
  const [, sign, before = "0", after = ""] = match;
  return ratio(BigInt(`${sign ?? ""}${before}${after}`), 10n ** BigInt(after.length));
}

export function addRatio(one: Ratio, other: Ratio): Ratio {
  return ratio(one.over * other.under + other.over * one.under, one.under * other.under);
}

export function minusRatio({ over, under }: Ratio): Ratio {
  return { over: -over, under };
}

export function timesRatio(one: Ratio, other: Ratio): Ratio {
  return ratio(one.over * other.over, one.under * other.under);
}

/** Null where the divisor is 0. */
export function overRatio(one: Ratio, other: Ratio): Ratio | null {
  return other.over === 0n ? null : ratio(one.over * other.under, one.under * other.over);
}

/** Below 0 where `one` is the smaller, 0 where they are equal, above 0 where it is the larger. */
export function compareRatio(one: Ratio, other: Ratio): number {
  const difference = one.over * other.under - other.over * one.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The largest whole number that is not above. */
export function floorRatio({ over, under }: Ratio): Ratio {
  const quotient = over / under;
  return { over: over % under < 0n ? quotient - 1n : quotient, under: 1n };
}

function roundedHalfAway({ over, under }: Ratio): bigint {
  const size = over < 0n ? -over : over;
  const rounded = (2n * size + under) / (2n * under);
  return over < 0n ? -rounded : rounded;
}

/** An exact number in whole hundredths, half away from zero. */
export function hundredthsOfRatio(value: Ratio): number {
  return Number(roundedHalfAway(timesRatio(value, whole(100))));
}

/** An exact amount in yuan as whole fen, half away from zero: the one place where an allowance is rounded. */
export function fenOfRatio(yuan: Ratio): Fen {
  return fen(hundredthsOfRatio(yuan));
}

/** A whole number of fen in yuan. */
export function yuanOfFen(amount: Fen): Ratio {
  return ratio(BigInt(amount), 100n);
}

/** For reading, never for counting on: at most four decimals and at least `least`: 164.5161, or 210.00 with two. */
export function ratioText(value: Ratio, least = 0): string {
  const places = 4;
  const scale = 10n ** BigInt(places);
  const scaled = roundedHalfAway(timesRatio(value, { over: scale, under: 1n }));
  const size = scaled < 0n ? -scaled : scaled;
  const after = String(size % scale)
    .padStart(places, "0")
    .replace(/0+$/, "")
    .padEnd(least, "0");
  return `${scaled < 0n ? "-" : ""}${size / scale}${after === "" ? "" : `.${after}`}`;
}
