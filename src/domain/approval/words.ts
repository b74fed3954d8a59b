import type { Language } from "../language.ts";
import type { ApprovalKind, ApprovalMove, ApprovalState } from "./approval.ts";

type Names<Key extends string> = Readonly<Record<Key, string>>;

/** What kinds, states and moves are called in one language, on screens, in workbooks and on paper. */
export interface ApprovalNames {
  readonly kinds: Names<ApprovalKind>;
  readonly states: Names<ApprovalState>;
  readonly moves: Names<ApprovalMove>;
  /** Where a kind has a word of its own. */
  readonly stateOf: Partial<Record<ApprovalKind, Partial<Names<ApprovalState>>>>;
  readonly moveOf: Partial<Record<ApprovalKind, Partial<Names<ApprovalMove>>>>;
  readonly noPlan: string;
}

export const approvalNames: Readonly<Record<Language, ApprovalNames>> = {
  "zh-CN": {
    kinds: {
      plan: "计划",
      waiver: "豁免",
      posting: "派出",
      payment: "经费",
      goods: "物资",
      aid: "资助",
      request: "建设申请",
      allowanceRun: "津贴发放",
    },
    states: {
      draft: "草稿",
      submitted: "待审批",
      nominated: "已提名",
      endorsed: "领导小组已同意",
      returned: "已退回",
      published: "公示中",
      approved: "已批准",
      active: "进行中",
      handedOver: "已移交",
      paid: "已支付",
      received: "已收到",
      completed: "已完成",
      locked: "已入账",
      withdrawn: "已撤回",
    },
    moves: {
      submit: "提交",
      recall: "收回",
      nominate: "提名",
      endorse: "同意",
      return: "退回",
      publish: "公示",
      approve: "批准",
      begin: "开始",
      handOver: "移交",
      pay: "支付",
      receive: "确认收到",
      complete: "完成",
      lock: "入账",
      withdraw: "撤回",
    },
    stateOf: {
      plan: { withdrawn: "已撤销" },
      posting: { submitted: "待提名", active: "在岗", completed: "已期满" },
      aid: { submitted: "待公示", paid: "已发放" },
      payment: { locked: "已锁账" },
      request: { active: "实施中" },
      allowanceRun: { draft: "预览", submitted: "待批准" },
    },
    moveOf: {
      plan: { submit: "提交审批", withdraw: "撤销" },
      posting: { begin: "确认到岗", complete: "期满结束" },
      aid: { pay: "发放" },
      request: { begin: "开始实施" },
      payment: { lock: "锁账" },
    },
    noPlan: "无计划",
  },
  "zh-TW": {
    kinds: {
      plan: "計畫",
      waiver: "豁免",
      posting: "派出",
      payment: "經費",
      goods: "物資",
      aid: "資助",
      request: "建設申請",
      allowanceRun: "津貼發放",
    },
    states: {
      draft: "草稿",
      submitted: "待審核",
      nominated: "已提名",
      endorsed: "領導小組已同意",
      returned: "已退回",
      published: "公示中",
      approved: "已核准",
      active: "進行中",
      handedOver: "已移交",
      paid: "已支付",
      received: "已收到",
      completed: "已完成",
      locked: "已入帳",
      withdrawn: "已撤回",
    },
    moves: {
      submit: "送出",
      recall: "收回",
      nominate: "提名",
      endorse: "同意",
      return: "退回",
      publish: "公示",
      approve: "核准",
      begin: "開始",
      handOver: "移交",
      pay: "支付",
      receive: "確認收到",
      complete: "完成",
      lock: "入帳",
      withdraw: "撤回",
    },
    stateOf: {
      plan: { withdrawn: "已撤銷" },
      posting: { submitted: "待提名", active: "在崗", completed: "已期滿" },
      aid: { submitted: "待公示", paid: "已發放" },
      payment: { locked: "已鎖帳" },
      request: { active: "實施中" },
      allowanceRun: { draft: "預覽", submitted: "待核准" },
    },
    moveOf: {
      plan: { submit: "送出審核", withdraw: "撤銷" },
      posting: { begin: "確認到崗", complete: "期滿結束" },
      aid: { pay: "發放" },
      request: { begin: "開始實施" },
      payment: { lock: "鎖帳" },
    },
    noPlan: "無計畫",
  },
  en: {
    kinds: {
      plan: "Plan",
      waiver: "Waiver",
      posting: "Posting",
      payment: "Payment",
      goods: "Goods",
      aid: "Student aid",
      request: "Building request",
      allowanceRun: "Allowance run",
    },
    states: {
      draft: "Draft",
      submitted: "Awaiting approval",
      nominated: "Nominated",
      endorsed: "Endorsed by the leading group",
      returned: "Returned",
      published: "Published",
      approved: "Approved",
      active: "Under way",
      handedOver: "Handed over",
      paid: "Paid",
      received: "Received",
      completed: "Completed",
      locked: "Booked",
      withdrawn: "Withdrawn",
    },
    moves: {
      submit: "Submit",
      recall: "Recall",
      nominate: "Nominate",
      endorse: "Endorse",
      return: "Return",
      publish: "Publish",
      approve: "Approve",
      begin: "Begin",
      handOver: "Hand over",
      pay: "Pay",
      receive: "Confirm receipt",
      complete: "Complete",
      lock: "Book",
      withdraw: "Withdraw",
    },
    stateOf: {
      plan: { withdrawn: "Withdrawn" },
      posting: { submitted: "Awaiting nomination", active: "On post", completed: "Concluded" },
      aid: { submitted: "Awaiting publication", paid: "Paid out" },
      payment: { locked: "Locked" },
      request: { active: "Under construction" },
      allowanceRun: { draft: "Preview", submitted: "Awaiting approval" },
    },
    moveOf: {
      plan: { submit: "Submit for approval", withdraw: "Withdraw" },
      posting: { begin: "Confirm arrival", complete: "Conclude" },
      aid: { pay: "Pay out" },
      request: { begin: "Begin work" },
      payment: { lock: "Lock" },
    },
    noPlan: "No plan",
  },
};

/** A state of a kind in words. `none` is a partnership without a plan. */
export function approvalStateName(names: ApprovalNames, kind: ApprovalKind, state: ApprovalState | "none"): string {
  return state === "none" ? names.noPlan : (names.stateOf[kind]?.[state] ?? names.states[state]);
}

export function approvalMoveName(names: ApprovalNames, kind: ApprovalKind, move: ApprovalMove): string {
  return names.moveOf[kind]?.[move] ?? names.moves[move];
}

/** Every move of a kind in words, as the trail of a thing wants them. */
export function approvalMoveNames(names: ApprovalNames, kind: ApprovalKind): Readonly<Record<string, string>> {
  return { ...names.moves, ...names.moveOf[kind] };
}
