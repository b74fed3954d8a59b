import { describe, expect, test } from "vitest";
import { makeDay, parseDay } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import type { Quota } from "../plan/quota.ts";
import type { Obligation } from "./obligation.ts";
import { defaultStandingSettings, isKept, standingOn, standings, type StandingInput } from "./standing.ts";

const quota: Quota = {
  measure: "lessons",
  category: "demo_lesson",
  min: 2,
  max: 3,
  period: "once",
  periodCount: 1,
  dimensions: [],
  earmarks: [],
  postingRole: null,
  isAsNeeded: false,
  season: null,
  parent: null,
};

/** Two or three demonstration lessons from 3 March to 10 April 2025. */
function lessons(changes: Partial<Quota> = {}): Obligation {
  const due = makeDay(2025, 4, 10);
  const own = { ...quota, ...changes };
  return {
    commitment: 0,
    quota: own,
    period: { key: "2025", from: makeDay(2025, 3, 3), to: due, due, season: null },
    scope: {},
    earmark: null,
    lacksRoster: false,
    min: own.min ?? 0,
    max: own.max ?? Number.POSITIVE_INFINITY,
  };
}

function standing(
  day: string,
  amount: number,
  changes: Partial<StandingInput> & { readonly lacking?: number; readonly quota?: Partial<Quota> } = {},
): string {
  const { lacking = 0, quota: own = {}, ...input } = changes;
  return standingOn(lessons(own), {
    tally: { amount, lacking },
    today: parseDay(day) ?? makeDay(1970, 1, 1),
    calendar: makeCalendar(),
    settings: defaultStandingSettings,
    isWaived: false,
    hasNeed: false,
    ...input,
  });
}

describe("two lessons from 3 March to 10 April", () => {
  test.for([
    { on: "2025-02-20", done: 0, is: "on-track" },
    { on: "2025-03-03", done: 0, is: "on-track" },
    { on: "2025-03-20", done: 0, is: "at-risk" },
    { on: "2025-03-20", done: 1, is: "on-track" },
    { on: "2025-03-26", done: 1, is: "on-track" },
    { on: "2025-04-10", done: 1, is: "at-risk" },
    { on: "2025-04-11", done: 1, is: "missed" },
    { on: "2025-04-11", done: 2, is: "met" },
    { on: "2025-03-10", done: 2, is: "met" },
    { on: "2025-03-10", done: 3, is: "met" },
    { on: "2025-03-10", done: 4, is: "exceeded" },
  ])("$done held, seen on $on: $is", ({ on, done, is }) => {
    expect(standing(on, done)).toBe(is);
  });

  test("due within 14 days and not at risk", () => {
    const settings = { dueDays: 14, riskMargin: 1 };
    expect(standing("2025-03-26", 1, { settings })).toBe("on-track");
    expect(standing("2025-03-27", 1, { settings })).toBe("due");
    expect(standing("2025-04-10", 1, { settings })).toBe("due");
  });

  test("a waiver goes before everything", () => {
    expect(standing("2025-04-11", 0, { isWaived: true })).toBe("waived");
  });

  test("records that leave the number open make it unproven, and enough others settle it", () => {
    expect(standing("2025-04-11", 1, { lacking: 1 })).toBe("unproven");
    expect(standing("2025-04-11", 2, { lacking: 1 })).toBe("met");
  });

  test("a promise as needed is unproven until a need is recorded", () => {
    expect(standing("2025-04-11", 0, { quota: { isAsNeeded: true } })).toBe("unproven");
    expect(standing("2025-04-11", 0, { quota: { isAsNeeded: true }, hasNeed: true })).toBe("missed");
  });

  test("a mere upper bound is kept when the window has closed below it", () => {
    expect(standing("2025-03-10", 0, { quota: { min: null } })).toBe("on-track");
    expect(standing("2025-04-11", 0, { quota: { min: null } })).toBe("met");
    expect(standing("2025-04-11", 4, { quota: { min: null } })).toBe("exceeded");
  });
});

describe("a promise kept", () => {
  test("only met and exceeded are kept", () => {
    expect(standings.filter((each) => isKept(each, "lessons"))).toEqual(["met", "exceeded"]);
  });

  test("money above its limit is not", () => {
    expect(standings.filter((each) => isKept(each, "yuan"))).toEqual(["met"]);
  });
});
