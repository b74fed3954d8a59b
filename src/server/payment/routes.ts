import {
  changePayment as changeRoute,
  correctPayment as correctRoute,
  enterPayment as enterRoute,
  exportPayments,
  getPayment,
  getSourceRules,
  listPayments as listRoute,
  type PaymentPage,
} from "../../contract/funding.ts";
import { bind, type Application } from "../http/bind.ts";
import type { Context } from "../http/context.ts";
import { exportRowsMax } from "../http/paging.ts";
import { isRefusal, type Refusal } from "../http/refusal.ts";
import { changePayment, correctPayment, enterPayment, openPayment } from "./actions.ts";
import { describePayment, getRulesOnSources, listPayments, paymentsTable } from "./queries.ts";
import type { PaymentRow } from "./store.ts";

async function shown(context: Context, outcome: PaymentRow | Refusal): Promise<PaymentPage | Refusal> {
  return isRefusal(outcome) ? outcome : describePayment(context, outcome);
}

export function bindPayments(application: Application): void {
  bind(application, listRoute, async (context, { query }) => listPayments(context, query));
  bind(application, exportPayments, async (context, { query }) =>
    paymentsTable(context, (await listPayments(context, { ...query, page: 1, size: exportRowsMax })).rows),
  );
  bind(application, getSourceRules, async (context) => {
    const { rules, ...paper } = await getRulesOnSources(context);
    return { ...paper, rules: rules.map(({ source, mayPay, basis }) => ({ source, mayPay: [...mayPay], basis })) };
  });
  bind(application, getPayment, async (context, { params }) => shown(context, await openPayment(context, params.paymentId, "read")));
  bind(application, enterRoute, async (context, { body }) => shown(context, await enterPayment(context, body.partnershipId, body)));
  bind(application, changeRoute, async (context, { params, body }) => shown(context, await changePayment(context, params.paymentId, body)));
  bind(application, correctRoute, async (context, { params, body }) =>
    shown(context, await correctPayment(context, params.paymentId, body)),
  );
}
