import type { Variable } from "../../domain/allowance/formula.ts";
import type { FormulaProblem } from "../../domain/allowance/parse-formula.ts";
import type { AllowanceBasis, AllowanceKind } from "../../domain/allowance/rule.ts";
import { messagesIn } from "../app/language.ts";

type Names<Key extends string> = Readonly<Record<Key, string>>;

interface RuleWords {
  readonly title: string;
  readonly note: string;
  readonly holdsFrom: (day: string) => string;
  readonly isDefault: string;
  readonly change: string;
  readonly effectiveHint: string;
  readonly code: string;
  readonly codeHint: string;
  readonly name: string;
  readonly basis: string;
  readonly bases: Names<AllowanceBasis>;
  readonly formula: string;
  readonly formulaHint: string;
  readonly variables: string;
  readonly variableMeanings: Names<Variable>;
  readonly rate: string;
  readonly multiplier: string;
  readonly cap: string;
  readonly noCap: string;
  readonly countsVacations: string;
  readonly deductsAbsence: string;
  readonly kinds: string;
  readonly kindNames: Names<AllowanceKind>;
  readonly roles: string;
  readonly allRoles: string;
  readonly line: string;
  readonly mayPay: string;
  readonly add: string;
  readonly remove: string;
  readonly problems: Names<FormulaProblem["code"] | "basis-not-used" | "line-not-allowed" | "no-kind" | "code">;
  readonly at: (place: string) => string;
  readonly tryOut: string;
  readonly tryHint: string;
  readonly from: string;
  readonly to: string;
  readonly absent: string;
  readonly lessons: string;
  readonly share: string;
  readonly role: string;
  readonly month: string;
  readonly nothing: string;
  readonly sum: string;
  readonly yes: string;
  readonly no: string;
}

