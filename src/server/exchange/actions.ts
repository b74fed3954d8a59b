import { exchangeSetting, type ExchangePage } from "../../contract/exchange.ts";
import { can } from "../../domain/access/access.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import { schoolYearOf, schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import { exchangeOf, isBackbone, totalExchange, type ExchangeCount } from "../../domain/posting/exchange.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { findSchool } from "../school/store.ts";
import { getDated } from "../settings/queries.ts";
import { asOfDay } from "../standing/queries.ts";
import { listExchange, putEligible } from "./store.ts";

/** The exchange of a school year, by the rule of its first day. */
async function describeYear(context: Context, schoolYear: number): Promise<ExchangePage> {
  const { value: rule, source } = await getDated(context, exchangeSetting, schoolYearSpan(schoolYear).from);
  const rows = await listExchange(context, schoolsWhere(context.actor, "school.read"), schoolYear);
  const lines = rows.map(({ school, eligible, honours }) => {
    const backboneMoved = honours.filter((honour) => isBackbone(honour, rule.honours)).length;
    return { school, eligible, moved: honours.length, backboneMoved };
  });
  const held = (count: ExchangeCount) => ({ ...count, shares: exchangeOf(rule, count) });
  return {
    schoolYear,
    movedPercent: rule.movedPercent,
    backbonePercent: rule.backbonePercent,
    source,
    total: held(totalExchange(lines)),
    rows: lines.map((line) =>
      Object.assign(held(line), {
        school: line.school,
        mayState: can(context.actor, "exchange.state", { kind: "school", schoolId: line.school.id }),
      }),
    ),
  };
}

export async function describeExchange(context: Context, asOf: string | undefined): Promise<ExchangePage> {
  return describeYear(context, schoolYearOf(asOfDay(context, asOf)));
}

/** States how many teachers of a school are eligible in a school year; null takes it back. */
export async function stateEligible(
  context: Context,
  base: { readonly schoolId: string; readonly schoolYear: number; readonly eligible: number | null },
): Promise<ExchangePage | Refusal> {
  const subject = { kind: "school", schoolId: base.schoolId } as const;
  if (!(await findSchool(context.db, context.countyCode, base.schoolId)) || !can(context.actor, "school.read", subject))
    return refuse("not-found");
  if (!can(context.actor, "exchange.state", subject)) return refuse("forbidden");
  await putEligible(context, base);
  await writeAudit(context, "school.eligible", { kind: "school", id: base.schoolId, detail: { ...base } });
  return describeYear(context, base.schoolYear);
}
