import type { Stage } from "../school/stage.ts";

/** Something that schools ask money for, or once did. */
export interface FeeItem {
  readonly key: string;
  readonly name: string;
  /** Stages at which it may lawfully be asked for, and so be waived. Empty: nobody may ask for it. */
  readonly waivableAt: readonly Stage[];
  /** The law in words: shown to whoever enters a waiver, allowed or not. */
  readonly law: string;
}

const every: readonly Stage[] = ["primary", "junior", "senior"];
const freeLaw =
  "义务教育法第二条：实施义务教育，不收学费、杂费。义务教育阶段本来就不收，没有可减免的；可以改为减免伙食费、住宿费或学习用品费。";
const banned =
  "义务教育法第二十五条：学校不得违反国家规定收取费用，不得以向学生推销或者变相推销商品、服务等方式谋取利益。这一项不得收取，也就不能减免；已经收了的应当退还。";

/**
 * Fee items and what today's law says of them. Source: 义务教育法 Art. 2 (no tuition or sundry fees), 12 (admission near
 * home without examination, so nothing may be asked for a place) and 25 (no unlawful fees); our collection of rules,
 * sections 4 and 11: at the compulsory stage a waiver must be of meals, boarding or supplies.
 */
export const defaultFeeItems: readonly FeeItem[] = [
  {
    key: "meals",
    name: "伙食费",
    waivableAt: every,
    law: "伙食费按成本据实收取，可以减免；义务教育法第四十四条：对家庭经济困难的寄宿生补助生活费。",
  },
  {
    key: "boarding",
    name: "住宿费",
    waivableAt: every,
    law: "寄宿学生的服务性费用，县里规定收取的可以减免；已经免收住宿费的县没有可减免的。",
  },
  {
    key: "supplies",
    name: "学习用品费",
    waivableAt: every,
    law: "作业本、文具等自愿购买，不得强制；可以减免或者代为购买（义务教育法第二十五条）。",
  },
  { key: "transport", name: "交通费", waivableAt: every, law: "上下学交通的实际支出，可以补助或减免。" },
  { key: "tuition", name: "学费", waivableAt: ["senior"], law: `${freeLaw}普通高中按物价部门核定的标准收取，可以减免。` },
  { key: "sundry", name: "杂费", waivableAt: ["senior"], law: `${freeLaw}普通高中按物价部门核定的标准收取，可以减免。` },
  {
    key: "textbooks",
    name: "教科书费",
    waivableAt: ["senior"],
    law: "义务教育阶段国家课程教科书免费提供（城乡义务教育经费保障机制），没有可减免的；普通高中据实收取，可以减免。",
  },
  {
    key: "placement",
    name: "择校费、借读费、赞助费",
    waivableAt: [],
    law: `义务教育法第十二条：适龄儿童、少年免试入学，就近入学。不得因为入学收取任何费用。${banned}`,
  },
  { key: "lessons", name: "补课费、资料费", waivableAt: [], law: banned },
];

/** What the law says of a waiver: it may be given, there is nothing to waive at that stage, or nobody may ask for the item. */
export type WaiverVerdict = "allowed" | "free-already" | "not-to-be-asked";

export function judgeWaiver({ waivableAt }: FeeItem, stage: Stage): WaiverVerdict {
  if (waivableAt.includes(stage)) return "allowed";
  return waivableAt.length === 0 ? "not-to-be-asked" : "free-already";
}
