import { sql } from "kysely";
import type { z } from "zod";
import type { Account, auditEntry } from "../../contract/account.ts";
import type { ListQuery } from "../../contract/shared.ts";
import { can } from "../../domain/access/access.ts";
import type { Context } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { listNamedGrants } from "../session/actions.ts";

interface AccountRow {
  readonly account_id: string;
  readonly login_name: string;
  readonly display_name: string;
  readonly is_active: boolean;
  readonly last_sign_in_at: string | null;
  readonly staff_id: string | null;
  readonly staff_name: string | null;
}

async function accountView({ db, countyCode }: Context, row: AccountRow): Promise<Account> {
  return {
    id: row.account_id,
    loginName: row.login_name,
    displayName: row.display_name,
    isActive: row.is_active,
    lastSignInAt: row.last_sign_in_at,
    grants: await listNamedGrants(db, countyCode, row.account_id),
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? "" },
  };
}

const accountColumns = sql`
  account.account_id, account.login_name, account.display_name, account.is_active, account.last_sign_in_at, account.staff_id,
  (select staff.name from staff where staff.county_code = account.county_code and staff.staff_id = account.staff_id) as staff_name`;

export async function describeAccount(context: Context, accountId: string): Promise<Account> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account where account.county_code = ${context.countyCode} and account.account_id = ${accountId}`.execute(
    context.db,
  );
  const [row] = rows;
  if (!row) throw new Error(`expected account ${accountId}, found none`);
  return accountView(context, row);
}

const sorts = { loginName: sql`account.login_name`, displayName: sql`account.display_name`, lastSignInAt: sql`account.last_sign_in_at` };

/** One page of the county's accounts. */
export async function listAccounts(context: Context, query: ListQuery): Promise<{ rows: Account[]; total: number } | Refusal> {
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const pattern = likePattern(query.q ?? "");
  const where = sql`account.county_code = ${context.countyCode} and (lower(account.login_name) like ${pattern} or account.display_name like ${pattern})`;
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account where ${where} ${orderBy(query.sort, sorts, sql`account.account_id`)} ${pageOf(query)}`.execute(
    context.db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from account where ${where}`.execute(context.db);
  const views: Account[] = [];
  for (const row of rows) views.push(await accountView(context, row));
  return { rows: views, total: counted.rows[0]?.total ?? 0 };
}

type AuditEntry = z.infer<typeof auditEntry>;

/** One page of the audit trail, the latest first. */
export async function listAuditTrail(context: Context, query: ListQuery): Promise<{ rows: AuditEntry[]; total: number } | Refusal> {
  if (!can(context.actor, "audit.read", { kind: "county" })) return refuse("forbidden");
  const pattern = likePattern(query.q ?? "");
  const where = sql`entry.county_code = ${context.countyCode} and (entry.action like ${pattern} or account.display_name like ${pattern})`;
  const from = sql`audit_entry entry left join account on account.county_code = entry.county_code and account.account_id = entry.account_id`;
  const { rows } = await sql<AuditEntry>`
    select entry.at, account.display_name as by, entry.action, entry.thing_kind as thing, entry.detail::text as detail
      from ${from}
     where ${where}
     order by entry.at desc, entry.entry_id desc
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(context.db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
