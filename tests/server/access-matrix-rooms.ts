import { randomUUID } from "node:crypto";
import { absent, got, guarded, list, ofPair, pair, record, sent, staleVersion, type Guard } from "./access-probe.ts";
import { unknownId } from "./access-world-money.ts";
import type { Thing } from "./access-world.ts";

/** An address of the right form that nothing has. */
const noDoor = "099000-AAAAAAAAAAAA";
const eventPath = ({ plannedId }: Thing): string => `/api/records/${plannedId}/event`;

/** Events of planned records. */
export const eventGuards: Readonly<Record<string, Guard>> = {
  "GET /api/events": list(
    "event.join",
    pair,
    () => "/api/events",
    ({ plannedId }) => plannedId,
  ),
  "GET /api/records/:recordId/event": guarded(
    "partnership.read",
    pair,
    (one) => got(eventPath(one)),
    ({ plannedId }) => plannedId,
  ),
  "PUT /api/records/:recordId/event": ofPair("record.correct", (one) =>
    sent("PUT", eventPath(one), { capacity: 3, signUpUntil: "2026-11-30", openTo: [one.helperSchoolId, one.helpedSchoolId] }),
  ),
  "POST /api/records/:recordId/event/invitations": ofPair("record.correct", (one) =>
    sent("POST", `${eventPath(one)}/invitations`, { staffIds: [one.staffId] }),
  ),
  "POST /api/records/:recordId/event/sign-up": ofPair("event.join", (one) => sent("POST", `${eventPath(one)}/sign-up`, { isComing: true })),
  "PUT /api/records/:recordId/event/attendance": ofPair("record.correct", (one) =>
    sent("PUT", `${eventPath(one)}/attendance`, { there: [] }),
  ),
  // Asked of those who were there, and the way of an event tries that: here nobody was.
  "POST /api/records/:recordId/event/feedback": { kind: "own" },
  "GET /api/attend/:token": { kind: "public" },
  "POST /api/attend/:token": absent(ofPair("event.join", () => sent("POST", `/api/attend/${noDoor}`, {}))),
  "POST /api/attend/:token/guests": { kind: "public" },
};

const mentorshipPath = ({ mentorshipId }: Thing): string => `/api/mentorships/${mentorshipId}`;
const projectPath = ({ projectId }: Thing): string => `/api/projects/${projectId}`;

/** What has a room of its own: mentorships, research projects. */
export const roomGuards: Readonly<Record<string, Guard>> = {
  "GET /api/mentorships": list(
    "partnership.read",
    pair,
    (one) => `/api/mentorships?size=200&partnershipId=${one.partnershipId}`,
    ({ mentorshipId }) => mentorshipId,
  ),
  "GET /api/mentorships/export": list(
    "partnership.read",
    pair,
    (one) => `/api/mentorships/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/mentorships/:mentorshipId": guarded(
    "partnership.read",
    pair,
    (one) => got(mentorshipPath(one)),
    ({ mentorshipId }) => mentorshipId,
  ),
  "POST /api/mentorships": ofPair("mentorship.enter", (one) =>
    sent("POST", "/api/mentorships", {
      partnershipId: one.partnershipId,
      mentorId: one.helperStaffId,
      menteeId: one.staffId,
      subject: "语文",
      from: one.recordDay,
      to: one.recordDay,
      perMonth: null,
    }),
  ),
  "POST /api/mentorships/:mentorshipId/moves": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["confirm", "mentorship.confirm"],
          ["end", "mentorship.enter"],
          ["void", "mentorship.enter"],
        ] as const
      ).map(([move, action]) => ({
        action,
        subject: pair(one),
        send: sent("POST", `${mentorshipPath(one)}/moves`, { move, version: staleVersion, comment: "试" }),
      })),
  },
  "POST /api/mentorships/:mentorshipId/logs": ofPair("mentorship.log", (one) =>
    sent("POST", `${mentorshipPath(one)}/logs`, {
      idempotencyKey: randomUUID(),
      day: one.recordDay,
      kind: "talk",
      line: null,
      minutes: 30,
    }),
  ),
  "POST /api/mentorships/:mentorshipId/logs/confirm": ofPair("mentorship.confirm", (one) =>
    sent("POST", `${mentorshipPath(one)}/logs/confirm`, { logIds: [unknownId] }),
  ),
  "GET /api/projects": list(
    "partnership.read",
    pair,
    (one) => `/api/projects?size=200&partnershipId=${one.partnershipId}`,
    ({ projectId }) => projectId,
  ),
  "GET /api/projects/export": list(
    "partnership.read",
    pair,
    (one) => `/api/projects/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/projects/:projectId": guarded(
    "partnership.read",
    pair,
    (one) => got(projectPath(one)),
    ({ projectId }) => projectId,
  ),
  "POST /api/projects": ofPair("plan.change", (one) =>
    sent("POST", "/api/projects", {
      partnershipId: one.partnershipId,
      title: "课题",
      subjects: [],
      people: [{ name: "某人", staffId: null, isLeader: true }],
      from: one.recordDay,
      to: one.recordDay,
      stages: [],
    }),
  ),
  "POST /api/projects/:projectId/moves": {
    kind: "thing",
    probes: (one) =>
      (
        [
          ["confirm", "record.confirm"],
          ["question", "record.confirm"],
          ["verify", "record.verify"],
          ["void", "record.void"],
        ] as const
      ).map(([move, action]) => ({
        action,
        // The bureau opened it: no school is its author, and either may confirm it.
        subject: record({ ...one, statedBy: null }),
        send: sent("POST", `${projectPath(one)}/moves`, { move, version: staleVersion, comment: "试" }),
      })),
  },
  "PUT /api/projects/:projectId/stages/:stage": ofPair("plan.change", (one) =>
    sent("PUT", `${projectPath(one)}/stages/opening`, { doneOn: one.recordDay, result: "已立项" }),
  ),
};
