import type { AccountKind } from "../../domain/funding/booking.ts";
import { purposeNames, sourceNames } from "../../domain/funding/funding-words.ts";
import type { FundingSource, Purpose } from "../../domain/funding/source.ts";
import { messagesIn } from "../app/language.ts";

type Names<Key extends string> = Readonly<Record<Key, string>>;

interface FundingWords {
  readonly title: string;
  readonly tabs: Names<"money" | "payments" | "books">;
  readonly purposes: Names<Purpose>;
  readonly anyPurpose: string;
  readonly sources: Names<FundingSource>;
  readonly accounts: Names<AccountKind>;
  readonly payers: Names<"helper" | "bureau">;
  readonly period: string;
  readonly promised: string;
  readonly asked: string;
  readonly approved: string;
  readonly paid: string;
  readonly received: string;
  readonly left: string;
  readonly yuan: string;
  readonly sentence: (promised: string, paid: string, left: string) => string;
  readonly settled: (promised: string, paid: string) => string;
  readonly nothingPromised: (paid: string) => string;
  readonly onTheWay: (amount: string) => string;
  readonly byPurpose: string;
  readonly byPair: string;
  readonly warned: (count: number) => string;
  readonly warning: (source: string, purpose: string) => string;
  readonly warnings: string;
  readonly payments: string;
  readonly noPayments: string;
  readonly noMoney: string;
  readonly enter: string;
  readonly importSheet: string;
  readonly pair: string;
  readonly amount: string;
  readonly words: string;
  readonly purpose: string;
  readonly source: string;
  readonly term: string;
  readonly day: string;
  readonly dayHint: string;
  readonly payer: string;
  readonly payee: string;
  readonly voucherNo: string;
  readonly summary: string;
  readonly note: string;
  readonly paidOn: string;
  readonly receivedOn: string;
  readonly state: string;
  readonly save: string;
  readonly edit: string;
  readonly correct: string;
  readonly correctHint: string;
  readonly takeBack: string;
  readonly vouchers: string;
  readonly print: string;
  readonly toVoucher: string;
  readonly content: string;
  readonly bookings: string;
  readonly noBookings: string;
  readonly replacedShort: string;
  readonly noVouchers: string;
  readonly replaced: string;
  readonly toReplacement: string;
  readonly isCorrection: string;
  readonly toOriginal: string;
  readonly back: string;
  readonly steps: Names<"enter" | "change" | "correct">;
  readonly problems: Readonly<Record<string, string>>;
  readonly choosePair: string;
  readonly positive: string;
  readonly chosen: (count: number) => string;
  readonly waiting: (count: number) => string;
  readonly toPayments: string;
}

