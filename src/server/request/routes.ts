import {
  addOpinion as addOpinionRoute,
  changeRequest as changeRoute,
  completeRequest as completeRoute,
  decideRequest as decideRoute,
  enterRequest as enterRoute,
  exportRequests,
  getRequest,
  listRequests as listRoute,
  referRequest as referRoute,
  reportProgress as reportRoute,
  type RequestPage,
} from "../../contract/request.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import {
  addOpinion,
  changeRequest,
  completeRequest,
  decideRequest,
  enterRequest,
  openRequest,
  referRequest,
  reportProgress,
} from "./actions.ts";
import { describeRequest, listRequests, requestTable } from "./queries.ts";
import type { RequestRow } from "./store.ts";

async function shown(context: Context, outcome: RequestRow | Refusal): Promise<RequestPage | Refusal> {
  return isRefusal(outcome) ? outcome : describeRequest(context, outcome);
}

export function bindRequests(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listRequests(context, query));
  bind(application, exportRequests, async (context, { query }) => requestTable(context, { ...query, page: 1, size: exportRowsMax }));
  bind(application, getRequest, async (context, { params }) => shown(context, await openRequest(context, params.requestId, "read")));
  bind(application, enterRoute, async (context, { body }) => shown(context, await enterRequest(context, body)));
  bind(application, changeRoute, async (context, { params, body }) =>
    shown(context, await changeRequest(context, params.requestId, body.version, body.content)),
  );
  bind(application, addOpinionRoute, async (context, { params, body }) =>
    shown(context, await addOpinion(context, params.requestId, body)),
  );
  bind(application, referRoute, async (context, { params, body }) => shown(context, await referRequest(context, params.requestId, body)));
  bind(application, decideRoute, async (context, { params, body }) => shown(context, await decideRequest(context, params.requestId, body)));
  bind(application, reportRoute, async (context, { params, body }) =>
    shown(context, await reportProgress(context, params.requestId, body)),
  );
  bind(application, completeRoute, async (context, { params, body }) =>
    shown(context, await completeRequest(context, params.requestId, body)),
  );
}
