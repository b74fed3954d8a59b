import {
  createRun as createRunRoute,
  exportOwnSlips as exportOwnSlipsRoute,
  exportRun,
  exportRuns,
  getRun,
  getSheet,
  listOwnSlips as listOwnSlipsRoute,
  listRuns as listRunsRoute,
  listSlips as listSlipsRoute,
  previewRun as previewRunRoute,
} from "../../contract/allowance.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { describeSheet, exportOwnSlips, exportSlips, listOwnSlips, listSlips } from "../slip/queries.ts";
import { createRun, previewRun } from "./actions.ts";
import { describeRun, listRuns, runTable } from "./queries.ts";

export function bindAllowances(application: Application): void {
  bind(application, listRunsRoute, async (context, { query }) => listRuns(context, query));
  bind(application, exportRuns, async (context, { query }) =>
    runTable(context, (await listRuns(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, createRunRoute, async (context, { body }) => createRun(context, body.programmeId, body.month));
  bind(application, getRun, async (context, { params }) => describeRun(context, params.runId));
  bind(application, previewRunRoute, async (context, { params }) => previewRun(context, params.runId));
  bind(application, listSlipsRoute, async (context, { params, query }) => listSlips(context, params.runId, query));
  bind(application, exportRun, async (context, { params, query }) => exportSlips(context, params.runId, query));
  bind(application, listOwnSlipsRoute, async (context, { query }) => listOwnSlips(context, query));
  bind(application, exportOwnSlipsRoute, async (context) => exportOwnSlips(context));
  bind(application, getSheet, async (context, { params }) => describeSheet(context, params.slipId));
}
