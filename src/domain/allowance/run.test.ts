import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { accountWord } from "../funding/account-name.ts";
import { balancesOf } from "../funding/booking.ts";
import type { FundingSource } from "../funding/source.ts";
import { fen, sumFen } from "../money/fen.ts";
import type { Allowance } from "./allowance.ts";
import { budgetLines } from "./rule.ts";
import { bookingOf, correctionsOf, totalsOf, warningsOf, type PaidBefore } from "./run.ts";

const anySlip = fc.record({
  code: fc.constantFrom("special", "lesson"),
  name: fc.constant("津贴"),
  line: fc.constantFrom(...budgetLines),
  amountFen: fc.integer({ min: -500_000, max: 500_000 }).map(fen),
});

describe("totals", () => {
  prop.prop([fc.array(anySlip)])("the sum of slips is the run, by rule and by line", (slips) => {
    const totals = totalsOf(slips);
    expect(totals.amountFen).toBe(slips.reduce((sum, { amountFen }) => sum + amountFen, 0));
    expect(sumFen(totals.byRule.map(({ amountFen }) => amountFen))).toBe(totals.amountFen);
    expect(sumFen(totals.byLine.map(({ amountFen }) => amountFen))).toBe(totals.amountFen);
    expect(totals.byRule.reduce((count, { slips: some }) => count + some, 0)).toBe(slips.length);
  });

  prop.prop([fc.array(anySlip)])("booked, every line has paid what the run says and the persons have it", (slips) => {
    const balances = balancesOf(slips.flatMap(({ line, amountFen }) => bookingOf("person", line, amountFen) ?? []));
    for (const line of budgetLines) {
      const account = bookingOf("person", line, fen(1))?.from.id;
      const total = totalsOf(slips).byLine.find(({ key }) => key === line)?.amountFen ?? 0;
      expect(balances.get(`source:${account}`) ?? 0).toBe(0 - total);
    }
    expect(sumFen(balances.values())).toBe(0);
  });

  test("a line that should not pay is warned about where it does", () => {
    const totals = totalsOf([{ code: "special", name: "津贴", line: "publicFunds", amountFen: fen(1) }]);
    expect(warningsOf(totals, budgetLines)).toEqual([{ code: "public-funds", line: "publicFunds", source: "财教〔2006〕5号" }]);
    expect(warningsOf(totalsOf([]), budgetLines)).toEqual([]);
  });
});

const due = (code: string, amount: number): Allowance => ({
  code,
  name: "津贴",
  line: "allowanceBudget",
  amountFen: fen(amount),
  steps: [],
});
const paid = (code: string, amount: number): PaidBefore => ({
  code,
  name: "津贴",
  line: "allowanceBudget",
  amountFen: fen(amount),
  slipId: `slip of ${code}`,
});

describe("corrections", () => {
  test("pay what was missing, take back what was too much, name the slip", () => {
    const found = correctionsOf([due("special", 30_000), due("lesson", 9000)], [paid("special", 27_000), paid("bonus", 500)]);
    expect(found.map(({ allowance, corrects }) => [allowance.code, allowance.amountFen, corrects])).toEqual([
      ["special", 3000, "slip of special"],
      ["lesson", 9000, null],
      ["bonus", -500, "slip of bonus"],
    ]);
  });

  prop.prop([
    fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 4 }),
  ])("with what was paid come to what is due, and to nothing the second time", (now, before) => {
    const dueNow = now.map((amount, index) => due(`rule ${index}`, amount));
    const paidBefore = before.map((amount, index) => paid(`rule ${index}`, amount));
    const found = correctionsOf(dueNow, paidBefore);
    const sum = (amounts: readonly { amountFen: number }[]): number => amounts.reduce((total, { amountFen }) => total + amountFen, 0);
    expect(sum(paidBefore) + sum(found.map(({ allowance }) => allowance))).toBe(sum(dueNow));
    expect(
      correctionsOf(
        dueNow,
        dueNow.map(({ code, amountFen }) => paid(code, amountFen)),
      ),
    ).toEqual([]);
  });
});

test.each(budgetLines)("%s is booked to an account that the books have a name for", (line) => {
  const booking = bookingOf("person", line, fen(100));
  expect(booking && accountWord(booking.from, "zh-CN")).not.toBeNull();
});

test("one budget line is one account, whatever was paid from it", () => {
  expect(bookingOf("person", "performancePay", fen(100))?.from).toEqual({ kind: "source", id: "performance" satisfies FundingSource });
  expect(bookingOf("person", "schoolFunds", fen(-100))?.to).toEqual({ kind: "source", id: "selfRaised" satisfies FundingSource });
});
