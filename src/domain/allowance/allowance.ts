import { addDays, dayText, parseDay, type Day } from "../calendar/day.ts";
import type { Fen } from "../money/fen.ts";
import type { PostingRole } from "../reading/reading.ts";
import { evaluate, type Values } from "./evaluate.ts";
import { countDays, overlap, type PaidMonth, type Stretch } from "./month.ts";
import { addRatio, compareRatio, fenOfRatio, ratio, ratioText, timesRatio, whole, yuanOfFen, zero, type Ratio } from "./ratio.ts";
import { readRule, type ReadRule } from "./read-rule.ts";
import { capOf, type AllowanceKind, type AllowanceRules, type BudgetLine } from "./rule.ts";

/** What one person did in a month, as the host school has confirmed it. */
export interface MonthInputs {
  readonly kind: AllowanceKind;
  readonly role: PostingRole | null;
  /** First and last day on post, both of them days on post; they may lie outside the month. */
  readonly from: string;
  readonly to: string;
  readonly sharePercent: number;
  /** Calendar days of absence within the month. */
  readonly absentDays: number;
  /** Lessons taught at the host school in the month. */
  readonly lessons: number;
}

/** Rules whose formulas are read, with the days on which they hold within a month. */
export interface RulesInMonth extends Stretch {
  readonly effectiveFrom: string;
  readonly source: string;
  readonly rules: readonly ReadRule[];
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`expected a day YYYY-MM-DD, found ${text}`);
  return day;
}

function readAll({ value }: AllowanceRules): ReadRule[] {
  return value.map((rule) => {
    const read = readRule(rule);
    if ("code" in read) throw new Error(`expected a sound rule ${rule.code}, found ${read.code}`);
    return read;
  });
}

/** Cuts a month at the days on which other rules begin to hold. `all`: the earliest first. */
export function rulesInMonth(month: PaidMonth, all: readonly AllowanceRules[]): RulesInMonth[] {
  return all.flatMap((entry, index): RulesInMonth[] => {
    const next = all[index + 1];
    const held = { from: dayOf(entry.effectiveFrom), to: next === undefined ? month.last : addDays(dayOf(next.effectiveFrom), -1) };
    const within = overlap(held, { from: month.first, to: month.last });
    return within ? [{ ...within, effectiveFrom: entry.effectiveFrom, source: entry.source, rules: readAll(entry) }] : [];
  });
}

/** One step of a slip: a rule, what it was given, and what it gave. All of it is kept on the slip. */
export interface AllowanceStep {
  /** First and last day on post on which the rule held. */
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly formula: string;
  readonly rateFen: number;
  readonly multiplierPercent: number;
  readonly daysOnPost: number;
  readonly daysInMonth: number;
  readonly lessons: number;
  readonly sharePercent: number;
  /** The cap where it was reached. */
  readonly cappedAtFen: number | null;
  /** The rule pays `shareDays` of `ofDays`; the same where no other rule shares the month. */
  readonly shareDays: number;
  readonly ofDays: number;
  /** For reading, to four decimals; the amount of the slip is rounded once from the exact sum. */
  readonly yuan: string;
}

/** What one rule pays one person for one month. */
export interface Allowance {
  readonly code: string;
  readonly name: string;
  readonly line: BudgetLine;
  readonly amountFen: Fen;
  readonly steps: readonly AllowanceStep[];
}

export interface MonthResult {
  readonly allowances: readonly Allowance[];
  /** Codes of rules that gave nothing to pay by: a division by 0, or an amount below 0. */
  readonly failed: readonly string[];
}

function concerns({ rule }: ReadRule, { kind, role }: MonthInputs): boolean {
  return rule.kinds.includes(kind) && (rule.roles.length === 0 || (role !== null && rule.roles.includes(role)));
}

/** One rule's part of a month, exact. */
export interface PaidPart {
  readonly read: ReadRule;
  readonly step: AllowanceStep;
  readonly yuan: Ratio;
}

/** What a rule gives for the whole month, capped; null where it gives nothing to pay by. */
function wholeMonth({ rule, amount }: ReadRule, values: Values): { readonly yuan: Ratio; readonly isCapped: boolean } | null {
  const yuan = evaluate(amount, values);
  if (yuan === null || compareRatio(yuan, zero) < 0) return null;
  const cap = capOf(rule);
  const isCapped = cap !== null && compareRatio(yuan, yuanOfFen(cap)) > 0;
  return { yuan: isCapped ? yuanOfFen(cap) : yuan, isCapped };
}

