import { randomBytes, timingSafeEqual } from "node:crypto";
import { resolve } from "node:path";
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import { assetCheckSetting, assetLineSetting, assetNumberSetting } from "../contract/asset.ts";
import { bindAccounts } from "./account/routes.ts";
import { assetFiles } from "./asset/actions.ts";
import { bindAssets } from "./asset/routes.ts";
import { goodsApproval, goodsFiles, goodsTable } from "./goods/actions.ts";
import { bindGoods } from "./goods/routes.ts";
import { requestApproval, requestFiles, waitingRequests } from "./request/actions.ts";
import { bindRequests } from "./request/routes.ts";
import { aidSettings } from "../contract/aid-setting.ts";
import { applicationImport, listImport } from "./aid-import/actions.ts";
import { aidApproval } from "./aid/actions.ts";
import { waitingAid } from "./aid/queries.ts";
import { bindAid } from "./aid/routes.ts";
import { sourceRulesSetting } from "../contract/funding.ts";
import { bindAttachments } from "./attachment/routes.ts";
import { bindBudgets } from "./budget/routes.ts";
import { bindBooks } from "./funding/routes.ts";
import { paymentApproval, paymentFiles } from "./payment/actions.ts";
import { bindPayments } from "./payment/routes.ts";
import { paymentTable } from "./payment/store.ts";
import { paymentImport } from "./payment-sheet/actions.ts";
import { eventFiles } from "./event/actions.ts";
import { schoolImport, staffImport } from "./school/actions.ts";
import { bindImports } from "./sheet/routes.ts";
import { allowanceSetting } from "../contract/allowance-rules.ts";
import { allowanceApproval } from "./allowance/actions.ts";
import { waitingRuns } from "./allowance/queries.ts";
import { bindAllowances } from "./allowance/routes.ts";
import { waitingInPartnerships } from "./approval/queries.ts";
import { bindApprovals, movable } from "./approval/routes.ts";
import { monthImport } from "./attendance/actions.ts";
import { bindAssessments } from "./assessment/routes.ts";
import { bindPriority } from "./priority/routes.ts";
import { bindAttendance } from "./attendance/routes.ts";
import type { DatabaseConnection } from "./db/connection.ts";
import { startEmbedded, type EmbeddedServer } from "./db/embedded-postgres.ts";
import { watchEmbedded } from "./db/embedded-watch.ts";
import { errorCode } from "./db/error-code.ts";
import { lockFolder, type LockRefusal } from "./db/folder-lock.ts";
import { migrate, type Migrated } from "./db/migrate.ts";
import { openDatabase, type Database } from "./db/pool.ts";
import { findObstacle, type Obstacle } from "./db/reach.ts";
import { makeDemonstration } from "./demonstration/actions.ts";
import { assessmentFormSetting } from "../contract/assessment.ts";
import { feedbackQuestions } from "../contract/event.ts";
import { menteesMax } from "../contract/mentorship.ts";
import { bindEvents } from "./event/routes.ts";
import { bindExchange } from "./exchange/routes.ts";
import { makeHttp, type HttpSettings } from "./http/app.ts";
import type { Application } from "./http/bind.ts";
import { dayIn } from "./http/clock.ts";
import { serveHealth } from "./http/health.ts";
import { serveWeb } from "./http/web-files.ts";
import { bindMentorships } from "./mentorship/routes.ts";
import { bindPartnerships } from "./partnership/routes.ts";
import { planApproval, planThings } from "./plan/actions.ts";
import { bindPlans } from "./plan/routes.ts";
import { bindProjects } from "./project/routes.ts";
import { partnershipImport } from "./partnership/actions.ts";
import { postingApproval } from "./posting/actions.ts";
import { bindPostings } from "./posting/routes.ts";
import { postingThings } from "./posting/store.ts";
import { bindProgrammes } from "./programme/routes.ts";
import { bindRecords } from "./record/routes.ts";
import { bindReports } from "./report/routes.ts";
import { bindSchools } from "./school/routes.ts";
import { bindSession, type SetUpToken } from "./session/routes.ts";
import { bindDatedSettings, bindSettings } from "./settings/routes.ts";
import { makeDigestCache } from "./standing/digest.ts";
import { waiverApproval, waiverThings } from "./waiver/actions.ts";
import { bindWaivers } from "./waiver/routes.ts";
import { bindWorkbench } from "./workbench/routes.ts";
import { exchangeSetting } from "../contract/exchange.ts";
import { qualificationSetting } from "../contract/posting.ts";

