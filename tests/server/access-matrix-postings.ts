import {
  absent,
  got,
  guarded,
  helped,
  list,
  ofPair,
  pair,
  postingBody,
  sent,
  staleVersion,
  type Guard,
  type Probe,
} from "./access-probe.ts";
import { unknownId } from "./access-world-money.ts";
import type { Thing } from "./access-world.ts";

const postingPath = ({ postingId }: Thing): string => `/api/postings/${postingId}`;
const goal = { goal: "每周一节研讨课", dueDay: "2026-12-31", result: null, doneOn: null };
const post = "kind=posting&role=subjectTeacher&from=2026-09-01&to=2027-07-05&sharePercent=50";

const receiving = (one: Thing, send: Probe["send"]): Probe => ({ action: "posting.receive", subject: pair(one), send });

/** Postings: the helped school asks and receives, the helper school sends; a posted teacher sees the own one. */
export const postings: Readonly<Record<string, Guard>> = {
  "GET /api/postings": list(
    "partnership.read",
    pair,
    (one) => `/api/postings?size=200&partnershipId=${one.partnershipId}`,
    ({ postingId }) => postingId,
  ),
  "GET /api/postings/export": list(
    "partnership.read",
    pair,
    (one) => `/api/postings/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/postings/:postingId": guarded(
    "partnership.read",
    pair,
    (one) => got(postingPath(one)),
    ({ postingId }) => postingId,
  ),
  // Days outside the partnership: whoever may ask is told so, and nothing is made.
  "POST /api/partnerships/:partnershipId/postings": ofPair("posting.request", (one) =>
    sent("POST", `/api/partnerships/${one.partnershipId}/postings`, { content: postingBody("2019-09-01"), people: [] }),
  ),
  "PUT /api/postings/:postingId": ofPair("posting.change", (one) =>
    sent("PUT", postingPath(one), { version: staleVersion, content: postingBody("2026-09-01") }),
  ),
  "POST /api/postings/:postingId/nomination": ofPair("posting.nominate", (one) =>
    sent("POST", `${postingPath(one)}/nomination`, {
      staffId: one.helperStaffId,
      homeLessonsPerWeek: null,
      cover: null,
      version: staleVersion,
    }),
  ),
  "PUT /api/postings/:postingId/handover": ofPair("posting.report", (one) =>
    sent("PUT", `${postingPath(one)}/handover`, { handover: "资料已移交" }),
  ),
  "POST /api/postings/:postingId/goals": ofPair("posting.report", (one) => sent("POST", `${postingPath(one)}/goals`, goal)),
  "PUT /api/postings/:postingId/goals/:goalId": absent(
    ofPair("posting.report", (one) => sent("PUT", `${postingPath(one)}/goals/${unknownId}`, goal)),
  ),
  "DELETE /api/postings/:postingId/goals/:goalId": absent(
    ofPair("posting.report", (one) => sent("DELETE", `${postingPath(one)}/goals/${unknownId}`)),
  ),
  "GET /api/partnerships/:partnershipId/posting-candidates": guarded(
    "posting.nominate",
    pair,
    (one) => got(`/api/partnerships/${one.partnershipId}/posting-candidates?${post}`),
    ({ helperStaffId }) => helperStaffId,
  ),
  "GET /api/partnerships/:partnershipId/posting-matrix": guarded(
    "partnership.read",
    pair,
    (one) => got(`/api/partnerships/${one.partnershipId}/posting-matrix`),
    ({ postingId }) => postingId,
  ),
  "GET /api/exchange": list(
    "school.read",
    helped,
    () => "/api/exchange",
    ({ helpedSchoolId }) => helpedSchoolId,
  ),
  "GET /api/exchange/export": list(
    "school.read",
    helped,
    () => "/api/exchange/export",
    ({ helpedName }) => helpedName,
  ),
  "PUT /api/exchange/:schoolId/:schoolYear": guarded("exchange.state", helped, (one) =>
    sent("PUT", `/api/exchange/${one.helpedSchoolId}/2025`, { eligible: 12 }),
  ),
  "GET /api/posting-board": {
    kind: "list",
    probes: (one) => [{ action: "partnership.read", subject: pair(one), send: got(`/api/posting-board?schoolId=${one.helperSchoolId}`) }],
  },
  "PUT /api/postings/:postingId/months/:month": ofPair("posting.report", (one) =>
    sent("PUT", `${postingPath(one)}/months/2026-10-01`, { absentDays: 0, lessons: 40, note: null, version: staleVersion }),
  ),
  "GET /api/attendance/waiting": { kind: "list", probes: (one) => [receiving(one, got("/api/attendance/waiting"))] },
  "GET /api/attendance/mine": { kind: "list", probes: (one) => [receiving(one, got("/api/attendance/mine"))] },
  "POST /api/attendance/confirm": absent(
    ofPair("posting.receive", ({ postingId }) =>
      sent("POST", "/api/attendance/confirm", { months: [{ postingId, month: "2026-10-01", version: staleVersion }] }),
    ),
  ),
};
