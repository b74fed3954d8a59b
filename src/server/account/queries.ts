import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { Account, accountList, auditEntry, auditList } from "../../contract/account.ts";
import { can } from "../../domain/access/access.ts";
import { auditedActionName } from "../../domain/access/audited-action.ts";
import { roleNames } from "../../domain/access/role-words.ts";
import type { Context, FileReply } from "../http/context.ts";
import { holdsSearch, likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { initialsOf } from "../school/initials.ts";
import { listNamedGrants } from "../session/actions.ts";
import { cellWords } from "../sheet/cell-words.ts";
import { headingsIn, instantIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";

export type AccountQuery = z.output<typeof accountList>;
export type AuditQuery = z.output<typeof auditList>;

interface AccountRow {
  readonly account_id: string;
  readonly login_name: string;
  readonly display_name: string;
  readonly is_active: boolean;
  readonly last_sign_in_at: string | null;
  readonly staff_id: string | null;
  readonly staff_name: string | null;
  readonly staff_school: string | null;
}

async function accountView({ db, countyCode }: Context, row: AccountRow): Promise<Account> {
  return {
    id: row.account_id,
    loginName: row.login_name,
    displayName: row.display_name,
    isActive: row.is_active,
    lastSignInAt: row.last_sign_in_at,
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? "—", schoolName: row.staff_school ?? "—" },
    grants: await listNamedGrants(db, countyCode, row.account_id),
  };
}

const accountColumns = sql`account.account_id, account.login_name, account.display_name, account.is_active, account.last_sign_in_at,
  account.staff_id, staff.name as staff_name, school.name as staff_school`;
const accountJoins = sql`
  left join staff on staff.county_code = account.county_code and staff.staff_id = account.staff_id
  left join school on school.county_code = staff.county_code and school.school_id = staff.school_id`;

export async function describeAccount(context: Context, accountId: string): Promise<Account> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account ${accountJoins} where account.county_code = ${context.countyCode} and account.account_id = ${accountId}`.execute(
    context.db,
  );
  const [row] = rows;
  if (!row) throw new Error(`expected account ${accountId}, found none`);
  return accountView(context, row);
}

const sorts = {
  loginName: sql`account.login_name`,
  displayName: sql`account.display_name`,
  lastSignInAt: sql`account.last_sign_in_at`,
  active: sql`account.is_active`,
};

/**
 * Ids of the accounts whose name, initials or sign-in name hold the search; null where nothing is searched for. A county
 * has some thousand accounts: their initials are reckoned here and not kept in a column.
 */
async function findAccountIds({ db, countyCode }: Context, search: string | undefined): Promise<string[] | null> {
  if (!search) return null;
  const { rows } = await sql<Pick<AccountRow, "account_id" | "login_name" | "display_name">>`
    select account.account_id, account.login_name, account.display_name
      from account
     where account.county_code = ${countyCode}`.execute(db);
  return rows
    .filter((row) => holdsSearch(search, [row.login_name, row.display_name, initialsOf(row.display_name)]))
    .map((row) => row.account_id);
}

/** One page of the county's accounts. */
export async function listAccounts(context: Context, query: AccountQuery): Promise<{ rows: Account[]; total: number } | Refusal> {
  if (!can(context.actor, "account.manage", { kind: "county" })) return refuse("forbidden");
  const conditions = [sql`account.county_code = ${context.countyCode}`];
  const found = await findAccountIds(context, query.q);
  if (found) conditions.push(sql`account.account_id = any(${found}::uuid[])`);
  if (query.active) conditions.push(sql`account.is_active = ${query.active === "yes"}`);
  if (query.role) {
    conditions.push(sql`exists (select 1 from account_grant
                                 where account_grant.county_code = account.county_code
                                   and account_grant.account_id = account.account_id
                                   and account_grant.role = ${query.role})`);
  }
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from account ${accountJoins} where ${where} ${orderBy(query.sort, sorts, sql`account.account_id`)} ${pageOf(query)}`.execute(
    context.db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from account where ${where}`.execute(context.db);
  const views: Account[] = [];
  for (const row of rows) views.push(await accountView(context, row));
  return { rows: views, total: counted.rows[0]?.total ?? 0 };
}

/** The list of accounts as a workbook. */
export async function accountTable(context: Context, rows: readonly Account[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const words = cellWords[context.language];
  const roles = roleNames[context.language];
  return tableReply(context, {
    title: heading("账号一览表"),
    columns: ["姓名", "登录名", "岗位与范围", "上次登录", "启用"].map((name) => ({ heading: heading(name), kind: "text" })),
    rows: rows.map((row) => [
      row.displayName,
      row.loginName,
      row.grants.map(({ role, scopeName }) => `${roles[role]} · ${scopeName}`).join("；") || null,
      instantIn(row.lastSignInAt),
      row.isActive ? words.yes : words.no,
    ]),
  });
}

type AuditEntry = z.infer<typeof auditEntry>;

const auditSorts = { at: sql`entry.at`, by: sql`account.display_name`, action: sql`entry.action` };

async function auditConditions(context: Context, query: AuditQuery): Promise<RawBuilder<unknown>> {
  const conditions = [sql`entry.county_code = ${context.countyCode}`];
  const found = await findAccountIds(context, query.q);
  if (found) conditions.push(sql`(entry.account_id = any(${found}::uuid[]) or entry.action like ${likePattern(query.q ?? "")})`);
  if (query.thing) conditions.push(sql`split_part(entry.action, '.', 1) = ${query.thing}`);
  if (query.from) conditions.push(sql`entry.at >= (${query.from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (query.to) conditions.push(sql`entry.at < (${query.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return sql.join(conditions, sql` and `);
}

/** One page of the audit trail, the latest first unless told otherwise. */
export async function listAuditTrail(context: Context, query: AuditQuery): Promise<{ rows: AuditEntry[]; total: number } | Refusal> {
  if (!can(context.actor, "audit.read", { kind: "county" })) return refuse("forbidden");
  const where = await auditConditions(context, query);
  const from = sql`audit_entry entry left join account on account.county_code = entry.county_code and account.account_id = entry.account_id`;
  const { rows } = await sql<AuditEntry>`
    select entry.entry_id as id, entry.at, account.display_name as by, entry.action, entry.detail::text as detail
      from ${from}
     where ${where}
     ${orderBy(query.sort ?? "-at", auditSorts, sql`entry.entry_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(context.db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** The audit trail as a workbook. */
export async function auditTable(context: Context, rows: readonly AuditEntry[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  return tableReply(context, {
    title: heading("操作日志"),
    columns: ["时间", "操作人", "操作", "内容"].map((name) => ({ heading: heading(name), kind: "text" })),
    rows: rows.map((row) => [instantIn(row.at), row.by, auditedActionName(row.action, context.language), row.detail]),
  });
}