interface Paying {
  readonly month: PaidMonth;
  readonly held: RulesInMonth;
  readonly inputs: MonthInputs;
  /** The days on post of the month, and those of them on which the rules held. */
  readonly onPost: Stretch;
  readonly part: Stretch;
}

/** What one rule pays for the days on post on which it held; null where it gives nothing to pay by. */
function payOf({ month, held, inputs, onPost, part }: Paying, read: ReadRule): PaidPart | null {
  const { rule } = read;
  const inMonth = countDays(month, onPost, rule.countsVacations);
  // A month of vacation that does not count can still hold lessons: they go by all days.
  const countsVacations = rule.countsVacations || inMonth === 0;
  const daysOnPost = Math.max(0, inMonth - (rule.deductsAbsence ? inputs.absentDays : 0));
  const daysInMonth = month.last - month.first + 1;
  const values: Values = {
    rate: ratio(BigInt(rule.rateFen), 100n),
    multiplier: ratio(BigInt(rule.multiplierPercent), 100n),
    daysOnPost: whole(daysOnPost),
    daysInMonth: whole(daysInMonth),
    lessons: whole(inputs.lessons),
    postShare: ratio(BigInt(inputs.sharePercent), 100n),
  };
  const found = wholeMonth(read, values);
  if (found === null) return null;
  const shareDays = countDays(month, part, countsVacations);
  const ofDays = countDays(month, onPost, countsVacations);
  const yuan = timesRatio(found.yuan, ratio(BigInt(shareDays), BigInt(ofDays)));
  const step: AllowanceStep = {
    from: dayText(part.from),
    to: dayText(part.to),
    source: held.source,
    effectiveFrom: held.effectiveFrom,
    formula: rule.formula,
    rateFen: rule.rateFen,
    multiplierPercent: rule.multiplierPercent,
    daysOnPost,
    daysInMonth,
    lessons: inputs.lessons,
    sharePercent: inputs.sharePercent,
    cappedAtFen: found.isCapped ? rule.capFen : null,
    shareDays,
    ofDays,
    yuan: ratioText(yuan, 2),
  };
  return { read, step, yuan };
}

function together(paid: readonly PaidPart[]): Allowance[] {
  const groups = new Map<string, PaidPart[]>();
  for (const one of paid) {
    const key = `${one.read.rule.code} ${one.read.rule.line}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): Allowance[] => {
    const last = group.at(-1);
    if (last === undefined) return [];
    const { code, name, line } = last.read.rule;
    const amountFen = fenOfRatio(group.reduce((sum, { yuan }) => addRatio(sum, yuan), zero));
    return [{ code, name, line, amountFen, steps: group.map(({ step }) => step) }];
  });
}

/**
 * The parts that the rules pay one person for one month, exact. Every rule looks at the whole month; where rules share
 * it, each pays the share of the days on post on which it held, so a rule's later day changes nothing of the days before
 * it, whatever its formula. Days of absence have no date and spread evenly. Our choice: the sources are silent.
 */
export function partsOf(month: PaidMonth, cut: readonly RulesInMonth[], inputs: MonthInputs): { parts: PaidPart[]; failed: Set<string> } {
  const parts: PaidPart[] = [];
  const failed = new Set<string>();
  const onPost = overlap({ from: dayOf(inputs.from), to: dayOf(inputs.to) }, { from: month.first, to: month.last });
  for (const held of onPost === null ? [] : cut) {
    const part = onPost && overlap(onPost, held);
    if (!onPost || !part) continue;
    for (const read of held.rules.filter((rule) => concerns(rule, inputs))) {
      const one = payOf({ month, held, inputs, onPost, part }, read);
      if (one) parts.push(one);
      else failed.add(read.rule.code);
    }
  }
  return { parts, failed };
}

/** What the rules pay one person for one month: the parts of each rule together, rounded once, in fen. */
export function allowancesOf(month: PaidMonth, cut: readonly RulesInMonth[], inputs: MonthInputs): MonthResult {
  const { parts, failed } = partsOf(month, cut, inputs);
  return {
    allowances: together(parts).filter(({ amountFen, code }) => amountFen !== 0 && !failed.has(code)),
    failed: [...failed],
  };
}
