import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { AidAppeal, AidLine, AidPage, AidRules, getAidOverview, selectAid as selectRoute } from "../../contract/aid.ts";
import type { aidList } from "../../contract/filters.ts";
import { aidFeeItemsSetting } from "../../contract/aid-setting.ts";
import { thingsPerMoveMax } from "../../contract/approval.ts";
import { can } from "../../domain/access/access.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import { moveRules } from "../../domain/approval/approval.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { addDays, dayText } from "../../domain/calendar/day.ts";
import { schoolYearOf, termKey, termOf } from "../../domain/calendar/school-calendar.ts";
import { aidNames } from "../../domain/funding/aid-words.ts";
import { isInStates, waitingColumns, type WaitingFeature } from "../approval/queries.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { getDated } from "../settings/queries.ts";
import { getRules } from "../settings/store.ts";
import { headingsIn, periodIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { listSteps } from "../trail/store.ts";
import { aidJoins, aidLine, categoryNames, findAid, loadAidRules, selectAid, withinSchools, type AidRow } from "./store.ts";

type AidQuery = z.output<typeof aidList>;

/** The application for somebody who may see it; for everybody else there is none. */
export async function openAid(context: Context, applicationId: string): Promise<AidRow | Refusal> {
  const row = await findAid(context, applicationId);
  return row && can(context.actor, "aid.read", { kind: "school", schoolId: row.school_id }) ? row : refuse("not-found");
}

function filters({ actor, countyCode }: Context, query: AidQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`application.county_code = ${countyCode}`, withinSchools(schoolsWhere(actor, "aid.read"))];
  if (query.schoolId) conditions.push(sql`application.school_id = ${query.schoolId}`);
  if (query.term) conditions.push(sql`application.term = ${query.term}`);
  if (query.state) conditions.push(sql`application.state = ${query.state}`);
  if (query.category) conditions.push(sql`application.category = ${query.category}`);
  if (query.payer) conditions.push(sql`(application.partnership_id is null) = ${query.payer === "county"}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(
      sql`(lower(school.name) like ${pattern} or school.initials like ${pattern} or lower(application.class_name) like ${pattern} or application.number::text like ${pattern})`,
    );
  }
  return sql.join(conditions, sql` and `);
}

/** Nothing here sorts by name: the order would tell what the mask hides. */
const sorts = {
  changedAt: sql`application.changed_at`,
  school: sql`school.initials`,
  term: sql`application.term`,
  class: sql`application.grade::integer`,
  number: sql`application.number`,
  state: sql`application.state`,
  category: sql`application.category`,
  amount: sql`application.amount_fen`,
};

/** One page of applications, the latest changed first unless told otherwise. */
export async function listAid(context: Context, query: AidQuery): Promise<{ rows: AidLine[]; total: number }> {
  const where = filters(context, query);
  const rows = await selectAid(
    context,
    where,
    sql`${orderBy(query.sort ?? "-changedAt", sorts, sql`application.application_id`)} ${pageOf(query)}`,
  );
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from aid_application application ${aidJoins} where ${where}`.execute(context.db);
  const names = await categoryNames(context);
  return { rows: rows.map((row) => aidLine(context, row, names)), total: counted.rows[0]?.total ?? 0 };
}

/** Everything of a list that one may move so, by the table of moves; at most what one action takes. */
export async function findSelection(
  context: Context,
  { move, ...query }: AidQuery & { readonly move: z.output<(typeof selectRoute)["query"]>["move"] },
): Promise<z.infer<(typeof selectRoute)["reply"]>> {
  const { countyCode, db, actor } = context;
  const rules = moveRules.filter((rule) => rule.kind === "aid" && rule.move === move);
  const states = rules.flatMap(({ from }) => [...from]);
  const [rule] = rules;
  if (!rule) return { things: [], amountFen: 0, isCut: false };
  const isOwn = rule.byAnother === true ? sql`application.submitted_by is distinct from ${actor.accountId}` : sql`true`;
  const { rows } = await sql<{ id: string; version: number; amount_fen: number }>`
    select application.application_id as id, application.version, application.amount_fen
      from aid_application application ${aidJoins}
     where ${filters(context, query)}
       and application.county_code = ${countyCode}
       and ${withinSchools(schoolsWhere(actor, rule.action))}
       and application.state = any(${states}::text[])
       and ${isOwn}
     order by application.application_id
     limit ${thingsPerMoveMax + 1}`.execute(db);
  const things = rows.slice(0, thingsPerMoveMax);
  return {
    things: things.map(({ id, version }) => ({ id, version })),
    amountFen: things.reduce((sum, row) => sum + row.amount_fen, 0),
    isCut: rows.length > things.length,
  };
}

interface AppealRow {
  readonly id: string;
  readonly raised_on: string;
  readonly raised_by: string;
  readonly matter: string;
  readonly outcome: AidAppeal["outcome"];
  readonly decided_on: string | null;
  readonly decision: string | null;
}

async function listAppeals({ db, countyCode }: Context, applicationId: string, mayRead: boolean): Promise<AidAppeal[]> {
  const { rows } = await sql<AppealRow>`
    select appeal.appeal_id as id, appeal.raised_on, appeal.raised_by, appeal.matter, appeal.outcome, appeal.decided_on, appeal.decision
      from aid_appeal appeal
     where appeal.county_code = ${countyCode}
       and appeal.application_id = ${applicationId}
     order by appeal.entered_at, appeal.appeal_id`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    raisedOn: row.raised_on,
    raisedBy: mayRead ? row.raised_by : null,
    matter: mayRead ? row.matter : null,
    outcome: row.outcome,
    decidedOn: row.decided_on,
    decision: mayRead ? row.decision : null,
  }));
}

