import type { ApprovalState } from "../approval/approval.ts";
import { addDays, type Day } from "../calendar/day.ts";
import type { Obligation } from "../obligation/obligation.ts";
import type { PostingRole } from "../reading/reading.ts";
import { isHolding } from "./posting.ts";

/** A promised post: where the plan wants how many people, and for which days. null: the plan leaves it open. */
export interface PromisedPost {
  readonly grade: string | null;
  readonly subject: string | null;
  readonly role: PostingRole | null;
  /** People wanted; 0 where the promise holds only as needed. */
  readonly count: number;
  readonly from: Day;
  readonly to: Day;
}

/** A posting as the matrix places it. */
export interface PlacedPosting {
  readonly id: string;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly grades: readonly string[];
  readonly state: ApprovalState;
  readonly from: Day;
  readonly to: Day;
}

/** Days on which fewer people are on post than promised. */
export interface Gap {
  readonly from: Day;
  readonly to: Day;
  readonly missing: number;
}

/** One field of the matrix: what is promised there, who fills it, and when it stands empty. */
export interface MatrixCell {
  readonly grade: string | null;
  readonly subject: string | null;
  readonly role: PostingRole | null;
  readonly promised: number;
  readonly postingIds: readonly string[];
  readonly gaps: readonly Gap[];
}

/** Reads an obligation of people on post as a promised post; null for other promises. */
export function promisedPost({ quota, scope, period, min }: Obligation): PromisedPost | null {
  if (quota.category !== "secondment" || (quota.measure !== "people" && quota.measure !== "teachers")) return null;
  return {
    grade: scope["grade"] ?? null,
    subject: scope["subject"] ?? null,
    role: quota.postingRole,
    count: quota.isAsNeeded ? 0 : min,
    from: period.from,
    to: period.due,
  };
}

/** A homeroom teacher teaches a subject too; a manager does not. The same rule as for evidence. */
function fitsRole(wanted: PostingRole | null, role: PostingRole | null): boolean {
  if (wanted === null || role === null) return true;
  return wanted === "subjectTeacher" ? role !== "manager" : wanted === role;
}

/** Whether a posting fills a promised post. A posting without grades fills none that names a grade: it may be any. */
export function fillsPost(post: Omit<PromisedPost, "count">, posting: PlacedPosting): boolean {
  if (posting.to < post.from || posting.from > post.to || !fitsRole(post.role, posting.role)) return false;
  if (post.subject !== null && post.subject !== posting.subject) return false;
  return post.grade === null || posting.grades.includes(post.grade);
}

/**
 * The days between `from` and `to` on which fewer than `count` people are on post, one stretch for each run of days
 * with the same number missing. Only people who are spoken for count.
 */
export function gapsOf({ count, from, to }: Pick<PromisedPost, "count" | "from" | "to">, postings: readonly PlacedPosting[]): Gap[] {
  const held = postings.filter(({ state }) => isHolding(state));
  const turns = held.flatMap((one) => [one.from, addDays(one.to, 1)]).filter((day) => day > from && day <= to);
  const days = [from, ...new Set(turns.toSorted((one, other) => one - other))];
  const gaps: Gap[] = [];
  for (const [index, day] of days.entries()) {
    const missing = count - held.filter((one) => one.from <= day && day <= one.to).length;
    if (missing <= 0) continue;
    const next = days[index + 1];
    const last = next === undefined ? to : addDays(next, -1);
    const before = gaps.at(-1);
    if (before && before.missing === missing && addDays(before.to, 1) === day) gaps[gaps.length - 1] = { ...before, to: last };
    else gaps.push({ from: day, to: last, missing });
  }
  return gaps;
}

/** The cell of each promised post, and one for each place that somebody holds without a promise of it. */
export function matrixCells(promised: readonly PromisedPost[], postings: readonly PlacedPosting[]): MatrixCell[] {
  const placed = new Set<string>();
  const cells: MatrixCell[] = promised.map((post) => {
    const own = postings.filter((posting) => fillsPost(post, posting));
    for (const { id } of own) placed.add(id);
    return {
      grade: post.grade,
      subject: post.subject,
      role: post.role,
      promised: post.count,
      postingIds: own.map(({ id }) => id),
      gaps: gapsOf(post, own),
    };
  });
  const others = Map.groupBy(
    postings.filter(({ id }) => !placed.has(id)),
    ({ subject, role }) => (subject === null ? `role ${role ?? ""}` : `subject ${subject}`),
  );
  for (const own of others.values()) {
    const [first] = own;
    if (!first) continue;
    const role = first.subject === null ? first.role : null;
    cells.push({ grade: null, subject: first.subject, role, promised: 0, postingIds: own.map(({ id }) => id), gaps: [] });
  }
  return cells;
}
