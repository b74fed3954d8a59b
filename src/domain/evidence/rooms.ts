import type { Category } from "../reading/category.ts";
import type { EvidenceKind } from "./record.ts";

/**
 * Kinds of deed that have a room of their own: what is entered there is evidence by itself, so that nobody enters it
 * a second time as a record. Records of these kinds that were entered before the room was there still count.
 */
const rooms: Partial<Record<Category, EvidenceKind>> = {
  donation_goods: "goods",
  asset_transfer: "goods",
  equipment: "goods",
  pupil_aid: "aid",
  research_project: "project",
  mentoring_pair: "mentorship",
  mentoring_activity: "mentorship",
  secondment: "posting",
  follow_on_study: "posting",
  funding: "payment",
};

/** The room in which a kind of deed is entered; null where it is entered as a record. */
export function roomOf(category: Category): EvidenceKind | null {
  return rooms[category] ?? null;
}
