import { can, canSomewhere, type Action } from "../access/access.ts";
import type { Actor } from "../access/role.ts";
import type { Subject } from "../access/subject.ts";

/** What goes through approval. An adjustment is a plan: its next version. */
export const approvalKinds = ["plan", "waiver", "posting", "payment", "goods", "aid", "request", "allowanceRun"] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

/** Where a thing stands. Every kind uses some of them; the meaning is the same for all. */
export const approvalStates = [
  "draft",
  "submitted",
  "nominated",
  "endorsed",
  "returned",
  "published",
  "approved",
  "active",
  "handedOver",
  "paid",
  "received",
  "completed",
  "locked",
  "withdrawn",
] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalMoves = [
  "submit",
  "recall",
  "nominate",
  "endorse",
  "return",
  "publish",
  "approve",
  "begin",
  "handOver",
  "pay",
  "receive",
  "complete",
  "lock",
  "withdraw",
] as const;
export type ApprovalMove = (typeof approvalMoves)[number];

/** One way on: who may make the move, `action` says by the table of permissions. */
export interface MoveRule {
  readonly kind: ApprovalKind;
  readonly move: ApprovalMove;
  readonly from: readonly ApprovalState[];
  readonly to: ApprovalState;
  readonly action: Action;
  /** The person must name one of `returnReasons`. */
  readonly needsReason?: true;
  /** What it rests on is kept as it stood, with its hash. */
  readonly freezes?: true;
  /** Not made by whoever submitted it: two pairs of eyes wherever money is paid. */
  readonly byAnother?: true;
}

const open = ["draft", "returned"] as const satisfies readonly ApprovalState[];
/** Submitted, or approved and not carried out yet. */
const decided = ["submitted", "approved"] as const satisfies readonly ApprovalState[];

/**
 * The one table of moves: a state, who may (through the action), and the next state. Server and web both read it; what
 * is not listed is not possible. An approval is taken back, with a reason and by who gives it, until something was done
 * on its strength: paid, handed over, begun, booked; from then on a change is a new thing (a correction, the end of a
 * posting). A plan in force and a waiver stand from the moment of approval, so they are never taken back: an adjustment
 * follows. Our choice, after the product's
 * design and the routing slips of such offices; the publication of aid after 教财〔2018〕16号.
 */
