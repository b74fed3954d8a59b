import type { ParsedRow } from "../../domain/school/school-import.ts";
import type { Refusal } from "../http/refusal.ts";

/** What a row would do: make something new, change what is there, leave it, or nothing, being wrong. */
export type RowPlan =
  | {
      readonly kind: "new" | "changed" | "same";
      readonly row: number;
      readonly title: string;
      readonly write: (() => Promise<null | Refusal>) | null;
    }
  | { readonly kind: "wrong"; readonly row: number; readonly title: string; readonly errors: ParsedRow<unknown>["errors"] };

/** How the rows of one kind are compared and written. */
export interface Writers<Value, Stored extends Value> {
  readonly isSame: (value: Value, stored: Stored) => boolean;
  readonly insert: (value: Value) => Promise<null | Refusal>;
  readonly update: (value: Value, stored: Stored) => Promise<null | Refusal>;
  /** The column that each field is read from. What the sheet has no column for stays as it is stored. */
  readonly columnOf: Readonly<Partial<Record<keyof Value & string, string>>>;
}

/** What is known of a row before it is compared. */
export interface ReadRow<Value, Stored> {
  readonly parsed: ParsedRow<Value>;
  readonly title: string;
  readonly stored: Stored | undefined;
  /** Keys of the columns that the sheet has. */
  readonly columns: ReadonlyMap<string, number>;
}

/** The value with the fields that the sheet has no column for as they are stored: a short sheet erases nothing. */
function completed<Value extends object>(value: Value, stored: Value, absent: ReadonlySet<string>): Value {
  return { ...value, ...Object.fromEntries(Object.entries(stored).filter(([field]) => absent.has(field))) };
}

/** What a row would do, compared with what is stored. */
export function planOf<Value extends object, Stored extends Value>(
  { parsed, title, stored, columns }: ReadRow<Value, Stored>,
  writers: Writers<Value, Stored>,
): RowPlan {
  const { row, value } = parsed;
  if (value === null) return { kind: "wrong", row, title, errors: parsed.errors };
  if (stored === undefined) return { kind: "new", row, title, write: async () => writers.insert(value) };
  const absent = Object.entries<string | undefined>(writers.columnOf).filter(([, column]) => column !== undefined && !columns.has(column));
  const whole = completed<Value>(value, stored, new Set(absent.map(([field]) => field)));
  if (writers.isSame(whole, stored)) return { kind: "same", row, title, write: null };
  return { kind: "changed", row, title, write: async () => writers.update(whole, stored) };
}
