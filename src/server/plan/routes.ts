import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import {
  acceptAll,
  addCard,
  adjustPlan,
  changeCard,
  exportPlans,
  getPlanVersion,
  listPlans as listPlansRoute,
  moveVersion,
  pastePlan,
  planTextMax,
  splitCard,
  uploadPlan,
  type PlanVersion,
} from "../../contract/plan.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { refusalMessage } from "../files/messages.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import * as actions from "./actions.ts";
import { describeVersion, listPlans, planTable } from "./queries.ts";
import type { FoundVersion } from "./store.ts";

async function shown(context: Context, outcome: FoundVersion | Refusal): Promise<PlanVersion | Refusal> {
  return isRefusal(outcome) ? outcome : describeVersion(context, outcome);
}

export function bindPlans(application: Application): void {
  bind(application, listPlansRoute, async (context, { query }) => listPlans(context, query));
  bind(application, exportPlans, async (context, { query }) =>
    planTable(context, (await listPlans(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, pastePlan, async (context, { params, body }) =>
    shown(context, await actions.draftPlan(context, params.partnershipId, { text: body.text, fileName: null })),
  );
  bind(application, uploadPlan, async (context, { params, file }) => {
    if (!file) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
    const read = await readTextFile({ name: file.name, bytes: file.content });
    if (read.kind === "refused") {
      return refuse("unreadable-file", { detail: refusalMessage(file.name, read.reason, context.language === "en" ? "en" : "zh") });
    }
    if (read.text.length > planTextMax) return refuse("too-large");
    return shown(context, await actions.draftPlan(context, params.partnershipId, { text: read.text, fileName: file.name }));
  });
  bind(application, getPlanVersion, async (context, { params }) => {
    const opened = await actions.openVersion(context, params.versionId, "partnership.read", "read");
    return isRefusal(opened) ? opened : describeVersion(context, opened.version);
  });
  bind(application, changeCard, async (context, { params, body }) =>
    shown(context, await actions.changeCard(context, params.versionId, params.cardId, body)),
  );
  bind(application, addCard, async (context, { params, body }) =>
    shown(context, await actions.addCards(context, params.versionId, body.start, body.end)),
  );
  bind(application, splitCard, async (context, { params }) =>
    shown(context, await actions.splitCard(context, params.versionId, params.cardId)),
  );
  bind(application, acceptAll, async (context, { params }) => shown(context, await actions.acceptAll(context, params.versionId)));
  bind(application, moveVersion, async (context, { params, body }) =>
    shown(context, await actions.moveVersion(context, params.versionId, { ...body, place: body.cardId, day: body.effectiveFrom })),
  );
  bind(application, adjustPlan, async (context, { params, body }) =>
    shown(context, await actions.adjustPlan(context, params.versionId, body.reason)),
  );
}
