import { can } from "../access/access.ts";
import type { Actor } from "../access/role.ts";
import type { PartnershipSides } from "../access/subject.ts";
import { askedFields } from "../evidence/asked-fields.ts";
import type { Category } from "../reading/category.ts";

/** How somebody's presence is known: by the code on the big screen, ticked on a list, or typed at the door by a guest. */
export const attendanceWays = ["code", "list", "guest"] as const;
export type AttendanceWay = (typeof attendanceWays)[number];

/** What is noted on the trail of an event's record without changing the record itself: its version stays. */
export const eventNotes = ["announce", "invite", "attendance"] as const;
export type EventNote = (typeof eventNotes)[number];

/** Where somebody who may come stands. `waiting`: every place is taken, and one that becomes free is theirs in turn. */
export const seats = ["invited", "place", "waiting", "none"] as const;
export type Seat = (typeof seats)[number];

/** Somebody on the list of an event, in the order of signing up. `isSignedUp` is false for who was only invited or came unannounced. */
export interface Listed {
  readonly id: string;
  readonly isInvited: boolean;
  readonly isSignedUp: boolean;
}

/**
 * Who has a place. `listed`: those signed up in the order in which they did; capacity: null for as many as come. The
 * first have one, the others wait; whoever steps back makes room for the first who waits. Nothing of it is stored, so
 * no two people can ever be given one place. Our choice.
 */
export function seatsOf(capacity: number | null, listed: readonly Listed[]): Map<string, Seat> {
  let taken = 0;
  return new Map(
    listed.map(({ id, isInvited, isSignedUp }): [string, Seat] => {
      if (!isSignedUp) return [id, isInvited ? "invited" : "none"];
      taken += 1;
      return [id, capacity === null || taken <= capacity ? "place" : "waiting"];
    }),
  );
}

/** Places that are left; null where there is no limit. Never below 0. */
export function placesLeft(capacity: number | null, listed: readonly Listed[]): number | null {
  if (capacity === null) return null;
  return Math.max(0, capacity - listed.filter(({ isSignedUp }) => isSignedUp).length);
}

/** The schools that somebody acts for. */
export function schoolsOfActor(actor: Actor): string[] {
  return [...new Set(actor.grants.flatMap(({ scope }) => (scope.kind === "school" ? [scope.schoolId] : [])))];
}

/** Whether somebody may sign up and check in: people of the schools that it is open to, and the bureau and leading group of the pair. */
export function mayJoin(actor: Actor, sides: PartnershipSides, openTo: readonly string[]): boolean {
  const schools = schoolsOfActor(actor);
  if (openTo.some((schoolId) => can(actor, "event.join", { kind: "school", schoolId }))) return true;
  if (!can(actor, "event.join", { kind: "partnership", ...sides })) return false;
  return schools.length === 0 || schools.some((schoolId) => openTo.includes(schoolId));
}

/** Whether somebody may read of an event: whoever reads the pair, and whoever it is open to. */
export function mayReadEvent(actor: Actor, sides: PartnershipSides, openTo: readonly string[]): boolean {
  return can(actor, "partnership.read", { kind: "partnership", ...sides }) || mayJoin(actor, sides, openTo);
}

/**
 * Whether those who came are the people that a record of the kind counts. A meeting or a training counts who was there;
 * the people of a lesson are those who taught it, and its audience must not be counted as teachers sent.
 */
export function countsAttendance(category: Category): boolean {
  const { figures, lasts } = askedFields(category);
  return figures[0] === "people" && !lasts;
}

/** What a record states of people. */
interface Roster {
  readonly category: Category;
  readonly people: readonly { readonly name: string; readonly staffId: string | null }[];
  readonly amounts: Readonly<Record<string, number>>;
}

/**
 * The record of an event that has taken place: names and head count are those of the attendance, so that nobody types
 * them again. Without anybody on the list, and for kinds whose people are not the audience, it stays as it was planned.
 */
export function heldWith<Content extends Roster>(content: Content, attended: Content["people"]): Content {
  if (attended.length === 0 || !countsAttendance(content.category)) return content;
  return { ...content, people: attended, amounts: { ...content.amounts, people: attended.length } };
}

/** Questions of the feedback. Source: the product's brief, feedback of three questions. */
export const questionCount = 3;
/** Fewer replies than this are not shown: who gave them could be told. Our choice, the usual floor of small groups. */
export const repliesShownMin = 3;

export interface Reply {
  readonly answers: readonly number[];
  readonly words: string | null;
}

export interface FeedbackSummary {
  readonly replies: number;
  /** For each question how often 1 to 5 was given, and the mean to one decimal; null below `repliesShownMin`. */
  readonly questions: readonly { readonly counts: readonly number[]; readonly mean: number }[] | null;
  readonly words: readonly string[];
}

/** The replies without who gave them: counts, means, and lines in the order of the alphabet, which tells no order of giving. */
export function summariseFeedback(replies: readonly Reply[]): FeedbackSummary {
  if (replies.length < repliesShownMin) return { replies: replies.length, questions: null, words: [] };
  const questions = Array.from({ length: questionCount }, (_, index) => {
    const given = replies.map(({ answers }) => answers[index] ?? 0);
    const counts = [1, 2, 3, 4, 5].map((mark) => given.filter((answer) => answer === mark).length);
    return { counts, mean: Math.round((10 * given.reduce((sum, answer) => sum + answer, 0)) / given.length) / 10 };
  });
  return { replies: replies.length, questions, words: replies.flatMap(({ words }) => (words === null ? [] : [words])).toSorted() };
}
