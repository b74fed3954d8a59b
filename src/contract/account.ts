import { z } from "zod";
import { route } from "./route.ts";
import { grant, loginName, namedGrant, password } from "./session.ts";
import { id, instant, listQuery, name, pageOf } from "./shared.ts";

/** Accounts and what they may do. */

export const account = z.object({
  id,
  loginName: z.string(),
  displayName: z.string(),
  isActive: z.boolean(),
  lastSignInAt: instant.nullable(),
  grants: z.array(namedGrant),
  staff: z
    .object({ id, name: z.string() })
    .nullable()
    .describe("The person of the staff that the account belongs to: whose own slips it sees"),
});
export type Account = z.infer<typeof account>;

const accountParams = z.object({ accountId: id });
const grants = z.array(grant).max(50);
/** Left out: as it was. */
const staffId = id.nullable().optional();

export const listAccounts = route({
  method: "GET",
  path: "/api/accounts",
  tag: "accounts",
  summary: "Accounts of the county",
  query: listQuery,
  reply: pageOf(account),
});
export const createAccount = route({
  method: "POST",
  path: "/api/accounts",
  tag: "accounts",
  summary: "Make an account; its password must be changed at the first sign-in",
  body: z.object({ loginName, displayName: name, password, grants, staffId }),
  reply: account,
});
export const changeAccount = route({
  method: "PUT",
  path: "/api/accounts/:accountId",
  tag: "accounts",
  summary: "Change name, roles or whether it is active; its sessions end when it is no longer",
  params: accountParams,
  body: z.object({ displayName: name, isActive: z.boolean(), grants, staffId }),
  reply: account,
});
export const resetPassword = route({
  method: "PUT",
  path: "/api/accounts/:accountId/password",
  tag: "accounts",
  summary: "Set a new first password",
  params: accountParams,
  body: z.object({ password }),
});

export const auditEntry = z.object({
  at: instant,
  by: z.string().nullable(),
  action: z.string(),
  thing: z.string(),
  detail: z.string().nullable(),
});
export const listAuditTrail = route({
  method: "GET",
  path: "/api/audit-trail",
  tag: "accounts",
  summary: "Who did what",
  query: listQuery,
  reply: pageOf(auditEntry),
});
