import { civilOf, type Day } from "../calendar/day.ts";
import { schoolYearSpan, termKey, termOf, type SchoolCalendar } from "../calendar/school-calendar.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import { fen, sumFen, yuanText, type Fen } from "../money/fen.ts";
import { figuresOf, type PartnershipObligation } from "../obligation/partnership.ts";
import { periodText, scopeText } from "../obligation/words.ts";
import { categoryNames, type Category } from "../reading/category.ts";
import type { PostingRole } from "../reading/reading.ts";
import { unknown, withNumbers, type Block, type ReportColumn, type ReportDocument } from "./document.ts";
import { keptTable, openBlocks } from "./summary-standing.ts";

/** A piece of evidence with what only its own page knows. */
export interface SummaryEvidence {
  readonly record: EvidenceRecord;
  readonly place: string | null;
  readonly note: string | null;
}

export interface SummaryInput {
  readonly programme: string;
  readonly helper: string;
  readonly helped: string;
  readonly agreementNo: string | null;
  /** Its first calendar year. */
  readonly schoolYear: number;
  /** The day of the summary; what happened after it is not in it. */
  readonly asOf: Day;
  readonly calendar: SchoolCalendar;
  /** Those that fell or fall due in the school year, as they stand on the day. */
  readonly obligations: readonly PartnershipObligation[];
  readonly evidence: readonly SummaryEvidence[];
}

