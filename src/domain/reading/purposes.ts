import { seasonOf } from "../calendar/term.ts";
import type { Earmark, EarmarkTie, PostingRole } from "./reading.ts";

const earmarkWords: readonly (readonly [Earmark, RegExp])[] = [
  ["enrolment_publicity", /招生宣传|招生/],
  ["teaching_research", /教研|教改|课题|科研|研修|教学研究|学术/],
  ["books", /图书|书籍|课外书|图书室/],
  ["equipment", /器材|设备|仪器|实验|设施|添置|购置|电脑|体育用品|桌/],
  ["maintenance", /维修|修缮|改造|校舍|厕所|粉刷/],
  ["heating", /取暖|采暖|供暖/],
  ["training", /培训|学习考察|外出学习|跟岗/],
  ["aid", /助学|慰问|困难|贫困/],
];

/** The purpose of a sum in the closed list, from its words; null where none is named. */
export function earmarkOf(words: string): Earmark | null {
  return earmarkWords.find(([, pattern]) => pattern.test(words))?.[0] ?? (/用于|用作|作为/.test(words) ? "other" : null);
}

/**
 * The purposes of a sum. Purposes followed by a season in brackets hold in that season only:
 * 用于招生宣传(下半年)或器材添置(上半年) ties publicity to autumn and equipment to spring.
 */
export function earmarkTies(words: string): EarmarkTie[] {
  const ties: EarmarkTie[] = [];
  const tied = /([^,(]{1,24})\(([^()]{1,6})\)/g;
  for (const match of words.matchAll(tied)) {
    const earmark = earmarkOf(match[1] ?? "");
    const season = seasonOf(match[2] ?? "");
    if (earmark && season) ties.push({ earmark, season });
  }
  if (ties.length > 0) return ties;
  const earmark = earmarkOf(words);
  return earmark ? [{ earmark, season: null }] : [];
}

/** The post that a clause about sent people names; null where it names none. */
export function postingRoleOf(words: string): PostingRole | null {
  if (/班主任/.test(words)) return "homeroom";
  if (/挂职|管理|副校长|校长|中层|主任|干部/.test(words)) return "manager";
  return /教师|老师|任教|支教|授课|兼课|科任|走教/.test(words) ? "subjectTeacher" : null;
}
