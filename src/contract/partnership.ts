import { z } from "zod";
import { statesOf } from "../domain/approval/approval.ts";
import { measures } from "../domain/plan/quota.ts";
import { route } from "./route.ts";
import { asOfQuery, category, day, id, listQuery, name, pageOf, schoolName, text } from "./shared.ts";
import { planStates } from "./programme.ts";
import { figures, obligation, obligationRef, reason, scopeWords } from "./standing.ts";

/** Pairs of schools: their agreement, the promises with their standing, why each stands so. */

export const partnershipChange = z
  .object({
    programmeId: id,
    helperSchoolId: id,
    helpedSchoolId: id,
    from: day,
    to: day,
    agreementNo: name.nullable(),
    signedOn: day.nullable(),
  })
  .refine((value) => value.helperSchoolId !== value.helpedSchoolId, { path: ["helpedSchoolId"], error: "same-school" })
  .refine((value) => value.from <= value.to, { path: ["to"], error: "order" });
export type PartnershipChange = z.infer<typeof partnershipChange>;

export const partnership = z.object({
  id,
  programme: z.object({ id, name: z.string() }),
  helper: schoolName,
  helped: schoolName,
  from: day,
  to: day,
  agreementNo: z.string().nullable(),
  signedOn: day.nullable(),
  distanceKm: z.number().nullable(),
  planState: z.enum(planStates),
});
export type Partnership = z.infer<typeof partnership>;

const partnershipParams = z.object({ partnershipId: id });
const partnershipList = listQuery.extend({ programmeId: id.optional(), schoolId: id.optional() });

export const listPartnerships = route({
  method: "GET",
  path: "/api/partnerships",
  tag: "partnerships",
  summary: "Partnerships that one may see",
  query: partnershipList,
  reply: pageOf(partnership),
});
export const exportPartnerships = route({
  method: "GET",
  path: "/api/partnerships/export",
  tag: "partnerships",
  summary: "The same list as a workbook",
  query: partnershipList,
  replyKind: "file",
  isLong: true,
});
export const createPartnership = route({
  method: "POST",
  path: "/api/partnerships",
  tag: "partnerships",
  summary: "Pair two schools",
  body: partnershipChange,
  reply: partnership,
});
export const changePartnership = route({
  method: "PUT",
  path: "/api/partnerships/:partnershipId",
  tag: "partnerships",
  summary: "Change dates and agreement",
  params: partnershipParams,
  body: partnershipChange,
  reply: partnership,
});

/** One promise of the plan in force, with what stands for it in each period and scope. */
export const promise = z.object({
  commitmentId: id,
  clause: z.string(),
  category,
  kind: z.enum(["quota", "rule", "outcome", "frame", "unquantified"]),
  sentence: z.string().nullable().describe("The quota in words of the language asked for"),
  measure: z.enum(measures).nullable(),
  obligations: z.array(obligation),
  recorded: z.int().describe("Records of this kind; for promises without a number all there is to say"),
});
export type PromiseRow = z.infer<typeof promise>;

export const planVersionLine = z.object({
  versionId: id,
  number: z.int(),
  state: z.enum(statesOf("plan")),
  effectiveFrom: day.nullable(),
  reason: z.string().nullable(),
  isInForce: z.boolean(),
});

export const partnershipPage = z.object({
  partnership,
  asOf: day,
  term: z.string().nullable(),
  thisTerm: figures,
  all: figures,
  byTerm: z.array(z.object({ term: z.string(), from: day, to: day, figures })),
  versions: z.array(planVersionLine),
  promises: z.array(promise),
  allowed: z.array(z.string()).describe("Actions that the signed-in person may do here"),
});
export type PartnershipPage = z.infer<typeof partnershipPage>;

export const getPartnershipPage = route({
  method: "GET",
  path: "/api/partnerships/:partnershipId/page",
  tag: "partnerships",
  summary: "Plan and standing of a pair",
  params: partnershipParams,
  query: asOfQuery,
  reply: partnershipPage,
});

export const explanation = z.object({
  obligation,
  clause: z.string(),
  sentence: z.string().nullable(),
  category,
  measure: z.enum(measures),
  reasons: z.array(reason),
  waiver: z.object({ id, state: z.string(), reason: z.string() }).nullable(),
});
export type Explanation = z.infer<typeof explanation>;

/** POST because a scope of Chinese words makes a poor address. It changes nothing. */
export const explainObligation = route({
  method: "POST",
  path: "/api/partnerships/:partnershipId/explanation",
  tag: "partnerships",
  summary: "Which records counted for one obligation, which did not and why",
  params: partnershipParams,
  body: obligationRef.extend({ asOf: day.optional() }),
  reply: explanation,
});

export const recordNeed = route({
  method: "POST",
  path: "/api/partnerships/:partnershipId/needs",
  tag: "partnerships",
  summary: "Record a need, which makes a promise `as needed` due",
  params: partnershipParams,
  body: z.object({ commitmentId: id, scope: scopeWords, note: text }),
  reply: z.object({ id }),
});