/** Words of payments, budgets and books. */
export const fundingWords = messagesIn<FundingWords>({
  "zh-CN": {
    title: "经费",
    tabs: { money: "收支总览", payments: "付款", books: "账簿" },
    purposes: purposeNames["zh-CN"],
    anyPurpose: "不限用途",
    sources: sourceNames["zh-CN"],
    accounts: { source: "资金来源", school: "学校", purpose: "用途", person: "人员", outside: "校外" },
    payers: { helper: "支援校", bureau: "教育局" },
    period: "学年或学期",
    promised: "该给",
    asked: "待审批",
    approved: "已批准",
    paid: "给了",
    received: "对方已收到",
    left: "还差",
    yuan: "元",
    sentence: (promised, paid, left) => `按计划该给 ${promised} 元，给了 ${paid} 元，还差 ${left} 元。`,
    settled: (promised, paid) => `按计划该给 ${promised} 元，给了 ${paid} 元，已给足。`,
    nothingPromised: (paid) => `计划没有承诺经费，给了 ${paid} 元。`,
    onTheWay: (amount) => `其中 ${amount} 元已支付，等受援校确认收到。`,
    byPurpose: "按用途：该给与给了",
    byPair: "各结对",
    warned: (count) => `有 ${count} 笔付款的资金来源不能用于所写的用途`,
    warning: (source, purpose) => `${source}不能用于${purpose}`,
    warnings: "来源提示",
    payments: "付款",
    noPayments: "还没有付款。可以登记一笔，或导入出纳的表格。",
    noMoney: "没有结对。",
    enter: "登记付款",
    importSheet: "导入出纳表格",
    pair: "结对",
    amount: "金额（元）",
    words: "大写",
    purpose: "用途",
    source: "资金来源",
    term: "用于学期",
    day: "用于日期",
    dayHint: "只在承诺按月、按次时填写",
    payer: "付款方",
    payee: "收款方",
    voucherNo: "凭证号",
    summary: "摘要",
    note: "备注",
    paidOn: "支付日期",
    receivedOn: "收到日期",
    state: "状态",
    save: "保存",
    edit: "修改",
    correct: "更正",
    correctHint: "更正是新的一笔，照常审批；支付时原来的一笔自动冲回，不再计入。金额填 0 表示全部退回。",
    takeBack: "全部退回",
    vouchers: "凭证照片",
    print: "打印",
    toVoucher: "打印凭证",
    content: "付款内容",
    bookings: "记账",
    noBookings: "支付后记账。",
    replacedShort: "已更正",
    noVouchers: "还没有凭证。",
    replaced: "这笔付款已被更正，不再计入。",
    toReplacement: "看更正后的付款",
    isCorrection: "这笔付款更正了另一笔。",
    toOriginal: "看原来的付款",
    back: "冲回",
    steps: { enter: "登记", change: "修改", correct: "登记更正" },
    problems: {
      outside: "不在结对期限内，或日期不在所选学期内",
      unknown: "没有这个学期",
      nothing: "金额要大于 0",
      taken: "这个凭证号已经用过",
      warned: "资金来源不能用于这个用途：批准时请写明意见",
      future: "日期不能晚于今天",
      order: "收到日期不能早于支付日期",
      "too-many": "凭证太多",
    },
    choosePair: "请选择结对",
    positive: "请填写金额",
    chosen: (count) => `已选 ${count} 笔`,
    waiting: (count) => `待我办理 ${count} 笔`,
    toPayments: "看付款",
  },
  "zh-TW": {
    title: "經費",
    tabs: { money: "收支總覽", payments: "付款", books: "帳簿" },
    purposes: purposeNames["zh-TW"],
    anyPurpose: "不限用途",
    sources: sourceNames["zh-TW"],
    accounts: { source: "資金來源", school: "學校", purpose: "用途", person: "人員", outside: "校外" },
    payers: { helper: "支援校", bureau: "教育局" },
    period: "學年或學期",
    promised: "應給",
    asked: "待審核",
    approved: "已核准",
    paid: "已給",
    received: "對方已收到",
    left: "還差",
    yuan: "元",
    sentence: (promised, paid, left) => `依計畫應給 ${promised} 元，已給 ${paid} 元，還差 ${left} 元。`,
    settled: (promised, paid) => `依計畫應給 ${promised} 元，已給 ${paid} 元，已足額。`,
    nothingPromised: (paid) => `計畫沒有承諾經費，已給 ${paid} 元。`,
    onTheWay: (amount) => `其中 ${amount} 元已支付，等受援校確認收到。`,
    byPurpose: "依用途：應給與已給",
    byPair: "各結對",
    warned: (count) => `有 ${count} 筆付款的資金來源不能用於所寫的用途`,
    warning: (source, purpose) => `${source}不能用於${purpose}`,
    warnings: "來源提示",
    payments: "付款",
    noPayments: "還沒有付款。可以登錄一筆，或匯入出納的表格。",
    noMoney: "沒有結對。",
    enter: "登錄付款",
    importSheet: "匯入出納表格",
    pair: "結對",
    amount: "金額（元）",
    words: "大寫",
    purpose: "用途",
    source: "資金來源",
    term: "用於學期",
    day: "用於日期",
    dayHint: "只在承諾按月、按次時填寫",
    payer: "付款方",
    payee: "收款方",
    voucherNo: "憑證號",
    summary: "摘要",
    note: "備註",
    paidOn: "支付日期",
    receivedOn: "收到日期",
    state: "狀態",
    save: "儲存",
    edit: "修改",
    correct: "更正",
    correctHint: "更正是新的一筆，照常審核；支付時原來的一筆自動沖回，不再計入。金額填 0 表示全部退回。",
    takeBack: "全部退回",
    vouchers: "憑證照片",
    print: "列印",
    toVoucher: "列印憑證",
    content: "付款內容",
    bookings: "記帳",
    noBookings: "支付後記帳。",
    replacedShort: "已更正",
    noVouchers: "還沒有憑證。",
    replaced: "這筆付款已被更正，不再計入。",
    toReplacement: "看更正後的付款",
    isCorrection: "這筆付款更正了另一筆。",
    toOriginal: "看原來的付款",
    back: "沖回",
    steps: { enter: "登錄", change: "修改", correct: "登錄更正" },
    problems: {
      outside: "不在結對期限內，或日期不在所選學期內",
      unknown: "沒有這個學期",
      nothing: "金額要大於 0",
      taken: "這個憑證號已經用過",
      warned: "資金來源不能用於這個用途：核准時請寫明意見",
      future: "日期不能晚於今天",
      order: "收到日期不能早於支付日期",
      "too-many": "憑證太多",
    },
    choosePair: "請選擇結對",
    positive: "請填寫金額",
    chosen: (count) => `已選 ${count} 筆`,
    waiting: (count) => `待我辦理 ${count} 筆`,
    toPayments: "看付款",
  },
  en: {
    title: "Money",
    tabs: { money: "Overview", payments: "Payments", books: "Books" },
    purposes: purposeNames.en,
    anyPurpose: "Any purpose",
    sources: sourceNames.en,
    accounts: { source: "Source", school: "School", purpose: "Purpose", person: "Person", outside: "Outside" },
    payers: { helper: "Helper school", bureau: "Bureau" },
    period: "Year or term",
    promised: "Promised",
    asked: "Awaiting approval",
    approved: "Approved",
    paid: "Paid",
    received: "Received",
    left: "Left",
    yuan: "yuan",
    sentence: (promised, paid, left) => `The plan promises ${promised} yuan; ${paid} were paid, ${left} are left to pay.`,
    settled: (promised, paid) => `The plan promises ${promised} yuan; ${paid} were paid, nothing is left to pay.`,
    nothingPromised: (paid) => `The plan promises no money; ${paid} yuan were paid.`,
    onTheWay: (amount) => `${amount} yuan of it wait for the helped school to confirm.`,
    byPurpose: "By purpose: promised and paid",
    byPair: "Partnerships",
    warned: (count) =>
      count === 1
        ? "1 payment comes from a source that may not pay for its purpose"
        : `${count} payments come from a source that may not pay for their purpose`,
    warning: (source, purpose) => `${source} may not pay for: ${purpose}`,
    warnings: "Warnings",
    payments: "Payments",
    noPayments: "There is no payment yet. Enter one, or import the cashier's sheet.",
    noMoney: "There is no partnership.",
    enter: "Enter a payment",
    importSheet: "Import the cashier's sheet",
    pair: "Partnership",
    amount: "Amount (yuan)",
    words: "In words",
    purpose: "Purpose",
    source: "Source",
    term: "For the term",
    day: "For the day",
    dayHint: "Only where the promise is by month or by event",
    payer: "Paid by",
    payee: "Paid to",
    voucherNo: "Voucher no.",
    summary: "Summary",
    note: "Note",
    paidOn: "Paid on",
    receivedOn: "Received on",
    state: "State",
    save: "Save",
    edit: "Change",
    correct: "Correct",
    correctHint:
      "A correction is a payment of its own and needs approval. When it is paid, the old one is booked back and counts no more. 0 takes all of it back.",
    takeBack: "Take all back",
    vouchers: "Vouchers",
    print: "Print",
    toVoucher: "Print the voucher",
    content: "Payment",
    bookings: "Bookings",
    noBookings: "It is booked when it is paid.",
    replacedShort: "Corrected",
    noVouchers: "There is no voucher yet.",
    replaced: "A correction has taken the place of this payment; it counts no more.",
    toReplacement: "Open the correction",
    isCorrection: "This payment corrects another one.",
    toOriginal: "Open the original",
    back: "Booked back",
    steps: { enter: "Entered", change: "Changed", correct: "Correction entered" },
    problems: {
      outside: "Outside the partnership, or the day lies outside the term",
      unknown: "There is no such term",
      nothing: "The amount must be above 0",
      taken: "This voucher number is taken",
      warned: "The source may not pay for this purpose: approve it with a comment on why",
      future: "The day may not lie in the future",
      order: "It cannot be received before it was paid",
      "too-many": "Too many vouchers",
    },
    choosePair: "Choose a partnership",
    positive: "Enter an amount",
    chosen: (count) => `${count} chosen`,
    waiting: (count) => (count === 1 ? "1 payment waits for you" : `${count} payments wait for you`),
    toPayments: "Open payments",
  },
});
