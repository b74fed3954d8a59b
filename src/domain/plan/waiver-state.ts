import type { Action } from "../access/access.ts";

/** Where the waiver of an obligation stands. Only `approved` changes a standing. */
export const waiverStates = ["requested", "approved", "returned", "withdrawn"] as const;
export type WaiverState = (typeof waiverStates)[number];

export const waiverMoves = ["approve", "return", "withdraw"] as const;
export type WaiverMove = (typeof waiverMoves)[number];

export interface WaiverMoveRule {
  readonly from: readonly WaiverState[];
  readonly to: WaiverState;
  readonly action: Action;
  readonly needsReason: boolean;
}

export const waiverMoveRules: Readonly<Record<WaiverMove, WaiverMoveRule>> = {
  approve: { from: ["requested"], to: "approved", action: "waiver.decide", needsReason: false },
  return: { from: ["requested"], to: "returned", action: "waiver.decide", needsReason: true },
  withdraw: { from: ["requested"], to: "withdrawn", action: "waiver.request", needsReason: false },
};
