import { Client } from "pg";
import { applicationName, clientConfig, sessionOptions, type DatabaseConnection } from "./connection.ts";
import {
  migrationsFolder,
  pendingMigrations,
  readMigrations,
  type Migration,
  type MigrationRefusal,
  type RecordedMigration,
} from "./migration-files.ts";

/** The names applied now, in their order, none where all had been; or why none was. */
export type Migrated =
  | { readonly kind: "migrated"; readonly applied: readonly string[] }
  | { readonly kind: "refused"; readonly reason: MigrationRefusal };

/** Any number that no other user of advisory locks in this database takes; this one is "xieshou" in digits of a telephone. */
const migrationLock = 9_437_468;

/** A change of a table waits for running reports; while it waits, every later query of that table waits behind it. */
const lockMsMax = 30_000;

const createRecord = `
  create table if not exists migration (
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null,
    constraint migration_pkey primary key (name)
  )`;

/** What the database has taken, in order; the record is made if there is none. */
async function readRecord(client: Client): Promise<RecordedMigration[]> {
  await client.query(createRecord);
  const recorded = await client.query<RecordedMigration>("select migration.name, migration.sha256 from migration order by migration.name");
  return recorded.rows;
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query(`set local lock_timeout = ${lockMsMax}`);
  await client.query(migration.text);
  const record = "insert into migration (name, sha256, applied_at) values ($1, $2, now())";
  await client.query(record, [migration.name, migration.sha256]);
}

/** The next step, in one transaction under the lock, which is the transaction's own and so needs no session of its own behind a pooler. */
async function applyNext(client: Client, known: readonly Migration[]): Promise<Migrated> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    const plan = pendingMigrations(known, await readRecord(client));
    const next = plan.kind === "pending" ? plan.pending[0] : undefined;
    if (next) await applyOne(client, next);
    await client.query("commit");
    return plan.kind === "refused" ? plan : { kind: "migrated", applied: next ? [next.name] : [] };
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/**
 * Brings a database to this version of the program: every numbered file that it has not taken, in order, each in one
 * transaction. Any number of processes may do so at once. Connect as the owner of the tables.
 */
export async function migrate(connection: DatabaseConnection, folder: string = migrationsFolder): Promise<Migrated> {
  const known = await readMigrations(folder);
  const settings = sessionOptions({ timezone: "UTC", statement_timeout: 0, client_min_messages: "warning" });
  const client = new Client({ ...clientConfig(connection, settings), application_name: `${applicationName} migrate` });
  // The query under way fails when the connection breaks; the event must not end the process besides.
  client.on("error", () => undefined);
  const applied: string[] = [];
  await client.connect();
  try {
    for (let step = 0; step <= known.length; step++) {
      const result = await applyNext(client, known);
      if (result.kind === "refused" || result.applied.length === 0)
        return result.kind === "refused" ? result : { kind: "migrated", applied };
      applied.push(...result.applied);
    }
    return { kind: "migrated", applied };
  } finally {
    await client.end();
  }
}
