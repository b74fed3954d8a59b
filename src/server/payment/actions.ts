import { sql } from "kysely";
import type { MoveRequest } from "../../contract/approval.ts";
import { sourceRulesSetting, type PaymentContent } from "../../contract/funding.ts";
import { can } from "../../domain/access/access.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { dayText } from "../../domain/calendar/day.ts";
import type { SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import {
  bookingsBack,
  bookingsOnPay,
  bookingsOnReceive,
  isDayOfTerm,
  stretchOfTerm,
  type PartBooking,
} from "../../domain/funding/payment.ts";
import { warningFor } from "../../domain/funding/source.ts";
import { moveThings, type ApprovalFeature } from "../approval/actions.ts";
import { lockThings, type LockedThing } from "../approval/store.ts";
import { foreignRole, type AttachmentOwner } from "../attachment/actions.ts";
import { writeAudit } from "../audit/store.ts";
import { insertBookings, listThingBookings, type NewBooking } from "../funding/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership, touchPartnership, type FoundPartnership } from "../partnership/store.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf, getRules } from "../settings/store.ts";
import { addStep, sideOf } from "../trail/store.ts";
import {
  contentOf,
  findPayment,
  flowOf,
  insertPayment,
  isVoucherTaken,
  mayEnter,
  paymentTable,
  selectPayments,
  subjectOfPayment,
  updatePayment,
  type PaymentRow,
} from "./store.ts";

/** The payment for an action; what the person may not even see is not found. */
export async function openPayment(context: Context, paymentId: string, purpose: "read" | "change"): Promise<PaymentRow | Refusal> {
  const payment = await findPayment(context, paymentId, purpose);
  return payment && can(context.actor, "partnership.read", subjectOfPayment(payment)) ? payment : refuse("not-found");
}

function wrongField(path: string, code: string): Refusal {
  return refuse("bad-input", { fields: [{ path: `content/${path}`, code }] });
}

/** What is wrong with the content of a payment; null where nothing is. */
export function contentProblem(
  calendar: SchoolCalendar,
  partnership: Pick<FoundPartnership, "from" | "to">,
  content: PaymentContent,
  isCorrection: boolean,
): Refusal | null {
  const term = stretchOfTerm(content.term, calendar);
  if (!term) return wrongField("term", "unknown");
  if (term.to < dayOf(partnership.from) || term.from > dayOf(partnership.to)) return wrongField("term", "outside");
  if (content.day !== null && !isDayOfTerm(dayOf(content.day), content.term, calendar)) return wrongField("day", "outside");
  return content.amountFen === 0 && !isCorrection ? wrongField("amountFen", "nothing") : null;
}

async function getCalendar({ db, countyCode }: Context): Promise<SchoolCalendar> {
  return (await getRules(db, countyCode)).calendar;
}

export async function noteStep(context: Context, row: PaymentRow, move: string): Promise<void> {
  await addStep(context, {
    partnershipId: row.partnership_id,
    thing: { kind: "payment", id: row.payment_id },
    side: sideOf(context.actor, subjectOfPayment(row)),
    move,
  });
  await writeAudit(context, `payment.${move}`, { kind: "payment", id: row.payment_id });
}

async function getPayment(context: Context, paymentId: string): Promise<PaymentRow> {
  const row = await findPayment(context, paymentId, "read");
  if (!row) throw new Error(`expected payment ${paymentId}, found none`);
  return row;
}

/** The payment that a person entered with a key before; undefined for a new key. */
async function findEntered(context: Context, key: string): Promise<PaymentRow | undefined> {
  const where = sql`payment.created_by = ${context.actor.accountId} and payment.idempotency_key = ${key}`;
  return (await selectPayments(context, where))[0];
}

export interface NewPaymentEntry {
  readonly idempotencyKey: string;
  readonly content: PaymentContent;
}

/**
 * Enters a draft, or gives the one that the same key made before. The partnership is locked first: the same request
 * sent twice at one moment would otherwise find its own voucher number taken.
 */
async function enter(
  context: Context,
  partnership: FoundPartnership,
  { idempotencyKey, content }: NewPaymentEntry,
  corrected: PaymentRow | null,
): Promise<PaymentRow | Refusal> {
  const problem = contentProblem(await getCalendar(context), partnership, content, corrected !== null);
  if (problem) return problem;
  await touchPartnership(context.db, context.countyCode, partnership.partnershipId);
  const before = await findEntered(context, idempotencyKey);
  if (before) return before;
  if (await isVoucherTaken(context, partnership.partnershipId, content.voucherNo, null)) return wrongField("voucherNo", "taken");
  const corrects = corrected?.payment_id ?? null;
  const paymentId = await insertPayment(context, { partnership, content, corrects, idempotencyKey });
  // Somebody has entered a correction of the same payment.
  if (paymentId === null) return refuse("duplicate");
  const row = await getPayment(context, paymentId);
  await noteStep(context, row, corrected === null ? "enter" : "correct");
  return row;
}

