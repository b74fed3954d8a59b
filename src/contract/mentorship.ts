import { z } from "zod";
import { logKinds, logLineMax, mentorshipMoves, mentorshipStates } from "../domain/mentorship/mentorship.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { mentorshipList } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Pairs of teachers (一帮一): mentor of the helper school, mentee of the helped one, and what they did together. */

const limit = z.int().min(1).max(20);

/** Most mentees whom one mentor has at a time. No official rule names a number: ours is what one afternoon a week carries. */
export const menteesMax: DatedSetting<typeof limit> = {
  key: "mentorship.limit",
  schema: limit,
  defaults: [{ effectiveFrom: "2000-01-01", source: "本系统默认", value: 3 }],
};

const teacher = z.object({ staffId: id, name: z.string() });

export const mentorshipLine = z.object({
  id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  mentor: teacher,
  mentee: teacher,
  subject: z.string(),
  from: day,
  to: day,
  perMonth: z.int().nullable().describe("Activities that the plan promises each month"),
  state: z.enum(mentorshipStates),
  version: z.int(),
  confirmedLogs: z.int(),
  waitingLogs: z.int(),
  lastDay: day.nullable().describe("Day of the latest activity"),
  moves: z.array(z.enum(mentorshipMoves)),
  mayLog: z.boolean(),
  mayConfirm: z.boolean(),
});
export type MentorshipLine = z.infer<typeof mentorshipLine>;

export const mentorshipLog = z.object({
  id,
  day,
  kind: z.enum(logKinds),
  line: z.string().nullable(),
  minutes: z.int(),
  by: z.string(),
  isConfirmed: z.boolean(),
});
export type MentorshipLog = z.infer<typeof mentorshipLog>;

export const mentorshipPage = mentorshipLine.extend({ logs: z.array(mentorshipLog), trail: z.array(trailStep) });
export type MentorshipPage = z.infer<typeof mentorshipPage>;

const mentorshipParams = z.object({ mentorshipId: id });
const tag = "mentorships";

export const listMentorships = route({
  method: "GET",
  path: "/api/mentorships",
  tag,
  summary: "Pairs of teachers that one may see",
  query: mentorshipList,
  reply: pageOf(mentorshipLine),
});
export const exportMentorships = route({
  method: "GET",
  path: "/api/mentorships/export",
  tag,
  summary: "The same list as a workbook",
  query: mentorshipList,
  replyKind: "file",
  isLong: true,
});
export const getMentorship = route({
  method: "GET",
  path: "/api/mentorships/:mentorshipId",
  tag,
  summary: "One pair with its activities and trail",
  params: mentorshipParams,
  reply: mentorshipPage,
});
export const pairTeachers = route({
  method: "POST",
  path: "/api/mentorships",
  tag,
  summary: "Pair two teachers; it counts once the mentee has confirmed it",
  body: z
    .object({
      partnershipId: id,
      mentorId: id,
      menteeId: id,
      subject: z.string().trim().min(1).max(20),
      from: day,
      to: day,
      perMonth: z.int().min(1).max(31).nullable(),
    })
    .refine((value) => value.from <= value.to, { path: ["to"], error: "order" }),
  reply: mentorshipPage,
});
export const moveMentorship = route({
  method: "POST",
  path: "/api/mentorships/:mentorshipId/moves",
  tag,
  summary: "Confirm, end or void a pair",
  params: mentorshipParams,
  body: z.object({ move: z.enum(mentorshipMoves), version: z.int(), comment: text.optional() }),
  reply: mentorshipPage,
});
export const logActivity = route({
  method: "POST",
  path: "/api/mentorships/:mentorshipId/logs",
  tag,
  summary: "Log what two teachers did; the same key twice logs it once",
  params: mentorshipParams,
  body: z.object({
    idempotencyKey: id,
    day,
    kind: z.enum(logKinds),
    line: z.string().trim().max(logLineMax).nullable(),
    minutes: z.int().min(5).max(600),
  }),
  reply: mentorshipPage,
});
export const confirmActivities = route({
  method: "POST",
  path: "/api/mentorships/:mentorshipId/logs/confirm",
  tag,
  summary: "Confirm activities as the mentee, or for the mentee",
  params: mentorshipParams,
  body: z.object({ logIds: z.array(id).min(1).max(200) }),
  reply: mentorshipPage,
});
