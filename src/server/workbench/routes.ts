import { calendarDaysMax, getCalendar, getWorkbench, nextObligations as nextRoute, search } from "../../contract/workbench.ts";
import { bind, type Application } from "../http/bind.ts";
import { refuse } from "../http/refusal.ts";
import { dayOf } from "../settings/store.ts";
import { describeCalendar, describeWorkbench, findEverywhere, nextObligations } from "./queries.ts";

export function bindWorkbench(application: Application): void {
  bind(application, getWorkbench, async (context, { query }) => describeWorkbench(context, query.asOf));
  bind(application, nextRoute, async (context, { query }) => ({ rows: await nextObligations(context, query) }));
  bind(application, getCalendar, async (context, { query }) => {
    const days = dayOf(query.to) - dayOf(query.from);
    if (days < 0 || days > calendarDaysMax) return refuse("bad-input", { fields: [{ path: "to", code: "order" }] });
    return describeCalendar(context, query);
  });
  bind(application, search, async (context, { query }) => ({ hits: await findEverywhere(context, query.q) }));
}
