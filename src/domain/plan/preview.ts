import type { Day } from "../calendar/day.ts";
import { schoolYearOf, type SchoolCalendar } from "../calendar/school-calendar.ts";
import { expandQuota, isDerived } from "../obligation/expand.ts";
import type { StageLists } from "../school/stage.ts";
import type { Quota } from "./quota.ts";

/** What accepting a promise creates: obligations = periods x scopes. Sizes of events create none until one is held. */
export interface Preview {
  readonly obligations: number;
  readonly periods: number;
  readonly scopes: number;
  readonly firstDue: Day | null;
}

const none: Preview = { obligations: 0, periods: 0, scopes: 0, firstDue: null };

/** The obligations that a quota makes over a partnership's days. */
export function previewOf(
  quota: Quota,
  span: { readonly from: Day; readonly to: Day },
  calendar: SchoolCalendar,
  lists: StageLists,
): Preview {
  if (isDerived(quota)) return none;
  const expanded = expandQuota(0, quota, {
    span: { firstSchoolYear: schoolYearOf(span.from), lastSchoolYear: schoolYearOf(span.to) },
    calendar,
    lists,
    rosterSizes: new Map(),
  });
  const owed = expanded.obligations
    .map((list) => list.filter(({ period }) => period.from <= span.to && period.to >= span.from && period.due >= span.from))
    .filter((list) => list.length > 0);
  const first = owed[0]?.[0];
  return {
    obligations: owed.reduce((sum, list) => sum + list.length, 0),
    periods: owed.length,
    scopes: owed[0]?.length ?? 0,
    firstDue: first?.period.due ?? null,
  };
}
