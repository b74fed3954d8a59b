import { createHash } from "node:crypto";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { allowanceSetting } from "../../contract/allowance-rules.ts";
import { rulesInMonth, type MonthInputs } from "../../domain/allowance/allowance.ts";
import type { MadeSlip, MonthToCorrect, MonthToPay, PersonMonth } from "../../domain/allowance/make-run.ts";
import { monthText, paidMonth, type PaidMonth } from "../../domain/allowance/month.ts";
import type { AllowanceRules } from "../../domain/allowance/rule.ts";
import type { PaidBefore } from "../../domain/allowance/run.ts";
import { civilOf, dayText, makeDay } from "../../domain/calendar/day.ts";
import type { SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { fen } from "../../domain/money/fen.ts";
import type { Context } from "../http/context.ts";
import { listDated } from "../settings/queries.ts";
import { dayOf, getRules } from "../settings/store.ts";

type Reading = Pick<Context, "db" | "countyCode">;

interface PersonRow {
  readonly posting_id: string;
  readonly partnership_id: string;
  readonly staff_id: string;
  readonly month: string;
  readonly kind: MonthInputs["kind"];
  readonly role: MonthInputs["role"];
  readonly from_day: string;
  readonly to_day: string;
  readonly share_percent: number;
  readonly absent_days: number | null;
  readonly lessons: number | null;
  readonly is_confirmed: boolean;
}

/** Where a slip belongs, by its posting. */
export interface PostingPlace {
  readonly partnershipId: string;
  readonly staffId: string;
}

/** Everything that the slips of a run follow from, and its hash. */
export interface RunInputs {
  readonly pay: MonthToPay;
  readonly earlier: readonly MonthToCorrect[];
  readonly places: ReadonlyMap<string, PostingPlace>;
  readonly rules: readonly AllowanceRules[];
  readonly sha256: string;
}

const personColumns = sql`
  posting.posting_id, posting.partnership_id, posting.staff_id, posting.kind, posting.role, posting.share_percent,
  coalesce(posting.began_on, posting.from_day) as from_day, coalesce(posting.ended_on, posting.to_day) as to_day,
  reported.absent_days, reported.lessons, reported.confirmed_at is not null as is_confirmed`;

/** Everybody on post in a month, with what the host school has confirmed of it. */
async function selectPeople({ db, countyCode }: Reading, programmeId: string, month: PaidMonth): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${personColumns}, ${monthText(month)} as month
      from posting
      join partnership on partnership.county_code = posting.county_code and partnership.partnership_id = posting.partnership_id
      left join posting_month reported
             on reported.county_code = posting.county_code and reported.posting_id = posting.posting_id and reported.month = ${monthText(month)}
     where posting.county_code = ${countyCode}
       and partnership.programme_id = ${programmeId}
       and posting.state in ('active', 'completed')
       and coalesce(posting.began_on, posting.from_day) <= ${dayText(month.last)}
       and coalesce(posting.ended_on, posting.to_day) >= ${monthText(month)}
     order by posting.posting_id`.execute(db);
  return rows;
}

/** People of months paid earlier in which something was confirmed, or a rule entered, after the slips were made. */
async function selectChanged({ db, countyCode }: Reading, programmeId: string, month: PaidMonth): Promise<PersonRow[]> {
  const { year, month: number } = civilOf(month.first);
  // A year back: what is older is settled by hand. Our choice.
  const earliest = dayText(makeDay(year - 1, number, 1));
  const { rows } = await sql<PersonRow>`
    with paid as (
      select run.month, run.computed_at,
             exists (select from dated_setting setting
                      where setting.county_code = run.county_code
                        and setting.key = ${allowanceSetting.key}
                        and setting.entered_at > run.computed_at
                        and setting.effective_from < run.month + interval '1 month') as has_new_rules
        from allowance_run run
       where run.county_code = ${countyCode}
         and run.programme_id = ${programmeId}
         and run.state in ('approved', 'locked')
         and run.month >= ${earliest}
         and run.month < ${monthText(month)})
    select ${personColumns}, paid.month
      from paid
      join posting_month reported on reported.county_code = ${countyCode} and reported.month = paid.month and reported.confirmed_at is not null
      join posting on posting.county_code = reported.county_code and posting.posting_id = reported.posting_id
      join partnership on partnership.county_code = posting.county_code and partnership.partnership_id = posting.partnership_id
     where partnership.programme_id = ${programmeId}
       and posting.state in ('active', 'completed')
       and (paid.has_new_rules or reported.confirmed_at > paid.computed_at or posting.changed_at > paid.computed_at)
     order by paid.month, posting.posting_id`.execute(db);
  return rows;
}

interface PaidRow {
  readonly posting_id: string;
  readonly month: string;
  readonly code: string;
  readonly name: string;
  readonly line: PaidBefore["line"];
  readonly amount_fen: number;
  readonly slip_id: string;
}

/** What approved runs have paid for some postings since a month, corrections included. */
async function selectPaid({ db, countyCode }: Reading, postingIds: readonly string[], since: string): Promise<PaidRow[]> {
  if (postingIds.length === 0) return [];
  const { rows } = await sql<PaidRow>`
    select slip.posting_id, slip.month, slip.code, slip.line, max(slip.name) as name, sum(slip.amount_fen)::bigint as amount_fen,
           min(slip.slip_id::text) as slip_id
      from allowance_slip slip
      join allowance_run run on run.county_code = slip.county_code and run.run_id = slip.run_id
     where slip.county_code = ${countyCode}
       and slip.posting_id = any(${postingIds}::uuid[])
       and slip.month >= ${since}
       and run.state in ('approved', 'locked')
     group by slip.posting_id, slip.month, slip.code, slip.line
     order by slip.posting_id, slip.month, slip.code, slip.line`.execute(db);
  return rows;
}

function inputsOf(row: PersonRow): MonthInputs | null {
  if (!row.is_confirmed || row.absent_days === null || row.lessons === null) return null;
  return {
    kind: row.kind,
    role: row.role,
    from: row.from_day,
    to: row.to_day,
    sharePercent: row.share_percent,
    absentDays: row.absent_days,
    lessons: row.lessons,
  };
}

function personOf(row: PersonRow): PersonMonth {
  return { postingId: row.posting_id, inputs: inputsOf(row), isEntered: row.lessons !== null };
}

function earlierMonths(
  changed: readonly PersonRow[],
  paid: readonly PaidRow[],
  calendar: SchoolCalendar,
  rules: readonly AllowanceRules[],
): MonthToCorrect[] {
  const months = [...new Set(changed.map((row) => row.month))];
  return months.map((text): MonthToCorrect => {
    const month = paidMonth(calendar, dayOf(text));
    const before = new Map<string, PaidBefore[]>();
    for (const row of paid.filter((one) => one.month === text)) {
      const one = { code: row.code, name: row.name, line: row.line, amountFen: fen(row.amount_fen), slipId: row.slip_id };
      before.set(row.posting_id, [...(before.get(row.posting_id) ?? []), one]);
    }
    const people = changed.filter((row) => row.month === text).map(personOf);
    return { month, cut: rulesInMonth(month, rules), people, paid: before };
  });
}

/** Loads all that the slips of a month follow from. The hash changes when any of it does, and with nothing else. */
export async function loadRunInputs(context: Reading, programmeId: string, monthFirst: string): Promise<RunInputs> {
  const { calendar } = await getRules(context.db, context.countyCode);
  const rules = await listDated(context, allowanceSetting);
  const month = paidMonth(calendar, dayOf(monthFirst));
  const cut = rulesInMonth(month, rules);
  const people = await selectPeople(context, programmeId, month);
  const changed = await selectChanged(context, programmeId, month);
  const since = changed[0]?.month ?? monthFirst;
  const paid = await selectPaid(context, [...new Set(changed.map((row) => row.posting_id))], since);
  const earlier = earlierMonths(changed, paid, calendar, rules);
  const places = new Map(
    [...people, ...changed].map((row) => [row.posting_id, { partnershipId: row.partnership_id, staffId: row.staff_id }]),
  );
  const held = [{ month, cut }, ...earlier].map((one) => [monthText(one.month), one.month.isTeaching, one.cut.map(asRules)]);
  const sha256 = createHash("sha256")
    .update(JSON.stringify([held, people, changed, paid]))
    .digest("hex");
  return { pay: { month, cut, people: people.map(personOf) }, earlier, places, rules: cut.map(asRules), sha256 };
}

function asRules({ effectiveFrom, source, rules }: MonthToPay["cut"][number]): AllowanceRules {
  return { effectiveFrom, source, value: rules.map(({ rule }) => rule) };
}

/** Slips of one statement: about 2 MB of JSON. */
const batch = 2000;

/** Replaces the slips of a run that is not approved yet. */
export async function replaceSlips(
  { db, countyCode }: Reading,
  runId: string,
  slips: readonly MadeSlip[],
  places: RunInputs["places"],
): Promise<void> {
  await sql`
    delete from allowance_slip
     where county_code = ${countyCode}
       and run_id = ${runId}`.execute(db);
  for (let at = 0; at < slips.length; at += batch) {
    const rows = slips.slice(at, at + batch).map((slip) => {
      const place = places.get(slip.postingId);
      if (!place) throw new Error(`expected the place of posting ${slip.postingId}`);
      return {
        slip_id: newId(),
        posting_id: slip.postingId,
        partnership_id: place.partnershipId,
        staff_id: place.staffId,
        month: monthText(slip.month),
        code: slip.code,
        name: slip.name,
        line: slip.line,
        amount_fen: slip.amountFen,
        corrects: slip.corrects,
        paid_before_fen: slip.paidBeforeFen,
        inputs: slip.inputs,
        steps: slip.steps,
      };
    });
    await sql`
      insert into allowance_slip (county_code, slip_id, run_id, posting_id, partnership_id, staff_id, month, code, name, line, amount_fen,
                                  corrects, paid_before_fen, inputs, steps)
      select ${countyCode}, made.slip_id, ${runId}, made.posting_id, made.partnership_id, made.staff_id, made.month, made.code, made.name,
             made.line, made.amount_fen, made.corrects, made.paid_before_fen, made.inputs, made.steps
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as made (slip_id uuid, posting_id uuid, partnership_id uuid, staff_id uuid, month date, code text, name text, line text,
                      amount_fen bigint, corrects uuid, paid_before_fen bigint, inputs jsonb, steps jsonb)`.execute(db);
  }
}
