import { describe, expect, test } from "vitest";
import { dayText } from "../calendar/day.ts";
import { parseAttendance } from "./month-import.ts";

const row = (cells: Record<string, string>) => ({
  row: 5,
  cells: { name: "王一", month: "2026-09", absentDays: "0", lessons: "64", ...cells },
});

describe("a row of the attendance sheet", () => {
  test.for(["2026-09", "2026年9月", "2026.9", "202609", "2026-09-01"])("the month written %s", (month) => {
    const { value } = parseAttendance(row({ month }));
    expect(value && dayText(value.month)).toBe("2026-09-01");
  });

  test("figures with their units", () => {
    expect(parseAttendance(row({ absentDays: "2天", lessons: "60节" })).value).toMatchObject({ absentDays: 2, lessons: 60, note: null });
  });

  test.for([
    { cells: { month: "九月" }, column: "month", code: "month-form" },
    { cells: { month: "2026-13" }, column: "month", code: "month-form" },
    { cells: { lessons: "" }, column: "lessons", code: "missing" },
    { cells: { absentDays: "半天" }, column: "absentDays", code: "no-number" },
    { cells: { name: "" }, column: "name", code: "missing" },
  ])("$cells is wrong in $column", ({ cells, column, code }) => {
    expect(parseAttendance(row(cells))).toMatchObject({ value: null, errors: [{ code, column }] });
  });
});
