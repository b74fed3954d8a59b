import { sql } from "kysely";
import { idleMinutesDefault } from "../../contract/settings.ts";
import type { Actor, Grant, Scope } from "../../domain/access/role.ts";
import { isGrantable, roles, type Role } from "../../domain/access/role.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import { hashOf, type SessionToken } from "../http/cookie.ts";

const lifeMs = 7 * 24 * 60 * 60 * 1000;
/** How stale `last_used_at` may be: one write a minute instead of one a request; idle time is counted in many minutes. */
const touchMs = 60 * 1000;

/** The scope id of a grant over the whole county. */
export const countyScopeId = "00000000-0000-0000-0000-000000000000";

export interface FoundSession {
  readonly actor: Actor;
  readonly displayName: string;
  /** Whether the password is still the one that an officer gave. */
  readonly mustChangePassword: boolean;
}

interface GrantRow {
  readonly role: string;
  readonly kind: string;
  readonly id: string;
}

function isRole(name: string): name is Role {
  return roles.some((role) => role === name);
}

function scopeOf(kind: string, scopeId: string): Scope | null {
  if (kind === "county") return { kind };
  if (kind === "programme") return { kind, programmeId: scopeId };
  return kind === "school" ? { kind, schoolId: scopeId } : null;
}

/** Grants as the domain knows them. A row that it does not know opens nothing. */
export function grantsOf(rows: readonly GrantRow[]): Grant[] {
  return rows.flatMap(({ role, kind, id }): Grant[] => {
    const scope = scopeOf(kind, id);
    return isRole(role) && scope && isGrantable(role, scope.kind) ? [{ role, scope }] : [];
  });
}

function minus(now: string, milliseconds: number): string {
  return new Date(Date.parse(now) - milliseconds).toISOString();
}

/** The live session of a token, with what its account may do; undefined where it ended or the account is closed. */
export async function findSession(db: CountyTransaction, token: SessionToken, now: string): Promise<FoundSession | undefined> {
  const hash = hashOf(token);
  const { rows } = await sql<{
    account_id: string;
    display_name: string;
    must_change_password: boolean;
    last_used_at: string;
    grants: GrantRow[] | null;
  }>`
    select account.account_id,
           account.display_name,
           account.must_change_password,
           session.last_used_at,
           (select json_agg(json_build_object('role', g.role, 'kind', g.scope_kind, 'id', g.scope_id))
              from account_grant g
             where g.county_code = account.county_code
               and g.account_id = account.account_id) as grants
      from session
      join account
        on account.county_code = session.county_code
       and account.account_id = session.account_id
      join county
        on county.county_code = session.county_code
     where session.county_code = ${token.countyCode}
       and session.token_hash = ${hash}
       and session.expires_at > ${now}
       and session.last_used_at
           > ${now}::timestamptz - make_interval(mins => coalesce((county.settings #>> '{signIn,idleMinutes}')::integer, ${idleMinutesDefault}))
       and account.is_active`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  if (row.last_used_at < minus(now, touchMs)) {
    await sql`update session set last_used_at = ${now} where county_code = ${token.countyCode} and token_hash = ${hash}`.execute(db);
  }
  return {
    actor: { accountId: row.account_id, grants: grantsOf(row.grants ?? []) },
    displayName: row.display_name,
    mustChangePassword: row.must_change_password,
  };
}

export async function insertSession(db: CountyTransaction, token: SessionToken, accountId: string, now: string): Promise<void> {
  const expiresAt = new Date(Date.parse(now) + lifeMs).toISOString();
  await sql`
    insert into session (county_code, token_hash, account_id, created_at, last_used_at, expires_at)
    values (${token.countyCode}, ${hashOf(token)}, ${accountId}, ${now}, ${now}, ${expiresAt})`.execute(db);
  // Sessions that ended long ago are of no use to anybody; clearing them here needs no job.
  await sql`delete from session where county_code = ${token.countyCode} and account_id = ${accountId} and expires_at < ${now}`.execute(db);
}

export async function deleteSession(db: CountyTransaction, token: SessionToken): Promise<void> {
  await sql`delete from session where county_code = ${token.countyCode} and token_hash = ${hashOf(token)}`.execute(db);
}

/** Ends the sessions of an account, all or all but one. */
export async function deleteSessionsOf(
  db: CountyTransaction,
  countyCode: string,
  accountId: string,
  except: SessionToken | null,
): Promise<void> {
  const kept = except === null ? Buffer.alloc(0) : hashOf(except);
  await sql`delete from session where county_code = ${countyCode} and account_id = ${accountId} and token_hash <> ${kept}`.execute(db);
}
