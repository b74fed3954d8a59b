import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { GoodsContent } from "../../src/contract/goods.ts";
import type { RequestContent } from "../../src/contract/request.ts";
import type { Actor } from "../../src/domain/access/role.ts";
import { moveThings } from "../../src/server/approval/actions.ts";
import { selectAssets } from "../../src/server/asset/store.ts";
import { addAttachment } from "../../src/server/attachment/actions.ts";
import { listAttachments } from "../../src/server/attachment/store.ts";
import { done } from "../../src/server/demonstration/stage.ts";
import { photoOf, signatureOf } from "../../src/server/demonstration/pictures.ts";
import { enterGoods, goodsApproval, goodsFiles, openGoods, receiveGoods } from "../../src/server/goods/actions.ts";
import { listItems } from "../../src/server/goods/store.ts";
import type { Context } from "../../src/server/http/context.ts";
import { enterRequest, requestFiles } from "../../src/server/request/actions.ts";

/** A received donation of a pair with the asset that it became, and a request of each of its schools; files of two of them. */
export interface GoodsOfPair {
  readonly goodsId: string;
  readonly goodsFileId: string;
  readonly assetId: string;
  readonly requestId: string;
  readonly requestFileId: string;
  readonly helperRequestId: string;
}

/** A list that says nothing wrong, or one that calls what a public school gives a donation. */
export const goodsBody = (giverKind: GoodsContent["giverKind"]): GoodsContent => ({
  mode: "donation",
  purpose: "equipment",
  title: "教学设备捐赠",
  giverKind,
  giverName: "示例县某商贸有限公司",
  isAnonymous: false,
  use: "用于改善教学条件",
  agreementNo: null,
  agreedOn: "2026-09-01",
  isVoluntary: true,
  note: null,
  items: [
    {
      name: "投影机",
      kind: "equipment",
      classCode: null,
      spec: null,
      count: 1,
      unit: "台",
      unitValueFen: 498_000,
      valueBasis: "invoice",
      source: null,
      custodian: null,
    },
  ],
});

export const requestBody: RequestContent = {
  kind: "repair",
  title: "围墙维修",
  description: "围墙部分开裂。",
  wantedBy: null,
  lines: [{ name: "砌筑", amountFen: 2_000_000 }],
};

/** The coordinator of a school, acting by the account of whoever makes the world. */
function coordinatorOf(context: Context, schoolId: string): Context {
  const actor: Actor = { ...context.actor, grants: [{ role: "coordinator", scope: { kind: "school", schoolId } }] };
  return { ...context, actor };
}

async function move(context: Context, goodsId: string, name: "submit" | "approve" | "handOver"): Promise<void> {
  done(await moveThings(context, goodsApproval, [{ id: goodsId, version: null }], { move: name }));
}

async function receive(context: Context, goodsId: string): Promise<void> {
  const files = [
    { role: "receipt", name: "验收.png", content: photoOf(1) },
    { role: "signature", name: "签名.png", content: signatureOf(1) },
  ] as const;
  for (const { role, name, content } of files) {
    const file = { name, mediaType: "image/png", content };
    done(await addAttachment(context, goodsFiles, { thingId: goodsId, role, part: null }, file));
  }
  const { version } = done(await openGoods(context, goodsId, "read"));
  const items = await listItems(context.db, context.countyCode, [goodsId]);
  const counts = items.map(({ item_id: itemId, count }) => ({ itemId, count, note: null }));
  done(await receiveGoods(context, goodsId, { version, receivedOn: "2026-11-20", note: null, counts }));
}

/** Gives a pair its goods and its request; `approver` is a second person of the bureau, for two pairs of eyes. */
export async function makeGoods(
  context: Context,
  approver: string,
  pair: { readonly partnershipId: string; readonly helperSchoolId: string; readonly helpedSchoolId: string },
): Promise<GoodsOfPair> {
  const { db, countyCode } = context;
  const [goodsId, requestId, helperRequestId] = [newId(), newId(), newId()];
  const helped = coordinatorOf(context, pair.helpedSchoolId);
  done(await enterGoods(context, { goodsId, partnershipId: pair.partnershipId, content: goodsBody("enterprise") }));
  await move(context, goodsId, "submit");
  await move({ ...context, actor: { ...context.actor, accountId: approver } }, goodsId, "approve");
  await move(context, goodsId, "handOver");
  await sql`update goods set handed_over_on = '2026-11-18' where county_code = ${countyCode} and goods_id = ${goodsId}`.execute(db);
  await receive(helped, goodsId);
  done(await enterRequest(helped, { requestId, schoolId: pair.helpedSchoolId, content: requestBody }));
  const helper = coordinatorOf(context, pair.helperSchoolId);
  done(await enterRequest(helper, { requestId: helperRequestId, schoolId: pair.helperSchoolId, content: requestBody }));
  const photo = { name: "现场.png", mediaType: "image/png", content: photoOf(2) };
  done(await addAttachment(helped, requestFiles, { thingId: requestId, role: "photo", part: null }, photo));
  const [asset] = await selectAssets(context, sql`asset.goods_id = ${goodsId}`, sql`order by asset.asset_no`);
  const [goodsFile] = await listAttachments(db, countyCode, goodsId);
  const [requestFile] = await listAttachments(db, countyCode, requestId);
  if (!asset || !goodsFile || !requestFile) throw new Error(`expected goods ${goodsId} to have an asset and files`);
  return { goodsId, goodsFileId: goodsFile.id, assetId: asset.asset_id, requestId, requestFileId: requestFile.id, helperRequestId };
}
