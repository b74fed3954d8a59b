/** What a person may be. A role always holds within a scope (see `Grant`). Source: the product's design, users. */
export const roles = ["bureauOfficer", "leader", "deputy", "member", "coordinator", "postedTeacher", "auditor"] as const;
export type Role = (typeof roles)[number];

/** Where a role holds. `county` reaches everything of the county; ids are those of the programme and the school. */
export type Scope =
  | { readonly kind: "county" }
  | { readonly kind: "programme"; readonly programmeId: string }
  | { readonly kind: "school"; readonly schoolId: string };

/** One role of one person in one scope. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/**
 * In which scopes each role can be given. The leading group belongs to a programme, coordinators and posted teachers
 * to a school; officers and auditors may be limited to one programme. Our choice, after the seed's plans.
 */
export const scopesOfRole: Readonly<Record<Role, readonly Scope["kind"][]>> = {
  bureauOfficer: ["county", "programme"],
  leader: ["programme"],
  deputy: ["programme"],
  member: ["programme"],
  coordinator: ["school"],
  postedTeacher: ["school"],
  auditor: ["county", "programme"],
};

/** Whether a role can be given in a scope of this kind. */
export function isGrantable(role: Role, kind: Scope["kind"]): boolean {
  return scopesOfRole[role].includes(kind);
}

/** Somebody signed in. Without grants there is nothing that the person may do. */
export interface Actor {
  readonly accountId: string;
  readonly grants: readonly Grant[];
}
