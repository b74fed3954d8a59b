import { sql } from "kysely";
import type { Account } from "../../contract/account.ts";
import { can } from "../../domain/access/access.ts";
import { passwordProblem } from "../../domain/access/password.ts";
import { isGrantable, type Grant } from "../../domain/access/role.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { deleteSessionsOf } from "../session/store.ts";
import { describeAccount } from "./queries.ts";
import { hashPassword, insertAccount, replaceGrants, setPassword } from "./store.ts";

/** Refuses a password that is not good enough, naming the field and what is wrong with it. */
export function refusePassword(password: string, loginName: string, path: string): Refusal | null {
  const code = passwordProblem(password, loginName);
  return code === null ? null : refuse("bad-input", { fields: [{ path, code }] });
}

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

/** The person named is on a staff list and has no other account. */
async function checkStaff({ db, countyCode }: Context, staffId: string | null, accountId: string | null): Promise<Refusal | null> {
  if (staffId === null) return null;
  const { rows } = await sql`select 1 from staff where staff.county_code = ${countyCode} and staff.staff_id = ${staffId}`.execute(db);
  if (rows.length === 0) return refuse("bad-input", { fields: [{ path: "staffId", code: "unknown" }] });
  const taken = await sql`
    select 1
      from account
     where account.county_code = ${countyCode}
       and account.staff_id = ${staffId}
       and account.account_id is distinct from ${accountId}::uuid`.execute(db);
  return taken.rows.length > 0 ? refuse("bad-input", { fields: [{ path: "staffId", code: "staff-taken" }] }) : null;
}

export interface AccountEntry {
  readonly loginName: string;
  readonly displayName: string;
  readonly password: string;
  readonly staffId: string | null;
  readonly grants: readonly Grant[];
}

/** Makes an account; its first password must be changed at the first sign-in. */
export async function createAccount(context: Context, entry: AccountEntry): Promise<Account | Refusal> {
  const { db, countyCode, now } = context;
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const wrong =
    refusePassword(entry.password, entry.loginName, "password") ??
    (await checkGrants(context, entry.grants)) ??
    (await checkStaff(context, entry.staffId, null));
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
      staffId: entry.staffId,
      grants: entry.grants,
    },
    now,
  );
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
  change: { readonly displayName: string; readonly isActive: boolean; readonly staffId: string | null; readonly grants: readonly Grant[] },
): Promise<Account | Refusal> {
  const { db, countyCode } = context;
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const wrong = (await checkGrants(context, change.grants)) ?? (await checkStaff(context, change.staffId, accountId));
  if (wrong) return wrong;
  const staysOfficer = change.isActive && change.grants.some(({ role, scope }) => role === "bureauOfficer" && scope.kind === "county");
  if (!staysOfficer && !(await hasOtherOfficer(context, accountId)))
    return refuse("bad-input", { fields: [{ path: "grants", code: "last-officer" }] });
  const { numAffectedRows } = await sql`
    update account
       set display_name = ${change.displayName},
           is_active = ${change.isActive},
           staff_id = ${change.staffId}
     where county_code = ${countyCode}
       and account_id = ${accountId}`.execute(db);
  if (numAffectedRows !== 1n) return refuse("not-found");
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
  const { rows } = await sql<{ login_name: string }>`
    select account.login_name from account where account.county_code = ${countyCode} and account.account_id = ${accountId}`.execute(db);
  const [account] = rows;
  if (!account) return refuse("not-found");
  const wrong = refusePassword(password, account.login_name, "password");
  if (wrong) return wrong;
  await setPassword(db, countyCode, { accountId, passwordHash: await hashPassword(password), mustChange: true }, context.now);
  await deleteSessionsOf(db, countyCode, accountId, null);
  await writeAudit(context, "account.reset-password", { kind: "account", id: accountId });
  return null;
}
