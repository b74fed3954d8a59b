import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { fen, sumFen } from "../money/fen.ts";
import { allowancesOf, rulesInMonth, type MonthInputs } from "./allowance.ts";
import { anyInputs, anyRule } from "./arbitrary.ts";
import { makeRun, type MonthToPay } from "./make-run.ts";
import { paidMonth } from "./month.ts";
import { defaultRules, type AllowanceRule } from "./rule.ts";
import { totalsOf } from "./run.ts";

const september = paidMonth(makeCalendar(), makeDay(2026, 9, 1));

const cutOf = (rules: readonly AllowanceRule[]) => rulesInMonth(september, [{ effectiveFrom: "2000-01-01", source: "", value: rules }]);

const pay = (inputs: readonly (MonthInputs | null)[], rules = defaultRules): MonthToPay => ({
  month: september,
  cut: cutOf(rules),
  people: inputs.map((one, place) => ({ postingId: `posting ${place}`, inputs: one, isEntered: one !== null || place % 2 === 0 })),
});

const whole: MonthInputs = {
  kind: "posting",
  role: "manager",
  from: "2026-09-01",
  to: "2027-07-05",
  sharePercent: 100,
  absentDays: 0,
  lessons: 10,
};

describe("whom a run leaves out", () => {
  test("those who are not confirmed, those who were not entered, those who get nothing", () => {
    const { slips, leftOut } = makeRun(pay([null, null, { ...whole, kind: "followOn" }, whole]), []);
    expect(leftOut).toEqual([
      { postingId: "posting 0", reason: "unconfirmed" },
      { postingId: "posting 1", reason: "no-month" },
      { postingId: "posting 2", reason: "nothing" },
    ]);
    expect(slips.map(({ postingId, code, amountFen }) => [postingId, code, amountFen])).toEqual([
      ["posting 3", "special", 30_000],
      ["posting 3", "lesson", 15_600],
    ]);
  });

  test("a formula without a result is told, also where another rule pays", () => {
    const broken = defaultRules.map((rule) => (rule.code === "lesson" ? { ...rule, formula: "标准 / 课时" } : rule));
    const { slips, leftOut } = makeRun(pay([{ ...whole, lessons: 0 }], broken), []);
    expect(leftOut).toEqual([{ postingId: "posting 0", reason: "no-result" }]);
    expect(slips.map(({ code }) => code)).toEqual(["special"]);
  });
});

prop.prop([
  fc.array(anyInputs, { maxLength: 20 }),
  fc.uniqueArray(anyRule, { minLength: 1, maxLength: 3, selector: ({ basis }) => basis }),
])("the sum of slips equals the run, person by person, and the run is the same again", (inputs, rules) => {
  const named = rules.map((rule, place) => ({ ...rule, code: `rule ${place}` }));
  const made = makeRun(pay(inputs, named), []);
  const alone = inputs.flatMap((one) => allowancesOf(september, cutOf(named), one).allowances.map(({ amountFen }) => amountFen));
  expect(totalsOf(made.slips).amountFen).toBe(sumFen(alone));
  expect(makeRun(pay(inputs, named), [])).toEqual(made);
});

prop.prop([fc.array(anyInputs, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 90_000 })])(
  "correcting a month brings what was paid to what is due, and correcting it again does nothing",
  (inputs, wrong) => {
    const month = pay(inputs);
    const paidBefore = new Map(
      month.people.map(({ postingId }) => [
        postingId,
        [{ code: "special", name: "特殊津贴", line: "allowanceBudget" as const, amountFen: fen(wrong), slipId: `slip of ${postingId}` }],
      ]),
    );
    const nobody: MonthToPay = { ...month, people: [] };
    const { slips } = makeRun(nobody, [{ ...month, paid: paidBefore }]);
    const due = totalsOf(makeRun(month, []).slips).amountFen;
    expect(wrong * inputs.length + totalsOf(slips).amountFen).toBe(due);
    const right = new Map(
      month.people.map(({ postingId }) => [
        postingId,
        makeRun(month, [])
          .slips.filter((slip) => slip.postingId === postingId)
          .map(({ code, name, line, amountFen }) => ({ code, name, line, amountFen, slipId: "slip" })),
      ]),
    );
    expect(makeRun(nobody, [{ ...month, paid: right }]).slips).toEqual([]);
  },
);
