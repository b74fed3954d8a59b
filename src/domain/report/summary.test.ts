import { describe, expect, test } from "vitest";
import { makeDay, type Day } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { evidenceOf, type EnteredRecord } from "../evidence/from-entry.ts";
import { assessPartnership } from "../obligation/partnership.ts";
import { defaultStandingSettings } from "../obligation/standing.ts";
import { proposedCommitments } from "../plan/cards.ts";
import { readText } from "../reading/read-text.ts";
import { defaultLists } from "../school/stage.ts";
import { chineseNumber, type ReportDocument } from "./document.ts";
import { dateText, summaryOf, type SummaryEvidence } from "./summary.ts";

const calendar = makeCalendar();
const asOf = makeDay(2013, 8, 31);
const plan = `一中结对帮扶城关中学工作方案
一、每学期资助城关中学2-3万元。
二、每学期与城关中学开展两次经验交流会，每次不少于2人。
三、每学期对城关中学教师进行一次业务培训。
`;

function entered(changes: Partial<EnteredRecord> & { readonly from: Day }): EnteredRecord {
  return {
    id: String(changes.from),
    category: "meeting",
    to: changes.from,
    isConfirmed: true,
    subjects: [],
    grades: [],
    people: [],
    amounts: {},
    earmark: null,
    postingRole: null,
    ...changes,
  };
}

const autumn = { from: makeDay(2012, 9, 1), to: makeDay(2013, 1, 31) };
const year = { from: makeDay(2012, 9, 1), to: makeDay(2013, 8, 31) };

function summary(records: readonly EnteredRecord[], details: Partial<SummaryEvidence> = {}): ReportDocument {
  const evidence = records.map((record) => ({ record: evidenceOf(record), place: null, note: null, ...details }));
  const commitments = proposedCommitments(readText(plan));
  const facts = {
    ...year,
    lists: defaultLists("junior"),
    versions: [
      {
        id: "one",
        effectiveFrom: year.from,
        commitments: commitments.map((commitment, index) => ({ id: String(index), lineageId: String(index), commitment })),
      },
    ],
    records: evidence.map(({ record }) => record),
    waived: [],
    needs: [],
  };
  return summaryOf({
    programme: "城区学校结对帮扶",
    helper: "第一中学",
    helped: "城关中学",
    agreementNo: null,
    schoolYear: 2012,
    asOf,
    calendar,
    obligations: assessPartnership(facts, { asOf, calendar, settings: defaultStandingSettings }),
    evidence,
  });
}

function textsOf({ blocks }: ReportDocument): string[] {
  return blocks.flatMap((block) =>
    block.kind === "table" ? block.table.rows.map((row) => row.join("|")) : block.kind === "signature" ? block.lines : [block.text],
  );
}

const headingsOf = ({ blocks }: ReportDocument): string[] => blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));

describe("the year's summary", () => {
  // The parts of the seed's summary: people with subjects, classes, money by term and purpose, dated activities.
  const document = summary(
    [
      entered({ ...year, category: "secondment", postingRole: "homeroom", people: ["王老师", "李老师"], subjects: ["语文", "数学"] }),
      entered({ ...year, category: "secondment", postingRole: "manager", people: ["周主任"] }),
      entered({ ...year, category: "class_formation", amounts: { items: 2 } }),
      entered({ ...autumn, category: "funding", earmark: "teaching_research", amounts: { yuan: 10_000 } }),
      entered({ ...autumn, category: "funding", earmark: "enrolment_publicity", amounts: { yuan: 10_000.5 } }),
      entered({ from: makeDay(2012, 9, 17) }),
      entered({ from: makeDay(2013, 4, 15), to: makeDay(2013, 4, 19), category: "event" }),
      entered({ from: makeDay(2013, 3, 11), isConfirmed: false }),
    ],
    { note: "说明" },
  );
  const texts = textsOf(document);

  test("has the sections of such papers, numbered", () => {
    expect(headingsOf(document)).toEqual([
      "一、派出人员",
      "二、组建班级",
      "三、资金扶助",
      "四、活动开展",
      "五、承诺兑现情况",
      "六、未兑现和待佐证事项及原因",
    ]);
  });

  test("names who was sent, managers first, one line each", () => {
    expect(texts).toContain("周主任|管理|—|—|全学年");
    expect(texts).toContain("李老师|班主任|数学|—|全学年");
    expect(texts.findIndex((text) => text.startsWith("周主任"))).toBeLessThan(texts.findIndex((text) => text.startsWith("王老师")));
  });

  test("adds up money by term and purpose to the fen", () => {
    expect(texts).toContain("2012年秋季学期|教研|10000.00|说明");
    expect(texts).toContain("2012年秋季学期小计||20000.50|");
    expect(texts).toContain("合计||20000.50|");
  });

  test("tells days as papers write them", () => {
    expect(texts.some((text) => text.startsWith("2012年9月17日|会议交流"))).toBe(true);
    expect(texts.some((text) => text.startsWith("2013年4月15—19日|活动"))).toBe(true);
    expect(dateText(makeDay(2026, 3, 5))).toBe("2026年3月5日");
  });

  test("leaves out what nobody has confirmed, and says so where it would have counted", () => {
    expect(texts.some((text) => text.startsWith("2013年3月11日"))).toBe(false);
    expect(texts.find((text) => text.includes("会议交流（2013年春季）"))).toContain("没有已确认的记录，另有1条记录尚未经对方确认");
  });

  test("accounts for everything that is missed or not proven", () => {
    const account = texts.filter((text) => /^\d+\. /.test(text));
    expect(account.filter((text) => text.includes("未兑现")).length).toBeGreaterThan(0);
    expect(account.find((text) => text.includes("“每次不少于2人”"))).toContain("没有写明数量");
  });
});

test("a year without records says so and does not break", () => {
  expect(headingsOf(summary([]))).toEqual(["一、承诺兑现情况", "二、未兑现和待佐证事项及原因"]);
});

test.for([
  [1, "一"],
  [10, "十"],
  [11, "十一"],
  [20, "二十"],
  [35, "三十五"],
] as const)("%i is %s", ([value, expected]) => {
  expect(chineseNumber(value)).toBe(expected);
});
