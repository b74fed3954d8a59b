/** Of how many teachers a school sent others, held against what the county asks. */

/** What is asked of a school year, in percent of whole people. */
export interface ExchangeRule {
  /** Teachers who exchange, of those eligible. */
  readonly movedPercent: number;
  /** Backbone teachers, of those who exchange. */
  readonly backbonePercent: number;
}

/** People of one school or of several. `eligible`: as the county's list counts them; null where nobody has stated it. */
export interface ExchangeCount {
  readonly eligible: number | null;
  readonly moved: number;
  readonly backboneMoved: number;
}

/** A share held against its rule. `need`: the fewest people that meet it. `hundredths`: the share in hundredths of a percent. */
export interface ExchangeShare {
  readonly need: number;
  readonly hundredths: number;
  readonly isMet: boolean;
}

/** Both shares; null where there is nothing to take a share of, which is neither met nor missed. */
export interface ExchangeResult {
  readonly moved: ExchangeShare | null;
  readonly backbone: ExchangeShare | null;
}

function shareOf(part: number, whole: number, percent: number): ExchangeShare {
  return {
    // In whole numbers: 0.14 x 50 is 7.000000000000001 and would ask for 8 (our collection of official traps, T14).
    need: Math.ceil((percent * whole) / 100),
    hundredths: Math.round((part * 10_000) / whole),
    isMet: part * 100 >= percent * whole,
  };
}

/**
 * Holds a count against the rule. The second share is taken of those who exchanged, not of those eligible.
 * Missing is not nought: without a stated number of eligible teachers there is no first share (trap T27).
 * Source: 教师〔2014〕4号 (10 % of the eligible a year, 20 % of them backbone teachers); our collection of rules, section 3, T13.
 */
export function exchangeOf(rule: ExchangeRule, { eligible, moved, backboneMoved }: ExchangeCount): ExchangeResult {
  return {
    moved: eligible === null || eligible === 0 ? null : shareOf(moved, eligible, rule.movedPercent),
    backbone: moved === 0 ? null : shareOf(backboneMoved, moved, rule.backbonePercent),
  };
}

/** What is found of a school, from bad to good; `unknown` says that nobody has stated its eligible teachers. */
export const exchangeFindings = ["short", "unknown", "met"] as const;

/** One missed share makes a school short, whatever is known of the other; where nobody is eligible, nothing is owed. */
export function findingOf(
  { eligible }: Pick<ExchangeCount, "eligible">,
  { moved, backbone }: ExchangeResult,
): (typeof exchangeFindings)[number] {
  if (moved?.isMet === false || backbone?.isMet === false) return "short";
  return eligible === null ? "unknown" : "met";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Schools together; the eligible are unknown as long as one school's are. */
export function totalExchange(counts: readonly ExchangeCount[]): ExchangeCount {
  const known = counts.flatMap(({ eligible }) => (eligible === null ? [] : [eligible]));
  return {
    eligible: counts.length > 0 && known.length === counts.length ? sum(known) : null,
    moved: sum(counts.map(({ moved }) => moved)),
    backboneMoved: sum(counts.map(({ backboneMoved }) => backboneMoved)),
  };
}

/** Whether an honour of the staff list makes a backbone teacher. Several titles make one person (trap T28). honours: words that the county counts. */
export function isBackbone(honour: string | null, honours: readonly string[]): boolean {
  return honour !== null && honours.some((word) => honour.includes(word));
}
