import { messagesIn } from "../app/language.ts";

/** Words of the waivers. */
export const waiverWords = messagesIn({
  "zh-CN": {
    title: "豁免申请",
    none: "没有豁免申请。",
    pair: "结对",
    promise: "承诺",
    period: "时间",
    state: "状态",
    reason: "申请理由",
    by: "申请人",
    at: "申请时间",
    decision: "审批意见",
    actions: "办理",
  },
  "zh-TW": {
    title: "豁免申請",
    none: "沒有豁免申請。",
    pair: "結對",
    promise: "承諾",
    period: "時間",
    state: "狀態",
    reason: "申請理由",
    by: "申請人",
    at: "申請時間",
    decision: "審核意見",
    actions: "辦理",
  },
  en: {
    title: "Waivers",
    none: "There is no request.",
    pair: "Partnership",
    promise: "Promise",
    period: "Period",
    state: "State",
    reason: "Why",
    by: "Asked by",
    at: "Asked at",
    decision: "Decision",
    actions: "Decide",
  },
});
