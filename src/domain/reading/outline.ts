import { characterSet, isIn } from "./character-set.ts";
import { isDigit } from "./normalise.ts";
import { digitValue, readNumeral } from "./numerals.ts";

/** How an item is numbered, from the outermost to the innermost usual style. */
const styles = ["part", "han", "article", "hanParen", "month", "phase", "digit", "digitParen", "circle", "letter", "first"] as const;
export type NumberingStyle = (typeof styles)[number];

export interface Marker {
  readonly style: NumberingStyle;
  readonly ordinal: number;
  readonly start: number;
  /** Where the words behind the number begin. */
  readonly end: number;
}

/** A heading above a sentence: its marker and the words up to the first stop. */
export interface Heading {
  readonly style: NumberingStyle | "line";
  readonly ordinal: number;
  readonly start: number;
  readonly text: string;
}

/** A stretch between full stops, semicolons, line breaks or item numbers, in the normalised text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Outermost first. The heading that this sentence itself opens is the last. */
  readonly headings: readonly Heading[];
  /** True where the sentence starts behind an item number or at a line break. */
  readonly isFresh: boolean;
}

const headingLengthMax = 24;
/** A line without a stop that is no longer than this is a heading of what follows. Our choice: the headings of the study. */
const lineHeadingMax = 22;

interface MarkerRule {
  readonly style: NumberingStyle;
  readonly pattern: RegExp;
}

const han = "[一二三四五六七八九十]{1,3}";
const rules: readonly MarkerRule[] = [
  { style: "part", pattern: new RegExp(`^篇(${han}|\\d{1,2})[:、 ]?`) },
  { style: "phase", pattern: new RegExp(`^第(${han}|\\d)阶段[:、]?`) },
  { style: "article", pattern: new RegExp(`^第(${han}|\\d{1,2})(?:条|章|节|部分)[:、 ]?`) },
  { style: "month", pattern: new RegExp(`^(${han}|\\d{1,2})(?:月?[、\\-至](?:${han}|\\d{1,2}))?月份?(?=[:\\s(①]|\\d{1,2}[.、])[: ]?`) },
  { style: "han", pattern: new RegExp(`^(${han})(?:、|\\.(?!\\d)| (?=[^\\d]))`) },
  { style: "hanParen", pattern: new RegExp(`^\\((${han})\\)`) },
  { style: "first", pattern: new RegExp(`^(?:第)?(${han})(?:是|要)(?![否不])|^(首先|其次|再次|最后)[,:]?`) },
  { style: "digitParen", pattern: /^\(?(\d{1,2})\)(?!\d)/ },
  { style: "digit", pattern: /^(\d{1,2}) ?[、.](?!\d)/ },
  { style: "letter", pattern: /^([a-hA-H])\)/ },
];

const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

function ordinalOf(word: string): number {
  const firstWord = ["首先", "其次", "再次", "最后"].indexOf(word);
  if (firstWord >= 0) return firstWord + 1;
  if (/^[a-h]$/i.test(word)) return word.toLowerCase().charCodeAt(0) - 96;
  return isDigit(word.charCodeAt(0)) ? Number(word) : (readNumeral(word, 0)?.value ?? 1);
}

function markerAt(text: string, at: number): Marker | null {
  const circle = circled.indexOf(text.charAt(at));
  if (circle >= 0) return { style: "circle", ordinal: circle + 1, start: at, end: at + 1 };
  const window = text.slice(at, at + 14);
  for (const rule of rules) {
    const match = rule.pattern.exec(window);
    if (match) return { style: rule.style, ordinal: ordinalOf(match[1] ?? match[2] ?? "1"), start: at, end: at + match[0].length };
  }
  return null;
}

const boundary = new Set("\n。;:!?)| ".split(""));
const mayBegin = characterSet(`篇第一二三四五六七八九十首其再最(0123456789abcdefghABCDEFGH${circled}`);

/** Decides whether numbers in running text are item numbers: they must follow on from the last one of their style. */
class Numbering {
  private readonly last = new Map<NumberingStyle, number>();

  /** The marker at `at` if it is one there; `isItemStart`: a text, a line or an item begins at this place. */
  accept(text: string, at: number, isItemStart: boolean): Marker | null {
    const marker = markerAt(text, at);
    if (!marker) return null;
    const previous = text.charAt(at - 1);
    const isAtBoundary = isItemStart || boundary.has(previous);
    if (!isAtBoundary && !this.isExpected(marker, previous, text, at)) return null;
    if (isAtBoundary && marker.style === "digitParen" && text.charAt(at) !== "(" && previous === ")") return null;
    // (2012)3 and 9:30 stand at a colon or a bracket too.
    if (
      (previous === ":" || previous === ")") &&
      marker.style === "digit" &&
      marker.ordinal !== (this.last.get("digit") ?? 0) + 1 &&
      marker.ordinal !== 1
    )
      return null;
    this.note(marker);
    return marker;
  }

