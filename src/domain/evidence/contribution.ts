import type { Category } from "../reading/category.ts";
import type { Obligation } from "../obligation/obligation.ts";
import type { Measure, Quota } from "../plan/quota.ts";
import type { EvidenceRecord } from "./record.ts";

/** Why a record does not count towards an obligation, or counts without proving it. */
export const exclusions = [
  "not-this-kind",
  "outside-window",
  "too-short",
  "unconfirmed",
  "wrong-role",
  "wrong-earmark",
  "wrong-subject",
] as const;
export type Exclusion = (typeof exclusions)[number];
export const gaps = ["measure", "date", "grade", "subject", "roster", "earmark"] as const;
/** What a record leaves open, so that it neither counts nor can be ruled out. */
export type Gap = (typeof gaps)[number];

export type Contribution =
  | { readonly kind: "counts"; readonly amount: number }
  | { readonly kind: "lacks"; readonly gap: Gap }
  | { readonly kind: "excluded"; readonly why: Exclusion };

/**
 * Kinds of record that count towards a kind of duty besides its own. Sending lessons shows lessons, and the other way round;
 * goods that a plan calls donated are handed on by a public school as a transfer of assets. Source: GLOSSARY, asset transfer.
 */
const alsoCounts: Partial<Record<Category, readonly Category[]>> = {
  demo_lesson: ["lesson_sending"],
  lesson_sending: ["demo_lesson"],
  donation_goods: ["asset_transfer"],
  equipment: ["asset_transfer"],
};

/** The kinds of record that count towards a kind of duty. */
export function countingCategories(category: Category): readonly Category[] {
  return [category, ...(alsoCounts[category] ?? [])];
}

const excluded: Readonly<Record<Exclusion, Contribution>> = {
  "not-this-kind": { kind: "excluded", why: "not-this-kind" },
  "outside-window": { kind: "excluded", why: "outside-window" },
  "too-short": { kind: "excluded", why: "too-short" },
  unconfirmed: { kind: "excluded", why: "unconfirmed" },
  "wrong-role": { kind: "excluded", why: "wrong-role" },
  "wrong-earmark": { kind: "excluded", why: "wrong-earmark" },
  "wrong-subject": { kind: "excluded", why: "wrong-subject" },
};
const lacking: Readonly<Record<Gap, Contribution>> = {
  measure: { kind: "lacks", gap: "measure" },
  date: { kind: "lacks", gap: "date" },
  grade: { kind: "lacks", gap: "grade" },
  subject: { kind: "lacks", gap: "subject" },
  roster: { kind: "lacks", gap: "roster" },
  earmark: { kind: "lacks", gap: "earmark" },
};

function matchesRole(obligation: Obligation, record: EvidenceRecord): boolean {
  const role = obligation.quota.postingRole;
  if (role === null || record.postingRole === null) return true;
  // A homeroom teacher teaches a subject too; a manager on secondment does not.
  return role === "subjectTeacher" ? record.postingRole !== "manager" : role === record.postingRole;
}

/** Kinds of record of which every one shows at least one lesson by the teacher who came. Source: the seed's expected audit. */
const lessonKinds = new Set<Category>(["demo_lesson", "lesson_sending"]);

/** Measures that a bare mention of a subject shows at least one of: 送教：语文、数学 is a lesson and a teacher in each. */
function showsByMention(measure: Measure): boolean {
  return measure === "people" || measure === "teachers" || measure === "lessons";
}

/** What a record states of a measure, wherever it was; undefined if it does not. */
function statedTotal(measure: Measure, record: EvidenceRecord): number | undefined {
  const stated = record.amounts[measure];
  if (stated !== undefined) return stated;
  return measure === "teachers" || measure === "pairs" ? record.amounts.people : undefined;
}

/** Without a subject to look for: what is stated, else the least that the names or subjects show. */
function amountOverall(measure: Measure, record: EvidenceRecord): number | null {
  const stated = statedTotal(measure, record);
  if (stated !== undefined) return stated;
  if (measure === "teachers" && record.people.length > 0) return record.people.length;
  const showsLessons = measure === "teachers" || (measure === "lessons" && lessonKinds.has(record.category));
  return showsLessons && record.subjects.length > 0 ? record.subjects.length : null;
}

/**
 * The share of one subject in a record. A figure stated for several subjects together (语、数、英共结师徒8对) belongs
 * to one of them only where it is one each; beyond that, at least as many are shown as the subject is named, which
 * settles a minimum of so many and leaves a higher one open.
 */
function amountInSubject(obligation: Obligation, record: EvidenceRecord, subject: string): number | null {
  const { measure } = obligation.quota;
  const stated = statedTotal(measure, record);
  const named = record.subjects.filter((name) => name === subject).length;
  const isOnly = named === record.subjects.length;
  // The head count of a dated event may be its audience (听课教师80人): the subjects named show the teachers who came.
  const isAudience = record.nature === "event" && measure === "teachers" && record.amounts.teachers === undefined;
  if (isOnly && !isAudience) return stated ?? (showsByMention(measure) ? named : null);
  if (measure === "events") return isOnly || stated === 1 ? (stated ?? null) : null;
  if (stated === undefined) return showsByMention(measure) ? named : null;
  if (stated === record.subjects.length) return named;
  if (!showsByMention(measure) && stated < record.subjects.length) return null;
  return isShareable(measure) && named >= obligation.min ? named : isOnly ? stated : null;
}

