import { z } from "zod";
import { assetConditions, checkStandings, defaultAssetCheckRule, defaultAssetLine, defaultAssetNumberRule } from "../domain/asset/asset.ts";
import { giverKinds, goodsModes, itemKinds } from "../domain/goods/goods.ts";
import { attachment } from "./attachment.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { assetList } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, pageOf, schoolName, text } from "./shared.ts";

/** What was received, under its number: where it is, and in what state a year later. */

const numberRule = z.object({
  prefix: z.string().regex(/^[A-Z0-9]{1,6}$/),
  schoolDigits: z.int().min(0).max(10),
  hasYear: z.boolean(),
  runningDigits: z.int().min(3).max(8),
});
const line = z.object({ pieceFen: z.int().min(0), specialFen: z.int().min(0) });
const checkRule = z.object({ months: z.int().min(1).max(60), noticeDays: z.int().min(0).max(180) });

const always = "2000-01-01";
export const assetNumberSetting: DatedSetting<typeof numberRule> = {
  key: "asset.number",
  schema: numberRule,
  defaults: [{ effectiveFrom: always, source: "本产品默认编号规则", value: defaultAssetNumberRule }],
};
export const assetLineSetting: DatedSetting<typeof line> = {
  key: "asset.line",
  schema: line,
  defaults: [{ effectiveFrom: always, source: "行政事业单位固定资产单位价值标准（1000元，专用设备1500元）", value: defaultAssetLine }],
};
export const assetCheckSetting: DatedSetting<typeof checkRule> = {
  key: "asset.check",
  schema: checkRule,
  defaults: [{ effectiveFrom: always, source: "《行政事业性国有资产管理条例》第三十四条", value: defaultAssetCheckRule }],
};

export const assetLine = z.object({
  id,
  assetNo: z.string(),
  goodsId: id,
  partnershipId: id,
  school: schoolName,
  name: z.string(),
  spec: z.string().nullable(),
  kind: z.enum(itemKinds),
  unit: z.string(),
  quantity: z.int(),
  unitValueFen: z.int(),
  giverName: z.string(),
  giverKind: z.enum(giverKinds),
  mode: z.enum(goodsModes),
  custodian: z.string().nullable(),
  place: z.string().nullable(),
  receivedOn: day,
  condition: z.enum(assetConditions).nullable().describe("What the last check found; null before the first"),
  checkedOn: day.nullable(),
  nextCheckOn: day.nullable(),
  checkStanding: z.enum(checkStandings),
});
export type AssetLine = z.infer<typeof assetLine>;

export const assetCheck = z.object({
  id,
  checkedOn: day,
  condition: z.enum(assetConditions),
  foundCount: z.int(),
  place: z.string().nullable(),
  custodian: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
});

export const assetPage = assetLine.extend({
  classCode: z.string().nullable(),
  source: z.string().nullable(),
  title: z.string(),
  use: z.string().nullable(),
  checks: z.array(assetCheck).describe("The latest first"),
  files: z.array(attachment),
  mayCheck: z.boolean(),
});
export type AssetPage = z.infer<typeof assetPage>;

export const listAssets = route({
  method: "GET",
  path: "/api/assets",
  tag: "assets",
  summary: "Assets that one may see",
  query: assetList,
  reply: pageOf(assetLine),
});
export const exportAssets = route({
  method: "GET",
  path: "/api/assets/export",
  tag: "assets",
  summary: "The same list as a workbook",
  query: assetList,
  replyKind: "file",
});
export const getAsset = route({
  method: "GET",
  path: "/api/assets/:assetId",
  tag: "assets",
  summary: "One asset with its checks",
  params: z.object({ assetId: id }),
  reply: assetPage,
});
export const checkAsset = route({
  method: "POST",
  path: "/api/assets/:assetId/checks",
  tag: "assets",
  summary: "Say in what state an asset was found",
  params: z.object({ assetId: id }),
  body: z.object({
    checkId: id,
    condition: z.enum(assetConditions),
    foundCount: z.int().min(0),
    place: z.string().trim().max(100).nullable(),
    custodian: z.string().trim().max(50).nullable(),
    note: text.nullable(),
  }),
  reply: assetPage,
});