export interface StartOptions extends HttpSettings {
  /** Folder of the embedded database and of the lock. */
  readonly data: string;
  /** A PostgreSQL of one's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** See PoolOptions. */
  readonly namesStatements: boolean;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Makes the demonstration county where there is no county yet. */
  readonly withDemonstration: boolean;
  readonly clock: () => Date;
}

/** Why the product does not start; the command line has the words. */
export type StartRefusal = LockRefusal | Obstacle | Extract<Migrated, { kind: "refused" }>["reason"] | AddressRefusal;

/** The operating system's word: EADDRINUSE taken, EACCES not allowed, EADDRNOTAVAIL no address of this machine. */
export interface AddressRefusal {
  readonly kind: "address-unusable";
  readonly code: string;
}

export interface Running {
  readonly kind: "running";
  readonly url: string;
  /** To be typed into the set-up page; null once there is a county. */
  readonly setUpToken: string | null;
  readonly isDemonstration: boolean;
  /** Answers what is under way, then ends what was started. */
  stop(): Promise<void>;
}

interface Refused {
  readonly kind: "refused";
  readonly reason: StartRefusal;
}

export type Started = Running | Refused;

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

/** Every rule and amount with days. */
const datedSettings = [
  qualificationSetting,
  exchangeSetting,
  sourceRulesSetting,
  allowanceSetting,
  assetNumberSetting,
  assetLineSetting,
  assetCheckSetting,
  ...aidSettings,
  feedbackQuestions,
  menteesMax,
  assessmentFormSetting,
];

/** Every kind of sheet that can be imported. */
const imports = {
  schools: schoolImport,
  staff: staffImport,
  partnerships: partnershipImport,
  postingMonths: monthImport,
  payments: paymentImport,
  aidApplications: applicationImport,
  aidList: listImport,
};

/** Every kind of thing that may wait for somebody's decision. */
const waiting = [
  waitingInPartnerships(planThings, { title: sql`coalesce(thing.title, '')` }),
  waitingInPartnerships(waiverThings, { title: sql`thing.reason` }),
  waitingInPartnerships(postingThings, { title: sql`concat_ws(' ', thing.person_name, thing.subject)` }),
  waitingInPartnerships(paymentTable, { title: sql`thing.summary`, amountFen: sql`thing.amount_fen` }),
  waitingInPartnerships(goodsTable, { title: sql`thing.title`, amountFen: sql`thing.value_fen` }),
  waitingRuns,
  waitingRequests,
  waitingAid,
];

