import { dayText } from "../../domain/calendar/day.ts";
import type { Context } from "../http/context.ts";
import type { Language } from "../http/language.ts";

/** Headings of exported lists in the other two languages, by the Chinese one. */
const headings: Readonly<Record<string, readonly [traditional: string, english: string]>> = {
  学校名册: ["學校名冊", "Schools"],
  教职工名册: ["教職員名冊", "Staff"],
  结对一览表: ["結對一覽表", "Partnerships"],
  履约一览表: ["履約一覽表", "Standing of partnerships"],
  帮扶台账: ["支援台帳", "Records"],
  学校标识码: ["學校識別碼", "School code"],
  学校名称: ["學校名稱", "School"],
  乡镇: ["鄉鎮", "Township"],
  学生数: ["學生數", "Pupils"],
  教师数: ["教師數", "Teachers"],
  结对: ["結對", "Partnerships"],
  姓名: ["姓名", "Name"],
  工号: ["工號", "Staff no."],
  所在学校: ["所在學校", "School"],
  任教学科: ["任教學科", "Subjects"],
  职称: ["職稱", "Title"],
  手机: ["手機", "Telephone"],
  帮扶项目: ["支援專案", "Programme"],
  支援校: ["支援校", "Helper school"],
  受援校: ["受援校", "Helped school"],
  开始: ["開始", "From"],
  结束: ["結束", "To"],
  协议编号: ["協議編號", "Agreement no."],
  应办: ["應辦", "Owed"],
  已兑现: ["已兌現", "Kept"],
  有风险: ["有風險", "At risk"],
  未兑现: ["未兌現", "Missed"],
  下一到期: ["下一到期", "Next due"],
  待确认: ["待確認", "To confirm"],
  类别: ["類別", "Kind"],
  学科: ["學科", "Subjects"],
  人员: ["人員", "People"],
  人数: ["人數", "Head count"],
  节数: ["節數", "Lessons"],
  金额: ["金額", "Yuan"],
  地点: ["地點", "Place"],
  说明: ["說明", "Note"],
  状态: ["狀態", "State"],
  津贴发放表: ["津貼發放表", "Allowances"],
  津贴: ["津貼", "Allowance"],
  月份: ["月份", "Month"],
  支付科目: ["支付科目", "Budget line"],
  更正: ["更正", "Correction"],
};

/** Gives the headings of a language. A heading that is missing in the table is a bug. */
export function headingsIn(language: Language): (heading: string) => string {
  return (heading) => {
    const others = headings[heading];
    if (!others) throw new Error(`expected words for the heading ${heading}`);
    return language === "zh-CN" ? heading : language === "zh-TW" ? others[0] : others[1];
  };
}

/** Who printed a list and when. */
export function printedBy({ displayName, today, language }: Context): string {
  return language === "en" ? `${displayName}, ${dayText(today)}` : `${displayName}　${dayText(today)}`;
}

/** The name of an exported file: list and day. */
export function exportName({ today }: Context, title: string): string {
  return `${title}_${dayText(today).replaceAll("-", "")}`;
}
