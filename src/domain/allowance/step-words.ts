import { parseDay, civilOf } from "../calendar/day.ts";
import type { Language } from "../language.ts";
import { fen, yuanText } from "../money/fen.ts";
import type { AllowanceStep } from "./allowance.ts";
import { evaluate, holds, type Values } from "./evaluate.ts";
import {
  variableNames,
  variablesIn,
  type Amount,
  type ArithmeticSign,
  type ComparisonSign,
  type Condition,
  type Variable,
} from "./formula.ts";
import { parseFormula } from "./parse-formula.ts";
import { ratio, ratioText, whole } from "./ratio.ts";

interface StepWords {
  readonly units: Readonly<Record<Variable, string>>;
  readonly yuan: (amount: string) => string;
  readonly days: (from: string, to: string) => string;
  readonly onPost: (days: number) => string;
  readonly taught: (lessons: number) => string;
  readonly share: (days: number, of: number) => string;
  readonly capped: (yuan: string) => string;
  readonly least: string;
  readonly most: string;
  readonly isSo: string;
  readonly isNot: string;
  readonly comma: string;
  /** Between the days and what was done on them. */
  readonly gap: string;
  readonly names: Readonly<Record<Variable, string>>;
}

function chinese(traditional: boolean): StepWords {
  const pick = (simple: string, other: string): string => (traditional ? other : simple);
  const day = pick("天", "天");
  return {
    units: { rate: "元", multiplier: "", daysOnPost: day, daysInMonth: day, lessons: pick("节", "節"), postShare: "" },
    yuan: (amount) => `${amount}元`,
    days: (from, to) => (from === to ? from : `${from}至${to}`),
    onPost: (days) => pick(`在岗${days}天`, `在崗${days}天`),
    taught: (lessons) => pick(`授课${lessons}节`, `授課${lessons}節`),
    share: (days, of) => pick(`，其中${days}天按本规则：×${days}÷${of}`, `，其中${days}天依本規則：×${days}÷${of}`),
    capped: (yuan) => pick(`，不超过${yuan}元`, `，不超過${yuan}元`),
    least: pick("取最小", "取最小"),
    most: pick("取最大", "取最大"),
    isSo: "是",
    isNot: "否",
    comma: "，",
    gap: "",
    names: variableNames,
  };
}

const words: Readonly<Record<Language, StepWords>> = {
  "zh-CN": chinese(false),
  "zh-TW": chinese(true),
  en: {
    units: { rate: " yuan", multiplier: "", daysOnPost: " days", daysInMonth: " days", lessons: " lessons", postShare: "" },
    yuan: (amount) => `${amount} yuan`,
    days: (from, to) => (from === to ? from : `${from} to ${to}`),
    onPost: (days) => `${days} days on post`,
    taught: (lessons) => `${lessons} lessons`,
    share: (days, of) => `, of which ${days} days under this rule: × ${days}/${of}`,
    capped: (yuan) => `, at most ${yuan} yuan`,
    least: "least of",
    most: "most of",
    isSo: "yes",
    isNot: "no",
    comma: ", ",
    gap: ": ",
    names: {
      rate: "rate",
      multiplier: "multiplier",
      daysOnPost: "days on post",
      daysInMonth: "days in the month",
      lessons: "lessons",
      postShare: "share of a post",
    },
  },
};

const arithmeticWords: Readonly<Record<ArithmeticSign, string>> = { "+": "＋", "-": "－", "*": "×", "/": "÷" };
const comparisonWords: Readonly<Record<ComparisonSign, string>> = { "=": "＝", "!=": "≠", "<": "＜", "<=": "≤", ">": "＞", ">=": "≥" };

function valuesOf(step: AllowanceStep): Values {
  return {
    rate: ratio(BigInt(step.rateFen), 100n),
    multiplier: ratio(BigInt(step.multiplierPercent), 100n),
    daysOnPost: whole(step.daysOnPost),
    daysInMonth: whole(step.daysInMonth),
    lessons: whole(step.lessons),
    postShare: ratio(BigInt(step.sharePercent), 100n),
  };
}

