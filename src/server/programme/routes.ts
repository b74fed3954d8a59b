import {
  changeProgramme as changeRoute,
  createProgramme as createRoute,
  exportOverview,
  exportProgrammes,
  getOverview,
  listProgrammes as listRoute,
  type Programme,
} from "../../contract/programme.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { changeProgramme, createProgramme } from "./actions.ts";
import { describeOverview, listProgrammes, openProgramme, overviewTable, programmeTable } from "./queries.ts";

async function shown(context: Context, outcome: string | Refusal): Promise<Programme | Refusal> {
  return isRefusal(outcome) ? outcome : openProgramme(context, outcome);
}

export function bindProgrammes(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listProgrammes(context, query));
  bind(application, exportProgrammes, async (context, { query }) =>
    programmeTable(context, (await listProgrammes(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, createRoute, async (context, { body }) => shown(context, await createProgramme(context, body)));
  bind(application, changeRoute, async (context, { params, body }) =>
    shown(context, await changeProgramme(context, params.programmeId, body)),
  );
  bind(application, getOverview, async (context, { params, query }) => describeOverview(context, params.programmeId, query));
  bind(application, exportOverview, async (context, { params, query }) => {
    const overview = await describeOverview(context, params.programmeId, { ...query, page: 1, size: exportRowsMax });
    return isRefusal(overview) ? overview : overviewTable(context, overview);
  });
}
