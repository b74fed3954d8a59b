import { sql } from "kysely";
import type { Account } from "../../contract/account.ts";
import { can } from "../../domain/access/access.ts";
import { isGrantable, type Grant } from "../../domain/access/role.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { deleteSessionsOf } from "../session/store.ts";
import { describeAccount } from "./queries.ts";
import { hashPassword, insertAccount, replaceGrants, setPassword } from "./store.ts";

/** Roles fit their scopes, and programmes and schools named are there. */
async function checkGrants({ db, countyCode }: Context, grants: readonly Grant[]): Promise<Refusal | null> {
  for (const [index, { role, scope }] of grants.entries()) {
    const wrong = refuse("bad-input", { fields: [{ path: `grants/${index}`, code: "scope" }] });
    if (!isGrantable(role, scope.kind)) return wrong;
    if (scope.kind === "county") continue;
    const { rows } =
      scope.kind === "programme"
        ? await sql`select 1 from programme where programme.county_code = ${countyCode} and programme.programme_id = ${scope.programmeId}`.execute(
            db,
          )
        : await sql`select 1 from school where school.county_code = ${countyCode} and school.school_id = ${scope.schoolId}`.execute(db);
    if (rows.length === 0) return wrong;
  }
  return null;
}

export interface AccountEntry {
  readonly loginName: string;
  readonly displayName: string;
  readonly password: string;
  readonly grants: readonly Grant[];
  readonly staffId?: string | null | undefined;
}

/** Names the person of the staff that an account belongs to; nobody has two accounts. Left out, it stays as it is. */
async function linkStaff({ db, countyCode }: Context, accountId: string, staffId: string | null | undefined): Promise<Refusal | null> {
  if (staffId === undefined) return null;
  const { rows } = await sql<{ account_id: string | null }>`
    select account.account_id
      from staff
      left join account on account.county_code = staff.county_code and account.staff_id = staff.staff_id
     where staff.county_code = ${countyCode}
       and staff.staff_id = ${staffId}::uuid`.execute(db);
  const [found] = rows;
  const path = "staffId";
  if (staffId !== null && !found) return refuse("bad-input", { fields: [{ path, code: "unknown" }] });
  if (found && found.account_id !== null && found.account_id !== accountId)
    return refuse("duplicate", { fields: [{ path, code: "staff-taken" }] });
  await sql`
    update account
       set staff_id = ${staffId}
     where county_code = ${countyCode}
       and account_id = ${accountId}`.execute(db);
  return null;
}

/** Makes an account; its first password must be changed at the first sign-in. */
export async function createAccount(context: Context, entry: AccountEntry): Promise<Account | Refusal> {
  const { db, countyCode, now } = context;
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const wrong = await checkGrants(context, entry.grants);
  if (wrong) return wrong;
  const { rows } =
    await sql`select 1 from account where account.county_code = ${countyCode} and account.login_name = ${entry.loginName}`.execute(db);
  if (rows.length > 0) return refuse("duplicate", { fields: [{ path: "loginName", code: "duplicate" }] });
  const accountId = await insertAccount(
    db,
    countyCode,
    {
      loginName: entry.loginName,
      displayName: entry.displayName,
      passwordHash: await hashPassword(entry.password),
      mustChangePassword: true,
      grants: entry.grants,
    },
    now,
  );
  const taken = await linkStaff(context, accountId, entry.staffId);
  if (taken) return taken;
  await writeAudit(context, "account.create", { kind: "account", id: accountId, detail: { grants: entry.grants } });
  return describeAccount(context, accountId);
}

/** Whether somebody else may still manage accounts: a county never locks itself out. */
async function hasOtherOfficer({ db, countyCode }: Context, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1
      from account_grant g
      join account on account.county_code = g.county_code and account.account_id = g.account_id
     where g.county_code = ${countyCode}
       and g.role = 'bureauOfficer'
       and g.scope_kind = 'county'
       and account.is_active
       and account.account_id <> ${accountId}
     limit 1`.execute(db);
  return rows.length > 0;
}

/** Changes name, roles and whether the account is open. What it may do changes at once; a closed one is signed out. */
export async function changeAccount(
  context: Context,
  accountId: string,
  change: Omit<AccountEntry, "loginName" | "password"> & { readonly isActive: boolean },
): Promise<Account | Refusal> {
  const { db, countyCode } = context;
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const wrong = await checkGrants(context, change.grants);
  if (wrong) return wrong;
  const staysOfficer = change.isActive && change.grants.some(({ role, scope }) => role === "bureauOfficer" && scope.kind === "county");
  if (!staysOfficer && !(await hasOtherOfficer(context, accountId)))
    return refuse("bad-input", { fields: [{ path: "grants", code: "last-officer" }] });
  const { numAffectedRows } = await sql`
    update account
       set display_name = ${change.displayName},
           is_active = ${change.isActive}
     where county_code = ${countyCode}
       and account_id = ${accountId}`.execute(db);
  if (numAffectedRows !== 1n) return refuse("not-found");
  const taken = await linkStaff(context, accountId, change.staffId);
  if (taken) return taken;
  await replaceGrants(db, countyCode, accountId, change.grants);
  if (!change.isActive) await deleteSessionsOf(db, countyCode, accountId, null);
  await writeAudit(context, "account.change", {
    kind: "account",
    id: accountId,
    detail: { isActive: change.isActive, grants: change.grants },
  });
  return describeAccount(context, accountId);
}

/** Sets a new first password and ends the account's sessions. */
export async function resetPassword(context: Context, accountId: string, password: string): Promise<null | Refusal> {
  const { db, countyCode } = context;
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const { rows } = await sql`select 1 from account where account.county_code = ${countyCode} and account.account_id = ${accountId}`.execute(
    db,
  );
  if (rows.length === 0) return refuse("not-found");
  await setPassword(db, countyCode, accountId, await hashPassword(password), true);
  await deleteSessionsOf(db, countyCode, accountId, null);
  await writeAudit(context, "account.reset-password", { kind: "account", id: accountId });
  return null;
}
