import type { ProblemCode } from "../../contract/shared.ts";

/** The rules say no: a value that a handler returns, told to the caller as a problem document. */
export interface Refusal {
  readonly refusedFor: ProblemCode;
  /** What is wrong, where and what to do, in the caller's language; the code's own sentence where it is left out. */
  readonly detail?: string;
  /** Which fields of the body are wrong, and how. */
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
}

export function refuse(refusedFor: ProblemCode, more: Omit<Refusal, "refusedFor"> = {}): Refusal {
  return { refusedFor, ...more };
}

/** Whether a handler or action refused. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refusedFor" in value;
}
