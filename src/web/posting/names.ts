import { postingKindNames } from "../../domain/posting/posting-words.ts";
import type { QualificationFinding } from "../../domain/posting/qualification.ts";
import type { PostingKind } from "../../domain/posting/posting.ts";
import { messagesIn } from "../app/language.ts";

interface PostingNames {
  readonly kinds: Readonly<Record<PostingKind, string>>;
  readonly findings: Readonly<Record<QualificationFinding, string>>;
  /** What the server found wrong, by its code, where the form has words of its own. */
  readonly faults: Readonly<Record<string, string>>;
}

/** Kinds, findings and faults of postings in words. */
export const postingNames = messagesIn<PostingNames>({
  "zh-CN": {
    kinds: postingKindNames["zh-CN"],
    findings: {
      subject: "学科不符",
      title: "职称低于规定",
      "title-unknown": "名册无职称",
      years: "教龄不够",
      "years-unknown": "名册无参加工作年月",
      stay: "不足一学年",
    },
    faults: {
      outside: "起止日期要在结对期限内",
      order: "结束不能早于开始",
      role: "请选择岗位",
      "absent-too-many": "缺勤天数比在岗天数还多",
      "lessons-too-many": "课时太多，请核对",
      "other-school": "这个人不在派出学校的名册里",
    },
  },
  "zh-TW": {
    kinds: postingKindNames["zh-TW"],
    findings: {
      subject: "學科不符",
      title: "職稱低於規定",
      "title-unknown": "名冊無職稱",
      years: "年資不足",
      "years-unknown": "名冊無到職年月",
      stay: "不足一學年",
    },
    faults: {
      outside: "起訖日期須在結對期限內",
      order: "結束不能早於開始",
      role: "請選擇職位",
      "absent-too-many": "缺勤天數比在崗天數還多",
      "lessons-too-many": "節數太多，請核對",
      "other-school": "這個人不在派出學校的名冊裡",
    },
  },
  en: {
    kinds: postingKindNames.en,
    findings: {
      subject: "Other subject",
      title: "Title too low",
      "title-unknown": "Title not on the list",
      years: "Too few years of service",
      "years-unknown": "Years not on the list",
      stay: "Less than a school year",
    },
    faults: {
      outside: "The days must lie within the partnership",
      order: "The end lies before the beginning",
      role: "Choose a post",
      "absent-too-many": "More days absent than on post",
      "lessons-too-many": "Too many lessons; please check",
      "other-school": "This person is not on the sending school's list",
    },
  },
});
