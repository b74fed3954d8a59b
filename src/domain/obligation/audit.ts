import { dayText, type Day } from "../calendar/day.ts";
import type { PlanSpan } from "../calendar/period-instance.ts";
import { makeCalendar, schoolYearSpan, type SchoolCalendar } from "../calendar/school-calendar.ts";
import type { Contribution, Exclusion } from "../evidence/contribution.ts";
import { recordsOfFacts } from "../evidence/from-facts.ts";
import type { NeedRecord } from "../evidence/record.ts";
import { judgementOf, type Judgement, type Measure } from "../plan/quota.ts";
import type { Category } from "../reading/category.ts";
import type { Commitment, Fact } from "../reading/reading.ts";
import type { StageLists } from "../school/stage.ts";
import { assess, noteOf, type Assessed, type StandingNote } from "./assess.ts";
import type { Obligation, Scope } from "./obligation.ts";
import { defaultStandingSettings, type ObligationStanding, type StandingSettings } from "./standing.ts";

/** What is audited: the commitments of one plan against the facts of one year's summary. */
export interface AuditInput {
  readonly commitments: readonly Commitment[];
  readonly facts: readonly Fact[];
  readonly schoolYear: number;
  /** All school years of the plan, if it runs over more than the audited one: 三年内 is then not missed after the first. */
  readonly planSpan?: PlanSpan;
  readonly asOf: Day;
  readonly lists: StageLists;
  readonly calendar?: SchoolCalendar;
  readonly settings?: StandingSettings;
  readonly rosterSizes?: ReadonlyMap<string, number>;
  readonly needs?: readonly NeedRecord[];
  /** Commitments that an approved waiver names, by index. */
  readonly waived?: ReadonlySet<number>;
}

/** What one fact meant for one obligation. */
export interface AuditReason {
  /** Index in the input's facts. */
  readonly fact: number;
  readonly contribution: Contribution;
  /** How many of its people earlier facts had counted already; the contribution is what remains. 0 where people are not counted once. */
  readonly alreadyCounted: number;
}

export interface AuditRow {
  /** Index in the input's commitments. */
  readonly commitment: number;
  readonly clause: string;
  readonly category: Category;
  readonly measure: Measure;
  readonly period: string;
  readonly scope: Scope;
  readonly standing: ObligationStanding;
  readonly counted: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly from: string;
  readonly due: string;
  readonly note: StandingNote | null;
  readonly reasons: readonly AuditReason[];
}

/** Why a fact settles no promise of its own. */
export type UnmatchedWhy =
  | { readonly kind: "total-only" }
  | { readonly kind: "no-such-promise" }
  | { readonly kind: "outcome" }
  | { readonly kind: "excluded"; readonly why: Exclusion };

export interface UnmatchedFact {
  readonly fact: number;
  readonly clause: string;
  readonly why: UnmatchedWhy;
}

export interface ListedCommitment {
  readonly commitment: number;
  readonly clause: string;
}

export interface Audit {
  readonly rows: readonly AuditRow[];
  /** Rates and allowances: how something is reckoned; not judged. */
  readonly rules: readonly ListedCommitment[];
  /** Promises without a number: not judged until somebody gives one. */
  readonly unquantified: readonly ListedCommitment[];
  /** Results hoped for: reported, not judged. */
  readonly outcomes: readonly ListedCommitment[];
  readonly unmatchedFacts: readonly UnmatchedFact[];
}

function hasNeed(obligation: Obligation, needs: readonly NeedRecord[]): boolean {
  return needs.some(
    (need) =>
      need.commitment === obligation.commitment && Object.entries(need.scope).every(([key, value]) => obligation.scope[key] === value),
  );
}

function rowOf(input: AuditInput, assessed: Assessed): AuditRow {
  const { obligation, standing, tally } = assessed;
  return {
    commitment: obligation.commitment,
    clause: input.commitments[obligation.commitment]?.clause.text ?? "",
    category: obligation.quota.category,
    measure: obligation.quota.measure,
    period: obligation.period.key,
    scope: obligation.scope,
    standing,
    counted: tally.amount,
    min: obligation.quota.min === null ? null : obligation.min,
    max: Number.isFinite(obligation.max) ? obligation.max : null,
    from: dayText(obligation.period.from),
    due: dayText(obligation.period.due),
    note: noteOf(assessed),
    reasons: assessed.explain().map(({ record, contribution, alreadyCounted }) => ({ fact: record, contribution, alreadyCounted })),
  };
}

