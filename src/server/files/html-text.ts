import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { decodeText, type DecodedText } from "./decode-text.ts";
import { newTextLines, type TextLines } from "./text-lines.ts";

const blockTags: ReadonlySet<string> = new Set(
  "address article aside blockquote body br caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table title ul".split(
    " ",
  ),
);
const droppedTags: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);

/** Where a page declares its encoding: in its first kilobyte. Source: HTML Standard 13.2.3.2, prescan. */
const prescanBytes = 1024;

const isNameCode = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45;

/** The encoding that a page declares, as far as it matters here; null if it declares none or one that speaks for itself. */
function declaredEncoding(bytes: Uint8Array): "gb18030" | "big5" | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, prescanBytes)).toLowerCase();
  const at = head.indexOf("charset");
  if (at < 0) return null;
  let start = at + "charset".length;
  while (start < head.length && " =\"'\n\t".includes(head.charAt(start))) start++;
  let end = start;
  while (end < head.length && isNameCode(head.charCodeAt(end))) end++;
  const name = head.slice(start, end);
  return name.startsWith("gb") ? "gb18030" : name.startsWith("big5") ? "big5" : null;
}

/** The source of a page. What declares itself Chinese is read leniently: one torn character is no reason to refuse a page. */
export function decodeHtml(bytes: Uint8Array): DecodedText | null {
  const decoded = decodeText(bytes);
  const declared = declaredEncoding(bytes);
  if (declared === null || (decoded !== null && decoded.encoding !== "gb18030" && decoded.encoding !== "big5")) return decoded;
  return { text: new TextDecoder(declared).decode(bytes), encoding: declared };
}

const nothing = (): void => undefined;

/** Runs of blanks are one blank, in `pre` line breaks are lines. */
function writeText(lines: TextLines, text: string, isPreformatted: boolean): void {
  const separator = isPreformatted ? "\n" : /[\t\n\f\r ]+/;
  for (const [index, piece] of text.split(separator).entries()) {
    if (index > 0 && isPreformatted) lines.endLine();
    else if (index > 0) lines.space();
    lines.write(piece);
  }
}

/**
 * The text of a page: a line for each block, a row with bars for each table row, without scripts and styles.
 * Only the tokenizer of the library is used: its parser keeps a stack whose handling is quadratic in depth (two
 * million nested tags ran for minutes).
 */
export function textOfHtml(source: string): string {
  const lines = newTextLines();
  let dropped = "";
  let isInCell = false;
  let isPreformatted = false;
  const endCell = (): void => {
    if (isInCell) lines.endCell();
    isInCell = false;
  };
  const tag = (name: string, isOpening: boolean): void => {
    if (name === "pre") isPreformatted = isOpening;
    if (name === "td" || name === "th") {
      endCell();
      isInCell = isOpening;
    } else if (name === "tr" || name === "table") {
      endCell();
      lines.endRow();
    } else if (blockTags.has(name)) lines.endLine();
  };
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      const name = source.slice(start, end).toLowerCase();
      if (dropped !== "") return;
      if (droppedTags.has(name)) dropped = name;
      else tag(name, true);
    },
    onclosetag(start, end) {
      const name = source.slice(start, end).toLowerCase();
      if (dropped === "") tag(name, false);
      else if (dropped === name) dropped = "";
    },
    ontext(start, end) {
      if (dropped === "") writeText(lines, source.slice(start, end), isPreformatted);
    },
    ontextentity(code) {
      if (dropped === "") lines.write(String.fromCodePoint(code));
    },
    onattribdata: nothing,
    onattribentity: nothing,
    onattribend: nothing,
    onattribname: nothing,
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onopentagend: nothing,
    onprocessinginstruction: nothing,
    onselfclosingtag: nothing,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks);
  tokenizer.write(source);
  tokenizer.end();
  return lines.toText();
}