/** An application as its page shows it. Who objected and to what, only those read who handle it. */
export async function describeAid(context: Context, applicationId: string): Promise<AidPage> {
  const row = await findAid(context, applicationId);
  if (!row) throw new Error(`expected application ${applicationId}, found none`);
  const names = await categoryNames(context);
  const mayRead = can(context.actor, "aid.appeal", { kind: "school", schoolId: row.school_id });
  const items = (await getDated(context, aidFeeItemsSetting, context.today)).value.rows;
  return {
    ...aidLine(context, row, names),
    appeals: await listAppeals(context, applicationId, mayRead),
    trail: await listSteps(context.db, context.countyCode, applicationId),
    law: items.find(({ key }) => key === row.fee_item)?.law ?? null,
  };
}

interface SumRow {
  readonly term: string;
  readonly category: string;
  readonly open: number;
  readonly open_fen: number;
  readonly approved: number;
  readonly approved_fen: number;
  readonly paid: number;
  readonly paid_fen: number;
}

/** A key of a term by which terms are sorted: 2026-spring comes before 2026-autumn. */
function termOrder(term: string): string {
  return term.replace("spring", "1").replace("autumn", "2");
}

/** What was applied for, approved and paid by term and category, in the schools that one may see. */
export async function describeOverview(context: Context): Promise<z.infer<(typeof getAidOverview)["reply"]>> {
  const { rows } = await sql<SumRow>`
    select application.term, application.category,
           count(*) filter (where application.state in ('draft', 'returned', 'submitted', 'published')) as open,
           coalesce(sum(application.amount_fen) filter (where application.state in ('draft', 'returned', 'submitted', 'published')), 0)::bigint as open_fen,
           count(*) filter (where application.state = 'approved') as approved,
           coalesce(sum(application.amount_fen) filter (where application.state = 'approved'), 0)::bigint as approved_fen,
           count(*) filter (where application.state = 'paid') as paid,
           coalesce(sum(application.amount_fen) filter (where application.state = 'paid'), 0)::bigint as paid_fen
      from aid_application application
     where application.county_code = ${context.countyCode}
       and application.state <> 'withdrawn'
       and ${withinSchools(schoolsWhere(context.actor, "aid.read"))}
     group by application.term, application.category`.execute(context.db);
  const names = await categoryNames(context);
  const order = [...names.keys()];
  return {
    rows: rows
      .toSorted(
        (one, other) =>
          termOrder(one.term).localeCompare(termOrder(other.term)) || order.indexOf(one.category) - order.indexOf(other.category),
      )
      .map((row) => ({
        term: row.term,
        category: row.category,
        categoryName: names.get(row.category) ?? row.category,
        open: row.open,
        openFen: row.open_fen,
        approved: row.approved,
        approvedFen: row.approved_fen,
        paid: row.paid,
        paidFen: row.paid_fen,
      })),
  };
}

interface PayerRow {
  readonly school_id: string;
  readonly name: string;
  readonly short_name: string | null;
  readonly partnership_id: string | null;
  readonly helper_id: string | null;
  readonly helper_name: string | null;
  readonly helper_short: string | null;
}

/** The schools that somebody enters applications for, with the partnerships that may pay. */
async function listOwnSchools({ db, countyCode, actor }: Context): Promise<AidRules["schools"]> {
  const own = schoolsWhere(actor, "aid.enter");
  const { rows } = await sql<PayerRow>`
    select school.school_id, school.name, school.short_name, partnership.partnership_id, helper.school_id as helper_id,
           helper.name as helper_name, helper.short_name as helper_short
      from school
      left join partnership on partnership.county_code = school.county_code and partnership.helped_school_id = school.school_id
      left join school helper on helper.county_code = partnership.county_code and helper.school_id = partnership.helper_school_id
     where school.county_code = ${countyCode}
       and school.school_id = any(${own.kind === "county" ? [] : [...own.schoolIds]}::uuid[])
     order by school.initials, helper.initials`.execute(db);
  return [...Map.groupBy(rows, ({ school_id: id }) => id)].map(([id, payers]) => ({
    id,
    name: payers[0]?.name ?? "",
    shortName: payers[0]?.short_name ?? null,
    payers: payers.flatMap((row) =>
      row.partnership_id === null || row.helper_id === null
        ? []
        : [
            {
              partnershipId: row.partnership_id,
              helper: { id: row.helper_id, name: row.helper_name ?? "", shortName: row.helper_short },
            },
          ],
    ),
  }));
}

