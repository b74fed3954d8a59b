import {
  changeGoods as changeRoute,
  changeUse as changeUseRoute,
  decideGoods as decideRoute,
  enterGoods as enterRoute,
  exportGoods,
  exportPublished,
  getGoods,
  getItemTemplate,
  listGoods as listRoute,
  listPublished as listPublishedRoute,
  putReceipt as putReceiptRoute,
  readItems as readItemsRoute,
  receiveGoods as receiveRoute,
  type GoodsPage,
} from "../../contract/goods.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { changeGoods, changeUse, decideGoods, enterGoods, openGoods, putReceipt, receiveGoods } from "./actions.ts";
import { describeGoods, goodsTable, itemTemplate, listGoods, listPublished, publishedTable, readItems } from "./queries.ts";
import type { GoodsRow } from "./store.ts";

async function shown(context: Context, outcome: GoodsRow | Refusal): Promise<GoodsPage | Refusal> {
  return isRefusal(outcome) ? outcome : describeGoods(context, outcome);
}

export function bindGoods(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listGoods(context, query));
  bind(application, exportGoods, async (context, { query }) => goodsTable(context, { ...query, page: 1, size: exportRowsMax }));
  bind(application, getGoods, async (context, { params }) => shown(context, await openGoods(context, params.goodsId, "read")));
  bind(application, enterRoute, async (context, { body }) => shown(context, await enterGoods(context, body)));
  bind(application, changeRoute, async (context, { params, body }) =>
    shown(context, await changeGoods(context, params.goodsId, body.version, body.content)),
  );
  bind(application, decideRoute, async (context, { params, body }) => shown(context, await decideGoods(context, params.goodsId, body)));
  bind(application, receiveRoute, async (context, { params, body }) => shown(context, await receiveGoods(context, params.goodsId, body)));
  bind(application, putReceiptRoute, async (context, { params, body }) => shown(context, await putReceipt(context, params.goodsId, body)));
  bind(application, changeUseRoute, async (context, { params, body }) => shown(context, await changeUse(context, params.goodsId, body)));
  bind(application, listPublishedRoute, async (context, { query }) => listPublished(context, query));
  bind(application, exportPublished, async (context, { query }) =>
    publishedTable(context, (await listPublished(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getItemTemplate, async () => itemTemplate());
  bind(application, readItemsRoute, async (context, { query, file }) => {
    if (!file) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
    return readItems(context, query.mode, file);
  });
}
