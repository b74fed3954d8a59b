import { fc, test as check } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { addDays, dayText, makeDay, parseDay } from "../calendar/day.ts";
import { countSchoolDays, makeCalendar } from "../calendar/school-calendar.ts";
import { publicationEnd, publicationObstacle } from "./aid-publication.ts";

const holidays = [makeDay(2026, 10, 1), makeDay(2026, 10, 2), makeDay(2026, 10, 5), makeDay(2026, 10, 6), makeDay(2026, 10, 7)];
const calendar = makeCalendar([], holidays);

test.for([
  { why: "Monday, over a weekend", on: "2026-11-23", days: 5, until: "2026-11-30" },
  { why: "Friday: the weekend does not count", on: "2026-11-20", days: 1, until: "2026-11-23" },
  { why: "before the National Day holidays", on: "2026-09-30", days: 5, until: "2026-10-14" },
  { why: "into the winter vacation", on: "2027-01-18", days: 5, until: "2027-02-18" },
])("published on $on ($why), $days school days end on $until", ({ on, days, until }) => {
  expect(dayText(publicationEnd(calendar, parseDay(on) ?? makeDay(1970, 1, 1), days))).toBe(until);
});

check.prop([fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 31 })])(
  "exactly so many school days lie after the day of opening, the last one being the end",
  (offset, days) => {
    const on = addDays(makeDay(2026, 1, 1), offset);
    const until = publicationEnd(calendar, on, days);
    expect(countSchoolDays(calendar, addDays(on, 1), until)).toBe(days);
    expect(countSchoolDays(calendar, until, until)).toBe(1);
  },
);

test("nothing is approved while the period runs, its last day included, or an objection is open", () => {
  const until = makeDay(2026, 11, 30);
  expect(publicationObstacle(until, { until, openAppeals: 0 })).toBe("in-publication");
  expect(publicationObstacle(addDays(until, 1), { until, openAppeals: 0 })).toBeNull();
  expect(publicationObstacle(addDays(until, 1), { until, openAppeals: 1 })).toBe("appeal-open");
});
