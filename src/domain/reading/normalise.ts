import { traditionalPairs } from "./traditional.gen.ts";

/**
 * The text as the grammar reads it: simplified script, half-width digits and punctuation, without pinyin,
 * tags and page cuts. `originalStart[i]` is the offset in the original of character i; it rises strictly.
 */
export interface Normalised {
  readonly text: string;
  readonly originalStart: Int32Array;
  readonly originalLength: number;
}

/** A page break inside a word leaves a line at least this long; a heading above an item is shorter. Our choice: pages in the study hold 250 characters, headings under 30. */
const pageLineMin = 40;
/** A line of a PDF or an e-mail that was wrapped by width is at least this long. Our choice: 25 characters of 14 pt fill an A5 line. */
const wrappedLineMin = 25;
/** A title stands on a line of its own, however long it is. */
const titleEnd =
  /(?:总结|小结|總結|小結|汇报|匯報|方案|计划|計劃|办法|辦法|意见|意見|通知|协议书?|協議書?|细则|細則|规划|規劃|安排|公告|制度|规定|規定|章程)(?:[（(][^（()）]{1,10}[）)])?$/;
/** The longest tag we take out; beyond it a `<` is a character like any other. */
const tagLengthMax = 300;
const pinyinLengthMax = 12;

const simplifiedOf = new Uint16Array(0x10000);
for (let at = 0; at < traditionalPairs.length; at += 2) {
  simplifiedOf[traditionalPairs.charCodeAt(at)] = traditionalPairs.charCodeAt(at + 1);
}

const widthPairs = '，,：:（(）)；;！!？?％%～~〜~—-–-―-－-﹣-−-．.｜|＂"［[］]【[】]〔[〕]「“」”　 \t \u00a0 ';
for (let code = 0xff10; code <= 0xff5a; code++) simplifiedOf[code] = code - 0xfee0;
for (let at = 0; at < widthPairs.length; at += 2) {
  simplifiedOf[widthPairs.charCodeAt(at)] = widthPairs.charCodeAt(at + 1);
}

const newline = 10;
const space = 32;

/** Whether the character is a Han character of the basic plane. */
export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const terminators = new Set("。；;！!？?…:：|>".split("").map((character) => character.charCodeAt(0)));

/** Zero-width characters, byte-order marks, soft hyphens and carriage returns carry nothing. */
function isNothing(code: number): boolean {
  return code === 13 || code === 0xfeff || code === 0xad || (code >= 0x200b && code <= 0x200f);
}

const entities: readonly (readonly [name: string, character: number])[] = [
  ["&nbsp;", space],
  ["&#160;", space],
  ["&ensp;", space],
  ["&emsp;", space],
  ["&lt;", 60],
  ["&gt;", 62],
  ["&amp;", 38],
  ["&quot;", 34],
];

/** Length of the pinyin in parentheses that starts at `at`, e.g. (xué); 0 if there is none. Needs a vowel; (xx) is a mask. */
function pinyinLength(text: string, at: number): number {
  let hasVowel = false;
  for (let i = at + 1; i < text.length && i - at <= pinyinLengthMax; i++) {
    const character = text.charAt(i);
    if (character === ")" || character === "）") return hasVowel && i > at + 2 ? i + 1 - at : 0;
    const isToned = character >= "\u00e0" && character <= "\u01dc";
    if (!isToned && !(character >= "a" && character <= "z") && character !== " ") return 0;
    hasVowel ||= isToned || "aeiouv".includes(character);
  }
  return 0;
}

/** Length of the HTML tag that starts at `at`; 0 if this is no tag. `breaks` tells tags that end a line. */
function tagAt(text: string, at: number): { readonly length: number; readonly breaks: boolean } | null {
  const next = text.charAt(at + 1);
  if (!/[a-zA-Z/!]/.test(next)) return null;
  const length = text.slice(at, at + tagLengthMax).indexOf(">");
  if (length < 0) return null;
  const end = at + length;
  const name = /^<\/?([a-z0-9]*)/i.exec(text.slice(at, Math.min(end, at + 12)))?.[1] ?? "";
  return { length: end + 1 - at, breaks: /^(?:br|p|div|li|tr|h[1-6])$/i.test(name) };
}

/**
 * Length of what stands between two halves of a sentence that a page or a line end has cut, measured from the
 * line break at `at`: the break, blanks, and the page number with 、 that scraped documents carry there.
 * 0 if the break is a real one. lineLength: characters since the last break; last: the character before it.
 */
