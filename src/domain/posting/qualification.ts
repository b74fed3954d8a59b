import { addDays, civilOf, type Day } from "../calendar/day.ts";
import type { PostingRole } from "../reading/reading.ts";
import { canonicalSubject } from "../school/subject.ts";
import { isAtLeast, titleOfName, type Title } from "../school/title.ts";
import type { PostingKind } from "./posting.ts";

/** What may be found when a person is held against a post. The `-unknown` ones say that the staff list is silent. */
export const qualificationFindings = ["subject", "title", "title-unknown", "years", "years-unknown", "stay"] as const;
export type QualificationFinding = (typeof qualificationFindings)[number];

/** What a county asks of those it posts; a finding is a warning, and a refusal where `refuses` names it. */
export interface QualificationRule {
  /** The lowest title; null where none is asked. */
  readonly minTitle: Title | null;
  /** Whole years of service on the first day. */
  readonly minYears: number;
  /** Days of the posting. */
  readonly minDays: number;
  readonly matchesSubject: boolean;
  readonly refuses: readonly QualificationFinding[];
}

/** The person, as the staff list has them. `workingSince`: `2012-09`; anything else is not understood. */
export interface Candidate {
  readonly subjects: readonly string[];
  readonly title: string | null;
  readonly workingSince: string | null;
}

/** The post. */
export interface Post {
  readonly kind: PostingKind;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly from: Day;
  readonly to: Day;
}

/** Whole years from a month to a day; null where the month is not written as one. */
export function yearsOfService(workingSince: string | null, on: Day): number | null {
  const match = /^(\d{4})-(\d{2})$/.exec(workingSince ?? "");
  if (!match) return null;
  const { year, month } = civilOf(on);
  const months = (year - Number(match[1])) * 12 + month - Number(match[2]);
  return Math.floor(months / 12);
}

function titleFinding({ title }: Candidate, minTitle: Title): QualificationFinding | null {
  const known = title === null ? undefined : titleOfName(title);
  if (known === undefined) return "title-unknown";
  return known !== null && isAtLeast(known, minTitle) ? null : "title";
}

/**
 * What speaks against a person for a post, in the order of `qualificationFindings`. A manager teaches no subject there;
 * who goes to learn is not held against anything. Source: 人社部发〔2015〕79号 for the ladder; "三区"人才计划 for title
 * and a stay of a school year; 教师〔2014〕4号 leaves years to the county; standards, section 3.
 */
export function checkQualification(candidate: Candidate, post: Post, rule: QualificationRule): QualificationFinding[] {
  if (post.kind !== "posting") return [];
  const findings: QualificationFinding[] = [];
  const subject = post.role === "manager" || post.subject === null ? null : canonicalSubject(post.subject);
  if (rule.matchesSubject && subject !== null && !candidate.subjects.some((name) => canonicalSubject(name) === subject))
    findings.push("subject");
  const title = rule.minTitle === null ? null : titleFinding(candidate, rule.minTitle);
  if (title !== null) findings.push(title);
  if (rule.minYears > 0) {
    const years = yearsOfService(candidate.workingSince, post.from);
    if (years === null) findings.push("years-unknown");
    else if (years < rule.minYears) findings.push("years");
  }
  if (addDays(post.from, rule.minDays - 1) > post.to) findings.push("stay");
  return findings;
}

/** The findings that the county's rule does not let pass. */
export function refusedFindings(findings: readonly QualificationFinding[], rule: QualificationRule): QualificationFinding[] {
  return findings.filter((finding) => rule.refuses.includes(finding));
}
