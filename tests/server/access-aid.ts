import { got, guarded, helped, list, ofCounty, pair, sent, staleVersion, type Guard } from "./access-probe.ts";
import type { Thing } from "./access-world.ts";

const aidPath = ({ aidId }: Thing): string => `/api/aid/applications/${aidId}`;

/** An application that the rules refuse once the person may enter it: nothing is made. */
const aidBody = ({ helpedSchoolId }: Thing): object => ({
  schoolId: helpedSchoolId,
  term: "2026-autumn",
  pupilName: "璩某",
  grade: "7",
  className: "1班",
  isBoarder: false,
  category: "none",
  basis: "scoring",
  arrivedOn: null,
  benefit: { kind: "subsidy" },
  partnershipId: null,
});

/** The routes of student aid. */
export const aid: Readonly<Record<string, Guard>> = {
  "GET /api/aid/applications": list(
    "aid.read",
    helped,
    ({ helpedSchoolId }) => `/api/aid/applications?size=200&schoolId=${helpedSchoolId}`,
    ({ aidId }) => aidId,
  ),
  "GET /api/aid/applications/export": list(
    "aid.read",
    helped,
    ({ helpedSchoolId }) => `/api/aid/applications/export?schoolId=${helpedSchoolId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/aid/selection": list(
    "aid.approve",
    helped,
    ({ helpedSchoolId }) => `/api/aid/selection?move=return&schoolId=${helpedSchoolId}`,
    ({ aidId }) => aidId,
  ),
  "GET /api/aid/payment/export": ofCounty("aid.pay", () => got("/api/aid/payment/export?term=2026-autumn")),
  "GET /api/aid/applications/:applicationId": guarded(
    "aid.read",
    helped,
    (one) => got(aidPath(one)),
    ({ aidId }) => aidId,
  ),
  "POST /api/aid/applications": guarded("aid.enter", helped, (one) => sent("POST", "/api/aid/applications", aidBody(one))),
  "PUT /api/aid/applications/:applicationId": guarded("aid.enter", helped, (one) =>
    sent("PUT", aidPath(one), { ...aidBody(one), version: staleVersion }),
  ),
  "POST /api/aid/applications/:applicationId/reveal": guarded("aid.reveal", helped, (one) =>
    sent("POST", `${aidPath(one)}/reveal`, { reason: "核对账号" }),
  ),
  "POST /api/aid/applications/:applicationId/appeals": guarded("aid.appeal", helped, (one) =>
    sent("POST", `${aidPath(one)}/appeals`, { raisedOn: "2999-01-01", raisedBy: "家长", matter: "有异议" }),
  ),
  "POST /api/aid/appeals/:appealId/decision": guarded("aid.approve", helped, ({ aidAppealId }) =>
    sent("POST", `/api/aid/appeals/${aidAppealId}/decision`, { outcome: "rejected", decision: "已核实" }),
  ),
  "GET /api/aid/publications": list(
    "aid.read",
    helped,
    () => "/api/aid/publications",
    ({ helpedSchoolId }) => helpedSchoolId,
  ),
  "GET /api/aid/publications/:schoolId/:term/:publishedOn": guarded(
    "aid.read",
    helped,
    ({ helpedSchoolId }) => got(`/api/aid/publications/${helpedSchoolId}/2026-autumn/2026-11-23`),
    ({ helpedName }) => helpedName,
  ),
  "GET /api/aid/runs/:runId": guarded(
    "partnership.read",
    pair,
    ({ aidRunId }) => got(`/api/aid/runs/${aidRunId}`),
    ({ aidRunId }) => aidRunId,
  ),
  "GET /api/aid/overview": list(
    "aid.read",
    helped,
    () => "/api/aid/overview",
    ({ aidCategory }) => aidCategory,
  ),
  "GET /api/aid/rules": list(
    "aid.enter",
    helped,
    () => "/api/aid/rules",
    ({ helpedSchoolId }) => helpedSchoolId,
  ),
  "POST /api/aid/erasure": ofCounty("aid.list", () => sent("POST", "/api/aid/erasure", {})),
};
