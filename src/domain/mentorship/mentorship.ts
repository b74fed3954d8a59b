import type { Day } from "../calendar/day.ts";
import type { EvidenceRecord } from "../evidence/record.ts";

/** `confirmed`: the mentee, or the mentee's school for them, has said yes. */
export const mentorshipStates = ["submitted", "confirmed", "voided"] as const;
export type MentorshipState = (typeof mentorshipStates)[number];

export const mentorshipMoves = ["confirm", "end", "void"] as const;
export type MentorshipMove = (typeof mentorshipMoves)[number];

/** From which states a move is made; ending keeps what was confirmed and brings its last day forward. */
export const mentorshipMoveStates: Readonly<Record<MentorshipMove, readonly MentorshipState[]>> = {
  confirm: ["submitted"],
  end: ["confirmed"],
  void: ["submitted", "confirmed"],
};

/** What two teachers do together: 听课, 评课指导, 备课, 示范课, 交流. Source: the mentorship agreements of the study. */
export const logKinds = ["observation", "coaching", "preparation", "demonstration", "talk"] as const;
export type LogKind = (typeof logKinds)[number];

/** Longest line of a log. Source: the product's other one-line texts; schools print them one line each. */
export const logLineMax = 150;

/** Whether two stretches of days, both ends included, have a day in common. */
function overlaps(one: { readonly from: Day; readonly to: Day }, other: { readonly from: Day; readonly to: Day }): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/**
 * Whether a mentor may have one mentee more. present: the mentor's other pairs that are not voided, of any partnership.
 * limit: most mentees on one day. Counted by pairs that meet the new one's days, which may be more than there are on
 * any single day and never fewer: our choice, on the side of the mentor's time.
 */
export function mayTakeOneMore(
  limit: number,
  present: readonly { readonly from: Day; readonly to: Day }[],
  next: { readonly from: Day; readonly to: Day },
): boolean {
  return present.filter((pair) => overlaps(pair, next)).length < limit;
}

export interface Mentorship {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly state: MentorshipState;
  readonly subject: string;
  readonly mentor: string;
}

const nobodyElse = { grades: [], earmark: null, postingRole: null } as const;

/** A pair as evidence: one pair on each of its days. */
export function evidenceOfPair({ id, from, to, state, subject, mentor }: Mentorship): EvidenceRecord {
  const isConfirmed = state === "confirmed";
  return {
    ...nobodyElse,
    id,
    from,
    to,
    isConfirmed,
    category: "mentoring_pair",
    subjects: [subject],
    people: [mentor],
    amounts: { pairs: 1 },
    nature: "state",
  };
}

export interface MentorshipLog {
  readonly id: string;
  readonly day: Day;
  readonly kind: LogKind;
  readonly minutes: number;
  readonly isConfirmed: boolean;
}

/** Kinds that are a lesson of either teacher. */
const lessonKinds: ReadonlySet<LogKind> = new Set(["observation", "demonstration"]);

/** A log as evidence: one event of its day, a lesson where one was held. It counts with the mentee's word for it and for the pair. */
export function evidenceOfLog(pair: Mentorship, log: MentorshipLog): EvidenceRecord {
  return {
    ...nobodyElse,
    id: log.id,
    from: log.day,
    to: log.day,
    isConfirmed: log.isConfirmed && pair.state === "confirmed",
    category: "mentoring_activity",
    subjects: [pair.subject],
    people: [pair.mentor],
    amounts: { events: 1, hours: log.minutes / 60, ...(lessonKinds.has(log.kind) ? { lessons: 1 } : {}) },
    nature: "event",
  };
}
