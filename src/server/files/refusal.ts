/** Why a file cannot be read. The caller turns it into one clear line; see messages.ts. */
export type Refusal =
  | { readonly kind: "not-found" }
  | { readonly kind: "is-folder" }
  | { readonly kind: "not-readable" }
  | { readonly kind: "too-large"; readonly bytes: number; readonly limitBytes: number }
  | { readonly kind: "empty" }
  | { readonly kind: "no-text" }
  | { readonly kind: "picture-only" }
  | { readonly kind: "password-protected" }
  | { readonly kind: "damaged" }
  | { readonly kind: "inflates-too-much"; readonly limitBytes: number }
  /** What the content shows to be something else, e.g. a spreadsheet; `found` is a short name. */
  | { readonly kind: "unknown-format"; readonly found: string | null };

export type TextFormat = "text" | "docx" | "doc" | "pdf" | "html";

/** The text of a file, or why there is none. Offsets into `text` count UTF-16 code units; a byte-order mark is not part of it. */
export type FileText =
  | { readonly kind: "text"; readonly text: string; readonly format: TextFormat }
  | { readonly kind: "refused"; readonly reason: Refusal };

export function refuse(reason: Refusal): FileText {
  return { kind: "refused", reason };
}

/** The text, or a refusal where only blanks are left. */
export function textOrRefusal(text: string, format: TextFormat): FileText {
  return text.trim() === "" ? refuse({ kind: "no-text" }) : { kind: "text", text, format };
}
