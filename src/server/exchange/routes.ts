import { exportExchange, getExchange, stateEligible as stateRoute } from "../../contract/exchange.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { describeExchange, exchangeTable, stateEligible } from "./actions.ts";

export function bindExchange(application: Application): void {
  bind(application, getExchange, async (context, { query }) => describeExchange(context, query));
  bind(application, exportExchange, async (context, { query }) =>
    exchangeTable(context, await describeExchange(context, { ...query, page: 1, size: exportRowsMax })),
  );
  bind(application, stateRoute, async (context, { params, body }) => stateEligible(context, { ...params, ...body }));
}
