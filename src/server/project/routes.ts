import {
  exportProjects,
  getProject,
  listProjects as listRoute,
  moveProject as moveRoute,
  openProject as openRoute,
  reportStage as stageRoute,
} from "../../contract/project.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { describeProject, listProjects, moveProject, openProject, projectTable, reportStage } from "./actions.ts";

export function bindProjects(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listProjects(context, query));
  bind(application, exportProjects, async (context, { query }) =>
    projectTable(context, (await listProjects(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getProject, async (context, { params }) => describeProject(context, params.projectId));
  bind(application, openRoute, async (context, { body }) => openProject(context, body));
  bind(application, moveRoute, async (context, { params, body }) => moveProject(context, params.projectId, body));
  bind(application, stageRoute, async (context, { params, body }) =>
    reportStage(context, params.projectId, { stage: params.stage, ...body }),
  );
}
