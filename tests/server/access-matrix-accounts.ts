import { randomUUID } from "node:crypto";
import { accountBody, county, got, list, ofCounty, sent, settingsBody, type Guard } from "./access-probe.ts";

/** Accounts, sessions, settings and the audit trail. */
export const accounts: Readonly<Record<string, Guard>> = {
  "GET /api/accounts": list(
    "account.manage",
    () => county,
    () => "/api/accounts?size=200&q=spare",
    ({ accountId }) => accountId,
  ),
  "GET /api/accounts/export": ofCounty("account.manage", () => got("/api/accounts/export")),
  "POST /api/accounts": ofCounty("account.manage", () =>
    sent("POST", "/api/accounts", {
      loginName: `new-${randomUUID().slice(0, 8)}`,
      displayName: "新人",
      password: "Long-enough-26",
      staffId: null,
      grants: [],
    }),
  ),
  "PUT /api/accounts/:accountId": ofCounty("account.manage", ({ accountId }) => sent("PUT", `/api/accounts/${accountId}`, accountBody)),
  "PUT /api/accounts/:accountId/password": ofCounty("account.manage", ({ accountId }) =>
    sent("PUT", `/api/accounts/${accountId}/password`, { password: `Fresh-${randomUUID()}` }),
  ),
  "GET /api/audit-trail": ofCounty("audit.read", () => got("/api/audit-trail")),
  "GET /api/audit-trail/export": ofCounty("audit.read", () => got("/api/audit-trail/export")),
  "GET /api/settings": { kind: "own" },
  "PUT /api/settings": ofCounty("settings.change", () => sent("PUT", "/api/settings", settingsBody)),
  "GET /api/entrance": { kind: "public" },
  "POST /api/setup": { kind: "public" },
  "POST /api/session": { kind: "public" },
  "GET /api/session": { kind: "own" },
  "DELETE /api/session": { kind: "own" },
  "PUT /api/session/password": { kind: "own" },
};
