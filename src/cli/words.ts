import type { Language } from "../server/files/messages.ts";

/** Words of the command line, Chinese and English side by side. */
type Words = Readonly<Record<Language, string>>;

const say = (zh: string, en: string): Words => ({ zh, en });

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
