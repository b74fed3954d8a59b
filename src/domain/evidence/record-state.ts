import type { Action } from "../access/access.ts";

/**
 * Where a record of an activity stands. `planned` has not happened yet; `submitted` waits for the other school; only
 * `confirmed` and `verified` count towards obligations. `voided` is struck out with a reason and stays visible.
 */
export const recordStates = ["planned", "submitted", "questioned", "confirmed", "verified", "voided"] as const;
export type RecordState = (typeof recordStates)[number];

export const recordMoves = ["hold", "confirm", "question", "correct", "verify", "void"] as const;
export type RecordMove = (typeof recordMoves)[number];

export interface RecordMoveRule {
  readonly from: readonly RecordState[];
  readonly to: RecordState;
  /** What the person must be allowed to do with the record. */
  readonly action: Action;
  /** Whether the person must say why. */
  readonly needsReason: boolean;
}

/**
 * The moves of a record. A correction always waits for confirmation anew, whoever confirmed before: what both schools
 * signed for is the content and not the row. Nothing leads out of `voided`. Our choice, after the product's design.
 */
export const recordMoveRules: Readonly<Record<RecordMove, RecordMoveRule>> = {
  hold: { from: ["planned"], to: "submitted", action: "record.correct", needsReason: false },
  confirm: { from: ["submitted", "questioned"], to: "confirmed", action: "record.confirm", needsReason: false },
  question: { from: ["submitted", "confirmed"], to: "questioned", action: "record.confirm", needsReason: true },
  correct: {
    from: ["planned", "submitted", "questioned", "confirmed", "verified"],
    to: "submitted",
    action: "record.correct",
    needsReason: false,
  },
  verify: { from: ["confirmed"], to: "verified", action: "record.verify", needsReason: false },
  void: {
    from: ["planned", "submitted", "questioned", "confirmed", "verified"],
    to: "voided",
    action: "record.void",
    needsReason: true,
  },
};

/** Whether a record in this state counts towards obligations. */
export function isCounting(state: RecordState): boolean {
  return state === "confirmed" || state === "verified";
}

/** The state that a correction leads to: what is only planned stays planned, everything else waits for the other school. */
export function stateAfterCorrection(state: RecordState): RecordState {
  return state === "planned" ? "planned" : "submitted";
}
