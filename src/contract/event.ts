import { z } from "zod";
import { recordStates } from "../domain/evidence/record-state.ts";
import { attendanceWays, questionCount, seats } from "../domain/event/event.ts";
import { attachment } from "./attachment.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { route } from "./route.ts";
import { category, day, id, name, schoolName } from "./shared.ts";

/** Events: a planned record with places, sign-up, attendance and feedback. Held, it is the record and nothing else. */

/** Most people on one list: the largest open week of a county's hall. Our choice. */
export const participantsMax = 500;
/** Guests who wait for the host's word. More is a code that got into strange hands. Our choice. */
export const guestsWaitingMax = 100;
/** Longest line of a feedback, as the product's other one-line texts. */
const feedbackLineMax = 150;

const questions = z.array(z.string().trim().min(1).max(40)).length(questionCount);

/** The three questions that those who came are asked; answered from 1 (not at all) to 5 (fully). */
export const feedbackQuestions: DatedSetting<typeof questions> = {
  key: "event.questions",
  schema: questions,
  defaults: [
    {
      effectiveFrom: "2000-01-01",
      source: "本系统默认",
      value: ["内容对我的教学有帮助", "安排合理、组织有序", "希望继续参加这类活动"],
    },
  ],
};

/** What an event is called and where it stands, as lists and the phone show it. */
export const eventLine = z.object({
  recordId: id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  category,
  subjects: z.array(z.string()),
  from: day,
  to: day,
  place: z.string().nullable(),
  note: z.string().nullable(),
  state: z.enum(recordStates),
  signUpUntil: day,
  placesLeft: z.int().nullable().describe("null: as many as come"),
  mine: z.enum(seats),
  isThere: z.boolean().describe("Whether I have checked in"),
  mayJoin: z.boolean(),
  isOpen: z.boolean().describe("Whether one may still sign up"),
});
export type EventLine = z.infer<typeof eventLine>;

export const participant = z.object({
  id,
  name: z.string(),
  staffId: id.nullable(),
  school: z.string().nullable(),
  seat: z.enum(seats),
  how: z.enum(attendanceWays).nullable().describe("How presence is known; null where the person was not there"),
  isApproved: z.boolean().describe("A guest waits until the host says yes"),
});
export type Participant = z.infer<typeof participant>;

export const feedback = z.object({
  questions: z.array(z.string()),
  replies: z.int(),
  results: z
    .array(z.object({ counts: z.array(z.int()), mean: z.number() }))
    .nullable()
    .describe("null while too few have replied"),
  words: z.array(z.string()),
  isAsked: z.boolean().describe("Whether the signed-in person was there and has not replied yet"),
});

export const eventPage = eventLine.extend({
  isAnnounced: z.boolean(),
  mayHost: z.boolean(),
  capacity: z.int().nullable(),
  openTo: z.array(schoolName),
  participants: z.array(participant).describe("In the order of signing up; empty for who neither reads the pair nor hosts"),
  attended: z.int(),
  guestsWaiting: z.int(),
  files: z.array(attachment).describe("Materials: the files of the record, for everybody who may read the event"),
  /** The address of the big screen's code; for hosts. */
  attendanceToken: z.string().nullable(),
  feedback,
});
export type EventPage = z.infer<typeof eventPage>;

const recordParams = z.object({ recordId: id });
const tag = "events";

/** Rows of the phone's list: what is near. */
export const eventsMax = 50;

export const listEvents = route({
  method: "GET",
  path: "/api/events",
  tag,
  summary: "Announced events that are open to the signed-in person, from a fortnight ago on, the soonest first",
  reply: z.object({ rows: z.array(eventLine) }),
});
export const getEvent = route({
  method: "GET",
  path: "/api/records/:recordId/event",
  tag,
  summary: "The event of a record: places, people, attendance, feedback",
  params: recordParams,
  reply: eventPage,
});
export const announceEvent = route({
  method: "PUT",
  path: "/api/records/:recordId/event",
  tag,
  summary: "Announce a planned record, or change the announcement",
  params: recordParams,
  body: z.object({
    capacity: z.int().min(1).max(participantsMax).nullable(),
    signUpUntil: day,
    openTo: z.array(id).min(1).max(50),
  }),
  reply: eventPage,
});
export const inviteToEvent = route({
  method: "POST",
  path: "/api/records/:recordId/event/invitations",
  tag,
  summary: "Invite staff of the pair",
  params: recordParams,
  body: z.object({ staffIds: z.array(id).min(1).max(200) }),
  reply: eventPage,
});
export const signUpForEvent = route({
  method: "POST",
  path: "/api/records/:recordId/event/sign-up",
  tag,
  summary: "Sign up, or step back",
  params: recordParams,
  body: z.object({ isComing: z.boolean() }),
  reply: eventPage,
});
export const takeAttendance = route({
  method: "PUT",
  path: "/api/records/:recordId/event/attendance",
  tag,
  summary: "Tick who was there, add who came unannounced, approve guests",
  params: recordParams,
  body: z.object({
    there: z.array(id).max(participantsMax).describe("Participants who were there, all of them"),
    added: z
      .array(z.object({ name, staffId: id.nullable() }))
      .max(200)
      .default([]),
  }),
  reply: eventPage,
});
export const giveFeedback = route({
  method: "POST",
  path: "/api/records/:recordId/event/feedback",
  tag,
  summary: "Answer the three questions; once, and without one's name in the result",
  params: recordParams,
  body: z.object({
    answers: z.array(z.int().min(1).max(5)).length(questionCount),
    words: z.string().trim().max(feedbackLineMax).nullable(),
  }),
  reply: eventPage,
});

/** County and secret of the address behind the code: 330101-AbC… */
const attendanceToken = z.string().regex(/^\d{6}-[\w-]{12}$/);
const tokenParams = z.object({ token: attendanceToken });

export const openAttendance = route({
  method: "GET",
  path: "/api/attend/:token",
  tag,
  summary: "What the code leads to",
  access: "public",
  params: tokenParams,
  reply: z.object({ category, place: z.string().nullable(), from: day, to: day, isToday: z.boolean() }),
});
export const checkIn = route({
  method: "POST",
  path: "/api/attend/:token",
  tag,
  summary: "Check in by the code, signed in",
  params: tokenParams,
  reply: eventLine,
});
export const checkInAsGuest = route({
  method: "POST",
  path: "/api/attend/:token/guests",
  tag,
  summary: "Write one's name at the door, without an account; the host approves it",
  access: "public",
  params: tokenParams,
  body: z.object({ name: name.max(50), school: name }),
  reply: z.object({ isNoted: z.literal(true) }),
});
