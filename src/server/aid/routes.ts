import {
  changeAid as changeRoute,
  decideAppeal as decideRoute,
  enterAid as enterRoute,
  eraseAid as eraseRoute,
  exportAid,
  exportAidPayment,
  getAid,
  getAidOverview,
  getAidRun,
  getAidRules,
  getPublication,
  listAid as listRoute,
  listPublications as listPublicationsRoute,
  raiseAppeal as raiseRoute,
  revealAid as revealRoute,
  selectAid,
} from "../../contract/aid.ts";
import { decideAppeal, raiseAppeal } from "../aid-appeal/actions.ts";
import { findPublication, listPublications } from "../aid-publication/queries.ts";
import { describeRun } from "../aid-run/store.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal } from "../http/refusal.ts";
import { changeAid, enterAid, eraseAid, revealAid } from "./actions.ts";
import { aidTable, describeAid, describeOverview, describeRules, findSelection, listAid, openAid, paymentTable } from "./queries.ts";

export function bindAid(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listAid(context, query));
  bind(application, exportAid, async (context, { query }) =>
    aidTable(context, (await listAid(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, selectAid, async (context, { query }) => findSelection(context, query));
  bind(application, exportAidPayment, async (context, { query }) => paymentTable(context, query.term));
  bind(application, getAid, async (context, { params }) => {
    const row = await openAid(context, params.applicationId);
    return isRefusal(row) ? row : describeAid(context, params.applicationId);
  });
  bind(application, enterRoute, async (context, { body }) => enterAid(context, body));
  bind(application, changeRoute, async (context, { params, body }) => changeAid(context, params.applicationId, body));
  bind(application, revealRoute, async (context, { params, body }) => revealAid(context, params.applicationId, body.reason));
  bind(application, raiseRoute, async (context, { params, body }) => raiseAppeal(context, params.applicationId, body));
  bind(application, decideRoute, async (context, { params, body }) => decideAppeal(context, params.appealId, body));
  bind(application, listPublicationsRoute, async (context) => listPublications(context));
  bind(application, getPublication, async (context, { params }) => findPublication(context, params));
  bind(application, getAidRun, async (context, { params }) => describeRun(context, params.runId));
  bind(application, getAidOverview, async (context) => describeOverview(context));
  bind(application, getAidRules, async (context, { query }) => describeRules(context, query.term));
  bind(application, eraseRoute, async (context) => eraseAid(context));
}
