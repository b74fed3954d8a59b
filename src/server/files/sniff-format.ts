import type { ForeignFormat } from "./refusal.ts";

export type SniffedFormat =
  | { readonly kind: "zip" | "pdf" | "compound" | "html" | "perhaps-text" }
  | { readonly kind: "foreign"; readonly found: ForeignFormat };

/** Readers of PDF look for its mark in the first kilobyte. Source: Adobe's implementation notes to PDF 1.7, H.3, note 13. */
const pdfMarkBytesMax = 1024;
/** Where a page says what it is; comments and declarations of Word before it are shorter. Our choice. */
const headBytes = 4096;

const signatures: readonly (readonly [hex: string, format: SniffedFormat])[] = [
  ["504b0304", { kind: "zip" }],
  ["504b0506", { kind: "foreign", found: "archive" }],
  ["d0cf11e0a1b11ae1", { kind: "compound" }],
  ["7b5c727466", { kind: "foreign", found: "rtf" }],
  ["89504e47", { kind: "foreign", found: "picture" }],
  ["ffd8ff", { kind: "foreign", found: "picture" }],
  ["47494638", { kind: "foreign", found: "picture" }],
  ["52494646", { kind: "foreign", found: "picture" }],
  ["49492a00", { kind: "foreign", found: "picture" }],
  ["4d4d002a", { kind: "foreign", found: "picture" }],
  ["526172211a", { kind: "foreign", found: "archive" }],
  ["377abcaf271c", { kind: "foreign", found: "archive" }],
  ["1f8b08", { kind: "foreign", found: "archive" }],
];

/** BM and two reserved zero words; the letters alone may begin a text. */
function isBitmap(bytes: Buffer): boolean {
  return bytes.length > 26 && bytes.toString("latin1", 0, 2) === "BM" && bytes.readUInt32LE(6) === 0;
}

/** Takes XML declarations, comments and blanks off the front; each step eats at least one character. */
function withoutPreamble(head: string): string {
  let rest = head.trimStart();
  for (;;) {
    const end = rest.startsWith("<!--") ? "-->" : rest.startsWith("<?") ? "?>" : null;
    const at = end === null ? -1 : rest.indexOf(end);
    if (end === null || at < 0) return rest;
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** What the bytes are, by their content alone. */
export function sniffFormat(bytes: Buffer): SniffedFormat {
  const start = bytes.toString("hex", 0, 8);
  const known = signatures.find(([hex]) => start.startsWith(hex));
  if (known) return known[1];
  if (isBitmap(bytes)) return { kind: "foreign", found: "picture" };
  if (bytes.subarray(0, pdfMarkBytesMax).includes("%PDF-")) return { kind: "pdf" };
  // Zeros and the first bytes fall out so that UTF-16 and marks do not hide the letters.
  const head = bytes.toString("latin1", 0, headBytes).replaceAll("\0", "").toLowerCase();
  if (head.trimStart().startsWith("mime-version:")) return { kind: "foreign", found: "mhtml" };
  const plain = head.startsWith("\u00ef\u00bb\u00bf") ? head.slice(3) : head.startsWith("\u00ff\u00fe") ? head.slice(2) : head;
  const markup = withoutPreamble(plain);
  if (["<!doctype html", "<html", "<head", "<meta", "<body"].some((tag) => markup.startsWith(tag))) return { kind: "html" };
  const isWordXml = ["<w:worddocument", "<pkg:package"].some((tag) => markup.startsWith(tag));
  return isWordXml ? { kind: "foreign", found: "word-xml" } : { kind: "perhaps-text" };
}
