import { civilOf, type Day } from "../calendar/day.ts";
import type { Term } from "../calendar/school-calendar.ts";
import { noFen, shareOfFen, type Fen } from "../money/fen.ts";
import type { Stage } from "../school/stage.ts";

/** How much help a pupil is due: the national groups stand in the first tier, those found by local scoring further down. */
export const aidTiers = ["first", "second", "third"] as const;
export type AidTier = (typeof aidTiers)[number];

/**
 * What shows that a pupil belongs to a category. Who stands on the civil affairs list hands in nothing (社会救助法 Art.
 * 42: what is confirmed is shared and not examined again); of others the school has seen a certificate, or has scored.
 */
export const aidBases = ["civilList", "certificate", "scoring"] as const;
export type AidBasis = (typeof aidBases)[number];

/** What a pupil who comes in the middle of a term is due. Source: the choice is local; our collection of rules, T19. */
export const midTermPolicies = ["wholeTerm", "byMonth", "byDay"] as const;
export type MidTermPolicy = (typeof midTermPolicies)[number];

/** The amount of a school year for one group of pupils. */
export interface AidAmount {
  readonly stage: Stage;
  readonly isBoarder: boolean;
  readonly tier: AidTier;
  readonly perYear: Fen;
}

/** The yearly amount of a group; null where the county pays it nothing. */
export function yearlyAid(amounts: readonly AidAmount[], group: Omit<AidAmount, "perYear">): Fen | null {
  const found = amounts.find(({ stage, isBoarder, tier }) => stage === group.stage && isBoarder === group.isBoarder && tier === group.tier);
  return found?.perYear ?? null;
}

/** The stage of a grade from 1 to 12, after the six-three-three system of the curriculum plans of 2022 and 2017. */
export function stageOfGrade(grade: string): Stage {
  const number = Number(grade);
  if (number <= 6) return "primary";
  return number <= 9 ? "junior" : "senior";
}

function monthOf(day: Day): number {
  const { year, month } = civilOf(day);
  return year * 12 + month;
}

/**
 * What a pupil is paid for one term: half of the yearly amount, in whole fen, rounded half up once at the end. A year's
 * 625 yuan are 312.50 a term. `arrivedOn`: the first day at school of a pupil who came after teaching had begun, null
 * for all others. By month, the month of arrival counts as a whole one; by day, calendar days from the first to the last
 * day of teaching count, both included. Who comes after the last day of teaching is due nothing.
 * Source: 财教〔2018〕16号 (paid by term); our collection of rules, section 4 and T19.
 */
export function aidForTerm(
  perYear: Fen,
  { teachingFrom, teachingTo }: Pick<Term, "teachingFrom" | "teachingTo">,
  { arrivedOn, policy }: { readonly arrivedOn: Day | null; readonly policy: MidTermPolicy },
): Fen {
  const from = arrivedOn === null || arrivedOn < teachingFrom ? teachingFrom : arrivedOn;
  if (from > teachingTo) return noFen;
  switch (policy) {
    case "wholeTerm":
      return shareOfFen(perYear, 1, 2);
    case "byMonth":
      return shareOfFen(perYear, monthOf(teachingTo) - monthOf(from) + 1, 2 * (monthOf(teachingTo) - monthOf(teachingFrom) + 1));
    case "byDay":
      return shareOfFen(perYear, teachingTo - from + 1, 2 * (teachingTo - teachingFrom + 1));
    default:
      return policy satisfies never;
  }
}

/** A pupil's name as everybody but the school and the deciding officer reads it: 王**. Neither its length nor its rest shows. */
export function maskedPupil(name: string): string {
  return `${Array.from(name)[0] ?? ""}**`;
}

/** An account for payments as pages show it: its last four figures. */
export function maskedAccount(account: string): string {
  return `****${account.slice(-4)}`;
}
