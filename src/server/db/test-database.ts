import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";
import { clientConfig, type DatabaseConnection } from "./connection.ts";
import { openDatabase, type Database, type OpenDatabase } from "./pool.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run and the migrated database to copy; made by tests/database-setup.ts. */
    testServer: { readonly connection: DatabaseConnection; readonly template: string };
  }
}

/** Tests run on two cores beside each other, and the server has 60 connections for all of them. */
const connectionsMax = 8;

/** A database of its own for one test file. */
export interface TestDatabase extends OpenDatabase {
  readonly connection: DatabaseConnection;
}

/** The same server, another database of it. */
export function inDatabase(connection: DatabaseConnection, database: string): DatabaseConnection {
  if (!("url" in connection)) return { ...connection, database };
  const url = new URL(connection.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

/** Runs one statement as the owner, outside any transaction. */
export async function runAsOwner(connection: DatabaseConnection, statement: string): Promise<void> {
  const client = new Client(clientConfig(connection, ""));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes a database for one test file and drops it when the file is done. `template` is copied; template0 is an empty one. */
export async function emptyDatabase(template = "template0"): Promise<DatabaseConnection> {
  const server = inject("testServer").connection;
  const name = `xieshou_test_${randomBytes(6).toString("hex")}`;
  // Template0 keeps the server's own locale and encoding.
  await runAsOwner(server, `create database ${name} template ${template}`);
  afterAll(async () => await runAsOwner(server, `drop database ${name} with (force)`));
  return inDatabase(server, name);
}

/** The template that `fill` has filled; see `filledDatabase`. */
export function filledTemplate(template: string): string {
  return `${template}_filled`;
}

/** Any number: one test file fills the template while the others wait. */
const fillLock = 7_301_001;

/**
 * A database for one test file that `fill` has filled. What `fill` does takes seconds, so the first file of a run that
 * asks does it in a template of its own, and all copy that. Every caller gives the same `fill`.
 */
export async function filledDatabase(fill: (database: Database) => Promise<void>): Promise<TestDatabase> {
  const { connection, template } = inject("testServer");
  const filled = filledTemplate(template);
  const client = new Client(clientConfig(connection, ""));
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [fillLock]);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [filled]);
    if (rowCount === 0) {
      const draft = `${filled}_draft`;
      await client.query(`create database ${draft} template ${template}`);
      const database = openDatabase(inDatabase(connection, draft), { onError: () => undefined });
      await fill(database.db);
      await database.close();
      await client.query(`alter database ${draft} rename to ${filled}`);
    }
  } finally {
    await client.end();
  }
  return testDatabase(filled);
}

/** A migrated database for one test file: a copy of the run's template, which takes about 30 ms. */
export async function testDatabase(template = inject("testServer").template): Promise<TestDatabase> {
  const connection = await emptyDatabase(template);
  const database = openDatabase(connection, { connectionsMax, onError: () => undefined });
  // Hooks run last first: the pool closes before the database is dropped.
  afterAll(async () => await database.close());
  return { ...database, connection };
}
