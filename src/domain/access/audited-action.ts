/** What the audit trail names a deed: the thing and what was done with it, `record.confirm`. */

export const auditLanguages = ["zh-CN", "zh-TW", "en"] as const;
export type AuditLanguage = (typeof auditLanguages)[number];

type Names = Readonly<Record<AuditLanguage, string>>;

/** Things by the first part of an action. */
export const auditedThings = [
  "record",
  "event",
  "project",
  "mentorship",
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
  "goods",
  "asset",
  "request",
  "aid",
  "aidApplications",
  "aidList",
  "posting",
  "assessment",
  "priority",
  "attendance",
  "postingMonths",
  "payment",
  "payments",
  "allowanceRun",
] as const;
export type AuditedThingName = (typeof auditedThings)[number];

const things: Readonly<Record<AuditedThingName, Names>> = {
  record: { "zh-CN": "台账", "zh-TW": "台帳", en: "Record" },
  event: { "zh-CN": "活动", "zh-TW": "活動", en: "Event" },
  project: { "zh-CN": "课题", "zh-TW": "課題", en: "Research project" },
  mentorship: { "zh-CN": "师徒", "zh-TW": "師徒", en: "Mentorship" },
  plan: { "zh-CN": "计划", "zh-TW": "計畫", en: "Plan" },
  waiver: { "zh-CN": "豁免", "zh-TW": "豁免", en: "Waiver" },
  need: { "zh-CN": "需求", "zh-TW": "需求", en: "Need" },
  partnership: { "zh-CN": "结对", "zh-TW": "結對", en: "Partnership" },
  programme: { "zh-CN": "项目", "zh-TW": "專案", en: "Programme" },
  school: { "zh-CN": "学校", "zh-TW": "學校", en: "School" },
  schools: { "zh-CN": "学校名册", "zh-TW": "學校名冊", en: "Schools" },
  staff: { "zh-CN": "教职工", "zh-TW": "教職員", en: "Staff" },
  account: { "zh-CN": "账号", "zh-TW": "帳號", en: "Account" },
  aid: { "zh-CN": "学生资助", "zh-TW": "學生資助", en: "Student aid" },
  aidApplications: { "zh-CN": "资助申请名单", "zh-TW": "資助申請名單", en: "Aid applications" },
  aidList: { "zh-CN": "民政名单", "zh-TW": "民政名單", en: "Civil affairs list" },
  settings: { "zh-CN": "设置", "zh-TW": "設定", en: "Settings" },
  session: { "zh-CN": "登录", "zh-TW": "登入", en: "Session" },
  county: { "zh-CN": "本县", "zh-TW": "本縣", en: "County" },
  list: { "zh-CN": "列表", "zh-TW": "列表", en: "List" },
  goods: { "zh-CN": "物资移交", "zh-TW": "物資移交", en: "Goods" },
  asset: { "zh-CN": "资产", "zh-TW": "資產", en: "Asset" },
  request: { "zh-CN": "建设与设备申请", "zh-TW": "建設與設備申請", en: "Request" },
  posting: { "zh-CN": "派出", "zh-TW": "派出", en: "Posting" },
  assessment: { "zh-CN": "专项考核", "zh-TW": "專項考核", en: "Assessment" },
  priority: { "zh-CN": "优先考虑名单", "zh-TW": "優先考慮名單", en: "Priority list" },
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
  stage: { "zh-CN": "登记阶段成果", "zh-TW": "登錄階段成果", en: "stage reported" },
  end: { "zh-CN": "结束", "zh-TW": "結束", en: "ended" },
  log: { "zh-CN": "登记活动", "zh-TW": "登錄活動", en: "activity logged" },
  "confirm-log": { "zh-CN": "确认活动", "zh-TW": "確認活動", en: "activity confirmed" },
  announce: { "zh-CN": "发布通知", "zh-TW": "發布通知", en: "announced" },
  invite: { "zh-CN": "邀请", "zh-TW": "邀請", en: "invited" },
  "sign-up": { "zh-CN": "报名", "zh-TW": "報名", en: "signed up" },
  "step-back": { "zh-CN": "取消报名", "zh-TW": "取消報名", en: "stepped back" },
  attend: { "zh-CN": "签到", "zh-TW": "簽到", en: "checked in" },
  attendance: { "zh-CN": "登记到场", "zh-TW": "登錄到場", en: "attendance taken" },
  attach: { "zh-CN": "添加附件", "zh-TW": "新增附件", en: "file added" },
  open: { "zh-CN": "开展", "zh-TW": "開展", en: "opened" },
  "hand-in": { "zh-CN": "提交评分", "zh-TW": "送出評分", en: "scores handed in" },
  close: { "zh-CN": "确定等次", "zh-TW": "確定等第", en: "closed" },
  reopen: { "zh-CN": "重新打开", "zh-TW": "重新開啟", en: "opened again" },
  "take-off": { "zh-CN": "移出", "zh-TW": "移出", en: "taken off" },
  draft: { "zh-CN": "起草", "zh-TW": "起草", en: "drafted" },
  submit: { "zh-CN": "提交", "zh-TW": "送出", en: "submitted" },
  recall: { "zh-CN": "收回", "zh-TW": "收回", en: "recalled" },
  return: { "zh-CN": "退回", "zh-TW": "退回", en: "returned" },
  approve: { "zh-CN": "批准", "zh-TW": "核准", en: "approved" },
  withdraw: { "zh-CN": "撤销", "zh-TW": "撤銷", en: "withdrawn" },
  appeal: { "zh-CN": "登记异议", "zh-TW": "登錄異議", en: "objection entered" },
  "decide-appeal": { "zh-CN": "处理异议", "zh-TW": "處理異議", en: "objection decided" },
  reveal: { "zh-CN": "查看学生信息", "zh-TW": "查看學生資料", en: "pupil's data shown" },
  erase: { "zh-CN": "清除到期个人信息", "zh-TW": "清除到期個人資料", en: "expired personal data erased" },
  adjust: { "zh-CN": "调整", "zh-TW": "調整", en: "adjusted" },
  begin: { "zh-CN": "开始", "zh-TW": "開始", en: "begun" },
  handOver: { "zh-CN": "移交", "zh-TW": "移交", en: "handed over" },
  receive: { "zh-CN": "确认收到", "zh-TW": "確認收到", en: "received" },
  complete: { "zh-CN": "完成", "zh-TW": "完成", en: "completed" },
  eligible: { "zh-CN": "填报符合交流条件人数", "zh-TW": "填報符合交流條件人數", en: "eligible teachers stated" },
  decide: { "zh-CN": "登记集体决策", "zh-TW": "登錄集體決策", en: "decision entered" },
  receipt: { "zh-CN": "登记捐赠票据", "zh-TW": "登錄捐贈收據", en: "receipt entered" },
  issueReceipt: { "zh-CN": "开具捐赠票据", "zh-TW": "開立捐贈收據", en: "receipt issued" },
  "change-use": { "zh-CN": "变更用途", "zh-TW": "變更用途", en: "use changed" },
  changeUse: { "zh-CN": "变更用途", "zh-TW": "變更用途", en: "use changed" },
  check: { "zh-CN": "查看现状", "zh-TW": "查看現況", en: "checked" },
  advise: { "zh-CN": "登记意见", "zh-TW": "登錄意見", en: "opinion entered" },
  refer: { "zh-CN": "上报", "zh-TW": "上報", en: "referred" },
  report: { "zh-CN": "报告进度", "zh-TW": "回報進度", en: "progress reported" },
  preview: { "zh-CN": "预览", "zh-TW": "預覽", en: "previewed" },
  nominate: { "zh-CN": "提名", "zh-TW": "提名", en: "nominated" },
  endorse: { "zh-CN": "领导小组同意", "zh-TW": "領導小組同意", en: "endorsed" },
  publish: { "zh-CN": "公示", "zh-TW": "公示", en: "published" },
  pay: { "zh-CN": "支付", "zh-TW": "支付", en: "paid" },
  lock: { "zh-CN": "入账", "zh-TW": "入帳", en: "booked" },
  handover: { "zh-CN": "写交接", "zh-TW": "寫交接", en: "handover written" },
  goal: { "zh-CN": "写帮扶目标", "zh-TW": "寫支援目標", en: "goal written" },
  request: { "zh-CN": "申请", "zh-TW": "申請", en: "requested" },
  record: { "zh-CN": "登记", "zh-TW": "登錄", en: "recorded" },
  create: { "zh-CN": "新建", "zh-TW": "新增", en: "created" },
  dated: { "zh-CN": "制定制度与标准", "zh-TW": "訂定制度與標準", en: "rule or amount set" },
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
