import type { ActorRole, Category } from "./category.ts";
import type { Piece } from "./pieces.ts";
import type { EarmarkTie, Length, Modality, Period, PostingRole, Quantity } from "./reading.ts";
import type { UnitFamily } from "./units.ts";

/** A commitment in the making: offsets in the normalised text, fields that later clauses of the sentence may add to. */
export interface Draft {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly piece: Piece;
  readonly family: UnitFamily | null;
  readonly category: Category;
  readonly actor: string | null;
  readonly actorRole: ActorRole;
  readonly recipient: string | null;
  readonly subjectScope: string | null;
  readonly quantity: Quantity | null;
  readonly per: readonly string[];
  readonly period: Period;
  readonly periodCount: number;
  readonly deadline: string | null;
  readonly within: Length | null;
  duration: Length | null;
  readonly condition: string | null;
  readonly earmarks: readonly EarmarkTie[];
  readonly postingRole: PostingRole | null;
  readonly modality: Modality;
  readonly facet: "count" | "size";
  readonly partOf: Draft | null;
  readonly explicit: boolean;
}
