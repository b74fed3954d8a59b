import {
  exportAssessments,
  getAssessment,
  handInSheet,
  listAssessable as assessableRoute,
  listAssessments as listRoute,
  moveAssessment as moveRoute,
  openAssessments as openRoute,
  returnSheet as returnRoute,
} from "../../contract/assessment.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { assessmentTable } from "../sheet/assessment-table.ts";
import { handIn, moveAssessment, openAssessments, returnSheet } from "./actions.ts";
import { describeAssessment, listAssessable, listAssessments } from "./queries.ts";

export function bindAssessments(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listAssessments(context, query));
  bind(application, exportAssessments, async (context, { query }) =>
    assessmentTable(context, (await listAssessments(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, assessableRoute, async (context, { query }) => listAssessable(context, query));
  bind(application, openRoute, async (context, { body }) => openAssessments(context, body));
  bind(application, getAssessment, async (context, { params }) => describeAssessment(context, params.assessmentId));
  bind(application, handInSheet, async (context, { params, body }) => handIn(context, params.assessmentId, body));
  bind(application, returnRoute, async (context, { params, body }) =>
    returnSheet(context, params.assessmentId, { party: params.party, reason: body.reason }),
  );
  bind(application, moveRoute, async (context, { params, body }) => moveAssessment(context, params.assessmentId, body));
}
