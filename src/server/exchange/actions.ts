import type { z } from "zod";
import { exchangeSetting, type ExchangeLine, type ExchangePage } from "../../contract/exchange.ts";
import type { exchangeQuery } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import { schoolYearOf, schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import { exchangeOf, findingOf, isBackbone, totalExchange, type ExchangeCount } from "../../domain/posting/exchange.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { holdsSearch, sliceOf, sortedBy } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { findSchool } from "../school/store.ts";
import { getDated } from "../settings/queries.ts";
import { cellWords } from "../sheet/cell-words.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { asOfDay } from "../standing/queries.ts";
import { listExchange, putEligible } from "./store.ts";

type ExchangeQuery = z.output<typeof exchangeQuery>;

interface School {
  readonly initials: string;
  readonly line: ExchangeLine;
}

const keys = {
  school: ({ initials }: School) => initials,
  eligible: ({ line }: School) => line.eligible,
  moved: ({ line }: School) => line.moved,
  movedShare: ({ line }: School) => line.shares.moved?.hundredths ?? null,
  backbone: ({ line }: School) => line.backboneMoved,
  backboneShare: ({ line }: School) => line.shares.backbone?.hundredths ?? null,
};

/** The exchange of the school year of a day, by the rule of its first day: all schools together, and one page of them. */
export async function describeExchange(context: Context, query: ExchangeQuery): Promise<ExchangePage> {
  const schoolYear = schoolYearOf(asOfDay(context, query.asOf));
  const { value: rule, source } = await getDated(context, exchangeSetting, schoolYearSpan(schoolYear).from);
  const held = (count: ExchangeCount) => ({ ...count, shares: exchangeOf(rule, count) });
  const rows = await listExchange(context, schoolsWhere(context.actor, "school.read"), schoolYear);
  const schools = rows.map(({ school, initials, eligible, honours }): School => {
    const backboneMoved = honours.filter((honour) => isBackbone(honour, rule.honours)).length;
    const mayState = can(context.actor, "exchange.state", { kind: "school", schoolId: school.id });
    return { initials, line: { ...held({ eligible, moved: honours.length, backboneMoved }), school, mayState } };
  });
  const found = schools.filter(
    ({ initials, line }) =>
      holdsSearch(query.q, [line.school.name, initials]) && (query.finding === undefined || findingOf(line, line.shares) === query.finding),
  );
  const shown = sliceOf(sortedBy(found, query.sort, keys), query);
  return {
    schoolYear,
    movedPercent: rule.movedPercent,
    backbonePercent: rule.backbonePercent,
    source,
    total: held(totalExchange(schools.map(({ line }) => line))),
    lines: { rows: shown.rows.map(({ line }) => line), total: shown.total },
  };
}

/** The schools of a page as a workbook; a share that nobody can know stays empty. */
export async function exchangeTable(context: Context, { schoolYear, lines }: ExchangePage): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const words = cellWords[context.language];
  const cellsOf = (share: ExchangeLine["shares"]["moved"]): [percent: number | null, isMet: string | null] =>
    share === null ? [null, null] : [share.hundredths / 100, share.isMet ? words.yes : words.no];
  const text = (name: string) => ({ heading: heading(name), kind: "text" as const });
  const number = (name: string) => ({ heading: heading(name), kind: "number" as const });
  const count = (name: string) => ({ heading: heading(name), kind: "count" as const });
  return tableReply(context, {
    name: heading("教师交流一览表"),
    title: `${schoolYear}-${schoolYear + 1} ${heading("教师交流一览表")}`,
    columns: [
      text("学校名称"),
      // What one school has not stated leaves the sum unknown.
      number("符合条件"),
      count("已交流"),
      number("交流比例"),
      text("交流达到"),
      count("其中骨干"),
      number("骨干比例"),
      text("骨干达到"),
    ],
    rows: lines.rows.map(({ school, eligible, moved, backboneMoved, shares }) => [
      school.name,
      eligible,
      moved,
      ...cellsOf(shares.moved),
      backboneMoved,
      ...cellsOf(shares.backbone),
    ]),
  });
}

/** States how many teachers of a school are eligible in a school year; null takes it back. */
export async function stateEligible(
  context: Context,
  base: { readonly schoolId: string; readonly schoolYear: number; readonly eligible: number | null },
): Promise<Record<string, never> | Refusal> {
  const subject = { kind: "school", schoolId: base.schoolId } as const;
  if (!(await findSchool(context.db, context.countyCode, base.schoolId)) || !can(context.actor, "school.read", subject))
    return refuse("not-found");
  if (!can(context.actor, "exchange.state", subject)) return refuse("forbidden");
  await putEligible(context, base);
  await writeAudit(context, "school.eligible", { kind: "school", id: base.schoolId, detail: { ...base } });
  return {};
}
