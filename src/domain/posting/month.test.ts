import { describe, expect, test } from "vitest";
import { dayText, makeDay } from "../calendar/day.ts";
import { daysOnPost, lessonsPerMonthMax, monthFault, monthsBegun } from "./month.ts";

const post = { from: makeDay(2026, 9, 14), to: makeDay(2027, 1, 20) };
const september = makeDay(2026, 9, 1);
const today = makeDay(2026, 11, 24);

describe("a month of a post", () => {
  test("has the days from the arrival and to the last day", () => {
    expect(daysOnPost(september, post)).toBe(17);
    expect(daysOnPost(makeDay(2026, 10, 1), post)).toBe(31);
    expect(daysOnPost(makeDay(2027, 1, 1), post)).toBe(20);
    expect(daysOnPost(makeDay(2026, 8, 1), post)).toBe(0);
  });

  test("is offered once it has begun, the latest first", () => {
    expect(monthsBegun(post, today).map(dayText)).toEqual(["2026-11-01", "2026-10-01", "2026-09-01"]);
    expect(monthsBegun(post, makeDay(2027, 6, 1)).map(dayText)[0]).toBe("2027-01-01");
    expect(monthsBegun(post, makeDay(2026, 9, 13))).toEqual([]);
  });

  test.for([
    { why: "absent on every day of it", month: september, absentDays: 17, lessons: 0, fault: null },
    { why: "absent on one day more", month: september, absentDays: 18, lessons: 0, fault: "absent-too-many" },
    { why: "before the arrival", month: makeDay(2026, 8, 1), absentDays: 0, lessons: 0, fault: "outside" },
    { why: "not begun", month: makeDay(2026, 12, 1), absentDays: 0, lessons: 0, fault: "outside" },
    { why: "as many lessons as there may be", month: september, absentDays: 0, lessons: lessonsPerMonthMax, fault: null },
    { why: "one lesson more", month: september, absentDays: 0, lessons: lessonsPerMonthMax + 1, fault: "lessons-too-many" },
  ])("$why: $fault", ({ month, absentDays, lessons, fault }) => {
    expect(monthFault(month, { absentDays, lessons }, post, today)).toBe(fault);
  });
});
