import { randomUUID } from "node:crypto";
import type { Subject } from "../../src/domain/access/subject.ts";
import { got, guarded, list, ofPair, pair, sent, staleVersion, type Guard } from "./access-probe.ts";
import { basisOf } from "./access-world-assessments.ts";
import type { Thing } from "./access-world.ts";

/** Of somebody who has no account. */
const assessment = ({ programmeId, helperSchoolId, helpedSchoolId }: Thing): Subject => ({
  kind: "assessment",
  programmeId,
  helperSchoolId,
  helpedSchoolId,
  ownerAccountId: null,
});
const path = ({ assessmentId }: Thing): string => `/api/assessments/${assessmentId}`;

/** Assessments of posted people, and the list of those to be given priority. */
export const assessmentGuards: Readonly<Record<string, Guard>> = {
  "GET /api/assessments": list(
    "assessment.read",
    assessment,
    (one) => `/api/assessments?size=200&partnershipId=${one.partnershipId}`,
    ({ assessmentId }) => assessmentId,
  ),
  "GET /api/assessments/export": list(
    "assessment.read",
    assessment,
    (one) => `/api/assessments/export?postingId=${one.assessedPostingId}`,
    ({ helperStaffName }) => helperStaffName,
  ),
  "GET /api/assessable-postings": list(
    "assessment.open",
    pair,
    (one) => `/api/assessable-postings?schoolYear=2027&programmeId=${one.programmeId}`,
    ({ assessedPostingId }) => assessedPostingId,
  ),
  "POST /api/assessments": ofPair("assessment.open", (one) =>
    sent("POST", "/api/assessments", { postingIds: [one.assessedPostingId], schoolYear: 2025, dueDay: "2027-01-31" }),
  ),
  "GET /api/assessments/:assessmentId": guarded(
    "assessment.read",
    assessment,
    (one) => got(path(one)),
    ({ assessmentId }) => assessmentId,
  ),
  "POST /api/assessments/:assessmentId/sheets": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["self", "assessment.scoreSelf"],
          ["helped", "assessment.scoreHelped"],
          ["helper", "assessment.scoreHelper"],
        ] as const
      ).map(([party, action]) => ({
        action,
        subject: assessment(one),
        send: sent("POST", `${path(one)}/sheets`, {
          idempotencyKey: randomUUID(),
          party,
          scores: [{ key: "nothing", score: 1, remark: null }],
          remark: null,
        }),
      })),
  },
  "POST /api/assessments/:assessmentId/sheets/:party/return": guarded("assessment.close", assessment, (one) =>
    sent("POST", `${path(one)}/sheets/helper/return`, { reason: "试" }),
  ),
  "POST /api/assessments/:assessmentId/moves": {
    kind: "thing",
    probes: (one) =>
      (["close", "reopen", "void"] as const).map((move) => ({
        action: "assessment.close",
        subject: assessment(one),
        send: sent("POST", `${path(one)}/moves`, { move, version: staleVersion, reason: "试" }),
      })),
  },
  "POST /api/assessments/:assessmentId/priority": guarded("priority.enter", assessment, (one) =>
    sent("POST", `${path(one)}/priority`, { purpose: "award", basis: "试", versionId: null, decidedOn: "2026-11-20" }),
  ),
  "GET /api/priority-entries": list(
    "assessment.read",
    assessment,
    (one) => `/api/priority-entries?size=200&partnershipId=${one.partnershipId}`,
    ({ entryId }) => entryId,
  ),
  "GET /api/priority-entries/export": list(
    "assessment.read",
    assessment,
    (one) => `/api/priority-entries/export?partnershipId=${one.partnershipId}`,
    ({ partnershipId }) => basisOf(partnershipId),
  ),
  "POST /api/priority-entries/:entryId/removal": guarded("priority.enter", assessment, (one) =>
    sent("POST", `/api/priority-entries/${one.removableEntryId}/removal`, { reason: "试" }),
  ),
};