function cutLength(text: string, at: number, lineLength: number, last: number): number {
  if (titleEnd.test(text.slice(Math.max(0, at - 12), at).trimEnd())) return 0;
  if (lineLength < wrappedLineMin || terminators.has(last) || last === space) return 0;
  let i = at;
  while (i < text.length && " \r\n\t\u3000".includes(text.charAt(i))) i++;
  const numberStart = i;
  while (i < text.length && isDigit(text.charCodeAt(i)) && i - numberStart < 4) i++;
  const isNumbered = i > numberStart && "、.．".includes(text.charAt(i));
  if (isNumbered) return lineLength >= pageLineMin && !isDigit(text.charCodeAt(i + 1)) ? i + 1 - at : 0;
  if (i === numberStart && i - at > 2) return 0;
  const isText = isHan(text.charCodeAt(numberStart)) && !/^[一二三四五六七八九十]+[、是]/.test(text.slice(numberStart, numberStart + 4));
  return isText && text.charAt(numberStart) !== "第" ? numberStart - at : 0;
}

/** A page number on a line of its own: - 2 -, — 3 —. */
const pageNumberLine = /^\r?\n[ \t]*[-—–―－]{1,2} ?\d{1,3} ?[-—–―－]{1,2}[ \t]*\r?\n/;

class Writer {
  readonly codes: Uint16Array;
  readonly starts: Int32Array;
  length = 0;
  lineStart = 0;

  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
  }

  get last(): number {
    return this.length > 0 ? (this.codes[this.length - 1] ?? newline) : newline;
  }

  put(code: number, start: number): void {
    // A blank between a figure and its unit, or after another blank or a mark, says nothing.
    const last = this.last;
    if (code === space && (last === space || last === newline || last < 48)) return;
    if (last === space && (isDigit(code) || (isHan(code) && isDigit(this.codes[this.length - 2] ?? 0)))) this.length--;
    if (code === newline && last === space) this.length--;
    if (code === newline) this.lineStart = this.length + 1;
    this.codes[this.length] = code;
    this.starts[this.length] = start;
    this.length++;
  }
}

/** Codes to text in slices, because a call takes only some ten thousand arguments. */
function toText(codes: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += 8192) {
    parts.push(String.fromCharCode(...codes.subarray(at, at + 8192)));
  }
  return parts.join("");
}

/** How many characters of the original at `at` are dropped or replaced; writes the replacement. 0: an ordinary character. */
function takeSpecial(text: string, at: number, code: number, writer: Writer): number {
  if (isNothing(code)) return 1;
  if (code === newline) {
    const page = pageNumberLine.exec(text.slice(at, at + 20));
    if (page) {
      if (terminators.has(writer.last)) writer.put(newline, at);
      return page[0].length;
    }
    const cut = cutLength(text, at, writer.length - writer.lineStart, writer.last);
    if (cut === 0) writer.put(newline, at);
    return Math.max(cut, 1);
  }
  if (code === 40 || code === 0xff08) return isHan(writer.last) ? pinyinLength(text, at) : 0;
  if (code === 60) {
    const tag = tagAt(text, at);
    if (tag?.breaks) writer.put(newline, at);
    return tag?.length ?? 0;
  }
  if (code === 38) {
    const entity = entities.find(([name]) => text.startsWith(name, at));
    if (entity) writer.put(entity[1], at);
    return entity?.[0].length ?? 0;
  }
  return 0;
}

/**
 * Prepares a text for reading and keeps, for every character that is left, where it stood.
 * Works on any Unicode text in one pass; the cost grows linearly with the length.
 */
export function normalise(original: string): Normalised {
  const writer = new Writer(original.length);
  for (let at = 0; at < original.length;) {
    const code = original.charCodeAt(at);
    const taken = takeSpecial(original, at, code, writer);
    if (taken > 0) {
      at += taken;
      continue;
    }
    writer.put(simplifiedOf[code] || code, at);
    at++;
  }
  return {
    text: toText(writer.codes.subarray(0, writer.length)),
    originalStart: writer.starts.subarray(0, writer.length),
    originalLength: original.length,
  };
}

/** The offsets in the original of the normalised stretch [start, end). An empty stretch stays empty. */
export function toOriginal(normalised: Normalised, start: number, end: number): { readonly start: number; readonly end: number } {
  const first = normalised.originalStart[start] ?? normalised.originalLength;
  if (end <= start) return { start: first, end: first };
  const last = normalised.originalStart[end - 1] ?? normalised.originalLength - 1;
  return { start: first, end: last + 1 };
}
