/**
 * What a promise or a reported fact is about: one closed list, shared by plans and summaries, so that a
 * record made for one kind of duty can be held against the promises of the same kind.
 * The Chinese name is what screens and tables show.
 * Source: our annotation of some 140 public plans, agreements, notices and summaries.
 */
export const categoryNames = {
  demo_lesson: "示范课",
  lesson_sending: "送教",
  observation: "听课评课",
  joint_research: "教研活动",
  joint_prep: "集体备课",
  research_project: "课题",
  meeting: "会议交流",
  guidance_visit: "到校指导",
  exchange: "互访交流",
  secondment: "支教派出",
  rotation_quota: "轮岗比例",
  follow_on_study: "跟岗研修",
  mentoring_pair: "师徒结对",
  mentoring_activity: "师徒活动",
  training: "培训讲座",
  written_output: "材料成果",
  reading: "读书",
  pupil_pairing: "结对学生",
  pupil_talk: "谈心",
  home_visit: "家访",
  pupil_aid: "学生资助",
  pupil_activity: "学生活动",
  donation_goods: "物资捐赠",
  asset_transfer: "资产调拨",
  funding: "经费",
  allowance: "津贴",
  incentive: "激励",
  survey: "调研",
  programme_term: "帮扶期限",
  quality_target: "质量目标",
  appraisal: "考核检查",
  report_archive: "总结归档",
  event: "活动",
  recruitment: "招聘",
  enrolment: "招生",
  equipment: "设备",
  organisation: "组织建设",
  class_formation: "组建班级",
} as const;

export type Category = keyof typeof categoryNames;

/** Who owes a promise. `both` is 双方/两校; `pair` is 师徒 together; `school` and `teacher` name no side. */
export const actorRoles = [
  "helper",
  "helped",
  "both",
  "bureau",
  "government",
  "leadGroup",
  "school",
  "teacher",
  "mentor",
  "mentee",
  "pair",
  "class",
  "studio",
  "department",
  "district",
  "cadre",
] as const;

export type ActorRole = (typeof actorRoles)[number];
