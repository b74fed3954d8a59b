import { z } from "zod";
import { statesOf } from "../domain/approval/approval.ts";
import { aidBases, aidTiers, midTermPolicies } from "../domain/funding/aid.ts";
import { accountForm } from "../domain/funding/aid-import.ts";
import { stages } from "../domain/school/stage.ts";
import { approvable, approvalMove, thingsPerMoveMax } from "./approval.ts";
import { aidList, termName } from "./filters.ts";
import { route } from "./route.ts";
import { day, id, instant, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** Student aid: applications through the school, publication, payment, objections. Pupils' names are masked. */

const grade = z.string().regex(/^([1-9]|1[0-2])$/);
const state = z.enum(statesOf("aid"));
/** Longest amount of a waiver, in fen: ten thousand yuan for one pupil and term are a slip of the hand. */
const waiverFenMax = 1_000_000;

const benefit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("subsidy").describe("The living subsidy or grant of the county's table") }),
  z.object({ kind: z.literal("feeWaiver"), item: z.string().max(40), fen: z.int().min(1).max(waiverFenMax) }),
]);
export type Benefit = z.infer<typeof benefit>;

/** What a school states of a pupil: what aid needs and nothing else, and no free text. */
export const aidContent = z.object({
  schoolId: id,
  term: termName,
  pupilName: z.string().trim().min(1).max(40),
  grade,
  className: z.string().trim().min(1).max(20),
  isBoarder: z.boolean(),
  category: z.string().max(40),
  basis: z.enum(aidBases),
  arrivedOn: day.nullable().describe("The first day at school of who came in the middle of the term"),
  benefit,
  account: z.string().regex(accountForm).nullable().optional().describe("Left out: as it is"),
  partnershipId: id.nullable().describe("The partnership whose helper school pays; null: the county's budget"),
});
export type AidContent = z.infer<typeof aidContent>;

export const aidLine = approvable.extend({
  state,
  number: z.int().describe("Counts the applications of a school and term"),
  school: schoolName,
  term: termName,
  pupil: z.string().nullable().describe("王**; whole for the school's own coordinator; null once it was erased"),
  grade,
  className: z.string(),
  isBoarder: z.boolean(),
  category: z.string(),
  categoryName: z.string(),
  tier: z.enum(aidTiers),
  basis: z.enum(aidBases),
  isOnList: z.boolean().describe("On the list of civil affairs: no certificate is asked for"),
  benefit,
  amountFen: z.int(),
  arrivedOn: day.nullable(),
  account: z.string().nullable().describe("Masked: ****1234"),
  payer: z.object({ partnershipId: id, helper: schoolName }).nullable(),
  publishedOn: day.nullable(),
  publicationUntil: day.nullable(),
  openAppeals: z.int(),
  paidOn: day.nullable(),
  changedAt: instant,
});
export type AidLine = z.infer<typeof aidLine>;

export const aidAppeal = z.object({
  id,
  raisedOn: day,
  raisedBy: z.string().nullable().describe("Null for whoever may only see that there is an objection"),
  matter: z.string().nullable(),
  outcome: z.enum(["upheld", "rejected"]).nullable(),
  decidedOn: day.nullable(),
  decision: z.string().nullable(),
});
export type AidAppeal = z.infer<typeof aidAppeal>;

export const aidPage = aidLine.extend({
  appeals: z.array(aidAppeal),
  trail: z.array(trailStep),
  law: z.string().nullable().describe("What the law says of the fee that is waived"),
});
export type AidPage = z.infer<typeof aidPage>;

export const listAid = route({
  method: "GET",
  path: "/api/aid/applications",
  tag: "aid",
  summary: "Applications of the schools that one may see; names masked",
  query: aidList,
  reply: pageOf(aidLine),
});
export const exportAid = route({
  method: "GET",
  path: "/api/aid/applications/export",
  tag: "aid",
  summary: "The same list as a workbook, masked in the same way",
  query: aidList,
  replyKind: "file",
  isLong: true,
});
/** For a move of all that the filters show, beyond the page. */
export const selectAid = route({
  method: "GET",
  path: "/api/aid/selection",
  tag: "aid",
  summary: "Everything in the list that one may move so",
  query: aidList.extend({ move: approvalMove }),
  reply: z.object({
    things: z.array(z.object({ id, version: z.int() })).max(thingsPerMoveMax),
    amountFen: z.int(),
    isCut: z.boolean(),
  }),
});
/** Names and accounts for the cashier: for the county's officer only, and noted in the audit trail as every export. */
export const exportAidPayment = route({
  method: "GET",
  path: "/api/aid/payment/export",
  tag: "aid",
  summary: "What is approved and to be paid in a term, with names and accounts",
  query: z.object({ term: termName }),
  replyKind: "file",
  isLong: true,
});

