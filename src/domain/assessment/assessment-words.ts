import type { NamesIn } from "../language.ts";
import type { AssessmentParty } from "./form.ts";
import type { AssessmentState, PriorityPurpose } from "./states.ts";

export const assessmentStateNames: NamesIn<AssessmentState> = {
  "zh-CN": { open: "考核中", closed: "已定等次", voided: "已作废" },
  "zh-TW": { open: "考核中", closed: "已定等第", voided: "已作廢" },
  en: { open: "Open", closed: "Closed", voided: "Voided" },
};

export const assessmentPartyNames: NamesIn<AssessmentParty> = {
  "zh-CN": { self: "本人", helped: "受援校", helper: "支援校" },
  "zh-TW": { self: "本人", helped: "受援校", helper: "支援校" },
  en: { self: "The person", helped: "Helped school", helper: "Helper school" },
};

export const priorityPurposeNames: NamesIn<PriorityPurpose> = {
  "zh-CN": { award: "评优评先", title: "职称职务评聘", promotion: "选拔任用" },
  "zh-TW": { award: "評優評先", title: "職稱職務評聘", promotion: "選拔任用" },
  en: { award: "Awards", title: "Title and post", promotion: "Selection and promotion" },
};
