import cfb from "cfb";
import { refuse, textOrRefusal, type FileText } from "./refusal.ts";

/**
 * Reads .doc and .wps (Word 97-2003 binary; WPS writes the same container). The text stands in the piece table,
 * which is read without regard to formatting: libraries that look at character properties lose letter-spaced runs.
 * Source: [MS-DOC] 2.4.1 (retrieving text), 2.5 (Fib), 2.9.38 (Clx).
 */

const magicWord = 0xa5ec;
const flagsAt = 0x0a;
const encryptedFlag = 0x0100;
const secondTableFlag = 0x0200;
const mainTextLengthAt = 0x4c;
const clxAt = 0x01a2;
const pieceTableMark = 0x02;
const compressedFlag = 0x4000_0000;

interface Piece {
  readonly characters: number;
  readonly offset: number;
  readonly isCompressed: boolean;
}

/** Skips the formatting blocks of the Clx and gives where the piece table starts; null if there is none. */
function findPieceTable(table: DataView, start: number, end: number): { readonly at: number; readonly length: number } | null {
  let at = start;
  while (at + 5 <= end) {
    if (table.getUint8(at) === pieceTableMark) return { at: at + 5, length: table.getUint32(at + 1, true) };
    at += 3 + table.getUint16(at + 1, true);
  }
  return null;
}

function readPieces(table: DataView, at: number, length: number): Piece[] {
  const count = Math.floor((length - 4) / 12);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const from = table.getUint32(at + index * 4, true);
    const to = table.getUint32(at + (index + 1) * 4, true);
    const position = table.getUint32(at + (count + 1) * 4 + index * 8 + 2, true);
    const isCompressed = (position & compressedFlag) !== 0;
    const offset = position & ~compressedFlag;
    pieces.push({ characters: to - from, offset: isCompressed ? offset / 2 : offset, isCompressed });
  }
  return pieces;
}

/** Drops field codes (HYPERLINK …, kept between 0x13 and 0x14) and turns marks of paragraphs, cells and pages into line breaks and bars. */
function plain(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x13) depth++;
    else if (code === 0x14 || code === 0x15) depth = Math.max(0, depth - (code === 0x14 || depth > 0 ? 1 : 0));
    else if (depth > 0) continue;
    else if (code === 0x0d || code === 0x0b || code === 0x0c) parts.push("\n");
    else if (code === 0x07) parts.push(" | ");
    else if (code >= 32 || code === 9) parts.push(text.charAt(at));
  }
  return parts.join("");
}

function streamOf(container: cfb.CFB$Container, name: string): Uint8Array | null {
  const content = cfb.find(container, name)?.content;
  return content === undefined ? null : Uint8Array.from(content);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function readDocument(main: Uint8Array, container: cfb.CFB$Container): FileText {
  const header = viewOf(main);
  const flags = header.getUint16(flagsAt, true);
  if ((flags & encryptedFlag) !== 0) return refuse({ kind: "password-protected" });
  const table = streamOf(container, (flags & secondTableFlag) !== 0 ? "1Table" : "0Table");
  if (header.getUint16(0, true) !== magicWord || !table) return refuse({ kind: "damaged" });
  const start = header.getUint32(clxAt, true);
  const found = findPieceTable(viewOf(table), start, start + header.getUint32(clxAt + 4, true));
  if (!found) return refuse({ kind: "damaged" });
  const text: string[] = [];
  let left = header.getUint32(mainTextLengthAt, true);
  for (const piece of readPieces(viewOf(table), found.at, found.length)) {
    const characters = Math.min(piece.characters, left);
    left -= characters;
    const bytes = main.subarray(piece.offset, piece.offset + characters * (piece.isCompressed ? 1 : 2));
    text.push(new TextDecoder(piece.isCompressed ? "windows-1252" : "utf-16le").decode(bytes));
  }
  return textOrRefusal(plain(text.join("")), "doc");
}

/** The text of a Word 97-2003 file; an encrypted new-style file comes in the same container. */
export function readWord97(bytes: Uint8Array): FileText {
  try {
    const container = cfb.parse(bytes);
    if (cfb.find(container, "EncryptedPackage")) return refuse({ kind: "password-protected" });
    const main = streamOf(container, "WordDocument");
    if (!main) return refuse({ kind: "unknown-format", found: cfb.find(container, "Workbook") ? "Excel" : null });
    return readDocument(main, container);
  } catch (error) {
    // The container library and DataView throw on cut-off or nonsensical bytes; both mean a damaged file here.
    if (error instanceof Error) return refuse({ kind: "damaged" });
    throw error;
  }
}
