import type { Account } from "../../contract/account.ts";
import { scopesOfRole, type Grant, type Role, type Scope } from "../../domain/access/role.ts";

/** One role in the form: its scope as two fields. */
export interface GrantRow {
  readonly role: Role;
  readonly kind: Scope["kind"];
  readonly scopeId?: string | null;
}

/** Grants as rows of the form. */
export function grantRows(grants: Account["grants"]): GrantRow[] {
  return grants.map(({ role, scope }) => ({
    role,
    kind: scope.kind,
    scopeId: scope.kind === "programme" ? scope.programmeId : scope.kind === "school" ? scope.schoolId : null,
  }));
}

/** Rows of the form as grants; a row whose scope is not chosen yet is left out. */
export function grantsOfRows(rows: readonly GrantRow[]): Grant[] {
  return rows.flatMap(({ role, kind, scopeId }): Grant[] => {
    if (kind === "county") return [{ role, scope: { kind } }];
    if (!scopeId) return [];
    return [{ role, scope: kind === "programme" ? { kind, programmeId: scopeId } : { kind, schoolId: scopeId } }];
  });
}

/** The kind of scope that a role starts with in the form. */
export function firstScope(role: Role): Scope["kind"] {
  return scopesOfRole[role][0] ?? "county";
}
