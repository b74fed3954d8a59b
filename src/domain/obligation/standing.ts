import type { Day } from "../calendar/day.ts";
import { countSchoolDays, type SchoolCalendar } from "../calendar/school-calendar.ts";
import type { Measure } from "../plan/quota.ts";
import type { Obligation } from "./obligation.ts";

/** Where an obligation stands on a day. Source: the product's design, table of standings. */
export const obligationStandings = ["met", "exceeded", "missed", "at-risk", "due", "on-track", "waived", "unproven"] as const;
export type ObligationStanding = (typeof obligationStandings)[number];

/**
 * Where a promise can stand. `unquantified` is that of one without a number (定期, 经常): it makes no obligation, so
 * nothing of it is ever judged; it is counted so that the number is asked for. Source: the same table.
 */
export const standings = [...obligationStandings, "unquantified"] as const;
export type Standing = (typeof standings)[number];

/**
 * Whether a standing counts as a promise kept: exceeding one does, except for money above its limit, which somebody
 * has to explain. Source: the product's design, table of standings.
 */
export function isKept(standing: Standing, measure: Measure): boolean {
  return standing === "met" || (standing === "exceeded" && measure !== "yuan");
}

/** What the records of an obligation come to. `lacking`: records that are there but do not carry the measure. */
export interface Tally {
  readonly amount: number;
  readonly lacking: number;
}

/** Settings of the judgement, dated and scoped where they are stored. */
export interface StandingSettings {
  /** Days before the end of the window from which an open obligation is called due. */
  readonly dueDays: number;
  /** How much larger the missing share may be than the share of school days left before it is at risk. */
  readonly riskMargin: number;
}

/** Our choice: two weeks are enough to arrange a lesson; a tenth of slack keeps the first days of a term quiet. */
export const defaultStandingSettings: StandingSettings = { dueDays: 14, riskMargin: 0.1 };

export interface StandingInput {
  readonly tally: Tally;
  readonly today: Day;
  readonly calendar: SchoolCalendar;
  readonly settings: StandingSettings;
  readonly isWaived: boolean;
  /** Whether a need is recorded for a promise that holds as needed. */
  readonly hasNeed: boolean;
}

function isAtRisk(obligation: Obligation, input: StandingInput): boolean {
  const { from, due } = obligation.period;
  const missingShare = (obligation.min - input.tally.amount) / obligation.min;
  const all = countSchoolDays(input.calendar, from, due);
  const left = countSchoolDays(input.calendar, input.today > from ? input.today : from, due);
  return all > 0 && missingShare > left / all + input.settings.riskMargin;
}

/** The standing of an obligation below its minimum with nothing else to say for it. */
function openStanding(obligation: Obligation, input: StandingInput): ObligationStanding {
  const { from, due } = obligation.period;
  if (input.today > due) return "missed";
  if (input.today < from) return "on-track";
  if (isAtRisk(obligation, input)) return "at-risk";
  return due - input.today <= input.settings.dueDays ? "due" : "on-track";
}

/**
 * The standing of an obligation on a day: a pure function of what was recorded until then and of the day.
 * A waiver goes before everything; enough confirmed records settle it; records that leave the measure open,
 * or a promise as needed without a recorded need, are unproven and never missed.
 */
export function standingOn(obligation: Obligation, input: StandingInput): ObligationStanding {
  if (input.isWaived) return "waived";
  const { amount, lacking } = input.tally;
  if (amount > obligation.max) return "exceeded";
  if (amount >= obligation.min && (obligation.min > 0 || amount > 0 || input.today > obligation.period.due)) return "met";
  if (amount >= obligation.min) return "on-track";
  if (lacking > 0) return "unproven";
  if (obligation.quota.isAsNeeded && !input.hasNeed) return "unproven";
  return openStanding(obligation, input);
}
