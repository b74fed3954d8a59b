import { createHash } from "node:crypto";

/** What the writers know: for each record what was acknowledged, and the one write whose answer never came. */

export type Write =
  | { readonly kind: "enter" }
  | { readonly kind: "confirm" }
  | { readonly kind: "void" }
  | { readonly kind: "correct"; readonly note: string }
  | { readonly kind: "attach"; readonly bytes: number };

/** A record as far as its writes were acknowledged. Version 0: not even its entry. */
export interface Expected {
  readonly version: number;
  readonly state: "none" | "submitted" | "confirmed" | "voided";
  readonly note: string;
  readonly revisions: number;
  readonly moves: readonly string[];
  /** SHA-256 of the files in hex, sorted. */
  readonly files: readonly string[];
}

export interface Entry {
  /** Its idempotency key, by which it is found whatever was acknowledged. */
  readonly key: string;
  readonly partnershipId: string;
  recordId: string | null;
  expected: Expected;
  pending: Write | null;
  /** Whether anything was written to it since the last check over HTTP. */
  isFresh: boolean;
}

/** The bytes of a file: different for every record and size, and the same again when it is sent again. */
export function fileOf(key: string, bytes: number): Buffer {
  return Buffer.alloc(bytes, `${key} ${bytes} `);
}

export function hashOf(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** The record once the write is done. */
export function afterWrite(key: string, before: Expected, write: Write): Expected {
  const moved = { ...before, version: before.version + 1, moves: [...before.moves, write.kind] };
  switch (write.kind) {
    case "enter":
      return { ...moved, state: "submitted", revisions: 1 };
    case "confirm":
      return { ...moved, state: "confirmed" };
    case "void":
      return { ...moved, state: "voided" };
    case "correct":
      return { ...moved, state: "submitted", note: write.note, revisions: before.revisions + 1 };
    case "attach":
      return { ...before, files: [...before.files, hashOf(fileOf(key, write.bytes))].toSorted() };
    default:
      return write satisfies never;
  }
}