/** Measures of which each subject named has at least one; a sum of money or hours need not. */
function isShareable(measure: Measure): boolean {
  return showsByMention(measure) || measure === "pairs" || measure === "projects" || measure === "pieces";
}

/** The people a record names in a subject; null for a masked name. Empty where the record does not tell who taught what. */
export function peopleIn(record: EvidenceRecord, subject: string | undefined): readonly (string | null)[] {
  if (subject === undefined || record.subjects.every((name) => name === subject)) return record.people;
  if (record.people.length !== record.subjects.length) return [];
  return record.people.filter((_, index) => record.subjects[index] === subject);
}

/** The share of one named teacher: all of a record that names nobody else, else the one lesson that coming shows. */
function amountOfTeacher(obligation: Obligation, record: EvidenceRecord): number | null {
  const { measure } = obligation.quota;
  const stated = record.people.length === 1 ? record.amounts[measure] : undefined;
  if (stated !== undefined) return stated;
  const isShown = measure === "lessons" && lessonKinds.has(record.category) && obligation.min <= 1;
  return isShown || (measure === "lessons" && record.amounts.lessons === record.people.length) ? 1 : null;
}

/** How much a record states of a measure in one scope; null if it does not state it. */
function statedAmount(obligation: Obligation, record: EvidenceRecord): number | null {
  const { subject, teacher } = obligation.scope;
  if (teacher !== undefined) return amountOfTeacher(obligation, record);
  return subject === undefined ? amountOverall(obligation.quota.measure, record) : amountInSubject(obligation, record, subject);
}

/**
 * Whether a person who comes again counts once. The product's design: a quota of teachers counts distinct teachers, and somebody on
 * two posts is one person sent; meetings and trainings count those who are there each time.
 */
export function countsPersonOnce(quota: Quota): boolean {
  return quota.measure === "teachers" || (quota.measure === "people" && quota.category === "secondment");
}

/** The known names behind an amount of people: those to count once. Empty where the names are not those of the people counted. */
export function namesBehind(obligation: Obligation, record: EvidenceRecord, amount: number): readonly string[] {
  if (record.people.length === 0 || !countsPersonOnce(obligation.quota)) return [];
  const names = peopleIn(record, obligation.scope["subject"]).filter((name) => name !== null);
  return names.length <= amount ? names : [];
}

/** The tests that do not depend on the window: kind, role, purpose, subject. Null if the record passes them. */
function mismatch(obligation: Obligation, record: EvidenceRecord): Contribution | null {
  if (!matchesRole(obligation, record)) return excluded["wrong-role"];
  if (obligation.earmark !== null) {
    if (record.earmark === null) return lacking.earmark;
    if (record.earmark !== obligation.earmark) return excluded["wrong-earmark"];
  }
  const { subject, grade } = obligation.scope;
  if (subject !== undefined) {
    if (record.subjects.length === 0) return lacking.subject;
    if (!record.subjects.includes(subject)) return excluded["wrong-subject"];
  }
  if (grade !== undefined && !record.grades.includes(grade)) return record.grades.length === 0 ? lacking.grade : excluded["wrong-subject"];
  return null;
}

/**
 * Whether a state fills most of a window, from its first day to the day it falls due: a post held for a fortnight is not
 * the post of a year. At least half of the days, our choice: a substitute may step in once without both being counted short.
 */
function fillsWindow({ period }: Obligation, record: EvidenceRecord): boolean {
  const first = Math.max(record.from, period.from);
  const last = Math.min(record.to, period.due);
  return 2 * (last - first + 1) >= period.due - period.from + 1;
}

/**
 * What a record adds to an obligation, or why not. A record whose stretch is not wholly inside the window but
 * meets it may belong there or not: it lacks the date. A state belongs to every window that it fills for the most part.
 * The category is taken as checked by the caller.
 */
export function contributionOf(obligation: Obligation, record: EvidenceRecord): Contribution {
  const { from, to } = obligation.period;
  if (record.to < from || record.from > to) return excluded["outside-window"];
  if (!record.isConfirmed) return excluded.unconfirmed;
  const wrong = mismatch(obligation, record);
  if (wrong) return wrong;
  if (record.nature === "state" && !fillsWindow(obligation, record)) return excluded["too-short"];
  const isInside = record.nature === "state" || (record.from >= from && record.to <= to);
  const amount = statedAmount(obligation, record);
  if (amount === null) return lacking.measure;
  if (!isInside) return lacking.date;
  return obligation.lacksRoster ? lacking.roster : { kind: "counts", amount };
}