const aidParams = z.object({ applicationId: id });
export const getAid = route({
  method: "GET",
  path: "/api/aid/applications/:applicationId",
  tag: "aid",
  summary: "One application with its trail and objections",
  params: aidParams,
  reply: aidPage,
});
export const enterAid = route({
  method: "POST",
  path: "/api/aid/applications",
  tag: "aid",
  summary: "Enter an application for a pupil of one's school",
  body: aidContent,
  reply: aidPage,
});
export const changeAid = route({
  method: "PUT",
  path: "/api/aid/applications/:applicationId",
  tag: "aid",
  summary: "Change an application that is not yet submitted, or was returned",
  params: aidParams,
  body: aidContent.extend({ version: z.int() }),
  reply: aidPage,
});
/** POST because it is written down who asked and why. */
export const revealAid = route({
  method: "POST",
  path: "/api/aid/applications/:applicationId/reveal",
  tag: "aid",
  summary: "The whole name and account; the reason is kept in the audit trail",
  params: aidParams,
  body: z.object({ reason: text.min(2) }),
  reply: z.object({ pupilName: z.string().nullable(), account: z.string().nullable() }),
});
export const raiseAppeal = route({
  method: "POST",
  path: "/api/aid/applications/:applicationId/appeals",
  tag: "aid",
  summary: "Enter an objection to a published application",
  params: aidParams,
  body: z.object({ raisedOn: day, raisedBy: z.string().trim().min(1).max(40), matter: text.min(2) }),
  reply: aidPage,
});
export const decideAppeal = route({
  method: "POST",
  path: "/api/aid/appeals/:appealId/decision",
  tag: "aid",
  summary: "Decide an objection; one that is upheld returns the application",
  params: z.object({ appealId: id }),
  body: z.object({ outcome: z.enum(["upheld", "rejected"]), decision: text.min(2) }),
  reply: aidPage,
});

/** What is hung out: this is the whole of it. Nothing that may not be published has a place here. */
export const publicationRow = z.object({ pupil: z.string().describe("王**"), className: z.string(), tier: z.enum(aidTiers) });
export const publication = z.object({
  school: schoolName,
  term: termName,
  publishedOn: day,
  until: day,
  isOver: z.boolean(),
  contact: z.string(),
  rows: z.array(publicationRow).describe("Empty once the period is over"),
});
export type Publication = z.infer<typeof publication>;

export const listPublications = route({
  method: "GET",
  path: "/api/aid/publications",
  tag: "aid",
  summary: "Publications of the schools that one may see, the latest first",
  reply: z.object({
    rows: z.array(z.object({ school: schoolName, term: termName, publishedOn: day, until: day, isOver: z.boolean(), pupils: z.int() })),
  }),
});
export const getPublication = route({
  method: "GET",
  path: "/api/aid/publications/:schoolId/:term/:publishedOn",
  tag: "aid",
  summary: "The list to be hung out, until its period is over",
  params: z.object({ schoolId: id, term: termName, publishedOn: day }),
  reply: publication,
});

/** What a payment run shows as evidence: for everybody who sees the partnership, so without a single pupil. */
export const aidRun = z.object({
  id,
  term: termName,
  paidOn: day,
  pair: z.object({ partnershipId: id, helper: schoolName, helped: schoolName }),
  people: z.int(),
  amountFen: z.int(),
});
export const getAidRun = route({
  method: "GET",
  path: "/api/aid/runs/:runId",
  tag: "aid",
  summary: "How many pupils a helper school paid for, how much and when",
  params: z.object({ runId: id }),
  reply: aidRun,
});

export const aidOverviewRow = z.object({
  term: termName,
  category: z.string(),
  categoryName: z.string(),
  open: z.int().describe("Applications on their way"),
  openFen: z.int(),
  approved: z.int().describe("Approved and not yet paid"),
  approvedFen: z.int(),
  paid: z.int(),
  paidFen: z.int(),
});
export const getAidOverview = route({
  method: "GET",
  path: "/api/aid/overview",
  tag: "aid",
  summary: "What was applied for, approved and paid, by term and category",
  reply: z.object({ rows: z.array(aidOverviewRow) }),
});
export type AidOverviewRow = z.infer<typeof aidOverviewRow>;

/** What holds for a term, and for whom one may enter applications. */
export const aidRules = z.object({
  term: termName,
  firstDay: day.describe("What holds on it, holds for the term"),
  teaching: z.tuple([day, day]).describe("First and last day of teaching"),
  terms: z.array(termName).describe("Terms to choose from, the latest first"),
  categories: z.array(z.object({ key: z.string(), name: z.string(), tier: z.enum(aidTiers), source: z.string() })),
  amounts: z.object({
    source: z.string(),
    rows: z.array(z.object({ stage: z.enum(stages), isBoarder: z.boolean(), tier: z.enum(aidTiers), fenPerYear: z.int() })),
  }),
  midTerm: z.object({ source: z.string(), policy: z.enum(midTermPolicies) }),
  publication: z.object({ source: z.string(), schoolDays: z.int(), contact: z.string() }),
  feeItems: z.array(z.object({ key: z.string(), name: z.string(), waivableAt: z.array(z.enum(stages)), law: z.string() })),
  schools: z.array(schoolName.extend({ payers: z.array(z.object({ partnershipId: id, helper: schoolName })) })),
});
export type AidRules = z.infer<typeof aidRules>;
export const getAidRules = route({
  method: "GET",
  path: "/api/aid/rules",
  tag: "aid",
  summary: "Amounts, categories and fee items of a term, and the schools that one enters applications for",
  query: z.object({ term: termName.optional() }),
  reply: aidRules,
});
export const eraseAid = route({
  method: "POST",
  path: "/api/aid/erasure",
  tag: "aid",
  summary: "Erase names, accounts and objections whose time of keeping is over",
  reply: z.object({ applications: z.int(), listed: z.int() }),
});
