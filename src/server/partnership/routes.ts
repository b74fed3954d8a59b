import {
  changePartnership as changeRoute,
  createPartnership as createRoute,
  explainObligation as explainRoute,
  exportPartnerships,
  getPartnershipPage,
  listPartnerships as listRoute,
  recordNeed as recordNeedRoute,
  type Partnership,
} from "../../contract/partnership.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { changePartnership, createPartnership, recordNeed } from "./actions.ts";
import { describePartnershipPage, explainObligation, listPartnerships, openPartnership, partnershipTable } from "./queries.ts";
import { partnershipView } from "./store.ts";

async function shown(context: Context, outcome: string | Refusal): Promise<Partnership | Refusal> {
  if (isRefusal(outcome)) return outcome;
  const row = await openPartnership(context, outcome);
  return isRefusal(row) ? row : partnershipView(row);
}

export function bindPartnerships(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listPartnerships(context, query));
  bind(application, exportPartnerships, async (context, { query }) =>
    partnershipTable(context, (await listPartnerships(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, createRoute, async (context, { body }) => shown(context, await createPartnership(context, body)));
  bind(application, changeRoute, async (context, { params, body }) =>
    shown(context, await changePartnership(context, params.partnershipId, body)),
  );
  bind(application, getPartnershipPage, async (context, { params, query }) =>
    describePartnershipPage(context, params.partnershipId, query.asOf),
  );
  bind(application, explainRoute, async (context, { params, body }) => explainObligation(context, params.partnershipId, body));
  bind(application, recordNeedRoute, async (context, { params, body }) => recordNeed(context, params.partnershipId, body));
}
