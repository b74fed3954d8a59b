import type { Role } from "../../domain/access/role.ts";
import type { EventNote } from "../../domain/event/event.ts";
import type { RecordMove, RecordState } from "../../domain/evidence/record-state.ts";
import type { returnReasons } from "../../domain/approval/approval.ts";
import type { Stage } from "../../domain/school/stage.ts";
import { messagesIn } from "../app/language.ts";

type Of<Key extends string> = Readonly<Record<Key, string>>;

interface StateWords {
  readonly records: Of<RecordState>;
  readonly recordMoves: Of<RecordMove>;
  readonly returnReasons: Of<(typeof returnReasons)[number]>;
  readonly sides: Of<"bureau" | "helper" | "helped">;
  readonly roles: Of<Role>;
  readonly stages: Of<Stage>;
  /** Steps of a trail that are no moves of a button. */
  readonly steps: Of<"plan" | "draft" | "enter" | "create" | "change" | "adjust" | "request" | "attach" | EventNote>;
}

/** States and moves of records, roles, sides and stages in words; those of approvals stand in approval-words.ts. */
export const stateWords = messagesIn<StateWords>({
  "zh-CN": {
    records: { planned: "已安排", submitted: "待确认", questioned: "有疑问", confirmed: "已确认", verified: "已核查", voided: "已作废" },
    recordMoves: { hold: "已开展，登记", confirm: "确认", question: "有疑问", correct: "更正", verify: "核查", void: "作废" },
    returnReasons: {
      incomplete: "内容不全",
      "unclear-number": "数量不明确",
      "not-allowed": "不符合现行规定",
      "beyond-means": "超出能力",
      duplicate: "重复",
      "wrong-partner": "对象不对",
      other: "其他",
    },
    sides: { bureau: "教育局", helper: "支援校", helped: "受援校" },
    roles: {
      bureauOfficer: "教育局经办人",
      leader: "组长",
      deputy: "副组长",
      member: "成员",
      coordinator: "学校联络人",
      postedTeacher: "派出教师",
      auditor: "督查人员",
    },
    stages: { primary: "小学", junior: "初中", senior: "高中" },
    steps: {
      plan: "安排",
      draft: "起草",
      enter: "登记",
      create: "新建",
      change: "修改",
      adjust: "调整",
      request: "申请",
      attach: "添加附件",
      announce: "发布通知",
      invite: "邀请",
      attendance: "登记到场",
    },
  },
  "zh-TW": {
    records: { planned: "已安排", submitted: "待確認", questioned: "有疑問", confirmed: "已確認", verified: "已查核", voided: "已作廢" },
    recordMoves: { hold: "已辦理，登錄", confirm: "確認", question: "有疑問", correct: "更正", verify: "查核", void: "作廢" },
    returnReasons: {
      incomplete: "內容不完整",
      "unclear-number": "數量不明確",
      "not-allowed": "不符現行規定",
      "beyond-means": "超出能力",
      duplicate: "重複",
      "wrong-partner": "對象不符",
      other: "其他",
    },
    sides: { bureau: "教育局", helper: "支援校", helped: "受援校" },
    roles: {
      bureauOfficer: "教育局承辦人",
      leader: "組長",
      deputy: "副組長",
      member: "成員",
      coordinator: "學校聯絡人",
      postedTeacher: "派任教師",
      auditor: "督查人員",
    },
    stages: { primary: "小學", junior: "國中", senior: "高中" },
    steps: {
      plan: "安排",
      draft: "起草",
      enter: "登錄",
      create: "新增",
      change: "修改",
      adjust: "調整",
      request: "申請",
      attach: "新增附件",
      announce: "發布通知",
      invite: "邀請",
      attendance: "登錄到場",
    },
  },
  en: {
    records: {
      planned: "Planned",
      submitted: "Awaiting confirmation",
      questioned: "Questioned",
      confirmed: "Confirmed",
      verified: "Verified",
      voided: "Voided",
    },
    recordMoves: { hold: "It took place", confirm: "Confirm", question: "Question", correct: "Correct", verify: "Verify", void: "Void" },
    returnReasons: {
      incomplete: "Incomplete",
      "unclear-number": "A number is unclear",
      "not-allowed": "Not allowed by the rules in force",
      "beyond-means": "Beyond the means",
      duplicate: "Duplicate",
      "wrong-partner": "Wrong partner",
      other: "Other",
    },
    sides: { bureau: "Bureau", helper: "Helper school", helped: "Helped school" },
    roles: {
      bureauOfficer: "Bureau officer",
      leader: "Leader",
      deputy: "Deputy leader",
      member: "Member",
      coordinator: "School coordinator",
      postedTeacher: "Posted teacher",
      auditor: "Auditor",
    },
    stages: { primary: "Primary", junior: "Junior secondary", senior: "Senior secondary" },
    steps: {
      plan: "Planned",
      draft: "Drafted",
      enter: "Entered",
      create: "Created",
      change: "Changed",
      adjust: "Adjusted",
      request: "Requested",
      attach: "Added a file",
      announce: "Announced",
      invite: "Invited",
      attendance: "Took attendance",
    },
  },
});