/** Enters a payment as a draft. The same key from the same person gives the payment that it made before. */
export async function enterPayment(context: Context, partnershipId: string, entry: NewPaymentEntry): Promise<PaymentRow | Refusal> {
  const partnership = await findPartnership(context.db, context.countyCode, partnershipId);
  const subject = partnership && ({ kind: "partnership", ...partnership } as const);
  if (!partnership || !subject || !can(context.actor, "partnership.read", subject)) return refuse("not-found");
  if (!can(context.actor, "payment.enter", subject)) return refuse("forbidden");
  return enter(context, partnership, entry, null);
}

async function getPartnership(context: Context, row: PaymentRow): Promise<FoundPartnership> {
  const partnership = await findPartnership(context.db, context.countyCode, row.partnership_id);
  if (!partnership) throw new Error(`expected the partnership of payment ${row.payment_id}, found none`);
  return partnership;
}

/** Changes a payment that nobody has decided on: a draft, or one that was returned. */
export async function changePayment(
  context: Context,
  paymentId: string,
  change: { readonly version: number; readonly content: PaymentContent },
): Promise<PaymentRow | Refusal> {
  const row = await openPayment(context, paymentId, "change");
  if (isRefusal(row)) return row;
  if (!mayEnter(context, row)) return refuse("forbidden");
  if (!isEditable(row.state)) return refuse("wrong-state");
  if (row.version !== change.version) return refuse("stale");
  const problem = contentProblem(await getCalendar(context), await getPartnership(context, row), change.content, row.corrects !== null);
  if (problem) return problem;
  await touchPartnership(context.db, context.countyCode, row.partnership_id);
  if (await isVoucherTaken(context, row.partnership_id, change.content.voucherNo, paymentId)) return wrongField("voucherNo", "taken");
  await updatePayment(context, row, change.content);
  await noteStep(context, row, "change");
  return getPayment(context, paymentId);
}

/** Whether a payment can be corrected: it was paid, and no correction has taken its place. Before, it is returned and changed. */
export function isCorrectable(row: PaymentRow): boolean {
  return row.replaced_by === null && row.paid_on !== null && row.state !== "withdrawn";
}

/**
 * Enters a correction: a payment of its own, which goes the way of every other. When it is paid, the bookings of the
 * old one are booked back in the same transaction and the old one counts no more.
 */
export async function correctPayment(context: Context, paymentId: string, entry: NewPaymentEntry): Promise<PaymentRow | Refusal> {
  const before = await findEntered(context, entry.idempotencyKey);
  if (before) return before;
  const row = await openPayment(context, paymentId, "change");
  if (isRefusal(row)) return row;
  if (!mayEnter(context, row)) return refuse("forbidden");
  if (!isCorrectable(row)) return refuse("wrong-state");
  return enter(context, await getPartnership(context, row), entry, row);
}

/** Files of payments: vouchers, also ones that come in after the payment was locked. */
export const paymentFiles: AttachmentOwner = {
  kind: "payment",
  async openToRead(context, paymentId) {
    const row = await openPayment(context, paymentId, "read");
    return isRefusal(row) ? row : null;
  },
  async openToAdd(context, paymentId, role) {
    if (role !== null) return foreignRole;
    const row = await openPayment(context, paymentId, "change");
    if (isRefusal(row)) return row;
    if (!mayEnter(context, row)) return refuse("forbidden");
    return row.state === "withdrawn" ? refuse("wrong-state") : null;
  },
};

/** Locks payments and what they correct, in the order of their ids: a correction and its original never wait for each other. */
async function loadLocked(context: Context, ids: readonly string[]): Promise<LockedThing[]> {
  await sql`
    select payment.payment_id
      from payment
     where payment.county_code = ${context.countyCode}
       and (payment.payment_id = any(${ids}::uuid[])
         or payment.payment_id in (
              select later.corrects
                from payment later
               where later.county_code = ${context.countyCode}
                 and later.payment_id = any(${ids}::uuid[])))
     order by payment.payment_id
       for update`.execute(context.db);
  return lockThings(context, paymentTable, ids);
}

function newBookings(row: PaymentRow, bookings: readonly PartBooking[]): NewBooking[] {
  return bookings.map(({ from, to, amount, part }) => ({
    from,
    to,
    amount,
    part,
    thing: { kind: "payment", id: row.payment_id },
    partnershipId: row.partnership_id,
    words: row.summary,
    corrects: null,
  }));
}

