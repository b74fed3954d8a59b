import { expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { fen } from "../money/fen.ts";
import { readText } from "../reading/read-text.ts";
import { defaultLists } from "../school/stage.ts";
import { addBudgets, budgetOf, promisedSums, type BudgetedPayment, type BudgetFigures, type PromisedSum } from "./budget.ts";
import { stretchOfTerm } from "./payment.ts";
import type { Purpose } from "./source.ts";

const calendar = makeCalendar();
const schoolYear = { from: makeDay(2012, 9, 1), to: makeDay(2013, 8, 31) };

/** The sums that a plan for the school year 2012 promises. */
function promisedIn(text: string): PromisedSum[] {
  const { commitments } = readText(text);
  const facts = {
    from: makeDay(2012, 9, 1),
    to: makeDay(2013, 8, 31),
    lists: defaultLists("junior"),
    versions: [
      {
        id: "one",
        effectiveFrom: makeDay(2012, 9, 1),
        commitments: commitments.map((commitment, index) => ({ id: `${index}`, lineageId: `${index}`, commitment })),
      },
    ],
  };
  return promisedSums(facts, { calendar });
}

function payment(term: string, purpose: Purpose, yuan: number, state: BudgetedPayment["state"] = "received"): BudgetedPayment {
  const stretch = stretchOfTerm(term, calendar);
  if (!stretch) throw new Error(`expected ${term} to be a term`);
  return { amount: fen(yuan * 100), purpose, state, ...stretch };
}

/** Figures in yuan, in the order of a page: promised from and to, asked, approved, paid, received, left. */
function row({ promisedMin, promisedMax, asked, approved, paid, received, left }: BudgetFigures): (number | null)[] {
  return [promisedMin, promisedMax, asked, approved, paid, received, left].map((amount) => (amount === null ? null : amount / 100));
}

// The second plan of the seed, and what its summary reports of money.
const seedPlan =
  "学校教育扶贫工作计划\n1、经费帮扶 学校每学期要资助城关中学2-3万元，其中1万元用于教研教改的活动经费，1-2万元用于招生宣传(下半年)或器材添置(上半年)。";
const seedYear = [
  payment("2012-autumn", "enrolment_publicity", 10_000),
  payment("2012-autumn", "teaching_research", 10_000),
  payment("2013-spring", "enrolment_publicity", 20_000),
  payment("2013-spring", "equipment", 13_000),
];

test("the seed's plan promises 4 to 6 ten thousands a year, its parts not added again", () => {
  const { all, byPurpose } = budgetOf(promisedIn(seedPlan), seedYear, schoolYear);
  // Paid more in all than promised, and still short by the research money of the spring.
  expect(row(all)).toEqual([40_000, 60_000, 0, 53_000, 53_000, 53_000, 10_000]);
  expect(Object.fromEntries(byPurpose.map((budget) => [budget.earmark, row(budget)]))).toEqual({
    teaching_research: [20_000, 20_000, 0, 10_000, 10_000, 10_000, 10_000],
    enrolment_publicity: [10_000, 20_000, 0, 30_000, 30_000, 30_000, 0],
    equipment: [10_000, 20_000, 0, 13_000, 13_000, 13_000, 0],
  });
});

test("every figure includes what has gone further, and money that was not paid settles nothing", () => {
  const { all } = budgetOf(
    promisedIn(seedPlan),
    [
      payment("2012-autumn", "equipment", 1, "draft"),
      payment("2012-autumn", "equipment", 10, "submitted"),
      payment("2012-autumn", "equipment", 100, "approved"),
      payment("2012-autumn", "equipment", 1000, "paid"),
      payment("2012-autumn", "equipment", 9000, "withdrawn"),
    ],
    schoolYear,
  );
  expect(row(all)).toEqual([40_000, 60_000, 10, 1100, 1000, 0, 40_000]);
});

test("a promise without a purpose takes in what no other promise names", () => {
  const promised = promisedIn("帮扶计划\n1、经费保障 每学年投入帮扶经费不少于1万元。");
  const { byPurpose } = budgetOf(promised, [payment("2013-spring", "training", 4000, "paid")], schoolYear);
  expect(byPurpose.map((budget) => [budget.earmark, row(budget)])).toEqual([[null, [10_000, null, 0, 4000, 4000, 0, 6000]]]);
});

test("one pair's generosity does not settle another's promise", () => {
  const promised = promisedIn(seedPlan);
  const sum = addBudgets([budgetOf(promised, seedYear, schoolYear).all, budgetOf(promised, [], schoolYear).all]);
  expect(row(sum)).toEqual([80_000, 120_000, 0, 53_000, 53_000, 53_000, 50_000]);
});

test("a term shows its own promises and payments", () => {
  const spring = stretchOfTerm("2013-spring", calendar);
  if (!spring) throw new Error("expected the spring term");
  expect(row(budgetOf(promisedIn(seedPlan), seedYear, spring).all)).toEqual([20_000, 30_000, 0, 33_000, 33_000, 33_000, 10_000]);
});

test("a payment of the autumn goes towards what the year owes in spring", () => {
  const promised = promisedIn("帮扶计划\n1、经费保障 每学年投入帮扶经费不少于1万元。");
  const spring = stretchOfTerm("2013-spring", calendar);
  if (!spring) throw new Error("expected the spring term");
  expect(row(budgetOf(promised, [payment("2012-autumn", "training", 4000)], spring).all)).toEqual([10_000, null, 0, 0, 0, 0, 6000]);
});
