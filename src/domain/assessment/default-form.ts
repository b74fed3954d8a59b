import type { AssessmentForm } from "./form.ts";

/**
 * Where a county has set no form. The five things looked at (德、能、勤、绩、廉), the names of the grades and the 20 % are
 * those of the yearly assessment of public institutions (事业单位工作人员考核规定, 人社部发〔2023〕6号); 廉 stands with 德.
 * Weights, highest scores and boundaries are our choice: work done and teaching weigh most, and the school helped, which
 * saw the work, has half of the word.
 */
export const defaultAssessmentForm: AssessmentForm = {
  criteria: [
    { key: "conduct", name: "师德与廉洁", looksAt: "师德表现、廉洁从教、服从受援校管理、团结协作", weightPercent: 20, maxScore: 10 },
    { key: "attendance", name: "出勤", looksAt: "在岗天数、请假、是否足额完成课时", weightPercent: 20, maxScore: 10 },
    { key: "teaching", name: "教学能力", looksAt: "常态课与示范课质量、备课、作业与辅导", weightPercent: 25, maxScore: 10 },
    { key: "support", name: "帮扶工作", looksAt: "带徒弟、教研活动、听评课、培训，对本校教师的带动", weightPercent: 20, maxScore: 10 },
    { key: "results", name: "工作实绩", looksAt: "个人支教计划完成情况、学生进步、留下的成果与交接", weightPercent: 15, maxScore: 10 },
  ],
  partyPercent: { self: 20, helped: 50, helper: 30 },
  grades: [
    { name: "优秀", from: 90 },
    { name: "合格", from: 70 },
    { name: "基本合格", from: 60 },
    { name: "不合格", from: 0 },
  ],
  bestShareMax: 20,
};
