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
      "unknown-pair": (found) => `“${found}”没有结对`,
      "unknown-purpose": (found) => `“${found}”不在用途表中`,
      "unknown-source": (found) => `“${found}”不在资金来源表中`,
      "amount-form": (found) => `“${found}”不是金额，请写成 12345.67`,
      "term-form": (found) => `“${found}”不是学期，请写成 2026秋季 或 2026-2027学年第一学期`,
      "day-form": (found) => `“${found}”不是日期，请写成 2026-03-11`,
      outside: (found) => `“${found}”不在结对期限或所写的学期内`,
      frozen: () => "这张凭证已经提交，内容不同，请在系统里更正",
      "too-long": (found) => `“${found.slice(0, 20)}…”太长`,
      "place-half": () => "经度和纬度要一起填",
      "place-outside": (found) => `“${found}”不在国内，经度和纬度可能填反了`,
      twice: (found) => `与第${found}行重复`,
      "not-allowed": () => "这所学校不在您的范围内",
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
      "unknown-pair": (found) => `「${found}」沒有結對`,
      "unknown-purpose": (found) => `「${found}」不在用途表中`,
      "unknown-source": (found) => `「${found}」不在資金來源表中`,
      "amount-form": (found) => `「${found}」不是金額，請寫成 12345.67`,
      "term-form": (found) => `「${found}」不是學期，請寫成 2026秋季 或 2026-2027學年第一學期`,
      "day-form": (found) => `「${found}」不是日期，請寫成 2026-03-11`,
      outside: (found) => `「${found}」不在結對期限或所寫的學期內`,
      frozen: () => "這張憑證已經送出，內容不同，請在系統裡更正",
      "too-long": (found) => `「${found.slice(0, 20)}…」太長`,
      "place-half": () => "經度和緯度要一起填",
      "place-outside": (found) => `「${found}」不在國內，經度和緯度可能填反了`,
      twice: (found) => `與第${found}列重複`,
      "not-allowed": () => "這所學校不在您的範圍內",
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
      "unknown-pair": (found) => `“${found}” are not paired`,
      "unknown-purpose": (found) => `“${found}” is not in the list of purposes`,
      "unknown-source": (found) => `“${found}” is not in the list of sources`,
      "amount-form": (found) => `“${found}” is no amount; write 12345.67`,
      "term-form": (found) => `“${found}” is no term; write 2026秋季 or 2026-2027学年第一学期`,
      "day-form": (found) => `“${found}” is no day; write 2026-03-11`,
      outside: (found) => `“${found}” lies outside the partnership or the term named`,
      frozen: () => "this voucher was submitted with other content; correct it in the product",
      "too-long": (found) => `“${found.slice(0, 20)}…” is too long`,
      "place-half": () => "longitude and latitude go together",
      "place-outside": (found) => `“${found}” lies outside the country; perhaps the two are swapped`,
      twice: (found) => `the same as row ${found}`,
      "not-allowed": () => "this school is outside your scope",
    },
    perhaps: (suggestion) => `; is it “${suggestion}”?`,
  },
};

/** An error of a row as a sentence: where, what, and what may have been meant. */
export function rowErrorText(error: RowError, row: number, heading: string, language: ImportLanguage): string {
  const { where, problems, perhaps } = words[language];
  return `${where(row, heading)}${problems[error.code](error.found)}${error.suggestion === null ? "" : perhaps(error.suggestion)}`;
}
