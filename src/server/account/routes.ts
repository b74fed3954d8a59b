import {
  changeAccount as changeRoute,
  createAccount as createRoute,
  exportAccounts,
  exportAuditTrail,
  listAccounts as listRoute,
  listAuditTrail as auditRoute,
  resetPassword as resetRoute,
} from "../../contract/account.ts";
import { bind, type Application } from "../http/bind.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal } from "../http/refusal.ts";
import { changeAccount, createAccount, resetPassword } from "./actions.ts";
import { accountTable, auditTable, listAccounts, listAuditTrail } from "./queries.ts";

export function bindAccounts(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listAccounts(context, query));
  bind(application, exportAccounts, async (context, { query }) => {
    const list = await listAccounts(context, { ...query, page: 1, size: exportRowsMax });
    return isRefusal(list) ? list : accountTable(context, list.rows);
  });
  bind(application, exportAuditTrail, async (context, { query }) => {
    const list = await listAuditTrail(context, { ...query, page: 1, size: exportRowsMax });
    return isRefusal(list) ? list : auditTable(context, list.rows);
  });
  bind(application, createRoute, async (context, { body }) => createAccount(context, body));
  bind(application, changeRoute, async (context, { params, body }) => changeAccount(context, params.accountId, body));
  bind(application, resetRoute, async (context, { params, body }) => (await resetPassword(context, params.accountId, body.password)) ?? {});
  bind(application, auditRoute, async (context, { query }) => listAuditTrail(context, query));
}
