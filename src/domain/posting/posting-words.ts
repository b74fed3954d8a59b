import type { NamesIn } from "../language.ts";
import type { PostingRole } from "../reading/reading.ts";
import type { PostingKind } from "./posting.ts";

export const postingKindNames: NamesIn<PostingKind> = {
  "zh-CN": { posting: "派出任教", followOn: "跟岗学习", studyTour: "考察学习" },
  "zh-TW": { posting: "派出任教", followOn: "跟崗學習", studyTour: "考察學習" },
  en: { posting: "Teaching post", followOn: "Follow-on study", studyTour: "Study tour" },
};

export const postingRoleNames: NamesIn<PostingRole> = {
  "zh-CN": { manager: "管理岗", homeroom: "班主任", subjectTeacher: "学科教师" },
  "zh-TW": { manager: "行政職", homeroom: "導師", subjectTeacher: "學科教師" },
  en: { manager: "Manager", homeroom: "Homeroom teacher", subjectTeacher: "Subject teacher" },
};
