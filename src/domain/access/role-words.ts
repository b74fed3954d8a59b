import type { NamesIn } from "../language.ts";
import type { Role } from "./role.ts";

export const roleNames: NamesIn<Role> = {
  "zh-CN": {
    bureauOfficer: "教育局经办人",
    leader: "组长",
    deputy: "副组长",
    member: "成员",
    coordinator: "学校联络人",
    postedTeacher: "派出教师",
    auditor: "督查人员",
  },
  "zh-TW": {
    bureauOfficer: "教育局承辦人",
    leader: "組長",
    deputy: "副組長",
    member: "成員",
    coordinator: "學校聯絡人",
    postedTeacher: "派任教師",
    auditor: "督查人員",
  },
  en: {
    bureauOfficer: "Bureau officer",
    leader: "Leader",
    deputy: "Deputy leader",
    member: "Member",
    coordinator: "School coordinator",
    postedTeacher: "Posted teacher",
    auditor: "Auditor",
  },
};

/** For whom somebody states or decides something. */
export const sideNames: NamesIn<"bureau" | "helper" | "helped"> = {
  "zh-CN": { bureau: "教育局", helper: "支援校", helped: "受援校" },
  "zh-TW": { bureau: "教育局", helper: "支援校", helped: "受援校" },
  en: { bureau: "Bureau", helper: "Helper school", helped: "Helped school" },
};
