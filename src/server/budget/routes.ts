import { exportMoney, getMoney } from "../../contract/funding.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { describeMoney, moneyTable } from "./queries.ts";

export function bindBudgets(application: Application): void {
  bind(application, getMoney, async (context, { query }) => describeMoney(context, query));
  bind(application, exportMoney, async (context, { query }) =>
    moneyTable(context, await describeMoney(context, { ...query, page: 1, size: exportRowsMax })),
  );
}
