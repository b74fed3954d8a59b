import type { CalendarReply } from "../../contract/workbench.ts";
import { recordStateNames } from "../../domain/evidence/record-words.ts";
import { standingNames } from "../../domain/obligation/standing-words.ts";
import { categoryName } from "../../domain/reading/category-name.ts";
import type { Context, FileReply } from "../http/context.ts";
import { sentenceLanguage } from "../http/language.ts";
import { cellWords } from "../sheet/cell-words.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";

type SheetRow = readonly (string | number | null)[];

/** What is due and what is planned or was held, as one list by day. */
export async function calendarTable(context: Context, { due, events }: Pick<CalendarReply, "due" | "events">): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const words = cellWords[language];
  const kind = (category: CalendarReply["events"][number]["category"]): string => categoryName(category, sentenceLanguage(language));
  const dueRows = due.map((item): SheetRow => [
    item.due,
    words.due,
    kind(item.category),
    item.helper.name,
    item.helped.name,
    item.clause,
    item.counted,
    item.min,
    standingNames[language][item.standing],
  ]);
  const eventRows = events.map((event): SheetRow => [
    event.from,
    words.event,
    kind(event.category),
    event.helper.name,
    event.helped.name,
    event.place,
    null,
    null,
    recordStateNames[language][event.state],
  ]);
  const text = (name: string): { heading: string; kind: "text" } => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("到期与活动"),
    columns: [
      ...["日期", "事项", "类别", "支援校", "受援校", "内容"].map(text),
      { heading: heading("已办"), kind: "number" },
      { heading: heading("应达"), kind: "number" },
      text("状态"),
    ],
    rows: [...dueRows, ...eventRows].toSorted((one, other) => String(one[0]).localeCompare(String(other[0]))),
  });
}
