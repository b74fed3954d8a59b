import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { sideNames } from "../../domain/access/role-words.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { sourceRulesSetting, type PaymentLine, type PaymentPage, type SourceRules } from "../../contract/funding.ts";
import type { paymentList } from "../../contract/filters.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { purposeNames, sourceNames } from "../../domain/funding/funding-words.ts";
import type { Language } from "../../domain/language.ts";
import { capitalAmount } from "../../domain/money/capital-amount.ts";
import { fen } from "../../domain/money/fen.ts";
import { listAttachments } from "../attachment/store.ts";
import { listBookings } from "../funding/queries.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { withinReach } from "../partnership/store.ts";
import { getDated } from "../settings/queries.ts";
import { headingsIn, periodIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { listSteps } from "../trail/store.ts";
import { isCorrectable } from "./actions.ts";
import { mayEnter, paymentJoins, paymentLine, selectPayments, type PaymentRow } from "./store.ts";

export type PaymentQuery = z.output<typeof paymentList>;

/** The rules on sources as they hold today: what is shown is warned about by today's rules, what was approved keeps its own. */
export async function getRulesOnSources(context: Context): Promise<{ rules: SourceRules; effectiveFrom: string; paper: string }> {
  const { value, effectiveFrom, source } = await getDated(context, sourceRulesSetting, context.today);
  return { rules: value, effectiveFrom, paper: source };
}

function filters(context: Context, query: PaymentQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [withinReach(reachOf(context.actor), context.countyCode)];
  if (query.partnershipId) conditions.push(sql`payment.partnership_id = ${query.partnershipId}`);
  if (query.term) conditions.push(sql`payment.term = ${query.term}`);
  if (query.purpose) conditions.push(sql`payment.purpose = ${query.purpose}`);
  if (query.source) conditions.push(sql`payment.source = ${query.source}`);
  if (query.state) conditions.push(sql`payment.state = ${query.state}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(payment.search_text like ${pattern} or helper.name like ${pattern} or helped.name like ${pattern}
      or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  return sql`${sql.join(conditions, sql` and `)}`;
}

const sorts = {
  // Terms of one calendar year: spring comes before autumn.
  term: sql`substr(payment.term, 1, 4) || case when payment.term like '%-spring' then '1' else '2' end`,
  amountFen: sql`payment.amount_fen`,
  purpose: sql`payment.purpose`,
  source: sql`payment.source`,
  state: sql`payment.state`,
  paidOn: sql`payment.paid_on`,
  helped: sql`helped.initials`,
};

/** One page of payments, those of the latest term first unless told otherwise. */
export async function listPayments(context: Context, query: PaymentQuery): Promise<{ rows: PaymentLine[]; total: number }> {
  const where = filters(context, query);
  const order = orderBy(query.sort ?? "-term", sorts, sql`payment.payment_id`);
  const rows = await selectPayments(context, where, sql`${order} ${pageOf(query)}`);
  const { rules } = await getRulesOnSources(context);
  const counted = await sql<{ total: number }>`
    select count(*) as total
      from payment ${paymentJoins}
     where payment.county_code = ${context.countyCode}
       and ${where}`.execute(context.db);
  return { rows: rows.map((row) => paymentLine(context, row, rules)), total: counted.rows[0]?.total ?? 0 };
}

interface NamesRow {
  readonly entered_by: string;
  readonly submitted_by: string | null;
  readonly approved_by: string | null;
}

/** Who entered, submitted and approved a payment: the names on its voucher. */
async function findNames({ db, countyCode }: Context, row: PaymentRow): Promise<NamesRow> {
  const { rows } = await sql<NamesRow>`
    select entered.display_name as entered_by, submitted.display_name as submitted_by,
           (select account.display_name
              from trail_step step
              join account on account.county_code = step.county_code and account.account_id = step.account_id
             where step.county_code = payment.county_code
               and step.thing_id = payment.payment_id
               and step.move = 'approve'
             order by step.at desc
             limit 1) as approved_by
      from payment
      join account entered on entered.county_code = payment.county_code and entered.account_id = payment.created_by
      left join account submitted on submitted.county_code = payment.county_code and submitted.account_id = payment.submitted_by
     where payment.county_code = ${countyCode}
       and payment.payment_id = ${row.payment_id}`.execute(db);
  const [names] = rows;
  if (!names) throw new Error(`expected the names of payment ${row.payment_id}, found none`);
  return names;
}

/** A payment with its vouchers, bookings and trail, and what the person may do with it now. */
export async function describePayment(context: Context, row: PaymentRow): Promise<PaymentPage> {
  const { db, countyCode } = context;
  const { rules } = await getRulesOnSources(context);
  const names = await findNames(context, row);
  const bookings = await listBookings(context, { thingId: row.payment_id, page: 1, size: 100, sort: "bookedOn" });
  const maySign = mayEnter(context, row);
  return {
    ...paymentLine(context, row, rules),
    amountWords: capitalAmount(fen(row.amount_fen)),
    files: await listAttachments(db, countyCode, row.payment_id),
    trail: await listSteps(db, countyCode, row.payment_id),
    bookings: bookings.rows,
    replacedBy: row.replaced_by,
    mayEdit: maySign && isEditable(row.state),
    mayCorrect: maySign && isCorrectable(row),
    enteredBy: names.entered_by,
    submittedBy: names.submitted_by,
    approvedBy: names.approved_by,
  };
}

/** A term as cashiers write it, and as the import reads it: 2026年秋季. */
function termName(term: string, language: Language): string {
  return language === "zh-CN" ? `${term.slice(0, 4)}年${term.endsWith("autumn") ? "秋季" : "春季"}` : periodIn(term, language);
}

/**
 * The list of payments as a workbook. Its first columns are those of the cashier's sheet, so it can be imported again
 * from the language that sheets are written in, Chinese of the mainland.
 */
export async function paymentsTable(context: Context, rows: readonly PaymentLine[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const text = (name: string): { heading: string; kind: "text" } => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("帮扶经费"),
    columns: [
      ...["凭证号", "支援校", "受援校"].map(text),
      { heading: heading("金额"), kind: "money" as const },
      ...["用途", "资金来源", "学期", "日期", "付款方", "摘要", "备注", "支付日期", "收到日期", "状态", "提示"].map(text),
    ],
    rows: rows.map((row) => [
      row.voucherNo,
      row.helper.name,
      row.helped.name,
      row.amountFen / 100,
      purposeNames[language][row.purpose],
      sourceNames[language][row.source],
      termName(row.term, language),
      row.day,
      sideNames[language][row.payer],
      row.summary,
      row.note,
      row.paidOn,
      row.receivedOn,
      approvalStateName(approvalNames[language], "payment", row.state),
      row.warning?.basis ?? null,
    ]),
  });
}
