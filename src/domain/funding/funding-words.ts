import type { NamesIn } from "../language.ts";
import type { FundingSource, Purpose } from "./source.ts";

export const purposeNames: NamesIn<Purpose> = {
  "zh-CN": {
    teaching_research: "教研",
    enrolment_publicity: "招生宣传",
    equipment: "器材",
    books: "图书",
    maintenance: "维修",
    heating: "取暖",
    training: "培训",
    aid: "资助",
    other: "其他用途",
    staff_pay: "人员经费",
    construction: "基本建设",
    debt: "偿还债务",
  },
  "zh-TW": {
    teaching_research: "教研",
    enrolment_publicity: "招生宣傳",
    equipment: "器材",
    books: "圖書",
    maintenance: "維修",
    heating: "取暖",
    training: "培訓",
    aid: "資助",
    other: "其他用途",
    staff_pay: "人事費",
    construction: "基本建設",
    debt: "償還債務",
  },
  en: {
    teaching_research: "Teaching research",
    enrolment_publicity: "Enrolment publicity",
    equipment: "Equipment",
    books: "Books",
    maintenance: "Maintenance",
    heating: "Heating",
    training: "Training",
    aid: "Student aid",
    other: "Other",
    staff_pay: "Staff pay",
    construction: "Building investment",
    debt: "Debt",
  },
};

export const sourceNames: NamesIn<FundingSource> = {
  "zh-CN": {
    publicFunds: "公用经费",
    performance: "绩效工资",
    special: "专项经费",
    county: "县级统筹",
    donation: "社会捐赠",
    selfRaised: "学校自筹",
  },
  "zh-TW": {
    publicFunds: "公用經費",
    performance: "績效工資",
    special: "專項經費",
    county: "縣級統籌",
    donation: "社會捐贈",
    selfRaised: "學校自籌",
  },
  en: {
    publicFunds: "Public funds",
    performance: "Performance pay",
    special: "Special funds",
    county: "County budget",
    donation: "Donations",
    selfRaised: "School's own income",
  },
};
