import { z } from "zod";
import { auditedThings } from "../domain/access/audited-action.ts";
import { roles } from "../domain/access/role.ts";
import { route } from "./route.ts";
import { grant, loginName, namedGrant, password } from "./session.ts";
import { day, id, instant, listQuery, name, pageOf } from "./shared.ts";

/** Accounts and what they may do. */

export const account = z.object({
  id,
  loginName: z.string(),
  displayName: z.string(),
  isActive: z.boolean(),
  lastSignInAt: instant.nullable(),
  staff: z.object({ id, name: z.string(), schoolName: z.string() }).nullable().describe("Who it is on the staff list"),
  grants: z.array(namedGrant),
});
export type Account = z.infer<typeof account>;

const accountParams = z.object({ accountId: id });
const grants = z.array(grant).max(50);
/** A posted teacher enters the months of the staff member that the account names. */
const staffId = id.nullable().default(null);

/** What a list of accounts can be asked for. */
export const accountList = listQuery.extend({ role: z.enum(roles).optional(), active: z.enum(["yes", "no"]).optional() });

export const listAccounts = route({
  method: "GET",
  path: "/api/accounts",
  tag: "accounts",
  summary: "Accounts of the county",
  query: accountList,
  reply: pageOf(account),
});
export const exportAccounts = route({
  method: "GET",
  path: "/api/accounts/export",
  tag: "accounts",
  summary: "The same list as a workbook",
  query: accountList,
  replyKind: "file",
  isLong: true,
});
export const createAccount = route({
  method: "POST",
  path: "/api/accounts",
  tag: "accounts",
  summary: "Make an account; its password must be changed at the first sign-in",
  body: z.object({ loginName, displayName: name, password, staffId, grants }),
  reply: account,
});
export const changeAccount = route({
  method: "PUT",
  path: "/api/accounts/:accountId",
  tag: "accounts",
  summary: "Change name, roles or whether it is active; its sessions end when it is no longer",
  params: accountParams,
  body: z.object({ displayName: name, isActive: z.boolean(), staffId, grants }),
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
  id,
  at: instant,
  by: z.string().nullable(),
  action: z.string().describe("The thing and what was done with it: record.confirm"),
  detail: z.string().nullable(),
});
/** What the audit trail can be asked for: a kind of thing, and days in China, both included. */
export const auditList = listQuery.extend({ thing: z.enum(auditedThings).optional(), from: day.optional(), to: day.optional() });

export const listAuditTrail = route({
  method: "GET",
  path: "/api/audit-trail",
  tag: "accounts",
  summary: "Who did what",
  query: auditList,
  reply: pageOf(auditEntry),
});
export const exportAuditTrail = route({
  method: "GET",
  path: "/api/audit-trail/export",
  tag: "accounts",
  summary: "The same list as a workbook",
  query: auditList,
  replyKind: "file",
  isLong: true,
});
