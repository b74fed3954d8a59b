import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { PaymentContent, PaymentLine, SourceRules } from "../../contract/funding.ts";
import { can } from "../../domain/access/access.ts";
import { movesFor, type ApprovalState, type ApprovalThing } from "../../domain/approval/approval.ts";
import { evidenceOfPayment, isPaymentConfirmed, isPaymentWaiting, type PaymentFlow } from "../../domain/funding/payment.ts";
import { warningFor, type FundingSource, type Purpose } from "../../domain/funding/source.ts";
import { fen } from "../../domain/money/fen.ts";
import { planState, type PartnershipTable } from "../approval/store.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { pairJoins, type FoundPartnership } from "../partnership/store.ts";
import { initialsOf } from "../school/initials.ts";
import { dayOf, getRules } from "../settings/store.ts";
import type { Evidence, EvidenceLoader } from "../standing/store.ts";

/** Where payments stand, for moving them and for finding those that wait. */
export const paymentTable = {
  kind: "payment",
  table: "payment",
  idColumn: "payment_id",
  submittedBy: "submitted_by",
} as const satisfies PartnershipTable;

/** A payment's row with the names of both schools. */
export interface PaymentRow {
  readonly payment_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly whole_state: ApprovalState | null;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly state: ApprovalState;
  readonly version: number;
  readonly purpose: Purpose;
  readonly source: FundingSource;
  readonly amount_fen: number;
  readonly term: string;
  readonly for_day: string | null;
  readonly payer_school_id: string | null;
  readonly payee_school_id: string;
  readonly voucher_no: string | null;
  readonly summary: string;
  readonly note: string | null;
  readonly paid_on: string | null;
  readonly received_on: string | null;
  readonly corrects: string | null;
  readonly created_by: string;
  readonly submitted_by: string | null;
  readonly replaced_by: string | null;
  readonly attachments: number;
}

/** The correction that has taken a payment's place, of `payment`; null while it stands. */
const replacedBy = sql`(select later.payment_id
     from payment later
    where later.county_code = payment.county_code
      and later.corrects = payment.payment_id
      and later.state in ('paid', 'received', 'locked'))`;

/** Whether a payment still stands: no correction has been paid in its place. */
export const isStanding: RawBuilder<boolean> = sql`not exists ${replacedBy}`;

const columns = sql`
  payment.payment_id, payment.partnership_id, ${planState} as whole_state, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
  helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
  payment.state, payment.version, payment.purpose, payment.source, payment.amount_fen, payment.term, payment.for_day,
  payment.payer_school_id, payment.payee_school_id, payment.voucher_no, payment.summary, payment.note, payment.paid_on, payment.received_on,
  payment.corrects, payment.created_by, payment.submitted_by, ${replacedBy} as replaced_by,
  (select count(*)
     from attachment
    where attachment.county_code = payment.county_code
      and attachment.thing_id = payment.payment_id) as attachments`;

export const paymentJoins = pairJoins("payment");

