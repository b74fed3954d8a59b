import { can, type Action } from "./access.ts";
import type { Actor, Grant } from "./role.ts";

/** Not exported, so that nobody else can make a `Reach`. */
const madeHere: unique symbol = Symbol("reach");

/**
 * The rows of a county that a person may see, as lists and pages ask for them. `county` is everything; otherwise the
 * partnerships of the programmes and of the schools named. Both lists empty: nothing.
 */
export type Reach =
  | { readonly kind: "county"; readonly [madeHere]: true }
  | {
      readonly kind: "limited";
      readonly [madeHere]: true;
      readonly programmeIds: readonly string[];
      readonly schoolIds: readonly string[];
    };

const programmeRoles: ReadonlySet<Grant["role"]> = new Set(["bureauOfficer", "leader", "deputy", "member", "auditor"]);
const schoolRoles: ReadonlySet<Grant["role"]> = new Set(["coordinator", "postedTeacher"]);

/** What a person's grants open to reading; a query takes this and nothing else. Only this function makes a `Reach`. */
export function reachOf(actor: Actor): Reach {
  const programmeIds = new Set<string>();
  const schoolIds = new Set<string>();
  for (const { role, scope } of actor.grants) {
    if (scope.kind === "county" && (role === "bureauOfficer" || role === "auditor")) return { kind: "county", [madeHere]: true };
    if (scope.kind === "programme" && programmeRoles.has(role)) programmeIds.add(scope.programmeId);
    if (scope.kind === "school" && schoolRoles.has(role)) schoolIds.add(scope.schoolId);
  }
  return { kind: "limited", [madeHere]: true, programmeIds: [...programmeIds], schoolIds: [...schoolIds] };
}

/**
 * The schools on which a person may do something, as the one table says: a list of staff asks for `staff.read` and shows
 * what a single question would. A partner's staff are not among them, nor those of a programme's schools.
 */
export function schoolsWhere(actor: Actor, action: Action): Reach {
  if (can(actor, action, { kind: "county" })) return { kind: "county", [madeHere]: true };
  const schoolIds = actor.grants.flatMap(({ scope }) => (scope.kind === "school" ? [scope.schoolId] : []));
  const allowed = [...new Set(schoolIds)].filter((schoolId) => can(actor, action, { kind: "school", schoolId }));
  return { kind: "limited", [madeHere]: true, programmeIds: [], schoolIds: allowed };
}
