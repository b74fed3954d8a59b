import { roleNames, sideNames } from "../../domain/access/role-words.ts";
import type { Role } from "../../domain/access/role.ts";
import type { EventNote } from "../../domain/event/event.ts";
import type { RecordMove, RecordState } from "../../domain/evidence/record-state.ts";
import type { returnReasons } from "../../domain/approval/approval.ts";
import { recordStateNames } from "../../domain/evidence/record-words.ts";
import { stageNames } from "../../domain/school/stage-words.ts";
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
    records: recordStateNames["zh-CN"],
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
    sides: sideNames["zh-CN"],
    roles: roleNames["zh-CN"],
    stages: stageNames["zh-CN"],
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
    records: recordStateNames["zh-TW"],
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
    sides: sideNames["zh-TW"],
    roles: roleNames["zh-TW"],
    stages: stageNames["zh-TW"],
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
    records: recordStateNames.en,
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
    sides: sideNames.en,
    roles: roleNames.en,
    stages: stageNames.en,
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
