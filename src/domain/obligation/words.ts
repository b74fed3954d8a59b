import type { Exclusion, Gap } from "../evidence/contribution.ts";
import type { Measure } from "../plan/quota.ts";
import type { StandingNote } from "./assess.ts";
import type { UnmatchedWhy } from "./audit.ts";
import type { ObligationStanding } from "./standing.ts";

/** Languages in which obligations are told in reports and on the command line. */
type Language = "zh" | "en";

/** The same in Chinese and English, side by side. */
type Words = Readonly<Record<Language, string>>;

const say = (zh: string, en: string): Words => ({ zh, en });

/** Sign, word and colour together: black-and-white print and colour-blind eyes lose nothing. */
export const standingWords: Readonly<Record<ObligationStanding, Words>> = {
  met: say("● 已兑现", "● met"),
  exceeded: say("＋ 超额", "＋ exceeded"),
  missed: say("✕ 未兑现", "✕ missed"),
  "at-risk": say("▲ 有风险", "▲ at risk"),
  due: say("◷ 将到期", "◷ due"),
  "on-track": say("◐ 进行中", "◐ on track"),
  waived: say("— 已豁免", "— waived"),
  unproven: say("？待佐证", "？unproven"),
};

const gapWords: Readonly<Record<Gap, Words>> = {
  measure: say("有记录，但没有写明数量（如人数）", "there are records, but they do not state the number (such as heads)"),
  date: say("有记录，但没有写明日期，不能归到这一时段", "there are records, but without the date that would place them in this period"),
  grade: say("有该学科的教师派出，但没有写明年级", "teachers of the subject were posted, their grades are not stated"),
  subject: say("有记录，但没有写明学科", "there are records, but the subject is not stated"),
  roster: say("只有合计，没有名册，不能逐一核对", "there are totals only; without a roster they cannot be checked one by one"),
  earmark: say("有资金，但没有写明用途", "there is money, but its purpose is not stated"),
};

const exclusionWords: Readonly<Record<Exclusion, Words>> = {
  "not-this-kind": say("不是这一类", "another kind"),
  "outside-window": say("不在计划时段内", "outside the period of the promise"),
  "too-short": say("在岗不足该时段的一半", "on post for less than half of the period"),
  unconfirmed: say("尚未确认，或晚于截至日", "not confirmed, or after the day asked for"),
  "wrong-role": say("岗位不同", "another post"),
  "wrong-earmark": say("用途与计划不符", "another purpose than the plan's"),
  "wrong-subject": say("学科或年级不同", "another subject or grade"),
};

export function noteText(note: StandingNote, language: Language): string {
  if (note.kind === "lacks") return gapWords[note.gap][language];
  return say("计划写明“按需”，没有记录到需求", "promised according to need; no need is recorded")[language];
}

export function unmatchedText(why: UnmatchedWhy, language: Language): string {
  switch (why.kind) {
    case "total-only":
      return say(
        "计入总额，但计划在这一学期没有安排这项用途",
        "counts towards the total, but the plan sets no money for this purpose in this term",
      )[language];
    case "no-such-promise":
      return say("计划里没有这类承诺", "no promise of this kind")[language];
    case "outcome":
      return say("属于成效，不是应办事项", "an outcome, not a quota")[language];
    case "excluded":
      return exclusionWords[why.why][language];
    default:
      return why satisfies never;
  }
}

const measureUnits: Readonly<Record<Measure, Words>> = {
  yuan: say("元", " yuan"),
  people: say("人", " people"),
  teachers: say("名教师", " teachers"),
  events: say("次", " times"),
  lessons: say("节", " lessons"),
  projects: say("项", " projects"),
  pairs: say("对", " pairs"),
  pieces: say("篇", " pieces"),
  books: say("本", " books"),
  items: say("件", " items"),
  hours: say("课时", " hours"),
  days: say("天", " days"),
  percent: say("%", "%"),
};

const thousands = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

const figure = (value: number): string => thousands.format(value);

/** 20,000/20,000-30,000元: counted, a slash, and what is needed. */
export function countedText(
  counted: number,
  bounds: { readonly min: number | null; readonly max: number | null },
  measure: Measure,
  language: Language,
): string {
  const { min, max } = bounds;
  const needed =
    min === null
      ? `≤${max === null ? "" : figure(max)}`
      : max === null
        ? `≥${figure(min)}`
        : min === max
          ? figure(min)
          : `${figure(min)}-${figure(max)}`;
  return `${figure(counted)} / ${needed}${measureUnits[measure][language]}`;
}

const earmarkWords: Readonly<Record<string, Words>> = {
  teaching_research: say("教研", "teaching research"),
  enrolment_publicity: say("招生宣传", "enrolment publicity"),
  equipment: say("器材", "equipment"),
  books: say("图书", "books"),
  maintenance: say("维修", "maintenance"),
  heating: say("取暖", "heating"),
  training: say("培训", "training"),
  aid: say("资助", "aid"),
  other: say("其他用途", "other purpose"),
  manager: say("管理岗", "manager"),
  homeroom: say("班主任", "homeroom"),
};

/** One value of a scope in words: 语文, 7年级, 9月17日的活动. */
export function scopeText(key: string, value: string, language: Language): string {
  if (key === "grade") return say(`${value}年级`, `grade ${value}`)[language];
  if (key === "each")
    return say(`每${value.length > 1 && value.endsWith("对") ? "对" : ""}${value.replace(/对$/, "")}`, `each ${value}`)[language];
  return earmarkWords[value]?.[language] ?? value;
}

/** 2024-autumn as 2024年秋季; other keys stay as they are. */
export function periodText(key: string, language: Language): string {
  const match = /^(\d{4})-(autumn|spring)$/.exec(key);
  if (match) return say(`${match[1]}年${match[2] === "autumn" ? "秋季" : "春季"}`, `${match[2]} ${match[1]}`)[language];
  return /^\d{4}-\d{4}$/.test(key) ? say(`${key}学年`, key)[language] : key;
}
