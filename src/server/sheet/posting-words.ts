import type { ApprovalState } from "../../domain/approval/approval.ts";
import type { PostingKind } from "../../domain/posting/posting.ts";
import type { PostingRole } from "../../domain/reading/reading.ts";
import type { Language } from "../http/language.ts";

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Kinds, posts and states as the exported list of postings prints them. */
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

export const postingStateWords: Readonly<Record<Language, Readonly<Partial<Record<ApprovalState, string>>>>> = {
  "zh-CN": {
    draft: "草稿",
    submitted: "待提名",
    nominated: "已提名",
    endorsed: "领导小组已同意",
    returned: "已退回",
    approved: "已批准",
    active: "在岗",
    completed: "已期满",
    withdrawn: "已撤回",
  },
  "zh-TW": {
    draft: "草稿",
    submitted: "待提名",
    nominated: "已提名",
    endorsed: "領導小組已同意",
    returned: "已退回",
    approved: "已核准",
    active: "在崗",
    completed: "已期滿",
    withdrawn: "已撤回",
  },
  en: {
    draft: "Draft",
    submitted: "Awaiting nomination",
    nominated: "Nominated",
    endorsed: "Endorsed",
    returned: "Returned",
    approved: "Approved",
    active: "On post",
    completed: "Concluded",
    withdrawn: "Withdrawn",
  },
};
