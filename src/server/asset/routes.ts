import { checkAsset as checkRoute, exportAssets, getAsset, listAssets as listRoute, type AssetPage } from "../../contract/asset.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { checkAsset, openAsset } from "./actions.ts";
import { assetTable, describeAsset, listAssets } from "./queries.ts";
import type { AssetRow } from "./store.ts";

async function shown(context: Context, outcome: AssetRow | Refusal): Promise<AssetPage | Refusal> {
  return isRefusal(outcome) ? outcome : describeAsset(context, outcome);
}

export function bindAssets(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listAssets(context, query));
  bind(application, exportAssets, async (context, { query }) =>
    assetTable(context, (await listAssets(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getAsset, async (context, { params }) => shown(context, await openAsset(context, params.assetId, "read")));
  bind(application, checkRoute, async (context, { params, body }) => shown(context, await checkAsset(context, params.assetId, body)));
}
