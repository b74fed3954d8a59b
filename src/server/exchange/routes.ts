import { getExchange, stateEligible as stateRoute } from "../../contract/exchange.ts";
import { bind, type Application } from "../http/bind.ts";
import { describeExchange, stateEligible } from "./actions.ts";

export function bindExchange(application: Application): void {
  bind(application, getExchange, async (context, { query }) => describeExchange(context, query.asOf));
  bind(application, stateRoute, async (context, { params, body }) => stateEligible(context, { ...params, ...body }));
}
