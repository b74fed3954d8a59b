import { randomBytes, timingSafeEqual } from "node:crypto";
import { resolve } from "node:path";
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import { allowanceSetting } from "../contract/allowance-rules.ts";
import { bindAccounts } from "./account/routes.ts";
import { allowanceApproval } from "./allowance/actions.ts";
import { waitingRuns } from "./allowance/queries.ts";
import { bindAllowances } from "./allowance/routes.ts";
import { waitingInPartnerships } from "./approval/queries.ts";
import { bindApprovals, movable } from "./approval/routes.ts";
import type { DatabaseConnection } from "./db/connection.ts";
import { startEmbedded, type EmbeddedServer } from "./db/embedded-postgres.ts";
import { lockFolder, type FolderLock } from "./db/folder-lock.ts";
import { migrate, type Migrated } from "./db/migrate.ts";
import { openDatabase, type Database } from "./db/pool.ts";
import { makeDemonstration } from "./demonstration/actions.ts";
import { makeHttp, type HttpSettings } from "./http/app.ts";
import type { Application } from "./http/bind.ts";
import { dayIn } from "./http/clock.ts";
import { serveHealth } from "./http/health.ts";
import { serveWeb } from "./http/web-files.ts";
import { bindPartnerships } from "./partnership/routes.ts";
import { planApproval, planTable } from "./plan/actions.ts";
import { bindPlans } from "./plan/routes.ts";
import { bindProgrammes } from "./programme/routes.ts";
import { bindRecords } from "./record/routes.ts";
import { bindSchools } from "./school/routes.ts";
import { bindSession, type SetUpToken } from "./session/routes.ts";
import { bindDatedSettings, bindSettings } from "./settings/routes.ts";
import { makeDigestCache } from "./standing/queries.ts";
import { waiverApproval, waiverTable } from "./waiver/actions.ts";
import { bindWaivers } from "./waiver/routes.ts";
import { bindWorkbench } from "./workbench/routes.ts";

export interface StartOptions extends HttpSettings {
  /** Folder of the embedded database and of the lock. */
  readonly data: string;
  /** A PostgreSQL of one's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Makes the demonstration county where there is no county yet. */
  readonly withDemonstration: boolean;
  readonly clock: () => Date;
}

/** Why the product does not start; the command line has the words. */
export type StartRefusal = Extract<FolderLock, { kind: "refused" }>["reason"] | Extract<Migrated, { kind: "refused" }>["reason"];

export interface Running {
  readonly kind: "running";
  readonly url: string;
  /** To be typed into the set-up page; null once there is a county. */
  readonly setUpToken: string | null;
  readonly isDemonstration: boolean;
  /** Answers what is under way, then ends what was started. */
  stop(): Promise<void>;
}

export type Started = Running | { readonly kind: "refused"; readonly reason: StartRefusal };

/** 120 bits, in letters and digits that are not mistaken for each other when copied by hand. */
function newSetUpToken(): string {
  return randomBytes(15)
    .toString("hex")
    .toUpperCase()
    .replaceAll(/(.{6})(?=.)/g, "$1-");
}

function setUpTokenOf(token: string): SetUpToken {
  const expected = Buffer.from(token);
  return {
    matches(given) {
      const found = Buffer.from(given.trim().toUpperCase());
      return found.length === expected.length && timingSafeEqual(found, expected);
    },
  };
}

/** Binds every feature's routes. The one place that knows them all. */
export function bindFeatures(application: Application, setUpToken: SetUpToken): void {
  bindSession(application, setUpToken);
  bindAccounts(application);
  bindSchools(application);
  bindSettings(application);
  bindDatedSettings(application, [allowanceSetting]);
  bindProgrammes(application);
  bindPartnerships(application);
  bindPlans(application);
  bindRecords(application);
  bindWaivers(application);
  bindAllowances(application);
  bindWorkbench(application);
  bindApprovals(
    application,
    [movable(planApproval), movable(waiverApproval), movable(allowanceApproval)],
    [
      waitingInPartnerships(planTable, { title: sql`coalesce(thing.title, '')` }),
      waitingInPartnerships(waiverTable, { title: sql`thing.reason` }),
      waitingRuns,
    ],
  );
}

async function isReady(db: Database): Promise<boolean> {
  await sql`select 1`.execute(db);
  return true;
}

async function countyKinds(db: Database): Promise<{ isEmpty: boolean; isDemonstration: boolean }> {
  const { rows } = await sql<{ is_demonstration: boolean }>`select county.is_demonstration from county`.execute(db);
  return { isEmpty: rows.length === 0, isDemonstration: rows.some((row) => row.is_demonstration) };
}

async function findConnection(options: StartOptions): Promise<{ connection: DatabaseConnection; server: EmbeddedServer | null }> {
  if (options.databaseUrl !== null) return { connection: { url: options.databaseUrl }, server: null };
  const server = await startEmbedded(options.data);
  return { connection: server.connection, server };
}

async function listen(http: FastifyInstance, options: StartOptions): Promise<string> {
  return http.listen({ host: options.host, port: options.port });
}

/**
 * Starts the product: database, migrations, the demonstration county where one is wanted, and the server. A second
 * start on the same folder and a database that does not fit the program are refused.
 */
export async function startProduct(options: StartOptions): Promise<Started> {
  const lock = await lockFolder(resolve(options.data));
  if (lock.kind === "refused") return lock;
  const { connection, server } = await findConnection(options);
  const endServer = async (): Promise<void> => {
    await server?.stop();
    await lock.release();
  };
  const migrated = await migrate(connection);
  if (migrated.kind === "refused") {
    await endServer();
    return migrated;
  }
  const http = await makeHttp(options);
  const database = openDatabase(connection, {
    onError: (error) => http.log.warn({ code: error.name }, "an idle database connection broke"),
  });
  const { isEmpty } = await countyKinds(database.db);
  if (isEmpty && options.withDemonstration) await makeDemonstration(database.db, dayIn(options.clock()), options.clock().toISOString());
  const { isEmpty: needsSetUp, isDemonstration } = await countyKinds(database.db);
  const token = newSetUpToken();
  bindFeatures({ http, database: database.db, clock: options.clock, digests: makeDigestCache() }, setUpTokenOf(token));
  serveHealth(http, async () => isReady(database.db));
  await serveWeb(http);
  return {
    kind: "running",
    url: await listen(http, options),
    setUpToken: needsSetUp ? token : null,
    isDemonstration,
    async stop() {
      await http.close();
      await database.close();
      await endServer();
    },
  };
}