/** What takes back everything that was booked of a payment, as bookings of its correction. */
async function bookingsToUndo(context: Context, correction: PaymentRow): Promise<NewBooking[]> {
  if (correction.corrects === null) return [];
  const booked = await listThingBookings(context, correction.corrects);
  return bookingsBack(booked.filter(({ corrects }) => corrects === null)).map(({ booking: { from, to, amount }, of }) => ({
    from,
    to,
    amount,
    thing: { kind: "payment", id: correction.payment_id },
    part: `back-${of.part}`,
    partnershipId: correction.partnership_id,
    words: of.words,
    corrects: of.id,
  }));
}

/** The day of a payment or receipt: the one named, else today; never in the future. */
function deedDay(context: Context, request: MoveRequest): string | Refusal {
  const today = dayText(context.today);
  const day = request.day ?? today;
  return day > today ? refuse("bad-input", { fields: [{ path: "day", code: "future" }] }) : day;
}

async function pay(context: Context, rows: readonly PaymentRow[], request: MoveRequest): Promise<Refusal | null> {
  const day = deedDay(context, request);
  if (typeof day !== "string") return day;
  const bookings: NewBooking[] = [];
  for (const row of rows) bookings.push(...(await bookingsToUndo(context, row)), ...newBookings(row, bookingsOnPay(flowOf(row))));
  await insertBookings(context, day, bookings);
  await setDay(context, "paid_on", rows, day);
  return null;
}

async function receive(context: Context, rows: readonly PaymentRow[], request: MoveRequest): Promise<Refusal | null> {
  const day = deedDay(context, request);
  if (typeof day !== "string") return day;
  const early = rows.find(({ paid_on: paidOn }) => paidOn !== null && day < paidOn);
  if (early) return refuse("bad-input", { fields: [{ path: "day", code: "order" }] });
  await insertBookings(
    context,
    day,
    rows.flatMap((row) => newBookings(row, bookingsOnReceive(flowOf(row)))),
  );
  await setDay(context, "received_on", rows, day);
  return null;
}

async function setDay(
  { db, countyCode }: Context,
  column: "paid_on" | "received_on",
  rows: readonly PaymentRow[],
  day: string,
): Promise<void> {
  await sql`
    update payment
       set ${sql.ref(column)} = ${day}::date
     where county_code = ${countyCode}
       and payment_id = any(${rows.map((row) => row.payment_id)}::uuid[])`.execute(db);
}

async function rulesToday(context: Context): Promise<Awaited<ReturnType<typeof getDated<typeof sourceRulesSetting.schema>>>> {
  return getDated(context, sourceRulesSetting, context.today);
}

/** What a source may not pay for is approved only with a word on why: it never runs silently. */
async function approve(context: Context, rows: readonly PaymentRow[], request: MoveRequest): Promise<Refusal | null> {
  const { value: rules } = await rulesToday(context);
  const isWarned = rows.some((row) => row.amount_fen > 0 && warningFor(rules, row.source, row.purpose) !== null);
  return isWarned && !request.comment ? refuse("bad-input", { fields: [{ path: "comment", code: "warned" }] }) : null;
}

async function lockedRows(context: Context, payments: readonly LockedThing[]): Promise<PaymentRow[]> {
  return selectPayments(context, sql`payment.payment_id = any(${payments.map(({ id }) => id)}::uuid[])`, sql`order by payment.payment_id`);
}

export const paymentApproval: ApprovalFeature<LockedThing> = {
  ...paymentTable,
  load: loadLocked,
  async inputsOf(context, payments) {
    const { value: rules, effectiveFrom, source: paper } = await rulesToday(context);
    const rows = new Map((await lockedRows(context, payments)).map((row) => [row.payment_id, row]));
    return payments.map(({ id }) => {
      const row = rows.get(id);
      if (!row) throw new Error(`expected payment ${id}, found none`);
      return {
        ...contentOf(row),
        corrects: row.corrects,
        warning: warningFor(rules, row.source, row.purpose),
        rules: { effectiveFrom, paper },
      };
    });
  },
  async carryOut(context, payments, request) {
    const rows = await lockedRows(context, payments);
    if (rows.some((row) => row.replaced_by !== null)) return refuse("wrong-state");
    switch (request.move) {
      case "submit":
        await sql`
          update payment
             set submitted_by = ${context.actor.accountId}
           where county_code = ${context.countyCode}
             and payment_id = any(${rows.map((row) => row.payment_id)}::uuid[])`.execute(context.db);
        return null;
      case "approve":
        return approve(context, rows, request);
      case "pay":
        return pay(context, rows, request);
      case "receive":
        return receive(context, rows, request);
      default:
        return null;
    }
  },
};

/** Makes one move with a payment, as a page or the demonstration does. */
export async function movePayment(context: Context, paymentId: string, request: MoveRequest): Promise<PaymentRow | Refusal> {
  const outcome = await moveThings(context, paymentApproval, [{ id: paymentId, version: null }], request);
  return isRefusal(outcome) ? outcome : getPayment(context, paymentId);
}
