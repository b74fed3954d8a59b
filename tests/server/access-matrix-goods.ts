import { randomUUID } from "node:crypto";
import type { Action } from "../../src/domain/access/access.ts";
import type { Subject } from "../../src/domain/access/subject.ts";
import { got, guarded, helped, helper, list, ofPair, pair, record, sent, staleVersion, type Guard, type Probe } from "./access-probe.ts";
import { goodsBody, requestBody } from "./access-world-goods.ts";
import type { Thing } from "./access-world.ts";

/** A day that is not yet there: whoever may is told so, and nothing is entered. */
const later = "2099-12-31";
const goodsPath = ({ goodsId }: Thing): string => `/api/goods/${goodsId}`;
const requestPath = ({ requestId }: Thing): string => `/api/requests/${requestId}`;
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

const ofRequest = (action: Action, send: (one: Thing) => Probe["send"]): Guard => guarded(action, helped, send);

/** Moves of goods and requests, by the one route of all moves. */
export const movesOfGoods = (one: Thing): Probe[] =>
  (
    [
      ["goods", "submit", "goods.enter", one.goodsId],
      ["goods", "approve", "goods.approve", one.goodsId],
      ["goods", "handOver", "goods.handOver", one.goodsId],
      ["goods", "receive", "goods.receive", one.goodsId],
      ["request", "recall", "request.enter", one.requestId],
      ["request", "approve", "request.decide", one.requestId],
      ["request", "begin", "request.report", one.requestId],
    ] as const
  ).map(([kind, move, action, id]) => ({
    action,
    subject: kind === "goods" ? pair(one) : helped(one),
    send: sent("POST", `/api/approvals/${kind}/moves`, { move, things: [{ id, version: staleVersion }] }),
  }));

