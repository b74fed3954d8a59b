import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { GoodsContent, GoodsItemContent } from "../../contract/goods.ts";
import { evidenceOf } from "../../domain/evidence/from-entry.ts";
import {
  amountsOf,
  categoryOfGoods,
  valueOf,
  type GoodsMode,
  type GoodsPurpose,
  type GoodsState,
  type ItemKind,
} from "../../domain/goods/goods.ts";
import type { ApprovalState } from "../../domain/approval/approval.ts";
import { planState } from "../approval/store.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { pairJoins } from "../partnership/store.ts";
import { initialsOf } from "../school/initials.ts";
import { dayOf } from "../settings/store.ts";
import type { Evidence, EvidenceLoader } from "../standing/store.ts";

export interface GoodsRow {
  readonly goods_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly whole_state: ApprovalState | null;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly mode: GoodsMode;
  readonly purpose: GoodsPurpose;
  readonly state: GoodsState;
  readonly version: number;
  readonly changed_at: string;
  readonly title: string;
  readonly giver_kind: GoodsContent["giverKind"];
  readonly giver_name: string;
  readonly is_anonymous: boolean;
  readonly use_text: string | null;
  readonly agreement_no: string | null;
  readonly agreed_on: string | null;
  readonly is_voluntary: boolean;
  readonly note: string | null;
  readonly decided_on: string | null;
  readonly decision_participants: string | null;
  readonly decision_paper: string | null;
  readonly handed_over_on: string | null;
  readonly received_on: string | null;
  readonly receipt_note: string | null;
  readonly receipt_no: string | null;
  readonly receipt_issued_on: string | null;
  readonly value_fen: number;
  readonly submitted_by: string | null;
  readonly pieces: number;
  readonly short_by: number;
}

/** Lists with their schools; `where` speaks of goods, partnership, helper, helped. */
export async function selectGoods(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<GoodsRow[]> {
  const { rows } = await sql<GoodsRow>`
    select goods.goods_id, goods.partnership_id, ${planState} as whole_state, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
           helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
           goods.mode, goods.purpose, goods.state, goods.version, goods.changed_at, goods.title, goods.giver_kind, goods.giver_name,
           goods.is_anonymous, goods.use_text, goods.agreement_no, goods.agreed_on, goods.is_voluntary, goods.note, goods.decided_on,
           goods.decision_participants, goods.decision_paper, goods.handed_over_on, goods.received_on, goods.receipt_note,
           goods.receipt_no, goods.receipt_issued_on, goods.value_fen, goods.submitted_by,
           coalesce(listed.pieces, 0) as pieces, coalesce(listed.short_by, 0) as short_by
      from goods ${goodsJoins}
      left join lateral (
        select sum(item.count) as pieces,
               sum(item.count - coalesce(item.received_count, item.count)) as short_by
          from goods_item item
         where item.county_code = goods.county_code
           and item.goods_id = goods.goods_id) listed on true
     where goods.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

export const goodsJoins = pairJoins("goods");

export interface ItemRow {
  readonly item_id: string;
  readonly goods_id: string;
  readonly name: string;
  readonly kind: ItemKind;
  readonly class_code: string | null;
  readonly spec: string | null;
  readonly count: number;
  readonly unit: string;
  readonly unit_value_fen: number;
  readonly value_basis: GoodsItemContent["valueBasis"];
  readonly source: string | null;
  readonly custodian: string | null;
  readonly received_count: number | null;
  readonly receipt_note: string | null;
}

/** The items of some lists, in their order. */
export async function listItems(db: CountyTransaction, countyCode: string, goodsIds: readonly string[]): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select item.item_id, item.goods_id, item.name, item.kind, item.class_code, item.spec, item.count, item.unit, item.unit_value_fen,
           item.value_basis, item.source, item.custodian, item.received_count, item.receipt_note
      from goods_item item
     where item.county_code = ${countyCode}
       and item.goods_id = any(${goodsIds}::uuid[])
     order by item.goods_id, item.ordinal`.execute(db);
  return rows;
}

export function itemOf(row: ItemRow): GoodsItemContent {
  return {
    name: row.name,
    kind: row.kind,
    classCode: row.class_code,
    spec: row.spec,
    count: row.count,
    unit: row.unit,
    unitValueFen: row.unit_value_fen,
    valueBasis: row.value_basis,
    source: row.source,
    custodian: row.custodian,
  };
}

/** What a list is searched by: names with their pinyin initials, in lower case. */
function searchTextOf({ title, giverName, items, agreementNo }: GoodsContent): string {
  const names = [title, giverName, ...new Set(items.map(({ name }) => name))];
  return [...names, ...names.map(initialsOf), agreementNo ?? ""].join(" ").toLowerCase();
}

async function insertItems(db: CountyTransaction, countyCode: string, goodsId: string, items: readonly GoodsItemContent[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item, ordinal) => Object.assign({}, item, { id: newId(), ordinal }));
  await sql`
    insert into goods_item (county_code, item_id, goods_id, ordinal, name, kind, class_code, spec, count, unit, unit_value_fen, value_basis,
                            source, custodian)
    select ${countyCode}, item.id, ${goodsId}, item.ordinal, item.name, item.kind, item."classCode", item.spec, item.count, item.unit,
           item."unitValueFen", item."valueBasis", item.source, item.custodian
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as item (id uuid, ordinal integer, name text, kind text, "classCode" text, spec text, count integer, unit text,
                 "unitValueFen" bigint, "valueBasis" text, source text, custodian text)`.execute(db);
}

