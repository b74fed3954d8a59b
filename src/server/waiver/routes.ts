import { exportWaivers, listWaivers as listRoute, moveWaiver as moveRoute, requestWaiver as requestRoute } from "../../contract/waiver.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { listWaivers, moveWaiver, requestWaiver, waiverTable } from "./actions.ts";

export function bindWaivers(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listWaivers(context, query));
  bind(application, exportWaivers, async (context, { query }) =>
    waiverTable(context, (await listWaivers(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, requestRoute, async (context, { params, body }) => requestWaiver(context, params.partnershipId, body));
  bind(application, moveRoute, async (context, { params, body }) => moveWaiver(context, params.waiverId, body));
}
