import { z } from "zod";
import { accountKinds } from "../domain/funding/booking.ts";
import { amountFenMax } from "../domain/funding/payment.ts";
import { defaultSourceRules, fundingSources, purposes, type SourceRule } from "../domain/funding/source.ts";
import { earmarks } from "../domain/reading/reading.ts";
import { approvable } from "./approval.ts";
import { attachment } from "./attachment.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { bookList, moneyQuery, paymentList, periodKey, termKey } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, name, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Money: payments from one school to another, budgets by plan, and the books underneath. Amounts are whole fen. */

const purpose = z.enum(purposes);
const source = z.enum(fundingSources);

const sourceRules = z.array(z.object({ source, mayPay: z.array(purpose), basis: z.string().trim().min(1).max(300) }));

/** Which source may pay for what, with the paper of each. */
export const sourceRulesSetting = {
  key: "funding.sources",
  schema: sourceRules,
  defaults: [
    {
      effectiveFrom: "2000-01-01",
      source: "财教〔2006〕5号；教育法第六十一条；公益事业捐赠法；义务教育法第四十九条",
      value: defaultSourceRules.map(({ source: line, mayPay, basis }) => ({ source: line, mayPay: [...mayPay], basis })),
    },
  ],
} as const satisfies DatedSetting<typeof sourceRules>;
export type SourceRules = readonly SourceRule[];

export const payers = ["helper", "bureau"] as const;

export const paymentContent = z.object({
  purpose,
  source,
  amountFen: z.int().min(0).max(amountFenMax).describe("0 only for a correction that takes everything back"),
  term: termKey.describe("The term that the money is for, whenever it is paid"),
  day: day.nullable().describe("The day that it is for, where it names one"),
  payer: z.enum(payers),
  voucherNo: name.nullable(),
  summary: name,
  note: text.nullable(),
});
export type PaymentContent = z.infer<typeof paymentContent>;

export const sourceWarning = z.object({ source, purpose, basis: z.string() });

export const paymentLine = approvable.extend({
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  ...paymentContent.shape,
  paidOn: day.nullable(),
  receivedOn: day.nullable(),
  attachments: z.int(),
  warning: sourceWarning.nullable().describe("The source may not pay for the purpose"),
  corrects: id.nullable().describe("The payment that this one takes the place of"),
  isReplaced: z.boolean().describe("A correction has taken its place; it counts no more"),
});
export type PaymentLine = z.infer<typeof paymentLine>;

const account = z.object({ kind: z.enum(accountKinds), id: z.string(), name: z.string().nullable() });

export const bookingLine = z.object({
  id,
  bookedOn: day,
  from: account,
  to: account,
  amountFen: z.int(),
  words: z.string(),
  thing: z.object({ kind: z.string(), id }),
  isBack: z.boolean().describe("Takes another booking back"),
  bookedBy: z.string(),
});
export type BookingLine = z.infer<typeof bookingLine>;

export const paymentPage = paymentLine.extend({
  amountWords: z.string().describe("大写"),
  files: z.array(attachment),
  trail: z.array(trailStep),
  bookings: z.array(bookingLine),
  replacedBy: id.nullable(),
  mayEdit: z.boolean(),
  mayCorrect: z.boolean(),
  enteredBy: z.string(),
  submittedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
});
export type PaymentPage = z.infer<typeof paymentPage>;

const paymentParams = z.object({ paymentId: id });

