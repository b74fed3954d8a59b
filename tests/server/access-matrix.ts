import { randomUUID } from "node:crypto";
import {
  pair,
  record,
  programme,
  helped,
  got,
  sent,
  list,
  guarded,
  ofCounty,
  absent,
  ofPair,
  sheet,
  staleVersion,
  content,
  schoolBody,
  programmeBody,
  pairBody,
  obligationRef,
  type Guard,
  type Probe,
} from "./access-probe.ts";
import { aid } from "./access-aid.ts";
import { accounts } from "./access-matrix-accounts.ts";
import { allowances } from "./access-matrix-allowances.ts";
import { goods, movesOfGoods } from "./access-matrix-goods.ts";
import { payments } from "./access-matrix-payments.ts";
import { postings } from "./access-matrix-postings.ts";
import { assessmentGuards } from "./access-matrix-assessments.ts";
import { eventGuards, roomGuards } from "./access-matrix-rooms.ts";
import { workbench } from "./access-matrix-workbench.ts";
import { unknownId } from "./access-world-money.ts";
import type { Thing } from "./access-world.ts";
import type { Action } from "../../src/domain/access/access.ts";

/** A list of staff, asked for either school of the pair. */
function ofStaff(path: (schoolId: string) => string, shown: "id" | "name"): Guard {
  const probe = (schoolId: string, shows: string): Probe => ({
    action: "staff.read",
    subject: { kind: "school", schoolId },
    send: got(path(schoolId)),
    shows,
  });
  return {
    kind: "list",
    probes: (one) => [
      probe(one.helpedSchoolId, shown === "id" ? one.staffId : one.staffName),
      probe(one.helperSchoolId, shown === "id" ? one.helperStaffId : one.helperStaffName),
    ],
  };
}

const schools: Readonly<Record<string, Guard>> = {
  // The directory of schools: one's own, one's partners and those of one's programmes.
  "GET /api/schools": list(
    "partnership.read",
    pair,
    (one) => `/api/schools?q=${one.helpedCode}`,
    ({ helpedSchoolId }) => helpedSchoolId,
  ),
  "GET /api/schools/export": list(
    "partnership.read",
    pair,
    () => "/api/schools/export",
    ({ helpedName }) => helpedName,
  ),
  "PUT /api/schools/:schoolId": guarded("school.change", helped, (one) =>
    sent("PUT", `/api/schools/${one.helpedSchoolId}`, schoolBody(one)),
  ),
  "GET /api/staff": ofStaff((schoolId) => `/api/staff?size=200&schoolId=${schoolId}`, "id"),
  "GET /api/staff/export": ofStaff((schoolId) => `/api/staff/export?schoolId=${schoolId}`, "name"),
  "POST /api/staff/:staffId/phone": guarded("staff.reveal", helped, ({ staffId }) =>
    sent("POST", `/api/staff/${staffId}/phone`, { reason: "联系支教安排" }),
  ),
  "GET /api/imports/:kind/template": { kind: "own" },
  "POST /api/imports/:kind": ofCounty("school.import", () => sheet("/api/imports/schools", "学校标识码,学校名称\n0990001777,某小学\n")),
  "POST /api/imports/:kind/:importId/confirm": absent(
    ofCounty("school.import", () => sent("POST", `/api/imports/schools/${unknownId}/confirm`, {})),
  ),
  "GET /api/imports/:kind/:importId/errors": absent(ofCounty("school.import", () => got(`/api/imports/schools/${unknownId}/errors`))),
};

const approvals: Readonly<Record<string, Guard>> = {
  "POST /api/approvals/:kind/moves": {
    kind: "thing",
    probes: (one) => [
      ...(
        [
          ["waiver", "approve", "waiver.decide", one.waiverId],
          ["posting", "endorse", "posting.endorse", one.postingId],
          ["posting", "approve", "posting.approve", one.postingId],
          ["posting", "begin", "posting.receive", one.postingId],
          ["payment", "submit", "payment.enter", one.paymentId],
          ["payment", "approve", "payment.approve", one.paymentId],
          ["payment", "pay", "payment.pay", one.paymentId],
          ["payment", "receive", "payment.receive", one.paymentId],
          ["payment", "lock", "payment.lock", one.paymentId],
          ["allowanceRun", "submit", "allowance.run", one.runId],
          ["allowanceRun", "approve", "allowance.approve", one.runId],
          ["allowanceRun", "lock", "allowance.book", one.runId],
        ] as const
      ).map(([kind, move, action, id]) => ({
        action,
        subject: pair(one),
        send: sent("POST", `/api/approvals/${kind}/moves`, { move, things: [{ id, version: staleVersion }] }),
      })),
      ...movesOfGoods(one),
    ],
  },
  "GET /api/approvals/waiting": list(
    "waiver.decide",
    pair,
    () => "/api/approvals/waiting?kind=waiver",
    ({ waiverId }) => waiverId,
  ),
  "GET /api/partnerships/:partnershipId/summary": ofPair("partnership.read", ({ partnershipId }) =>
    got(`/api/partnerships/${partnershipId}/summary`),
  ),
  "GET /api/settings/dated": { kind: "own" },
  "PUT /api/settings/dated/:key": absent(
    ofCounty("settings.change", () => sent("PUT", "/api/settings/dated/none", { effectiveFrom: "2026-09-01", source: "测试", value: 1 })),
  ),
};

