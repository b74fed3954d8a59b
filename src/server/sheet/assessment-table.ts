import type { AssessmentLine, PriorityEntry } from "../../contract/assessment.ts";
import type { AssessmentState, PriorityPurpose } from "../../domain/assessment/states.ts";
import type { AssessmentParty } from "../../domain/assessment/form.ts";
import type { Context, FileReply } from "../http/context.ts";
import type { Language } from "../http/language.ts";
import { exportName, headingsIn, instantIn, printedBy } from "./export-words.ts";
import { tableReply, type TableColumn } from "./write-table.ts";

interface Words {
  readonly states: Readonly<Record<AssessmentState, string>>;
  readonly parties: Readonly<Record<AssessmentParty, string>>;
  readonly purposes: Readonly<Record<PriorityPurpose, string>>;
  readonly joint: string;
  readonly schoolYear: (year: number) => string;
}

/** States, parties and purposes in the cells of workbooks, in the words that the screens use. */
const assessmentSheetWords: Readonly<Record<Language, Words>> = {
  "zh-CN": {
    states: { open: "考核中", closed: "已定等次", voided: "已作废" },
    parties: { self: "本人", helped: "受援校", helper: "支援校" },
    purposes: { award: "评优评先", title: "职称职务评聘", promotion: "选拔任用" },
    joint: "、",
    schoolYear: (year) => `${year}-${year + 1}学年`,
  },
  "zh-TW": {
    states: { open: "考核中", closed: "已定等第", voided: "已作廢" },
    parties: { self: "本人", helped: "受援校", helper: "支援校" },
    purposes: { award: "評優評先", title: "職稱職務評聘", promotion: "選拔任用" },
    joint: "、",
    schoolYear: (year) => `${year}-${year + 1}學年`,
  },
  en: {
    states: { open: "Open", closed: "Closed", voided: "Voided" },
    parties: { self: "The person", helped: "Helped school", helper: "Helper school" },
    purposes: { award: "Awards", title: "Title and post", promotion: "Selection and promotion" },
    joint: ", ",
    schoolYear: (year) => `${year}-${year + 1}`,
  },
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
  return tableReply(exportName(context, heading(title)), {
    title: heading(title),
    subtitle: printedBy(context),
    columns: columns.map(([name, kind]) => ({ heading: heading(name), kind })),
    rows,
  });
}

/** Assessments as a workbook. */
export async function assessmentTable(context: Context, rows: readonly AssessmentLine[]): Promise<FileReply> {
  const words = assessmentSheetWords[context.language];
  const names = (list: readonly AssessmentParty[]): string | null => list.map((party) => words.parties[party]).join(words.joint) || null;
  const texts = ["姓名", "学科", "支援校", "受援校", "学年", "评分期限", "状态", "已评分"].map((name) => [name, "text"] as const);
  return table(context, {
    title: "专项考核一览表",
    columns: [...texts, ["得分", "number"], ["等次", "text"], ["优先考虑", "text"]],
    rows: rows.map((row) => [
      row.personName,
      row.subject,
      row.helper.name,
      row.helped.name,
      words.schoolYear(row.schoolYear),
      row.dueDay,
      words.states[row.state],
      names(row.handedIn),
      row.resultHundredths === null ? null : row.resultHundredths / 100,
      row.grade,
      row.priority.map((purpose) => words.purposes[purpose]).join(words.joint) || null,
    ]),
  });
}

/** The list of those to be given priority, as a workbook. */
export async function priorityTable(context: Context, rows: readonly PriorityEntry[]): Promise<FileReply> {
  const words = assessmentSheetWords[context.language];
  const names = ["姓名", "优先事项", "依据", "支援校", "受援校", "学年", "等次", "决定日期", "登记人", "移出时间", "移出理由"];
  return table(context, {
    title: "优先考虑名单",
    columns: names.map((name) => [name, "text"] as const),
    rows: rows.map((row) => [
      row.personName,
      words.purposes[row.purpose],
      row.basis,
      row.helper.name,
      row.helped.name,
      words.schoolYear(row.schoolYear),
      row.grade,
      row.decidedOn,
      row.by,
      instantIn(row.removal?.at ?? null),
      row.removal?.reason ?? null,
    ]),
  });
}