/** School years back that one may still enter or look for: three are a programme. */
const yearsBack = 3;

/** What holds for a term, the present one unless told: for the form, and for whoever asks what is paid. */
export async function describeRules(context: Context, asked: string | undefined): Promise<AidRules | Refusal> {
  const { db, countyCode, today } = context;
  const { calendar } = await getRules(db, countyCode);
  const name = asked ?? termKey(termOf(calendar, today));
  const loaded = await loadAidRules(context, calendar, name);
  if (!loaded) return refuse("bad-input", { fields: [{ path: "term", code: "unknown" }] });
  const first = schoolYearOf(today) - yearsBack;
  const terms = Array.from({ length: yearsBack + 1 }, (_, index) => calendar.terms(first + index)).flat();
  const next = termKey(termOf(calendar, addDays(termOf(calendar, today).to, 1)));
  const { rules, sources, publication, term } = loaded;
  return {
    term: name,
    firstDay: dayText(term.from),
    teaching: [dayText(term.teachingFrom), dayText(term.teachingTo)],
    terms: [...new Set([...terms.filter(({ from }) => from <= today).map(termKey), next])].toReversed(),
    categories: rules.categories.map(({ key, name: label, tier, source }) => ({ key, name: label, tier, source })),
    amounts: {
      source: sources.amounts,
      rows: rules.amounts.map(({ perYear, ...group }) => ({ ...group, fenPerYear: perYear })),
    },
    midTerm: { source: sources.midTerm, policy: rules.policy },
    publication,
    feeItems: rules.feeItems.map(({ key, name: label, waivableAt, law }) => ({ key, name: label, waivableAt: [...waivableAt], law })),
    schools: await listOwnSchools(context),
  };
}

/** The list of applications as a workbook, with what the page shows: names masked in the same way, no account. */
export async function aidTable(context: Context, rows: readonly AidLine[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const words = aidNames[language];
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("学生资助申请一览表"),
    columns: [
      ...["学期", "学校名称", "编号", "姓名", "年级班级", "是否寄宿", "困难类别", "档次", "认定依据"].map(text),
      { heading: heading("金额"), kind: "money" },
      ...["资金来源", "状态"].map(text),
    ],
    rows: rows.map((row) => [
      periodIn(row.term, language),
      row.school.name,
      String(row.number),
      row.pupil,
      `${row.grade} ${row.className}`,
      row.isBoarder ? words.boarder : words.dayPupil,
      row.categoryName,
      words.tiers[row.tier],
      words.bases[row.basis],
      row.amountFen / 100,
      row.payer?.helper.name ?? words.countyBudget,
      approvalStateName(approvalNames[language], "aid", row.state),
    ]),
  });
}

/** What the cashier pays: names, accounts and amounts of what is approved. For the officer who pays, and nobody else. */
export async function paymentTable(context: Context, term: string): Promise<FileReply | Refusal> {
  if (!can(context.actor, "aid.pay", { kind: "county" })) return refuse("forbidden");
  const { language } = context;
  const heading = headingsIn(language);
  const rows = await selectAid(
    context,
    sql`application.term = ${term} and application.state = 'approved'`,
    sql`order by school.initials, application.grade::integer, application.class_name, application.number`,
  );
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("学生资助发放表"),
    columns: [
      ...["学校名称", "编号", "姓名", "年级班级", "收款账号"].map(text),
      { heading: heading("金额"), kind: "money" },
      text("资金来源"),
    ],
    rows: rows.map((row) => [
      row.school_name,
      String(row.number),
      row.pupil_name,
      `${row.grade} ${row.class_name}`,
      row.account,
      row.amount_fen / 100,
      row.helper_name ?? aidNames[language].countyBudget,
    ]),
  });
}

/**
 * What waits for somebody to publish, approve or pay: one line for a school, term and state and not one for a pupil, so
 * that aid does not fill the list. The line stands for the oldest of them; its title names nobody.
 */
export const waitingAid: WaitingFeature = {
  kind: "aid",
  select: ({ countyCode, actor, today }, { states, limit }) => sql`
    select distinct on (application.school_id, application.term, application.state)
           ${waitingColumns({
             kind: "aid",
             table: sql`application`,
             id: sql`application.application_id`,
             title: sql`school.name`,
             submittedBy: sql`application.submitted_by`,
             term: sql`application.term`,
             things: sql`count(*) over same`,
             amountFen: sql`sum(application.amount_fen) over same`,
             schoolId: sql`application.school_id`,
           })}
      from aid_application application
      join school on school.county_code = application.county_code and school.school_id = application.school_id
     where application.county_code = ${countyCode}
       and ${isInStates(sql`application.state`, states)}
       and (application.state <> 'published' or application.publication_until < ${dayText(today)})
       and ${withinSchools(schoolsWhere(actor, "aid.read"))}
    window same as (partition by application.school_id, application.term, application.state)
     order by application.school_id, application.term, application.state, application.changed_at
     limit ${limit}`,
};
