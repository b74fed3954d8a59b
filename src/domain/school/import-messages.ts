import type { RowError } from "./sheet-columns.ts";

export const importLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type ImportLanguage = (typeof importLanguages)[number];

interface Words {
  readonly where: (row: number, heading: string) => string;
  readonly problems: Readonly<Record<RowError["code"], (found: string) => string>>;
  readonly perhaps: (suggestion: string) => string;
}

const words: Readonly<Record<ImportLanguage, Words>> = {
  "zh-CN": {
    where: (row, heading) => (heading === "" ? `第${row}行：` : `第${row}行“${heading}”：`),
    problems: {
      missing: () => "没有填写",
      "code-form": (found) => `“${found}”不是10位数字`,
      "no-number": (found) => `“${found}”不是数字`,
      "unknown-stage": (found) => `“${found}”不是已知的办学类型`,
      "unknown-subject": (found) => `“${found}”不在学科表中`,
      "unknown-school": (found) => `没有叫“${found}”的学校`,
      "unknown-title": (found) => `“${found}”不在职称表中`,
      "phone-form": (found) => `“${found}”不是11位手机号`,
      "place-half": () => "经度和纬度要一起填",
      "place-outside": (found) => `“${found}”不在国内，经度和纬度可能填反了`,
      twice: (found) => `与第${found}行重复`,
      "zeros-lost": (found) => `“${found}”前面的0可能丢了`,
      "unknown-programme": (found) => `没有叫“${found}”的帮扶项目`,
      "day-form": (found) => `“${found}”不是日期，请写成 2026-09-01`,
      "days-order": (found) => `结束日期${found}早于开始日期`,
      "outside-programme": (found) => `不在项目的起止日期之内（${found}）`,
      "same-school": () => "支援校和受援校不能是同一所",
      "programme-not-allowed": () => "这个帮扶项目不在您的范围内",
      "not-allowed": () => "这所学校不在您的范围内",
      "unknown-person": (found) => `没有在岗的派出人员“${found}”`,
      "several-posts": (found) => `“${found}”这个月有几项派出，请填工号，或在派出页面登记`,
      "month-form": (found) => `“${found}”不是年月，请写成 2026-09`,
      "month-outside": (found) => `${found} 不在派出期间内，或者还没有开始`,
      "absent-too-many": (found) => `缺勤${found}天，比这个月在岗的天数还多`,
    },
    perhaps: (suggestion) => `，是“${suggestion}”吗？`,
  },
  "zh-TW": {
    where: (row, heading) => (heading === "" ? `第${row}列：` : `第${row}列「${heading}」：`),
    problems: {
      missing: () => "沒有填寫",
      "code-form": (found) => `「${found}」不是10位數字`,
      "no-number": (found) => `「${found}」不是數字`,
      "unknown-stage": (found) => `「${found}」不是已知的辦學類型`,
      "unknown-subject": (found) => `「${found}」不在學科表中`,
      "unknown-school": (found) => `沒有叫「${found}」的學校`,
      "unknown-title": (found) => `「${found}」不在職稱表中`,
      "phone-form": (found) => `「${found}」不是11位手機號碼`,
      "place-half": () => "經度和緯度要一起填",
      "place-outside": (found) => `「${found}」不在國內，經度和緯度可能填反了`,
      twice: (found) => `與第${found}列重複`,
      "zeros-lost": (found) => `「${found}」前面的0可能遺失了`,
      "unknown-programme": (found) => `沒有叫「${found}」的幫扶專案`,
      "day-form": (found) => `「${found}」不是日期，請寫成 2026-09-01`,
      "days-order": (found) => `結束日期${found}早於開始日期`,
      "outside-programme": (found) => `不在專案的起訖日期之內（${found}）`,
      "same-school": () => "支援校和受援校不能是同一所",
      "programme-not-allowed": () => "這個幫扶專案不在您的範圍內",
      "not-allowed": () => "這所學校不在您的範圍內",
      "unknown-person": (found) => `沒有在崗的派出人員「${found}」`,
      "several-posts": (found) => `「${found}」這個月有幾項派出，請填工號，或在派出頁面登錄`,
      "month-form": (found) => `「${found}」不是年月，請寫成 2026-09`,
      "month-outside": (found) => `${found} 不在派出期間內，或者還沒有開始`,
      "absent-too-many": (found) => `缺勤${found}天，比這個月在崗的天數還多`,
    },
    perhaps: (suggestion) => `，是「${suggestion}」嗎？`,
  },
  en: {
    where: (row, heading) => (heading === "" ? `Row ${row}: ` : `Row ${row}, “${heading}”: `),
    problems: {
      missing: () => "is missing",
      "code-form": (found) => `“${found}” is not ten digits`,
      "no-number": (found) => `“${found}” is no number`,
      "unknown-stage": (found) => `“${found}” is no kind of school that we know`,
      "unknown-subject": (found) => `“${found}” is not in the list of subjects`,
      "unknown-school": (found) => `there is no school called “${found}”`,
      "unknown-title": (found) => `“${found}” is not in the list of titles`,
      "phone-form": (found) => `“${found}” is no mobile number of 11 digits`,
      "place-half": () => "longitude and latitude go together",
      "place-outside": (found) => `“${found}” lies outside the country; perhaps the two are swapped`,
      twice: (found) => `the same as row ${found}`,
      "zeros-lost": (found) => `“${found}” may have lost its zeros in front`,
      "unknown-programme": (found) => `there is no programme called “${found}”`,
      "day-form": (found) => `“${found}” is no day; write 2026-09-01`,
      "days-order": (found) => `the last day ${found} lies before the first`,
      "outside-programme": (found) => `lies outside the days of the programme (${found})`,
      "same-school": () => "helper and helped school cannot be the same",
      "programme-not-allowed": () => "this programme is outside your scope",
      "not-allowed": () => "this school is outside your scope",
      "unknown-person": (found) => `nobody called “${found}” is on post`,
      "several-posts": (found) => `“${found}” has several posts in this month; fill in the staff number, or enter it on the posting's page`,
      "month-form": (found) => `“${found}” is no month; write 2026-09`,
      "month-outside": (found) => `${found} lies outside the posting or has not begun`,
      "absent-too-many": (found) => `${found} days absent are more than the days on post`,
    },
    perhaps: (suggestion) => `; is it “${suggestion}”?`,
  },
};

/** An error of a row as a sentence: where, what, and what may have been meant. */
export function rowErrorText(error: RowError, row: number, heading: string, language: ImportLanguage): string {
  const { where, problems, perhaps } = words[language];
  return `${where(row, heading)}${problems[error.code](error.found)}${error.suggestion === null ? "" : perhaps(error.suggestion)}`;
}
