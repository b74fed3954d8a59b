import type { Day } from "../calendar/day.ts";
import { termKey, termOf, type SchoolCalendar } from "../calendar/school-calendar.ts";
import type { Season } from "../calendar/term.ts";
import type { ApprovalState } from "../approval/approval.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import type { Fen } from "../money/fen.ts";
import { reversalOf, type Account, type Booking } from "./booking.ts";
import { earmarkOfPurpose, type FundingSource, type Purpose } from "./source.ts";

/** Largest single payment, 100 million yuan: more than a county's programme of a year; keeps typing errors out. Our choice. */
export const amountFenMax = 10_000_000_000;

interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** The days of a term by its key (2012-autumn, 2013-spring); null for anything else. */
export function stretchOfTerm(key: string, calendar: SchoolCalendar): Stretch | null {
  const match = /^(\d{4})-(autumn|spring)$/.exec(key);
  if (!match) return null;
  const season: Season = match[2] === "autumn" ? "autumn" : "spring";
  const schoolYear = Number(match[1]) - (season === "spring" ? 1 : 0);
  const term = calendar.terms(schoolYear).find((one) => one.season === season);
  return term && termKey(term) === key ? { from: term.from, to: term.to } : null;
}

/** Whether a day belongs to the term that a payment is for. */
export function isDayOfTerm(day: Day, term: string, calendar: SchoolCalendar): boolean {
  return termKey(termOf(calendar, day)) === term;
}

/** A payment as evidence: what it is for, and in which term or on which day it counts. */
export interface PaymentFacts {
  readonly id: string;
  readonly amount: Fen;
  readonly purpose: Purpose;
  /** The term that the money is for, whenever it is paid: 上期支付、用于下期 counts where the plan promised it. */
  readonly term: string;
  /** The day that it is for, where it names one; a promise of each month needs it. */
  readonly day: Day | null;
  readonly state: ApprovalState;
}

/** Confirmed by the helped school: the other side of the payment. */
export function isPaymentConfirmed(state: ApprovalState): boolean {
  return state === "received" || state === "locked";
}

const waitingStates: ReadonlySet<ApprovalState> = new Set(["submitted", "approved", "paid"]);

/** Whether a payment will count once it has gone its way. */
export function isPaymentWaiting(state: ApprovalState): boolean {
  return waitingStates.has(state);
}

/**
 * What a payment shows: a sum of its term, or of its day. Counts once the helped school has confirmed that it came.
 * Throws for a term that the calendar does not know.
 */
export function evidenceOfPayment(payment: PaymentFacts, calendar: SchoolCalendar): EvidenceRecord {
  const term = stretchOfTerm(payment.term, calendar);
  if (!term) throw new Error(`expected a term, found ${payment.term}`);
  return {
    id: payment.id,
    category: "funding",
    from: payment.day ?? term.from,
    to: payment.day ?? term.to,
    isConfirmed: isPaymentConfirmed(payment.state),
    subjects: [],
    grades: [],
    people: [],
    amounts: { yuan: payment.amount / 100 },
    earmark: earmarkOfPurpose(payment.purpose),
    postingRole: null,
    nature: "total",
  };
}

/** What is booked of a payment. */
export interface PaymentFlow {
  readonly amount: Fen;
  readonly source: FundingSource;
  readonly purpose: Purpose;
  /** The school that pays; null where the bureau pays by itself. */
  readonly payerSchoolId: string | null;
  readonly payeeSchoolId: string;
}

/** The parts of a payment in the books; each is booked once. */
export const paymentParts = ["drawn", "transferred", "allotted"] as const;
export type PaymentPart = (typeof paymentParts)[number];

export interface PartBooking extends Booking {
  readonly part: PaymentPart;
}

function schoolAccount(id: string): Account {
  return { kind: "school", id };
}

/**
 * What is booked when a payment is made: the budget line pays the school that pays, which pays the other school; the
 * bureau pays it at once. What a school's account holds was paid and not confirmed yet. A correction that leaves
 * nothing (0 fen) books nothing.
 */
export function bookingsOnPay({ amount, source, payerSchoolId, payeeSchoolId }: PaymentFlow): PartBooking[] {
  if (amount === 0) return [];
  const line: Account = { kind: "source", id: source };
  const payee = schoolAccount(payeeSchoolId);
  if (payerSchoolId === null) return [{ part: "transferred", from: line, to: payee, amount }];
  const payer = schoolAccount(payerSchoolId);
  return [
    { part: "drawn", from: line, to: payer, amount },
    { part: "transferred", from: payer, to: payee, amount },
  ];
}

/** What is booked when the helped school confirms: the money stands under its purpose. */
export function bookingsOnReceive({ amount, purpose, payeeSchoolId }: PaymentFlow): PartBooking[] {
  if (amount === 0) return [];
  return [{ part: "allotted", from: schoolAccount(payeeSchoolId), to: { kind: "purpose", id: purpose }, amount }];
}

/** The bookings that undo others, the last first, each with what it takes back. */
export function bookingsBack<Part extends Booking>(booked: readonly Part[]): { readonly booking: Booking; readonly of: Part }[] {
  return booked.toReversed().map((of) => ({ booking: reversalOf(of), of }));
}