const programmes: Readonly<Record<string, Guard>> = {
  "GET /api/programmes": {
    kind: "list",
    // Whoever sees the own pair sees its programme, and so that of the other pair in it.
    probes: (one) =>
      one.what === "another pair"
        ? []
        : [{ action: "partnership.read", subject: pair(one), send: got("/api/programmes"), shows: one.programmeId }],
  },
  "GET /api/programmes/export": {
    kind: "list",
    probes: (one) => [{ action: "partnership.read", subject: pair(one), send: got("/api/programmes/export") }],
  },
  "POST /api/programmes": ofCounty("programme.create", () => sent("POST", "/api/programmes", { ...programmeBody, name: "新项目" })),
  "PUT /api/programmes/:programmeId": guarded("programme.change", programme, (one) =>
    sent("PUT", `/api/programmes/${one.programmeId}`, programmeBody),
  ),
  "GET /api/programmes/:programmeId/overview": list(
    "partnership.read",
    pair,
    (one) => `/api/programmes/${one.programmeId}/overview?size=200`,
    ({ partnershipId }) => partnershipId,
  ),
  "GET /api/programmes/:programmeId/overview/export": list(
    "partnership.read",
    pair,
    (one) => `/api/programmes/${one.programmeId}/overview/export`,
    ({ helpedName }) => helpedName,
  ),
};

const partnerships: Readonly<Record<string, Guard>> = {
  "GET /api/partnerships": list(
    "partnership.read",
    pair,
    (one) => `/api/partnerships?schoolId=${one.helpedSchoolId}`,
    ({ partnershipId }) => partnershipId,
  ),
  "GET /api/partnerships/export": list(
    "partnership.read",
    pair,
    () => "/api/partnerships/export",
    ({ helpedName }) => helpedName,
  ),
  "POST /api/partnerships": ofPair("partnership.change", (one) => sent("POST", "/api/partnerships", pairBody(one))),
  "PUT /api/partnerships/:partnershipId": ofPair("partnership.change", (one) =>
    sent("PUT", `/api/partnerships/${one.partnershipId}`, pairBody(one)),
  ),
  "GET /api/partnerships/:partnershipId/page": guarded(
    "partnership.read",
    pair,
    (one) => got(`/api/partnerships/${one.partnershipId}/page`),
    ({ helpedName }) => helpedName,
  ),
  "POST /api/partnerships/:partnershipId/explanation": absent(
    ofPair("partnership.read", (one) => sent("POST", `/api/partnerships/${one.partnershipId}/explanation`, obligationRef(one))),
  ),
  "POST /api/partnerships/:partnershipId/needs": ofPair("need.record", (one) =>
    sent("POST", `/api/partnerships/${one.partnershipId}/needs`, { commitmentId: one.cardId, scope: {}, note: "需要" }),
  ),
};

const versionPath = ({ versionId }: Thing): string => `/api/plan-versions/${versionId}`;

