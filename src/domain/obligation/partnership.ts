import type { Day } from "../calendar/day.ts";
import { schoolYearOf, termKey, termOf, type SchoolCalendar } from "../calendar/school-calendar.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import { judgementOf, type Quota } from "../plan/quota.ts";
import type { Commitment } from "../reading/reading.ts";
import type { StageLists } from "../school/stage.ts";
import { assess, type Assessed } from "./assess.ts";
import type { Obligation, Scope } from "./obligation.ts";
import { isKept, standings, type Standing, type StandingSettings } from "./standing.ts";

/** An accepted promise of a plan's version. `lineageId` stays the same from version to version. */
export interface PlannedCommitment {
  readonly id: string;
  readonly lineageId: string;
  /** `partOf` is an index in the version's list. */
  readonly commitment: Commitment;
}

/** An approved version, in force from its day until the next one's. */
export interface ApprovedVersion {
  readonly id: string;
  readonly effectiveFrom: Day;
  readonly commitments: readonly PlannedCommitment[];
}

/** Names obligations of a promise: those of one period and scope. */
interface ObligationName {
  readonly lineageId: string;
  readonly period: string;
  readonly scope: Scope;
}

/** Everything that the standing of a pair of schools follows from. */
export interface PartnershipFacts {
  readonly from: Day;
  readonly to: Day;
  readonly lists: StageLists;
  /** Approved versions, the earliest first. */
  readonly versions: readonly ApprovedVersion[];
  readonly records: readonly EvidenceRecord[];
  readonly waived: readonly ObligationName[];
  readonly needs: readonly Omit<ObligationName, "period">[];
}

/** One obligation of a pair with the promise it follows from. */
export interface PartnershipObligation extends Assessed {
  readonly versionId: string;
  readonly promise: PlannedCommitment;
}

export interface JudgingRules {
  readonly asOf: Day;
  readonly calendar: SchoolCalendar;
  readonly settings: StandingSettings;
}

function isSameScope(one: Scope, other: Scope): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function isWithin(scope: Scope, wider: Scope): boolean {
  return Object.entries(wider).every(([key, value]) => scope[key] === value);
}

function quotasOf(version: ApprovedVersion): Map<number, Quota> {
  return new Map(
    version.commitments.flatMap(({ commitment }, index) => {
      const judgement = judgementOf(commitment);
      return judgement.kind === "quota" ? [[index, judgement.quota] as const] : [];
    }),
  );
}

/** The version in force on a day; undefined before the first. */
export function versionOn(versions: readonly ApprovedVersion[], day: Day): ApprovedVersion | undefined {
  return versions.findLast((version) => version.effectiveFrom <= day);
}

/**
 * Every obligation of a pair with its standing on a day. An obligation belongs to the version that is in force when it
 * falls due, so an adjustment leaves alone what was due before it. What falls due outside the partnership's days is
 * not owed. Versions that begin after the day asked for are not known on it.
 */
export function assessPartnership(facts: PartnershipFacts, rules: JudgingRules): PartnershipObligation[] {
  const known = facts.versions.filter((version) => version.effectiveFrom <= rules.asOf);
  const context = {
    span: { firstSchoolYear: schoolYearOf(facts.from), lastSchoolYear: schoolYearOf(facts.to) },
    calendar: rules.calendar,
    lists: facts.lists,
    rosterSizes: new Map<string, number>(),
  };
  return known.flatMap((version, index) => {
    const until = known[index + 1]?.effectiveFrom ?? Number.POSITIVE_INFINITY;
    const promiseOf = (obligation: Obligation): PlannedCommitment => {
      const promise = version.commitments[obligation.commitment];
      if (!promise) throw new Error(`expected commitment ${obligation.commitment} in version ${version.id}`);
      return promise;
    };
    return assess({
      quotas: quotasOf(version),
      records: facts.records,
      context,
      asOf: rules.asOf,
      settings: rules.settings,
      isWaived: (obligation) =>
        facts.waived.some(
          (waived) =>
            waived.lineageId === promiseOf(obligation).lineageId &&
            waived.period === obligation.period.key &&
            isSameScope(waived.scope, obligation.scope),
        ),
      hasNeed: (obligation) =>
        facts.needs.some((need) => need.lineageId === promiseOf(obligation).lineageId && isWithin(obligation.scope, need.scope)),
      isAsked: ({ period }) =>
        period.due >= version.effectiveFrom && period.due < until && period.from <= facts.to && period.to >= facts.from,
    }).map((assessed) => Object.assign(assessed, { versionId: version.id, promise: promiseOf(assessed.obligation) }));
  });
}

/**
 * Promises without a number of the version in force on a day. They fall due never, and so belong to no term but that of
 * the day on which the number is asked for. Outside the partnership's days nothing is asked.
 */
export function unquantifiedOn(facts: PartnershipFacts, asOf: Day): PlannedCommitment[] {
  if (asOf < facts.from || asOf > facts.to) return [];
  const inForce = versionOn(facts.versions, asOf);
  return (inForce?.commitments ?? []).filter(({ commitment }) => judgementOf(commitment).kind === "unquantified");
}

/** How many obligations stand how, and how many of them are kept; `total` and `kept` leave out what is never judged. */
export interface StandingFigures {
  readonly counts: Readonly<Partial<Record<Standing, number>>>;
  readonly kept: number;
  readonly total: number;
}

export const noFigures: StandingFigures = { counts: {}, kept: 0, total: 0 };

/** Counts obligations by standing. */
export function figuresOf(obligations: readonly Assessed[]): StandingFigures {
  const counts: Partial<Record<Standing, number>> = {};
  let kept = 0;
  for (const { standing, obligation } of obligations) {
    counts[standing] = (counts[standing] ?? 0) + 1;
    if (isKept(standing, obligation.quota.measure)) kept++;
  }
  return { counts, kept, total: obligations.length };
}

/** Figures with the promises that have no number beside what is judged. */
export function withUnquantified(figures: StandingFigures, promises: number): StandingFigures {
  return promises === 0 ? figures : { ...figures, counts: { ...figures.counts, unquantified: promises } };
}

/** The sum of several figures. */
export function addFigures(all: readonly StandingFigures[]): StandingFigures {
  const counts: Partial<Record<Standing, number>> = {};
  for (const figures of all) {
    for (const standing of standings) {
      const more = figures.counts[standing];
      if (more !== undefined) counts[standing] = (counts[standing] ?? 0) + more;
    }
  }
  return {
    counts,
    kept: all.reduce((sum, { kept }) => sum + kept, 0),
    total: all.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Obligations by the term in which they fall due, keyed as terms are (2025-autumn). */
export function byDueTerm<Item extends Assessed>(obligations: readonly Item[], calendar: SchoolCalendar): Map<string, Item[]> {
  const terms = new Map<string, Item[]>();
  for (const item of obligations) {
    const key = termKey(termOf(calendar, item.obligation.period.due));
    const list = terms.get(key);
    if (list) list.push(item);
    else terms.set(key, [item]);
  }
  return terms;
}
