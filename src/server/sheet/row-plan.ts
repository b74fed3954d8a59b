import type { ParsedRow } from "../../domain/school/school-import.ts";

/** What a row of a sheet would do: make something new, change what is there, leave it, or nothing, being wrong. */
export type RowPlan =
  | {
      readonly kind: "new" | "changed" | "same";
      readonly row: number;
      readonly title: string;
      readonly write: (() => Promise<void>) | null;
    }
  | { readonly kind: "wrong"; readonly row: number; readonly title: string; readonly errors: ParsedRow<unknown>["errors"] };

interface Writers<Value, Stored> {
  readonly isSame: (value: Value, stored: Stored) => boolean;
  readonly insert: (value: Value) => Promise<void>;
  readonly update: (value: Value, stored: Stored) => Promise<void>;
}

/** Compares a row with what is stored. */
export function planOf<Value, Stored>(
  parsed: ParsedRow<Value>,
  title: string,
  stored: Stored | undefined,
  writers: Writers<Value, Stored>,
): RowPlan {
  const { row, value } = parsed;
  if (value === null) return { kind: "wrong", row, title, errors: parsed.errors };
  if (stored === undefined) return { kind: "new", row, title, write: async () => writers.insert(value) };
  if (writers.isSame(value, stored)) return { kind: "same", row, title, write: null };
  return { kind: "changed", row, title, write: async () => writers.update(value, stored) };
}
