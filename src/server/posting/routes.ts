import {
  addGoal as addGoalRoute,
  changeGoal as changeGoalRoute,
  changeHandover as handoverRoute,
  changePosting as changeRoute,
  createPostings as createRoute,
  exportPostings,
  getPosting,
  getPostingBoard,
  getPostingMatrix,
  listCandidates as candidatesRoute,
  listPostings as listRoute,
  nominatePosting,
  removeGoal,
} from "../../contract/posting.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import type { Refusal } from "../http/refusal.ts";
import type { PostingPage } from "../../contract/posting.ts";
import { addGoal, changeGoal, changeHandover, changePosting, createPostings, nominate } from "./actions.ts";
import { describeBoard, describeMatrix, describePosting, listCandidates, listPostings, postingTable } from "./queries.ts";

/** The posting as it stands after a change; the change's refusal where there was one. */
async function after(context: Context, postingId: string, change: Promise<Refusal | null>): Promise<PostingPage | Refusal> {
  return (await change) ?? describePosting(context, postingId);
}

export function bindPostings(application: Application): void {
  bind(application, exportPostings, async (context, { query }) =>
    postingTable(context, (await listPostings(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, listRoute, async (context, { query }) => listPostings(context, query));
  bind(application, getPosting, async (context, { params }) => describePosting(context, params.postingId));
  bind(application, createRoute, async (context, { params, body }) => createPostings(context, params.partnershipId, body));
  bind(application, candidatesRoute, async (context, { params, query }) => listCandidates(context, params.partnershipId, query));
  bind(application, getPostingMatrix, async (context, { params, query }) => describeMatrix(context, params.partnershipId, query.asOf));
  bind(application, getPostingBoard, async (context, { query }) => describeBoard(context, query));
  bind(application, changeRoute, async (context, { params, body }) =>
    after(context, params.postingId, changePosting(context, params.postingId, body)),
  );
  bind(application, nominatePosting, async (context, { params, body }) =>
    after(context, params.postingId, nominate(context, params.postingId, body)),
  );
  bind(application, handoverRoute, async (context, { params, body }) =>
    after(context, params.postingId, changeHandover(context, params.postingId, body.handover)),
  );
  bind(application, addGoalRoute, async (context, { params, body }) =>
    after(context, params.postingId, addGoal(context, params.postingId, body)),
  );
  bind(application, changeGoalRoute, async (context, { params, body }) =>
    after(context, params.postingId, changeGoal(context, params, body)),
  );
  bind(application, removeGoal, async (context, { params }) => after(context, params.postingId, changeGoal(context, params, null)));
}
