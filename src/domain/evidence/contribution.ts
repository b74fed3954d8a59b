import type { Category } from "../reading/category.ts";
import type { Obligation } from "../obligation/obligation.ts";
import type { EvidenceRecord } from "./record.ts";

/** Why a record does not count towards an obligation, or counts without proving it. */
export const exclusions = ["not-this-kind", "outside-window", "unconfirmed", "wrong-role", "wrong-earmark", "wrong-subject"] as const;
export type Exclusion = (typeof exclusions)[number];
export const gaps = ["measure", "date", "grade", "subject", "roster", "earmark"] as const;
/** What a record leaves open, so that it neither counts nor can be ruled out. */
export type Gap = (typeof gaps)[number];

export type Contribution =
  | { readonly kind: "counts"; readonly amount: number }
  | { readonly kind: "lacks"; readonly gap: Gap }
  | { readonly kind: "excluded"; readonly why: Exclusion };

/** Kinds of record that count towards a kind of duty besides its own. Sending lessons shows lessons, and the other way round. */
const alsoCounts: Partial<Record<Category, readonly Category[]>> = {
  demo_lesson: ["lesson_sending"],
  lesson_sending: ["demo_lesson"],
};

/** The kinds of record that count towards a kind of duty. */
export function countingCategories(category: Category): readonly Category[] {
  return [category, ...(alsoCounts[category] ?? [])];
}

const excluded: Readonly<Record<Exclusion, Contribution>> = {
  "not-this-kind": { kind: "excluded", why: "not-this-kind" },
  "outside-window": { kind: "excluded", why: "outside-window" },
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

/** How much a record states of a measure in one scope; null if it does not state it. */
function statedAmount(obligation: Obligation, record: EvidenceRecord): number | null {
  const { subject } = obligation.scope;
  const { measure } = obligation.quota;
  if (subject !== undefined && (measure === "people" || measure === "teachers" || measure === "lessons")) {
    return record.subjects.filter((name) => name === subject).length;
  }
  const stated = record.amounts[measure];
  if (stated !== undefined) return stated;
  // Lessons sent in a subject imply at least one teacher and one lesson in it.
  if (measure === "teachers") return record.amounts.people ?? (record.subjects.length > 0 ? record.subjects.length : null);
  if (measure === "pairs" && record.amounts.people !== undefined) return record.amounts.people;
  return null;
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
 * What a record adds to an obligation, or why not. A record whose stretch is not wholly inside the window but
 * meets it may belong there or not: it lacks the date. The category is taken as checked by the caller.
 */
export function contributionOf(obligation: Obligation, record: EvidenceRecord): Contribution {
  const { from, to } = obligation.period;
  if (record.to < from || record.from > to) return excluded["outside-window"];
  if (!record.isConfirmed) return excluded.unconfirmed;
  const wrong = mismatch(obligation, record);
  if (wrong) return wrong;
  const isInside = record.from >= from && record.to <= to;
  const amount = statedAmount(obligation, record);
  if (amount === null) return lacking.measure;
  if (!isInside) return lacking.date;
  return obligation.lacksRoster ? lacking.roster : { kind: "counts", amount };
}
