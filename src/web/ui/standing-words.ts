import type { Exclusion, Gap } from "../../domain/evidence/contribution.ts";
import { standingNames } from "../../domain/obligation/standing-words.ts";
import type { Standing } from "../../domain/obligation/standing.ts";
import { messagesIn } from "../app/language.ts";

interface StandingWords {
  readonly standings: Readonly<Record<Standing, string>>;
  /** Why there is no verdict: records that leave something open. */
  readonly gaps: Readonly<Record<Gap, string>>;
  /** Why a record did not count. */
  readonly exclusions: Readonly<Record<Exclusion, string>>;
  readonly noNeed: string;
  readonly none: string;
  /** 已兑现 21 */
  readonly counted: (name: string, count: number) => string;
  readonly kept: (kept: number, total: number) => string;
  /** Between the parts of a list. */
  readonly comma: string;
}

/** Standings and their reasons in words. */
export const standingWords = messagesIn<StandingWords>({
  "zh-CN": {
    standings: standingNames["zh-CN"],
    gaps: {
      measure: "有记录，但没有写明数量（如人数）",
      date: "有记录，但没有写明日期，不能归到这一时段",
      grade: "有该学科的教师派出，但没有写明年级",
      subject: "有记录，但没有写明学科",
      roster: "只有合计，没有名册，不能逐一核对",
      earmark: "有资金，但没有写明用途",
    },
    exclusions: {
      "not-this-kind": "不是这一类",
      "outside-window": "不在计划时段内",
      "too-short": "在岗不足该时段的一半",
      unconfirmed: "尚未确认，或晚于截至日",
      "wrong-role": "岗位不同",
      "wrong-earmark": "用途与计划不符",
      "wrong-subject": "学科或年级不同",
    },
    noNeed: "计划写明“按需”，没有记录到需求",
    none: "没有应办事项",
    counted: (name, count) => `${name} ${count}`,
    kept: (kept, total) => `已兑现 ${kept} / 应办 ${total}`,
    comma: "，",
  },
  "zh-TW": {
    standings: standingNames["zh-TW"],
    gaps: {
      measure: "有紀錄，但未註明數量（例如人數）",
      date: "有紀錄，但未註明日期，無法歸入此期間",
      grade: "已派任該學科教師，但未註明年級",
      subject: "有紀錄，但未註明學科",
      roster: "只有總數而無名冊，無法逐一核對",
      earmark: "有款項，但未註明用途",
    },
    exclusions: {
      "not-this-kind": "不屬於這一類",
      "outside-window": "不在計畫期間內",
      "too-short": "在崗不足該期間的一半",
      unconfirmed: "尚未確認，或晚於截止日",
      "wrong-role": "職務不同",
      "wrong-earmark": "用途與計畫不符",
      "wrong-subject": "學科或年級不同",
    },
    noNeed: "計畫註明「視需要」，尚無需求紀錄",
    none: "沒有應辦事項",
    counted: (name, count) => `${name} ${count}`,
    kept: (kept, total) => `已兌現 ${kept} / 應辦 ${total}`,
    comma: "，",
  },
  en: {
    standings: standingNames.en,
    gaps: {
      measure: "There are records, but they do not state the number (such as heads)",
      date: "There are records, but without the date that would place them in this period",
      grade: "Teachers of the subject were posted, but their grades are not stated",
      subject: "There are records, but the subject is not stated",
      roster: "There are totals only; without a roster they cannot be checked one by one",
      earmark: "There is money, but its purpose is not stated",
    },
    exclusions: {
      "not-this-kind": "Another kind",
      "outside-window": "Outside the period of the promise",
      "too-short": "On post for less than half of the period",
      unconfirmed: "Not confirmed, or after the day asked for",
      "wrong-role": "Another post",
      "wrong-earmark": "Another purpose than the plan's",
      "wrong-subject": "Another subject or grade",
    },
    noNeed: "Promised as needed; no need is recorded",
    none: "No obligations",
    counted: (name, count) => `${name}: ${count}`,
    kept: (kept, total) => `${kept} of ${total} kept`,
    comma: ", ",
  },
});
