import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { GoodsContent, GoodsItemContent } from "../../contract/goods.ts";
import type { RecordContent } from "../../contract/record.ts";
import type { AssetCondition } from "../../domain/asset/asset.ts";
import { addDays, dayText, type Day } from "../../domain/calendar/day.ts";
import { moveThings } from "../approval/actions.ts";
import { checkAsset } from "../asset/actions.ts";
import { selectAssets } from "../asset/store.ts";
import { addAttachment } from "../attachment/actions.ts";
import { changeUse, decideGoods, enterGoods, goodsApproval, goodsFiles, openGoods, putReceipt, receiveGoods } from "../goods/actions.ts";
import { listItems } from "../goods/store.ts";
import type { Context } from "../http/context.ts";
import { photoOf, signatureOf } from "./pictures.ts";
import { done } from "./stage.ts";

/** The people of a pair: its two schools, and the bureau. */
export interface People {
  helper(day: Day): Context;
  helped(day: Day): Context;
  bureau(day: Day): Context;
}

function item(
  name: string,
  kind: GoodsItemContent["kind"],
  [count, unit, yuan]: readonly [number, string, number],
  more: Partial<GoodsItemContent> = {},
): GoodsItemContent {
  return {
    name,
    kind,
    classCode: null,
    spec: null,
    count,
    unit,
    unitValueFen: Math.round(yuan * 100),
    valueBasis: "invoice",
    source: null,
    custodian: null,
    ...more,
  };
}

function donation(title: string, items: readonly GoodsItemContent[], more: Partial<GoodsContent> = {}): GoodsContent {
  return {
    mode: "donation",
    purpose: "donation_goods",
    title,
    giverKind: "enterprise",
    giverName: "示例县青禾商贸有限公司",
    isAnonymous: false,
    use: "用于改善教学条件，不得挪作他用",
    agreementNo: null,
    agreedOn: null,
    isVoluntary: true,
    note: null,
    items: [...items],
    ...more,
  };
}

function transfer(title: string, items: readonly GoodsItemContent[], more: Partial<GoodsContent> = {}): GoodsContent {
  const atBookValue = items.map((one) => Object.assign({}, one, { valueBasis: "book" as const }));
  const giver = { mode: "transfer" as const, giverKind: "publicSchool" as const, giverName: "示例县第一中学" };
  return donation(title, atBookValue, { ...giver, isVoluntary: false, use: "用于日常教学", ...more });
}

/** How far a list has come today. */
type Stop = "draft" | "submitted" | "approved" | "handedOver" | "received";

/** Lives a list from its first day to where it stands; `last` is the day of receipt, or that on which it would be. */
async function liveGoods(
  people: People,
  partnershipId: string,
  content: GoodsContent,
  [last, stop]: readonly [Day, Stop],
): Promise<string> {
  const goodsId = newId();
  const [entered, approved, handed] = [addDays(last, -24), addDays(last, -12), addDays(last, -2)];
  const dated = content.mode === "donation" ? { agreementNo: `捐字${dayText(entered).slice(0, 7)}`, agreedOn: dayText(entered) } : {};
  const row = done(await enterGoods(people.helper(entered), { goodsId, partnershipId, content: { ...content, ...dated } }));
  const move = async (context: Context, name: "submit" | "approve" | "handOver", comment?: string): Promise<void> => {
    done(
      await moveThings(context, goodsApproval, [{ id: goodsId, version: null }], {
        move: name,
        ...(comment === undefined ? {} : { comment }),
      }),
    );
  };
  if (stop === "draft") return goodsId;
  if (content.mode === "transfer" && stop !== "submitted") {
    const decision = {
      decidedOn: dayText(entered),
      participants: "校务会全体成员9人，应到9人，实到9人",
      paper: `校务会纪要${dayText(entered)}`,
    };
    done(await decideGoods(people.helper(entered), goodsId, { ...decision, version: row.version }));
  }
  await move(people.helper(addDays(entered, 1)), "submit");
  if (stop === "submitted") return goodsId;
  await move(people.bureau(approved), "approve", "手续齐全，同意。");
  if (stop === "approved") return goodsId;
  await move(people.helper(handed), "handOver");
  if (stop === "received") await receive(people, goodsId, last);
  return goodsId;
}

/** Counts, photographs and signs; of the computers one did not arrive. */
async function receive(people: People, goodsId: string, on: Day): Promise<void> {
  const context = people.helped(on);
  const files = [
    { role: "receipt", name: "验收.png", content: photoOf(on % 7) },
    { role: "signature", name: "签名.png", content: signatureOf(on % 11) },
  ] as const;
  for (const { role, name, content } of files) {
    const file = { name, mediaType: "image/png", content };
    done(await addAttachment(context, goodsFiles, { thingId: goodsId, role, part: null }, file));
  }
  const row = done(await openGoods(context, goodsId, "read"));
  const items = await listItems(context.db, context.countyCode, [goodsId]);
  const counts = items.map(({ item_id: itemId, name, count }) => {
    const isShort = name === "台式计算机";
    return { itemId, count: isShort ? count - 1 : count, note: isShort ? "1件运输中损坏，已由对方收回" : null };
  });
  const receipt = { version: row.version, receivedOn: dayText(on), note: null, counts };
  done(await receiveGoods(context, goodsId, receipt));
}

