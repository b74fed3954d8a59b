import type { ApprovalMove } from "../../../domain/approval/approval.ts";

/** Moves of a payment that happen on a day of their own. */
export const dayMoves: readonly ApprovalMove[] = ["pay", "receive"];
