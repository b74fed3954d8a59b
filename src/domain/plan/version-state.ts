import type { Action } from "../access/access.ts";

/**
 * Where a version of a plan stands. An approved version is in force from its day until the next approved one; that is
 * derived from the days and not stored. `withdrawn` versions stay for the record.
 */
export const versionStates = ["draft", "submitted", "returned", "approved", "withdrawn"] as const;
export type VersionState = (typeof versionStates)[number];

export const versionMoves = ["submit", "recall", "return", "approve", "withdraw"] as const;
export type VersionMove = (typeof versionMoves)[number];

export interface VersionMoveRule {
  readonly from: readonly VersionState[];
  readonly to: VersionState;
  readonly action: Action;
  /** A return names one of `returnReasons`; other moves may carry a comment. */
  readonly needsReason: boolean;
}

/** The moves of a plan's version. Nothing leads out of `approved`: a change is a new version (an adjustment). */
export const versionMoveRules: Readonly<Record<VersionMove, VersionMoveRule>> = {
  submit: { from: ["draft", "returned"], to: "submitted", action: "plan.submit", needsReason: false },
  recall: { from: ["submitted"], to: "draft", action: "plan.submit", needsReason: false },
  return: { from: ["submitted"], to: "returned", action: "plan.approve", needsReason: true },
  approve: { from: ["submitted"], to: "approved", action: "plan.approve", needsReason: false },
  withdraw: { from: ["draft", "returned"], to: "withdrawn", action: "plan.change", needsReason: false },
};

/** States in which the commitments of a version can be changed. */
export const editableStates: readonly VersionState[] = ["draft", "returned"];

/** Why something is returned. Our choice, from what offices write on the routing slips of such plans. */
export const returnReasons = [
  "incomplete",
  "unclear-number",
  "not-allowed",
  "beyond-means",
  "duplicate",
  "wrong-partner",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];
