import type { Fen } from "./fen.ts";

const digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"] as const;
const places = ["", "拾", "佰", "仟"] as const;
/** Names of groups of four digits, the lowest first; 9,999,999,999,999,999 fen are just below 1 亿亿. */
const groups = ["", "万", "亿", "万亿"] as const;

/** Four digits in words; zeros in front and between are one 零, zeros at the end none. */
function groupWords(group: number, hasMoreInFront: boolean): string {
  let words = "";
  let isAfterZero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      isAfterZero = true;
      continue;
    }
    if (isAfterZero && (words !== "" || hasMoreInFront)) words += "零";
    words += `${digits[digit] ?? ""}${places[place] ?? ""}`;
    isAfterZero = false;
  }
  return words;
}

/** Whole yuan in words, without 元. */
function yuanWords(yuan: number): string {
  let words = "";
  for (let group = groups.length - 1; group >= 0; group--) {
    const four = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (four === 0) continue;
    const hasGap = words !== "" && Math.floor(yuan / 10_000 ** (group + 1)) % 10_000 === 0 && four >= 1000;
    words += `${hasGap ? "零" : ""}${groupWords(four, words !== "")}${groups[group] ?? ""}`;
  }
  return words;
}

/**
 * An amount as vouchers state it in words that cannot be altered: 壹仟肆佰零玖元伍角. 整 stands after whole yuan
 * and, as in the rule's examples, not after 角 (it may); 零 stands between 元 and 分 where there are no 角, and is left out where only the digit of whole yuan is 0
 * (107000.53 may be written with or without; we leave it out). Below zero it begins with 负; nothing is 零元整.
 * Source: 支付结算办法 (银发〔1997〕393号), 附一 正确填写票据和结算凭证的基本规定, 三 and 四, whose examples are the tests.
 */
export function capitalAmount(amount: Fen): string {
  const size = Math.abs(amount);
  const yuan = Math.floor(size / 100);
  const tenths = Math.floor(size / 10) % 10;
  const hundredths = size % 10;
  const sign = amount < 0 ? "负" : "";
  const whole = yuan === 0 ? "" : `${yuanWords(yuan)}元`;
  if (tenths === 0 && hundredths === 0) return yuan === 0 ? "零元整" : `${sign}${whole}整`;
  const tenthWords = tenths === 0 ? (yuan === 0 ? "" : "零") : `${digits[tenths] ?? ""}角`;
  return `${sign}${whole}${tenthWords}${hundredths === 0 ? "" : `${digits[hundredths] ?? ""}分`}`;
}