/** Payments with their schools; `where` speaks of payment, partnership, helper, helped. */
export async function selectPayments(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select ${columns}
      from payment ${paymentJoins}
     where payment.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

/** A payment; locked until the end of the transaction when something is to be done with it. */
export async function findPayment(
  context: Pick<Context, "db" | "countyCode">,
  paymentId: string,
  purpose: "read" | "change",
): Promise<PaymentRow | undefined> {
  const lock = purpose === "change" ? sql`for update of payment` : sql``;
  return (await selectPayments(context, sql`payment.payment_id = ${paymentId}`, lock))[0];
}

/** The partnership of a payment as permissions name it. */
export function subjectOfPayment(row: PaymentRow): {
  kind: "partnership";
  programmeId: string;
  helperSchoolId: string;
  helpedSchoolId: string;
} {
  return { kind: "partnership", programmeId: row.programme_id, helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
}

export function approvalThingOf(row: PaymentRow): ApprovalThing {
  return { kind: "payment", state: row.state, subject: subjectOfPayment(row), wholeState: row.whole_state, submittedBy: row.submitted_by };
}

/** What is booked of a payment. */
export function flowOf(row: PaymentRow): PaymentFlow {
  return {
    amount: fen(row.amount_fen),
    source: row.source,
    purpose: row.purpose,
    payerSchoolId: row.payer_school_id,
    payeeSchoolId: row.payee_school_id,
  };
}

/** What was entered of a payment. */
export function contentOf(row: PaymentRow): PaymentContent {
  return {
    purpose: row.purpose,
    source: row.source,
    amountFen: row.amount_fen,
    term: row.term,
    day: row.for_day,
    payer: row.payer_school_id === null ? "bureau" : "helper",
    voucherNo: row.voucher_no,
    summary: row.summary,
    note: row.note,
  };
}

/** A payment as lists show it, judged by the rules on sources of today. */
export function paymentLine({ actor }: Pick<Context, "actor">, row: PaymentRow, rules: SourceRules): PaymentLine {
  return {
    id: row.payment_id,
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    state: row.state,
    version: row.version,
    // What a correction has replaced stays as it is.
    moves: row.replaced_by === null ? movesFor(actor, approvalThingOf(row)) : [],
    ...contentOf(row),
    paidOn: row.paid_on,
    receivedOn: row.received_on,
    attachments: row.attachments,
    warning: row.amount_fen === 0 ? null : warningFor(rules, row.source, row.purpose),
    corrects: row.corrects,
    isReplaced: row.replaced_by !== null,
  };
}

export function mayEnter({ actor }: Pick<Context, "actor">, row: PaymentRow): boolean {
  return can(actor, "payment.enter", subjectOfPayment(row));
}

function searchText({ summary, voucherNo, note }: PaymentContent): string {
  return [summary, initialsOf(summary), voucherNo ?? "", note ?? ""].join(" ").toLowerCase();
}

const contentColumns = sql`purpose, source, amount_fen, term, for_day, payer_school_id, payee_school_id, voucher_no, summary, note, search_text`;

function contentValues(content: PaymentContent, sides: Pick<FoundPartnership, "helperSchoolId" | "helpedSchoolId">): RawBuilder<unknown> {
  return sql`${content.purpose}, ${content.source}, ${content.amountFen}::bigint, ${content.term}, ${content.day}::date,
    ${content.payer === "helper" ? sides.helperSchoolId : null}::uuid, ${sides.helpedSchoolId}::uuid, ${content.voucherNo}, ${content.summary},
    ${content.note}, ${searchText(content)}`;
}

export interface NewPayment {
  readonly partnership: Pick<FoundPartnership, "partnershipId" | "helperSchoolId" | "helpedSchoolId">;
  readonly content: PaymentContent;
  readonly corrects: string | null;
  readonly idempotencyKey: string;
}

/** Enters a payment as a draft; null where its key, its voucher number or a correction of the same payment is there already. */
export async function insertPayment(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  { partnership, content, corrects, idempotencyKey }: NewPayment,
): Promise<string | null> {
  const paymentId = newId();
  const { rows } = await sql<{ payment_id: string }>`
    insert into payment (county_code, payment_id, partnership_id, state, changed_at, corrects, idempotency_key, created_by, created_at, ${contentColumns})
    values (${countyCode}, ${paymentId}, ${partnership.partnershipId}, 'draft', ${now}, ${corrects}, ${idempotencyKey}, ${actor.accountId}, ${now},
            ${contentValues(content, partnership)})
    on conflict do nothing
    returning payment_id`.execute(db);
  return rows.length === 0 ? null : paymentId;
}

/** Puts new content in place of the old; what was approved of it is kept as a snapshot. */
export async function updatePayment(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  row: PaymentRow,
  content: PaymentContent,
): Promise<void> {
  const sides = { helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
  await sql`
    update payment
       set (${contentColumns}) = (select ${contentValues(content, sides)}),
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and payment_id = ${row.payment_id}`.execute(db);
}

/** Whether another payment of the partnership has the voucher number. */
export async function isVoucherTaken(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  partnershipId: string,
  voucherNo: string | null,
  exceptId: string | null,
): Promise<boolean> {
  if (voucherNo === null) return false;
  const { rows } = await sql<{ payment_id: string }>`
    select payment.payment_id
      from payment
     where payment.county_code = ${countyCode}
       and payment.partnership_id = ${partnershipId}
       and payment.voucher_no = ${voucherNo}
       and payment.state <> 'withdrawn'
       and payment.payment_id is distinct from ${exceptId}::uuid`.execute(db);
  return rows.length > 0;
}

interface EvidenceRow {
  readonly payment_id: string;
  readonly partnership_id: string;
  readonly amount_fen: number;
  readonly purpose: Purpose;
  readonly term: string;
  readonly for_day: string | null;
  readonly state: ApprovalState;
}

/** What payments show: money for a term or day, which counts once it was received. */
export const paymentEvidence: EvidenceLoader = async (
  db: CountyTransaction,
  countyCode: string,
  partnershipIds: readonly string[],
): Promise<Evidence[]> => {
  const { rows } = await sql<EvidenceRow>`
    select payment.payment_id, payment.partnership_id, payment.amount_fen, payment.purpose, payment.term, payment.for_day, payment.state
      from payment
     where payment.county_code = ${countyCode}
       and payment.partnership_id = any(${partnershipIds}::uuid[])
       and payment.state in ('submitted', 'approved', 'paid', 'received', 'locked')
       and payment.amount_fen > 0
       and ${isStanding}
     order by payment.term, payment.payment_id`.execute(db);
  if (rows.length === 0) return [];
  const { calendar } = await getRules(db, countyCode);
  return rows.map((row) => ({
    partnershipId: row.partnership_id,
    record: evidenceOfPayment(
      {
        id: row.payment_id,
        amount: fen(row.amount_fen),
        purpose: row.purpose,
        term: row.term,
        day: row.for_day === null ? null : dayOf(row.for_day),
        state: row.state,
      },
      calendar,
    ),
    source: {
      kind: "payment",
      id: row.payment_id,
      state: row.state,
      isWaiting: !isPaymentConfirmed(row.state) && isPaymentWaiting(row.state),
    },
  }));
};
