import { describe, expect, test } from "vitest";
import type { MatrixCell, PostingBoard, PostingLine } from "../../contract/posting.ts";
import { awayOn, barOf, endOfSchoolYear, leftBySubject, lookOf, monthMarks, placeOf, sharedMoves, tableOf } from "./model.ts";

const school = { id: "s", name: "一中", shortName: null };
const line = (more: Partial<PostingLine> = {}): PostingLine => ({
  id: "p",
  state: "active",
  version: 1,
  moves: [],
  kind: "posting",
  role: "subjectTeacher",
  subject: "语文",
  grades: ["7"],
  isFullTime: true,
  sharePercent: 100,
  lessonsPerWeek: 12,
  from: "2026-09-01",
  to: "2027-07-05",
  place: null,
  wish: null,
  partnershipId: "q",
  helper: school,
  helped: school,
  home: school,
  host: school,
  staffId: "t",
  personName: "王一",
  title: null,
  homeLessonsPerWeek: 12,
  cover: null,
  beganOn: "2026-09-01",
  endedOn: null,
  ...more,
});
const cell = (more: Partial<MatrixCell> = {}): MatrixCell => ({
  clause: "每个年级各一名",
  standing: "met",
  grade: "7",
  subject: "语文",
  role: "subjectTeacher",
  promised: 1,
  postings: [],
  gaps: [],
  ...more,
});

describe("how a cell looks", () => {
  test.for([
    { why: "nobody", postings: [], look: "empty" },
    { why: "only asked for", postings: [line({ state: "submitted" })], look: "empty" },
    { why: "on the way", postings: [line({ state: "endorsed" })], look: "coming" },
    { why: "on post", postings: [line()], look: "filled" },
    { why: "one of two on post", postings: [line()], promised: 2, look: "coming" },
  ])("$why: $look", ({ postings, promised = 1, look }) => {
    expect(lookOf({ promised, postings })).toBe(look);
  });
});

test("grades go down and subjects across; what names no subject stands beside, and each filled post is counted once", () => {
  const manager = cell({ grade: null, subject: null, role: "manager" });
  const table = tableOf({
    grades: ["7", "8"],
    cells: [cell({ postings: [line(), line({ id: "x" })] }), cell({ subject: "数学" }), manager],
  });
  expect(table.subjects).toEqual(["语文", "数学"]);
  expect(table.rows.map(({ grade, cells }) => [grade, cells.map((own) => own.length)])).toEqual([
    ["7", [1, 1]],
    ["8", [0, 0]],
  ]);
  expect(table.others).toEqual([manager]);
  expect([table.filled, table.wanted]).toEqual([1, 3]);
});

describe("the board", () => {
  const shown = { from: "2026-09-01", to: "2027-07-05" };
  test("a bar covers whole weeks and never leaves the year shown", () => {
    expect(barOf(shown, shown)).toEqual({ left: 0, width: 100 });
    expect(barOf({ from: "2026-08-20", to: "2028-01-01" }, shown)).toEqual({ left: 0, width: 100 });
    const day = barOf({ from: "2026-09-08", to: "2026-09-08" }, shown);
    expect(day.left).toBeCloseTo(100 / 44);
    expect(day.width).toBeCloseTo(100 / 44);
  });

  test("the scale names each month once, over the turn of the year", () => {
    expect(monthMarks(shown).map(({ month }) => month)).toEqual([9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7]);
    expect(placeOf("2026-08-31", shown)).toBeNull();
    expect(placeOf("2026-09-01", shown)).toBe(0);
  });

  test("what is left is summed by the subject taught at home, of those away on the day", () => {
    const away: PostingBoard["away"] = [
      { ...line({ cover: "李二" }), staffSubjects: ["语文"], staffGrades: [] },
      { ...line({ homeLessonsPerWeek: 10 }), staffSubjects: ["语文"], staffGrades: [] },
      { ...line({ homeLessonsPerWeek: null, subject: "数学" }), staffSubjects: ["数学"], staffGrades: [] },
      { ...line({ endedOn: "2026-10-01" }), staffSubjects: ["外语"], staffGrades: [] },
      { ...line({ state: "approved" }), staffSubjects: ["外语"], staffGrades: [] },
    ];
    expect(leftBySubject(awayOn(away, "2026-11-24"))).toEqual([
      { subject: "语文", people: 2, lessons: 22, uncovered: 10, unknown: 0 },
      { subject: "数学", people: 1, lessons: 0, uncovered: 0, unknown: 1 },
    ]);
  });
});

test("many are moved together only by moves that each of them can make", () => {
  expect(sharedMoves([])).toEqual([]);
  expect(sharedMoves([{ moves: ["endorse", "return"] }, { moves: ["return"] }])).toEqual(["return"]);
});

test("a post asked for in June ends with that school year, one asked for in September with the next", () => {
  expect(endOfSchoolYear("2026-06-01")).toBe("2026-07-05");
  expect(endOfSchoolYear("2026-09-01")).toBe("2027-07-05");
});
