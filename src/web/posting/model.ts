import type { MatrixCell, PostingBoard, PostingLine, PostingMatrix } from "../../contract/posting.ts";
import { approvalMoves, type ApprovalMove } from "../../domain/approval/approval.ts";
import { dayText, makeDay, parseDay, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf } from "../../domain/calendar/school-calendar.ts";

/** A day that the contract has checked. */
function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`expected a day YYYY-MM-DD, found ${text}`);
  return day;
}

/** The days really held: from the arrival to the last day. */
export function heldDays({ beganOn, endedOn, from, to }: Pick<PostingLine, "beganOn" | "endedOn" | "from" | "to">): {
  from: string;
  to: string;
} {
  return { from: beganOn ?? from, to: endedOn ?? to };
}

/** How a person stands in the matrix: there, on the way through approval, or only asked for. */
export type Presence = "filled" | "coming" | "asked";

export function presenceOf({ state }: Pick<PostingLine, "state">): Presence {
  if (state === "active" || state === "completed") return "filled";
  return state === "submitted" ? "asked" : "coming";
}

/** How a cell looks at a glance: the best that anybody in it makes of it; `empty` where a promise has nobody. */
export function lookOf({ promised, postings }: Pick<MatrixCell, "promised" | "postings">): "filled" | "coming" | "empty" | "none" {
  const filled = postings.filter((posting) => presenceOf(posting) === "filled").length;
  if (filled > 0 && filled >= promised) return "filled";
  if (postings.some((posting) => presenceOf(posting) !== "asked")) return "coming";
  return promised > 0 || postings.length > 0 ? "empty" : "none";
}

/** The matrix as a table: grades down, subjects across; what names no subject stands beside it. */
export interface MatrixTable {
  readonly subjects: readonly string[];
  /** null: posts of no particular grade. */
  readonly rows: readonly { readonly grade: string | null; readonly cells: readonly (readonly MatrixCell[])[] }[];
  readonly others: readonly MatrixCell[];
  readonly wanted: number;
  readonly filled: number;
}

/** Lays out the cells; only subjects and rows that hold something are shown. */
export function tableOf({ grades, cells }: Pick<PostingMatrix, "grades" | "cells">): MatrixTable {
  const placed = cells.filter(({ subject }) => subject !== null);
  const subjects = [...new Set(placed.flatMap(({ subject }) => (subject === null ? [] : [subject])))];
  const hasGrade = (grade: string | null): boolean => placed.some((cell) => cell.grade === grade);
  const shown = [...grades.filter(() => placed.some(({ grade }) => grade !== null)), ...(hasGrade(null) ? [null] : [])];
  const others = cells.filter(({ subject }) => subject === null);
  return {
    subjects,
    rows: shown.map((grade) => ({
      grade,
      cells: subjects.map((subject) => placed.filter((cell) => cell.grade === grade && cell.subject === subject)),
    })),
    others,
    wanted: cells.reduce((sum, { promised }) => sum + promised, 0),
    filled: cells.reduce(
      (sum, { promised, postings }) => sum + Math.min(promised, postings.filter((one) => presenceOf(one) === "filled").length),
      0,
    ),
  };
}

/** A bar on the board: where it begins and how long it is, in percent of the school year shown. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

const daysPerWeek = 7;

/** Days as a bar over the weeks shown: it begins and ends with whole weeks, at least one wide. */
export function barOf(days: { readonly from: string; readonly to: string }, shown: { readonly from: string; readonly to: string }): Bar {
  const [first, last] = [dayOf(shown.from), dayOf(shown.to)];
  const weeks = Math.ceil((last - first + 1) / daysPerWeek);
  const weekOf = (day: Day): number => Math.min(weeks - 1, Math.max(0, Math.floor((day - first) / daysPerWeek)));
  const from = weekOf(dayOf(days.from));
  const to = weekOf(dayOf(days.to));
  return { left: (100 * from) / weeks, width: (100 * (to - from + 1)) / weeks };
}

/** Where a day lies in the days shown, in percent; null outside. */
export function placeOf(day: string, shown: { readonly from: string; readonly to: string }): number | null {
  if (day < shown.from || day > shown.to) return null;
  const [first, last] = [dayOf(shown.from), dayOf(shown.to)];
  return (100 * (dayOf(day) - first)) / (last - first + 1);
}

/** The months of the days shown with the place of their first day: the scale above the bars. */
export function monthMarks(shown: { readonly from: string; readonly to: string }): { readonly month: number; readonly left: number }[] {
  const marks: { month: number; left: number }[] = [];
  let [year, month] = [Number(shown.from.slice(0, 4)), Number(shown.from.slice(5, 7))];
  for (;;) {
    const first = `${year}-${String(month).padStart(2, "0")}-01`;
    if (first > shown.to) return marks;
    marks.push({ month, left: placeOf(first, shown) ?? 0 });
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** What those who are away on a day leave in one subject; null: who teaches none. */
export interface Left {
  readonly subject: string | null;
  readonly people: number;
  readonly lessons: number;
  readonly uncovered: number;
  /** People whose lessons at home nobody has stated. */
  readonly unknown: number;
}

/** Who is away on a day: those who have arrived, from then to their last day. Who is on the way still teaches at home. */
export function awayOn(away: PostingBoard["away"], day: string): PostingBoard["away"] {
  return away.filter((one) => {
    const { from, to } = heldDays(one);
    return presenceOf(one) === "filled" && from <= day && day <= to;
  });
}

/** What is left to cover, by the subject that each person teaches at home. */
export function leftBySubject(away: PostingBoard["away"]): Left[] {
  const groups = Map.groupBy(away, ({ staffSubjects, subject }) => staffSubjects[0] ?? subject);
  return [...groups].map(([subject, people]) => ({
    subject,
    people: people.length,
    lessons: people.reduce((sum, { homeLessonsPerWeek }) => sum + (homeLessonsPerWeek ?? 0), 0),
    uncovered: people.reduce((sum, { homeLessonsPerWeek, cover }) => sum + (cover === null ? (homeLessonsPerWeek ?? 0) : 0), 0),
    unknown: people.filter(({ homeLessonsPerWeek }) => homeLessonsPerWeek === null).length,
  }));
}

/** 2026-09-01 as 9.1: days inside cells, where the year is told above. */
export function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`;
}

/** The moves that can be made with every one of some postings; none where none is chosen. */
export function sharedMoves(postings: readonly Pick<PostingLine, "moves">[]): ApprovalMove[] {
  return postings.length === 0 ? [] : approvalMoves.filter((move) => postings.every(({ moves }) => moves.includes(move)));
}

/** Where a post ends unless told: with the lessons of the school year, 5 July. Our choice, as the calendar's default. */
export function endOfSchoolYear(today: string): string {
  return dayText(makeDay(schoolYearOf(dayOf(today)) + 1, 7, 5));
}
