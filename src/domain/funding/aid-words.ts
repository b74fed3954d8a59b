import type { Language } from "../language.ts";
import type { AidClaimRefusal } from "./aid-application.ts";
import type { AidBasis, AidTier, MidTermPolicy } from "./aid.ts";
import type { PublicationObstacle } from "./aid-publication.ts";

type Of<Key extends string> = Readonly<Record<Key, string>>;

/** Words of student aid that screens, workbooks and refusals share. */
export interface AidNames {
  readonly tiers: Of<AidTier>;
  readonly bases: Of<AidBasis>;
  readonly policies: Of<MidTermPolicy>;
  readonly claims: Of<AidClaimRefusal>;
  /** `day`: the last day of the publication. */
  readonly obstacles: Readonly<Record<PublicationObstacle, (day: string) => string>>;
  readonly subsidy: string;
  readonly countyBudget: string;
  readonly boarder: string;
  readonly dayPupil: string;
}

export const aidNames: Readonly<Record<Language, AidNames>> = {
  "zh-CN": {
    tiers: { first: "一档", second: "二档", third: "三档" },
    bases: { civilList: "民政名单", certificate: "已看证件", scoring: "评分认定" },
    policies: { wholeTerm: "按整学期", byMonth: "按月（到校当月计一个月）", byDay: "按天" },
    claims: {
      "unknown-category": "这个学期没有这一困难类别。",
      "unknown-fee": "收费项目表中没有这一项。",
      "free-already": "这一项在该学段本来就不收，没有可减免的。",
      "not-to-be-asked": "这一项不得收取，也就不能减免。",
      "no-amount": "资助标准中没有这一类学生的金额，请在设置中补充。",
      "arrived-outside": "到校日期不在这个学期的教学时间内。",
    },
    obstacles: {
      "in-publication": (day) => `公示到${day}为止，期满后才能批准。`,
      "appeal-open": () => "还有异议没有处理，处理后才能批准。",
    },
    subsidy: "生活补助",
    countyBudget: "县级预算",
    boarder: "寄宿",
    dayPupil: "非寄宿",
  },
  "zh-TW": {
    tiers: { first: "一檔", second: "二檔", third: "三檔" },
    bases: { civilList: "民政名單", certificate: "已看證件", scoring: "評分認定" },
    policies: { wholeTerm: "按整學期", byMonth: "按月（到校當月計一個月）", byDay: "按天" },
    claims: {
      "unknown-category": "這個學期沒有這一困難類別。",
      "unknown-fee": "收費項目表中沒有這一項。",
      "free-already": "這一項在該學段本來就不收，沒有可減免的。",
      "not-to-be-asked": "這一項不得收取，也就不能減免。",
      "no-amount": "資助標準中沒有這一類學生的金額，請在設定中補充。",
      "arrived-outside": "到校日期不在這個學期的教學時間內。",
    },
    obstacles: {
      "in-publication": (day) => `公示到${day}為止，期滿後才能核准。`,
      "appeal-open": () => "還有異議沒有處理，處理後才能核准。",
    },
    subsidy: "生活補助",
    countyBudget: "縣級預算",
    boarder: "寄宿",
    dayPupil: "非寄宿",
  },
  en: {
    tiers: { first: "Tier 1", second: "Tier 2", third: "Tier 3" },
    bases: { civilList: "Civil affairs list", certificate: "Certificate seen", scoring: "Scored by the school" },
    policies: { wholeTerm: "the whole term", byMonth: "by month, that of arrival included", byDay: "by day" },
    claims: {
      "unknown-category": "This category is not helped in this term.",
      "unknown-fee": "The list of fee items does not have this one.",
      "free-already": "At this stage the item is free already; there is nothing to waive.",
      "not-to-be-asked": "Nobody may ask for this item, so it cannot be waived.",
      "no-amount": "The table has no amount for such pupils; please add it in the settings.",
      "arrived-outside": "The day of arrival lies outside the term's teaching.",
    },
    obstacles: {
      "in-publication": (day) => `Published until ${day}; it can be approved once that is over.`,
      "appeal-open": () => "An objection is still open; please decide it first.",
    },
    subsidy: "Living subsidy",
    countyBudget: "County budget",
    boarder: "Boarder",
    dayPupil: "Day pupil",
  },
};
