import { z } from "zod";
import { approvalKinds, approvalMoves, approvalStates, returnReasons } from "../domain/approval/approval.ts";
import { route } from "./route.ts";
import { day, id, instant, schoolName, text } from "./shared.ts";

/** What everything that goes through approval shares: a state, a version, the moves that one may make now. */

export const approvalKind = z.enum(approvalKinds);
export const approvalState = z.enum(approvalStates);
export const approvalMove = z.enum(approvalMoves);

/** Part of the view of every thing that goes through approval. */
export const approvable = z.object({
  id,
  state: approvalState,
  version: z.int().describe("Goes up with every change; a move names the version that it was made on"),
  moves: z.array(approvalMove).describe("What the signed-in person may do now"),
});

/** Most things moved in one action: a county's aid of a term, a run's slips. Source: the bulk approval that offices ask for. */
export const thingsPerMoveMax = 10_000;

export const moveRequest = z.object({
  move: approvalMove,
  reason: z.enum(returnReasons).optional().describe("Needed for a return"),
  comment: text.optional(),
  place: z.string().max(100).optional().describe("What a return speaks of: a card, a field, a row"),
  day: day.optional().describe("The day of the deed, where the move has one: in force from, on post, paid, handed over"),
});
export type MoveRequest = z.infer<typeof moveRequest>;

export const moveThings = route({
  method: "POST",
  path: "/api/approvals/:kind/moves",
  tag: "approvals",
  summary: "Make one move with one or many things, all or nothing",
  params: z.object({ kind: approvalKind }),
  body: moveRequest.extend({
    things: z
      .array(z.object({ id, version: z.int() }))
      .min(1)
      .max(thingsPerMoveMax),
  }),
  bodyLimit: 2 * 1024 * 1024,
  replyKind: "progress",
  isLong: true,
  reply: z.object({ moved: z.int() }),
});

/** Something that waits for the signed-in person, of any kind. */
export const waitingThing = approvable.extend({
  kind: approvalKind,
  title: z.string(),
  term: z.string().nullable().describe("Where one line stands for all of a school and a term"),
  amountFen: z.int().nullable(),
  helper: schoolName.nullable(),
  helped: schoolName.nullable(),
  since: instant,
});
export type WaitingThing = z.infer<typeof waitingThing>;

/** Lines of one kind and state on the first page; its list has the rest. Our choice: two or three kinds fit on a screen. */
export const waitingShownMax = 5;

export const waitingGroup = z.object({
  kind: approvalKind,
  state: approvalState,
  count: z.int(),
  isCut: z.boolean().describe("There may be more: no more were looked at"),
  rows: z.array(waitingThing).describe("The longest first"),
});
export type WaitingGroup = z.infer<typeof waitingGroup>;

/** Rows of the list; who has more to decide decides these first. */
export const waitingMax = 200;

export const listWaiting = route({
  method: "GET",
  path: "/api/approvals/waiting",
  tag: "approvals",
  summary: "Everything that waits for the signed-in person's decision, the longest first",
  query: z.object({ kind: approvalKind.optional() }),
  reply: z.object({ rows: z.array(waitingThing), isCut: z.boolean() }),
});
