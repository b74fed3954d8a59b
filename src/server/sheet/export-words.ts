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
  物资登记册: ["物資登記冊", "Register of goods"],
  移交单: ["移交單", "Handover list"],
  方式: ["方式", "Mode"],
  捐赠人或移交校: ["捐贈人或移交校", "Giver"],
  名称: ["名稱", "Name"],
  分类代码: ["分類代碼", "Class"],
  规格型号: ["規格型號", "Specification"],
  数量: ["數量", "Number"],
  实收: ["實收", "Received"],
  单位: ["單位", "Unit"],
  单价: ["單價", "Unit value"],
  计价依据: ["計價依據", "Value basis"],
  来源: ["來源", "Source"],
  保管人: ["保管人", "Custodian"],
  协议或决议: ["協議或決議", "Agreement or decision"],
  收到日期: ["收到日期", "Received on"],
  票据号: ["票據號", "Receipt no."],
  捐赠公示: ["捐贈公示", "Donations made public"],
  捐赠人: ["捐贈人", "Donor"],
  捐赠人类别: ["捐贈人類別", "Kind of donor"],
  不具名: ["不具名", "Not named"],
  物资: ["物資", "Goods"],
  用途: ["用途", "Use"],
  受赠学校: ["受贈學校", "Receiving school"],
  资产台账: ["資產台帳", "Register of assets"],
  资产编号: ["資產編號", "Asset no."],
  现状: ["現況", "State found"],
  查看日期: ["查看日期", "Checked on"],
  下次查看: ["下次查看", "Next check"],
  建设与设备申请: ["建設與設備申請", "Building and equipment requests"],
  申请学校: ["申請學校", "School"],
  申请事项: ["申請事項", "Request"],
  估算: ["估算", "Estimate"],
  批准金额: ["核准金額", "Granted"],
  实际费用: ["實際費用", "Actual cost"],
  进度: ["進度", "Progress %"],
  期望完成: ["期望完成", "Wanted by"],
  上报: ["上報", "Passed on to"],
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
