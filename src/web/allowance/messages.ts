import type { LeftOutReason } from "../../domain/allowance/run.ts";
import type { LineWarning } from "../../domain/allowance/rule.ts";
import { messagesIn } from "../app/language.ts";

type Names<Key extends string> = Readonly<Record<Key, string>>;

interface AllowanceWords {
  readonly title: string;
  readonly runs: string;
  readonly rules: string;
  readonly ownSlips: string;
  readonly none: string;
  readonly noneOwn: string;
  readonly preview: string;
  readonly previewAgain: string;
  readonly programme: string;
  readonly month: string;
  readonly monthOf: (year: string, month: number) => string;
  readonly state: string;
  readonly total: string;
  readonly slips: string;
  readonly slipCount: (count: number) => string;
  readonly changedAt: string;
  readonly duplicate: string;
  readonly future: string;
  readonly empty: string;
  readonly stale: string;
  readonly changedSince: string;
  readonly byRule: string;
  readonly byLine: string;
  readonly previous: string;
  readonly previousLine: (month: string, amount: string, difference: string) => string;
  readonly gone: (count: number) => string;
  readonly noPrevious: string;
  readonly corrections: (count: number, amount: string) => string;
  readonly leftOut: (count: number) => string;
  readonly leftOutHint: string;
  readonly reasons: Names<LeftOutReason>;
  readonly warnings: Names<LineWarning["code"]>;
  readonly source: string;
  readonly person: string;
  readonly staffNo: string;
  readonly home: string;
  readonly host: string;
  readonly allowance: string;
  readonly line: string;
  readonly amount: string;
  readonly lastMonth: string;
  readonly change: string;
  readonly changes: Names<"new" | "more" | "less" | "same" | "correction">;
  readonly correctionOf: (month: string) => string;
  readonly takenBack: string;
  readonly difference: (due: string, paid: string, amount: string) => string;
  readonly warning: string;
  readonly slip: string;
  readonly slipOf: (county: string) => string;
  readonly print: string;
  readonly steps: string;
  readonly inputs: string;
  readonly roundedOnce: string;
  readonly onPost: string;
  readonly absent: string;
  readonly lessons: string;
  readonly share: string;
  readonly signature: string;
  readonly cashier: string;
}

