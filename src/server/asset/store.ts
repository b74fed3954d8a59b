import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import { assetLineSetting, assetNumberSetting, type AssetLine } from "../../contract/asset.ts";
import type { conditionCounts } from "../../contract/goods.ts";
import { assetNumber, assetQuantities, assetSeries, type AssetCondition } from "../../domain/asset/asset.ts";
import { civilOf } from "../../domain/calendar/day.ts";
import type { ItemKind } from "../../domain/goods/goods.ts";
import type { z } from "zod";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf } from "../settings/store.ts";

type Reading = Pick<Context, "db" | "countyCode">;

/** Takes the next `count` numbers of a series and gives the first of them. Two at once wait for each other. */
async function takeNumbers({ db, countyCode }: Reading, series: string, count: number): Promise<number> {
  const { rows } = await sql<{ last_number: number }>`
    insert into asset_series (county_code, series, last_number)
    values (${countyCode}, ${series}, ${count})
    on conflict (county_code, series) do update set last_number = asset_series.last_number + excluded.last_number
    returning last_number`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`expected the numbers of series ${series}, found none`);
  return row.last_number - count + 1;
}

export interface ReceivedItem {
  readonly itemId: string;
  readonly kind: ItemKind;
  readonly unitValueFen: number;
  readonly received: number;
}

export interface ReceivedGoods {
  readonly goodsId: string;
  readonly schoolId: string;
  readonly receivedOn: string;
}

/** Numbers what arrived: pieces one by one or as a batch, by the rules that hold on the day of receipt. */
export async function createAssets(context: Reading, goods: ReceivedGoods, items: readonly ReceivedItem[]): Promise<void> {
  const { db, countyCode } = context;
  const day = dayOf(goods.receivedOn);
  const line = (await getDated(context, assetLineSetting, day)).value;
  const rule = (await getDated(context, assetNumberSetting, day)).value;
  const wanted = items.flatMap((item) => assetQuantities(item, item.received, line).map((quantity) => ({ itemId: item.itemId, quantity })));
  if (wanted.length === 0) return;
  const { rows: schools } = await sql<{ school_code: string }>`
    select school.school_code from school where school.county_code = ${countyCode} and school.school_id = ${goods.schoolId}`.execute(db);
  const series = assetSeries(rule, schools[0]?.school_code ?? "", civilOf(day).year);
  const first = await takeNumbers(context, series, wanted.length);
  const rows = wanted.map(({ itemId, quantity }, index) => ({
    id: newId(),
    itemId,
    quantity,
    no: assetNumber(series, rule, first + index),
  }));
  await sql`
    insert into asset (county_code, asset_id, goods_id, item_id, school_id, asset_no, quantity, received_on)
    select ${countyCode}, made.id, ${goods.goodsId}, made."itemId", ${goods.schoolId}, made.no, made.quantity, ${goods.receivedOn}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made (id uuid, "itemId" uuid, quantity integer, no text)`.execute(db);
}

export interface AssetRow {
  readonly asset_id: string;
  readonly asset_no: string;
  readonly goods_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly school_id: string;
  readonly school_name: string;
  readonly school_short: string | null;
  readonly name: string;
  readonly spec: string | null;
  readonly kind: ItemKind;
  readonly class_code: string | null;
  readonly unit: string;
  readonly unit_value_fen: number;
  readonly source: string | null;
  readonly quantity: number;
  readonly title: string;
  readonly use_text: string | null;
  readonly mode: AssetLine["mode"];
  readonly giver_kind: AssetLine["giverKind"];
  readonly giver_name: string;
  readonly custodian: string | null;
  readonly place: string | null;
  readonly received_on: string;
  readonly condition: AssetCondition | null;
  readonly checked_on: string | null;
}

/** Joins of a list of assets; `latest` is the last check, whose columns are null before the first. */
export const assetJoins = sql`
  join goods_item item on item.county_code = asset.county_code and item.item_id = asset.item_id
  join goods on goods.county_code = asset.county_code and goods.goods_id = asset.goods_id
  join partnership on partnership.county_code = goods.county_code and partnership.partnership_id = goods.partnership_id
  join school on school.county_code = asset.county_code and school.school_id = asset.school_id
  left join lateral (
    select one.checked_on, one.condition, one.place, one.custodian
      from asset_check one
     where one.county_code = asset.county_code
       and one.asset_id = asset.asset_id
     order by one.checked_on desc, one.checked_at desc
     limit 1) latest on true`;

/** Assets with their last check; `where` speaks of asset, item, goods, partnership, school, latest. */
export async function selectAssets(
  { db, countyCode }: Reading,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<AssetRow[]> {
  const { rows } = await sql<AssetRow>`
    select asset.asset_id, asset.asset_no, asset.goods_id, goods.partnership_id, partnership.programme_id, partnership.helper_school_id,
           partnership.helped_school_id, asset.school_id, school.name as school_name, school.short_name as school_short, item.name, item.spec,
           item.kind, item.class_code, item.unit, item.unit_value_fen, item.source, asset.quantity, goods.title, goods.use_text, goods.mode,
           goods.giver_kind, goods.giver_name, coalesce(latest.custodian, item.custodian) as custodian, latest.place, asset.received_on,
           latest.condition, latest.checked_on
      from asset ${assetJoins}
     where asset.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

export interface AssetsOfGoods {
  readonly assets: number;
  readonly conditions: z.infer<typeof conditionCounts>;
}

/** How many assets each of some lists became, and what their last checks found. */
export async function assetsOfGoods(
  db: CountyTransaction,
  countyCode: string,
  goodsIds: readonly string[],
): Promise<Map<string, AssetsOfGoods>> {
  const { rows } = await sql<{ goods_id: string; condition: AssetCondition | null; assets: number }>`
    select asset.goods_id, latest.condition, count(*) as assets
      from asset
      left join lateral (
        select one.condition
          from asset_check one
         where one.county_code = asset.county_code
           and one.asset_id = asset.asset_id
         order by one.checked_on desc, one.checked_at desc
         limit 1) latest on true
     where asset.county_code = ${countyCode}
       and asset.goods_id = any(${goodsIds}::uuid[])
     group by asset.goods_id, latest.condition`.execute(db);
  return new Map(
    [...Map.groupBy(rows, ({ goods_id: id }) => id)].map(([id, own]) => [
      id,
      {
        assets: own.reduce((sum, { assets }) => sum + assets, 0),
        conditions: Object.fromEntries(own.flatMap(({ condition, assets }) => (condition === null ? [] : [[condition, assets]]))),
      },
    ]),
  );
}
