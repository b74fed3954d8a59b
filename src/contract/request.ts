import { z } from "zod";
import { statesOf } from "../domain/approval/approval.ts";
import { higherLevels, opinionSources, opinionStances, requestKinds } from "../domain/request/request.ts";
import { approvable } from "./approval.ts";
import { attachment } from "./attachment.ts";
import { requestList } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, instant, name, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Building and equipment that a school asks the county or a level above for. */

const amountFen = z.int().min(0).max(1e12);

export const requestContent = z.object({
  kind: z.enum(requestKinds),
  title: name,
  description: text.min(1),
  wantedBy: day.nullable(),
  lines: z.array(z.object({ name, amountFen })).max(50).describe("The estimate, line by line"),
});
export type RequestContent = z.infer<typeof requestContent>;

export const requestLine = approvable.extend({
  state: z.enum(statesOf("request")),
  school: schoolName,
  kind: z.enum(requestKinds),
  title: z.string(),
  estimateFen: z.int(),
  grantedFen: z.int().nullable(),
  actualFen: z.int().nullable(),
  percent: z.int(),
  wantedBy: day.nullable(),
  opinions: z.object({ for: z.int(), conditional: z.int(), against: z.int() }),
  referredTo: z.enum(higherLevels).nullable().describe("The level it was passed on to last"),
  changedAt: instant,
});
export type RequestLine = z.infer<typeof requestLine>;

export const opinionContent = z.object({
  source: z.enum(opinionSources),
  office: name,
  stance: z.enum(opinionStances),
  givenOn: day,
  words: text.min(1),
});
export const referralContent = z.object({ level: z.enum(higherLevels), sentOn: day, paperNo: name, note: text.nullable() });
export const progressContent = z.object({ on: day, percent: z.int().min(0).max(100), words: text.min(1) });

/** What somebody may do besides the moves. */
export const requestDeeds = ["change", "attach", "advise", "decide", "refer", "report"] as const;

export const requestPage = requestLine.extend({
  description: z.string(),
  lines: requestContent.shape.lines,
  approvedOn: day.nullable(),
  completedOn: day.nullable(),
  enteredBy: z.string(),
  opinionList: z.array(opinionContent.extend({ id, enteredBy: z.string() })),
  referrals: z.array(referralContent.extend({ id })),
  progress: z.array(progressContent.extend({ id, enteredBy: z.string() })).describe("The first one first"),
  files: z.array(attachment),
  trail: z.array(trailStep),
  allowed: z.array(z.enum(requestDeeds)),
});
export type RequestPage = z.infer<typeof requestPage>;

const requestParams = z.object({ requestId: id });

export const listRequests = route({
  method: "GET",
  path: "/api/requests",
  tag: "requests",
  summary: "Requests that one may see",
  query: requestList,
  reply: pageOf(requestLine),
});
export const exportRequests = route({
  method: "GET",
  path: "/api/requests/export",
  tag: "requests",
  summary: "The same list as a workbook",
  query: requestList,
  replyKind: "file",
});
export const getRequest = route({
  method: "GET",
  path: "/api/requests/:requestId",
  tag: "requests",
  summary: "One request with opinions, progress, files and trail",
  params: requestParams,
  reply: requestPage,
});
export const enterRequest = route({
  method: "POST",
  path: "/api/requests",
  tag: "requests",
  summary: "Begin a request; the same id twice begins it once",
  body: z.object({ requestId: id, schoolId: id, content: requestContent }),
  reply: requestPage,
});
export const changeRequest = route({
  method: "PUT",
  path: "/api/requests/:requestId",
  tag: "requests",
  summary: "Change a request that is a draft or came back",
  params: requestParams,
  body: z.object({ version: z.int(), content: requestContent }),
  reply: requestPage,
});
export const addOpinion = route({
  method: "POST",
  path: "/api/requests/:requestId/opinions",
  tag: "requests",
  summary: "Enter the opinion of an office",
  params: requestParams,
  body: opinionContent,
  reply: requestPage,
});
export const referRequest = route({
  method: "POST",
  path: "/api/requests/:requestId/referrals",
  tag: "requests",
  summary: "Pass a request on to a level above",
  params: requestParams,
  body: referralContent,
  reply: requestPage,
});
export const decideRequest = route({
  method: "POST",
  path: "/api/requests/:requestId/decision",
  tag: "requests",
  summary: "Approve a request with the amount granted",
  params: requestParams,
  body: z.object({ version: z.int(), grantedFen: amountFen.min(1), comment: text.optional() }),
  reply: requestPage,
});
/** `progressId` is made by the caller, so that photos can be hung on the entry. */
export const reportProgress = route({
  method: "POST",
  path: "/api/requests/:requestId/progress",
  tag: "requests",
  summary: "Say how far it has come; the same id twice says it once",
  params: requestParams,
  body: progressContent.extend({ progressId: id }),
  reply: requestPage,
});
export const completeRequest = route({
  method: "POST",
  path: "/api/requests/:requestId/completion",
  tag: "requests",
  summary: "Complete a request with its actual cost; a photo of what was done must be there",
  params: requestParams,
  body: z.object({ version: z.int(), actualFen: amountFen, completedOn: day, comment: text.optional() }),
  reply: requestPage,
});
