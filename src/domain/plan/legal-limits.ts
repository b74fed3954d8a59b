import { makeDay, type Day } from "../calendar/day.ts";
import { normalise } from "../reading/normalise.ts";
import type { Commitment } from "../reading/reading.ts";

export const limitLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type LimitLanguage = (typeof limitLanguages)[number];

/** A rule of today that a promise may run against: shown beside the promise with its source, never silently run. */
export interface LegalLimit {
  readonly code: string;
  /** First day of the rule; promises of plans that ended before are not warned about. */
  readonly from: Day;
  readonly source: string;
  readonly message: Readonly<Record<LimitLanguage, string>>;
  readonly concerns: (promise: Judged, words: string) => boolean;
}

/** What of a promise the rules look at; the category is null for a sentence that promises nothing countable. */
interface Judged {
  readonly category: Commitment["category"] | null;
  readonly earmarks: Commitment["earmarks"];
}

/**
 * Rules that promises of real plans meet. Source: standards, section 11, with the articles it names. The words that
 * betray a promise are our choice, taken from the seed's second plan and its like.
 */
export const legalLimits: readonly LegalLimit[] = [
  {
    code: "selective-class",
    from: makeDay(2006, 9, 1),
    source: "《中华人民共和国义务教育法》第十二条、第二十二条",
    message: {
      "zh-CN": "面向全县招生的支援班：义务教育阶段应免试就近入学，不得设重点班；只能按均衡编班办成普通班",
      "zh-TW": "面向全縣招生的支援班：義務教育階段應免試就近入學，不得設重點班；只能按均衡編班辦成普通班",
      en: "A class recruited county-wide: pupils of compulsory age enter the nearest school without tests and key classes are forbidden; it can only be an ordinary class, formed evenly",
    },
    concerns: (_, words) => /面向全[县市区]招|重点班|支援班|实验班|尖子班/.test(words),
  },
  {
    code: "enrolment-publicity",
    from: makeDay(2006, 1, 1),
    source: "财教〔2006〕5号 公用经费支出范围；《未成年人学校保护规定》（教育部令第50号）",
    message: {
      "zh-CN": "招生宣传不在公用经费支出范围内，宣传升学成绩也被禁止；请换用途或说明资金来源",
      "zh-TW": "招生宣傳不在公用經費支出範圍內，宣傳升學成績也被禁止；請更換用途或說明資金來源",
      en: "Enrolment publicity is no item of the public funds of schools, and advertising results is banned; choose another purpose or name the source of the money",
    },
    concerns: ({ earmarks }, words) => earmarks.some(({ earmark }) => earmark === "enrolment_publicity") || /招生宣传/.test(words),
  },
  {
    code: "staff-pay",
    from: makeDay(2006, 1, 1),
    source: "财教〔2006〕5号：公用经费不得用于人员经费",
    message: {
      "zh-CN": "津贴、课时费属人员经费，须在核定的绩效工资总量内或有专门预算，不得从公用经费列支",
      "zh-TW": "津貼、課時費屬人員經費，須在核定的績效工資總量內或有專門預算，不得從公用經費列支",
      en: "Allowances and lesson pay are staff pay: within the approved performance pay or from a budget line of their own, never from public funds",
    },
    concerns: ({ category }, words) => category === "allowance" || /津贴|课时费|课时补助|奖金/.test(words),
  },
  {
    code: "out-of-zone",
    from: makeDay(2006, 9, 1),
    source: "《中华人民共和国义务教育法》第十二条",
    message: {
      "zh-CN": "推荐外区域学生转入只能作为信息告知，不得拒绝片区内学生就近入学",
      "zh-TW": "推薦外區域學生轉入只能作為資訊告知，不得拒絕片區內學生就近入學",
      en: "Recommending pupils from outside the zone is lawful only as information; pupils of the zone may not be refused",
    },
    concerns: (_, words) => /择校|(?:外区域|[学片]区外|区域外|跨区域?)[^。；]{0,12}学生/.test(words),
  },
  {
    code: "ranking",
    from: makeDay(2021, 9, 1),
    source: "《未成年人学校保护规定》（教育部令第50号，2021年9月1日起施行）",
    message: {
      "zh-CN": "不得公开学生个人成绩与排名，不得宣传升学情况；及格率、优秀率只作内部分析",
      "zh-TW": "不得公開學生個人成績與排名，不得宣傳升學情況；及格率、優秀率只作內部分析",
      en: "Marks and ranks of pupils may not be made public, nor promotion results advertised; pass rates are for internal analysis",
    },
    concerns: (_, words) => /排名|名次|排行|成绩公布|公布[^。；]{0,12}成绩|(?:及格|合格|优秀)率[^。；]{0,8}(?:公布|公示)/.test(words),
  },
  {
    code: "fee-waiver",
    from: makeDay(2008, 9, 1),
    source: "《中华人民共和国义务教育法》第二条：不收学费、杂费",
    message: {
      "zh-CN": "义务教育阶段已不收学杂费，无可减免；资助项目应写明是伙食、住宿或学习用品",
      "zh-TW": "義務教育階段已不收學雜費，無可減免；資助項目應寫明是伙食、住宿或學習用品",
      en: "Compulsory schooling has no tuition fee to waive; name meals, boarding or supplies instead",
    },
    concerns: (_, words) => /(?:减免|免除|免收|免)[^，。]{0,12}学[杂费]/.test(words),
  },
  {
    code: "entitlement",
    from: makeDay(2006, 1, 1),
    source: "评优评先、职称评聘由当地规定",
    message: {
      "zh-CN": "评优、晋升优先由当地规定决定：本系统只留存佐证，不推算资格",
      "zh-TW": "評優、晉升優先由當地規定決定：本系統只留存佐證，不推算資格",
      en: "Priority in awards and promotion follows local rules: evidence is recorded, no entitlement is computed",
    },
    concerns: (_, words) =>
      /(?:评优|评先|晋[升级]|职[称务]|选拔)[^。；]{0,20}优先|优先[^。；]{0,20}(?:评优|评先|晋[升级]|职[称务]|选拔)/.test(words),
  },
];

/**
 * The rules in force until a day that a promise may run against. words: the clause as it stands in the plan, in either
 * script; what stands around it belongs to other promises.
 */
export function limitsOn(day: Day, promise: Judged, words: string): readonly LegalLimit[] {
  const plain = normalise(words).text;
  return legalLimits.filter((limit) => limit.from <= day && limit.concerns(promise, plain));
}

/** A sentence of a plan that a rule of today speaks of. Places are those of the text as it stands. */
export interface LimitedSentence {
  readonly limit: LegalLimit;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a sentence is where no promise was read from it. */
const noPromise: Judged = { category: null, earmarks: [] };

/**
 * Every sentence of a plan that a rule in force on a day speaks of, whether or not a promise was read from it: a class
 * recruited county-wide is forbidden also where no number is promised.
 */
export function limitedSentences(day: Day, text: string): LimitedSentence[] {
  return [...text.matchAll(/[^。；;\n]+/g)].flatMap((match) => {
    const sentence = match[0].trim();
    const start = match.index + match[0].indexOf(sentence);
    return limitsOn(day, noPromise, sentence).map((limit) => ({ limit, start, end: start + sentence.length, text: sentence }));
  });
}
