import { characterSet, isIn } from "./character-set.ts";
import { isDigit } from "./normalise.ts";

/** A figure in the text: [start, end) in the normalised text. `isApproximate`: 余, 多, 近, 约 stand with it. */
export interface Numeral {
  readonly value: number;
  readonly end: number;
  readonly isApproximate: boolean;
}

const digitValues = new Map("零〇一二三四五六七八九".split("").map((character, index) => [character, Math.max(index - 1, 0)]));
digitValues.set("两", 2).set("俩", 2);
const scaleValues = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);
const bigScaleValues = new Map([
  ["万", 10_000],
  ["亿", 100_000_000],
]);

/** Value of one Chinese digit character, undefined for any other character. */
export function digitValue(character: string): number | undefined {
  return digitValues.get(character);
}

/** The value of 1.5万 or 2千 after the Arabic figure `value`, and where it ends. */
function scaled(text: string, value: number, end: number): { readonly value: number; readonly end: number } {
  let result = value;
  let at = end;
  for (let scale = scaleValues.get(text.charAt(at)) ?? bigScaleValues.get(text.charAt(at)); scale !== undefined;) {
    result *= scale;
    at++;
    scale = bigScaleValues.get(text.charAt(at));
  }
  return { value: Math.round(result * 1e6) / 1e6, end: at };
}

/** Longer rows of figures are telephone numbers or noise; JavaScript counts exactly up to 15 figures. */
const digitsMax = 15;

function readArabic(text: string, start: number): { readonly value: number; readonly end: number } | null {
  let end = start;
  let digits = "";
  while (isDigit(text.charCodeAt(end)) && digits.length <= digitsMax) digits += text.charAt(end++);
  // 3,000册: a thousands comma stands before exactly three figures.
  while (digits.length > 0 && text.charAt(end) === "," && /^\d{3}(?!\d)/.test(text.slice(end + 1, end + 5)) && digits.length <= 3) {
    digits += text.slice(end + 1, end + 4);
    end += 4;
  }
  if (digits === "" || digits.length > digitsMax) return null;
  if (text.charAt(end) === "." && isDigit(text.charCodeAt(end + 1))) {
    digits += ".";
    end++;
    while (isDigit(text.charCodeAt(end)) && digits.length < digitsMax + 5) digits += text.charAt(end++);
  }
  return scaled(text, Number(digits), end);
}

/** 二十五, 两千三百, 一万二千, 十, 二〇二四 (digits in a row). Null where no numeral character stands. */
function readHan(text: string, start: number): { readonly value: number; readonly end: number } | null {
  let end = start;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (; ; end++) {
    const character = text.charAt(end);
    const scale = scaleValues.get(character);
    const bigScale = bigScaleValues.get(character);
    const value = digitValues.get(character);
    if (value !== undefined) {
      // 一两, 三四 are ranges and 二〇二四 is a row of digits: the caller reads those.
      if (digit !== null && digit !== 0) break;
      digit = value;
    } else if (scale !== undefined) {
      section += (digit ?? (section === 0 ? 1 : 0)) * scale;
      digit = null;
    } else if (bigScale !== undefined && end > start) {
      total = (total + section + (digit ?? 0)) * bigScale;
      section = 0;
      digit = null;
    } else break;
  }
  return end === start ? null : { value: total + section + (digit ?? 0), end };
}

/** Reads the numeral that starts at `start`, Arabic or Chinese, with 万/千 and a trailing 余/多; null if there is none. */
export function readNumeral(text: string, start: number): Numeral | null {
  const character = text.charAt(start);
  if (character === "半" && /^(?:年|天|日|个)/.test(text.slice(start + 1, start + 2))) {
    return { value: 0.5, end: start + 1, isApproximate: false };
  }
  const read = isDigit(text.charCodeAt(start)) ? readArabic(text, start) : readHan(text, start);
  if (!read) return null;
  const next = text.charAt(read.end);
  if (next === "余" || next === "多" || next === "来") {
    // 20多万元: the scale follows the word for "more than".
    const scale = scaled(text, read.value, read.end + 1);
    return { value: scale.value, end: scale.end, isApproximate: true };
  }
  if (next === "几") return null;
  return { ...read, isApproximate: false };
}

/** A figure or a range with one unit for both ends. */
export interface NumeralRange {
  readonly min: number;
  readonly max: number;
  readonly end: number;
  readonly isApproximate: boolean;
}

const numeralStarts = characterSet("0123456789零〇一二三四五六七八九两俩十半百千");

/** Whether a character can begin a numeral. */
export function startsNumeral(text: string, at: number): boolean {
  return isIn(numeralStarts, text, at);
}

/** Units that may be said at both ends of a range: 2次到3次, 1万元至2万元, 50%-60%. */
const repeatedUnit = /^(?:次|节|名|人|份|篇|本|元|万元|%|个|场|天|周|年|对|组)?/;

/**
 * Reads 3, 2-3, 两至三, 一两, 1万-2万 at `start`. The first end takes the scale of the second where it has
 * none of its own and would be the larger: 2-3万元 is 20 000 to 30 000.
 */
export function readNumeralRange(text: string, start: number): NumeralRange | null {
  const first = readNumeral(text, start);
  if (!first) return null;
  const single = { min: first.value, max: first.value, end: first.end, isApproximate: first.isApproximate };
  const secondDigit = digitValues.get(text.charAt(first.end));
  if (secondDigit !== undefined && first.value < 10 && secondDigit === first.value + 1 && first.end === start + 1) {
    return { min: first.value, max: secondDigit, end: first.end + 1, isApproximate: false };
  }
  const unitEnd = first.end + (repeatedUnit.exec(text.slice(first.end, first.end + 2))?.[0].length ?? 0);
  const joint = /^(?:--?|~|至|到|或)/.exec(text.slice(unitEnd, unitEnd + 2))?.[0];
  if (!joint) return single;
  const second = readNumeral(text, unitEnd + joint.length);
  if (!second) return single;
  const scale = text.slice(first.end, unitEnd).startsWith("万") ? 10_000 : 1;
  let min = first.value * scale;
  const tail = /[万千]/.exec(text.slice(unitEnd + joint.length, second.end))?.[0];
  if (scale === 1 && tail && !/[万千]/.test(text.slice(start, first.end))) min *= tail === "万" ? 10_000 : 1000;
  return second.value < min
    ? single
    : { min, max: second.value, end: second.end, isApproximate: first.isApproximate || second.isApproximate };
}
