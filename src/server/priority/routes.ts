import {
  enterPriority as enterRoute,
  exportPriority,
  listPriority as listRoute,
  removePriority as removeRoute,
} from "../../contract/assessment.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { priorityTable } from "../sheet/assessment-table.ts";
import { enterPriority, removePriority } from "./actions.ts";
import { listPriority } from "./queries.ts";

export function bindPriority(application: Application): void {
  bind(application, enterRoute, async (context, { params, body }) => enterPriority(context, params.assessmentId, body));
  bind(application, listRoute, async (context, { query }) => listPriority(context, query));
  bind(application, exportPriority, async (context, { query }) =>
    priorityTable(context, (await listPriority(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, removeRoute, async (context, { params, body }) => removePriority(context, params.entryId, body.reason));
}
