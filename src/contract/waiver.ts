import { z } from "zod";
import { approvalMoves, returnReasons, statesOf } from "../domain/approval/approval.ts";
import { route } from "./route.ts";
import { category, id, instant, listQuery, pageOf, schoolName, text } from "./shared.ts";
import { obligationRef } from "./standing.ts";

/** Waivers: an obligation that need not be met, by approval. */

export const waiver = z.object({
  id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  ...obligationRef.shape,
  clause: z.string(),
  category,
  state: z.enum(statesOf("waiver")),
  version: z.int(),
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: instant,
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  moves: z.array(z.enum(approvalMoves)),
});
export type Waiver = z.infer<typeof waiver>;

/** What a list of waivers can be asked for. */
export const waiverList = listQuery.extend({ state: z.enum(statesOf("waiver")).optional(), partnershipId: id.optional() });

export const listWaivers = route({
  method: "GET",
  path: "/api/waivers",
  tag: "waivers",
  summary: "Waivers that one may see",
  query: waiverList,
  reply: pageOf(waiver),
});
export const exportWaivers = route({
  method: "GET",
  path: "/api/waivers/export",
  tag: "waivers",
  summary: "The same list as a workbook",
  query: waiverList,
  replyKind: "file",
  isLong: true,
});
export const requestWaiver = route({
  method: "POST",
  path: "/api/partnerships/:partnershipId/waivers",
  tag: "waivers",
  summary: "Ask that an obligation be waived",
  params: z.object({ partnershipId: id }),
  body: obligationRef.extend({ reason: text.min(1) }),
  reply: waiver,
});
export const moveWaiver = route({
  method: "POST",
  path: "/api/waivers/:waiverId/moves",
  tag: "waivers",
  summary: "Approve, return or withdraw",
  params: z.object({ waiverId: id }),
  body: z.object({ move: z.enum(approvalMoves), reason: z.enum(returnReasons).optional(), comment: text.optional() }),
  reply: waiver,
});