export const listPayments = route({
  method: "GET",
  path: "/api/payments",
  tag: "funding",
  summary: "Payments that one may see",
  query: paymentList,
  reply: pageOf(paymentLine),
});
export const exportPayments = route({
  method: "GET",
  path: "/api/payments/export",
  tag: "funding",
  summary: "The same list as a workbook",
  query: paymentList,
  replyKind: "file",
  isLong: true,
});
export const getSourceRules = route({
  method: "GET",
  path: "/api/payments/source-rules",
  tag: "funding",
  summary: "Which source may pay for what today",
  reply: z.object({ rules: sourceRules, effectiveFrom: day, paper: z.string() }),
});
export const getPayment = route({
  method: "GET",
  path: "/api/payments/:paymentId",
  tag: "funding",
  summary: "One payment with vouchers, bookings and trail",
  params: paymentParams,
  reply: paymentPage,
});
export const enterPayment = route({
  method: "POST",
  path: "/api/payments",
  tag: "funding",
  summary: "Enter a payment as a draft; the same key twice enters it once",
  body: z.object({ idempotencyKey: id, partnershipId: id, content: paymentContent }),
  reply: paymentPage,
});
export const changePayment = route({
  method: "PUT",
  path: "/api/payments/:paymentId",
  tag: "funding",
  summary: "Change a draft or a returned payment",
  params: paymentParams,
  body: z.object({ version: z.int(), content: paymentContent }),
  reply: paymentPage,
});
export const correctPayment = route({
  method: "POST",
  path: "/api/payments/:paymentId/corrections",
  tag: "funding",
  summary: "Enter a correction of a paid payment: a payment of its own, which books the old one back when it is paid",
  params: paymentParams,
  body: z.object({ idempotencyKey: id, content: paymentContent }),
  reply: paymentPage,
});

export const budgetFigures = z.object({
  promisedMin: z.int(),
  promisedMax: z.int().nullable(),
  asked: z.int().describe("Submitted and not decided yet"),
  approved: z.int().describe("Approved, those paid among it"),
  paid: z.int().describe("Paid, those received among it"),
  received: z.int(),
  left: z.int().describe("Still to be paid of the least that was promised"),
});
export type BudgetFigures = z.infer<typeof budgetFigures>;

export const purposeBudget = budgetFigures.extend({ earmark: z.enum(earmarks).nullable() });
export const pairBudget = budgetFigures.extend({
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  warnings: z.int().describe("Payments whose source may not pay for their purpose"),
});
export type PairBudget = z.infer<typeof pairBudget>;

/** Most warnings that the money page lists; the list of payments has them all. */
export const warningsMax = 50;

export const money = z.object({
  period: periodKey,
  periods: z.array(z.string()).describe("Terms and school years to choose from"),
  total: budgetFigures,
  byPurpose: z.array(purposeBudget),
  rows: z.array(pairBudget),
  totalRows: z.int(),
  warnings: z.array(paymentLine),
});
export type Money = z.infer<typeof money>;

export const getMoney = route({
  method: "GET",
  path: "/api/money",
  tag: "funding",
  summary: "Promised, approved, paid, received and left, by partnership and purpose",
  query: moneyQuery,
  reply: money,
});
export const exportMoney = route({
  method: "GET",
  path: "/api/money/export",
  tag: "funding",
  summary: "The same as a workbook",
  query: moneyQuery,
  replyKind: "file",
  isLong: true,
});

export const listBookings = route({
  method: "GET",
  path: "/api/bookings",
  tag: "funding",
  summary: "The books: every amount with its from and its to",
  query: bookList,
  reply: pageOf(bookingLine),
});
export const exportBookings = route({
  method: "GET",
  path: "/api/bookings/export",
  tag: "funding",
  summary: "The same as a workbook",
  query: bookList,
  replyKind: "file",
  isLong: true,
});
export const getBalances = route({
  method: "GET",
  path: "/api/balances",
  tag: "funding",
  summary: "What every account of the books holds, and that they balance",
  query: z.object({ partnershipId: id.optional() }),
  reply: z.object({
    rows: z.array(
      account.extend({
        inFen: z.int(),
        outFen: z.int(),
        balanceFen: z.int(),
        people: z.int().nullable().describe("People are one row, as a county pays thousands: how many they are; null for other accounts"),
      }),
    ),
    inFen: z.int(),
    outFen: z.int(),
  }),
});
