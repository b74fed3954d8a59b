import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { fen, sumFen } from "../money/fen.ts";
import { balancesOf, type Booking } from "./booking.ts";
import {
  bookingsBack,
  bookingsOnPay,
  bookingsOnReceive,
  evidenceOfPayment,
  isDayOfTerm,
  stretchOfTerm,
  type PartBooking,
  type PaymentFlow,
} from "./payment.ts";
import { fundingSources, purposes } from "./source.ts";

const calendar = makeCalendar();

const anyFlow: fc.Arbitrary<PaymentFlow> = fc.record({
  amount: fc.integer({ min: 0, max: 10_000_000 }).map(fen),
  source: fc.constantFrom(...fundingSources),
  purpose: fc.constantFrom(...purposes),
  payerSchoolId: fc.constantFrom(null, "helper"),
  payeeSchoolId: fc.constantFrom("helped", "other"),
});

/** What people do with payments: make one, confirm the nth, correct the nth. */
const anyDeed = fc.oneof(
  fc.record({ kind: fc.constant("pay" as const), flow: anyFlow }),
  fc.record({ kind: fc.constant("receive" as const), nth: fc.nat(9) }),
  fc.record({ kind: fc.constant("correct" as const), nth: fc.nat(9), flow: anyFlow }),
);

interface Kept {
  flow: PaymentFlow;
  booked: PartBooking[];
  isReceived: boolean;
  isReplaced: boolean;
}

prop.prop([fc.array(anyDeed, { maxLength: 40 })])(
  "after any deeds the books balance and hold what stands, nothing of what was corrected",
  (deeds) => {
    const books: Booking[] = [];
    const kept: Kept[] = [];
    const pay = (flow: PaymentFlow): void => {
      const booked = bookingsOnPay(flow);
      books.push(...booked);
      kept.push({ flow, booked, isReceived: false, isReplaced: false });
    };
    for (const deed of deeds) {
      const chosen = deed.kind === "pay" ? undefined : kept[deed.nth];
      if (deed.kind === "pay") pay(deed.flow);
      else if (chosen === undefined || chosen.isReplaced) continue;
      else if (deed.kind === "receive" && !chosen.isReceived) {
        const booked = bookingsOnReceive(chosen.flow);
        books.push(...booked);
        chosen.booked.push(...booked);
        chosen.isReceived = true;
      } else if (deed.kind === "correct") {
        books.push(...bookingsBack(chosen.booked).map(({ booking }) => booking));
        chosen.isReplaced = true;
        pay(deed.flow);
      }
    }
    const balances = balancesOf(books);
    const standing = kept.filter(({ isReplaced }) => !isReplaced);
    const held = (key: string): number => balances.get(key) ?? 0;
    const sumOf = (wanted: (one: Kept) => boolean): number => sumFen(standing.filter(wanted).map(({ flow }) => flow.amount));
    expect(sumFen(balances.values())).toBe(0);
    for (const source of fundingSources) expect(held(`source:${source}`) + sumOf(({ flow }) => flow.source === source)).toBe(0);
    for (const purpose of purposes)
      expect(held(`purpose:${purpose}`)).toBe(sumOf(({ flow, isReceived }) => isReceived && flow.purpose === purpose));
    // What a school holds was paid to it and not confirmed yet; the school that pays keeps nothing.
    for (const school of ["helped", "other"])
      expect(held(`school:${school}`)).toBe(sumOf(({ flow, isReceived }) => !isReceived && flow.payeeSchoolId === school));
    expect(held("school:helper")).toBe(0);
  },
);

describe("terms", () => {
  test.for([
    ["2012-autumn", makeDay(2012, 9, 1), makeDay(2013, 1, 31)],
    ["2013-spring", makeDay(2013, 2, 1), makeDay(2013, 8, 31)],
  ] as const)("%s", ([key, from, to]) => {
    expect(stretchOfTerm(key, calendar)).toEqual({ from, to });
    expect([isDayOfTerm(from, key, calendar), isDayOfTerm(to, key, calendar)]).toEqual([true, true]);
    expect(isDayOfTerm(makeDay(2014, 1, 1), key, calendar)).toBe(false);
  });

  test.for(["2012", "2012-summer", "2012-2013", ""])("%j is none", (key) => {
    expect(stretchOfTerm(key, calendar)).toBeNull();
  });
});

describe("what a payment shows", () => {
  const payment = { id: "p", amount: fen(1_000_050), purpose: "books", term: "2012-autumn", day: null, state: "received" } as const;

  test("a sum of its term, confirmed once it was received", () => {
    expect(evidenceOfPayment(payment, calendar)).toMatchObject({
      category: "funding",
      from: makeDay(2012, 9, 1),
      to: makeDay(2013, 1, 31),
      isConfirmed: true,
      amounts: { yuan: 10_000.5 },
      earmark: "books",
      nature: "total",
    });
    for (const state of ["submitted", "approved", "paid"] as const)
      expect(evidenceOfPayment({ ...payment, state }, calendar).isConfirmed).toBe(false);
  });

  test("of its day where it names one; a purpose that no plan has a word for is another purpose", () => {
    const day = makeDay(2012, 10, 8);
    expect(evidenceOfPayment({ ...payment, day, purpose: "construction" }, calendar)).toMatchObject({
      from: day,
      to: day,
      earmark: "other",
    });
  });
});
