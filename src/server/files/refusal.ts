import type { TextEncoding } from "./decode-text.ts";

/** What a file can turn out to be that we do not read; each has its own advice in messages.ts. */
export type ForeignFormat =
  | "excel"
  | "powerpoint"
  | "opendocument"
  | "ofd"
  | "archive"
  | "rtf"
  | "picture"
  | "mhtml"
  | "word-xml"
  | "word-95"
  | "unknown";

/** Why a file cannot be read. The caller turns it into one clear line; see messages.ts. */
export type Refusal =
  | { readonly kind: "not-found" }
  | { readonly kind: "is-folder" }
  | { readonly kind: "not-readable" }
  | { readonly kind: "too-large"; readonly bytes: number; readonly limitBytes: number }
  | { readonly kind: "empty" }
  | { readonly kind: "no-text" }
  | { readonly kind: "picture-only"; readonly pages: number }
  /** The text stands in a font coding whose tables we do not carry; part of it would be lost without a word. */
  | { readonly kind: "unreadable-fonts" }
  | { readonly kind: "password-protected" }
  | { readonly kind: "damaged" }
  | { readonly kind: "inflates-too-much"; readonly limitBytes: number }
  | { readonly kind: "too-many-parts"; readonly parts: number; readonly limit: number }
  | { readonly kind: "too-many-tags"; readonly limit: number }
  | { readonly kind: "too-many-pages"; readonly pages: number; readonly limit: number }
  /** A text by its name, in bytes that are none of the encodings we know. */
  | { readonly kind: "unknown-encoding" }
  | { readonly kind: "unknown-format"; readonly found: ForeignFormat };

export type TextFormat = "text" | "docx" | "doc" | "pdf" | "html";

/**
 * The text of a file, or why there is none. Offsets into `text` count UTF-16 code units; a byte-order mark is not
 * part of it. `encoding` stands where the file itself is a text.
 */
export type FileText =
  | { readonly kind: "text"; readonly text: string; readonly format: TextFormat; readonly encoding?: TextEncoding }
  | { readonly kind: "refused"; readonly reason: Refusal };

export function refuse(reason: Refusal): FileText {
  return { kind: "refused", reason };
}

/** The text, or a refusal where only blanks are left. */
export function textOrRefusal(text: string, format: TextFormat, encoding?: TextEncoding): FileText {
  if (text.trim() === "") return refuse({ kind: "no-text" });
  return encoding === undefined ? { kind: "text", text, format } : { kind: "text", text, format, encoding };
}
