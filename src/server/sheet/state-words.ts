import type { RecordState } from "../../domain/evidence/record-state.ts";
import type { Standing } from "../../domain/obligation/standing.ts";
import type { Role } from "../../domain/access/role.ts";
import type { Stage } from "../../domain/school/stage.ts";
import type { Language } from "../http/language.ts";

type Of<Key extends string> = Readonly<Record<Key, string>>;

interface SheetWords {
  readonly records: Of<RecordState>;
  readonly inForce: string;
  readonly standings: Of<Standing>;
  readonly roles: Of<Role>;
  readonly stages: Of<Stage>;
  readonly sides: Of<"bureau" | "helper" | "helped">;
  readonly yes: string;
  readonly no: string;
  readonly due: string;
  readonly event: string;
}

/** States in the cells of workbooks, in the words that the screens use. */
export const sheetWords: Readonly<Record<Language, SheetWords>> = {
  "zh-CN": {
    records: { planned: "已安排", submitted: "待确认", questioned: "有疑问", confirmed: "已确认", verified: "已核查", voided: "已作废" },
    inForce: "生效中",
    standings: {
      met: "已兑现",
      exceeded: "超额",
      "on-track": "进行中",
      due: "将到期",
      unproven: "待佐证",
      unquantified: "待定量",
      "at-risk": "有风险",
      missed: "未兑现",
      waived: "已豁免",
    },
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
    sides: { bureau: "教育局", helper: "支援校", helped: "受援校" },
    yes: "是",
    no: "否",
    due: "到期",
    event: "活动",
  },
  "zh-TW": {
    records: { planned: "已安排", submitted: "待確認", questioned: "有疑問", confirmed: "已確認", verified: "已查核", voided: "已作廢" },
    inForce: "生效中",
    standings: {
      met: "已兌現",
      exceeded: "超額",
      "on-track": "進行中",
      due: "即將到期",
      unproven: "待佐證",
      unquantified: "待定量",
      "at-risk": "有風險",
      missed: "未兌現",
      waived: "已豁免",
    },
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
    sides: { bureau: "教育局", helper: "支援校", helped: "受援校" },
    yes: "是",
    no: "否",
    due: "到期",
    event: "活動",
  },
  en: {
    records: {
      planned: "Planned",
      submitted: "To confirm",
      questioned: "Questioned",
      confirmed: "Confirmed",
      verified: "Verified",
      voided: "Voided",
    },
    inForce: "in force",
    standings: {
      met: "Kept",
      exceeded: "Exceeded",
      "on-track": "Under way",
      due: "Due soon",
      unproven: "Unproven",
      unquantified: "No number yet",
      "at-risk": "At risk",
      missed: "Missed",
      waived: "Waived",
    },
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
    sides: { bureau: "Bureau", helper: "Helper school", helped: "Helped school" },
    yes: "Yes",
    no: "No",
    due: "Due",
    event: "Event",
  },
};
