import type { ApprovalState } from "../approval/approval.ts";

/** What a school asks the county or a level above for: building, equipment, repair, something else. */
export const requestKinds = ["building", "equipment", "repair", "other"] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Whose opinion it is. */
export const opinionSources = ["township", "department", "leadingGroup", "expert"] as const;
export type OpinionSource = (typeof opinionSources)[number];

/** What an opinion says; `conditional` is for it under conditions, which its text names. */
export const opinionStances = ["for", "conditional", "against"] as const;
export type OpinionStance = (typeof opinionStances)[number];

/** Levels that a county passes a request on to. */
export const higherLevels = ["city", "province", "state"] as const;
export type HigherLevel = (typeof higherLevels)[number];

/** One line of an estimate or a cost. */
export interface CostLine {
  readonly name: string;
  readonly amountFen: number;
}

/** The sum of an estimate in fen. */
export function estimateOf(lines: readonly Pick<CostLine, "amountFen">[]): number {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** What a project cost beyond what was granted, in fen; 0 where it kept within. */
export function overspentFen(grantedFen: number, actualFen: number): number {
  return Math.max(0, actualFen - grantedFen);
}

/** How far a thing had come on a day, in percent. */
export interface ProgressEntry {
  readonly on: string;
  readonly percent: number;
}

export type ProgressFault = "future" | "before-approval" | "backwards";

/**
 * Why an entry of progress cannot be: it lies in the future or before the approval, or work would go backwards in time
 * (less on a later day, more on an earlier one). Days are `YYYY-MM-DD`. Our choice: a bar that shrinks explains nothing;
 * what was entered wrongly is said in the text of the next entry.
 */
export function progressFault(
  entry: ProgressEntry,
  earlier: readonly ProgressEntry[],
  { approvedOn, today }: { readonly approvedOn: string; readonly today: string },
): ProgressFault | null {
  if (entry.on > today) return "future";
  if (entry.on < approvedOn) return "before-approval";
  const isBackwards = earlier.some(
    ({ on, percent }) => (on <= entry.on && percent > entry.percent) || (on > entry.on && percent < entry.percent),
  );
  return isBackwards ? "backwards" : null;
}

/** The states of a request, of those that everything approved can be in. */
export type RequestState = Extract<ApprovalState, "draft" | "submitted" | "returned" | "approved" | "active" | "completed" | "withdrawn">;
