import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { AllowanceSheet, AllowanceSlip } from "../../contract/allowance.ts";
import type { slipList } from "../../contract/filters.ts";
import type { ListQuery } from "../../contract/shared.ts";
import { can } from "../../domain/access/access.ts";
import { lineName } from "../../domain/allowance/line-name.ts";
import { lineWarning } from "../../domain/allowance/rule.ts";
import { isSettled } from "../../domain/approval/approval.ts";
import { findPrevious, findRun, type RunRow } from "../allowance/queries.ts";
import type { Context, FileReply } from "../http/context.ts";
import { exportRowsMax, likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { getCounty } from "../settings/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";

interface SlipRow {
  readonly slip_id: string;
  readonly run_id: string;
  readonly staff_id: string;
  readonly person_name: string;
  readonly staff_no: string;
  readonly home_id: string;
  readonly home_name: string;
  readonly home_short: string | null;
  readonly host_id: string;
  readonly host_name: string;
  readonly host_short: string | null;
  readonly month: string;
  readonly code: string;
  readonly name: string;
  readonly line: AllowanceSlip["line"];
  readonly amount_fen: number;
  readonly previous_fen: number | null;
  readonly corrects: string | null;
  readonly is_correction: boolean;
  readonly paid_before_fen: number;
}

/** Slips with their people, schools and run, and what the same rule paid in the run before. */
function slipsFrom(previousRunId: string | null): RawBuilder<unknown> {
  return sql`
      from allowance_slip slip
      join allowance_run run on run.county_code = slip.county_code and run.run_id = slip.run_id
      join posting on posting.county_code = slip.county_code and posting.posting_id = slip.posting_id
      join staff on staff.county_code = slip.county_code and staff.staff_id = slip.staff_id
      join school home on home.county_code = slip.county_code and home.school_id = posting.home_school_id
      join school host on host.county_code = slip.county_code and host.school_id = posting.host_school_id
      left join (select earlier.posting_id, earlier.code, sum(earlier.amount_fen)::bigint as amount_fen
                   from allowance_slip earlier
                   join allowance_run before on before.county_code = earlier.county_code and before.run_id = earlier.run_id
                  where earlier.run_id = ${previousRunId}::uuid
                    and earlier.month = before.month
                  group by earlier.posting_id, earlier.code) previous
             on previous.posting_id = slip.posting_id and previous.code = slip.code and slip.month = run.month`;
}

const slipColumns = sql`
  slip.slip_id, slip.run_id, slip.staff_id, staff.name as person_name, staff.staff_no,
  home.school_id as home_id, home.name as home_name, home.short_name as home_short,
  host.school_id as host_id, host.name as host_name, host.short_name as host_short,
  slip.month, slip.code, slip.name, slip.line, slip.amount_fen, previous.amount_fen as previous_fen, slip.corrects,
  slip.month <> run.month as is_correction, slip.paid_before_fen`;

function slipView(row: SlipRow): AllowanceSlip {
  return {
    id: row.slip_id,
    runId: row.run_id,
    staffId: row.staff_id,
    personName: row.person_name,
    staffNo: row.staff_no,
    home: { id: row.home_id, name: row.home_name, shortName: row.home_short },
    host: { id: row.host_id, name: row.host_name, shortName: row.host_short },
    month: row.month,
    code: row.code,
    name: row.name,
    line: row.line,
    amountFen: row.amount_fen,
    previousFen: row.previous_fen,
    corrects: row.corrects,
    isCorrection: row.is_correction,
    paidBeforeFen: row.paid_before_fen,
  };
}

const sorts = {
  home: sql`home.initials, staff.initials, slip.staff_id`,
  person: sql`staff.initials`,
  host: sql`host.initials`,
  amount: sql`slip.amount_fen`,
  code: sql`slip.code`,
  line: sql`slip.line`,
  month: sql`slip.month`,
  change: sql`(slip.amount_fen - coalesce(previous.amount_fen, 0))`,
};

const changes: Readonly<Record<NonNullable<z.output<typeof slipList>["change"]>, RawBuilder<unknown>>> = {
  new: sql`previous.amount_fen is null and slip.month = run.month`,
  more: sql`slip.amount_fen > previous.amount_fen`,
  less: sql`slip.amount_fen < previous.amount_fen`,
  same: sql`slip.amount_fen = previous.amount_fen`,
  correction: sql`slip.month <> run.month`,
};

function filters(countyCode: string, runId: string, query: z.output<typeof slipList>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`slip.county_code = ${countyCode}`, sql`slip.run_id = ${runId}`];
  if (query.code) conditions.push(sql`slip.code = ${query.code}`);
  if (query.line) conditions.push(sql`slip.line = ${query.line}`);
  if (query.change) conditions.push(changes[query.change]);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(staff.name like ${pattern} or staff.initials like ${pattern} or staff.staff_no like ${pattern}
      or home.name like ${pattern} or home.initials like ${pattern} or host.name like ${pattern} or host.initials like ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

async function openRun(context: Context, runId: string): Promise<RunRow | undefined> {
  const run = await findRun(context, runId, "read");
  return run && can(context.actor, "allowance.read", { kind: "programme", programmeId: run.programme_id }) ? run : undefined;
}

/** One page of a run's slips, by home school and person. */
export async function listSlips(
  context: Context,
  runId: string,
  query: z.output<typeof slipList>,
): Promise<{ rows: AllowanceSlip[]; total: number } | Refusal> {
  const run = await openRun(context, runId);
  if (!run) return refuse("not-found");
  const from = slipsFrom((await findPrevious(context, run))?.runId ?? null);
  const where = filters(context.countyCode, runId, query);
  const { rows } = await sql<SlipRow>`
    select ${slipColumns} ${from}
     where ${where}
     ${orderBy(query.sort, sorts, sql`slip.slip_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total ${from} where ${where}`.execute(context.db);
  return { rows: rows.map(slipView), total: counted.rows[0]?.total ?? 0 };
}

/** Slips as the cashier wants them: one row an amount, no bank account, as none is kept. */
async function slipTable(context: Context, title: string, rows: readonly SlipRow[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const column = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title,
    columns: [
      ...["姓名", "工号", "所在学校", "受援校", "津贴", "月份"].map(column),
      { heading: heading("金额"), kind: "money" },
      ...["支付科目", "说明"].map(column),
    ],
    rows: rows.map((row) => [
      row.person_name,
      row.staff_no,
      row.home_name,
      row.host_name,
      row.name,
      row.month.slice(0, 7),
      row.amount_fen / 100,
      lineName(row.line, context.language),
      row.is_correction ? heading("更正") : null,
    ]),
  });
}

/** The slips of a run as a workbook: all of them, or those that the filters show. */
export async function exportSlips(context: Context, runId: string, query: z.output<typeof slipList>): Promise<FileReply | Refusal> {
  const run = await openRun(context, runId);
  if (!run) return refuse("not-found");
  const { rows } = await sql<SlipRow>`
    select ${slipColumns} ${slipsFrom((await findPrevious(context, run))?.runId ?? null)}
     where ${filters(context.countyCode, runId, query)}
     ${orderBy(query.sort, sorts, sql`slip.slip_id`)}
     limit ${exportRowsMax}`.execute(context.db);
  return slipTable(context, `${headingsIn(context.language)("津贴发放表")}_${run.month.slice(0, 7)}`, rows);
}

interface SheetRow extends SlipRow {
  readonly programme_id: string;
  readonly programme_name: string;
  readonly run_month: string;
  readonly state: RunRow["state"];
  readonly owner_account_id: string | null;
  readonly inputs: AllowanceSheet["lines"][number]["inputs"];
  readonly steps: AllowanceSheet["lines"][number]["steps"];
}

function lineOf(row: SheetRow): AllowanceSheet["lines"][number] {
  const warning = lineWarning(row.line);
  return { ...slipView(row), inputs: row.inputs, steps: row.steps, warning: warning && { ...warning, line: row.line } };
}

/** A person's slip: all lines of the run that pay that person. Whoever is paid sees it once it is approved. */
export async function describeSheet(context: Context, slipId: string): Promise<AllowanceSheet | Refusal> {
  const { db, countyCode, actor } = context;
  const { rows } = await sql<SheetRow>`
    select ${slipColumns}, run.programme_id, programme.name as programme_name, run.month as run_month, run.state,
           owner.account_id as owner_account_id, slip.inputs, slip.steps
      ${slipsFrom(null)}
      join programme on programme.county_code = run.county_code and programme.programme_id = run.programme_id
      join allowance_slip asked on asked.county_code = slip.county_code and asked.run_id = slip.run_id and asked.staff_id = slip.staff_id
      left join account owner on owner.county_code = slip.county_code and owner.staff_id = slip.staff_id
     where slip.county_code = ${countyCode}
       and asked.slip_id = ${slipId}
     order by slip.month desc, slip.code, slip.line`.execute(db);
  const [first] = rows;
  if (!first) return refuse("not-found");
  const mayReadRun = can(actor, "allowance.read", { kind: "programme", programmeId: first.programme_id });
  const slip = { kind: "slip", programmeId: first.programme_id, ownerAccountId: first.owner_account_id } as const;
  if (!mayReadRun && !(isSettled(first.state) && can(actor, "allowance.readSlip", slip))) return refuse("not-found");
  const lines = rows.map(lineOf);
  const { name: countyName } = await getCounty(db, countyCode);
  return {
    run: { id: first.run_id, month: first.run_month, state: first.state, programmeName: first.programme_name },
    countyName,
    personName: first.person_name,
    staffNo: first.staff_no,
    home: { id: first.home_id, name: first.home_name, shortName: first.home_short },
    amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    lines,
  };
}

/** The signed-in person's own slips of approved runs, by the staff entry that the account belongs to. */
function ownSlipsFrom({ countyCode, actor }: Context): RawBuilder<unknown> {
  return sql`${slipsFrom(null)}
      join account owner on owner.county_code = slip.county_code and owner.staff_id = slip.staff_id
     where slip.county_code = ${countyCode}
       and owner.account_id = ${actor.accountId}
       and run.state in ('approved', 'locked')`;
}

async function selectOwnSlips(context: Context, query: Pick<ListQuery, "page" | "size">): Promise<SlipRow[]> {
  const { rows } = await sql<SlipRow>`
    select ${slipColumns} ${ownSlipsFrom(context)}
     order by run.month desc, slip.month desc, slip.code, slip.slip_id
     ${pageOf(query)}`.execute(context.db);
  return rows;
}

/** One page of the signed-in person's own slips, the latest month first. */
export async function listOwnSlips(context: Context, query: ListQuery): Promise<{ rows: AllowanceSlip[]; total: number }> {
  const rows = await selectOwnSlips(context, query);
  const counted = await sql<{ total: number }>`select count(*) as total ${ownSlipsFrom(context)}`.execute(context.db);
  return { rows: rows.map(slipView), total: counted.rows[0]?.total ?? 0 };
}

/** All of the signed-in person's own slips as a workbook. */
export async function exportOwnSlips(context: Context): Promise<FileReply> {
  const rows = await selectOwnSlips(context, { page: 1, size: exportRowsMax });
  return slipTable(context, headingsIn(context.language)("个人津贴"), rows);
}
