import { describe, expect, test } from "vitest";
import { addDays, makeDay } from "../calendar/day.ts";
import { gapsOf, matrixCells, type PlacedPosting, type PromisedPost } from "./matrix.ts";

const from = makeDay(2026, 9, 1);
const to = makeDay(2027, 7, 5);
const post = (grade: string | null, subject: string | null, more: Partial<PromisedPost> = {}): PromisedPost => ({
  grade,
  subject,
  role: "subjectTeacher",
  count: 1,
  from,
  to,
  ...more,
});
const posting = (id: string, more: Partial<PlacedPosting> = {}): PlacedPosting => ({
  id,
  role: "subjectTeacher",
  subject: "语文",
  grades: ["7"],
  state: "active",
  from,
  to,
  ...more,
});

describe("grade by subject", () => {
  test("a posting fills the cell of its grade and subject, and no other", () => {
    const cells = matrixCells([post("7", "语文"), post("8", "语文"), post("7", "数学")], [posting("a")]);
    expect(cells.map(({ postingIds, gaps }) => [postingIds, gaps.length])).toEqual([
      [["a"], 0],
      [[], 1],
      [[], 1],
    ]);
  });

  test("one that names no grade fills no cell that asks for one, and stands in its subject without a grade", () => {
    const cells = matrixCells([post("7", "语文")], [posting("a", { grades: [] })]);
    expect(cells).toMatchObject([
      { grade: "7", postingIds: [], gaps: [{ from, to, missing: 1 }] },
      { grade: null, subject: "语文", promised: 0, postingIds: ["a"] },
    ]);
  });

  test("a homeroom teacher teaches too, a manager does not; a managerial post takes managers only", () => {
    const people = [posting("h", { role: "homeroom" }), posting("m", { role: "manager", subject: null, grades: [] })];
    const cells = matrixCells([post("7", "语文"), post(null, null, { role: "manager" })], people);
    expect(cells.map(({ postingIds }) => postingIds)).toEqual([["h"], ["m"]]);
  });
});

describe("days that nobody fills", () => {
  const half = makeDay(2027, 1, 31);
  test("before the arrival, after an early end, and with two wanted", () => {
    expect(gapsOf(post("7", "语文"), [posting("a", { from: addDays(from, 14) })])).toEqual([{ from, to: addDays(from, 13), missing: 1 }]);
    expect(gapsOf(post("7", "语文"), [posting("a", { to: half })])).toEqual([{ from: addDays(half, 1), to, missing: 1 }]);
    expect(gapsOf(post(null, "语文", { count: 2 }), [posting("a", { to: half })])).toEqual([
      { from, to: half, missing: 1 },
      { from: addDays(half, 1), to, missing: 2 },
    ]);
  });

  test("a successor on the next day leaves no gap; who is only asked for fills nothing", () => {
    const next = posting("b", { from: addDays(half, 1) });
    expect(gapsOf(post("7", "语文"), [posting("a", { to: half }), next])).toEqual([]);
    expect(gapsOf(post("7", "语文"), [posting("a", { state: "submitted" })])).toEqual([{ from, to, missing: 1 }]);
  });

  test("what is promised only as needed leaves no gap", () => {
    expect(gapsOf(post(null, "物理", { count: 0 }), [])).toEqual([]);
  });
});