/** Words of runs and slips. */
export const allowanceWords = messagesIn<AllowanceWords>({
  "zh-CN": {
    title: "津贴发放",
    runs: "发放月份",
    rules: "津贴规则",
    ownSlips: "我的津贴条",
    none: "还没有发放记录。受援校确认当月在岗情况后，可在这里预览。",
    noneOwn: "还没有已批准的津贴条。",
    preview: "预览一个月",
    previewAgain: "重新计算",
    programme: "帮扶项目",
    month: "月份",
    monthOf: (year, month) => `${year}年${month}月`,
    state: "状态",
    total: "合计（元）",
    slips: "津贴条",
    slipCount: (count) => `${count}条`,
    changedAt: "更新时间",
    duplicate: "这个月已有发放记录，或另有一个月还没有批准；请先办完或撤回。",
    future: "只能预览本月及以前的月份。",
    empty: "没有津贴条，不能提交。",
    stale: "计算之后有数据变动，请重新计算后再办理。",
    changedSince: "计算之后，规则、校历或受援校确认的数据有变动。下面仍是上次的结果，请重新计算。",
    byRule: "按津贴",
    byLine: "按支付科目",
    previous: "与上月比较",
    previousLine: (month, amount, difference) => `${month}合计 ${amount} 元，本月${difference} 元`,
    gone: (count) => `上月有、本月没有的 ${count} 人`,
    noPrevious: "以前没有发放过。",
    corrections: (count, amount) => `更正以前月份 ${count} 条，共 ${amount} 元`,
    leftOut: (count) => `未发放或未发全 ${count} 人`,
    leftOutHint: "确认后，迟到的月份会在下一次发放时补上。",
    reasons: {
      "no-month": "受援校没有登记当月情况",
      unconfirmed: "当月情况未确认",
      nothing: "按规则本月为0元",
      "no-result": "公式算不出结果",
    },
    warnings: {
      "public-funds": "公用经费不得用于人员津贴",
      "school-till": "学校自有资金发放津贴须经批准并列入预算",
      "gift-purpose": "捐赠款改作津贴须征得捐赠人同意",
    },
    source: "依据",
    person: "姓名",
    staffNo: "工号",
    home: "派出学校",
    host: "受援校",
    allowance: "津贴",
    line: "支付科目",
    amount: "金额（元）",
    lastMonth: "上月（元）",
    change: "变化",
    changes: { new: "新增", more: "增加", less: "减少", same: "不变", correction: "更正" },
    correctionOf: (month) => `更正${month}`,
    takenBack: "不再符合规则，全数收回",
    difference: (due, paid, amount) => `应发${due}元，以前已发${paid}元，差额${amount}元`,
    warning: "提示",
    slip: "津贴条",
    slipOf: (county) => `${county}教育局　帮扶津贴条`,
    print: "打印",
    steps: "计算过程",
    inputs: "依据的数据",
    roundedOnce: "各步合计后四舍五入到分",
    onPost: "在岗期间",
    absent: "缺勤天数",
    lessons: "授课节数",
    share: "岗位比例",
    signature: "领取人签字",
    cashier: "导出给出纳",
  },
  "zh-TW": {
    title: "津貼發放",
    runs: "發放月份",
    rules: "津貼規則",
    ownSlips: "我的津貼條",
    none: "還沒有發放紀錄。受援校確認當月在崗情況後，可在這裡預覽。",
    noneOwn: "還沒有已核准的津貼條。",
    preview: "預覽一個月",
    previewAgain: "重新計算",
    programme: "支援專案",
    month: "月份",
    monthOf: (year, month) => `${year}年${month}月`,
    state: "狀態",
    total: "合計（元）",
    slips: "津貼條",
    slipCount: (count) => `${count}條`,
    changedAt: "更新時間",
    duplicate: "這個月已有發放紀錄，或另有一個月還沒有核准；請先辦完或撤回。",
    future: "只能預覽本月及以前的月份。",
    empty: "沒有津貼條，不能送出。",
    stale: "計算之後有資料變動，請重新計算後再辦理。",
    changedSince: "計算之後，規則、校曆或受援校確認的資料有變動。下面仍是上次的結果，請重新計算。",
    byRule: "依津貼",
    byLine: "依支付科目",
    previous: "與上月比較",
    previousLine: (month, amount, difference) => `${month}合計 ${amount} 元，本月${difference} 元`,
    gone: (count) => `上月有、本月沒有的 ${count} 人`,
    noPrevious: "以前沒有發放過。",
    corrections: (count, amount) => `更正以前月份 ${count} 條，共 ${amount} 元`,
    leftOut: (count) => `未發放或未發全 ${count} 人`,
    leftOutHint: "確認後，遲到的月份會在下一次發放時補上。",
    reasons: {
      "no-month": "受援校沒有登記當月情況",
      unconfirmed: "當月情況未確認",
      nothing: "依規則本月為0元",
      "no-result": "公式算不出結果",
    },
    warnings: {
      "public-funds": "公用經費不得用於人員津貼",
      "school-till": "學校自有資金發放津貼須經核准並列入預算",
      "gift-purpose": "捐贈款改作津貼須徵得捐贈人同意",
    },
    source: "依據",
    person: "姓名",
    staffNo: "工號",
    home: "派出學校",
    host: "受援校",
    allowance: "津貼",
    line: "支付科目",
    amount: "金額（元）",
    lastMonth: "上月（元）",
    change: "變化",
    changes: { new: "新增", more: "增加", less: "減少", same: "不變", correction: "更正" },
    correctionOf: (month) => `更正${month}`,
    takenBack: "不再符合規則，全數收回",
    difference: (due, paid, amount) => `應發${due}元，以前已發${paid}元，差額${amount}元`,
    warning: "提示",
    slip: "津貼條",
    slipOf: (county) => `${county}教育局　支援津貼條`,
    print: "列印",
    steps: "計算過程",
    inputs: "依據的資料",
    roundedOnce: "各步合計後四捨五入到分",
    onPost: "在崗期間",
    absent: "缺勤天數",
    lessons: "授課節數",
    share: "崗位比例",
    signature: "領取人簽字",
    cashier: "匯出給出納",
  },
  en: {
    title: "Allowances",
    runs: "Months",
    rules: "Rules",
    ownSlips: "My slips",
    none: "No month has been paid yet. Once the helped schools have confirmed who was on post, preview it here.",
    noneOwn: "No approved slip of yours yet.",
    preview: "Preview a month",
    previewAgain: "Reckon anew",
    programme: "Programme",
    month: "Month",
    monthOf: (year, month) => `${year}-${String(month).padStart(2, "0")}`,
    state: "State",
    total: "Total (yuan)",
    slips: "Slips",
    slipCount: (count) => `${count} slips`,
    changedAt: "Changed",
    duplicate: "This month has a run already, or another month is still open: settle or withdraw it first.",
    future: "Only this month and earlier ones can be previewed.",
    empty: "There is no slip to submit.",
    stale: "Something has changed since the slips were made. Reckon anew first.",
    changedSince: "Rules, calendar or what the helped schools confirmed have changed since. Below is the last result: reckon anew.",
    byRule: "By allowance",
    byLine: "By budget line",
    previous: "Against the month before",
    previousLine: (month, amount, difference) => `${month}: ${amount} yuan; this month ${difference} yuan`,
    gone: (count) => `${count} people paid then and not now`,
    noPrevious: "Nothing was paid before.",
    corrections: (count, amount) => `${count} corrections of earlier months, ${amount} yuan`,
    leftOut: (count) => `${count} people not paid, or not in full`,
    leftOutHint: "Once confirmed, a late month is paid with the next run.",
    reasons: {
      "no-month": "The helped school has not entered the month",
      unconfirmed: "The month is not confirmed",
      nothing: "The rules give 0 this month",
      "no-result": "The formula gives no result",
    },
    warnings: {
      "public-funds": "Public funds may not pay staff",
      "school-till": "A school's own funds pay staff only by approval and budget",
      "gift-purpose": "A gift pays staff only if the donor agrees",
    },
    source: "Source",
    person: "Name",
    staffNo: "Staff no.",
    home: "Home school",
    host: "Helped school",
    allowance: "Allowance",
    line: "Budget line",
    amount: "Amount (yuan)",
    lastMonth: "Month before (yuan)",
    change: "Change",
    changes: { new: "New", more: "More", less: "Less", same: "Same", correction: "Correction" },
    correctionOf: (month) => `Correction of ${month}`,
    takenBack: "No longer due: taken back whole",
    difference: (due, paid, amount) => `Due ${due} yuan, paid before ${paid} yuan, difference ${amount} yuan`,
    warning: "To note",
    slip: "Allowance slip",
    slipOf: (county) => `Education bureau of ${county}: allowance slip`,
    print: "Print",
    steps: "Steps",
    inputs: "What it rests on",
    roundedOnce: "The sum of the steps is rounded to the fen",
    onPost: "On post",
    absent: "Days absent",
    lessons: "Lessons taught",
    share: "Share of a post",
    signature: "Received by",
    cashier: "Export for the cashier",
  },
});
