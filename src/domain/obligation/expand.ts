import { expandPeriod, type PeriodInstance, type PlanSpan } from "../calendar/period-instance.ts";
import type { SchoolCalendar } from "../calendar/school-calendar.ts";
import type { Quota } from "../plan/quota.ts";
import type { Earmark } from "../reading/reading.ts";
import type { StageLists } from "../school/stage.ts";
import type { Obligation, Scope } from "./obligation.ts";

/** What the quotas of one plan are expanded over. */
export interface ExpansionContext {
  readonly span: PlanSpan;
  readonly calendar: SchoolCalendar;
  readonly lists: StageLists;
  /** How many pairs, classes or pupils there are, by the word of the plan; without it they are judged as one. */
  readonly rosterSizes: ReadonlyMap<string, number>;
}

/** The obligations of one quota, by period instance; instances are in order and do not overlap. */
export interface ExpandedQuota {
  readonly quota: Quota;
  readonly instances: readonly PeriodInstance[];
  /** One list for each instance, in the same order. */
  readonly obligations: readonly (readonly Obligation[])[];
}

/** Whether a quota lives on what happened: sizes of events, lessons of each teacher who came. */
export function isDerived(quota: Quota): boolean {
  return quota.dimensions.some((dimension) => dimension.kind === "event" || dimension.kind === "person");
}

/**
 * The events or teachers that a derived quota hangs on, where the plan has no counted promise of them
 * (定期召开会议，每次不少于2人): those of the quota's own kind, with no bounds of their own.
 */
export function unboundedParent(commitment: number, quota: Quota, context: ExpansionContext): ExpandedQuota {
  const isPerPerson = quota.dimensions.some((dimension) => dimension.kind === "person");
  const dimensions = quota.dimensions.filter((dimension) => dimension.kind === "grade" || dimension.kind === "subject");
  const parent: Quota = { ...quota, measure: isPerPerson ? "teachers" : "events", min: null, max: null, dimensions, parent: null };
  return expandQuota(commitment, parent, context);
}

/** Whether a quota can hang on another: sizes on anything that happens, lessons of each on a count of people. */
export function canHangOn(quota: Quota, parent: Quota): boolean {
  if (isDerived(parent)) return false;
  return parent.measure === "people" || parent.measure === "teachers" || !quota.dimensions.some((dimension) => dimension.kind === "person");
}

/** The groups that a quota names without saying which: 教师、学生. Undefined where there is none. */
function groupName(quota: Quota): string | undefined {
  const words = quota.dimensions.flatMap((dimension) =>
    dimension.kind === "unlisted" ? [dimension.word] : dimension.kind === "listed" ? dimension.members : [],
  );
  return words.length > 0 ? words.join("、") : undefined;
}

function withSubjects(scopes: readonly Scope[], subjects: readonly string[]): Scope[] {
  return scopes.flatMap((scope) => subjects.map((subject) => ({ ...scope, subject })));
}

/** The scopes that a quota's dimensions multiply out to; groups without a roster stay one. */
function scopesOf(quota: Quota, lists: StageLists): Scope[] {
  const each = groupName(quota);
  const role = quota.postingRole === "subjectTeacher" ? null : quota.postingRole;
  let scopes: Scope[] = [{ ...(role === null ? {} : { role }), ...(each === undefined ? {} : { each }) }];
  for (const dimension of quota.dimensions) {
    if (dimension.kind === "grade") scopes = scopes.flatMap((scope) => lists.grades.map((grade) => ({ ...scope, grade })));
    else if (dimension.kind === "subject") scopes = withSubjects(scopes, dimension.members ?? lists.subjects);
  }
  return scopes;
}

/** The earmark of a quota in one term; undefined if its money is tied to the other term only. */
function earmarkIn(quota: Quota, instance: PeriodInstance): Earmark | null | undefined {
  if (quota.earmarks.length === 0) return null;
  const tie = quota.earmarks.find(
    (candidate) => candidate.season === null || instance.season === null || candidate.season === instance.season,
  );
  return tie?.earmark;
}

/**
 * A post that stands as long as the plan does is held year by year: people are posted for a school year, and who comes
 * in the second is no second person of the first. In a plan of one year nothing changes.
 * Source: the product's design (every day of the partnership); "三区"人才计划: one year, by school year.
 */
function periodOf({ period, category }: Quota): Quota["period"] {
  return period === "standing" && category === "secondment" ? "year" : period;
}

/** 上半年2.5万元 each year falls due in that term alone. */
function seasonInstances(quota: Quota, context: ExpansionContext): PeriodInstance[] {
  const instances = expandPeriod(
    quota.season === null ? periodOf(quota) : "term",
    quota.season === null ? quota.periodCount : 1,
    context.span,
    context.calendar,
  );
  return quota.season === null ? instances : instances.filter((instance) => instance.season === quota.season);
}

/**
 * How many groups a quota holds for; undefined where the number of one of them is not stated. A share in percent
 * holds for each and does not add up, so no number of groups helps to judge it by a total.
 */
function rosterSize(quota: Quota, context: ExpansionContext): number | undefined {
  let size = 1;
  for (const dimension of quota.dimensions) {
    if (dimension.kind !== "unlisted" && dimension.kind !== "listed") continue;
    const members = dimension.kind === "listed" ? dimension.members.length : context.rosterSizes.get(dimension.word);
    if (members === undefined || quota.measure === "percent") return undefined;
    size *= members;
  }
  return size;
}

/** Expands one quota into dated obligations. Derived quotas (see `isDerived`) have none until something happens. */
export function expandQuota(commitment: number, quota: Quota, context: ExpansionContext): ExpandedQuota {
  const instances = seasonInstances(quota, context);
  if (isDerived(quota)) return { quota, instances, obligations: instances.map(() => []) };
  const scopes = scopesOf(quota, context.lists);
  const size = rosterSize(quota, context);
  const obligations = instances.map((period) => {
    const earmark = earmarkIn(quota, period);
    if (earmark === undefined) return [];
    return scopes.map((scope) => ({
      commitment,
      quota,
      period,
      scope: earmark === null ? scope : { ...scope, earmark },
      earmark,
      lacksRoster: size === undefined,
      min: (quota.min ?? 0) * (size ?? 1),
      max: quota.max === null ? Number.POSITIVE_INFINITY : quota.max * (size ?? 1),
    }));
  });
  return { quota, instances, obligations };
}
