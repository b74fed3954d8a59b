import type { ApprovalState } from "../approval/approval.ts";
import { reversedSides, type PartnershipSides } from "../access/subject.ts";
import { addDays, weekdayOf, type Day } from "../calendar/day.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import type { PostingRole } from "../reading/reading.ts";

/**
 * What somebody is sent for. A `posting` fills a post at the helped school; `followOn` (跟岗) learns on the job at the
 * helper school, `studyTour` (考察) travels to learn. In the last two it is the helped school that sends.
 */
export const postingKinds = ["posting", "followOn", "studyTour"] as const;
export type PostingKind = (typeof postingKinds)[number];

/** States in which a person is spoken for: from the nomination on, and for the days that a concluded post was held. */
export const holdingStates = ["nominated", "endorsed", "approved", "active", "completed"] as const satisfies readonly ApprovalState[];

const holding: ReadonlySet<ApprovalState> = new Set(holdingStates);

/** Whether a posting in this state takes up the person's days. */
export function isHolding(state: ApprovalState): boolean {
  return holding.has(state);
}

/**
 * The partnership as the approval of a posting sees it: who sends plays the helper, who receives the helped school. So
 * the one table of moves holds in both directions: the receiving school asks and confirms the arrival, the sending
 * school nominates its own.
 */
export function sidesOfPosting(kind: PostingKind, sides: PartnershipSides): PartnershipSides {
  return kind === "posting" ? sides : reversedSides(sides);
}

/** A posting as evidence needs it; `from` and `to` are the days really held: from the arrival to the last day. */
export interface HeldPosting {
  readonly id: string;
  readonly kind: PostingKind;
  readonly state: ApprovalState;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly grades: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly personName: string;
}

/** Whether the host school has confirmed that the person came. */
function hasArrived(state: ApprovalState): boolean {
  return state === "active" || state === "completed";
}

/** A post held is a state of each of its days: it shows in every window that it fills for the most part. */
function evidenceOfPost(posting: HeldPosting): EvidenceRecord {
  return {
    id: posting.id,
    category: "secondment",
    from: posting.from,
    to: posting.to,
    isConfirmed: hasArrived(posting.state),
    subjects: posting.subject === null ? [] : [posting.subject],
    grades: posting.grades,
    people: [posting.personName],
    amounts: { people: 1 },
    earmark: null,
    postingRole: posting.role,
    nature: "state",
  };
}

/** Days from Monday to Friday in a stretch, both ends included. */
function weekdaysIn(from: Day, to: Day): number {
  const whole = Math.floor((to - from + 1) / 7);
  let count = whole * 5;
  for (let at = addDays(from, whole * 7); at <= to; at = addDays(at, 1)) if (weekdayOf(at) <= 5) count++;
  return count;
}

/** Those who left together for the same thing: one visit, however many went. */
function visitKey({ kind, from, to, state }: HeldPosting): string {
  return `${kind} ${from} ${to} ${hasArrived(state)}`;
}

function evidenceOfVisit(visit: readonly HeldPosting[], first: HeldPosting): EvidenceRecord {
  const subjects = visit.flatMap(({ subject }) => (subject === null ? [] : [subject]));
  return {
    id: first.id,
    category: "follow_on_study",
    from: first.from,
    to: first.to,
    isConfirmed: hasArrived(first.state),
    // Who learned what is told only where every one has a subject: `subjects` and `people` go by place.
    subjects: subjects.length === visit.length ? subjects : [...new Set(subjects)],
    grades: [...new Set(visit.flatMap(({ grades }) => grades))],
    people: visit.map(({ personName }) => personName),
    amounts: { events: 1, people: visit.length, days: weekdaysIn(first.from, first.to) },
    earmark: null,
    postingRole: null,
    nature: "event",
  };
}

/**
 * What the postings of one partnership show. A post counts once the host school has confirmed the arrival, to its last
 * day. Follow-on study and study tours are events: those of the same days are one visit of so many people, as one
 * record of it would say; a fortnight of study is no state that must fill half a year. Our choice, so that entering
 * people one by one gives the standings that one record of them all gave.
 */
export function evidenceOfPostings(postings: readonly HeldPosting[]): EvidenceRecord[] {
  const held = postings.filter(({ state }) => isHolding(state));
  const posts = held.filter(({ kind }) => kind === "posting").map(evidenceOfPost);
  const visits = Map.groupBy(
    held.filter(({ kind }) => kind !== "posting"),
    visitKey,
  );
  return [...posts, ...[...visits.values()].flatMap((visit) => (visit[0] ? [evidenceOfVisit(visit, visit[0])] : []))];
}
