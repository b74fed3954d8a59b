import { z } from "zod";
import { statesOf } from "../domain/approval/approval.ts";
import { qualificationFindings, type QualificationRule } from "../domain/posting/qualification.ts";
import { postingKinds } from "../domain/posting/posting.ts";
import { postingRoles } from "../domain/reading/reading.ts";
import { titleLadder } from "../domain/school/title.ts";
import { approvable } from "./approval.ts";
import { postingMonth } from "./attendance.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { boardQuery, postingList } from "./filters.ts";
import { route } from "./route.ts";
import { asOfQuery, day, id, name, pageOf, schoolName, text, trailStep } from "./shared.ts";
import { standing } from "./standing.ts";

/** People sent: posts at the helped school, and follow-on study and study tours from there. */

const qualificationRule = z.object({
  minTitle: z.enum(titleLadder).nullable(),
  minYears: z.int().min(0).max(40),
  minDays: z.int().min(0).max(1100),
  matchesSubject: z.boolean(),
  refuses: z.array(z.enum(qualificationFindings)).describe("Findings that refuse a nomination; the others warn"),
});

/** What is asked of somebody who is posted. Nothing refuses until a county says so: the papers leave it to the county. */
export const qualificationSetting: DatedSetting<typeof qualificationRule> = {
  key: "posting.qualification",
  schema: qualificationRule,
  defaults: [
    {
      effectiveFrom: "2000-01-01",
      source: "“三区”人才支持计划教师专项计划：中级及以上职称，一学年；教龄为本产品的默认值，请按本县文件修改",
      value: { minTitle: "一级教师", minYears: 3, minDays: 270, matchesSubject: true, refuses: [] } satisfies QualificationRule,
    },
  ],
};

/** Most lessons a week: eight a day. Our choice. */
const weeklyLessonsMax = 40;
const weeklyLessons = z.int().min(0).max(weeklyLessonsMax);

/** What a posting asks for. */
export const postingContent = z
  .object({
    kind: z.enum(postingKinds),
    role: z.enum(postingRoles).nullable(),
    subject: z.string().trim().min(1).max(20).nullable(),
    grades: z.array(z.string().trim().min(1).max(20)).max(20),
    isFullTime: z.boolean(),
    sharePercent: z.int().min(1).max(100),
    lessonsPerWeek: weeklyLessons.nullable(),
    from: day,
    to: day,
    place: name.nullable(),
    wish: text.nullable(),
  })
  .refine((value) => value.from <= value.to, { path: ["to"], error: "order" })
  .refine((value) => (value.kind === "posting") === (value.role !== null), { path: ["role"], error: "role" })
  .refine((value) => !value.isFullTime || value.sharePercent === 100, { path: ["sharePercent"], error: "full-time" });
export type PostingContent = z.infer<typeof postingContent>;

/** Who fills it, and what that leaves at home. */
export const nomination = z.object({
  staffId: id,
  homeLessonsPerWeek: weeklyLessons.nullable(),
  cover: name.nullable().describe("Who takes the person's lessons at home meanwhile"),
});
export type Nomination = z.infer<typeof nomination>;

export const postingLine = approvable.extend({
  ...postingContent.shape,
  state: z.enum(statesOf("posting")),
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  home: schoolName.describe("Keeps the personnel relation"),
  host: schoolName,
  staffId: id.nullable(),
  personName: z.string().nullable(),
  title: z.string().nullable(),
  homeLessonsPerWeek: z.int().nullable(),
  cover: z.string().nullable(),
  beganOn: day.nullable(),
  endedOn: day.nullable().describe("The last day where it ended before `to`"),
});
export type PostingLine = z.infer<typeof postingLine>;

export const goal = z.object({ id, goal: z.string(), dueDay: day, result: z.string().nullable(), doneOn: day.nullable() });
export type Goal = z.infer<typeof goal>;
const goalContent = z.object({ goal: text.min(1), dueDay: day, result: text.nullable(), doneOn: day.nullable() });
export type GoalContent = z.infer<typeof goalContent>;
/** A plan of more goals is read by nobody. Our choice. */
export const goalsMax = 20;

export const postingPage = postingLine.extend({
  findings: z.array(z.enum(qualificationFindings)).describe("What the person lacks by the rule that holds on the first day"),
  rule: z.object({ source: z.string(), refuses: z.array(z.enum(qualificationFindings)) }),
  staffSubjects: z.array(z.string()),
  workingSince: z.string().nullable(),
  handover: z.string().nullable(),
  goals: z.array(goal),
  months: z.array(postingMonth).describe("Those that have begun, the latest first, also where nothing is entered yet"),
  trail: z.array(trailStep),
  allowed: z
    .array(z.enum(["change", "nominate", "plan", "report", "confirm"]))
    .describe("What the signed-in person may do besides the moves"),
});
export type PostingPage = z.infer<typeof postingPage>;

const postingParams = z.object({ postingId: id });
const partnershipParams = z.object({ partnershipId: id });

export const listPostings = route({
  method: "GET",
  path: "/api/postings",
  tag: "postings",
  summary: "Postings that one may see; a posted teacher sees their own",
  query: postingList,
  reply: pageOf(postingLine),
});
export const exportPostings = route({
  method: "GET",
  path: "/api/postings/export",
  tag: "postings",
  summary: "The same list as a workbook",
  query: postingList,
  replyKind: "file",
  isLong: true,
});
export const getPosting = route({
  method: "GET",
  path: "/api/postings/:postingId",
  tag: "postings",
  summary: "One posting with plan, months and trail",
  params: postingParams,
  reply: postingPage,
});

