import { randomUUID } from "node:crypto";
import { got, guarded, list, ofPair, pair, paymentBody, sent, staleVersion, type Guard } from "./access-probe.ts";
import type { Thing } from "./access-world.ts";

const paymentPath = ({ paymentId }: Thing): string => `/api/payments/${paymentId}`;
const entry = (term: string): object => ({ idempotencyKey: randomUUID(), content: paymentBody(term) });

/** Money: both schools and the bureau enter it; everybody within reach of the pair reads it. */
export const payments: Readonly<Record<string, Guard>> = {
  "GET /api/payments": list(
    "partnership.read",
    pair,
    (one) => `/api/payments?size=200&partnershipId=${one.partnershipId}`,
    ({ paymentId }) => paymentId,
  ),
  "GET /api/payments/export": list(
    "partnership.read",
    pair,
    (one) => `/api/payments/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/payments/source-rules": { kind: "own" },
  "GET /api/payments/:paymentId": guarded(
    "partnership.read",
    pair,
    (one) => got(paymentPath(one)),
    ({ paymentId }) => paymentId,
  ),
  // A term outside the partnership: whoever may enter is told so, and nothing is made.
  "POST /api/payments": ofPair("payment.enter", (one) =>
    sent("POST", "/api/payments", { partnershipId: one.partnershipId, ...entry("2019-autumn") }),
  ),
  "PUT /api/payments/:paymentId": ofPair("payment.enter", (one) =>
    sent("PUT", paymentPath(one), { version: staleVersion, content: paymentBody("2026-autumn") }),
  ),
  "POST /api/payments/:paymentId/corrections": ofPair("payment.enter", (one) =>
    sent("POST", `${paymentPath(one)}/corrections`, entry("2019-autumn")),
  ),
  "GET /api/money": list(
    "partnership.read",
    pair,
    (one) => `/api/money?size=200&partnershipId=${one.partnershipId}`,
    ({ partnershipId }) => partnershipId,
  ),
  "GET /api/money/export": list(
    "partnership.read",
    pair,
    (one) => `/api/money/export?partnershipId=${one.partnershipId}`,
    ({ helpedName }) => helpedName,
  ),
  "GET /api/bookings": {
    kind: "list",
    probes: (one) => [{ action: "partnership.read", subject: pair(one), send: got(`/api/bookings?partnershipId=${one.partnershipId}`) }],
  },
  "GET /api/bookings/export": {
    kind: "list",
    probes: (one) => [
      { action: "partnership.read", subject: pair(one), send: got(`/api/bookings/export?partnershipId=${one.partnershipId}`) },
    ],
  },
  "GET /api/balances": {
    kind: "list",
    probes: (one) => [{ action: "partnership.read", subject: pair(one), send: got(`/api/balances?partnershipId=${one.partnershipId}`) }],
  },
};
