import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { warningsMax, type Money, type PairBudget } from "../../contract/funding.ts";
import type { moneyQuery } from "../../contract/filters.ts";
import { reachOf } from "../../domain/access/reach.ts";
import type { ApprovalState } from "../../domain/approval/approval.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { schoolYearOf, schoolYearSpan, termKey, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { addBudgets, budgetOf, promisedSums, type BudgetedPayment, type PurposeBudget } from "../../domain/funding/budget.ts";
import { stretchOfTerm } from "../../domain/funding/payment.ts";
import { warningFor, type FundingSource, type Purpose } from "../../domain/funding/source.ts";
import { fen } from "../../domain/money/fen.ts";
import { earmarks } from "../../domain/reading/reading.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, sliceOf, sortedBy } from "../http/paging.ts";
import { helpedOf, helperOf, partnershipColumns, partnershipJoins, withinReach, type PartnershipViewRow } from "../partnership/store.ts";
import { initialsOf } from "../school/initials.ts";
import { getRulesOnSources } from "../payment/queries.ts";
import { isStanding, paymentLine, selectPayments } from "../payment/store.ts";
import { dayOf, getRules } from "../settings/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { loadFacts } from "../standing/store.ts";

export type MoneyQuery = z.output<typeof moneyQuery>;

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** A term or a school year by its key. A key that the calendar does not know is an empty stretch. */
function stretchOf(period: string, calendar: SchoolCalendar): Stretch {
  const year = /^(\d{4})-\d{4}$/.exec(period);
  if (year) return schoolYearSpan(Number(year[1]));
  return stretchOfTerm(period, calendar) ?? { from: dayOf("1970-01-01"), to: dayOf("1970-01-01") };
}

/** The school years and terms that some partnerships run over, the earliest first. */
function periodsOf(rows: readonly PartnershipViewRow[], calendar: SchoolCalendar): string[] {
  const first = Math.min(...rows.map((row) => schoolYearOf(dayOf(row.from_day))));
  const last = Math.max(...rows.map((row) => schoolYearOf(dayOf(row.to_day))));
  const periods: string[] = [];
  for (let year = first; year <= last; year++) periods.push(`${year}-${year + 1}`, ...calendar.terms(year).map(termKey));
  return periods;
}

interface PaymentRow {
  readonly partnership_id: string;
  readonly amount_fen: number;
  readonly purpose: Purpose;
  readonly source: FundingSource;
  readonly term: string;
  readonly for_day: string | null;
  readonly state: ApprovalState;
}

/** Payments that count in budgets: nobody has withdrawn, returned or replaced them. */
const isCounted: RawBuilder<unknown> = sql`payment.state in ('submitted', 'approved', 'paid', 'received', 'locked') and ${isStanding}`;

async function listCounted({ db, countyCode }: Context, partnershipIds: readonly string[]): Promise<Map<string, PaymentRow[]>> {
  const { rows } = await sql<PaymentRow>`
    select payment.partnership_id, payment.amount_fen, payment.purpose, payment.source, payment.term, payment.for_day, payment.state
      from payment
     where payment.county_code = ${countyCode}
       and payment.partnership_id = any(${partnershipIds}::uuid[])
       and ${isCounted}`.execute(db);
  return Map.groupBy(rows, (row) => row.partnership_id);
}

function budgeted(row: PaymentRow, calendar: SchoolCalendar): BudgetedPayment & { readonly source: FundingSource } {
  const stretch = stretchOf(row.term, calendar);
  const day = row.for_day === null ? null : dayOf(row.for_day);
  return {
    amount: fen(row.amount_fen),
    purpose: row.purpose,
    state: row.state,
    source: row.source,
    from: day ?? stretch.from,
    to: day ?? stretch.to,
  };
}

/** How many partnerships are loaded at once: some hundred plans are some MB of JSON. */
const batch = 100;

interface PairMoney {
  readonly pair: PairBudget;
  readonly byPurpose: readonly PurposeBudget[];
}

async function pairBudgets(
  context: Context,
  rows: readonly PartnershipViewRow[],
  period: string,
  calendar: SchoolCalendar,
): Promise<PairMoney[]> {
  const found: PairMoney[] = [];
  const stretch = stretchOf(period, calendar);
  const { rules } = await getRulesOnSources(context);
  for (let at = 0; at < rows.length; at += batch) {
    const part = rows.slice(at, at + batch);
    const loaded = await loadFacts(context.db, context.countyCode, part);
    const payments = await listCounted(
      context,
      part.map((row) => row.partnership_id),
    );
    for (const row of part) {
      const facts = loaded.get(row.partnership_id)?.facts;
      if (!facts) throw new Error(`expected the facts of partnership ${row.partnership_id}`);
      const own = (payments.get(row.partnership_id) ?? []).map((payment) => budgeted(payment, calendar));
      const { all, byPurpose } = budgetOf(promisedSums(facts, { calendar }), own, stretch);
      const warned = own.filter(
        (payment) =>
          payment.amount > 0 &&
          payment.from >= stretch.from &&
          payment.to <= stretch.to &&
          warningFor(rules, payment.source, payment.purpose) !== null,
      );
      found.push({
        pair: { partnershipId: row.partnership_id, helper: helperOf(row), helped: helpedOf(row), warnings: warned.length, ...all },
        byPurpose,
      });
    }
  }
  return found;
}

