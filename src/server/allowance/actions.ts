import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { leftOutMax, type AllowanceRunPage } from "../../contract/allowance.ts";
import type { MoveRequest } from "../../contract/approval.ts";
import { can } from "../../domain/access/access.ts";
import { makeRun, type MadeRun } from "../../domain/allowance/make-run.ts";
import { bookingOf, totalsOf } from "../../domain/allowance/run.ts";
import type { BudgetLine } from "../../domain/allowance/rule.ts";
import { isEditable, type ApprovalThing } from "../../domain/approval/approval.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { fen } from "../../domain/money/fen.ts";
import type { ApprovalFeature } from "../approval/actions.ts";
import { writeAudit } from "../audit/store.ts";
import { insertBookings, type NewBooking } from "../funding/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { describeRun, findRun } from "./queries.ts";
import { loadRunInputs, replaceSlips, type RunInputs } from "./store.ts";

const subjectOf = (programmeId: string) => ({ kind: "programme", programmeId }) as const;

/** What a run's row tells of its slips. */
function summaryOf({ slips, leftOut }: MadeRun): { amountFen: number; slips: number; totals: string; leftOut: string } {
  const { amountFen, byRule, byLine } = totalsOf(slips);
  return {
    amountFen,
    slips: slips.length,
    totals: JSON.stringify({ byRule, byLine }),
    leftOut: JSON.stringify({ count: leftOut.length, people: leftOut.slice(0, leftOutMax) }),
  };
}

/** Previews the allowances of a month: a draft with its slips. One run of a programme is worked on at a time. */
export async function createRun(context: Context, programmeId: string, month: string): Promise<AllowanceRunPage | Refusal> {
  const { db, countyCode, actor, now, today } = context;
  if (!can(actor, "allowance.run", subjectOf(programmeId))) return refuse("forbidden");
  const { rows: programmes } = await sql`
    select 1 from programme where programme.county_code = ${countyCode} and programme.programme_id = ${programmeId}`.execute(db);
  if (programmes.length === 0) return refuse("not-found");
  if (month > dayText(today)) return refuse("bad-input", { fields: [{ path: "month", code: "future" }] });
  const inputs = await loadRunInputs(context, programmeId, month);
  const made = makeRun(inputs.pay, inputs.earlier);
  const summary = summaryOf(made);
  const runId = newId();
  const { rows } = await sql`
    insert into allowance_run (county_code, run_id, programme_id, month, state, changed_at, created_by, created_at, computed_at, inputs_sha256,
                               amount_fen, slips, totals, left_out)
    values (${countyCode}, ${runId}, ${programmeId}, ${month}, 'draft', ${now}, ${actor.accountId}, ${now}, ${now}, ${inputs.sha256},
            ${summary.amountFen}, ${summary.slips}, ${summary.totals}::jsonb, ${summary.leftOut}::jsonb)
    on conflict do nothing
    returning run_id`.execute(db);
  if (rows.length === 0) return refuse("duplicate");
  await replaceSlips(context, runId, made.slips, inputs.places);
  await writeAudit(context, "allowanceRun.preview", { kind: "allowanceRun", id: runId, detail: { month } });
  return getPage(context, runId);
}

async function getPage(context: Context, runId: string): Promise<AllowanceRunPage> {
  const page = await describeRun(context, runId);
  if ("refusedFor" in page) throw new Error(`expected run ${runId}, found ${page.refusedFor}`);
  return page;
}

/** Makes the slips of a draft anew from what is confirmed and in force now. */
export async function previewRun(context: Context, runId: string): Promise<AllowanceRunPage | Refusal> {
  const { db, countyCode, actor, now } = context;
  const run = await findRun(context, runId, "change");
  if (!run || !can(actor, "allowance.read", subjectOf(run.programme_id))) return refuse("not-found");
  if (!can(actor, "allowance.run", subjectOf(run.programme_id))) return refuse("forbidden");
  if (!isEditable(run.state)) return refuse("wrong-state");
  const inputs = await loadRunInputs(context, run.programme_id, run.month);
  const made = makeRun(inputs.pay, inputs.earlier);
  const summary = summaryOf(made);
  await sql`
    update allowance_run
       set computed_at = ${now},
           changed_at = ${now},
           version = version + 1,
           inputs_sha256 = ${inputs.sha256},
           amount_fen = ${summary.amountFen},
           slips = ${summary.slips},
           totals = ${summary.totals}::jsonb,
           left_out = ${summary.leftOut}::jsonb
     where county_code = ${countyCode}
       and run_id = ${runId}`.execute(db);
  await replaceSlips(context, runId, made.slips, inputs.places);
  await writeAudit(context, "allowanceRun.preview", { kind: "allowanceRun", id: runId });
  return getPage(context, runId);
}

interface LockedRun extends ApprovalThing {
  readonly id: string;
  readonly version: number;
  readonly partnershipId: null;
  readonly programmeId: string;
  readonly month: string;
  readonly sha256: string;
  readonly slips: number;
}

