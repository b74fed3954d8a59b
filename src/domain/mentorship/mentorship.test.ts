import { describe, expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import { evidenceOfLog, evidenceOfPair, mayTakeOneMore, type Mentorship } from "./mentorship.ts";

const days = (from: readonly [number, number], to: readonly [number, number]) => ({
  from: makeDay(2026, ...from),
  to: makeDay(2026, ...to),
});
const autumn = days([9, 1], [12, 31]);
const spring = days([2, 10], [7, 10]);

describe("the limit of mentees", () => {
  test.for([
    { present: [autumn, autumn], may: true },
    { present: [autumn, autumn, autumn], may: false },
    { present: [autumn, autumn, spring], may: true },
    { present: [autumn, autumn, days([12, 31], [12, 31])], may: false },
    { present: [autumn, autumn, days([8, 1], [8, 31])], may: true },
  ])("$present.length pairs before, three allowed: $may", ({ present, may }) => {
    expect(mayTakeOneMore(3, present, autumn)).toBe(may);
  });
});

describe("evidence", () => {
  const pair: Mentorship = { id: "p", ...autumn, state: "confirmed", subject: "语文", mentor: "王志远" };
  const log = { id: "l", day: makeDay(2026, 10, 8), kind: "observation", minutes: 45, isConfirmed: true } as const;

  test("a pair is one pair on each of its days, once the mentee has said yes", () => {
    expect(evidenceOfPair(pair)).toMatchObject({ nature: "state", amounts: { pairs: 1 }, subjects: ["语文"], isConfirmed: true });
    expect(evidenceOfPair({ ...pair, state: "submitted" }).isConfirmed).toBe(false);
  });

  test("an activity is an event of its day, and counts with the pair only", () => {
    expect(evidenceOfLog(pair, log)).toMatchObject({ nature: "event", amounts: { events: 1, lessons: 1, hours: 0.75 }, isConfirmed: true });
    expect(evidenceOfLog(pair, { ...log, kind: "talk" }).amounts).toEqual({ events: 1, hours: 0.75 });
    expect(evidenceOfLog({ ...pair, state: "submitted" }, log).isConfirmed).toBe(false);
    expect(evidenceOfLog(pair, { ...log, isConfirmed: false }).isConfirmed).toBe(false);
  });
});
