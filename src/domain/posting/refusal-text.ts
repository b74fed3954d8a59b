import { dayText } from "../calendar/day.ts";
import type { Language, NamesIn } from "../language.ts";
import type { QualificationFinding } from "./qualification.ts";
import { wholePost, type Overload } from "./share.ts";

/** The findings in words, as a refusal lists them. */
const findingWords: NamesIn<QualificationFinding> = {
  "zh-CN": {
    subject: "任教学科与岗位不符",
    title: "职称低于规定",
    "title-unknown": "名册里没有职称",
    years: "教龄不够",
    "years-unknown": "名册里没有参加工作年月",
    stay: "派出时间短于规定",
  },
  "zh-TW": {
    subject: "任教學科與職缺不符",
    title: "職稱低於規定",
    "title-unknown": "名冊裡沒有職稱",
    years: "年資不足",
    "years-unknown": "名冊裡沒有到職年月",
    stay: "派出時間短於規定",
  },
  en: {
    subject: "teaches another subject",
    title: "title below what is asked",
    "title-unknown": "the staff list states no title",
    years: "too few years of service",
    "years-unknown": "the staff list states no beginning of service",
    stay: "shorter than what is asked",
  },
};

/** A finding in words. */
export function findingText(finding: QualificationFinding, language: Language): string {
  return findingWords[language][finding];
}

/** Why somebody cannot be in all those places at once: from which day, and how much of them is asked for. */
export function overloadText(name: string, { day, percent }: Overload, language: Language): string {
  const on = dayText(day);
  if (language === "en")
    return `From ${on} ${name} would hold ${percent} % of a post in all; nobody has more than ${wholePost} %. Change the days or the share.`;
  if (language === "zh-TW") return `${name}自 ${on} 起各項派出合計 ${percent}%，超過一個人的 ${wholePost}%；請調整起訖日期或占比。`;
  return `${name}自 ${on} 起各项派出合计 ${percent}%，超过一个人的 ${wholePost}%；请调整起止日期或占比。`;
}

/** Why the county's rule does not let somebody pass, with the paper it stands in. */
export function unqualifiedText(name: string, findings: readonly QualificationFinding[], source: string, language: Language): string {
  const words = findings.map((finding) => findingText(finding, language));
  if (language === "en") return `${name} does not meet the conditions: ${words.join("; ")} (${source}).`;
  const list = words.join("、");
  return language === "zh-TW"
    ? `${name}不符合派出條件：${list}（依據：${source}）。`
    : `${name}不符合派出条件：${list}（依据：${source}）。`;
}

/** What a move of a posting lacks. */
export type PostingLack = "nominee" | "handover" | "day";

const lacks: Readonly<Record<PostingLack, Readonly<Record<Language, string>>>> = {
  nominee: {
    "zh-CN": "还没有提名人选，请先选人。",
    "zh-TW": "尚未提名人選，請先選人。",
    en: "Nobody is named yet; choose a person first.",
  },
  handover: {
    "zh-CN": "还没有写交接情况，请先填写再结束。",
    "zh-TW": "尚未填寫交接情形，請先填寫再結束。",
    en: "The handover is not written yet; write it before concluding.",
  },
  day: {
    "zh-CN": "日期要在派出期间内，并且不晚于今天。",
    "zh-TW": "日期須在派出期間內，且不晚於今天。",
    en: "The day must lie within the posting and not after today.",
  },
};

export function lackText(lack: PostingLack, language: Language): string {
  return lacks[lack][language];
}
