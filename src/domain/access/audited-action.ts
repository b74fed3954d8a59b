/** What the audit trail names a deed: the thing and what was done with it, `record.confirm`. */

export const auditLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type AuditLanguage = (typeof auditLanguages)[number];

type Names = Readonly<Record<AuditLanguage, string>>;

/** Things by the first part of an action. */
export const auditedThings = [
  "record",
  "plan",
  "waiver",
  "need",
  "partnership",
  "programme",
  "school",
  "schools",
  "staff",
  "account",
  "settings",
  "session",
  "county",
  "list",
  "posting",
  "attendance",
  "postingMonths",
  "payment",
  "payments",
  "allowanceRun",
] as const;
export type AuditedThingName = (typeof auditedThings)[number];

const things: Readonly<Record<AuditedThingName, Names>> = {
  record: { "zh-CN": "台账", "zh-TW": "台帳", en: "Record" },
  plan: { "zh-CN": "计划", "zh-TW": "計畫", en: "Plan" },
  waiver: { "zh-CN": "豁免", "zh-TW": "豁免", en: "Waiver" },
  need: { "zh-CN": "需求", "zh-TW": "需求", en: "Need" },
  partnership: { "zh-CN": "结对", "zh-TW": "結對", en: "Partnership" },
  programme: { "zh-CN": "项目", "zh-TW": "專案", en: "Programme" },
  school: { "zh-CN": "学校", "zh-TW": "學校", en: "School" },
  schools: { "zh-CN": "学校名册", "zh-TW": "學校名冊", en: "Schools" },
  staff: { "zh-CN": "教职工", "zh-TW": "教職員", en: "Staff" },
  account: { "zh-CN": "账号", "zh-TW": "帳號", en: "Account" },
  settings: { "zh-CN": "设置", "zh-TW": "設定", en: "Settings" },
  session: { "zh-CN": "登录", "zh-TW": "登入", en: "Session" },
  county: { "zh-CN": "本县", "zh-TW": "本縣", en: "County" },
  list: { "zh-CN": "列表", "zh-TW": "列表", en: "List" },
  posting: { "zh-CN": "派出", "zh-TW": "派出", en: "Posting" },
  attendance: { "zh-CN": "出勤与课时", "zh-TW": "出勤與節數", en: "Attendance" },
  postingMonths: { "zh-CN": "出勤名册", "zh-TW": "出勤名冊", en: "Sheet of attendance" },
  payment: { "zh-CN": "经费", "zh-TW": "經費", en: "Payment" },
  payments: { "zh-CN": "付款名册", "zh-TW": "付款名冊", en: "Sheet of payments" },
  allowanceRun: { "zh-CN": "津贴发放", "zh-TW": "津貼發放", en: "Allowance run" },
};

const deeds: Readonly<Record<string, Names>> = {
  enter: { "zh-CN": "登记", "zh-TW": "登錄", en: "entered" },
  plan: { "zh-CN": "安排活动", "zh-TW": "安排活動", en: "planned" },
  hold: { "zh-CN": "活动已开展", "zh-TW": "活動已辦理", en: "took place" },
  confirm: { "zh-CN": "确认", "zh-TW": "確認", en: "confirmed" },
  question: { "zh-CN": "提出疑问", "zh-TW": "提出疑問", en: "questioned" },
  correct: { "zh-CN": "更正", "zh-TW": "更正", en: "corrected" },
  verify: { "zh-CN": "核查", "zh-TW": "查核", en: "verified" },
  void: { "zh-CN": "作废", "zh-TW": "作廢", en: "voided" },
  attach: { "zh-CN": "添加附件", "zh-TW": "新增附件", en: "file added" },
  draft: { "zh-CN": "起草", "zh-TW": "起草", en: "drafted" },
  submit: { "zh-CN": "提交", "zh-TW": "送出", en: "submitted" },
  recall: { "zh-CN": "收回", "zh-TW": "收回", en: "recalled" },
  return: { "zh-CN": "退回", "zh-TW": "退回", en: "returned" },
  approve: { "zh-CN": "批准", "zh-TW": "核准", en: "approved" },
  withdraw: { "zh-CN": "撤销", "zh-TW": "撤銷", en: "withdrawn" },
  adjust: { "zh-CN": "调整", "zh-TW": "調整", en: "adjusted" },
  preview: { "zh-CN": "预览", "zh-TW": "預覽", en: "previewed" },
  nominate: { "zh-CN": "提名", "zh-TW": "提名", en: "nominated" },
  endorse: { "zh-CN": "领导小组同意", "zh-TW": "領導小組同意", en: "endorsed" },
  publish: { "zh-CN": "公示", "zh-TW": "公示", en: "published" },
  begin: { "zh-CN": "开始", "zh-TW": "開始", en: "begun" },
  handOver: { "zh-CN": "移交", "zh-TW": "移交", en: "handed over" },
  pay: { "zh-CN": "支付", "zh-TW": "支付", en: "paid" },
  receive: { "zh-CN": "确认收到", "zh-TW": "確認收到", en: "received" },
  complete: { "zh-CN": "完成", "zh-TW": "完成", en: "completed" },
  lock: { "zh-CN": "入账", "zh-TW": "入帳", en: "booked" },
  handover: { "zh-CN": "写交接", "zh-TW": "寫交接", en: "handover written" },
  goal: { "zh-CN": "写帮扶目标", "zh-TW": "寫支援目標", en: "goal written" },
  request: { "zh-CN": "申请", "zh-TW": "申請", en: "requested" },
  record: { "zh-CN": "登记", "zh-TW": "登錄", en: "recorded" },
  create: { "zh-CN": "新建", "zh-TW": "新增", en: "created" },
  change: { "zh-CN": "修改", "zh-TW": "修改", en: "changed" },
  remove: { "zh-CN": "删除", "zh-TW": "刪除", en: "removed" },
  import: { "zh-CN": "导入", "zh-TW": "匯入", en: "imported" },
  "reset-password": { "zh-CN": "重置密码", "zh-TW": "重設密碼", en: "password reset" },
  "sign-in": { "zh-CN": "成功", "zh-TW": "成功", en: "signed in" },
  "sign-in-failed": { "zh-CN": "失败", "zh-TW": "失敗", en: "sign-in failed" },
  "sign-out": { "zh-CN": "退出", "zh-TW": "登出", en: "signed out" },
  "set-up": { "zh-CN": "首次设置", "zh-TW": "首次設定", en: "set up" },
  "reveal-phone": { "zh-CN": "查看手机号", "zh-TW": "查看手機號碼", en: "telephone shown" },
  export: { "zh-CN": "导出", "zh-TW": "匯出", en: "exported" },
  "change-password": { "zh-CN": "修改密码", "zh-TW": "變更密碼", en: "password changed" },
};

function isThing(word: string): word is AuditedThingName {
  return word in things;
}

/** The name of a thing of the audit trail. */
export function auditedThingName(thing: AuditedThingName, language: AuditLanguage): string {
  return things[thing][language];
}

/** The thing that an action is about; null for one that this version does not know. */
export function thingOfAction(action: string): AuditedThingName | null {
  const [thing = ""] = action.split(".");
  return isThing(thing) ? thing : null;
}

/** An action in words: 台账 · 确认. One that this version does not know stands as it was written: an entry is never hidden. */
export function auditedActionName(action: string, language: AuditLanguage): string {
  const thing = thingOfAction(action);
  const deed = deeds[action.slice(action.indexOf(".") + 1)];
  return thing === null || deed === undefined ? action : `${things[thing][language]} · ${deed[language]}`;
}
