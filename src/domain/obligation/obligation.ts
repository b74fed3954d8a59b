import type { PeriodInstance } from "../calendar/period-instance.ts";
import type { Earmark } from "../reading/reading.ts";
import type { Quota } from "../plan/quota.ts";

/** Words of the scope: which subject, grade, event day, earmark, role or group an obligation is about. */
export type Scope = Readonly<Record<string, string>>;

/** One dated, countable duty: a quota in one period instance and one scope. */
export interface Obligation {
  /** Index of the commitment in the plan's list. */
  readonly commitment: number;
  readonly quota: Quota;
  readonly period: PeriodInstance;
  readonly scope: Scope;
  readonly earmark: Earmark | null;
  /** True where the quota holds for each of a group (师徒对, 班) whose number nobody has stated. */
  readonly lacksRoster: boolean;
  readonly min: number;
  /** Infinity where the promise sets no upper bound. */
  readonly max: number;
}
