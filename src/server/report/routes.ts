import { getSummary } from "../../contract/report.ts";
import { bind, type Application } from "../http/bind.ts";
import { writeSummary } from "./queries.ts";

export function bindReports(application: Application): void {
  bind(application, getSummary, async (context, { params, query }) => writeSummary(context, params.partnershipId, query));
}
