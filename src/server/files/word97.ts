import { openCompoundFile, viewOf, type CompoundFile } from "./compound-file.ts";
import { refuse, textOrRefusal, type FileText, type ForeignFormat } from "./refusal.ts";
import { newTextLines, type TextLines } from "./text-lines.ts";
import { readRowEnds } from "./word97-rows.ts";

/**
 * Reads .doc and .wps (Word 97-2003 binary; WPS writes the same container). The text stands in the piece table,
 * which is read without regard to character properties: word-extractor looks at them and loses letter-spaced runs
 * (235 of 981 characters left of a letter). Source: [MS-DOC] 2.4.1 (retrieving text), 2.5 (Fib), 2.9.38 (Clx).
 */

const magicWord97 = 0xa5ec;
const magicWord95 = 0xa5dc;
const flagsAt = 0x0a;
const encryptedFlag = 0x0100;
const secondTableFlag = 0x0200;
/** Lengths of the body, the notes, headers, (reserved), comments, end notes and text boxes, in this order. */
const lengthsAt = 0x4c;
const clxAt = 0x01a2;
const pieceTableMark = 0x02;
const compressedFlag = 0x4000_0000;

interface Piece {
  readonly characters: number;
  readonly offset: number;
  readonly characterBytes: 1 | 2;
}

interface Span {
  readonly at: number;
  readonly length: number;
}

/** Skips the formatting blocks of the Clx and gives where the piece table stands; null if there is none. */
function findPieceTable(table: DataView, start: number, end: number): Span | null {
  let at = start;
  while (at + 5 <= end) {
    if (table.getUint8(at) === pieceTableMark) return { at: at + 5, length: table.getUint32(at + 1, true) };
    at += 3 + table.getUint16(at + 1, true);
  }
  return null;
}

function readPieces(table: DataView, { at, length }: Span): Piece[] {
  const count = Math.max(0, Math.floor((length - 4) / 12));
  return Array.from({ length: Math.min(count, table.byteLength) }, (_, index) => {
    const from = table.getUint32(at + index * 4, true);
    const to = table.getUint32(at + (index + 1) * 4, true);
    const position = table.getUint32(at + (count + 1) * 4 + index * 8 + 2, true);
    const isCompressed = (position & compressedFlag) !== 0;
    const offset = (position & ~compressedFlag) >>> 0;
    return { characters: Math.max(0, to - from), offset: isCompressed ? offset / 2 : offset, characterBytes: isCompressed ? 1 : 2 };
  });
}

function decodePiece(main: Uint8Array, piece: Piece, characters: number): string {
  const bytes = main.subarray(piece.offset, piece.offset + characters * piece.characterBytes);
  if (piece.characterBytes === 1) return new TextDecoder("windows-1252").decode(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf16le");
}

/**
 * Writes characters as text. A field stands as 0x13 code 0x14 result 0x15 and may hold others: codes (HYPERLINK …)
 * are dropped, results kept. Marks of pictures, notes and drawings carry no text. Source: [MS-DOC] 2.4.1, 2.8.25.
 */
function newCharacterWriter(lines: TextLines): (code: number, isRowEnd: boolean) => void {
  const isCodeOf: boolean[] = [];
  let hidden = 0;
  const leaveCode = (isCode: boolean | undefined): void => {
    if (isCode) hidden--;
  };
  return (code, isRowEnd) => {
    if (code === 0x13) hidden += isCodeOf.push(true) > 0 ? 1 : 0;
    else if (code === 0x14) {
      leaveCode(isCodeOf.pop());
      isCodeOf.push(false);
    } else if (code === 0x15) leaveCode(isCodeOf.pop());
    else if (hidden > 0) return;
    else if (code === 0x07 && isRowEnd) lines.endRow();
    else if (code === 0x07) lines.endCell();
    else if (code >= 0x0b && code <= 0x0e) lines.endLine();
    else if (code === 0x1e) lines.write("-");
    else if (code >= 32 || code === 9) lines.write(String.fromCharCode(code));
  };
}

/** The ranges of characters that are read: the body and the text boxes; headers, notes and comments are not the plan. */
function readRanges(header: DataView): readonly (readonly [from: number, to: number])[] {
  const lengths = Array.from({ length: 7 }, (_, index) => header.getUint32(lengthsAt + index * 4, true));
  const [body = 0, notes = 0, headers = 0, , comments = 0, endNotes = 0, boxes = 0] = lengths;
  const boxesFrom = body + notes + headers + comments + endNotes;
  return [
    [0, body],
    [boxesFrom, boxesFrom + boxes],
  ];
}

function readText(main: Uint8Array, table: Uint8Array, pieceTable: Span): string {
  const lines = newTextLines();
  const write = newCharacterWriter(lines);
  const ranges = readRanges(viewOf(main));
  const rowEnds = readRowEnds(main, table);
  let position = 0;
  for (const piece of readPieces(viewOf(table), pieceTable)) {
    // Forged pieces may overlap; together they cannot hold more characters than the stream has bytes.
    const characters = Math.min(piece.characters, main.length - position);
    const text = decodePiece(main, piece, characters);
    for (let at = 0; at < text.length; at++) {
      if (!ranges.some(([from, to]) => position + at >= from && position + at < to)) continue;
      write(text.charCodeAt(at), rowEnds.has(piece.offset + (at + 1) * piece.characterBytes));
    }
    position += characters;
  }
  return lines.toText();
}

function readDocument(main: Uint8Array, container: CompoundFile): FileText {
  const header = viewOf(main);
  const magic = header.getUint16(0, true);
  if (magic === magicWord95) return refuse({ kind: "unknown-format", found: "word-95" });
  if (magic !== magicWord97) return refuse({ kind: "damaged" });
  const flags = header.getUint16(flagsAt, true);
  if ((flags & encryptedFlag) !== 0) return refuse({ kind: "password-protected" });
  const table = container.readStream((flags & secondTableFlag) !== 0 ? "1Table" : "0Table");
  if (!table) return refuse({ kind: "damaged" });
  const start = header.getUint32(clxAt, true);
  const pieceTable = findPieceTable(viewOf(table), start, start + header.getUint32(clxAt + 4, true));
  return pieceTable ? textOrRefusal(readText(main, table, pieceTable), "doc") : refuse({ kind: "damaged" });
}

function foreignFormat(names: ReadonlySet<string>): ForeignFormat {
  if (names.has("Workbook") || names.has("Book")) return "excel";
  return names.has("PowerPoint Document") ? "powerpoint" : "unknown";
}

/** The text of a Word 97-2003 file; an encrypted new-style file comes in the same container. */
export function readWord97(bytes: Uint8Array): FileText {
  try {
    const container = openCompoundFile(bytes);
    if (container.names.has("EncryptedPackage")) return refuse({ kind: "password-protected" });
    const main = container.readStream("WordDocument");
    return main ? readDocument(main, container) : refuse({ kind: "unknown-format", found: foreignFormat(container.names) });
  } catch (error) {
    // Cut-off or nonsensical offsets end in a RangeError of DataView or of the container.
    if (error instanceof RangeError) return refuse({ kind: "damaged" });
    throw error;
  }
}
