import { characterSet, isIn } from "./character-set.ts";
import type { Period } from "./reading.ts";
import { readNumeral } from "./numerals.ts";

/** A word that says how often, or by when, a promise comes round. */
export interface PeriodToken {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
  readonly count: number;
  /** 期末, 年底: the word is a deadline inside the period. */
  readonly deadline: string | null;
  /** 上半年, 春季学期: the promise holds in that season of each year only. */
  readonly season: string | null;
  /** True for words that order what follows (每学期); false for a bare deadline or season. */
  readonly isEach: boolean;
}

interface PeriodRule {
  readonly pattern: RegExp;
  readonly period: Period;
  readonly count?: number;
  readonly isDeadline?: boolean;
  readonly isSeason?: boolean;
}

/** In order: the first that matches at a place wins, so longer and narrower words stand first. */
const rules: readonly PeriodRule[] = [
  { pattern: /^每(?:两|2|二|隔1|隔一)个?(?:周|星期)|^每隔[一1]?周|^隔周|^每双周|^双周|^每逢双周/, period: "week", count: 2 },
  { pattern: /^每半个?月|^半月/, period: "week", count: 2 },
  { pattern: /^每三周|^每3周/, period: "week", count: 3 },
  { pattern: /^每个?季度|^每季(?!学)/, period: "month", count: 3 },
  { pattern: /^每(?:两|2|二)个?月|^隔月/, period: "month", count: 2 },
  { pattern: /^每(?:两|2|二)年/, period: "year", count: 2 },
  { pattern: /^每(?:三|3)年/, period: "year", count: 3 },
  { pattern: /^(?:每(?:一|1)?个?|各)?(?:春季|秋季|春|秋)(?:季)?(?:学期|季)(?!招生)/, period: "year", isSeason: true },
  { pattern: /^(?:每年)?(?:上半年|下半年|上期(?!望)|下期)/, period: "year", isSeason: true },
  { pattern: /^(?:上学期|下学期(?!继续|将|要|拟|我|计划|,|、)|第[一二]学期)(?=[^,]{0,10}[\d一二两三])/, period: "year", isSeason: true },
  { pattern: /^每(?:一|1)?个?(?:学期|半年)(?:第[一二三四五六七八九十\d]+周|期?初|期?末|开学初|结束前)/, period: "term", isDeadline: true },
  {
    pattern:
      /^每(?:一|1)?个?(?:学期|半年)|^每期|^全期|^(?:整|全)个?学期|^一(?:个)?学期(?:内|中)?|^按学期|^学期内|^本期(?=至少|每|内|不)|^每人?每?学期/,
    period: "term",
  },
  { pattern: /^每(?:一|1)?个?学年(?:度)?(?:末|底|初)/, period: "schoolYear", isDeadline: true },
  { pattern: /^学年(?:度)?(?:末|底|终|初|结束)/, period: "schoolYear", isDeadline: true },
  { pattern: /^每(?:一|1)?个?学年度?|^(?:全|整个?|一个?)学年(?:内|中)?|^学年度?内/, period: "schoolYear" },
  { pattern: /^(?:每年|每学年)?(?:年底|年末|年终|岁末)前?/, period: "year", isDeadline: true },
  {
    pattern:
      /^每(?:一|1)?(?:个|自然|年)?年度?(?!级|龄)|^全年|^年均|^一年(?:内|中)?(?=至少|不|组织|开展|召开)|^年度内|^逐年(?=.{0,4}\d)|^按年度?(?=.{0,6}[\d一二两三])/,
    period: "year",
  },
  { pattern: /^每(?:个|一)?月(?:底|末|初)/, period: "month", isDeadline: true },
  { pattern: /^每(?:一|1)?个?月|^月均|^按月|^逐月|^一个?月(?=至少|不|[一两二三\d]次)/, period: "month" },
  {
    pattern: /^每(?:一|1)?个?(?:周|星期)(?![一二三四五六日天]?(?:岁|年)|边)|^一周(?=[一两二三\d]次)|^周均|^周课时|^周授课|^周任课|^按周/,
    period: "week",
  },
  { pattern: /^(?:今年|本年度|当年|年内)/, period: "once", isDeadline: true },
  {
    pattern:
      /^(?:学期|期)(?:初|末|中|终|结束(?:时|前)?|开始(?:时|前)?|满)(?!考|成绩|检测|质量|中学)|^开学(?:初|前|后)?(?:第?[一二两三四\d]+周)?(?:内|前)?(?=[^典礼])|^放(?:寒|暑)?假前|^学期(?:开学|伊始)|^寒暑?假前|^暑假前|^开学初/,
    period: "term",
    isDeadline: true,
  },
  {
    pattern:
      /^(?:任期|聘期|周期|帮扶期|结对期|支教期|培养期|活动期|协议期|合作期|支援期|聘任期|工作期|建设期|培养周期|一个周期|三年期|任职期|服务期)(?:内|间|限内)?(?!限)|^(?:结对|帮扶|支教|跟岗|挂职|任职|培训|合作|支援|任教|协议)期间?(?:内)?/,
    period: "plan",
  },
  { pattern: /^(?:常年|长年)/, period: "standing" },
];

const mayStart = characterSet("每隔双半春秋各上下全整一按本学年岁月逐周今当期开放寒暑任聘帮结支培活协合工建三服跟挂常长");
const spanStarts = characterSet("0123456789一二两三四五六");

function ruleToken(text: string, at: number): PeriodToken | null {
  if (!isIn(mayStart, text, at)) return null;
  const window = text.slice(at, at + 16);
  for (const rule of rules) {
    const word = rule.pattern.exec(window)?.[0];
    if (word === undefined || word === "") continue;
    return {
      start: at,
      end: at + word.length,
      period: rule.period,
      count: rule.count ?? 1,
      deadline: rule.isDeadline === true ? word.replace(/^每(?:一|1)?个?/, "") : null,
      season: rule.isSeason === true ? word.replace(/^(?:每年|每|各)/, "") : null,
      isEach: rule.isSeason !== true && rule.period !== "plan" && (rule.isDeadline !== true || word.startsWith("每")),
    };
  }
  return null;
}

/** 三年内, N年内, 今后三年: the whole span, with its length. */
function spanToken(text: string, at: number): PeriodToken | null {
  const numeral = readNumeral(text, at);
  if (!numeral || numeral.value > 20 || !text.startsWith("年", numeral.end)) return null;
  const tail = /^年(?:时间)?(?:之)?(?:内|间|期间|以内|共|累计)/.exec(text.slice(numeral.end, numeral.end + 8));
  return tail
    ? { start: at, end: numeral.end + tail[0].length, period: "plan", count: 1, deadline: null, season: null, isEach: false }
    : null;
}

/** All period words of text[start, end), in order, without overlaps. */
export function scanPeriods(text: string, start: number, end: number): PeriodToken[] {
  const found: PeriodToken[] = [];
  for (let at = start; at < end;) {
    const token = ruleToken(text, at) ?? (isIn(spanStarts, text, at) && text.charAt(at - 1) !== "第" ? spanToken(text, at) : null);
    if (token && token.end <= end) {
      found.push(token);
      at = token.end;
    } else at++;
  }
  return found;
}