interface Saying {
  readonly text: StepWords;
  readonly values: Values;
}

function sayVariable({ text, values }: Saying, name: Variable): string {
  const value = values[name];
  if (name === "multiplier" || name === "postShare") return `${ratioText({ over: value.over * 100n, under: value.under })}%`;
  return `${ratioText(value)}${text.units[name]}`;
}

/** A formula with its values in place of its names; of a choice only the way that was taken, with why. */
function sayAmount(saying: Saying, amount: Amount): string {
  const say = (part: Amount): string => sayAmount(saying, part);
  switch (amount.kind) {
    case "number":
      return ratioText(amount.value);
    case "variable":
      return sayVariable(saying, amount.name);
    case "group":
      return `(${say(amount.inner)})`;
    case "negative":
      return `－${say(amount.of)}`;
    case "arithmetic":
      return `${say(amount.left)}${arithmeticWords[amount.sign]}${say(amount.right)}`;
    case "call": {
      const given = amount.given.map(say).join(saying.text.comma);
      const named = { min: saying.text.least, max: saying.text.most, floor: "⌊⌋", ceiling: "⌈⌉" }[amount.name];
      return `${named}(${given})`;
    }
    case "choice": {
      const isSo = holds(amount.test, saying.values) === true;
      const { isSo: yes, isNot: no, comma } = saying.text;
      return `${sayCondition(saying, amount.test)}${isSo ? yes : no}${comma}${say(isSo ? amount.met : amount.otherwise)}`;
    }
    default:
      return amount satisfies never;
  }
}

function sayCondition(saying: Saying, condition: Condition): string {
  const name = (amount: Amount): string =>
    amount.kind === "variable" ? `${saying.text.names[amount.name]}${sayAmount(saying, amount)}` : sayAmount(saying, amount);
  switch (condition.kind) {
    case "compare":
      return `${name(condition.left)}${comparisonWords[condition.sign]}${name(condition.right)}？`;
    case "between":
      return `${sayAmount(saying, condition.low)}≤${name(condition.value)}≤${sayAmount(saying, condition.high)}？`;
    case "both":
    case "either":
      return `${sayCondition(saying, condition.left)}${sayCondition(saying, condition.right)}`;
    case "not":
      return `¬${sayCondition(saying, condition.of)}`;
    default:
      return condition satisfies never;
  }
}

function dayName(text: string, language: Language): string {
  const day = parseDay(text);
  if (day === null) return text;
  const { month, dayOfMonth } = civilOf(day);
  return language === "en" ? text : `${month}月${dayOfMonth}日`;
}

/**
 * A step of a slip in words: 9月10日至9月30日在岗21天，300元÷30天×21天＝210元. The amount after the sign is the exact one,
 * to four decimals; the slip's amount is rounded once, from the sum of its steps.
 */
export function stepWords(step: AllowanceStep, language: Language): string {
  const text = words[language];
  const parsed = parseFormula(step.formula);
  if (parsed.kind === "wrong") throw new Error(`expected a sound formula on the slip, found ${parsed.problem.code}`);
  const values = valuesOf(step);
  const days = text.days(dayName(step.from, language), dayName(step.to, language));
  const isByLessons = variablesIn(parsed.amount).has("lessons");
  const inputs = isByLessons ? text.taught(step.lessons) : text.onPost(step.daysOnPost);
  const cap = step.cappedAtFen === null ? "" : text.capped(yuanText(fen(step.cappedAtFen)));
  const share = step.shareDays === step.ofDays ? "" : text.share(step.shareDays, step.ofDays);
  const isShown = evaluate(parsed.amount, values) !== null;
  const reckoning = isShown ? `${text.comma}${sayAmount({ text, values }, parsed.amount)}` : "";
  return `${days}${text.gap}${inputs}${reckoning}${cap}${share}＝${text.yuan(step.yuan)}`;
}