/** What a promise of goods was kept with: the same figures as a record of it would have stated. */
export async function giveGoods(
  people: People,
  partnershipId: string,
  { category, amounts }: RecordContent,
  [day, today]: readonly [Day, Day],
): Promise<void> {
  const { books = 0, items = 0 } = amounts;
  const content = [
    ...(books > 0 ? [item("课外读物", "books", [books, "册", 24.8])] : []),
    ...(items > 0 ? [item("教学用品", "equipment", [items, "件", 260])] : []),
  ];
  const make = category === "asset_transfer" ? transfer : donation;
  const purpose = category === "equipment" ? "equipment" : "donation_goods";
  const stop = today - day < 8 ? "handedOver" : "received";
  await liveGoods(people, partnershipId, make(books > 0 ? "课外读物" : "教学用品", content, { purpose }), [day, stop]);
}

const found: readonly (readonly [AssetCondition, string | null])[] = [
  ["inUse", null],
  ["inUse", null],
  ["broken", "主板故障，已报修"],
  ["inUse", null],
  ["idle", "教室调整，暂存库房"],
  ["inUse", null],
  ["scrapped", "屏幕碎裂，无修复价值，已按程序报废"],
];

/** Looks at some of a list's assets; the others are due. */
async function lookAtAssets(people: People, goodsId: string, on: Day, share: number): Promise<void> {
  const context = people.helped(on);
  const assets = await selectAssets(context, sql`asset.goods_id = ${goodsId}`, sql`order by asset.asset_no`);
  for (const [index, asset] of assets.slice(0, Math.ceil(assets.length * share)).entries()) {
    const [condition, note] = found[index % found.length] ?? ["inUse", null];
    const check = { checkId: newId(), condition, foundCount: asset.quantity, place: "信息技术教室", custodian: null, note };
    done(await checkAsset(context, asset.asset_id, check));
  }
}

/** Lists of every kind and state: a year old and looked at, on their way, waiting for somebody, not yet begun. */
export async function livelyGoods(people: People, partnershipId: string, today: Day): Promise<void> {
  const live = async (content: GoodsContent, on: Day, stop: Stop): Promise<string> => liveGoods(people, partnershipId, content, [on, stop]);
  const computers = item("台式计算机", "equipment", [30, "台", 3980], {
    classCode: "A02010105",
    spec: "i5/16G/512G",
    source: "2023年采购",
    custodian: "周海",
  });
  const desks = item("双人课桌椅", "furniture", [40, "套", 420], { classCode: "A05010201", source: "2022年采购" });
  const screen = item("交互式一体机", "specialEquipment", [4, "台", 16_800], { spec: "86英寸", custodian: "李静" });
  const old = await live(transfer("计算机教室设备调拨", [computers, desks]), addDays(today, -395), "received");
  await lookAtAssets(people, old, addDays(today, -20), 0.6);
  const gift = await live(donation("智慧教室设备捐赠", [screen], { purpose: "equipment" }), addDays(today, -372), "received");
  done(
    await putReceipt(people.bureau(addDays(today, -360)), gift, {
      receiptNo: "公益捐赠票据0990001001",
      issuedOn: dayText(addDays(today, -362)),
    }),
  );
  const use = { use: "用于课后服务与教师培训", consentedOn: dayText(addDays(today, -100)), paper: "捐赠人变更用途同意书" };
  done(await changeUse(people.bureau(addDays(today, -99)), gift, use));
  const books = item("少年科普丛书", "books", [600, "册", 26.5]);
  const shelf = item("书架", "furniture", [12, "个", 680]);
  const donor = { giverKind: "person" as const, giverName: "钱示例", isAnonymous: true, use: "充实学校图书室" };
  await live(donation("爱心图书捐赠", [books, shelf], donor), addDays(today, -150), "received");
  const charity = { giverKind: "organisation" as const, giverName: "示例助学基金会", use: "用于寄宿生冬季生活" };
  const quilts = item("棉被", "consumables", [86, "床", 128]);
  await live(donation("温暖过冬物资", [quilts, item("电热水器", "equipment", [3, "台", 2350])], charity), addDays(today, 0), "handedOver");
  await live(transfer("物理实验器材调拨", [item("力学实验箱", "specialEquipment", [18, "套", 1620])]), addDays(today, 6), "submitted");
  await live(donation("乐器捐赠", [item("电子琴", "equipment", [6, "台", 1180])]), addDays(today, 9), "approved");
  await live(transfer("图书漂流", [item("教学参考书", "books", [210, "册", 32])]), addDays(today, 20), "draft");
}
