import { z } from "zod";
import { measures } from "../domain/plan/quota.ts";
import { approvalMoves, returnReasons, statesOf } from "../domain/approval/approval.ts";
import { actorRoles } from "../domain/reading/category.ts";
import { earmarks, periods, postingRoles } from "../domain/reading/reading.ts";
import { route } from "./route.ts";
import { category, day, id, instant, listQuery, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Plans: the text, the promises read from it, corrections, approval, adjustments. */

/** 10 MB of text is a thousand plans; an office document with pictures may have more bytes. */
export const planBytesMax = 50 * 1024 * 1024;
/** A pasted plan; the longest public ones have 40,000 characters. */
export const planTextMax = 500_000;

const bound = z.number().min(0).max(1e12).nullable();

/** What can be corrected on a card. `per` and `unit` are words of the plan, as the reader gives them. */
export const commitmentFields = z.object({
  category,
  actorRole: z.enum(actorRoles),
  min: bound,
  max: bound,
  unit: z.string().trim().max(10).nullable(),
  per: z.array(z.string().trim().min(1).max(20)).max(20),
  period: z.enum(periods),
  periodCount: z.int().min(1).max(60),
  earmarks: z.array(z.object({ earmark: z.enum(earmarks), season: z.enum(["autumn", "spring"]).nullable() })).max(20),
  postingRole: z.enum(postingRoles).nullable(),
  facet: z.enum(["count", "size"]),
  isAsNeeded: z.boolean(),
  partOf: id.nullable(),
});
export type CommitmentFields = z.infer<typeof commitmentFields>;

export const cardStates = ["proposed", "accepted", "rejected"] as const;

export const card = z.object({
  id,
  state: z.enum(cardStates),
  origin: z.enum(["read", "added", "split"]),
  start: z.int(),
  end: z.int(),
  clause: z.string(),
  anchor: z.string(),
  fields: commitmentFields,
  kind: z.enum(["quota", "rule", "outcome", "frame", "unquantified"]),
  measure: z.enum(measures).nullable(),
  sentence: z.string().nullable().describe("The quota in words"),
  /** What accepting it creates over the partnership's span. */
  creates: z.object({ obligations: z.int(), periods: z.int(), scopes: z.int(), firstDue: day.nullable() }),
  /** A promise without a number: which number is asked for. */
  needsNumber: z.boolean(),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), source: z.string() })),
});
export type Card = z.infer<typeof card>;

export const planVersion = z.object({
  id,
  number: z.int(),
  state: z.enum(statesOf("plan")),
  version: z.int().describe("Goes up with every move; a move names the version that it was made on"),
  partnership: z.object({ id, helper: schoolName, helped: schoolName, programmeName: z.string() }),
  title: z.string().nullable(),
  text: z.string(),
  fileName: z.string().nullable(),
  effectiveFrom: day.nullable(),
  reason: z.string().nullable().describe("Why it was adjusted; null for the first version"),
  cards: z.array(card),
  warnings: z
    .array(z.object({ code: z.string(), message: z.string(), source: z.string(), clause: z.string(), start: z.int(), end: z.int() }))
    .describe("Sentences that today's rules speak of and that no card carries the warning for"),
  trail: z.array(trailStep),
  moves: z.array(z.enum(approvalMoves)).describe("What the signed-in person may do now"),
  isEditable: z.boolean(),
});
export type PlanVersion = z.infer<typeof planVersion>;

/** One version in the list of plans. */
export const planLine = z.object({
  versionId: id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  number: z.int(),
  state: z.enum(statesOf("plan")),
  title: z.string().nullable(),
  effectiveFrom: day.nullable(),
  isInForce: z.boolean(),
  commitments: z.int().describe("Accepted promises"),
  changedAt: instant,
});
export type PlanLine = z.infer<typeof planLine>;

export const planList = listQuery.extend({ state: z.enum(statesOf("plan")).optional(), partnershipId: id.optional() });
export const listPlans = route({
  method: "GET",
  path: "/api/plan-versions",
  tag: "plans",
  summary: "Versions of plans that one may see",
  query: planList,
  reply: pageOf(planLine),
});

export const exportPlans = route({
  method: "GET",
  path: "/api/plan-versions/export",
  tag: "plans",
  summary: "The same list as a workbook",
  query: planList,
  replyKind: "file",
  isLong: true,
});

const partnershipParams = z.object({ partnershipId: id });
const versionParams = z.object({ versionId: id });
const cardParams = versionParams.extend({ cardId: id });

export const pastePlan = route({
  method: "POST",
  path: "/api/partnerships/:partnershipId/plan",
  tag: "plans",
  summary: "Read a pasted plan into proposed commitments",
  params: partnershipParams,
  body: z.object({ text: z.string().min(1).max(planTextMax) }),
  bodyLimit: 4 * planTextMax,
  isLong: true,
  reply: planVersion,
});
export const uploadPlan = route({
  method: "POST",
  path: "/api/partnerships/:partnershipId/plan/file",
  tag: "plans",
  summary: "Read a plan from a file (docx, doc, wps, pdf, txt, md, html)",
  params: partnershipParams,
  isUpload: true,
  isLong: true,
  bodyLimit: planBytesMax,
  reply: planVersion,
});
export const getPlanVersion = route({
  method: "GET",
  path: "/api/plan-versions/:versionId",
  tag: "plans",
  summary: "A version of a plan with its cards",
  params: versionParams,
  reply: planVersion,
});

export const changeCard = route({
  method: "PUT",
  path: "/api/plan-versions/:versionId/cards/:cardId",
  tag: "plans",
  summary: "Accept, correct or reject a promise",
  params: cardParams,
  body: z.object({ state: z.enum(cardStates).optional(), fields: commitmentFields.optional() }),
  reply: planVersion,
});
export const addCard = route({
  method: "POST",
  path: "/api/plan-versions/:versionId/cards",
  tag: "plans",
  summary: "Add a promise by a stretch of the text",
  params: versionParams,
  body: z.object({ start: z.int().min(0), end: z.int().min(1) }),
  reply: planVersion,
});
export const splitCard = route({
  method: "POST",
  path: "/api/plan-versions/:versionId/cards/:cardId/split",
  tag: "plans",
  summary: "Make two promises of one",
  params: cardParams,
  reply: planVersion,
});
export const acceptAll = route({
  method: "POST",
  path: "/api/plan-versions/:versionId/accept-all",
  tag: "plans",
  summary: "Accept every proposed promise that needs no number",
  params: versionParams,
  reply: planVersion,
});

export const moveVersion = route({
  method: "POST",
  path: "/api/plan-versions/:versionId/moves",
  tag: "plans",
  summary: "Submit, recall, return, approve or withdraw",
  params: versionParams,
  body: z.object({
    move: z.enum(approvalMoves),
    reason: z.enum(returnReasons).optional(),
    comment: text.optional(),
    /** The card that a return is about. */
    cardId: id.optional(),
    /** First day of an approved version; the partnership's first day for the first one, today for an adjustment. */
    effectiveFrom: day.optional(),
  }),
  reply: planVersion,
});
export const adjustPlan = route({
  method: "POST",
  path: "/api/plan-versions/:versionId/adjustments",
  tag: "plans",
  summary: "Begin a new version of an approved plan",
  params: versionParams,
  body: z.object({ reason: text.min(1) }),
  reply: planVersion,
});