export interface NewGoods {
  readonly goodsId: string;
  readonly partnershipId: string;
  readonly content: GoodsContent;
}

/** Begins a list; false where its id is there already. */
export async function insertGoods(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  { goodsId, partnershipId, content }: NewGoods,
): Promise<boolean> {
  const { rows } = await sql<{ goods_id: string }>`
    insert into goods (county_code, goods_id, partnership_id, mode, purpose, state, changed_at, title, giver_kind, giver_name, is_anonymous,
                       use_text, agreement_no, agreed_on, is_voluntary, note, value_fen, search_text, created_by, created_at)
    values (${countyCode}, ${goodsId}, ${partnershipId}, ${content.mode}, ${content.purpose}, 'draft', ${now}, ${content.title},
            ${content.giverKind}, ${content.giverName}, ${content.isAnonymous}, ${content.use}, ${content.agreementNo}, ${content.agreedOn},
            ${content.isVoluntary}, ${content.note}, ${valueOf(content.items)}, ${searchTextOf(content)}, ${actor.accountId}, ${now})
    on conflict (county_code, goods_id) do nothing
    returning goods_id`.execute(db);
  if (rows.length === 0) return false;
  await insertItems(db, countyCode, goodsId, content.items);
  return true;
}

/** Replaces what a list says. A collective decision on a transfer was taken on the list as it stood, so it falls. */
export async function replaceGoods(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  goodsId: string,
  content: GoodsContent,
): Promise<void> {
  await sql`
    update goods
       set mode = ${content.mode}, purpose = ${content.purpose}, title = ${content.title}, giver_kind = ${content.giverKind},
           giver_name = ${content.giverName}, is_anonymous = ${content.isAnonymous}, use_text = ${content.use},
           agreement_no = ${content.agreementNo}, agreed_on = ${content.agreedOn}, is_voluntary = ${content.isVoluntary},
           note = ${content.note}, value_fen = ${valueOf(content.items)}, search_text = ${searchTextOf(content)},
           decided_on = null, decision_participants = null, decision_paper = null,
           version = version + 1, changed_at = ${now}
     where county_code = ${countyCode}
       and goods_id = ${goodsId}`.execute(db);
  await sql`delete from goods_item where county_code = ${countyCode} and goods_id = ${goodsId}`.execute(db);
  await insertItems(db, countyCode, goodsId, content.items);
}

interface EvidenceRow {
  readonly goods_id: string;
  readonly partnership_id: string;
  readonly mode: GoodsMode;
  readonly purpose: GoodsPurpose;
  readonly state: "handedOver" | "received";
  readonly on_day: string;
  readonly items: readonly { readonly kind: ItemKind; readonly count: number; readonly unitValueFen: number }[];
}

function evidenceRow(row: EvidenceRow): Evidence {
  const on = dayOf(row.on_day);
  return {
    partnershipId: row.partnership_id,
    record: evidenceOf({
      id: row.goods_id,
      category: categoryOfGoods(row.mode, row.purpose),
      from: on,
      to: on,
      isConfirmed: row.state === "received",
      subjects: [],
      grades: [],
      people: [],
      amounts: amountsOf(row.items),
      earmark: null,
      postingRole: null,
    }),
    source: { kind: "goods", id: row.goods_id, state: row.state, isWaiting: row.state === "handedOver" },
  };
}

/** What goods show: all that arrived once it is signed for; what is handed over waits for the receiving school. */
export const loadGoodsEvidence: EvidenceLoader = async (db, countyCode, partnershipIds) => {
  const { rows } = await sql<EvidenceRow>`
    select goods.goods_id, goods.partnership_id, goods.mode, goods.purpose, goods.state,
           coalesce(goods.received_on, goods.handed_over_on) as on_day,
           (select jsonb_agg(jsonb_build_object('kind', item.kind, 'count', coalesce(item.received_count, item.count),
                                                'unitValueFen', item.unit_value_fen) order by item.ordinal)
              from goods_item item
             where item.county_code = goods.county_code
               and item.goods_id = goods.goods_id) as items
      from goods
     where goods.county_code = ${countyCode}
       and goods.partnership_id = any(${partnershipIds}::uuid[])
       and goods.state in ('handedOver', 'received')
     order by on_day, goods.goods_id`.execute(db);
  return rows.map(evidenceRow);
};
