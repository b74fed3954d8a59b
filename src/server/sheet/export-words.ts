import { dayText } from "../../domain/calendar/day.ts";
import { chinaOffsetMs } from "../http/clock.ts";
import type { Context } from "../http/context.ts";
import type { Language } from "../http/language.ts";

/** Headings of exported lists in the other two languages, by the Chinese one. */
const headings: Readonly<Record<string, readonly [traditional: string, english: string]>> = {
  学校名册: ["學校名冊", "Schools"],
  教职工名册: ["教職員名冊", "Staff"],
  结对一览表: ["結對一覽表", "Partnerships"],
  履约一览表: ["履約一覽表", "Standing of partnerships"],
  帮扶台账: ["支援台帳", "Records"],
  帮扶计划一览表: ["支援計畫一覽表", "Plans"],
  豁免申请一览表: ["豁免申請一覽表", "Waivers"],
  账号一览表: ["帳號一覽表", "Accounts"],
  操作日志: ["操作紀錄", "Audit trail"],
  帮扶项目一览表: ["支援專案一覽表", "Programmes"],
  学生资助申请一览表: ["學生資助申請一覽表", "Student aid: applications"],
  学生资助发放表: ["學生資助發放表", "Student aid: payment"],
  学期: ["學期", "Term"],
  编号: ["編號", "No."],
  年级班级: ["年級班級", "Grade, class"],
  是否寄宿: ["是否寄宿", "Boarder"],
  困难类别: ["困難類別", "Category"],
  档次: ["檔次", "Tier"],
  认定依据: ["認定依據", "Shown by"],
  资金来源: ["經費來源", "Paid by"],
  收款账号: ["收款帳號", "Account"],
  课题一览表: ["課題一覽表", "Research projects"],
  师徒结对一览表: ["師徒結對一覽表", "Mentorships"],
  课题名称: ["課題名稱", "Title"],
  主持人: ["主持人", "Leaders"],
  成员: ["成員", "Members"],
  最近成果: ["最近成果", "Latest result"],
  师傅: ["師傅", "Mentor"],
  徒弟: ["徒弟", "Mentee"],
  已确认活动: ["已確認活動", "Confirmed activities"],
  到期与活动: ["到期與活動", "Due and planned"],
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
  学校简称: ["學校簡稱", "Short name"],
  学段: ["學段", "Stages"],
  在用: ["使用中", "Active"],
  任教年级: ["任教年級", "Grades"],
  职务: ["職務", "Post"],
  骨干称号: ["骨幹稱號", "Honours"],
  计划: ["計畫", "Plan"],
  进行中: ["進行中", "Under way"],
  将到期: ["即將到期", "Due soon"],
  待佐证: ["待佐證", "Unproven"],
  登记方: ["登錄方", "Entered by"],
  附件: ["附件", "Files"],
  标题: ["標題", "Title"],
  版本: ["版本", "Version"],
  生效: ["生效", "In force from"],
  承诺: ["承諾", "Promises"],
  更新: ["更新", "Changed"],
  时段: ["時段", "Period"],
  申请理由: ["申請理由", "Reason"],
  申请人: ["申請人", "Requested by"],
  申请时间: ["申請時間", "Requested at"],
  审批人: ["審核人", "Decided by"],
  审批意见: ["審核意見", "Decision"],
  登录名: ["登入名稱", "Sign-in name"],
  岗位与范围: ["職務與範圍", "Roles and scopes"],
  上次登录: ["上次登入", "Last sign-in"],
  启用: ["啟用", "Active"],
  时间: ["時間", "Time"],
  操作人: ["操作人", "Who"],
  操作: ["操作", "What"],
  内容: ["內容", "Detail"],
  项目名称: ["專案名稱", "Programme"],
  起始学年: ["起始學年", "First school year"],
  结束学年: ["結束學年", "Last school year"],
  日期: ["日期", "Day"],
  事项: ["事項", "What"],
  已办: ["已辦", "Counted"],
  应达: ["應達", "Needed"],
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
  派出名册: ["派出名冊", "Postings"],
  人事关系所在学校: ["人事關係所在學校", "Home school (keeps the personnel relation)"],
  派往学校: ["派往學校", "Sent to"],
  岗位: ["崗位", "Post"],
  年级: ["年級", "Grades"],
  占比: ["占比", "Share, %"],
  每周课时: ["每週課時", "Lessons a week"],
  帮扶经费: ["支援經費", "Payments"],
  帮扶账簿: ["支援帳簿", "Books"],
  帮扶经费一览表: ["支援經費一覽表", "Money"],
  凭证号: ["憑證號", "Voucher"],
  用途: ["用途", "Purpose"],
  付款方: ["付款方", "Paid by"],
  摘要: ["摘要", "Summary"],
  备注: ["備註", "Note"],
  支付日期: ["支付日期", "Paid on"],
  提示: ["提示", "Warnings"],
  付出: ["付出", "From"],
  收入: ["收入", "To"],
  记账人: ["記帳人", "Booked by"],
  承诺最低: ["承諾最低", "Promised at least"],
  承诺最高: ["承諾最高", "Promised at most"],
  待审批: ["待審核", "Awaiting approval"],
  已批准: ["已核准", "Approved"],
  已支付: ["已支付", "Paid"],
  已收到: ["已收到", "Received"],
  还差: ["還差", "Left"],
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

/** An instant as clocks in China show it, to the minute; a missing one stays missing. */
export function instantIn(instant: string | null): string | null {
  if (instant === null) return null;
  const shifted = new Date(Date.parse(instant) + chinaOffsetMs).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}

/** A period's key in words: 2026-autumn is 2026年秋季学期. Other keys are days, months and years and stay as they are. */
export function periodIn(key: string, language: Language): string {
  const [, year, season] = /^(\d{4})-(autumn|spring)$/.exec(key) ?? [];
  if (year === undefined) return key;
  if (language === "en") return `${season === "autumn" ? "Autumn" : "Spring"} term ${year}`;
  const term = language === "zh-TW" ? "學期" : "学期";
  return `${year}年${season === "autumn" ? "秋季" : "春季"}${term}`;
}

/** Who printed a list and when. */
export function printedBy({ displayName, today, language }: Context): string {
  return language === "en" ? `${displayName}, ${dayText(today)}` : `${displayName}　${dayText(today)}`;
}

/** The name of an exported file: list and day. */
export function exportName({ today }: Context, title: string): string {
  return `${title}_${dayText(today).replaceAll("-", "")}`;
}