async function selectPairs({ db, countyCode, actor }: Context, { partnershipId, q }: MoneyQuery): Promise<PartnershipViewRow[]> {
  const conditions: RawBuilder<unknown>[] = [withinReach(reachOf(actor), countyCode)];
  if (partnershipId) conditions.push(sql`partnership.partnership_id = ${partnershipId}`);
  if (q) {
    const pattern = likePattern(q);
    conditions.push(
      sql`(helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern})`,
    );
  }
  const { rows } = await sql<PartnershipViewRow>`
    select ${partnershipColumns}
      from partnership ${partnershipJoins}
     where partnership.county_code = ${countyCode}
       and ${sql.join(conditions, sql` and `)}
     order by helped.initials, partnership.partnership_id`.execute(db);
  return rows;
}

/** What is bound to no purpose comes first, then the purposes in the order of plans. */
function placeOf({ earmark }: PurposeBudget): number {
  return earmark === null ? -1 : earmarks.indexOf(earmark);
}

/** The budgets of one purpose over all pairs. */
function sumByPurpose(pairs: readonly PairMoney[]): PurposeBudget[] {
  const groups = Map.groupBy(
    pairs.flatMap(({ byPurpose }) => byPurpose),
    ({ earmark }) => earmark,
  );
  return [...groups]
    .map(([earmark, budgets]) => Object.assign({ earmark }, addBudgets(budgets)))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}

const keys = {
  pair: ({ pair }: PairMoney) => initialsOf(pair.helped.name),
  promisedMin: ({ pair }: PairMoney) => pair.promisedMin,
  asked: ({ pair }: PairMoney) => pair.asked,
  approved: ({ pair }: PairMoney) => pair.approved,
  paid: ({ pair }: PairMoney) => pair.paid,
  received: ({ pair }: PairMoney) => pair.received,
  left: ({ pair }: PairMoney) => pair.left,
  warnings: ({ pair }: PairMoney) => pair.warnings,
};

async function listWarned(
  context: Context,
  rows: readonly PartnershipViewRow[],
  period: string,
  calendar: SchoolCalendar,
): Promise<Money["warnings"]> {
  const { rules } = await getRulesOnSources(context);
  const stretch = stretchOf(period, calendar);
  const terms = calendar.terms(schoolYearOf(stretch.from)).map(termKey);
  const shown = period.includes("autumn") || period.includes("spring") ? [period] : terms;
  // The pairs of rules that forbid are few; the payments that break them fewer.
  const forbidden = rules.map(
    ({ source, mayPay }) => sql`(payment.source = ${source} and not payment.purpose = any(${[...mayPay]}::text[]))`,
  );
  if (forbidden.length === 0) return [];
  const found = await selectPayments(
    context,
    sql`payment.partnership_id = any(${rows.map((row) => row.partnership_id)}::uuid[]) and payment.term = any(${shown}::text[])
       and payment.amount_fen > 0 and ${isCounted} and (${sql.join(forbidden, sql` or `)})`,
    sql`order by payment.amount_fen desc, payment.payment_id limit ${warningsMax}`,
  );
  return found.map((row) => paymentLine(context, row, rules));
}

/** What was promised, approved, paid and received in a term or school year, and what is left, by pair and purpose. */
export async function describeMoney(context: Context, query: MoneyQuery): Promise<Money> {
  const { calendar } = await getRules(context.db, context.countyCode);
  const rows = await selectPairs(context, query);
  const thisYear = schoolYearOf(context.today);
  const period = query.period ?? `${thisYear}-${thisYear + 1}`;
  const pairs = await pairBudgets(context, rows, period, calendar);
  // What is missing most comes first, unless asked otherwise.
  const page = sliceOf(sortedBy(pairs, query.sort ?? "-left", keys), query);
  return {
    period,
    periods: rows.length === 0 ? [period] : periodsOf(rows, calendar),
    total: addBudgets(pairs.map(({ pair }) => pair).map(budgetOnly)),
    byPurpose: sumByPurpose(pairs),
    rows: page.rows.map(({ pair }) => pair),
    totalRows: page.total,
    warnings: await listWarned(context, rows, period, calendar),
  };
}

function budgetOnly({
  promisedMin,
  promisedMax,
  asked,
  approved,
  paid,
  received,
  left,
}: PairBudget): Parameters<typeof addBudgets>[0][number] {
  const max = promisedMax === null ? null : fen(promisedMax);
  return {
    promisedMin: fen(promisedMin),
    promisedMax: max,
    asked: fen(asked),
    approved: fen(approved),
    paid: fen(paid),
    received: fen(received),
    left: fen(left),
  };
}

/** The money of the pairs as a workbook. */
export async function moneyTable(context: Context, money: Money): Promise<FileReply> {
  const heading = headingsIn(context.language);
  return tableReply(context, {
    name: heading("帮扶经费一览表"),
    title: `${heading("帮扶经费一览表")} ${money.period}`,
    columns: [
      ...["支援校", "受援校"].map((name) => ({ heading: heading(name), kind: "text" as const })),
      ...["承诺最低", "承诺最高", "待审批", "已批准", "已支付", "已收到", "还差"].map((name) => ({
        heading: heading(name),
        kind: "money" as const,
      })),
      { heading: heading("提示"), kind: "number" as const },
    ],
    rows: money.rows.map((row) => [
      row.helper.name,
      row.helped.name,
      row.promisedMin / 100,
      row.promisedMax === null ? null : row.promisedMax / 100,
      row.asked / 100,
      row.approved / 100,
      row.paid / 100,
      row.received / 100,
      row.left / 100,
      row.warnings,
    ]),
  });
}
