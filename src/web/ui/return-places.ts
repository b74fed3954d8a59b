import type { ApprovalKind } from "../../domain/approval/approval.ts";
import { messagesIn } from "../app/language.ts";

type Of<Key extends string> = Readonly<Record<Key, string>>;

/** The parts of each kind of thing that a return can speak of. A plan has its promises instead, each by its id. */
interface Places {
  readonly posting: Of<"person" | "post" | "days" | "load" | "plan">;
  readonly payment: Of<"amount" | "purpose" | "source" | "term" | "voucher">;
  readonly goods: Of<"giver" | "items" | "decision" | "papers" | "use">;
  readonly aid: Of<"pupil" | "category" | "basis" | "amount" | "account">;
  readonly request: Of<"description" | "estimate" | "papers" | "deadline">;
  readonly allowanceRun: Of<"people" | "days" | "rules" | "amount">;
  readonly waiver: Of<"reason" | "obligation">;
}

export const placeWords = messagesIn<Places>({
  "zh-CN": {
    posting: { person: "人员", post: "岗位、学科和年级", days: "起止日期", load: "课时和工作量", plan: "个人支持计划" },
    payment: { amount: "金额", purpose: "用途", source: "资金来源", term: "学期", voucher: "凭证" },
    goods: { giver: "来源和方式", items: "物资清单", decision: "集体决策", papers: "协议和票据", use: "用途" },
    aid: { pupil: "学生信息", category: "困难类别", basis: "认定依据", amount: "档次和金额", account: "收款账号" },
    request: { description: "现状与理由", estimate: "估算和分项", papers: "照片和文件", deadline: "期望完成时间" },
    allowanceRun: { people: "人员", days: "出勤和课时", rules: "规则", amount: "金额" },
    waiver: { reason: "理由", obligation: "应办事项" },
  },
  "zh-TW": {
    posting: { person: "人員", post: "崗位、學科和年級", days: "起訖日期", load: "課時和工作量", plan: "個人支持計畫" },
    payment: { amount: "金額", purpose: "用途", source: "資金來源", term: "學期", voucher: "憑證" },
    goods: { giver: "來源和方式", items: "物資清單", decision: "集體決策", papers: "協議和票據", use: "用途" },
    aid: { pupil: "學生資訊", category: "困難類別", basis: "認定依據", amount: "檔次和金額", account: "收款帳號" },
    request: { description: "現狀與理由", estimate: "估算和分項", papers: "照片和文件", deadline: "期望完成時間" },
    allowanceRun: { people: "人員", days: "出勤和課時", rules: "規則", amount: "金額" },
    waiver: { reason: "理由", obligation: "應辦事項" },
  },
  en: {
    posting: {
      person: "the person",
      post: "post, subject and grades",
      days: "the days",
      load: "lessons and load",
      plan: "the support plan",
    },
    payment: { amount: "the amount", purpose: "the purpose", source: "the source", term: "the term", voucher: "the voucher" },
    goods: {
      giver: "giver and mode",
      items: "the list of goods",
      decision: "the collective decision",
      papers: "agreement and receipts",
      use: "the use",
    },
    aid: { pupil: "the pupil", category: "the category", basis: "what it rests on", amount: "tier and amount", account: "the account" },
    request: { description: "state and reasons", estimate: "the estimate", papers: "photos and papers", deadline: "the day wished for" },
    allowanceRun: { people: "the people", days: "days and lessons", rules: "the rules", amount: "the amounts" },
    waiver: { reason: "the reason", obligation: "the obligation" },
  },
});

/** Names of the places of a kind, by what is stored of them; none for a plan, whose page knows its promises. */
export function placesOf(words: Places, kind: ApprovalKind): Readonly<Record<string, string>> {
  return kind === "plan" ? {} : words[kind];
}
