/**
 * What an action is about. A county stands for its settings and lists; a partnership for its plan, records and waivers.
 * `ownerAccountId` is the account of the person that a slip pays, that the mentee of a mentorship is or that an assessment is about, null where
 * there is none. `statedBy` is the school that a record's present content comes from, null for the bureau.
 */
export type Subject =
  | { readonly kind: "county" }
  | { readonly kind: "school"; readonly schoolId: string }
  | { readonly kind: "programme"; readonly programmeId: string }
  | { readonly kind: "slip"; readonly programmeId: string; readonly ownerAccountId: string | null }
  | ({ readonly kind: "partnership" } & PartnershipSides)
  | ({ readonly kind: "mentorship"; readonly ownerAccountId: string | null } & PartnershipSides)
  | ({ readonly kind: "assessment"; readonly ownerAccountId: string | null } & PartnershipSides)
  | ({ readonly kind: "record"; readonly statedBy: string | null } & PartnershipSides);

/** The programme and the two schools of a partnership, by id. */
export interface PartnershipSides {
  readonly programmeId: string;
  readonly helperSchoolId: string;
  readonly helpedSchoolId: string;
}

/** The same pair with the schools in each other's place: where it is the helped school that sends. */
export function reversedSides({ programmeId, helperSchoolId, helpedSchoolId }: PartnershipSides): PartnershipSides {
  return { programmeId, helperSchoolId: helpedSchoolId, helpedSchoolId: helperSchoolId };
}