/** People sent together to the same thing in one step: a study tour's bus. Our choice. */
export const peoplePerRequestMax = 50;

export const createPostings = route({
  method: "POST",
  path: "/api/partnerships/:partnershipId/postings",
  tag: "postings",
  summary: "Ask for a post, or draft it with those who shall fill it: one posting for each person",
  params: partnershipParams,
  body: z.object({ content: postingContent, people: z.array(nomination).max(peoplePerRequestMax) }),
  reply: z.object({ ids: z.array(id) }),
});
export const changePosting = route({
  method: "PUT",
  path: "/api/postings/:postingId",
  tag: "postings",
  summary: "Change what is asked for, as long as nobody is nominated",
  params: postingParams,
  body: z.object({ version: z.int(), content: postingContent }),
  reply: postingPage,
});
export const nominatePosting = route({
  method: "POST",
  path: "/api/postings/:postingId/nomination",
  tag: "postings",
  summary: "Nominate somebody of the sending school",
  params: postingParams,
  body: nomination.extend({ version: z.int(), comment: text.optional() }),
  reply: postingPage,
});
export const changeHandover = route({
  method: "PUT",
  path: "/api/postings/:postingId/handover",
  tag: "postings",
  summary: "Write what is handed over at the end",
  params: postingParams,
  body: z.object({ handover: text.nullable() }),
  reply: postingPage,
});
export const addGoal = route({
  method: "POST",
  path: "/api/postings/:postingId/goals",
  tag: "postings",
  summary: "Add a goal to the person's support plan",
  params: postingParams,
  body: goalContent,
  reply: postingPage,
});
export const changeGoal = route({
  method: "PUT",
  path: "/api/postings/:postingId/goals/:goalId",
  tag: "postings",
  summary: "Change a goal, or say what was done",
  params: postingParams.extend({ goalId: id }),
  body: goalContent,
  reply: postingPage,
});
export const removeGoal = route({
  method: "DELETE",
  path: "/api/postings/:postingId/goals/:goalId",
  tag: "postings",
  summary: "Take a goal out of the plan",
  params: postingParams.extend({ goalId: id }),
  reply: postingPage,
});

export const candidate = z.object({
  staffId: id,
  name: z.string(),
  staffNo: z.string(),
  subjects: z.array(z.string()),
  title: z.string().nullable(),
  busyPercent: z.int().describe("The largest share of a post that the person holds elsewhere in these days"),
  findings: z.array(z.enum(qualificationFindings)),
  isRefused: z.boolean().describe("By the county's rule or by what the person holds already"),
});
export type PostingCandidate = z.infer<typeof candidate>;
/** Candidates shown at once, those that fit first; a name finds the others. */
export const candidatesMax = 30;
export const listCandidates = route({
  method: "GET",
  path: "/api/partnerships/:partnershipId/posting-candidates",
  tag: "postings",
  summary: "Staff of the sending school held against a post",
  params: partnershipParams,
  query: z.object({
    kind: z.enum(postingKinds),
    role: z.enum(postingRoles).optional(),
    subject: z.string().max(20).optional(),
    from: day,
    to: day,
    sharePercent: z.coerce.number().int().min(1).max(100).default(100),
    q: z.string().trim().max(50).optional(),
  }),
  reply: z.object({ rows: z.array(candidate) }),
});

const gap = z.object({ from: day, to: day, missing: z.int() });
export const matrixCell = z.object({
  clause: z.string().nullable().describe("The promise; null where somebody serves without one"),
  standing: standing.nullable(),
  grade: z.string().nullable(),
  subject: z.string().nullable(),
  role: z.enum(postingRoles).nullable(),
  promised: z.int(),
  postings: z.array(postingLine),
  gaps: z.array(gap),
});
export type MatrixCell = z.infer<typeof matrixCell>;
export const postingMatrix = z.object({
  from: day,
  to: day,
  grades: z.array(z.string()),
  cells: z.array(matrixCell),
  visits: z.array(postingLine).describe("Follow-on study and study tours of these days"),
  allowed: z.array(z.enum(["request", "send"])),
});
export type PostingMatrix = z.infer<typeof postingMatrix>;
export const getPostingMatrix = route({
  method: "GET",
  path: "/api/partnerships/:partnershipId/posting-matrix",
  tag: "postings",
  summary: "Which promised posts are filled in the school year of a day, by whom and when not",
  params: partnershipParams,
  query: asOfQuery,
  reply: postingMatrix,
});

export const postingBoard = z.object({
  schools: z.array(schoolName).describe("Schools that send somebody, to choose from"),
  school: schoolName.nullable(),
  from: day,
  to: day,
  away: z.array(postingLine.extend({ staffSubjects: z.array(z.string()), staffGrades: z.array(z.string()) })),
});
export type PostingBoard = z.infer<typeof postingBoard>;
export const getPostingBoard = route({
  method: "GET",
  path: "/api/posting-board",
  tag: "postings",
  summary: "Who is away from a school in the school year of a day, and what that leaves there",
  query: boardQuery,
  reply: postingBoard,
});
