/** How much of a file is looked at to tell its encoding. */
const sampleBytes = 64 * 1024;

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder says with a TypeError that the bytes are not of this encoding; anything else is a bug.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** UTF-16 without a mark: every second byte of line breaks, blanks and digits is zero, or most pairs are Han characters. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, sampleBytes);
  let zerosEven = 0;
  let zerosOdd = 0;
  let hanLittle = 0;
  let hanBig = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const first = sample[at] ?? 0;
    const second = sample[at + 1] ?? 0;
    if (first === 0) zerosEven++;
    if (second === 0) zerosOdd++;
    if (second >= 0x4e && second <= 0x9f) hanLittle++;
    if (first >= 0x4e && first <= 0x9f) hanBig++;
  }
  if (zerosEven === 0 && zerosOdd === 0) return null;
  const pairs = sample.length / 2;
  if (zerosOdd > zerosEven && zerosOdd + hanLittle > pairs * 0.6) return "utf-16le";
  return zerosEven > zerosOdd && zerosEven + hanBig > pairs * 0.6 ? "utf-16be" : null;
}

/** Whether a decoded text is more than bytes that happen to decode: control characters are not text. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, sampleBytes);
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    const isControl =
      (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff);
    if (isControl) odd++;
  }
  return odd * 50 <= sample.length;
}

/**
 * The text of bytes in UTF-8 (with or without mark), UTF-16 or GB18030, the encodings that Chinese offices save
 * in; null if they are none of these. Strict UTF-8 goes first: GB18030 accepts nearly everything.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const wide = marked ?? utf16WithoutMark(bytes);
  const text = (wide ? decode(bytes, wide) : null) ?? decode(bytes, "utf-8") ?? decode(bytes, "gb18030");
  return text !== null && looksLikeText(text) ? text : null;
}
