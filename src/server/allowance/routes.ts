import {
  createRun as createRunRoute,
  exportRun,
  getRun,
  getSheet,
  listOwnSlips as listOwnSlipsRoute,
  listRuns as listRunsRoute,
  listSlips as listSlipsRoute,
  previewRun as previewRunRoute,
} from "../../contract/allowance.ts";
import { bind, type Application } from "../http/bind.ts";
import { describeSheet, exportSlips, listOwnSlips, listSlips } from "../slip/queries.ts";
import { createRun, previewRun } from "./actions.ts";
import { describeRun, listRuns } from "./queries.ts";

export function bindAllowances(application: Application): void {
  bind(application, listRunsRoute, async (context, { query }) => listRuns(context, query));
  bind(application, createRunRoute, async (context, { body }) => createRun(context, body.programmeId, body.month));
  bind(application, getRun, async (context, { params }) => describeRun(context, params.runId));
  bind(application, previewRunRoute, async (context, { params }) => previewRun(context, params.runId));
  bind(application, listSlipsRoute, async (context, { params, query }) => listSlips(context, params.runId, query));
  bind(application, exportRun, async (context, { params }) => exportSlips(context, params.runId));
  bind(application, listOwnSlipsRoute, async (context, { query }) => listOwnSlips(context, query));
  bind(application, getSheet, async (context, { params }) => describeSheet(context, params.slipId));
}
