import { readFile, stat } from "node:fs/promises";
import { decodeText } from "./decode-text.ts";
import { readDocx } from "./docx-text.ts";
import { readHtml } from "./html-text.ts";
import { readPdf } from "./pdf-text.ts";
import { refuse, textOrRefusal, type FileText } from "./refusal.ts";
import { readWord97 } from "./word97.ts";

/** The largest file we open: what the product takes for one upload. */
export const fileBytesMax = 50 * 1024 * 1024;

const pictures: readonly (readonly [signature: string, name: string])[] = [
  ["89504e47", "PNG"],
  ["ffd8ff", "JPEG"],
  ["47494638", "GIF"],
  ["52494646", "WebP"],
  ["7b5c727466", "RTF"],
  ["526172211a", "RAR"],
  ["377abcaf271c", "7z"],
  ["1f8b", "GZIP"],
];

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString("hex").startsWith(signature);
}

function looksLikeHtml(name: string, bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  return /^(?:\u00ef\u00bb\u00bf)?<(?:!doctype html|html|head|meta|body)/.test(head) || /\.x?html?$/i.test(name);
}

/** The text of a file's content. What the bytes are decides, then the name. Never throws on bad content. */
export async function readTextBytes(name: string, bytes: Buffer): Promise<FileText> {
  if (bytes.length === 0) return refuse({ kind: "empty" });
  if (bytes.length > fileBytesMax) return refuse({ kind: "too-large", bytes: bytes.length, limitBytes: fileBytesMax });
  if (startsWith(bytes, "504b0304")) return await readDocx(bytes);
  if (startsWith(bytes, "25504446")) return await readPdf(bytes);
  if (startsWith(bytes, "d0cf11e0")) return readWord97(bytes);
  const other = pictures.find(([signature]) => startsWith(bytes, signature));
  if (other) return refuse({ kind: "unknown-format", found: other[1] });
  if (looksLikeHtml(name, bytes)) {
    const html = readHtml(bytes);
    return html === null ? refuse({ kind: "damaged" }) : textOrRefusal(html, "html");
  }
  const text = decodeText(bytes);
  return text === null ? refuse({ kind: "unknown-format", found: null }) : textOrRefusal(text, "text");
}

/** Reads a file from disk; its size is looked at before anything is loaded. */
export async function readTextFile(path: string): Promise<FileText> {
  try {
    const { size, ...info } = await stat(path);
    if ("mode" in info && (info.mode & 0o170000) === 0o040000) return refuse({ kind: "is-folder" });
    if (size > fileBytesMax) return refuse({ kind: "too-large", bytes: size, limitBytes: fileBytesMax });
    return await readTextBytes(path, await readFile(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return refuse({ kind: "not-found" });
    if (code === "EACCES" || code === "EPERM") return refuse({ kind: "not-readable" });
    if (code === "EISDIR") return refuse({ kind: "is-folder" });
    throw error;
  }
}