export const moveRules: readonly MoveRule[] = [
  { kind: "plan", move: "submit", from: open, to: "submitted", action: "plan.submit" },
  { kind: "plan", move: "recall", from: ["submitted"], to: "draft", action: "plan.submit" },
  { kind: "plan", move: "return", from: ["submitted"], to: "returned", action: "plan.approve", needsReason: true },
  { kind: "plan", move: "approve", from: ["submitted"], to: "approved", action: "plan.approve", freezes: true },
  { kind: "plan", move: "withdraw", from: open, to: "withdrawn", action: "plan.change" },

  { kind: "waiver", move: "approve", from: ["submitted"], to: "approved", action: "waiver.decide", freezes: true },
  { kind: "waiver", move: "return", from: ["submitted"], to: "returned", action: "waiver.decide", needsReason: true },
  { kind: "waiver", move: "withdraw", from: ["submitted"], to: "withdrawn", action: "waiver.request" },

  // Request of the helped school, nomination by the helper school, leading group, bureau, on post, concluded.
  { kind: "posting", move: "submit", from: ["draft"], to: "submitted", action: "posting.request" },
  { kind: "posting", move: "nominate", from: ["draft", "submitted", "returned"], to: "nominated", action: "posting.nominate" },
  { kind: "posting", move: "recall", from: ["nominated"], to: "submitted", action: "posting.nominate" },
  { kind: "posting", move: "endorse", from: ["nominated"], to: "endorsed", action: "posting.endorse" },
  { kind: "posting", move: "return", from: ["nominated"], to: "returned", action: "posting.endorse", needsReason: true },
  { kind: "posting", move: "return", from: ["endorsed", "approved"], to: "returned", action: "posting.approve", needsReason: true },
  { kind: "posting", move: "approve", from: ["endorsed"], to: "approved", action: "posting.approve", freezes: true },
  { kind: "posting", move: "begin", from: ["approved"], to: "active", action: "posting.receive" },
  { kind: "posting", move: "complete", from: ["active"], to: "completed", action: "posting.conclude", freezes: true },
  { kind: "posting", move: "withdraw", from: ["draft", "submitted", "returned"], to: "withdrawn", action: "posting.change" },

  { kind: "payment", move: "submit", from: open, to: "submitted", action: "payment.enter" },
  { kind: "payment", move: "recall", from: ["submitted"], to: "draft", action: "payment.enter" },
  { kind: "payment", move: "return", from: decided, to: "returned", action: "payment.approve", needsReason: true },
  { kind: "payment", move: "approve", from: ["submitted"], to: "approved", action: "payment.approve", freezes: true, byAnother: true },
  { kind: "payment", move: "pay", from: ["approved"], to: "paid", action: "payment.pay" },
  { kind: "payment", move: "receive", from: ["paid"], to: "received", action: "payment.receive" },
  { kind: "payment", move: "lock", from: ["received"], to: "locked", action: "payment.lock", freezes: true },
  { kind: "payment", move: "withdraw", from: open, to: "withdrawn", action: "payment.enter" },

  { kind: "goods", move: "submit", from: open, to: "submitted", action: "goods.enter" },
  { kind: "goods", move: "recall", from: ["submitted"], to: "draft", action: "goods.enter" },
  { kind: "goods", move: "return", from: decided, to: "returned", action: "goods.approve", needsReason: true },
  { kind: "goods", move: "approve", from: ["submitted"], to: "approved", action: "goods.approve", freezes: true, byAnother: true },
  { kind: "goods", move: "handOver", from: ["approved"], to: "handedOver", action: "goods.handOver" },
  { kind: "goods", move: "receive", from: ["handedOver"], to: "received", action: "goods.receive", freezes: true },
  { kind: "goods", move: "withdraw", from: open, to: "withdrawn", action: "goods.enter" },

  // Application through the school, publication, approval by the bureau, payment.
  { kind: "aid", move: "submit", from: open, to: "submitted", action: "aid.enter" },
  { kind: "aid", move: "recall", from: ["submitted"], to: "draft", action: "aid.enter" },
  { kind: "aid", move: "return", from: ["submitted", "published", "approved"], to: "returned", action: "aid.approve", needsReason: true },
  { kind: "aid", move: "publish", from: ["submitted"], to: "published", action: "aid.publish" },
  { kind: "aid", move: "approve", from: ["published"], to: "approved", action: "aid.approve", freezes: true, byAnother: true },
  { kind: "aid", move: "pay", from: ["approved"], to: "paid", action: "aid.pay", freezes: true },
  { kind: "aid", move: "withdraw", from: ["draft", "returned", "submitted"], to: "withdrawn", action: "aid.enter" },

  { kind: "request", move: "submit", from: open, to: "submitted", action: "request.enter" },
  { kind: "request", move: "recall", from: ["submitted"], to: "draft", action: "request.enter" },
  { kind: "request", move: "return", from: decided, to: "returned", action: "request.decide", needsReason: true },
  { kind: "request", move: "approve", from: ["submitted"], to: "approved", action: "request.decide", freezes: true },
  { kind: "request", move: "begin", from: ["approved"], to: "active", action: "request.report" },
  { kind: "request", move: "complete", from: ["active"], to: "completed", action: "request.report", freezes: true },
  { kind: "request", move: "withdraw", from: open, to: "withdrawn", action: "request.enter" },

  // Preview, check, approval by the leading group, booked.
  { kind: "allowanceRun", move: "submit", from: open, to: "submitted", action: "allowance.run" },
  { kind: "allowanceRun", move: "recall", from: ["submitted"], to: "draft", action: "allowance.run" },
  { kind: "allowanceRun", move: "return", from: decided, to: "returned", action: "allowance.approve", needsReason: true },
  {
    kind: "allowanceRun",
    move: "approve",
    from: ["submitted"],
    to: "approved",
    action: "allowance.approve",
    freezes: true,
    byAnother: true,
  },
  { kind: "allowanceRun", move: "lock", from: ["approved"], to: "locked", action: "allowance.book" },
  { kind: "allowanceRun", move: "withdraw", from: open, to: "withdrawn", action: "allowance.run" },
];