interface LockedRow {
  readonly run_id: string;
  readonly state: ApprovalThing["state"];
  readonly version: number;
  readonly submitted_by: string | null;
  readonly programme_id: string;
  readonly month: string;
  readonly inputs_sha256: string;
  readonly slips: number;
}

async function lockRuns({ db, countyCode, actor }: Context, ids: readonly string[]): Promise<LockedRun[]> {
  const { rows } = await sql<LockedRow>`
    select run.run_id, run.state, run.version, run.submitted_by, run.programme_id, run.month, run.inputs_sha256, run.slips
      from allowance_run run
     where run.county_code = ${countyCode}
       and run.run_id = any(${ids}::uuid[])
     order by run.run_id
       for update`.execute(db);
  return rows
    .filter((row) => can(actor, "allowance.read", subjectOf(row.programme_id)))
    .map((row) => ({
      id: row.run_id,
      kind: "allowanceRun",
      state: row.state,
      version: row.version,
      subject: subjectOf(row.programme_id),
      wholeState: null,
      submittedBy: row.submitted_by,
      partnershipId: null,
      programmeId: row.programme_id,
      month: row.month,
      sha256: row.inputs_sha256,
      slips: row.slips,
    }));
}

interface SlipToBook {
  readonly slip_id: string;
  readonly partnership_id: string;
  readonly staff_id: string;
  readonly month: string;
  readonly name: string;
  readonly line: BudgetLine;
  readonly amount_fen: number;
}

async function listSlipsToBook({ db, countyCode }: Context, runId: string): Promise<SlipToBook[]> {
  const { rows } = await sql<SlipToBook>`
    select slip.slip_id, slip.partnership_id, slip.staff_id, slip.month, slip.name, slip.line, slip.amount_fen
      from allowance_slip slip
     where slip.county_code = ${countyCode}
       and slip.run_id = ${runId}
     order by slip.slip_id`.execute(db);
  return rows;
}

/** Bookings of one statement. */
const batch = 2000;

/** Books every slip of a run from its line to the person, each once. */
async function bookRun(context: Context, run: LockedRun, bookedOn: string): Promise<void> {
  const bookings = (await listSlipsToBook(context, run.id)).flatMap((slip): NewBooking[] => {
    const booking = bookingOf(slip.staff_id, slip.line, fen(slip.amount_fen));
    if (!booking) return [];
    const words = `${slip.month.slice(0, 4)}年${Number(slip.month.slice(5, 7))}月${slip.name}`;
    const thing = { kind: "allowanceRun", id: run.id };
    return [{ ...booking, thing, part: slip.slip_id, partnershipId: slip.partnership_id, words, corrects: null }];
  });
  for (let at = 0; at < bookings.length; at += batch) await insertBookings(context, bookedOn, bookings.slice(at, at + batch));
}

/** A run goes on only with slips that follow from what is so now: whoever approves sees what will be paid. */
async function checkCurrent(context: Context, run: LockedRun): Promise<Refusal | null> {
  if (run.slips === 0) return refuse("bad-input", { fields: [{ path: "slips", code: "empty" }] });
  const { sha256 } = await loadRunInputs(context, run.programmeId, run.month);
  return sha256 === run.sha256 ? null : refuse("stale");
}

async function carryOutMove(context: Context, run: LockedRun, { move, day }: MoveRequest): Promise<Refusal | null> {
  const { db, countyCode, actor, today } = context;
  if (move === "submit" || move === "approve") {
    const refusal = await checkCurrent(context, run);
    if (refusal) return refusal;
  }
  if (move === "submit")
    await sql`
      update allowance_run
         set submitted_by = ${actor.accountId}
       where county_code = ${countyCode}
         and run_id = ${run.id}`.execute(db);
  if (move === "lock") await bookRun(context, run, day ?? dayText(today));
  return null;
}

async function describeInputs(context: Context, run: LockedRun): Promise<unknown> {
  const { rules, sha256 }: RunInputs = await loadRunInputs(context, run.programmeId, run.month);
  const slips = await listSlipsToBook(context, run.id);
  return {
    month: run.month,
    sha256,
    rules,
    amountFen: totalsOf(slips.map((slip) => ({ code: "", name: "", line: slip.line, amountFen: fen(slip.amount_fen) }))).amountFen,
    slips: slips.map((slip) => [slip.slip_id, slip.staff_id, slip.line, slip.amount_fen]),
  };
}

export const allowanceApproval: ApprovalFeature<LockedRun> = {
  kind: "allowanceRun",
  table: "allowance_run",
  idColumn: "run_id",
  load: lockRuns,
  async inputsOf(context, runs) {
    const inputs: unknown[] = [];
    for (const run of runs) inputs.push(await describeInputs(context, run));
    return inputs;
  },
  async carryOut(context, runs, request) {
    for (const run of runs) {
      const refusal = await carryOutMove(context, run, request);
      if (refusal) return refusal;
    }
    return null;
  },
};
