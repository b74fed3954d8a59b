import { expect, test } from "vitest";
import { dayText } from "../../domain/calendar/day.ts";
import { itemsOn, monthOf, monthView, shiftedMonth } from "./calendar-model.ts";

test("a month is shown in whole weeks", () => {
  const { days } = monthView(2026, 11);
  expect([days.length, days.map(dayText)[0], days.map(dayText).at(-1)]).toEqual([42, "2026-10-26", "2026-12-06"]);
});

test.for([
  ["2026-03", 2026, 3],
  ["2026-13", 2026, 11],
  [undefined, 2026, 11],
] as const)("%s shows month %s-%s", ([word, year, month]) => {
  expect(monthOf(word, "2026-11-24")).toEqual({ year, month });
});

test("months go on over the year's end", () => {
  expect([shiftedMonth({ year: 2026, month: 12 }, 1), shiftedMonth({ year: 2026, month: 1 }, -1)]).toEqual(["2027-01", "2025-12"]);
});

test("an event of several days is there on each of them", () => {
  const school = { id: "s", name: "学校", shortName: null };
  const event = {
    recordId: "r",
    partnershipId: "p",
    helper: school,
    helped: school,
    category: "exchange" as const,
    from: "2026-11-03",
    to: "2026-11-05",
    state: "confirmed" as const,
    place: null,
  };
  const reply = { due: [], events: [event], isCut: false };
  const held = monthView(2026, 11).days.filter((day) => itemsOn(reply, day).events.length > 0);
  expect(held.map(dayText)).toEqual(["2026-11-03", "2026-11-04", "2026-11-05"]);
});
