export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** How much of a file is looked at to tell its encoding. Our choice: some 20 pages, an instant. */
const sampleBytes = 64 * 1024;
/** A text holds at most one control character in fifty. Our choice: old exports hold a few, other files every tenth byte. */
const charactersPerControlMin = 50;
/**
 * How much of a text without mark must be everyday characters. Measured on plans in both scripts: read rightly 1.00;
 * UTF-8 with a torn end read as GB18030 up to 0.42, Big5 as GB18030 0.63, UTF-16 as GB18030 or Big5 0.71. Of 9,900
 * stretches in five encodings 20 were mistaken, all of them with 10 characters or fewer.
 */
const everydayShareMin = 0.75;

/** Lead bytes of the symbols and of the most frequent characters: rows 1-9 and 16-55 of GB/T 2312-1980, level 1 of Big5. */
const everydayLeads = [
  ["gb18030", 0xa1, 0xa9],
  ["gb18030", 0xb0, 0xd7],
  ["big5", 0xa4, 0xc6],
] as const;

function* everydayCodes(): Generator<number> {
  for (let code = 32; code < 127; code++) yield code;
  for (const [encoding, first, last] of everydayLeads) {
    const decoder = new TextDecoder(encoding);
    for (let lead = first; lead <= last; lead++) {
      const trailMin = encoding === "big5" ? 0x40 : 0xa1;
      for (let trail = trailMin; trail <= 0xfe; trail++) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (character.length === 1) yield character.charCodeAt(0);
      }
    }
  }
}

/**
 * What Chinese texts consist of, in both scripts. UTF-16 and GB18030 accept nearly any bytes; only such a list tells
 * a right reading from a wrong one.
 */
const everyday: ReadonlySet<number> = new Set([9, 10, 12, 13, ...everydayCodes()].filter((code) => code !== 0xfffd));

/** Decodes strictly; null if the bytes are not of this encoding. A sample may end inside a character. */
function decode(bytes: Uint8Array, encoding: TextEncoding, isSample = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isSample });
  } catch (error) {
    // The decoder says with a TypeError that the bytes are not of this encoding; anything else is a bug.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function everydayShare(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (everyday.has(text.charCodeAt(at))) count++;
  return text.length === 0 ? 0 : count / text.length;
}

/** Control characters other than blanks and line ends mean that the bytes are no text, whatever they decode to. */
function hasTextOnly(text: string): boolean {
  const length = Math.min(text.length, sampleBytes);
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 32 && (code < 9 || code > 13)) || code === 127) controls++;
  }
  return controls * charactersPerControlMin <= length;
}

function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

/** The encoding whose reading of the first bytes looks most like a text; null if none does. */
function mostLikelyEncoding(bytes: Uint8Array): TextEncoding | null {
  const sample = bytes.subarray(0, sampleBytes);
  let best: TextEncoding | null = null;
  let bestShare = everydayShareMin;
  for (const encoding of ["gb18030", "utf-16le", "utf-16be", "big5"] as const) {
    const share = everydayShare(decode(sample, encoding, true) ?? "");
    if (share <= bestShare) continue;
    best = encoding;
    bestShare = share;
  }
  return best;
}

/**
 * The text of bytes in UTF-8, UTF-16 (both with or without mark), GB18030 or Big5, the encodings that Chinese offices
 * save in; null if they are none of these. A mark decides; then strict UTF-8, which other encodings hardly ever
 * satisfy; the others accept nearly everything, so among them the most plausible reading wins.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const marked = markedEncoding(bytes);
  const utf8 = marked === null ? decode(bytes, "utf-8") : null;
  if (utf8 !== null && hasTextOnly(utf8)) return { text: utf8, encoding: "utf-8" };
  const encoding = marked ?? mostLikelyEncoding(bytes);
  const text = encoding === null ? null : decode(bytes, encoding);
  if (encoding === null || text === null || !hasTextOnly(text)) return null;
  // The decoder takes the marks of UTF-8 and UTF-16 away, not that of GB18030.
  return { text: encoding === "gb18030" && text.startsWith("\ufeff") ? text.slice(1) : text, encoding };
}
