import { decideMove, type ApprovalKind, type ApprovalThing, type MoveRefusal, type MoveRule } from "../../domain/approval/approval.ts";
import type { MoveRequest } from "../../contract/approval.ts";
import type { Actor } from "../../domain/access/role.ts";
import type { PartnershipSides } from "../../domain/access/subject.ts";
import type { Context } from "../http/context.ts";
import { unwatched, type Work } from "../http/progress.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { sideOf, type Side } from "../trail/store.ts";
import { addSteps, insertSnapshots, setStates, touchPartnerships, type ApprovalTable } from "./store.ts";

/** A thing as its feature hands it to a move: locked, seen to be within the person's reach. */
export interface Approvable extends ApprovalThing {
  readonly id: string;
  readonly version: number;
  /** The partnership whose standing may change with it. */
  readonly partnershipId: string | null;
  /** The schools as they are, where `subject` may have them in each other's place: for whom a step is made. */
  readonly trailSides?: PartnershipSides;
}

/** What a feature tells of its things, so that they can be approved like all others. */
export interface ApprovalFeature<Thing extends Approvable = Approvable> extends ApprovalTable {
  readonly kind: ApprovalKind;
  /** The things of some ids, locked in the order of their ids; those that the person may not see are left out. */
  readonly load: (context: Context, ids: readonly string[]) => Promise<Thing[]>;
  /** What the thing rests on, kept as it stands when a move freezes it: amounts, rules, names. */
  readonly inputsOf: (context: Context, things: readonly Thing[]) => Promise<readonly unknown[]>;
  /** The feature's own rules and what the move does besides; runs before the state changes, in the same transaction. */
  readonly carryOut?: (context: Context, things: readonly Thing[], request: MoveRequest) => Promise<Refusal | null>;
}

/** A thing to move and the version that the person saw; null where the page moves what it has just loaded. */
export interface NamedThing {
  readonly id: string;
  readonly version: number | null;
}

/** Things of one step: a few statements each, and a line of progress in between. */
const batch = 500;

const codes: Readonly<Record<MoveRefusal, Refusal["refusedFor"]>> = {
  forbidden: "forbidden",
  "wrong-state": "wrong-state",
  "whole-open": "whole-open",
  "own-thing": "own-thing",
};

function sideIn(actor: Actor, { subject, trailSides }: Pick<Approvable, "subject" | "trailSides">): Side | null {
  if (trailSides !== undefined) return sideOf(actor, trailSides);
  if (subject.kind === "partnership" || subject.kind === "record") return sideOf(actor, subject);
  return actor.grants.some(({ scope }) => scope.kind === "school") ? null : "bureau";
}

/** A named thing with its place in the request, by which a refusal tells which one it was. */
interface PlacedThing extends NamedThing {
  readonly place: number;
}

function refuseThing({ place }: PlacedThing, code: Refusal["refusedFor"]): Refusal {
  return refuse(code, { fields: [{ path: `things/${place}`, code }] });
}

/** The rule by which every thing moves, or the refusal of the first that does not. */
function ruleFor(context: Context, named: readonly PlacedThing[], found: readonly Approvable[], request: MoveRequest): MoveRule | Refusal {
  const byId = new Map(found.map((thing) => [thing.id, thing]));
  let shared: MoveRule | null = null;
  for (const one of named) {
    const thing = byId.get(one.id);
    if (!thing) return refuseThing(one, "not-found");
    const decision = decideMove(context.actor, thing, request.move);
    if (decision.kind === "refused") return refuseThing(one, codes[decision.why]);
    if (one.version !== null && one.version !== thing.version) return refuseThing(one, "stale");
    if (decision.rule.needsReason === true && request.reason === undefined)
      return refuse("bad-input", { fields: [{ path: "reason", code: "missing" }] });
    shared = decision.rule;
  }
  return shared ?? refuse("not-found");
}

async function moveBatch<Thing extends Approvable>(
  context: Context,
  feature: ApprovalFeature<Thing>,
  named: readonly PlacedThing[],
  request: MoveRequest,
): Promise<Refusal | null> {
  const things = await feature.load(
    context,
    named.map(({ id }) => id),
  );
  const rule = ruleFor(context, named, things, request);
  if (isRefusal(rule)) return rule;
  const refusal = (await feature.carryOut?.(context, things, request)) ?? null;
  if (refusal) return refusal;
  if (rule.freezes === true) {
    const inputs = await feature.inputsOf(context, things);
    await insertSnapshots(
      context,
      feature.kind,
      request.move,
      things.map(({ id }, index) => ({ id, inputs: inputs[index] ?? null })),
    );
  }
  await setStates(
    context,
    feature,
    things.map(({ id }) => id),
    rule.to,
  );
  await addSteps(context, {
    kind: feature.kind,
    move: request.move,
    reason: request.reason ?? null,
    comment: request.comment ?? null,
    place: request.place ?? null,
    things: things.map((thing) => ({ id: thing.id, partnershipId: thing.partnershipId, side: sideIn(context.actor, thing) })),
  });
  const touched = new Set(things.flatMap(({ partnershipId }) => (partnershipId === null ? [] : [partnershipId])));
  await touchPartnerships(context, [...touched]);
  return null;
}

/**
 * Makes one move with many things, all or nothing: the first that cannot be moved refuses them all, and the caller's
 * transaction leaves nothing behind. Things are locked in the order of their ids, so two people who approve the same
 * ones wait for each other and the second is told what the first did.
 */
export async function moveThings<Thing extends Approvable>(
  context: Context,
  feature: ApprovalFeature<Thing>,
  named: readonly NamedThing[],
  request: MoveRequest,
  work: Work = unwatched,
): Promise<{ readonly moved: number } | Refusal> {
  const placed = named.map(({ id, version }, place) => ({ id, version, place }));
  const once = [...new Map(placed.map((thing) => [thing.id, thing])).values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (let at = 0; at < once.length; at += batch) {
    work.signal.throwIfAborted();
    const refusal = await moveBatch(context, feature, once.slice(at, at + batch), request);
    if (refusal) return refusal;
    if (once.length > batch) work.report(Math.min(at + batch, once.length), once.length);
  }
  return { moved: once.length };
}
