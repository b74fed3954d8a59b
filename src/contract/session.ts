import { z } from "zod";
import { passwordLengthMin } from "../domain/access/password.ts";
import { roles } from "../domain/access/role.ts";
import { route } from "./route.ts";
import { countyCode, day, id, name } from "./shared.ts";

/** Signing in and out, first set-up. */

export const scope = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("county") }),
  z.object({ kind: z.literal("programme"), programmeId: id }),
  z.object({ kind: z.literal("school"), schoolId: id }),
]);

export const grant = z.object({ role: z.enum(roles), scope });
/** A grant with the name of its scope, for people. */
export const namedGrant = grant.extend({ scopeName: z.string() });

/** What else a password must be, domain/access/password.ts says; the server answers with the code of what is wrong. */
export const password = z.string().min(passwordLengthMin).max(200);
export const loginName = z.string().trim().min(2).max(50);

const termRef = z.object({ key: z.string(), schoolYear: z.int(), season: z.enum(["autumn", "spring"]), from: day, to: day });

export const session = z.object({
  account: z.object({ id, loginName: z.string(), displayName: z.string(), mustChangePassword: z.boolean() }),
  county: z.object({ code: countyCode, name: z.string(), isDemonstration: z.boolean() }),
  grants: z.array(namedGrant),
  today: day,
  terms: z.array(termRef).describe("All terms that programmes of the county run over, in order"),
});
export type Session = z.infer<typeof session>;

/** What the sign-in page needs before anybody is known. */
export const entrance = z.object({
  isSetUp: z.boolean(),
  counties: z.array(z.object({ code: countyCode, name: z.string(), isDemonstration: z.boolean() })),
  /** Accounts of the demonstration county; empty everywhere else. */
  demonstration: z.array(z.object({ loginName: z.string(), password: z.string(), displayName: z.string(), role: z.enum(roles) })),
});

export const getEntrance = route({
  method: "GET",
  path: "/api/entrance",
  tag: "session",
  access: "public",
  summary: "What the sign-in page shows",
  reply: entrance,
});

export const getSession = route({
  method: "GET",
  path: "/api/session",
  tag: "session",
  access: "first-password",
  summary: "Who is signed in",
  reply: session,
});

export const signIn = route({
  method: "POST",
  path: "/api/session",
  tag: "session",
  access: "public",
  summary: "Sign in",
  body: z.object({ countyCode, loginName, password: z.string().max(200) }),
  reply: session,
});

export const signOut = route({
  method: "DELETE",
  path: "/api/session",
  tag: "session",
  access: "first-password",
  summary: "Sign out",
});

export const changePassword = route({
  method: "PUT",
  path: "/api/session/password",
  tag: "session",
  access: "first-password",
  summary: "Change one's own password; other sessions of the account end",
  body: z.object({ current: z.string().max(200), next: password }),
});

export const setUp = route({
  method: "POST",
  path: "/api/setup",
  tag: "session",
  access: "public",
  summary: "First run: make the county and its first bureau officer, with the token that the console printed",
  body: z.object({
    token: z.string().max(100),
    county: z.object({ code: countyCode, name }),
    account: z.object({ loginName, displayName: name, password }),
  }),
  reply: session,
});
