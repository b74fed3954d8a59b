import { z } from "zod";
import { budgetLines } from "../domain/allowance/rule.ts";
import { statesOf } from "../domain/approval/approval.ts";
import { assessmentParties } from "../domain/assessment/form.ts";
import { assessmentStates, priorityPurposes } from "../domain/assessment/states.ts";
import { assetConditions } from "../domain/asset/asset.ts";
import { fundingSources, purposes } from "../domain/funding/source.ts";
import { goodsModes } from "../domain/goods/goods.ts";
import { mentorshipStates } from "../domain/mentorship/mentorship.ts";
import { exchangeFindings } from "../domain/posting/exchange.ts";
import { postingKinds } from "../domain/posting/posting.ts";
import { projectStates } from "../domain/project/project.ts";
import { postingRoles } from "../domain/reading/reading.ts";
import { requestKinds } from "../domain/request/request.ts";
import { asOfQuery, day, id, listQuery } from "./shared.ts";

/**
 * What the lists of people, money and goods can be narrowed by. The addresses of their pages are read by these before
 * anything is shown, so they stand apart from the rest of the contract, which comes with the page.
 */

/** 2026-autumn, 2027-spring. */
export const termName = z.string().regex(/^\d{4}-(autumn|spring)$/);

/** What a list of applications can be narrowed by. It is not searched by names: no address and no log may hold a pupil's. */
export const aidList = listQuery.extend({
  schoolId: id.optional(),
  term: termName.optional(),
  state: z.enum(statesOf("aid")).optional(),
  category: z.string().max(40).optional(),
  payer: z.enum(["county", "partnership"]).optional(),
});

export const postingList = listQuery.extend({
  partnershipId: id.optional(),
  schoolId: id.optional(),
  kind: z.enum(postingKinds).optional(),
  role: z.enum(postingRoles).optional(),
  subject: z.string().max(20).optional(),
  state: z.enum(statesOf("posting")).optional(),
  from: day.optional(),
  to: day.optional(),
});

/** The first calendar year of a school year. */
export const schoolYear = z.coerce.number().int().min(1990).max(2100);

export const assessmentList = listQuery.extend({
  schoolYear: schoolYear.optional(),
  programmeId: id.optional(),
  postingId: id.optional(),
  partnershipId: id.optional(),
  state: z.enum(assessmentStates).optional(),
  grade: z.string().trim().max(20).optional(),
  /** Those that lack a party's word. */
  missing: z.enum(assessmentParties).optional(),
  /** Those that lack the signed-in person's own word. */
  waiting: z.enum(["me"]).optional(),
});

export const priorityList = listQuery.extend({
  purpose: z.enum(priorityPurposes).optional(),
  schoolYear: schoolYear.optional(),
  partnershipId: id.optional(),
  /** Also those that were taken off. */
  removed: z.enum(["yes"]).optional(),
});

export const boardQuery = asOfQuery.extend({ schoolId: id.optional() });

export const exchangeQuery = listQuery.extend({ ...asOfQuery.shape, finding: z.enum(exchangeFindings).optional() });

export const termKey = z.string().regex(/^\d{4}-(?:autumn|spring)$/);
export const periodKey = z.string().regex(/^\d{4}-(?:autumn|spring|\d{4})$/);
export const moneyQuery = listQuery.extend({ period: periodKey.optional(), partnershipId: id.optional() });

export const paymentList = listQuery.extend({
  partnershipId: id.optional(),
  term: termKey.optional(),
  purpose: z.enum(purposes).optional(),
  source: z.enum(fundingSources).optional(),
  state: z.enum(statesOf("payment")).optional(),
});

export const bookList = listQuery.extend({
  partnershipId: id.optional(),
  from: day.optional(),
  to: day.optional(),
  account: z
    .string()
    .max(80)
    .regex(/^[a-zA-Z]+:.+$/)
    .optional()
    .describe("kind:id"),
});

export const allowanceChanges = ["new", "more", "less", "same", "correction"] as const;
export const slipList = listQuery.extend({
  code: z.string().max(40).optional(),
  line: z.enum(budgetLines).optional(),
  change: z.enum(allowanceChanges).optional(),
});

export const runList = listQuery.extend({ state: z.enum(statesOf("allowanceRun")).optional(), programmeId: id.optional() });

export type AllowanceChange = (typeof allowanceChanges)[number];

export const goodsList = listQuery.extend({
  partnershipId: id.optional(),
  schoolId: id.optional(),
  mode: z.enum(goodsModes).optional(),
  state: z.enum(statesOf("goods")).optional(),
  from: day.optional(),
  to: day.optional(),
});

export const publishedList = listQuery.extend({ from: day.optional(), to: day.optional(), schoolId: id.optional() });

export const requestList = listQuery.extend({
  schoolId: id.optional(),
  kind: z.enum(requestKinds).optional(),
  state: z.enum(statesOf("request")).optional(),
});

export const mentorshipList = listQuery.extend({
  partnershipId: id.optional(),
  state: z.enum(mentorshipStates).optional(),
  /** Pairs, or activities of theirs, that wait for the signed-in person's confirmation. */
  waiting: z.enum(["me"]).optional(),
});

export const projectList = listQuery.extend({ partnershipId: id.optional(), state: z.enum(projectStates).optional() });

/** The rule that a page of rules shows. */
export const ruleQuery = z.object({ key: z.string().max(60).optional() });

export const assetList = listQuery.extend({
  goodsId: id.optional(),
  schoolId: id.optional(),
  condition: z.enum(assetConditions).optional(),
  /** Those that are over their day or within the notice. */
  due: z.enum(["yes"]).optional(),
});
