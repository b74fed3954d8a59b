import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { AllowanceRun, AllowanceRunPage, LeftOut } from "../../contract/allowance.ts";
import type { runList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { isLeftOutReason, warningsOf, type Total } from "../../domain/allowance/run.ts";
import { budgetLines } from "../../domain/allowance/rule.ts";
import { isEditable, movesFor, type ApprovalThing } from "../../domain/approval/approval.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { isInStates, waitingColumns, type WaitingFeature } from "../approval/queries.ts";
import type { Context, FileReply } from "../http/context.ts";
import { exportRowsMax, likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { listProgrammes } from "../programme/queries.ts";
import { headingsIn, instantIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { listSteps } from "../trail/store.ts";
import { loadRunInputs } from "./store.ts";

export interface RunRow {
  readonly run_id: string;
  readonly programme_id: string;
  readonly programme_name: string;
  readonly month: string;
  readonly state: AllowanceRun["state"];
  readonly version: number;
  readonly submitted_by: string | null;
  readonly changed_at: string;
  readonly computed_at: string;
  readonly inputs_sha256: string;
  readonly amount_fen: number;
  readonly slips: number;
  readonly totals: { readonly byRule: Total[]; readonly byLine: Total[] };
  readonly left_out: { readonly count: number; readonly people: { readonly postingId: string; readonly reason: string }[] };
}

const runColumns = sql`
  run.run_id, run.programme_id, programme.name as programme_name, run.month, run.state, run.version, run.submitted_by, run.changed_at,
  run.computed_at, run.inputs_sha256, run.amount_fen, run.slips, run.totals, run.left_out`;
const runJoins = sql`join programme on programme.county_code = run.county_code and programme.programme_id = run.programme_id`;

/** Programmes whose runs somebody may read: all of the county's, or those that the grants name. */
function readableRuns({ actor }: Pick<Context, "actor">): RawBuilder<boolean> {
  const reach = reachOf(actor);
  return reach.kind === "county" ? sql`true` : sql`run.programme_id = any(${reach.programmeIds}::uuid[])`;
}

/** A run; locked where it is to be changed. */
export async function findRun({ db, countyCode }: Context, runId: string, purpose: "read" | "change"): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select ${runColumns}
      from allowance_run run ${runJoins}
     where run.county_code = ${countyCode}
       and run.run_id = ${runId}
       ${purpose === "change" ? sql`for update of run` : sql``}`.execute(db);
  return rows[0];
}

function thingOf(row: RunRow): ApprovalThing {
  return {
    kind: "allowanceRun",
    state: row.state,
    subject: { kind: "programme", programmeId: row.programme_id },
    wholeState: null,
    submittedBy: row.submitted_by,
  };
}

function runView({ actor }: Pick<Context, "actor">, row: RunRow): AllowanceRun {
  return {
    id: row.run_id,
    state: row.state,
    version: row.version,
    moves: movesFor(actor, thingOf(row)),
    programme: { id: row.programme_id, name: row.programme_name },
    month: row.month,
    amountFen: row.amount_fen,
    slips: row.slips,
    changedAt: row.changed_at,
    warnings: warningsOf(row.totals, budgetLines),
  };
}

const sorts = {
  month: sql`run.month`,
  amount: sql`run.amount_fen`,
  slips: sql`run.slips`,
  state: sql`run.state`,
  programme: sql`programme.name`,
};

/** One page of runs that somebody may see, the latest month first. */
export async function listRuns(context: Context, query: z.output<typeof runList>): Promise<{ rows: AllowanceRun[]; total: number }> {
  const conditions: RawBuilder<unknown>[] = [sql`run.county_code = ${context.countyCode}`, readableRuns(context)];
  if (query.state) conditions.push(sql`run.state = ${query.state}`);
  if (query.programmeId) conditions.push(sql`run.programme_id = ${query.programmeId}`);
  if (query.q) {
    const programmes = await listProgrammes(context, { q: query.q, page: 1, size: exportRowsMax });
    const found = programmes.rows.map(({ id }) => id);
    conditions.push(sql`(run.programme_id = any(${found}::uuid[]) or run.month::text like ${likePattern(query.q)})`);
  }
  const where = sql.join(conditions, sql` and `);
  const { rows } = await sql<RunRow>`
    select ${runColumns}
      from allowance_run run ${runJoins}
     where ${where}
     ${orderBy(query.sort ?? "-month", sorts, sql`run.run_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from allowance_run run ${runJoins} where ${where}`.execute(
    context.db,
  );
  return {
    rows: rows.filter((row) => can(context.actor, "allowance.read", thingOf(row).subject)).map((row) => runView(context, row)),
    total: counted.rows[0]?.total ?? 0,
  };
}

/** The list of runs as a workbook. */
export async function runTable(context: Context, rows: readonly AllowanceRun[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  const title = heading("津贴一览表");
  return tableReply(context, {
    title,
    columns: [
      ...["月份", "帮扶项目", "状态"].map(text),
      { heading: heading("人次"), kind: "count" },
      { heading: heading("金额"), kind: "money" },
      text("更新"),
    ],
    rows: rows.map((run) => [
      run.month.slice(0, 7),
      run.programme.name,
      approvalStateName(approvalNames[language], "allowanceRun", run.state),
      run.slips,
      run.amountFen / 100,
      instantIn(run.changedAt),
    ]),
  });
}

async function namedLeftOut({ db, countyCode }: Context, { people }: RunRow["left_out"]): Promise<LeftOut[]> {
  if (people.length === 0) return [];
  const { rows } = await sql<{ posting_id: string; name: string; school: string }>`
    select posting.posting_id, coalesce(staff.name, posting.person_name, '') as name, coalesce(host.short_name, host.name) as school
      from posting
      join school host on host.county_code = posting.county_code and host.school_id = posting.host_school_id
      left join staff on staff.county_code = posting.county_code and staff.staff_id = posting.staff_id
     where posting.county_code = ${countyCode}
       and posting.posting_id = any(${people.map(({ postingId }) => postingId)}::uuid[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.posting_id, row]));
  return people.flatMap(({ postingId, reason }): LeftOut[] => {
    const row = byId.get(postingId);
    return row && isLeftOutReason(reason) ? [{ postingId, personName: row.name, school: row.school, reason }] : [];
  });
}

/** The run of the latest month before, whatever has become of it, with what it came to. */
export async function findPrevious(
  { db, countyCode }: Context,
  row: Pick<RunRow, "run_id" | "programme_id" | "month">,
): Promise<AllowanceRunPage["previous"]> {
  const { rows } = await sql<{ run_id: string; month: string; amount_fen: number; slips: number; gone: number }>`
    select run.run_id, run.month, run.amount_fen, run.slips,
           (select count(distinct slip.staff_id)
              from allowance_slip slip
             where slip.county_code = run.county_code
               and slip.run_id = run.run_id
               and not exists (select from allowance_slip now
                                where now.county_code = slip.county_code
                                  and now.run_id = ${row.run_id}
                                  and now.staff_id = slip.staff_id)) as gone
      from allowance_run run
     where run.county_code = ${countyCode}
       and run.programme_id = ${row.programme_id}
       and run.month < ${row.month}
       and run.state <> 'withdrawn'
     order by run.month desc
     limit 1`.execute(db);
  const [found] = rows;
  return found ? { runId: found.run_id, month: found.month, amountFen: found.amount_fen, slips: found.slips, gone: found.gone } : null;
}

async function countCorrections({ db, countyCode }: Context, runId: string): Promise<AllowanceRunPage["corrections"]> {
  const { rows } = await sql<{ slips: number; amount_fen: number }>`
    select count(*) as slips, coalesce(sum(slip.amount_fen), 0)::bigint as amount_fen
      from allowance_slip slip
      join allowance_run run on run.county_code = slip.county_code and run.run_id = slip.run_id
     where slip.county_code = ${countyCode}
       and slip.run_id = ${runId}
       and slip.month <> run.month`.execute(db);
  return { slips: rows[0]?.slips ?? 0, amountFen: rows[0]?.amount_fen ?? 0 };
}

/** Whether the slips still follow from what is so now. What is decided stays as it was decided. */
async function isCurrent(context: Context, row: RunRow): Promise<boolean> {
  if (!isEditable(row.state) && row.state !== "submitted") return true;
  return (await loadRunInputs(context, row.programme_id, row.month)).sha256 === row.inputs_sha256;
}

/** A run with all that its page shows but the slips. */
export async function describeRun(context: Context, runId: string): Promise<AllowanceRunPage | Refusal> {
  const row = await findRun(context, runId, "read");
  if (!row || !can(context.actor, "allowance.read", thingOf(row).subject)) return refuse("not-found");
  return {
    ...runView(context, row),
    ...row.totals,
    leftOut: await namedLeftOut(context, row.left_out),
    leftOutCount: row.left_out.count,
    computedAt: row.computed_at,
    isCurrent: await isCurrent(context, row),
    corrections: await countCorrections(context, runId),
    previous: await findPrevious(context, row),
    trail: await listSteps(context.db, context.countyCode, runId),
  };
}

/** Runs that somebody is waited for, within the person's programmes. */
export const waitingRuns: WaitingFeature = {
  kind: "allowanceRun",
  select: (context, { states, limit }) => sql`
    select ${waitingColumns({
      kind: "allowanceRun",
      table: sql`run`,
      id: sql`run.run_id`,
      title: sql`(to_char(run.month, 'YYYY-MM') || ' ' || programme.name)`,
      submittedBy: sql`run.submitted_by`,
      amountFen: sql`run.amount_fen`,
      programmeId: sql`run.programme_id`,
    })}
      from allowance_run run ${runJoins}
     where run.county_code = ${context.countyCode}
       and ${isInStates(sql`run.state`, states)}
       and ${readableRuns(context)}
     order by run.changed_at
     limit ${limit}`,
};
