import { aidNames } from "../../domain/funding/aid-words.ts";
import type { Language } from "../../domain/language.ts";
import { messagesIn } from "../app/language.ts";
import { fundingWords } from "../funding/messages.ts";
import { postingNames } from "../posting/names.ts";
import { stateWords } from "../ui/state-words.ts";

type Named = Readonly<Record<string, string>>;

/** A field of a rule: `names` by setting and place, as `asset.check/months`; `/` alone is a value without parts. */
interface FieldWords {
  readonly names: Named;
  readonly units: Named;
}

const words = messagesIn<FieldWords>({
  "zh-CN": {
    names: {
      "posting.qualification/minTitle": "最低职称",
      "posting.qualification/minYears": "最少教龄",
      "posting.qualification/minDays": "最短派出时间",
      "posting.qualification/matchesSubject": "学科须相符",
      "posting.qualification/refuses": "不许提名的情形（其余只提示）",
      "exchange.ratio/movedPercent": "交流教师占符合条件教师",
      "exchange.ratio/backbonePercent": "骨干教师占交流教师",
      "exchange.ratio/honours": "算骨干教师的称号",
      "funding.sources/source": "资金来源",
      "funding.sources/mayPay": "可以支付",
      "funding.sources/basis": "依据",
      "asset.number/prefix": "前缀（1–6 位大写字母或数字）",
      "asset.number/schoolDigits": "取学校标识码末尾位数（0 为不取）",
      "asset.number/hasYear": "含年份",
      "asset.number/runningDigits": "流水号位数",
      "asset.line/pieceFen": "一般物资单价达到",
      "asset.line/specialFen": "专用设备单价达到",
      "asset.check/months": "查看间隔",
      "asset.check/noticeDays": "提前提醒",
      "aid.amounts/stage": "学段",
      "aid.amounts/isBoarder": "寄宿",
      "aid.amounts/tier": "档次",
      "aid.amounts/fenPerYear": "每年金额",
      "aid.categories/name": "类别",
      "aid.categories/tier": "档次",
      "aid.categories/from": "自",
      "aid.categories/until": "至（空为长期）",
      "aid.categories/source": "依据",
      "aid.publicationDays/schoolDays": "公示时间",
      "aid.publicationDays/contact": "异议向谁提出",
      "aid.midTerm/policy": "计算办法",
      "aid.feeItems/name": "收费项目",
      "aid.feeItems/waivableAt": "可减免的学段",
      "aid.feeItems/law": "法律规定",
      "aid.retention/years": "保存年限",
      "event.questions/": "题目",
      "mentorship.limit/": "最多徒弟数",
    },
    units: {
      "exchange.ratio/movedPercent": "%",
      "exchange.ratio/backbonePercent": "%",
      "posting.qualification/minYears": "年",
      "posting.qualification/minDays": "天",
      "asset.number/schoolDigits": "位",
      "asset.number/runningDigits": "位",
      "asset.check/months": "个月",
      "asset.check/noticeDays": "天",
      "aid.publicationDays/schoolDays": "个教学日",
      "aid.retention/years": "年",
      "mentorship.limit/": "名",
    },
  },
  "zh-TW": {
    names: {
      "posting.qualification/minTitle": "最低職稱",
      "posting.qualification/minYears": "最少教齡",
      "posting.qualification/minDays": "最短派出時間",
      "posting.qualification/matchesSubject": "學科須相符",
      "posting.qualification/refuses": "不得提名的情形（其餘只提示）",
      "exchange.ratio/movedPercent": "交流教師占符合條件教師",
      "exchange.ratio/backbonePercent": "骨幹教師占交流教師",
      "exchange.ratio/honours": "算骨幹教師的稱號",
      "funding.sources/source": "資金來源",
      "funding.sources/mayPay": "可以支付",
      "funding.sources/basis": "依據",
      "asset.number/prefix": "前綴（1–6 位大寫字母或數字）",
      "asset.number/schoolDigits": "取學校識別碼末尾位數（0 為不取）",
      "asset.number/hasYear": "含年份",
      "asset.number/runningDigits": "流水號位數",
      "asset.line/pieceFen": "一般物資單價達到",
      "asset.line/specialFen": "專用設備單價達到",
      "asset.check/months": "查看間隔",
      "asset.check/noticeDays": "提前提醒",
      "aid.amounts/stage": "學段",
      "aid.amounts/isBoarder": "寄宿",
      "aid.amounts/tier": "檔次",
      "aid.amounts/fenPerYear": "每年金額",
      "aid.categories/name": "類別",
      "aid.categories/tier": "檔次",
      "aid.categories/from": "自",
      "aid.categories/until": "至（空白為長期）",
      "aid.categories/source": "依據",
      "aid.publicationDays/schoolDays": "公示時間",
      "aid.publicationDays/contact": "異議向誰提出",
      "aid.midTerm/policy": "計算方式",
      "aid.feeItems/name": "收費項目",
      "aid.feeItems/waivableAt": "可減免的學段",
      "aid.feeItems/law": "法律規定",
      "aid.retention/years": "保存年限",
      "event.questions/": "題目",
      "mentorship.limit/": "最多徒弟數",
    },
    units: {
      "exchange.ratio/movedPercent": "%",
      "exchange.ratio/backbonePercent": "%",
      "posting.qualification/minYears": "年",
      "posting.qualification/minDays": "天",
      "asset.number/schoolDigits": "位",
      "asset.number/runningDigits": "位",
      "asset.check/months": "個月",
      "asset.check/noticeDays": "天",
      "aid.publicationDays/schoolDays": "個上課日",
      "aid.retention/years": "年",
      "mentorship.limit/": "名",
    },
  },
  en: {
    names: {
      "posting.qualification/minTitle": "Lowest title",
      "posting.qualification/minYears": "Years of service, at least",
      "posting.qualification/minDays": "Length of the posting, at least",
      "posting.qualification/matchesSubject": "Subject must match",
      "posting.qualification/refuses": "What refuses a nomination (the rest warns)",
      "exchange.ratio/movedPercent": "Moved, of those eligible",
      "exchange.ratio/backbonePercent": "Backbone teachers, of those who move",
      "exchange.ratio/honours": "Honours that make a backbone teacher",
      "funding.sources/source": "Source",
      "funding.sources/mayPay": "May pay for",
      "funding.sources/basis": "Paper",
      "asset.number/prefix": "Prefix (1 to 6 capital letters or digits)",
      "asset.number/schoolDigits": "Last digits of the school's code (0: none)",
      "asset.number/hasYear": "With the year",
      "asset.number/runningDigits": "Digits of the running number",
      "asset.line/pieceFen": "Price of ordinary goods from",
      "asset.line/specialFen": "Price of special equipment from",
      "asset.check/months": "Interval",
      "asset.check/noticeDays": "Reminder before",
      "aid.amounts/stage": "Stage",
      "aid.amounts/isBoarder": "Boarder",
      "aid.amounts/tier": "Tier",
      "aid.amounts/fenPerYear": "A year",
      "aid.categories/name": "Category",
      "aid.categories/tier": "Tier",
      "aid.categories/from": "From",
      "aid.categories/until": "Until (empty: no end)",
      "aid.categories/source": "Paper",
      "aid.publicationDays/schoolDays": "Publication",
      "aid.publicationDays/contact": "Objections go to",
      "aid.midTerm/policy": "Reckoned",
      "aid.feeItems/name": "Fee",
      "aid.feeItems/waivableAt": "May be waived at",
      "aid.feeItems/law": "Law",
      "aid.retention/years": "Kept for",
      "event.questions/": "Question",
      "mentorship.limit/": "Mentees, at most",
    },
    units: {
      "exchange.ratio/movedPercent": "%",
      "exchange.ratio/backbonePercent": "%",
      "posting.qualification/minYears": "years",
      "posting.qualification/minDays": "days",
      "asset.number/schoolDigits": "digits",
      "asset.number/runningDigits": "digits",
      "asset.check/months": "months",
      "asset.check/noticeDays": "days",
      "aid.publicationDays/schoolDays": "school days",
      "aid.retention/years": "years",
      "mentorship.limit/": "people",
    },
  },
});

/** What a form and a sentence call the parts of one rule; what has no word is called as the program calls it. */
export interface PartNames {
  readonly nameOf: (field: string) => string;
  readonly unitOf: (field: string) => string;
  readonly choiceOf: (field: string, option: string) => string;
}

/** Choices by the field that offers them; titles are Chinese words themselves. */
function choicesIn(language: Language): Readonly<Record<string, Named>> {
  const { sources, purposes } = fundingWords[language];
  const { tiers, policies } = aidNames[language];
  const { stages } = stateWords[language];
  return {
    source: sources,
    mayPay: purposes,
    refuses: postingNames[language].findings,
    tier: tiers,
    policy: policies,
    stage: stages,
    waivableAt: stages,
  };
}

/** The names of the parts of a rule in one language. `field` is empty for a value without parts. */
export function partNames(key: string, language: Language): PartNames {
  const { names, units } = words[language];
  const choices = choicesIn(language);
  return {
    nameOf: (field) => names[`${key}/${field}`] ?? (field === "" ? key : field),
    unitOf: (field) => units[`${key}/${field}`] ?? "",
    choiceOf: (field, option) => choices[field]?.[option] ?? option,
  };
}