/** Words of the rules. */
export const allowanceRuleWords = messagesIn<RuleWords>({
  "zh-CN": {
    title: "津贴规则",
    note: "规则自某日起执行，并注明文件；月中换规则时，以该日为界，前后各按各的规则。",
    holdsFrom: (day) => `自 ${day} 起`,
    isDefault: "系统默认",
    change: "制定新规则",
    effectiveHint: "已入账的月份不改动；差额在下一次发放时作更正。",
    code: "代码",
    codeHint: "小写英文，同一项津贴始终不变",
    name: "津贴名称",
    basis: "计发方式",
    bases: { calendarDays: "按当月天数折算", thirtyDays: "每月按30天折算", monthsBegun: "按月计，到岗即算一月", lessons: "按授课节数" },
    formula: "公式（FEEL）",
    formulaHint: "得出一人一月应发的元数；最后才四舍五入到分",
    variables: "公式里可用的名称",
    variableMeanings: {
      rate: "元",
      multiplier: "130% 即 1.3",
      daysOnPost: "当月在岗天数，首尾两天都算",
      daysInMonth: "28 至 31",
      lessons: "在受援校的授课节数",
      postShare: "全职为 100%，即 1",
    },
    rate: "标准（元）",
    multiplier: "倍率（%）",
    cap: "每月上限（元）",
    noCap: "不设上限",
    countsVacations: "寒暑假计入在岗天数",
    deductsAbsence: "扣除缺勤天数",
    kinds: "发给",
    kindNames: { posting: "派出人员", followOn: "跟岗人员", studyTour: "考察人员" },
    roles: "岗位",
    allRoles: "不限岗位",
    line: "支付科目",
    mayPay: "文件允许的科目",
    add: "增加一项津贴",
    remove: "删去这项",
    problems: {
      syntax: "公式写不完整或有错字",
      "unknown-name": "没有这个名称",
      "not-supported": "津贴公式不支持这种写法",
      "not-a-number": "这里应是一个数",
      "not-a-condition": "“if”后面应是一个条件",
      "too-long": "公式太长",
      "basis-not-used": "公式没有用到计发方式的天数或课时",
      "line-not-allowed": "支付科目不在文件允许的科目里",
      "no-kind": "请选择发给谁",
      code: "代码重复",
    },
    at: (place) => `“${place}”`,
    tryOut: "试算",
    tryHint: "改动上面的规则或下面的数，立刻看到每一步。不会保存。",
    from: "到岗日",
    to: "离岗日",
    absent: "缺勤天数",
    lessons: "授课节数",
    share: "岗位比例（%）",
    role: "岗位",
    month: "月份（任一天）",
    nothing: "按这些规则，本月没有津贴。",
    sum: "合计",
    yes: "是",
    no: "否",
  },
  "zh-TW": {
    title: "津貼規則",
    note: "規則自某日起執行，並註明文件；月中換規則時，以該日為界，前後各按各的規則。",
    holdsFrom: (day) => `自 ${day} 起`,
    isDefault: "系統預設",
    change: "制定新規則",
    effectiveHint: "已入帳的月份不改動；差額在下一次發放時作更正。",
    code: "代碼",
    codeHint: "小寫英文，同一項津貼始終不變",
    name: "津貼名稱",
    basis: "計發方式",
    bases: { calendarDays: "按當月天數折算", thirtyDays: "每月按30天折算", monthsBegun: "按月計，到崗即算一月", lessons: "按授課節數" },
    formula: "公式（FEEL）",
    formulaHint: "得出一人一月應發的元數；最後才四捨五入到分",
    variables: "公式裡可用的名稱",
    variableMeanings: {
      rate: "元",
      multiplier: "130% 即 1.3",
      daysOnPost: "當月在崗天數，首尾兩天都算",
      daysInMonth: "28 至 31",
      lessons: "在受援校的授課節數",
      postShare: "全職為 100%，即 1",
    },
    rate: "標準（元）",
    multiplier: "倍率（%）",
    cap: "每月上限（元）",
    noCap: "不設上限",
    countsVacations: "寒暑假計入在崗天數",
    deductsAbsence: "扣除缺勤天數",
    kinds: "發給",
    kindNames: { posting: "派出人員", followOn: "跟崗人員", studyTour: "考察人員" },
    roles: "崗位",
    allRoles: "不限崗位",
    line: "支付科目",
    mayPay: "文件允許的科目",
    add: "增加一項津貼",
    remove: "刪去這項",
    problems: {
      syntax: "公式寫不完整或有錯字",
      "unknown-name": "沒有這個名稱",
      "not-supported": "津貼公式不支援這種寫法",
      "not-a-number": "這裡應是一個數",
      "not-a-condition": "「if」後面應是一個條件",
      "too-long": "公式太長",
      "basis-not-used": "公式沒有用到計發方式的天數或課時",
      "line-not-allowed": "支付科目不在文件允許的科目裡",
      "no-kind": "請選擇發給誰",
      code: "代碼重複",
    },
    at: (place) => `「${place}」`,
    tryOut: "試算",
    tryHint: "改動上面的規則或下面的數，立刻看到每一步。不會儲存。",
    from: "到崗日",
    to: "離崗日",
    absent: "缺勤天數",
    lessons: "授課節數",
    share: "崗位比例（%）",
    role: "崗位",
    month: "月份（任一天）",
    nothing: "依這些規則，本月沒有津貼。",
    sum: "合計",
    yes: "是",
    no: "否",
  },
  en: {
    title: "Allowance rules",
    note: "Rules hold from a day on and name their paper. A month in which they change is cut at that day; each part goes by its own rules.",
    holdsFrom: (day) => `From ${day}`,
    isDefault: "Default",
    change: "Set new rules",
    effectiveHint: "Booked months stay; differences are corrected with the next run.",
    code: "Code",
    codeHint: "Small letters; stays the same for one allowance",
    name: "Name",
    basis: "Basis",
    bases: {
      calendarDays: "By the days of the month",
      thirtyDays: "By a month of 30 days",
      monthsBegun: "By month begun",
      lessons: "By lessons taught",
    },
    formula: "Formula (FEEL)",
    formulaHint: "Gives yuan for one person and month; rounded to the fen at the end only",
    variables: "Names that a formula may use",
    variableMeanings: {
      rate: "yuan",
      multiplier: "130 % is 1.3",
      daysOnPost: "days on post in the month, both end days counted",
      daysInMonth: "28 to 31",
      lessons: "lessons taught at the helped school",
      postShare: "a full post is 100 %, or 1",
    },
    rate: "Rate (yuan)",
    multiplier: "Multiplier (%)",
    cap: "Cap a month (yuan)",
    noCap: "No cap",
    countsVacations: "Vacations count as days on post",
    deductsAbsence: "Days of absence are taken off",
    kinds: "For",
    kindNames: { posting: "People posted", followOn: "Follow-on study", studyTour: "Study tours" },
    roles: "Roles",
    allRoles: "All roles",
    line: "Budget line",
    mayPay: "Lines that the paper allows",
    add: "Add an allowance",
    remove: "Take this one out",
    problems: {
      syntax: "The formula is incomplete or mistyped",
      "unknown-name": "There is no such name",
      "not-supported": "Formulas of allowances cannot say this",
      "not-a-number": "A number is expected here",
      "not-a-condition": "A condition is expected after if",
      "too-long": "The formula is too long",
      "basis-not-used": "The formula does not use the days or lessons of its basis",
      "line-not-allowed": "The budget line is not among those that the paper allows",
      "no-kind": "Choose whom it is for",
      code: "The code is used twice",
    },
    at: (place) => `"${place}"`,
    tryOut: "Try it out",
    tryHint: "Change the rules above or the figures below and see every step at once. Nothing is saved.",
    from: "First day on post",
    to: "Last day on post",
    absent: "Days absent",
    lessons: "Lessons taught",
    share: "Share of a post (%)",
    role: "Role",
    month: "Month (any day of it)",
    nothing: "By these rules there is no allowance in the month.",
    sum: "Sum",
    yes: "Yes",
    no: "No",
  },
});
