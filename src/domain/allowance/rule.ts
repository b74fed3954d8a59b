import { fen, type Fen } from "../money/fen.ts";
import type { PostingRole } from "../reading/reading.ts";

/** What an allowance is measured by. `thirtyDays`: a month has 30 days, and whoever was there all of it gets all of it. */
export const allowanceBases = ["calendarDays", "thirtyDays", "monthsBegun", "lessons"] as const;
export type AllowanceBasis = (typeof allowanceBases)[number];

/**
 * The formula that each basis begins with. Source: our collection of official traps, T17 and T18: calendar days are the
 * default; a month of 30 days, a month begun and lessons are customs of other counties.
 */
export const usualFormulas: Readonly<Record<AllowanceBasis, string>> = {
  calendarDays: "标准 / 当月天数 * 在岗天数",
  thirtyDays: "if 在岗天数 = 当月天数 then 标准 else 标准 / 30 * min(在岗天数, 30)",
  monthsBegun: "if 在岗天数 > 0 then 标准 else 0",
  lessons: "标准 * 课时 * 倍率",
};

/** Budget lines that an allowance may be booked on. Our choice: those that the rules of today speak of. */
export const budgetLines = ["performancePay", "allowanceBudget", "publicFunds", "schoolFunds", "donation"] as const;
export type BudgetLine = (typeof budgetLines)[number];

/** Why a line should not pay staff, with the paper that says so. */
export interface LineWarning {
  readonly code: "public-funds" | "school-till" | "gift-purpose";
  readonly source: string;
}

/**
 * What today's rules say of a line that pays staff; null for lines that may. The county decides, but the run and every
 * slip show it. Source: our collection of official rules, section 10: 财教〔2006〕5号 (public funds are not for staff pay),
 * 公益事业捐赠法 Art. 18 (a gift's purpose is not changed without the donor).
 */
export function lineWarning(line: BudgetLine): LineWarning | null {
  switch (line) {
    case "performancePay":
    case "allowanceBudget":
      return null;
    case "publicFunds":
      return { code: "public-funds", source: "财教〔2006〕5号" };
    case "schoolFunds":
      return { code: "school-till", source: "财教〔2006〕5号；《义务教育法》第四十九条" };
    case "donation":
      return { code: "gift-purpose", source: "《公益事业捐赠法》第十八条" };
    default:
      return line satisfies never;
  }
}

/** Kinds of people sent that an allowance can be for; the same as those of postings. */
export const allowanceKinds = ["posting", "followOn", "studyTour"] as const;
export type AllowanceKind = (typeof allowanceKinds)[number];

/** One allowance as it stands in the county's rules. */
export interface AllowanceRule {
  /** Stays the same from one paper to the next: `special`, `lesson`. */
  readonly code: string;
  readonly name: string;
  readonly basis: AllowanceBasis;
  /** In FEEL, gives yuan for one person and one whole month. */
  readonly formula: string;
  /** 标准: fen a month, or fen a lesson. */
  readonly rateFen: number;
  /** 倍率 in percent: 130 pays 1.3 times the rate, not 2.3 times. */
  readonly multiplierPercent: number;
  /** At most so much for a month; null for no cap. */
  readonly capFen: number | null;
  /** Whether days outside the teaching dates of the school calendar count as days on post: 12 months a year, or about 10. */
  readonly countsVacations: boolean;
  /** Whether days of absence are taken off the days on post. */
  readonly deductsAbsence: boolean;
  readonly kinds: readonly AllowanceKind[];
  /** Roles of a posting that get it; empty for all. */
  readonly roles: readonly PostingRole[];
  readonly line: BudgetLine;
  /** Lines that the county's paper lets pay it. */
  readonly mayPay: readonly BudgetLine[];
}

/** The rules that hold from a day, and the paper they come from. */
export interface AllowanceRules {
  readonly effectiveFrom: string;
  readonly source: string;
  readonly value: readonly AllowanceRule[];
}

/** The cap of a rule. */
export function capOf({ capFen }: AllowanceRule): Fen | null {
  return capFen === null ? null : fen(capFen);
}

/**
 * What holds where a county has set nothing: 300 yuan a month by calendar days, lessons at the helped school at 130 % of
 * 12 yuan. Source: the seed's second plan, incentives; the lesson rate and the line are our choice, to be set by the county.
 */
export const defaultRules: readonly AllowanceRule[] = [
  {
    code: "special",
    name: "特殊津贴",
    basis: "calendarDays",
    formula: usualFormulas.calendarDays,
    rateFen: 30_000,
    multiplierPercent: 100,
    capFen: null,
    countsVacations: true,
    deductsAbsence: true,
    kinds: ["posting"],
    roles: [],
    line: "allowanceBudget",
    mayPay: ["performancePay", "allowanceBudget"],
  },
  {
    code: "lesson",
    name: "课时津贴",
    basis: "lessons",
    formula: usualFormulas.lessons,
    rateFen: 1200,
    multiplierPercent: 130,
    capFen: null,
    countsVacations: true,
    deductsAbsence: false,
    kinds: ["posting"],
    roles: [],
    line: "performancePay",
    mayPay: ["performancePay", "allowanceBudget"],
  },
];
