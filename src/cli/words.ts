import type { Language } from "../server/files/messages.ts";
import type { Exclusion, Gap } from "../domain/evidence/contribution.ts";
import type { StandingNote } from "../domain/obligation/assess.ts";
import type { UnmatchedWhy } from "../domain/obligation/audit.ts";
import type { ObligationStanding } from "../domain/obligation/standing.ts";
import type { Measure } from "../domain/plan/quota.ts";

/** Words of the command line, Chinese and English side by side. */
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

export const auditWords = {
  title: say("携手 履约核对", "Xieshou audit"),
  asOf: say("截至", "as of"),
  schoolYear: say("学年", "school year"),
  plan: say("计划", "Plan"),
  summary: say("小结", "Summary"),
  noSummary: say("没有给出小结：只列出应办事项", "no summary given: obligations only"),
  headings: {
    zh: ["承诺", "时段", "范围", "状态", "已办 / 应办", "说明"],
    en: ["Promise", "Period", "Scope", "Standing", "Done / needed", "Note"],
  },
  all: say("全部", "all"),
  total: say("应办事项", "Obligations"),
  rules: say("计发规则（不作评判）", "Rules (not judged)"),
  unquantified: say("没有写明数量的承诺（请补一个数，补上才能核对）", "Promises without a number (add one to have them checked)"),
  outcomes: say("预期成效（不作评判）", "Outcomes hoped for (not judged)"),
  unmatched: say("小结里没有对上承诺的内容", "Reported, but matching no promise"),
  nothing: say("没有读到可以计数的承诺。", "No promise that can be counted was found."),
} as const;

export const readWords = {
  headings: {
    zh: ["原文", "类别", "数量", "每…", "周期", "由谁"],
    en: ["Text", "Category", "Quantity", "Per", "Period", "By whom"],
  },
  commitments: say("承诺", "Commitments"),
  facts: say("已办事实", "Facts reported"),
  uncounted: say("没有数量的事项（定期、若干等）", "Duties without a number"),
  kinds: { plan: say("计划", "plan"), agreement: say("协议", "agreement"), notice: say("通知", "notice"), summary: say("小结", "summary") },
  periods: {
    term: say("每学期", "each term"),
    schoolYear: say("每学年", "each school year"),
    year: say("每年", "each year"),
    month: say("每月", "each month"),
    week: say("每周", "each week"),
    once: say("一次性", "once"),
    plan: say("整个期限内", "over the whole plan"),
    standing: say("持续", "standing"),
  },
  roles: {
    helper: say("支援校", "helper school"),
    helped: say("受援校", "helped school"),
    both: say("双方", "both"),
    bureau: say("教育局", "bureau"),
    government: say("政府", "government"),
    leadGroup: say("领导小组", "leading group"),
    school: say("学校", "school"),
    teacher: say("教师", "teacher"),
    mentor: say("师傅", "mentor"),
    mentee: say("徒弟", "mentee"),
    pair: say("师徒", "pair"),
    class: say("班级", "class"),
    studio: say("工作室", "studio"),
    department: say("部门", "department"),
    district: say("各地", "districts"),
    cadre: say("干部", "cadre"),
  },
} as const;
