import { categoryNames, type Category } from "./category.ts";

/** The names of the kinds of duty in the other two languages of the product; simplified Chinese stands in `categoryNames`. */
const otherNames: Readonly<Record<Category, { readonly "zh-TW": string; readonly en: string }>> = {
  demo_lesson: { "zh-TW": "示範課", en: "demonstration lesson" },
  lesson_sending: { "zh-TW": "送教", en: "lesson sending" },
  observation: { "zh-TW": "聽課評課", en: "lesson observation" },
  joint_research: { "zh-TW": "教研活動", en: "joint research event" },
  joint_prep: { "zh-TW": "集體備課", en: "joint lesson preparation" },
  research_project: { "zh-TW": "課題", en: "research project" },
  meeting: { "zh-TW": "會議交流", en: "exchange meeting" },
  guidance_visit: { "zh-TW": "到校指導", en: "guidance visit" },
  exchange: { "zh-TW": "互訪交流", en: "exchange visit" },
  secondment: { "zh-TW": "支教派出", en: "posting" },
  rotation_quota: { "zh-TW": "輪崗比例", en: "rotation share" },
  follow_on_study: { "zh-TW": "跟崗研修", en: "follow-on study" },
  mentoring_pair: { "zh-TW": "師徒結對", en: "mentorship" },
  mentoring_activity: { "zh-TW": "師徒活動", en: "mentoring activity" },
  training: { "zh-TW": "培訓講座", en: "training" },
  written_output: { "zh-TW": "材料成果", en: "written work" },
  reading: { "zh-TW": "讀書", en: "reading" },
  pupil_pairing: { "zh-TW": "結對學生", en: "pupil pairing" },
  pupil_talk: { "zh-TW": "談心", en: "talk with pupils" },
  home_visit: { "zh-TW": "家訪", en: "home visit" },
  pupil_aid: { "zh-TW": "學生資助", en: "student aid" },
  pupil_activity: { "zh-TW": "學生活動", en: "pupil activity" },
  donation_goods: { "zh-TW": "物資捐贈", en: "donated goods" },
  asset_transfer: { "zh-TW": "資產調撥", en: "asset transfer" },
  funding: { "zh-TW": "經費", en: "funding" },
  allowance: { "zh-TW": "津貼", en: "allowance" },
  incentive: { "zh-TW": "激勵", en: "incentive" },
  survey: { "zh-TW": "調研", en: "survey" },
  programme_term: { "zh-TW": "幫扶期限", en: "programme term" },
  quality_target: { "zh-TW": "品質目標", en: "quality target" },
  appraisal: { "zh-TW": "考核檢查", en: "appraisal" },
  report_archive: { "zh-TW": "總結歸檔", en: "report and filing" },
  event: { "zh-TW": "活動", en: "event" },
  recruitment: { "zh-TW": "招聘", en: "recruitment" },
  enrolment: { "zh-TW": "招生", en: "enrolment" },
  equipment: { "zh-TW": "設備", en: "equipment" },
  organisation: { "zh-TW": "組織建設", en: "organisation" },
  class_formation: { "zh-TW": "組建班級", en: "class formation" },
};

/** The name of a kind of duty, as screens and sentences show it. */
export function categoryName(category: Category, language: "zh" | "zh-TW" | "en"): string {
  return language === "zh" ? categoryNames[category] : otherNames[category][language];
}
