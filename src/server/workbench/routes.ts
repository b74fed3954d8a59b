import type { z } from "zod";
import {
  calendarDaysMax,
  type calendarQuery,
  exportCalendar,
  getCalendar,
  getWorkbench,
  nextObligations as nextRoute,
  search,
} from "../../contract/workbench.ts";
import type { WaitingFeature } from "../approval/queries.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { dayOf } from "../settings/store.ts";
import { calendarTable } from "./calendar-table.ts";
import { describeCalendar, describeWorkbench, findEverywhere, nextObligations } from "./queries.ts";

/** A refusal of days that run backwards or over more than a calendar shows. */
function wrongDays({ from, to }: z.output<typeof calendarQuery>): Refusal | null {
  const days = dayOf(to) - dayOf(from);
  return days < 0 || days > calendarDaysMax ? refuse("bad-input", { fields: [{ path: "to", code: "order" }] }) : null;
}

/** `waiting`: every kind of thing that goes through approval, joined in main.ts. */
export function bindWorkbench(application: Application, waiting: readonly WaitingFeature[]): void {
  bind(application, getWorkbench, async (context, { query }) => describeWorkbench(context, waiting, query.asOf));
  bind(application, nextRoute, async (context, { query }) => ({ rows: await nextObligations(context, query) }));
  bind(application, getCalendar, async (context, { query }) => wrongDays(query) ?? describeCalendar(context, query));
  bind(application, exportCalendar, async (context, { query }) => {
    const refusal = wrongDays(query);
    return refusal ?? calendarTable(context, await describeCalendar(context, query, exportRowsMax));
  });
  bind(application, search, async (context, { query }) => ({ hits: await findEverywhere(context, query.q) }));
}
