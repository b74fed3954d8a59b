import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { decodeText } from "./decode-text.ts";
import { readZipped } from "./docx-text.ts";
import { decodeHtml, textOfHtml } from "./html-text.ts";
import { readPdf } from "./pdf-text.ts";
import { refuse, textOrRefusal, type FileText, type Refusal } from "./refusal.ts";
import { sniffFormat } from "./sniff-format.ts";
import { readWord97 } from "./word97.ts";

/** The largest file we open: what the product takes for one upload. */
export const fileBytesMax = 50 * 1024 * 1024;

/** A file that was uploaded: its name as the user knows it, and its content. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const textExtensions: ReadonlySet<string> = new Set([".txt", ".md", ".htm", ".html"]);

function readHtml(bytes: Buffer): FileText {
  const decoded = decodeHtml(bytes);
  return decoded ? textOrRefusal(textOfHtml(decoded.text), "html", decoded.encoding) : refuse({ kind: "unknown-encoding" });
}

/** Content that carries no mark: a text, and a page only where the name says so. */
function readUnmarked(extension: string, bytes: Buffer): FileText {
  if (extension === ".htm" || extension === ".html") return readHtml(bytes);
  const decoded = decodeText(bytes);
  if (decoded) return textOrRefusal(decoded.text, "text", decoded.encoding);
  if (textExtensions.has(extension)) return refuse({ kind: "unknown-encoding" });
  const isCutDocument = [".docx", ".doc", ".wps", ".pdf"].includes(extension);
  return refuse(isCutDocument ? { kind: "damaged" } : { kind: "unknown-format", found: "unknown" });
}

/** What the bytes are decides, then the name: a wrong extension is no obstacle. */
async function readBytes(name: string, bytes: Buffer): Promise<FileText> {
  if (bytes.length === 0) return refuse({ kind: "empty" });
  if (bytes.length > fileBytesMax) return refuse({ kind: "too-large", bytes: bytes.length, limitBytes: fileBytesMax });
  const format = sniffFormat(bytes);
  switch (format.kind) {
    case "zip":
      return await readZipped(bytes);
    case "pdf":
      return await readPdf(bytes);
    case "compound":
      return readWord97(bytes);
    case "html":
      return readHtml(bytes);
    case "perhaps-text":
      return readUnmarked(extname(name).toLowerCase(), bytes);
    case "foreign":
      return refuse({ kind: "unknown-format", found: format.found });
    default:
      return format satisfies never;
  }
}

/** What the operating system's answer means to the user; null where it is a fault of the machine or ours. */
function refusalOf(error: unknown): Refusal | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
    case "ENAMETOOLONG":
    case "ELOOP":
    case "ERR_INVALID_ARG_VALUE": // a path with a zero character
      return { kind: "not-found" };
    case "EACCES":
    case "EPERM":
      return { kind: "not-readable" };
    case "EISDIR":
      return { kind: "is-folder" };
    default:
      return null;
  }
}

async function readPath(path: string): Promise<FileText> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refuse({ kind: "is-folder" });
    // A pipe or a device may never end.
    if (!found.isFile()) return refuse({ kind: "not-readable" });
    if (found.size > fileBytesMax) return refuse({ kind: "too-large", bytes: found.size, limitBytes: fileBytesMax });
    return await readBytes(path, await readFile(path));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

/**
 * The text of a .txt, .md, .html, .docx, .doc, .wps or .pdf, from disk or as uploaded, or why there is none. A file's
 * size is looked at before it is loaded. Bad content is refused, never thrown.
 */
export async function readTextFile(file: string | NamedBytes): Promise<FileText> {
  if (typeof file === "string") return await readPath(file);
  return await readBytes(file.name, Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}
