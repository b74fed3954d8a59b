import { characterSet, isIn } from "./character-set.ts";
import { readNumeralRange, startsNumeral } from "./numerals.ts";
import { unitAt, type UnitFamily } from "./units.ts";

/** Which bound the text sets: 至少 a minimum, 不超过 a maximum, a bare figure both. */
export type Bound = "exact" | "atLeast" | "atMost";

/** A figure with its unit. `start` is where the figure stands; the comparator may stand before or behind it. */
export interface QuantityToken {
  readonly start: number;
  readonly end: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly family: UnitFamily;
  /** Bound said behind the figure (2次以上), if any. */
  readonly boundBehind: Bound | null;
  /** True for 一 and 两 in Chinese characters: often no more than an article (一套资源库). */
  readonly isArticleLike: boolean;
  readonly isApproximate: boolean;
}

/** A stretch holding a figure that is no quantity: a date, an ordinal, a fixed phrase. */
export interface SkippedFigure {
  readonly end: number;
}

const behind = /^(?:\(含\)|\(含[^()]{1,4}\))?(及以上|或以上|以上|及其以上|以内|以下|左右)/;

function boundBehindAt(text: string, at: number): { readonly bound: Bound; readonly end: number } | null {
  const match = behind.exec(text.slice(at, at + 12));
  if (!match) return null;
  const word = match[1] ?? "";
  const bound = word.endsWith("以上") ? "atLeast" : word === "左右" ? "exact" : "atMost";
  return { bound, end: at + match[0].length };
}

/** Fixed phrases that hold a figure and mean no count: 一对一, 1+1, 一次性, 一人一案, 一方面. */
const fixedPhrase =
  /^(?:[一1]\+[1一N]|[一1]对[一1]|[一1]对[多N]|一帮[一扶]|一次性|一体化|一致|一律|一定|一般|一线|一流|一把手|一系列|一方面|一对子|一人一[^,。]|一生一[^,。]|一校一[^,。]|一班一[^,。]|一课一|一年一度|一份(?:力|爱|子|责任|热|光|心)|一位一|一事一|一分(?:为|钟)|一节一|一门心思|一期一|三位一体|一一|一个(?:中心|目标|平台|方面|重要|共同)|两个中心)/;

/** A fraction or a percentage in words: 三分之一, 百分之二十. */
function readFraction(text: string, start: number): QuantityToken | null {
  const whole = text.startsWith("百分之", start) ? { max: 100, end: start + 1 } : readNumeralRange(text, start);
  if (!whole || !text.startsWith("分之", whole.end)) return null;
  const part = readNumeralRange(text, whole.end + 2);
  if (!part) return null;
  const percentOf = (value: number): number => Math.round((value / whole.max) * 1e6) / 1e4;
  const bound = boundBehindAt(text, part.end);
  return {
    start,
    end: bound?.end ?? part.end,
    min: percentOf(part.min),
    max: percentOf(part.max),
    unit: "%",
    family: "percent",
    boundBehind: bound?.bound ?? null,
    isArticleLike: false,
    isApproximate: false,
  };
}

function isOrdinal(text: string, start: number): boolean {
  const before = text.charAt(start - 1);
  return before === "第" || before === "前";
}

/** 上一年度, 近两年: a time that has passed and no length. 上一节课 is a lesson to give. */
function isPastTime(text: string, start: number, family: UnitFamily): boolean {
  const isTime = family === "year" || family === "term" || family === "month";
  return isTime && /[上近这去下]/.test(text.charAt(start - 1));
}

/**
 * Reads the figure with unit at `start`, where a numeral begins. A figure that is no quantity comes back as a
 * skipped stretch, so that the scan goes on behind it; null if no figure with a unit stands here.
 */
export function readQuantity(text: string, start: number): QuantityToken | SkippedFigure | null {
  const phrase = fixedPhrase.exec(text.slice(start, start + 8));
  if (phrase) return { end: start + phrase[0].length };
  const fraction = readFraction(text, start);
  if (fraction) return fraction;
  const figure = readNumeralRange(text, start);
  if (!figure) return null;
  if (isOrdinal(text, start)) return { end: figure.end };
  const unit = unitAt(text, figure.end);
  if (!unit || unit.family === "other") return { end: figure.end + (unit?.word.length ?? 0) };
  const unitEnd = figure.end + unit.word.length;
  // 上一篇, 下一篇: links of the page.
  if (unit.word === "篇" && /[上下]/.test(text.charAt(start - 1))) return { end: unitEnd };
  // 最后一个星期五 is a weekday.
  if (unit.word === "个星期" && /[一二三四五六日天]/.test(text.charAt(unitEnd))) return { end: unitEnd };
  // 2025届: a class of pupils and no event.
  if (unit.word === "届" && figure.max > 100) return { end: unitEnd };
  if (isPastTime(text, start, unit.family)) return { end: unitEnd };
  const bound = boundBehindAt(text, unitEnd);
  const isHanSingle = figure.end === start + 1 && /[一两二三]/.test(text.charAt(start));
  return {
    start,
    end: bound?.end ?? unitEnd,
    min: figure.min,
    max: figure.max,
    unit: unit.word,
    family: unit.family,
    boundBehind: bound?.bound ?? null,
    isArticleLike: isHanSingle && figure.max === figure.min && figure.max <= 3,
    isApproximate: figure.isApproximate,
  };
}

const hanFigures = characterSet("一二两三四五六七八九");

function isHanFigure(text: string, at: number): boolean {
  return isIn(hanFigures, text, at);
}

/** All quantities of text[start, end), in order. `skipTo` gives the end of a date or period word at a place, or the place itself. */
export function scanQuantities(text: string, start: number, end: number, skipTo: (at: number) => number): QuantityToken[] {
  const found: QuantityToken[] = [];
  for (let at = start; at < end;) {
    const skipped = skipTo(at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    if (!startsNumeral(text, at)) {
      at++;
      continue;
    }
    // 六一, 五一: the second figure of a row that is none of ours.
    if (isHanFigure(text, at) && isHanFigure(text, at - 1) && found.at(-1)?.end !== at) {
      at++;
      continue;
    }
    const token = readQuantity(text, at);
    if (token && "unit" in token && token.end <= end) found.push(token);
    at = Math.max(token?.end ?? at + 1, at + 1);
  }
  return found;
}
