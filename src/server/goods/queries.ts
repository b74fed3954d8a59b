import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import {
  itemsPerGoodsMax,
  type GoodsLine,
  type GoodsPage,
  type PublishedDonation,
  type readItems as readItemsRoute,
} from "../../contract/goods.ts";
import type { goodsList, publishedList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { isEditable, movesFor } from "../../domain/approval/approval.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { publishedDonor, type GoodsMode } from "../../domain/goods/goods.ts";
import { goodsColumns, parseGoodsItem } from "../../domain/goods/goods-import.ts";
import { assetsOfGoods } from "../asset/store.ts";
import { listAttachments } from "../attachment/store.ts";
import type { Context, FileReply, UploadedFile } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { withinReach } from "../partnership/store.ts";
import { missingText, sheetRefusals } from "../sheet/import-sheet.ts";
import { rowErrorText } from "../../domain/school/import-messages.ts";
import { dataRows, findHeadings } from "../../domain/school/sheet-columns.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { tableReply, workbookType, type TableColumn } from "../sheet/write-table.ts";
import { writeTemplate } from "../sheet/write-template.ts";
import { listSteps } from "../trail/store.ts";
import { isAgreedDonation, isDecidable, subjectOfGoods } from "./actions.ts";
import { goodsJoins, itemOf, listItems, selectGoods, type GoodsRow, type ItemRow } from "./store.ts";
import { basisNames, giverKindNames, itemKindNames, modeNames } from "../../domain/goods/goods-words.ts";

type GoodsQuery = z.output<typeof goodsList>;
type PublishedQuery = z.output<typeof publishedList>;

function lineOf({ actor }: Pick<Context, "actor">, row: GoodsRow): GoodsLine {
  return {
    id: row.goods_id,
    state: row.state,
    version: row.version,
    moves: movesFor(actor, {
      kind: "goods",
      state: row.state,
      subject: subjectOfGoods(row),
      wholeState: row.whole_state,
      submittedBy: row.submitted_by,
    }),
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    mode: row.mode,
    title: row.title,
    giverKind: row.giver_kind,
    giverName: row.giver_name,
    valueFen: row.value_fen,
    pieces: row.pieces,
    shortBy: row.short_by,
    handedOverOn: row.handed_over_on,
    receivedOn: row.received_on,
    receiptNo: row.receipt_no,
    changedAt: row.changed_at,
  };
}

function filters(context: Context, query: Partial<GoodsQuery>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [withinReach(reachOf(context.actor), context.countyCode)];
  if (query.partnershipId) conditions.push(sql`goods.partnership_id = ${query.partnershipId}`);
  if (query.schoolId)
    conditions.push(sql`(partnership.helper_school_id = ${query.schoolId} or partnership.helped_school_id = ${query.schoolId})`);
  if (query.mode) conditions.push(sql`goods.mode = ${query.mode}`);
  if (query.state) conditions.push(sql`goods.state = ${query.state}`);
  if (query.from) conditions.push(sql`coalesce(goods.received_on, goods.handed_over_on) >= ${query.from}`);
  if (query.to) conditions.push(sql`coalesce(goods.received_on, goods.handed_over_on) <= ${query.to}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(goods.search_text like ${pattern} or helper.name like ${pattern} or helped.name like ${pattern}
      or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

const sorts = {
  changedAt: sql`goods.changed_at`,
  title: sql`goods.title`,
  helped: sql`helped.initials`,
  state: sql`goods.state`,
  value: sql`goods.value_fen`,
  receivedOn: sql`coalesce(goods.received_on, goods.handed_over_on)`,
};

async function countGoods({ db, countyCode }: Context, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from goods ${goodsJoins} where goods.county_code = ${countyCode} and ${where}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** One page of lists that somebody may see, the latest changed first. */
export async function listGoods(context: Context, query: GoodsQuery): Promise<{ rows: GoodsLine[]; total: number }> {
  const where = filters(context, query);
  const rows = await selectGoods(context, where, sql`${orderBy(query.sort ?? "-changedAt", sorts, sql`goods.goods_id`)} ${pageOf(query)}`);
  return { rows: rows.map((row) => lineOf(context, row)), total: await countGoods(context, where) };
}

/** A list with items, files, trail, and what became of its assets. */
export async function describeGoods(context: Context, row: GoodsRow): Promise<GoodsPage> {
  const { db, countyCode, actor } = context;
  const subject = subjectOfGoods(row);
  const items = await listItems(db, countyCode, [row.goods_id]);
  const { rows: changes } = await sql<GoodsPage["consents"][number]>`
    select change.use_text as use, change.consented_on as "consentedOn", change.paper, account.display_name as "enteredBy"
      from goods_use_change change
      join account on account.county_code = change.county_code and account.account_id = change.entered_by
     where change.county_code = ${countyCode}
       and change.goods_id = ${row.goods_id}
     order by change.entered_at, change.change_id`.execute(db);
  const found = (await assetsOfGoods(db, countyCode, [row.goods_id])).get(row.goods_id);
  const mayEnter = can(actor, "goods.enter", subject);
  const { decided_on: decidedOn, decision_participants: participants, decision_paper: paper } = row;
  return {
    ...lineOf(context, row),
    purpose: row.purpose,
    isAnonymous: row.is_anonymous,
    use: row.use_text,
    agreementNo: row.agreement_no,
    agreedOn: row.agreed_on,
    isVoluntary: row.is_voluntary,
    note: row.note,
    items: items.map((item) =>
      Object.assign(itemOf(item), { id: item.item_id, receivedCount: item.received_count, receiptNote: item.receipt_note }),
    ),
    decision: decidedOn === null || participants === null || paper === null ? null : { decidedOn, participants, paper },
    receiptNote: row.receipt_note,
    receiptIssuedOn: row.receipt_issued_on,
    consents: changes,
    files: await listAttachments(db, countyCode, row.goods_id),
    trail: await listSteps(db, countyCode, row.goods_id),
    assets: found?.assets ?? 0,
    conditions: found?.conditions ?? {},
    allowed: [
      ...(mayEnter && isEditable(row.state) ? (["change"] as const) : []),
      ...(mayEnter && isDecidable(row) ? (["decide"] as const) : []),
      ...(mayEnter && row.state !== "withdrawn" ? (["attach"] as const) : []),
      ...(isAgreedDonation(row) && can(actor, "goods.register", subject) ? (["register"] as const) : []),
    ],
  };
}

/** The register of the lists that a query finds: one line an item. */
export async function goodsTable(context: Context, query: GoodsQuery): Promise<FileReply> {
  const rows = await selectGoods(
    context,
    filters(context, query),
    sql`${orderBy(query.sort ?? "-changedAt", sorts, sql`goods.goods_id`)} ${pageOf(query)}`,
  );
  const items = Map.groupBy(
    await listItems(
      context.db,
      context.countyCode,
      rows.map(({ goods_id: id }) => id),
    ),
    ({ goods_id: id }) => id,
  );
  const heading = headingsIn(context.language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  const number = (name: string): TableColumn => ({ heading: heading(name), kind: "number" });
  return tableReply(context, {
    title: heading("物资登记册"),
    columns: [
      ...["移交单", "方式", "捐赠人或移交校", "受援校", "名称", "类别", "分类代码", "规格型号"].map(text),
      number("数量"),
      number("实收"),
      text("单位"),
      { heading: heading("单价"), kind: "price" },
      { heading: heading("金额"), kind: "money" },
      ...["计价依据", "来源", "保管人", "协议或决议", "收到日期", "票据号", "状态"].map(text),
    ],
    rows: rows.flatMap((row) => (items.get(row.goods_id) ?? []).map((item) => registerLine(context, row, item))),
  });
}

function registerLine({ language }: Context, row: GoodsRow, item: ItemRow): (string | number | null)[] {
  return [
    row.title,
    modeNames[language][row.mode],
    row.giver_name,
    row.helped_name,
    item.name,
    itemKindNames[language][item.kind],
    item.class_code,
    item.spec,
    item.count,
    item.received_count,
    item.unit,
    item.unit_value_fen / 100,
    ((item.received_count ?? item.count) * item.unit_value_fen) / 100,
    basisNames[language][item.value_basis],
    item.source,
    item.custodian,
    row.agreement_no ?? row.decision_paper,
    row.received_on,
    row.receipt_no,
    approvalStateName(approvalNames[language], "goods", row.state),
  ];
}

const publishedSorts = { receivedOn: sql`goods.received_on`, value: sql`goods.value_fen`, receiver: sql`helped.initials` };

/** Donations received, as the public may read them: donors who ask for it are not named. */
export async function listPublished(context: Context, query: PublishedQuery): Promise<{ rows: PublishedDonation[]; total: number }> {
  const { db, countyCode } = context;
  const where = sql`${filters(context, { ...query, mode: "donation", state: "received" })}`;
  const rows = await selectGoods(
    context,
    where,
    sql`${orderBy(query.sort ?? "-receivedOn", publishedSorts, sql`goods.goods_id`)} ${pageOf(query)}`,
  );
  const ids = rows.map(({ goods_id: id }) => id);
  const items = Map.groupBy(await listItems(db, countyCode, ids), ({ goods_id: id }) => id);
  const found = await assetsOfGoods(db, countyCode, ids);
  const { rows: uses } = await sql<{ goods_id: string; use_text: string }>`
    select distinct on (change.goods_id) change.goods_id, change.use_text
      from goods_use_change change
     where change.county_code = ${countyCode}
       and change.goods_id = any(${ids}::uuid[])
     order by change.goods_id, change.entered_at desc, change.change_id desc`.execute(db);
  const useNow = new Map(uses.map(({ goods_id: id, use_text: use }) => [id, use]));
  return {
    rows: rows.map((row) => {
      const arrived = (items.get(row.goods_id) ?? []).filter(({ received_count: received }) => (received ?? 0) > 0);
      return {
        id: row.goods_id,
        partnershipId: row.partnership_id,
        donor: publishedDonor({ giverKind: row.giver_kind, giverName: row.giver_name }, row.is_anonymous),
        giverKind: row.giver_kind,
        title: row.title,
        goods: arrived.map(({ name, received_count: received, unit }) => `${name}${received}${unit}`).join("、"),
        valueFen: arrived.reduce((sum, { received_count: received, unit_value_fen: value }) => sum + (received ?? 0) * value, 0),
        use: useNow.get(row.goods_id) ?? row.use_text ?? "",
        receiver: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
        receivedOn: row.received_on ?? "",
        receiptNo: row.receipt_no,
        conditions: found.get(row.goods_id)?.conditions ?? {},
      };
    }),
    total: await countGoods(context, where),
  };
}

/** The publication as a workbook. */
export async function publishedTable(context: Context, rows: readonly PublishedDonation[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("捐赠公示"),
    columns: [
      ...["收到日期", "捐赠人", "捐赠人类别", "物资"].map(text),
      { heading: heading("金额"), kind: "money" },
      ...["用途", "受赠学校", "票据号"].map(text),
    ],
    rows: rows.map((row) => [
      row.receivedOn,
      row.donor ?? heading("不具名"),
      giverKindNames[context.language][row.giverKind],
      row.goods,
      row.valueFen / 100,
      row.use,
      row.receiver.name,
      row.receiptNo,
    ]),
  });
}

/** A workbook to fill in with items. */
export async function itemTemplate(): Promise<FileReply> {
  return {
    fileName: "物资清单_导入模板.xlsx",
    mediaType: workbookType,
    content: await writeTemplate({ title: "物资清单", columns: goodsColumns }),
    isInline: false,
  };
}

const tooManyItems: Readonly<Record<Context["language"], string>> = {
  "zh-CN": `超过${itemsPerGoodsMax}行，请分成几张移交单`,
  "zh-TW": `超過${itemsPerGoodsMax}列，請分成幾張移交單`,
  en: `More than ${itemsPerGoodsMax} rows; split the list`,
};

/** Reads items from a sheet, with an error for each wrong cell. Nothing is kept: the list that they go to is saved by itself. */
export async function readItems(
  context: Context,
  mode: GoodsMode,
  file: UploadedFile,
): Promise<z.input<(typeof readItemsRoute)["reply"]> | Refusal> {
  const { language } = context;
  const read = await readSheet(file.content);
  if (read.kind === "refused") return refuse("bad-sheet", { detail: sheetRefusals[read.why][language] });
  const headings = findHeadings(read.rows, goodsColumns);
  if (headings.kind === "missing") return refuse("bad-sheet", { detail: missingText(headings.headings, language) });
  const rows = dataRows(read.rows, headings, goodsColumns);
  if (rows.length > itemsPerGoodsMax) return refuse("bad-sheet", { detail: tooManyItems[language] });
  return {
    fileName: file.name,
    ignoredHeadings: [...headings.ignored],
    rows: rows.map((row) => {
      const { value, errors } = parseGoodsItem(row, mode);
      return {
        row: row.row,
        title: row.cells["name"] ?? "",
        item: value,
        errors: errors.map((error) => {
          const column = goodsColumns.find(({ key }) => key === error.column)?.heading ?? "";
          return { row: row.row, column: column || null, message: rowErrorText(error, row.row, column, language), found: error.found };
        }),
      };
    }),
  };
}
