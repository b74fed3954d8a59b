import { sql } from "kysely";
import { changePassword, getEntrance, getSession, setUp, signIn, signOut } from "../../contract/session.ts";
import { demonstrationAccounts } from "../demonstration/accounts.ts";
import { refusePassword } from "../account/actions.ts";
import {
  failuresMax,
  findCredentials,
  getCredentials,
  hashPassword,
  insertAccount,
  isPassword,
  isRemembered,
  lockMs,
  noteFailure,
  noteSignIn,
  setPassword,
  type Credentials,
} from "../account/store.ts";
import { writeAudit } from "../audit/store.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import { makeAttemptLimit, type AttemptLimit } from "../http/attempt-limit.ts";
import { bind, bindPublic, type Application } from "../http/bind.ts";
import { clearCookie, newToken, readCookie, writeCookie } from "../http/cookie.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
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

/** Failures from one address before it has to wait: a school's teachers share one, and a dozen may mistype on one morning. Our choice. */
const failuresPerAddressMax = 30;

interface Attempt {
  readonly countyCode: string;
  readonly loginName: string;
  readonly password: string;
  readonly address: string;
}

/** What the sign-in remembers of failures besides the accounts' own counts. */
interface Limits {
  readonly byAddress: AttemptLimit;
  /** Names that no account has lock like those that one has: a lock tells nobody that an account is there. */
  readonly byUnknownName: AttemptLimit;
}

function makeLimits(): Limits {
  return {
    byAddress: makeAttemptLimit({ max: failuresPerAddressMax, windowMs: lockMs }),
    byUnknownName: makeAttemptLimit({ max: failuresMax, windowMs: lockMs }),
  };
}

async function auditSignIn(
  db: CountyTransaction,
  { countyCode, address }: Attempt,
  [action, accountId]: readonly [string, string],
  now: string,
): Promise<void> {
  const thing = { kind: "account", id: accountId, detail: { address } };
  await writeAudit({ db, countyCode, now, actor: { accountId, grants: [] } }, action, thing);
}

/** The account that an attempt opens, or why not. Failures are counted and written down in the same transaction. */
async function attemptSignIn(
  db: CountyTransaction,
  attempt: Attempt,
  { byUnknownName }: Limits,
  now: string,
): Promise<Credentials | Refusal> {
  const { countyCode, loginName, password } = attempt;
  const name = `${countyCode} ${loginName}`;
  const credentials = await findCredentials(db, countyCode, loginName);
  const isLocked = credentials ? credentials.lockedUntil !== null && credentials.lockedUntil > now : byUnknownName.isReached(name, now);
  if (isLocked) return refuse("too-many-attempts");
  if ((await isPassword(credentials, password)) && credentials?.isActive) return credentials;
  if (!credentials) {
    byUnknownName.note(name, now);
    return refuse("wrong-password");
  }
  const { accountId } = credentials;
  await auditSignIn(db, attempt, ["session.sign-in-failed", accountId], now);
  if (await noteFailure(db, countyCode, accountId, now)) await auditSignIn(db, attempt, ["account.lock", accountId], now);
  return refuse("wrong-password");
}

function bindSignIn(application: Application, limits: Limits): void {
  bindPublic(application, signIn, async ({ now, today }, { body }, reply) => {
    const attempt = { ...body, address: reply.request.ip };
    if (limits.byAddress.isReached(attempt.address, now)) return refuse("too-many-attempts");
    return withCounty(application.database, body.countyCode, async (db) => {
      const credentials = await attemptSignIn(db, attempt, limits, now);
      if (isRefusal(credentials)) {
        limits.byAddress.note(attempt.address, now);
        return credentials;
      }
      const { accountId } = credentials;
      const token = newToken(body.countyCode);
      await noteSignIn(db, body.countyCode, accountId, now);
      await insertSession(db, token, accountId, now);
      await auditSignIn(db, attempt, ["session.sign-in", accountId], now);
      writeCookie(reply, token);
      return describeSession(db, body.countyCode, accountId, today);
    });
  });

  bind(application, signOut, async (context, _, reply) => {
    const token = readCookie(reply.request);
    if (token) await deleteSession(context.db, token);
    await writeAudit(context, "session.sign-out", { kind: "account", id: context.actor.accountId });
    clearCookie(reply);
    return {};
  });
}

/** Sessions and the first set-up. `setUpToken` is what the console printed. */
export function bindSession(application: Application, setUpToken: SetUpToken): void {
  bindEntrance(application);
  const limits = makeLimits();
  bindSignIn(application, limits);

  bind(application, getSession, async ({ db, countyCode, actor, today }) => describeSession(db, countyCode, actor.accountId, today));

  bind(application, changePassword, async (context, { body }, reply) => {
    const { db, countyCode, actor } = context;
    const credentials = await getCredentials(db, countyCode, actor.accountId);
    if (!(await isPassword(credentials, body.current))) return refuse("wrong-password", { fields: [{ path: "current", code: "wrong" }] });
    const wrong = refusePassword(body.next, credentials.loginName, "next");
    if (wrong) return wrong;
    if (await isRemembered(db, countyCode, actor.accountId, body.next))
      return refuse("bad-input", { fields: [{ path: "next", code: "reused" }] });
    const passwordHash = await hashPassword(body.next);
    await setPassword(db, countyCode, { accountId: actor.accountId, passwordHash, mustChange: false }, context.now);
    await deleteSessionsOf(db, countyCode, actor.accountId, readCookie(reply.request));
    await writeAudit(context, "account.change-password", { kind: "account", id: actor.accountId });
    return {};
  });

  bindPublic(application, setUp, async ({ now, today }, { body }, reply) => {
    const address = reply.request.ip;
    if (limits.byAddress.isReached(address, now)) return refuse("too-many-attempts");
    if (!setUpToken.matches(body.token)) {
      limits.byAddress.note(address, now);
      return refuse("wrong-token");
    }
    const wrong = refusePassword(body.account.password, body.account.loginName, "account/password");
    if (wrong) return wrong;
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
      await writeAudit({ db, countyCode: code, now, actor: { accountId, grants: [] } }, "county.set-up", {
        kind: "county",
        id: null,
        detail: { address },
      });
      writeCookie(reply, token);
      return describeSession(db, code, accountId, today);
    });
  });
}