/** Binds every feature's routes. The one place that knows them all. */
export function bindFeatures(application: Application, setUpToken: SetUpToken): void {
  bindSession(application, setUpToken);
  bindAccounts(application);
  bindSchools(application);
  bindSettings(application);
  bindDatedSettings(application, datedSettings);
  bindProgrammes(application);
  bindPartnerships(application);
  bindPlans(application);
  bindRecords(application);
  bindEvents(application);
  bindProjects(application);
  bindMentorships(application);
  bindWaivers(application);
  bindPostings(application);
  bindAttendance(application);
  bindExchange(application);
  bindAssessments(application);
  bindPriority(application);
  bindPayments(application);
  bindBooks(application);
  bindBudgets(application);
  bindAllowances(application);
  bindAid(application);
  bindGoods(application);
  bindAssets(application);
  bindRequests(application);
  bindWorkbench(application, waiting);
  bindReports(application);
  bindImports(application, imports);
  bindAttachments(application, [eventFiles, paymentFiles, goodsFiles, assetFiles, requestFiles]);
  bindApprovals(
    application,
    [
      movable(planApproval),
      movable(waiverApproval),
      movable(postingApproval),
      movable(paymentApproval),
      movable(allowanceApproval),
      movable(goodsApproval),
      movable(requestApproval),
      movable(aidApproval),
    ],
    waiting,
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

/** How long requests under way may take once the product is asked to end; then their connections are cut. Our choice. */
const lastRequestsMsMax = 30_000;

/** Between two looks for connections that have become idle meanwhile. */
const idleLookMs = 100;

/** What was started, each with the way to end it. */
type Endings = (() => Promise<void>)[];

async function endAll(endings: Endings): Promise<void> {
  for (const end of endings.splice(0).toReversed()) await end();
}

async function findConnection(options: StartOptions, http: FastifyInstance, endings: Endings): Promise<DatabaseConnection> {
  if (options.databaseUrl !== null) return { url: options.databaseUrl };
  const server = await startEmbedded(options.data, { isOwner: true });
  const watched = watchEmbedded(server, {
    restart: async (lost: EmbeddedServer) => startEmbedded(options.data, { isOwner: true, port: lost.connection.port }),
    onLost: (pid) => http.log.error({ pid }, "the database server ended without being asked; starting it again"),
    onFailure: (error) => http.log.error({ err: error }, "the database server does not start"),
  });
  endings.push(async () => watched.stop());
  return server.connection;
}

/** Migrates the database and opens it; the demonstration county is made where one is wanted and there is no county. */
async function prepareDatabase(
  options: StartOptions,
  http: FastifyInstance,
  endings: Endings,
): Promise<{ readonly kind: "ready"; readonly db: Database } | Refused> {
  const connection = await findConnection(options, http, endings);
  const obstacle = await findObstacle(connection);
  if (obstacle) return { kind: "refused", reason: obstacle };
  const migrated = await migrate(connection);
  if (migrated.kind === "refused") return migrated;
  const database = openDatabase(connection, {
    namesStatements: options.namesStatements,
    onError: (error) => http.log.warn({ err: error }, "an idle database connection broke"),
  });
  endings.push(async () => database.close());
  const { isEmpty } = await countyKinds(database.db);
  if (isEmpty && options.withDemonstration) await makeDemonstration(database.db, dayIn(options.clock()), options.clock().toISOString());
  return { kind: "ready", db: database.db };
}

/** Listens, and ends with the answers to what is under way. */
async function listen(http: FastifyInstance, options: StartOptions, endings: Endings): Promise<string | AddressRefusal> {
  endings.push(async () => {
    const patience = setTimeout(() => http.server.closeAllConnections(), lastRequestsMsMax);
    // A browser keeps the connection of its last answer open; Fastify closes only those that are idle at the first moment.
    const closing = setInterval(() => http.server.closeIdleConnections(), idleLookMs);
    await http.close();
    clearInterval(closing);
    clearTimeout(patience);
  });
  try {
    return await http.listen({ host: options.host, port: options.port });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { kind: "address-unusable", code };
  }
}

async function startParts(options: StartOptions, endings: Endings): Promise<Started> {
  const http = await makeHttp(options);
  const prepared = await prepareDatabase(options, http, endings);
  if (prepared.kind === "refused") return prepared;
  const { db } = prepared;
  const { isEmpty, isDemonstration } = await countyKinds(db);
  const token = newSetUpToken();
  bindFeatures({ http, database: db, clock: options.clock, digests: makeDigestCache() }, setUpTokenOf(token));
  serveHealth(http, async () => isReady(db));
  await serveWeb(http);
  const url = await listen(http, options, endings);
  if (typeof url !== "string") return { kind: "refused", reason: url };
  return { kind: "running", url, setUpToken: isEmpty ? token : null, isDemonstration, stop: async () => endAll(endings) };
}

/**
 * Starts the product: database, migrations, the demonstration county where one is wanted, and the server. A second
 * start on the same folder and a database that does not fit the program are refused. Whatever keeps it from starting,
 * nothing that it started is left running.
 */
export async function startProduct(options: StartOptions): Promise<Started> {
  const lock = await lockFolder(resolve(options.data));
  if (lock.kind === "refused") return lock;
  const endings: Endings = [async () => lock.release()];
  let started: Started | undefined;
  try {
    started = await startParts(options, endings);
    return started;
  } finally {
    if (started?.kind !== "running") await endAll(endings);
  }
}
