import type { PostingKind } from "../../domain/posting/posting.ts";
import type { PostingRole } from "../../domain/reading/reading.ts";
import type { Language } from "../http/language.ts";

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Kinds and posts as the exported list of postings prints them. */
export const postingKindWords: Words<PostingKind> = {
  "zh-CN": { posting: "派出", followOn: "跟岗学习", studyTour: "考察学习" },
  "zh-TW": { posting: "派出", followOn: "跟崗學習", studyTour: "考察學習" },
  en: { posting: "Posting", followOn: "Follow-on study", studyTour: "Study tour" },
};

export const postingRoleWords: Words<PostingRole> = {
  "zh-CN": { manager: "管理岗", homeroom: "班主任", subjectTeacher: "学科教师" },
  "zh-TW": { manager: "行政職", homeroom: "導師", subjectTeacher: "學科教師" },
  en: { manager: "Manager", homeroom: "Homeroom teacher", subjectTeacher: "Subject teacher" },
};