const plans: Readonly<Record<string, Guard>> = {
  "GET /api/plan-versions": list(
    "partnership.read",
    pair,
    (one) => `/api/plan-versions?partnershipId=${one.partnershipId}`,
    ({ versionId }) => versionId,
  ),
  "GET /api/plan-versions/export": list(
    "partnership.read",
    pair,
    (one) => `/api/plan-versions/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "POST /api/partnerships/:partnershipId/plan": ofPair("plan.change", (one) =>
    sent("POST", `/api/partnerships/${one.partnershipId}/plan`, { text: "每学期开展两次经验交流会。" }),
  ),
  "POST /api/partnerships/:partnershipId/plan/file": ofPair("plan.change", (one) =>
    sheet(`/api/partnerships/${one.partnershipId}/plan/file`, "每学期开展两次经验交流会。"),
  ),
  "GET /api/plan-versions/:versionId": guarded(
    "partnership.read",
    pair,
    (one) => got(versionPath(one)),
    ({ versionId }) => versionId,
  ),
  "PUT /api/plan-versions/:versionId/cards/:cardId": ofPair("plan.change", (one) =>
    sent("PUT", `${versionPath(one)}/cards/${one.cardId}`, { state: "rejected" }),
  ),
  "POST /api/plan-versions/:versionId/cards": ofPair("plan.change", (one) =>
    sent("POST", `${versionPath(one)}/cards`, { start: 0, end: 9 }),
  ),
  "POST /api/plan-versions/:versionId/cards/:cardId/split": ofPair("plan.change", (one) =>
    sent("POST", `${versionPath(one)}/cards/${one.cardId}/split`, {}),
  ),
  "POST /api/plan-versions/:versionId/accept-all": ofPair("plan.change", (one) => sent("POST", `${versionPath(one)}/accept-all`, {})),
  "POST /api/plan-versions/:versionId/moves": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["submit", "plan.submit"],
          ["recall", "plan.submit"],
          ["return", "plan.approve"],
          ["approve", "plan.approve"],
          ["withdraw", "plan.change"],
        ] as const
      ).map(([move, action]) => ({
        action,
        subject: pair(one),
        send: sent("POST", `${versionPath(one)}/moves`, { move, reason: "other" }),
      })),
  },
  "POST /api/plan-versions/:versionId/adjustments": ofPair("plan.change", (one) =>
    sent("POST", `${versionPath(one)}/adjustments`, { reason: "调整" }),
  ),
};

const ofRecord = (action: Action, send: (one: Thing) => Probe["send"]): Guard => guarded(action, record, send);

const records: Readonly<Record<string, Guard>> = {
  "GET /api/records": list(
    "partnership.read",
    pair,
    (one) => `/api/records?size=200&partnershipId=${one.partnershipId}`,
    ({ recordId }) => recordId,
  ),
  "GET /api/records/export": list(
    "partnership.read",
    pair,
    (one) => `/api/records/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/records/hints": list(
    "record.enter",
    pair,
    (one) => `/api/records/hints?partnershipId=${one.partnershipId}`,
    ({ partnershipId }) => partnershipId,
  ),
  "GET /api/records/:recordId": guarded(
    "partnership.read",
    record,
    ({ recordId }) => got(`/api/records/${recordId}`),
    ({ recordId }) => recordId,
  ),
  "POST /api/records": ofPair("record.enter", (one) =>
    sent("POST", "/api/records", { idempotencyKey: randomUUID(), partnershipId: one.partnershipId, content: content("2026-11-23") }),
  ),
  "PUT /api/records/:recordId": ofRecord("record.correct", ({ recordId, recordDay }) =>
    sent("PUT", `/api/records/${recordId}`, { version: staleVersion, content: content(recordDay) }),
  ),
  "POST /api/records/:recordId/moves": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["hold", "record.correct"],
          ["confirm", "record.confirm"],
          ["question", "record.confirm"],
          ["verify", "record.verify"],
          ["void", "record.void"],
        ] as const
      ).map(([move, action]) => ({
        action,
        subject: record(one),
        send: sent("POST", `/api/records/${one.recordId}/moves`, { move, version: staleVersion, comment: "试" }),
      })),
  },
  "POST /api/records/confirm": ofRecord("record.confirm", ({ recordId }) =>
    sent("POST", "/api/records/confirm", { records: [{ id: recordId, version: staleVersion }] }),
  ),
};

const waivers: Readonly<Record<string, Guard>> = {
  "GET /api/waivers": list(
    "partnership.read",
    pair,
    (one) => `/api/waivers?size=200&partnershipId=${one.partnershipId}`,
    ({ waiverId }) => waiverId,
  ),
  "GET /api/waivers/export": list(
    "partnership.read",
    pair,
    (one) => `/api/waivers/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "POST /api/partnerships/:partnershipId/waivers": absent(
    ofPair("waiver.request", (one) =>
      sent("POST", `/api/partnerships/${one.partnershipId}/waivers`, { ...obligationRef(one), reason: "停课" }),
    ),
  ),
  "POST /api/waivers/:waiverId/moves": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["return", "waiver.decide"],
          ["approve", "waiver.decide"],
          ["withdraw", "waiver.request"],
        ] as const
      ).map(([move, action]) => ({
        action,
        subject: pair(one),
        send: sent("POST", `/api/waivers/${one.waiverId}/moves`, { move, reason: "other" }),
      })),
  },
};

/** Every route of the contract and how it is guarded. A route that is missing here fails the test. */
export const guards: Readonly<Record<string, Guard>> = {
  ...accounts,
  ...allowances,
  ...approvals,
  ...schools,
  ...programmes,
  ...partnerships,
  ...plans,
  ...records,
  ...eventGuards,
  ...roomGuards,
  ...assessmentGuards,
  ...waivers,
  ...postings,
  ...payments,
  ...goods,
  ...workbench,
  ...aid,
};