/** States in which the content of a thing can be changed; everywhere else it is frozen. */
const editableStates: ReadonlySet<ApprovalState> = new Set(open);

export function isEditable(state: ApprovalState): boolean {
  return editableStates.has(state);
}

/** States of a thing that somebody has decided for. */
const settledStates: ReadonlySet<ApprovalState> = new Set(["approved", "active", "handedOver", "paid", "received", "completed", "locked"]);

/** Whether a thing is approved, and perhaps carried out since. */
export function isSettled(state: ApprovalState): boolean {
  return settledStates.has(state);
}

/** The states that a kind of thing can be in, in the order of the list of all. */
export function statesOf(kind: ApprovalKind): ApprovalState[] {
  const used = new Set(moveRules.filter((rule) => rule.kind === kind).flatMap(({ from, to }) => from.concat(to)));
  return approvalStates.filter((state) => used.has(state));
}

/** What a move is judged by. */
export interface ApprovalThing {
  readonly kind: ApprovalKind;
  readonly state: ApprovalState;
  readonly subject: Subject;
  /** The state of what it is a part of; null where it is a whole itself. */
  readonly wholeState: ApprovalState | null;
  /** The account that submitted it; null before that. */
  readonly submittedBy: string | null;
}

/** Why a move is not made. `whole-open`: a part is never approved before its whole. `own-thing`: somebody else must decide. */
export type MoveRefusal = "forbidden" | "wrong-state" | "whole-open" | "own-thing";
export type Decision = { readonly kind: "moves"; readonly rule: MoveRule } | { readonly kind: "refused"; readonly why: MoveRefusal };

function refused(why: MoveRefusal): Decision {
  return { kind: "refused", why };
}

/**
 * Whether somebody may make a move with a thing as it stands. Pure: the same table answers for the button in the
 * browser and for the request that it sends. What the person may never do is told before what the state forbids.
 */
export function decideMove(actor: Actor, thing: ApprovalThing, move: ApprovalMove): Decision {
  const allowed = moveRules.filter((rule) => rule.kind === thing.kind && rule.move === move && can(actor, rule.action, thing.subject));
  if (allowed.length === 0) return refused("forbidden");
  const rule = allowed.find(({ from }) => from.includes(thing.state));
  if (!rule) return refused("wrong-state");
  if (isSettled(rule.to) && thing.wholeState !== null && !isSettled(thing.wholeState)) return refused("whole-open");
  if (rule.byAnother === true && thing.submittedBy === actor.accountId) return refused("own-thing");
  return { kind: "moves", rule };
}

/** The moves that somebody may make with a thing now, in the order of `approvalMoves`. */
export function movesFor(actor: Actor, thing: ApprovalThing): ApprovalMove[] {
  return approvalMoves.filter((move) => decideMove(actor, thing, move).kind === "moves");
}

/** Moves that somebody else waits for: to decide, to pay, to take over. Concluding and handing over have their own day. */
const awaited: ReadonlySet<ApprovalMove> = new Set(["nominate", "endorse", "publish", "approve", "begin", "pay", "receive", "lock"]);

/** Whether somebody else waits for the move: a thing that one may move so stands on one's list of what waits. */
export function isAwaited(move: ApprovalMove): boolean {
  return awaited.has(move);
}

/** The states of a kind in which a person may be waited for; none where the roles have no part in it. */
export function awaitedStates(actor: Actor, kind: ApprovalKind): ApprovalState[] {
  const rules = moveRules.filter((rule) => rule.kind === kind && awaited.has(rule.move) && canSomewhere(actor, rule.action));
  return approvalStates.filter((state) => state !== "draft" && state !== "returned" && rules.some(({ from }) => from.includes(state)));
}

/** Why something is returned. Our choice, from what offices write on the routing slips of such plans. */
export const returnReasons = [
  "incomplete",
  "unclear-number",
  "not-allowed",
  "beyond-means",
  "duplicate",
  "wrong-partner",
  "other",
] as const;
export type ReturnReason = (typeof returnReasons)[number];
