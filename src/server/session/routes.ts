import { sql } from "kysely";
import { changePassword, getEntrance, getSession, setUp, signIn, signOut } from "../../contract/session.ts";
import { demonstrationAccounts } from "../demonstration/accounts.ts";
import {
  findCredentials,
  getCredentials,
  hashPassword,
  insertAccount,
  isPassword,
  noteFailure,
  noteSignIn,
  setPassword,
} from "../account/store.ts";
import { writeAudit } from "../audit/store.ts";
import { withCounty } from "../db/with-county.ts";
import { bind, bindPublic, type Application } from "../http/bind.ts";
import { clearCookie, newToken, readCookie, writeCookie } from "../http/cookie.ts";
import { refuse } from "../http/refusal.ts";
import { describeSession } from "./actions.ts";
import { deleteSession, deleteSessionsOf, insertSession } from "./store.ts";

/** The token of the first set-up, printed on the console; null once the first county is there. */
export interface SetUpToken {
  matches(token: string): boolean;
}

interface CountyRow {
  readonly county_code: string;
  readonly name: string;
  readonly is_demonstration: boolean;
}

/** Names and codes of the counties, which anybody who signs in may know; nothing else crosses counties. */
async function listCounties(application: Application): Promise<CountyRow[]> {
  const { rows } = await sql<CountyRow>`
    select county.county_code, county.name, county.is_demonstration
      from county
     order by county.county_code`.execute(application.database);
  return rows;
}

function bindEntrance(application: Application): void {
  bindPublic(application, getEntrance, async () => {
    const counties = await listCounties(application);
    return {
      isSetUp: counties.length > 0,
      counties: counties.map((county) => ({ code: county.county_code, name: county.name, isDemonstration: county.is_demonstration })),
      demonstration: counties.some((county) => county.is_demonstration) ? [...demonstrationAccounts] : [],
    };
  });
}

function bindSignIn(application: Application): void {
  bindPublic(application, signIn, async ({ now, today }, { body }, reply) =>
    withCounty(application.database, body.countyCode, async (db) => {
      const credentials = await findCredentials(db, body.countyCode, body.loginName);
      if (credentials?.lockedUntil && credentials.lockedUntil > now) return refuse("too-many-attempts");
      const isRight = await isPassword(credentials, body.password);
      if (!credentials || !isRight) {
        if (credentials) await noteFailure(db, body.countyCode, credentials.accountId, now);
        return refuse("wrong-password");
      }
      if (!credentials.isActive) return refuse("wrong-password");
      const token = newToken(body.countyCode);
      await noteSignIn(db, body.countyCode, credentials.accountId, now);
      await insertSession(db, token, credentials.accountId, now);
      writeCookie(reply, token);
      return describeSession(db, body.countyCode, credentials.accountId, today);
    }),
  );

  bind(application, signOut, async ({ db }, _, reply) => {
    const token = readCookie(reply.request);
    if (token) await deleteSession(db, token);
    clearCookie(reply);
    return {};
  });
}

/** Sessions and the first set-up. `setUpToken` is what the console printed. */
export function bindSession(application: Application, setUpToken: SetUpToken): void {
  bindEntrance(application);
  bindSignIn(application);

  bind(application, getSession, async ({ db, countyCode, actor, today }) => describeSession(db, countyCode, actor.accountId, today));

  bind(application, changePassword, async (context, { body }, reply) => {
    const { db, countyCode, actor } = context;
    const credentials = await getCredentials(db, countyCode, actor.accountId);
    if (!(await isPassword(credentials, body.current))) return refuse("wrong-password", { fields: [{ path: "current", code: "wrong" }] });
    await setPassword(db, countyCode, actor.accountId, await hashPassword(body.next), false);
    await deleteSessionsOf(db, countyCode, actor.accountId, readCookie(reply.request));
    await writeAudit(context, "account.change-password", { kind: "account", id: actor.accountId });
    return {};
  });

  bindPublic(application, setUp, async ({ now, today }, { body }, reply) => {
    if (!setUpToken.matches(body.token)) return refuse("wrong-token");
    const { code, name } = body.county;
    const passwordHash = await hashPassword(body.account.password);
    return withCounty(application.database, code, async (db) => {
      await sql`select pg_advisory_xact_lock(hashtext('xieshou set-up'))`.execute(db);
      const { rows } = await sql`select county.county_code from county limit 1`.execute(db);
      if (rows.length > 0) return refuse("set-up-done");
      await sql`insert into county (county_code, name, created_at) values (${code}, ${name}, ${now})`.execute(db);
      const accountId = await insertAccount(
        db,
        code,
        {
          ...body.account,
          passwordHash,
          mustChangePassword: false,
          staffId: null,
          grants: [{ role: "bureauOfficer", scope: { kind: "county" } }],
        },
        now,
      );
      const token = newToken(code);
      await insertSession(db, token, accountId, now);
      writeCookie(reply, token);
      return describeSession(db, code, accountId, today);
    });
  });
}
