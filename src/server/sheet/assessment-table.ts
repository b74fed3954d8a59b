import type { AssessmentLine, PriorityEntry } from "../../contract/assessment.ts";
import { assessmentPartyNames, assessmentStateNames, priorityPurposeNames } from "../../domain/assessment/assessment-words.ts";
import type { Context, FileReply } from "../http/context.ts";
import type { Language } from "../../domain/language.ts";
import { headingsIn, instantIn } from "./export-words.ts";
import { tableReply, type TableColumn } from "./write-table.ts";

const schoolYearIn: Readonly<Record<Language, (year: number) => string>> = {
  "zh-CN": (year) => `${year}-${year + 1}学年`,
  "zh-TW": (year) => `${year}-${year + 1}學年`,
  en: (year) => `${year}-${year + 1}`,
};

type Cells = readonly (string | number | null)[];

async function table(
  context: Context,
  {
    title,
    columns,
    rows,
  }: { readonly title: string; readonly columns: readonly (readonly [string, TableColumn["kind"]])[]; readonly rows: Cells[] },
): Promise<FileReply> {
  const heading = headingsIn(context.language);
  return tableReply(context, {
    title: heading(title),
    columns: columns.map(([name, kind]) => ({ heading: heading(name), kind })),
    rows,
  });
}

/** Assessments as a workbook. */
export async function assessmentTable(context: Context, rows: readonly AssessmentLine[]): Promise<FileReply> {
  const { language } = context;
  const joint = language === "en" ? ", " : "、";
  const texts = ["姓名", "学科", "支援校", "受援校", "学年", "评分期限", "状态", "已评分"].map((name) => [name, "text"] as const);
  return table(context, {
    title: "专项考核一览表",
    columns: [...texts, ["得分", "number"], ["等次", "text"], ["优先考虑", "text"]],
    rows: rows.map((row) => [
      row.personName,
      row.subject,
      row.helper.name,
      row.helped.name,
      schoolYearIn[language](row.schoolYear),
      row.dueDay,
      assessmentStateNames[language][row.state],
      row.handedIn.map((party) => assessmentPartyNames[language][party]).join(joint) || null,
      row.resultHundredths === null ? null : row.resultHundredths / 100,
      row.grade,
      row.priority.map((purpose) => priorityPurposeNames[language][purpose]).join(joint) || null,
    ]),
  });
}

/** The list of those to be given priority, as a workbook. */
export async function priorityTable(context: Context, rows: readonly PriorityEntry[]): Promise<FileReply> {
  const { language } = context;
  const names = ["姓名", "优先事项", "依据", "支援校", "受援校", "学年", "等次", "决定日期", "登记人", "移出时间", "移出理由"];
  return table(context, {
    title: "优先考虑名单",
    columns: names.map((name) => [name, "text"] as const),
    rows: rows.map((row) => [
      row.personName,
      priorityPurposeNames[language][row.purpose],
      row.basis,
      row.helper.name,
      row.helped.name,
      schoolYearIn[language](row.schoolYear),
      row.grade,
      row.decidedOn,
      row.by,
      instantIn(row.removal?.at ?? null),
      row.removal?.reason ?? null,
    ]),
  });
}
