import { z } from "zod";
import { statesOf } from "../domain/approval/approval.ts";
import { assetConditions } from "../domain/asset/asset.ts";
import { giverKinds, goodsModes, goodsPurposes, itemKinds, valueBases } from "../domain/goods/goods.ts";
import { itemCountMax } from "../domain/goods/goods-import.ts";
import { approvable } from "./approval.ts";
import { attachment } from "./attachment.ts";
import { goodsList, publishedList } from "./filters.ts";
import { route } from "./route.ts";
import { importError, sheetBytesMax } from "./school.ts";
import { day, id, instant, name, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Goods that change hands: donations of social donors, transfers between public schools. */

/** Lines of one list: a classroom's or a library's worth; a longer one is split. Our choice. */
export const itemsPerGoodsMax = 500;
const shortText = z.string().trim().max(100);

export const goodsItem = z.object({
  name,
  kind: z.enum(itemKinds),
  classCode: z.string().trim().max(10).nullable().describe("GB/T 14885"),
  spec: shortText.nullable(),
  count: z.int().min(1).max(itemCountMax),
  unit: z.string().trim().min(1).max(10),
  unitValueFen: z.int().min(0).max(1e11),
  valueBasis: z.enum(valueBases),
  source: shortText.nullable(),
  custodian: shortText.nullable(),
});
export type GoodsItemContent = z.infer<typeof goodsItem>;

export const goodsContent = z.object({
  mode: z.enum(goodsModes),
  purpose: z.enum(goodsPurposes),
  title: name,
  giverKind: z.enum(giverKinds),
  giverName: name,
  isAnonymous: z.boolean().describe("The donor asks not to be named in the publication"),
  use: text.nullable(),
  agreementNo: shortText.nullable(),
  agreedOn: day.nullable(),
  isVoluntary: z.boolean(),
  note: text.nullable(),
  items: z.array(goodsItem).max(itemsPerGoodsMax),
});
export type GoodsContent = z.infer<typeof goodsContent>;

export const goodsDecision = z.object({ decidedOn: day, participants: text.min(1), paper: name });

export const goodsLine = approvable.extend({
  state: z.enum(statesOf("goods")),
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  mode: z.enum(goodsModes),
  title: z.string(),
  giverKind: z.enum(giverKinds),
  giverName: z.string(),
  valueFen: z.int(),
  pieces: z.int().describe("How many pieces are on the list"),
  shortBy: z.int().describe("How many of them did not arrive; 0 before somebody has counted"),
  handedOverOn: day.nullable(),
  receivedOn: day.nullable(),
  receiptNo: z.string().nullable(),
  changedAt: instant,
});
export type GoodsLine = z.infer<typeof goodsLine>;

export const conditionCounts = z.partialRecord(z.enum(assetConditions), z.int()).describe("Assets by what the last check found");

/** What somebody may do besides the moves. */
export const goodsDeeds = ["change", "decide", "attach", "register"] as const;

export const goodsPage = goodsLine.extend({
  ...goodsContent.omit({ items: true }).shape,
  items: z.array(goodsItem.extend({ id, receivedCount: z.int().nullable(), receiptNote: z.string().nullable() })),
  decision: goodsDecision.nullable(),
  receiptNote: z.string().nullable(),
  receiptIssuedOn: day.nullable(),
  consents: z.array(z.object({ use: z.string(), consentedOn: day, paper: z.string(), enteredBy: z.string() })),
  files: z.array(attachment),
  trail: z.array(trailStep),
  assets: z.int(),
  conditions: conditionCounts,
  allowed: z.array(z.enum(goodsDeeds)),
});
export type GoodsPage = z.infer<typeof goodsPage>;

const goodsParams = z.object({ goodsId: id });

export const listGoods = route({
  method: "GET",
  path: "/api/goods",
  tag: "goods",
  summary: "Handover lists that one may see",
  query: goodsList,
  reply: pageOf(goodsLine),
});
export const exportGoods = route({
  method: "GET",
  path: "/api/goods/export",
  tag: "goods",
  summary: "The register: every item of the same lists as a workbook",
  query: goodsList,
  replyKind: "file",
});
export const getGoods = route({
  method: "GET",
  path: "/api/goods/:goodsId",
  tag: "goods",
  summary: "One handover list with items, files and trail",
  params: goodsParams,
  reply: goodsPage,
});
export const enterGoods = route({
  method: "POST",
  path: "/api/goods",
  tag: "goods",
  summary: "Begin a handover list; the same id twice begins it once",
  body: z.object({ goodsId: id, partnershipId: id, content: goodsContent }),
  bodyLimit: 512 * 1024,
  reply: goodsPage,
});
export const changeGoods = route({
  method: "PUT",
  path: "/api/goods/:goodsId",
  tag: "goods",
  summary: "Change a list that is a draft or came back",
  params: goodsParams,
  body: z.object({ version: z.int(), content: goodsContent }),
  bodyLimit: 512 * 1024,
  reply: goodsPage,
});
export const decideGoods = route({
  method: "PUT",
  path: "/api/goods/:goodsId/decision",
  tag: "goods",
  summary: "Enter the collective decision on a transfer",
  params: goodsParams,
  body: goodsDecision.extend({ version: z.int() }),
  reply: goodsPage,
});
export const receiveGoods = route({
  method: "POST",
  path: "/api/goods/:goodsId/receive",
  tag: "goods",
  summary: "Receive goods: counted, photographed and signed for; assets get their numbers",
  params: goodsParams,
  body: z.object({
    version: z.int(),
    receivedOn: day,
    note: text.nullable(),
    counts: z.array(z.object({ itemId: id, count: z.int().min(0), note: shortText.nullable() })).max(itemsPerGoodsMax),
  }),
  bodyLimit: 256 * 1024,
  reply: goodsPage,
});
export const putReceipt = route({
  method: "PUT",
  path: "/api/goods/:goodsId/receipt",
  tag: "goods",
  summary: "Enter the donation receipt issued to the donor",
  params: goodsParams,
  body: z.object({ receiptNo: name, issuedOn: day }),
  reply: goodsPage,
});
export const changeUse = route({
  method: "POST",
  path: "/api/goods/:goodsId/use-changes",
  tag: "goods",
  summary: "Change the use of a donation with the donor's consent",
  params: goodsParams,
  body: z.object({ use: text.min(1), consentedOn: day, paper: name }),
  reply: goodsPage,
});

/** A donation as it is published. `donor` is null where the donor asks not to be named. */
export const publishedDonation = z.object({
  id,
  partnershipId: id,
  donor: z.string().nullable(),
  giverKind: z.enum(giverKinds),
  title: z.string(),
  goods: z.string().describe("Names and numbers of the items"),
  valueFen: z.int(),
  use: z.string(),
  receiver: schoolName,
  receivedOn: day,
  receiptNo: z.string().nullable(),
  conditions: conditionCounts,
});
export type PublishedDonation = z.infer<typeof publishedDonation>;

export const listPublished = route({
  method: "GET",
  path: "/api/published-donations",
  tag: "goods",
  summary: "Donations received, as they are made public",
  query: publishedList,
  reply: pageOf(publishedDonation),
});
export const exportPublished = route({
  method: "GET",
  path: "/api/published-donations/export",
  tag: "goods",
  summary: "The same list as a workbook",
  query: publishedList,
  replyKind: "file",
});

export const getItemTemplate = route({
  method: "GET",
  path: "/api/goods-items/template",
  tag: "goods",
  summary: "A workbook to fill in with items",
  replyKind: "file",
});
/** What a sheet of items says, row by row; nothing is kept of it until the list is saved. */
export const readItems = route({
  method: "POST",
  path: "/api/goods-items/read",
  tag: "goods",
  summary: "Read items from a sheet, with an error for each wrong cell",
  query: z.object({ mode: z.enum(goodsModes) }),
  isUpload: true,
  bodyLimit: sheetBytesMax,
  reply: z.object({
    fileName: z.string(),
    ignoredHeadings: z.array(z.string()),
    rows: z.array(z.object({ row: z.int(), title: z.string(), item: goodsItem.nullable(), errors: z.array(importError) })),
  }),
});
