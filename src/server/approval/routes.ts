import { listWaiting, moveThings as moveRoute } from "../../contract/approval.ts";
import type { ApprovalKind } from "../../domain/approval/approval.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Work } from "../http/progress.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import type { Context } from "../http/context.ts";
import { moveThings, type Approvable, type ApprovalFeature, type NamedThing } from "./actions.ts";
import type { MoveRequest } from "../../contract/approval.ts";
import { listWaitingThings, type WaitingFeature } from "./queries.ts";

/** How a kind of thing is moved; made by `movable` so that each feature keeps its own type. */
export interface MovableKind {
  readonly kind: ApprovalKind;
  readonly move: (
    context: Context,
    things: readonly NamedThing[],
    request: MoveRequest,
    work: Work,
  ) => Promise<{ moved: number } | Refusal>;
}

export function movable<Thing extends Approvable>(feature: ApprovalFeature<Thing>): MovableKind {
  return { kind: feature.kind, move: async (context, things, request, work) => moveThings(context, feature, things, request, work) };
}

/** Binds what all kinds of things share. `kinds` and `waiting` are joined in main.ts, where all features are known. */
export function bindApprovals(application: Application, kinds: readonly MovableKind[], waiting: readonly WaitingFeature[]): void {
  bind(application, moveRoute, async (context, { params, body, work }) => {
    const { things, ...request } = body;
    const found = kinds.find(({ kind }) => kind === params.kind);
    return found ? found.move(context, things, request, work) : refuse("not-found");
  });
  bind(application, listWaiting, async (context, { query }) => listWaitingThings(context, waiting, query));
}