function listed(input: AuditInput, judgements: readonly Judgement[], kind: Judgement["kind"]): ListedCommitment[] {
  return judgements.flatMap((judgement, commitment) =>
    judgement.kind === kind ? [{ commitment, clause: input.commitments[commitment]?.clause.text ?? "" }] : [],
  );
}

const outcomeCategories = new Set<Category>(["quality_target", "enrolment", "class_formation"]);

function whyUnmatched(category: Category, contributions: readonly Contribution[]): UnmatchedWhy {
  if (outcomeCategories.has(category)) return { kind: "outcome" };
  const nearest = contributions.findLast((contribution) => contribution.kind === "excluded" && contribution.why !== "outside-window");
  if (nearest?.kind === "excluded") return { kind: "excluded", why: nearest.why };
  return contributions.length > 0 ? { kind: "excluded", why: "outside-window" } : { kind: "no-such-promise" };
}

/** Facts that settle nothing: of no promised kind, outcomes, or sums that fill a total but none of its parts. */
function unmatchedFacts(input: AuditInput, rows: readonly AuditRow[]): UnmatchedFact[] {
  const totals = new Set(
    input.commitments.flatMap((commitment) => (commitment.partOf !== null && commitment.facet === "count" ? [commitment.partOf] : [])),
  );
  return input.facts.flatMap((fact, index) => {
    const met = rows.flatMap((row) =>
      row.reasons.filter((reason) => reason.fact === index).map(({ contribution }) => ({ row, contribution })),
    );
    const useful = met.filter(({ contribution }) => contribution.kind !== "excluded");
    const isTotalOnly = useful.length > 0 && fact.amountYuan !== null && useful.every(({ row }) => totals.has(row.commitment));
    if (useful.length > 0 && !isTotalOnly) return [];
    const why: UnmatchedWhy = isTotalOnly
      ? { kind: "total-only" }
      : whyUnmatched(
          fact.category,
          met.map(({ contribution }) => contribution),
        );
    return [{ fact: index, clause: fact.clause, why }];
  });
}

/** Whether an obligation belongs to the audited year: terms of the plan's other years are not shown. */
function isAudited(obligation: Obligation, schoolYear: number): boolean {
  const year = schoolYearSpan(schoolYear);
  return obligation.period.from <= year.to && obligation.period.to >= year.from;
}

/**
 * Holds a summary against its plan: every obligation of the school year with its standing on `asOf`, and why.
 * Facts after `asOf` are left out. Pure: the same input gives the same audit.
 */
export function audit(input: AuditInput): Audit {
  const calendar = input.calendar ?? makeCalendar();
  const span = input.planSpan ?? { firstSchoolYear: input.schoolYear, lastSchoolYear: input.schoolYear };
  const judgements = input.commitments.map(judgementOf);
  const quotas = new Map(judgements.flatMap((judgement, index) => (judgement.kind === "quota" ? [[index, judgement.quota] as const] : [])));
  const all = assess({
    quotas,
    records: recordsOfFacts(input.facts, input.schoolYear, calendar),
    context: { span, calendar, lists: input.lists, rosterSizes: input.rosterSizes ?? new Map<string, number>() },
    asOf: input.asOf,
    settings: input.settings ?? defaultStandingSettings,
    isWaived: (obligation) => input.waived?.has(obligation.commitment) ?? false,
    hasNeed: (obligation) => hasNeed(obligation, input.needs ?? []),
    isAsked: (obligation) => isAudited(obligation, input.schoolYear),
  }).map((assessed) => rowOf(input, assessed));
  return {
    rows: all,
    rules: listed(input, judgements, "rule"),
    unquantified: listed(input, judgements, "unquantified"),
    outcomes: listed(input, judgements, "outcome"),
    unmatchedFacts: unmatchedFacts(input, all),
  };
}
