import { hash, verify } from "@node-rs/argon2";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { passwordsRemembered } from "../../domain/access/password.ts";
import type { Grant } from "../../domain/access/role.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import { countyScopeId } from "../session/store.ts";

/** Argon2id with 19 MB, two passes, one lane. Source: OWASP password storage, first recommendation. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return hash(password, argon2);
}

export interface Credentials {
  readonly accountId: string;
  readonly loginName: string;
  readonly passwordHash: string;
  readonly isActive: boolean;
  readonly lockedUntil: string | null;
  readonly mustChangePassword: boolean;
}

interface CredentialsRow {
  readonly account_id: string;
  readonly login_name: string;
  readonly password_hash: string;
  readonly is_active: boolean;
  readonly locked_until: string | null;
  readonly must_change_password: boolean;
}

function credentialsOf(row: CredentialsRow | undefined): Credentials | undefined {
  return row
    ? {
        accountId: row.account_id,
        loginName: row.login_name,
        passwordHash: row.password_hash,
        isActive: row.is_active,
        lockedUntil: row.locked_until,
        mustChangePassword: row.must_change_password,
      }
    : undefined;
}

const credentialColumns = sql`account.account_id, account.login_name, account.password_hash, account.is_active, account.locked_until, account.must_change_password`;

/** The credentials for a sign-in. The row stays locked until it is over: attempts at one moment are counted one by one. */
export async function findCredentials(db: CountyTransaction, countyCode: string, loginName: string): Promise<Credentials | undefined> {
  const { rows } = await sql<CredentialsRow>`
    select ${credentialColumns}
      from account
     where account.county_code = ${countyCode}
       and account.login_name = ${loginName}
       for update`.execute(db);
  return credentialsOf(rows[0]);
}

export async function getCredentials(db: CountyTransaction, countyCode: string, accountId: string): Promise<Credentials> {
  const { rows } = await sql<CredentialsRow>`
    select ${credentialColumns} from account where account.county_code = ${countyCode} and account.account_id = ${accountId}`.execute(db);
  const found = credentialsOf(rows[0]);
  if (!found) throw new Error(`expected account ${accountId} of a live session, found none`);
  return found;
}

/** A hash of nothing that anybody knows: checked where there is no account, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

/** Whether the password is that of the account; takes as long where there is no account. */
export async function isPassword(credentials: Credentials | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(newId());
  const isRight = await verify(credentials?.passwordHash ?? (await decoy), password);
  return credentials !== undefined && isRight;
}

/** Standards, section 8: locked after five failures, for 15 minutes. */
export const failuresMax = 5;
export const lockMs = 15 * 60 * 1000;

/** Counts a failed attempt; gives whether it has locked the account. */
export async function noteFailure(db: CountyTransaction, countyCode: string, accountId: string, now: string): Promise<boolean> {
  const lockedUntil = new Date(Date.parse(now) + lockMs).toISOString();
  const { rows } = await sql<{ is_locked: boolean }>`
    update account
       set failed_sign_ins = case when failed_sign_ins + 1 >= ${failuresMax} then 0 else failed_sign_ins + 1 end,
           locked_until = case when failed_sign_ins + 1 >= ${failuresMax} then ${lockedUntil}::timestamptz else locked_until end
     where county_code = ${countyCode}
       and account_id = ${accountId}
    returning coalesce(locked_until > ${now}, false) as is_locked`.execute(db);
  return rows[0]?.is_locked ?? false;
}

export async function noteSignIn(db: CountyTransaction, countyCode: string, accountId: string, now: string): Promise<void> {
  await sql`
    update account
       set failed_sign_ins = 0,
           locked_until = null,
           last_sign_in_at = ${now}
     where county_code = ${countyCode}
       and account_id = ${accountId}`.execute(db);
}

/** Whether an account has, or lately had, this password. */
export async function isRemembered(db: CountyTransaction, countyCode: string, accountId: string, password: string): Promise<boolean> {
  const { rows } = await sql<{ password_hash: string }>`
    select account.password_hash from account where account.county_code = ${countyCode} and account.account_id = ${accountId}
    union all
    select history.password_hash from password_history history where history.county_code = ${countyCode} and history.account_id = ${accountId}`.execute(
    db,
  );
  for (const { password_hash: hashed } of rows) if (await verify(hashed, password)) return true;
  return false;
}

export interface NewPassword {
  readonly accountId: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
}

/** Sets a password and remembers the one before; older ones than the rule asks for are forgotten. */
export async function setPassword(
  db: CountyTransaction,
  countyCode: string,
  { accountId, passwordHash, mustChange }: NewPassword,
  now: string,
): Promise<void> {
  await sql`
    insert into password_history (county_code, account_id, set_at, entry_id, password_hash)
    select account.county_code, account.account_id, ${now}, ${newId()}, account.password_hash
      from account
     where account.county_code = ${countyCode}
       and account.account_id = ${accountId}`.execute(db);
  await sql`
    delete from password_history
     where county_code = ${countyCode}
       and account_id = ${accountId}
       and entry_id not in (select history.entry_id
                              from password_history history
                             where history.county_code = ${countyCode}
                               and history.account_id = ${accountId}
                             order by history.entry_id desc
                             limit ${passwordsRemembered - 1})`.execute(db);
  await sql`
    update account
       set password_hash = ${passwordHash},
           must_change_password = ${mustChange},
           failed_sign_ins = 0,
           locked_until = null
     where county_code = ${countyCode}
       and account_id = ${accountId}`.execute(db);
}

export interface NewAccount {
  readonly loginName: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** Who it is on the staff list; null where nobody. */
  readonly staffId: string | null;
  readonly grants: readonly Grant[];
}

export async function insertAccount(db: CountyTransaction, countyCode: string, account: NewAccount, now: string): Promise<string> {
  const accountId = newId();
  await sql`
    insert into account (county_code, account_id, login_name, display_name, password_hash, must_change_password, created_at, staff_id)
    values (${countyCode}, ${accountId}, ${account.loginName}, ${account.displayName}, ${account.passwordHash}, ${account.mustChangePassword}, ${now},
            ${account.staffId})`.execute(db);
  await replaceGrants(db, countyCode, accountId, account.grants);
  return accountId;
}

function scopeIdOf({ scope }: Grant): string {
  switch (scope.kind) {
    case "county":
      return countyScopeId;
    case "programme":
      return scope.programmeId;
    case "school":
      return scope.schoolId;
    default:
      return scope satisfies never;
  }
}

export async function replaceGrants(db: CountyTransaction, countyCode: string, accountId: string, grants: readonly Grant[]): Promise<void> {
  await sql`delete from account_grant where county_code = ${countyCode} and account_id = ${accountId}`.execute(db);
  for (const grant of grants) {
    await sql`
      insert into account_grant (county_code, account_id, role, scope_kind, scope_id)
      values (${countyCode}, ${accountId}, ${grant.role}, ${grant.scope.kind}, ${scopeIdOf(grant)})
      on conflict do nothing`.execute(db);
  }
}
