import { fc, test as check } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { fen, shareOfFen } from "../money/fen.ts";
import { aidForTerm, maskedAccount, maskedPupil, midTermPolicies, stageOfGrade, yearlyAid, type AidAmount } from "./aid.ts";
import { categoriesOn, defaultAidCategories } from "./aid-category.ts";

/** The default autumn of 2026: teaching from 1 September to 20 January, 142 days in five calendar months. */
const autumn = { teachingFrom: makeDay(2026, 9, 1), teachingTo: makeDay(2027, 1, 20) };
const whole = { arrivedOn: null, policy: "wholeTerm" } as const;

/** Source: our collection of official numbers, aid_term_fen (T19), and the tables of its section 4. */
describe("what a term pays", () => {
  test.for([
    { who: "a day pupil of a primary school", perYear: 62_500, term: 31_250 },
    { who: "a day pupil of a junior school", perYear: 75_000, term: 37_500 },
    { who: "a boarder of a primary school", perYear: 125_000, term: 62_500 },
    { who: "a boarder of a junior school", perYear: 150_000, term: 75_000 },
  ])("$who: $perYear fen a year are $term a term", ({ perYear, term }) => {
    expect(aidForTerm(fen(perYear), autumn, whole)).toBe(term);
  });

  test.for([
    { policy: "wholeTerm", on: makeDay(2026, 11, 16), pays: 31_250 },
    { policy: "byMonth", on: makeDay(2026, 11, 16), pays: 18_750 },
    { policy: "byMonth", on: makeDay(2026, 11, 1), pays: 18_750 },
    { policy: "byMonth", on: makeDay(2026, 10, 31), pays: 25_000 },
    { policy: "byDay", on: makeDay(2026, 11, 16), pays: 14_525 },
    { policy: "byDay", on: makeDay(2026, 9, 1), pays: 31_250 },
    { policy: "byDay", on: makeDay(2027, 1, 20), pays: 220 },
    { policy: "wholeTerm", on: makeDay(2027, 1, 21), pays: 0 },
  ] as const)("who arrives on day $on is due $pays fen, $policy", ({ policy, on, pays }) => {
    expect(aidForTerm(fen(62_500), autumn, { arrivedOn: on, policy })).toBe(pays);
  });

  const anyArrival = fc.integer({ min: autumn.teachingFrom, max: autumn.teachingTo }).map((day) => makeDay(1970, 1, 1 + day));
  check.prop([fc.integer({ min: 1, max: 10_000_000 }), anyArrival, anyArrival, fc.constantFrom(...midTermPolicies)])(
    "who comes later is never due more, and nobody more than half a year",
    (perYear, one, other, policy) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      const [first, second] = [early, late].map((arrivedOn) => aidForTerm(fen(perYear), autumn, { arrivedOn, policy }));
      expect(second).toBeLessThanOrEqual(first ?? 0);
      expect(first).toBeLessThanOrEqual(shareOfFen(fen(perYear), 1, 2));
    },
  );
});

test("an amount that the county has not set is not guessed", () => {
  const amounts: AidAmount[] = [{ stage: "primary", isBoarder: true, tier: "first", perYear: fen(125_000) }];
  expect(yearlyAid(amounts, { stage: "primary", isBoarder: true, tier: "first" })).toBe(125_000);
  expect(yearlyAid(amounts, { stage: "primary", isBoarder: false, tier: "first" })).toBeNull();
  expect(yearlyAid(amounts, { stage: "junior", isBoarder: true, tier: "first" })).toBeNull();
});

test.for([
  ["6", "primary"],
  ["7", "junior"],
  ["9", "junior"],
  ["10", "senior"],
] as const)("grade %s is taught at the %s stage", ([grade, stage]) => {
  expect(stageOfGrade(grade)).toBe(stage);
});

/** 社会救助法 Art. 25, in force 2026-07-01. */
test("families at the edge of the minimum and with unavoidable costs are helped from 1 July 2026 on, and not the day before", () => {
  const names = (day: string): string[] => categoriesOn(defaultAidCategories, day).map(({ key }) => key);
  expect(names("2026-06-30")).not.toContain("lowIncome");
  expect(names("2026-06-30")).not.toContain("rigidSpending");
  expect(names("2026-07-01")).toEqual(expect.arrayContaining(["lowIncome", "rigidSpending", "minimumLiving"]));
});

test("a category that has ended is helped on its last day and not after", () => {
  const ended = [{ key: "a", name: "甲", tier: "first", from: "2020-01-01", until: "2026-08-31", source: "文" }] as const;
  expect([categoriesOn(ended, "2026-08-31").length, categoriesOn(ended, "2026-09-01").length]).toEqual([1, 0]);
});

describe("what the mask shows", () => {
  test.for(["王强", "王小明", "欧阳修文", "阿依古丽·买买提", "𠮷田"])("of %s the first character, and not how long the name is", (name) => {
    expect(maskedPupil(name)).toBe(`${Array.from(name)[0]}**`);
  });
  test("of an account the last four figures", () => {
    expect(maskedAccount("6230000000001234")).toBe("****1234");
  });
});
