import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { addDays, civilOf, dayText, makeDay, parseDay, weekdayOf, type Day } from "./day.ts";
import { expandPeriod } from "./period-instance.ts";
import { countSchoolDays, makeCalendar, schoolYearSpan } from "./school-calendar.ts";
import { seasonOf, statedYear } from "./term.ts";

const calendar = makeCalendar();
const anySchoolYear = fc.integer({ min: 1990, max: 2090 });
const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map((days) => addDays(makeDay(1970, 1, 1), days));

describe("days", () => {
  test.for(["2025-02-30", "2025-13-01", "2025-1-1", "", "20250101"])("%s is no day", (text) => {
    expect(parseDay(text)).toBeNull();
  });

  property.prop([anyDay])("text and parts lead back to the day", (day) => {
    const { year, month, dayOfMonth } = civilOf(day);
    expect(makeDay(year, month, dayOfMonth)).toBe(day);
    if (year >= 1000 && year <= 9999) expect(parseDay(dayText(day))).toBe(day);
  });

  test("24 November 2026 is a Tuesday", () => {
    expect(weekdayOf(makeDay(2026, 11, 24))).toBe(2);
  });
});

describe("terms have two naming customs", () => {
  test.for([
    ["20_年上期", "spring"],
    ["20_年下期", "autumn"],
    ["上半年", "spring"],
    ["下半年", "autumn"],
    ["上学期", "autumn"],
    ["下学期", "spring"],
    ["2024-2025学年第一学期", "autumn"],
    ["2022年春季", "spring"],
    ["本学年", null],
  ] as const)("%s is %s", ([words, season]) => {
    expect(seasonOf(words)).toBe(season);
  });

  test("a masked year is not stated", () => {
    expect([statedYear("20_年下期"), statedYear("2021年秋季")]).toEqual([null, 2021]);
  });
});

describe("instances of a period", () => {
  const span = { firstSchoolYear: 2012, lastSchoolYear: 2013 };

  test("terms, years and the whole span by their keys", () => {
    const keys = (period: "term" | "year" | "standing"): string[] => expandPeriod(period, 1, span, calendar).map(({ key }) => key);
    expect(keys("term")).toEqual(["2012-autumn", "2013-spring", "2013-autumn", "2014-spring"]);
    expect(keys("year")).toEqual(["2012-2013", "2013-2014"]);
    expect(keys("standing")).toEqual(["2012-2014"]);
  });

  test("months with lessons: ten a year", () => {
    expect(expandPeriod("month", 1, { firstSchoolYear: 2012, lastSchoolYear: 2012 }, calendar).map(({ key }) => key)).toEqual([
      "2012-09",
      "2012-10",
      "2012-11",
      "2012-12",
      "2013-01",
      "2013-02",
      "2013-03",
      "2013-04",
      "2013-05",
      "2013-06",
    ]);
  });

  test("a county's own dates go before the default", () => {
    const day = (text: string): Day => parseDay(text) ?? makeDay(1970, 1, 1);
    const own = makeCalendar([
      {
        schoolYear: 2024,
        springFrom: day("2025-02-10"),
        autumnTeaching: [day("2024-09-02"), day("2025-01-17")],
        springTeaching: [day("2025-02-17"), day("2025-07-04")],
      },
    ]);
    expect(dayText(own.terms(2024)[0].to)).toBe("2025-02-09");
    expect(expandPeriod("term", 1, { firstSchoolYear: 2024, lastSchoolYear: 2024 }, own).map(({ due }) => dayText(due))).toEqual([
      "2025-01-17",
      "2025-07-04",
    ]);
  });

  property.prop([
    anySchoolYear,
    fc.constantFrom("term", "schoolYear", "year", "standing", "once", "plan"),
    fc.integer({ min: 0, max: 364 }),
  ])("every day of the span lies in exactly one instance", (schoolYear, period, offset) => {
    const instances = expandPeriod(period, 1, { firstSchoolYear: schoolYear, lastSchoolYear: schoolYear + 1 }, calendar);
    const day = addDays(schoolYearSpan(schoolYear).from, offset);
    expect(instances.filter(({ from, to }) => from <= day && day <= to)).toHaveLength(1);
  });

  property.prop([anySchoolYear, fc.constantFrom("month", "week"), fc.integer({ min: 1, max: 3 })])(
    "months and weeks never overlap and fall due inside themselves",
    (schoolYear, period, count) => {
      const instances = expandPeriod(period, count, { firstSchoolYear: schoolYear, lastSchoolYear: schoolYear }, calendar);
      for (const [index, { from, to, due }] of instances.entries()) {
        expect(from).toBeLessThanOrEqual(due);
        expect(due).toBeLessThanOrEqual(to);
        expect(from).toBeGreaterThan(instances[index - 1]?.to ?? -Infinity);
      }
    },
  );
});

test("school days are weekdays inside teaching dates that are no holidays", () => {
  const [autumn] = calendar.terms(2024);
  expect(countSchoolDays(calendar, makeDay(2024, 9, 2), makeDay(2024, 9, 8))).toBe(5);
  expect(countSchoolDays(makeCalendar([], [makeDay(2024, 9, 3)]), makeDay(2024, 9, 2), makeDay(2024, 9, 8))).toBe(4);
  expect(countSchoolDays(calendar, addDays(autumn.teachingTo, 1), autumn.to)).toBe(0);
});