/** Handover lists: the schools enter them, the bureau approves, the helped school signs; what was received is settled. */
const goodsLists: Readonly<Record<string, Guard>> = {
  "GET /api/goods": list(
    "partnership.read",
    pair,
    (one) => `/api/goods?partnershipId=${one.partnershipId}`,
    ({ goodsId }) => goodsId,
  ),
  "GET /api/goods/export": list(
    "partnership.read",
    pair,
    (one) => `/api/goods/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/goods/:goodsId": guarded(
    "partnership.read",
    pair,
    (one) => got(goodsPath(one)),
    ({ goodsId }) => goodsId,
  ),
  "POST /api/goods": ofPair("goods.enter", ({ partnershipId }) =>
    sent("POST", "/api/goods", { goodsId: randomUUID(), partnershipId, content: goodsBody("publicSchool") }),
  ),
  "PUT /api/goods/:goodsId": ofPair("goods.enter", (one) =>
    sent("PUT", goodsPath(one), { version: staleVersion, content: goodsBody("enterprise") }),
  ),
  "PUT /api/goods/:goodsId/decision": ofPair("goods.enter", (one) =>
    sent("PUT", `${goodsPath(one)}/decision`, { version: staleVersion, decidedOn: "2026-09-01", participants: "9人", paper: "纪要" }),
  ),
  "POST /api/goods/:goodsId/receive": ofPair("goods.receive", (one) =>
    sent("POST", `${goodsPath(one)}/receive`, { version: staleVersion, receivedOn: "2026-11-20", note: null, counts: [] }),
  ),
  "PUT /api/goods/:goodsId/receipt": ofPair("goods.register", (one) =>
    sent("PUT", `${goodsPath(one)}/receipt`, { receiptNo: "票据001", issuedOn: later }),
  ),
  "POST /api/goods/:goodsId/use-changes": ofPair("goods.register", (one) =>
    sent("POST", `${goodsPath(one)}/use-changes`, { use: "他用", consentedOn: later, paper: "同意书" }),
  ),
  "GET /api/published-donations": list(
    "partnership.read",
    pair,
    (one) => `/api/published-donations?size=200&schoolId=${one.helpedSchoolId}`,
    ({ goodsId }) => goodsId,
  ),
  "GET /api/published-donations/export": list(
    "partnership.read",
    pair,
    (one) => `/api/published-donations/export?schoolId=${one.helpedSchoolId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/goods-items/template": { kind: "own" },
  // Reads a sheet back to whoever sends it; nothing is kept.
  "POST /api/goods-items/read": { kind: "own" },
};

const assets: Readonly<Record<string, Guard>> = {
  "GET /api/assets": list(
    "partnership.read",
    pair,
    ({ goodsId }) => `/api/assets?goodsId=${goodsId}`,
    ({ assetId }) => assetId,
  ),
  "GET /api/assets/export": list(
    "partnership.read",
    pair,
    ({ goodsId }) => `/api/assets/export?goodsId=${goodsId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/assets/:assetId": guarded(
    "partnership.read",
    pair,
    ({ assetId }) => got(`/api/assets/${assetId}`),
    ({ assetId }) => assetId,
  ),
  // More pieces than there are: whoever may check is told so.
  "POST /api/assets/:assetId/checks": ofPair("asset.check", ({ assetId }) =>
    sent("POST", `/api/assets/${assetId}/checks`, {
      checkId: randomUUID(),
      condition: "inUse",
      foundCount: 1000,
      place: null,
      custodian: null,
      note: null,
    }),
  ),
};

function asking(one: Thing, school: (one: Thing) => Subject, schoolId: string, shows: string): Probe {
  return { action: "request.read", subject: school(one), send: got(`/api/requests?size=200&schoolId=${schoolId}`), shows };
}

/** Requests of a school: its own people and the bureau see them, no partner and no leading group. */
const requests: Readonly<Record<string, Guard>> = {
  "GET /api/requests": {
    kind: "list",
    probes: (one) => [asking(one, helped, one.helpedSchoolId, one.requestId), asking(one, helper, one.helperSchoolId, one.helperRequestId)],
  },
  "GET /api/requests/export": list(
    "request.read",
    helped,
    (one) => `/api/requests/export?schoolId=${one.helpedSchoolId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/requests/:requestId": guarded(
    "request.read",
    helped,
    (one) => got(requestPath(one)),
    ({ requestId }) => requestId,
  ),
  "POST /api/requests": ofRequest("request.enter", ({ helpedSchoolId }) =>
    sent("POST", "/api/requests", { requestId: randomUUID(), schoolId: helpedSchoolId, content: requestBody }),
  ),
  "PUT /api/requests/:requestId": ofRequest("request.enter", (one) =>
    sent("PUT", requestPath(one), { version: staleVersion, content: requestBody }),
  ),
  "POST /api/requests/:requestId/opinions": ofRequest("request.advise", (one) =>
    sent("POST", `${requestPath(one)}/opinions`, { source: "expert", office: "某院", stance: "for", givenOn: later, words: "可行" }),
  ),
  "POST /api/requests/:requestId/referrals": ofRequest("request.decide", (one) =>
    sent("POST", `${requestPath(one)}/referrals`, { level: "city", sentOn: later, paperNo: "1号", note: null }),
  ),
  "POST /api/requests/:requestId/decision": ofRequest("request.decide", (one) =>
    sent("POST", `${requestPath(one)}/decision`, { version: staleVersion, grantedFen: 100 }),
  ),
  "POST /api/requests/:requestId/progress": ofRequest("request.report", (one) =>
    sent("POST", `${requestPath(one)}/progress`, { progressId: randomUUID(), on: later, percent: 10, words: "开工" }),
  ),
  "POST /api/requests/:requestId/completion": ofRequest("request.report", (one) =>
    sent("POST", `${requestPath(one)}/completion`, { version: staleVersion, actualFen: 100, completedOn: "2026-11-20" }),
  ),
};

const files: Readonly<Record<string, Guard>> = {
  "POST /api/things/:kind/:thingId/attachments": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["record", null, "record.enter", one.recordId, record(one)],
          ["payment", null, "payment.enter", one.paymentId, pair(one)],
          ["goods", "paper", "goods.enter", one.goodsId, pair(one)],
          ["goods", "signature", "goods.receive", one.goodsId, pair(one)],
          ["asset", "check", "asset.check", one.assetId, pair(one)],
          ["request", "photo", "request.enter", one.requestId, helped(one)],
          ["request", "progress", "request.report", one.requestId, helped(one)],
        ] as const
      ).map(([kind, role, action, id, subject]) => ({
        action,
        subject,
        send: async (visitor) =>
          visitor.upload(`/api/things/${kind}/${id}/attachments${role === null ? "" : `?role=${role}`}`, "a.png", png),
      })),
  },
  "GET /api/attachments/:attachmentId": {
    kind: "thing",
    probes: (one) => [
      { action: "partnership.read", subject: record(one), send: got(`/api/attachments/${one.attachmentId}`) },
      { action: "partnership.read", subject: pair(one), send: got(`/api/attachments/${one.goodsFileId}`) },
      { action: "request.read", subject: helped(one), send: got(`/api/attachments/${one.requestFileId}`) },
    ],
  },
};

/** Goods, the assets that they become, requests of schools, and the files of everything. */
export const goods: Readonly<Record<string, Guard>> = { ...goodsLists, ...assets, ...requests, ...files };
