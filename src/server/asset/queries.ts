import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { assetCheckSetting, type AssetLine, type AssetPage } from "../../contract/asset.ts";
import type { assetList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { checkStanding, nextCheckDay, type AssetCheckRule } from "../../domain/asset/asset.ts";
import { addDays, dayText } from "../../domain/calendar/day.ts";
import { conditionNames, itemKindNames } from "../../domain/goods/goods-words.ts";
import { listAttachments } from "../attachment/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { withinReach } from "../partnership/store.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf } from "../settings/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { subjectOfAsset } from "./actions.ts";
import { assetJoins, selectAssets, type AssetRow } from "./store.ts";

type AssetQuery = z.output<typeof assetList>;

/** An asset as lists show it: when it is to be looked at next, by the county's rule of today. */
function lineOf({ today }: Pick<Context, "today">, row: AssetRow, rule: AssetCheckRule): AssetLine {
  const next = nextCheckDay(dayOf(row.checked_on ?? row.received_on), row.condition, rule);
  return {
    id: row.asset_id,
    assetNo: row.asset_no,
    goodsId: row.goods_id,
    partnershipId: row.partnership_id,
    school: { id: row.school_id, name: row.school_name, shortName: row.school_short },
    name: row.name,
    spec: row.spec,
    kind: row.kind,
    unit: row.unit,
    quantity: row.quantity,
    unitValueFen: row.unit_value_fen,
    giverName: row.giver_name,
    giverKind: row.giver_kind,
    mode: row.mode,
    custodian: row.custodian,
    place: row.place,
    receivedOn: row.received_on,
    condition: row.condition,
    checkedOn: row.checked_on,
    nextCheckOn: next === null ? null : dayText(next),
    checkStanding: checkStanding(next, today, rule),
  };
}

async function ruleOf(context: Context): Promise<AssetCheckRule> {
  return (await getDated(context, assetCheckSetting, context.today)).value;
}

/** Assets whose next check lies within the notice. Months are added as `addMonths` adds them: both stop at a month's end. */
function isDue({ today }: Context, { months, noticeDays }: AssetCheckRule): RawBuilder<unknown> {
  return sql`((coalesce(latest.checked_on, asset.received_on) + make_interval(months => ${months}::integer))::date <= ${dayText(addDays(today, noticeDays))}
    and coalesce(latest.condition, 'inUse') not in ('scrapped', 'lost'))`;
}

function filters(context: Context, query: AssetQuery, rule: AssetCheckRule): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [withinReach(reachOf(context.actor), context.countyCode)];
  if (query.goodsId) conditions.push(sql`asset.goods_id = ${query.goodsId}`);
  if (query.schoolId) conditions.push(sql`asset.school_id = ${query.schoolId}`);
  if (query.condition) conditions.push(sql`latest.condition = ${query.condition}`);
  if (query.due) conditions.push(isDue(context, rule));
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(lower(asset.asset_no) like ${pattern} or lower(item.name) like ${pattern} or goods.search_text like ${pattern}
      or school.name like ${pattern} or school.initials like ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

const sorts = {
  assetNo: sql`asset.asset_no`,
  name: sql`item.name`,
  school: sql`school.initials`,
  receivedOn: sql`asset.received_on`,
  checkedOn: sql`coalesce(latest.checked_on, asset.received_on)`,
  condition: sql`latest.condition`,
  value: sql`item.unit_value_fen`,
};

/** One page of assets that somebody may see; those that are due begin with the longest unseen. */
export async function listAssets(context: Context, query: AssetQuery): Promise<{ rows: AssetLine[]; total: number }> {
  const rule = await ruleOf(context);
  const where = filters(context, query, rule);
  const sort = query.sort ?? (query.due === undefined ? "assetNo" : "checkedOn");
  const rows = await selectAssets(context, where, sql`${orderBy(sort, sorts, sql`asset.asset_id`)} ${pageOf(query)}`);
  const counted = await sql<{ total: number }>`
    select count(*) as total from asset ${assetJoins} where asset.county_code = ${context.countyCode} and ${where}`.execute(context.db);
  return { rows: rows.map((row) => lineOf(context, row, rule)), total: counted.rows[0]?.total ?? 0 };
}

/** An asset with everything that was found when somebody looked. */
export async function describeAsset(context: Context, row: AssetRow): Promise<AssetPage> {
  const { db, countyCode, actor } = context;
  const { rows: checks } = await sql<AssetPage["checks"][number]>`
    select one.check_id as id, one.checked_on as "checkedOn", one.condition, one.found_count as "foundCount", one.place, one.custodian, one.note,
           account.display_name as by
      from asset_check one
      join account on account.county_code = one.county_code and account.account_id = one.checked_by
     where one.county_code = ${countyCode}
       and one.asset_id = ${row.asset_id}
     order by one.checked_on desc, one.checked_at desc`.execute(db);
  return {
    ...lineOf(context, row, await ruleOf(context)),
    classCode: row.class_code,
    source: row.source,
    title: row.title,
    use: row.use_text,
    checks,
    files: await listAttachments(db, countyCode, row.asset_id),
    mayCheck: can(actor, "asset.check", subjectOfAsset(row)),
  };
}

/** The list as a workbook. */
export async function assetTable(context: Context, rows: readonly AssetLine[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("资产台账"),
    columns: [
      ...["资产编号", "名称", "规格型号", "类别", "所在学校", "保管人", "地点"].map(text),
      { heading: heading("数量"), kind: "number" },
      text("单位"),
      { heading: heading("单价"), kind: "price" },
      ...["来源", "收到日期", "现状", "查看日期", "下次查看"].map(text),
    ],
    rows: rows.map((row) => [
      row.assetNo,
      row.name,
      row.spec,
      itemKindNames[language][row.kind],
      row.school.name,
      row.custodian,
      row.place,
      row.quantity,
      row.unit,
      row.unitValueFen / 100,
      row.giverName,
      row.receivedOn,
      row.condition === null ? null : conditionNames[language][row.condition],
      row.checkedOn,
      row.nextCheckOn,
    ]),
  });
}
