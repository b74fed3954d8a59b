import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { columnTypes } from "./column-types.ts";
import { makeStatementNames, poolFor } from "./pool-client.ts";
import { applicationName, applicationRole, clientConfig, sessionOptions, type DatabaseConnection } from "./connection.ts";

/** No table types: every statement is written out as SQL and names the shape of its rows beside it (decision 0006). */
export type Tables = object;

/** The pool with its transactions. Whoever has one of these and no county sees no county's rows. */
export type Database = Kysely<Tables>;

/** A pool of connections. `close` waits for the queries under way. */
export interface OpenDatabase {
  readonly db: Database;
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface PoolOptions {
  /** Told when an idle connection breaks, as when the server restarts; the pool opens another by itself. */
  readonly onError: (error: Error) => void;
  readonly connectionsMax?: number;
  readonly statementMsMax?: number;
  /** False behind a pooler that hands each transaction to another connection, as pgbouncer before 1.21: names would not be known there. */
  readonly namesStatements?: boolean;
}

/** More than 8 at once gained nothing on two cores (12,358 point reads a second at 64, 11,908 at 8); a few wait on locks. */
const connectionsMaxUnlessTold = 16;

/** A page that takes longer is of no use to anybody; reports that do must read pre-aggregated tables or run as jobs. */
const statementMsMaxUnlessTold = 15_000;

/** Shorter than the statement's own limit, so that the error names the lock and not the slow statement. */
const lockMsMax = 5000;

/** Between two statements of a transaction stands our own code, never a person or a network; it takes milliseconds. */
const idleInTransactionMsMax = 30_000;

/** A new connection takes about 5 ms; one that takes this long will not come. */
const connectMsMax = 10_000;

/** An idle connection costs the server about 2 MB; after a minute without load they may go. */
const idleMsMax = 60_000;

function sessionSettings(statementMsMax: number): string {
  return sessionOptions({
    // Every session begins as the application's role: a query that forgot withCounty finds nothing.
    role: applicationRole,
    statement_timeout: statementMsMax,
    lock_timeout: lockMsMax,
    idle_in_transaction_session_timeout: idleInTransactionMsMax,
    // columnTypes reads instants in UTC and days as year-month-day only.
    timezone: "UTC",
    datestyle: "ISO",
  });
}

/** Opens a migrated database for requests and jobs. No connection is made before the first query. */
export function openDatabase(connection: DatabaseConnection, options: PoolOptions): OpenDatabase {
  const pool = new Pool({
    ...clientConfig(connection, sessionSettings(options.statementMsMax ?? statementMsMaxUnlessTold)),
    application_name: applicationName,
    max: options.connectionsMax ?? connectionsMaxUnlessTold,
    connectionTimeoutMillis: connectMsMax,
    idleTimeoutMillis: idleMsMax,
    types: columnTypes(),
  });
  // Without a listener the event would end the process: the pool tells it of idle connections, each of those in use.
  pool.on("error", options.onError);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db: Database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: poolFor(pool, (options.namesStatements ?? true) ? makeStatementNames() : null) }),
  });
  return { db, pool, close: async () => await db.destroy() };
}