/** 2012年9月17日, without leading zeros. Source: GB/T 9704-2012, 成文日期. */
export function dateText(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** A stretch as papers write it: a day, part of a month, a whole term, the whole year. */
function stretchText(
  { from, to }: Pick<EvidenceRecord, "from" | "to">,
  { schoolYear, calendar }: Pick<SummaryInput, "schoolYear" | "calendar">,
): string {
  if (from === to) return dateText(from);
  const year = schoolYearSpan(schoolYear);
  if (from <= year.from && to >= year.to) return "全学年";
  const term = calendar.terms(schoolYear).find((one) => one.from === from && one.to === to);
  if (term) return `${periodText(termKey(term), "zh")}学期`;
  const [first, last] = [civilOf(from), civilOf(to)];
  if (first.year !== last.year) return `${dateText(from)}至${dateText(to)}`;
  return first.month === last.month
    ? `${dateText(from).slice(0, -1)}—${last.dayOfMonth}日`
    : `${dateText(from)}至${last.month}月${last.dayOfMonth}日`;
}

const posts: Readonly<Record<PostingRole, string>> = { manager: "管理", homeroom: "班主任", subjectTeacher: "科任教师" };
/** The order of posts in such papers: managers, homeroom teachers, subject teachers. */
const postOrder: readonly (PostingRole | null)[] = ["manager", "homeroom", "subjectTeacher", null];

const column = (heading: string, share: number, isNumber = false): ReportColumn => ({ heading, share, isNumber });

function joined(parts: readonly (string | null)[], otherwise = unknown): string {
  const known = parts.filter((part) => part !== null && part !== "");
  return known.length === 0 ? otherwise : known.join("、");
}

function gradesText(grades: readonly string[]): string {
  return joined(grades.map((grade) => scopeText("grade", grade, "zh")));
}

/** Who was sent: one line a person where they are named with a subject each, else one line a record. */
function peopleRows({ record }: SummaryEvidence, input: SummaryInput): string[][] {
  const post = record.postingRole === null ? categoryNames[record.category] : posts[record.postingRole];
  const rest = [gradesText(record.grades), stretchText(record, input)];
  const isEach = record.people.length > 0 && (record.subjects.length === record.people.length || record.subjects.length === 0);
  if (isEach) return record.people.map((name, index) => [name ?? "（姓名未公开）", post, record.subjects[index] ?? unknown, ...rest]);
  const count = record.amounts.people ?? record.people.length;
  return [[joined(record.people, `${count}人`), post, joined([...new Set(record.subjects)]), ...rest]];
}

function peopleBlocks(evidence: readonly SummaryEvidence[], input: SummaryInput): Block[] {
  const sent = evidence.filter(({ record }) => record.category === "secondment" || record.category === "follow_on_study");
  if (sent.length === 0) return [];
  const inOrder = sent.toSorted(
    (one, other) =>
      postOrder.indexOf(one.record.postingRole) - postOrder.indexOf(other.record.postingRole) || one.record.from - other.record.from,
  );
  const columns = [column("姓名", 14), column("岗位", 14), column("学科", 13), column("年级", 13), column("时间", 46)];
  return [
    { kind: "heading", text: "派出人员" },
    { kind: "table", table: { columns, rows: inOrder.flatMap((entry) => peopleRows(entry, input)) } },
  ];
}

const yuanOf = ({ record }: SummaryEvidence): Fen => fen(Math.round((record.amounts.yuan ?? 0) * 100));

/** Money by term and purpose with a total of each term and of the year, in yuan with two decimals. */
function moneyBlocks(evidence: readonly SummaryEvidence[], calendar: SchoolCalendar): Block[] {
  const paid = evidence.filter(({ record }) => record.category === "funding" && record.amounts.yuan !== undefined);
  if (paid.length === 0) return [];
  const byTerm = Map.groupBy(
    paid.toSorted((one, other) => one.record.from - other.record.from),
    ({ record }) => periodText(termKey(termOf(calendar, record.from)), "zh"),
  );
  const rows = [...byTerm].flatMap(([term, own]) => {
    const entries = own.map((entry) => {
      const purpose = entry.record.earmark === null ? "未指定用途" : scopeText("earmark", entry.record.earmark, "zh");
      return [`${term}学期`, purpose, yuanText(yuanOf(entry)), entry.note ?? unknown];
    });
    return entries.concat([[`${term}学期小计`, "", yuanText(sumFen(own.map(yuanOf))), ""]]);
  });
  const columns = [column("学期", 28), column("用途", 20), column("金额（元）", 20, true), column("说明", 32)];
  const total = ["合计", "", yuanText(sumFen(paid.map(yuanOf))), ""];
  return [
    { kind: "heading", text: "资金扶助" },
    { kind: "table", table: { columns, rows: [...rows, total] } },
  ];
}

function amountsText({ amounts }: EvidenceRecord): string | null {
  const { items, books, pairs, projects, pieces, people, lessons } = amounts;
  const parts = [
    items === undefined ? null : `${items}件`,
    books === undefined ? null : `${books}册`,
    pairs === undefined ? null : `${pairs}对`,
    projects === undefined ? null : `${projects}项`,
    pieces === undefined ? null : `${pieces}份`,
    people === undefined ? null : `${people}人`,
    lessons === undefined ? null : `${lessons}节`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join("、");
}

/** Kinds with a section of their own; everything else is an activity on its day. */
const sections: readonly { readonly heading: string; readonly categories: readonly Category[] }[] = [
  { heading: "组建班级", categories: ["class_formation"] },
  { heading: "物资支持", categories: ["donation_goods", "equipment"] },
  { heading: "师徒结对与课题", categories: ["mentoring_pair", "research_project"] },
  { heading: "学生资助", categories: ["pupil_aid"] },
];
const elsewhere: ReadonlySet<Category> = new Set([
  "secondment",
  "follow_on_study",
  "funding",
  ...sections.flatMap(({ categories }) => categories),
]);

function isActivity({ record }: SummaryEvidence): boolean {
  return !elsewhere.has(record.category) && record.nature === "event";
}

function listBlocks(heading: string, evidence: readonly SummaryEvidence[], input: SummaryInput): Block[] {
  if (evidence.length === 0) return [];
  const columns = [column("时间", 26), column("内容", 22), column("数量", 16), column("说明", 36)];
  const rows = evidence.map(({ record, place, note }) => [
    stretchText(record, input),
    joined([categoryNames[record.category], joined([...new Set(record.subjects)], "")]),
    heading === "组建班级" && record.amounts.items !== undefined ? `${record.amounts.items}个班` : (amountsText(record) ?? unknown),
    joined([note, place]),
  ]);
  return [
    { kind: "heading", text: heading },
    { kind: "table", table: { columns, rows } },
  ];
}

function activityBlocks(evidence: readonly SummaryEvidence[], input: SummaryInput): Block[] {
  const held = evidence.filter(isActivity).toSorted((one, other) => one.record.from - other.record.from);
  if (held.length === 0) return [];
  const columns = [column("日期", 25), column("活动", 14), column("学科", 11), column("人员", 14), column("地点与内容", 36)];
  const rows = held.map(({ record, place, note }) => [
    stretchText(record, input),
    categoryNames[record.category],
    joined([...new Set(record.subjects)]),
    joined(record.people, record.amounts.people === undefined ? unknown : `${record.amounts.people}人`),
    joined([place, note]),
  ]);
  return [
    { kind: "heading", text: "活动开展" },
    { kind: "table", table: { columns, rows } },
  ];
}

function opening(input: SummaryInput): Block[] {
  const { kept, total, counts } = figuresOf(input.obligations);
  const agreement = input.agreementNo === null ? "" : `（${input.agreementNo}）`;
  const first = `根据“${input.programme}”安排，${input.helper}与${input.helped}结对帮扶${agreement}。现将${input.schoolYear}—${input.schoolYear + 1}学年工作情况小结如下。`;
  const open = (counts["at-risk"] ?? 0) + (counts.due ?? 0) + (counts["on-track"] ?? 0);
  const parts = [
    `应办事项${total}项`,
    `已兑现${kept}项`,
    ...(counts.waived === undefined ? [] : [`经批准豁免${counts.waived}项`]),
    ...(counts.unproven === undefined ? [] : [`待佐证${counts.unproven}项`]),
    ...(open === 0 ? [] : [`尚未到期${open}项`]),
    `未兑现${counts.missed ?? 0}项`,
  ];
  return [
    { kind: "paragraph", text: first },
    { kind: "paragraph", text: `截至${dateText(input.asOf)}，${parts.join("，")}。` },
  ];
}

/** Evidence that is confirmed, lies in the school year and had begun on the day; the earliest first. */
function evidenceOfYear({ evidence, schoolYear, asOf }: SummaryInput): SummaryEvidence[] {
  const { from, to } = schoolYearSpan(schoolYear);
  return evidence
    .filter(({ record }) => record.isConfirmed && record.from <= asOf && record.from <= to && record.to >= from)
    .toSorted((one, other) => one.record.from - other.record.from);
}

/**
 * The year-end report of a pair (工作小结): people, classes, money by term and purpose, dated activities, what of the
 * plan was kept and what was not, and why. Everything in it is derived from what both schools have confirmed.
 * Source: the parts of the seed's summary; the account of what is open is ours.
 */
export function summaryOf(input: SummaryInput): ReportDocument {
  const evidence = evidenceOfYear(input);
  const ofKinds = (categories: readonly Category[]): SummaryEvidence[] =>
    evidence.filter(({ record }) => categories.includes(record.category));
  const [classes, ...others] = sections;
  return {
    title: `${input.schoolYear}—${input.schoolYear + 1}学年结对帮扶工作小结`,
    subtitle: `${input.helper} — ${input.helped}`,
    blocks: withNumbers([
      ...opening(input),
      ...peopleBlocks(evidence, input),
      ...(classes ? listBlocks(classes.heading, ofKinds(classes.categories), input) : []),
      ...moneyBlocks(evidence, input.calendar),
      ...activityBlocks(evidence, input),
      ...others.flatMap(({ heading, categories }) => listBlocks(heading, ofKinds(categories), input)),
      ...listBlocks(
        "其他情况",
        evidence.filter((entry) => !elsewhere.has(entry.record.category) && !isActivity(entry)),
        input,
      ),
      ...keptTable(input.obligations),
      ...openBlocks(input.obligations, evidence.length),
      { kind: "signature", lines: [input.helper, input.helped, dateText(input.asOf)] },
    ]),
  };
}