  private isExpected(marker: Marker, previous: string, text: string, at: number): boolean {
    const expected = (this.last.get(marker.style) ?? 0) + 1;
    const followsOn = marker.ordinal === expected || (marker.ordinal === 1 && marker.style !== "han");
    if (!followsOn || marker.style === "part" || marker.style === "month") return false;
    if (marker.style === "first" && previous !== ",") return false;
    if (marker.style === "letter" || marker.style === "article") return false;
    if (marker.style === "han" && (/[周期十第初高月]/.test(previous) || digitValue(text.charAt(marker.end)) !== undefined)) return false;
    if (marker.style === "digitParen" && text.charAt(at) !== "(" && isDigit(previous.charCodeAt(0))) return false;
    if (marker.style === "digit" && (isDigit(previous.charCodeAt(0)) ? !this.isStray(text, marker) : /[第年月.,、\-至到约]/.test(previous)))
      return false;
    return !/[第、,]/.test(previous) || marker.style === "circle" || marker.style === "first";
  }

  /** 对象21、县: a page number glued before the item number. */
  private isStray(text: string, marker: Marker): boolean {
    return !isDigit(text.charCodeAt(marker.start - 2)) && marker.end - marker.start === 2;
  }

  private note(marker: Marker): void {
    const depth = styles.indexOf(marker.style);
    for (const style of styles.slice(depth + 1)) this.last.delete(style);
    this.last.set(marker.style, marker.ordinal);
  }
}

function headingText(text: string, start: number, end: number): string {
  const line = text.slice(start, Math.min(end, start + headingLengthMax));
  const stop = /[,。;\n|]|[:](?=.)/.exec(line);
  return stop ? line.slice(0, stop.index) : line;
}

/** The headings in force, by style; a new one ends all that stand inside it. */
class Path {
  private readonly open = new Map<NumberingStyle | "line", Heading>();
  private listed: readonly Heading[] | null = null;

  push(heading: Heading): void {
    const depth = heading.style === "line" ? 1 : styles.indexOf(heading.style);
    for (const [style] of this.open) {
      const other = style === "line" ? 1.5 : styles.indexOf(style);
      if (other >= depth && !(heading.style === "line" && (style === "han" || style === "hanParen" || style === "part")))
        this.open.delete(style);
    }
    this.open.set(heading.style, heading);
    this.listed = null;
  }

  /** The same list for all sentences between two headings: a long text has many. */
  list(): readonly Heading[] {
    this.listed ??= [...this.open.values()];
    return this.listed;
  }
}

const sentenceEnd = characterSet("。;!?\n");

/**
 * The longest stretch that is read as one sentence; the longest of the study has 430 characters. Work on a sentence
 * grows with the square of its figures, so a text without stops must not be one sentence.
 */
const sentenceLengthMax = 800;

/** Where the sentence from `from` is cut: its end, or behind the last comma within the longest length. */
function stretchEnd(text: string, from: number, end: number): number {
  if (end - from <= sentenceLengthMax) return end;
  const comma = text.lastIndexOf(",", from + sentenceLengthMax - 1);
  return comma > from ? comma + 1 : from + sentenceLengthMax;
}

function isLineHeading(text: string, start: number, end: number): boolean {
  const line = text.slice(start, end);
  const isShort = line.length >= 2 && line.length <= lineHeadingMax;
  return (
    isShort &&
    text.charAt(end) === "\n" &&
    !/[,。;|\d]|[一二两三四五六七八九十][次节名人个]/.test(line.replace(/:$/, "")) &&
    !/^(?:组长|副组长|成员)/.test(line)
  );
}

/** Cuts the normalised text into sentences and gives each the headings above it. One pass; linear in the length. */
export function outline(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const numbering = new Numbering();
  const path = new Path();
  let start = 0;
  let isFresh = true;
  let isItem = false;

  const close = (end: number): void => {
    let from = start;
    while (from < end && text.charAt(from) === " ") from++;
    if (end <= from) return;
    if (!isItem && isLineHeading(text, from, end))
      path.push({ style: "line", ordinal: 0, start: from, text: text.slice(from, end).replace(/:$/, "") });
    for (let stop = stretchEnd(text, from, end); from < end; from = stop, stop = stretchEnd(text, from, end)) {
      sentences.push({ start: from, end: stop, headings: path.list(), isFresh });
      isFresh = false;
    }
  };

  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const marker = isIn(mayBegin, text, at) ? numbering.accept(text, at, at === start) : null;
    if (marker) {
      close(at);
      path.push({
        style: marker.style,
        ordinal: marker.ordinal,
        start: at,
        text: headingText(text, marker.style === "month" || marker.style === "phase" ? at : marker.end, text.length),
      });
      start = marker.end;
      isFresh = true;
      isItem = true;
      at = marker.end;
    } else if (isIn(sentenceEnd, text, at)) {
      close(at);
      start = at + 1;
      isFresh = character === "\n";
      isItem = false;
      at++;
    } else at++;
  }
  close(text.length);
  return sentences;
}
