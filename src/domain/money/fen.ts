/** An amount of money in whole fen (1 yuan is 100 fen). Negative amounts are what is taken back. */
export type Fen = number & { readonly brand: "Fen" };

/** Made only here, so that no yuan is ever taken for fen. Throws for a fraction or beyond what a number holds exactly. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new Error(`expected whole fen, found ${amount}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where Fen is made
  return amount as Fen;
}

export const noFen: Fen = fen(0);

/** The sum of amounts. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

export function addFen(one: Fen, other: Fen): Fen {
  return fen(one + other);
}

export function minusFen(amount: Fen): Fen {
  return fen(0 - amount);
}

/**
 * `amount` times `numerator / denominator`, rounded once to whole fen, half away from zero: 2.5 fen are 3, -2.5 are -3.
 * Both parts are whole numbers; the denominator is above 0. Source: 1.3 x 12 yuan is 15.600000000000001 in binary
 * fractions (our collection of official traps, T14 and T18), so nothing here is ever a fraction.
 */
export function shareOfFen(amount: Fen, numerator: number, denominator: number): Fen {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator <= 0)
    throw new Error(`expected a share of whole numbers, found ${numerator}/${denominator}`);
  const product = BigInt(amount) * BigInt(numerator);
  const below = BigInt(denominator);
  const size = product < 0n ? -product : product;
  const rounded = (2n * size + below) / (2n * below);
  return fen(Number(product < 0n ? -rounded : rounded));
}

const writtenYuan = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Reads an amount in yuan as people write it: `1,234.50`, `1 234.5`, `￥300`. Null for anything else, a third decimal among it. */
export function fenOfYuan(text: string): Fen | null {
  const match = writtenYuan.exec(text.normalize("NFKC").replaceAll(/[,\s¥￥元]/gu, ""));
  if (!match) return null;
  const [, sign, whole = "0", part = ""] = match;
  const amount = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return Number.isSafeInteger(amount) ? fen(sign === "-" && amount !== 0 ? -amount : amount) : null;
}

/** An amount in yuan with two decimals: 1274.52. */
export function yuanText(amount: Fen): string {
  const size = Math.abs(amount);
  return `${amount < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}
