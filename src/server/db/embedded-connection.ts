import { realpathSync } from "node:fs";
import { Client, DatabaseError } from "pg";
import { findPassword, type Launch } from "./embedded-cluster.ts";
import type { ServerNote } from "./embedded-lock.ts";
import { errorCode } from "./error-code.ts";

/** Where a database is and as whom to enter it; `host` is a folder where the server is reached over its socket. */
export interface ServerConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
}

/** The product's own database; `postgres` is left to administrators. */
export const productDatabase = "xieshou";

/** Longer than a busy machine takes to answer on its own socket, shorter than a user's patience. Our choice. */
const connectMsMax = 5000;

/** 42P04: another process made the database in the same moment. */
const duplicateDatabase = "42P04";

/** 57P03: starting up, recovering or shutting down. 53300: no connection left. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const notYetCodes: ReadonlySet<string | undefined> = new Set(["57P03", "53300", "ECONNREFUSED", "ENOENT", "ECONNRESET"]);

function connectionTo(launch: Launch, note: ServerNote, database: string): ServerConnection {
  const password = findPassword(launch);
  const host = launch.transport === "socket" ? note.socketFolder : note.address;
  const place = { host, port: note.port, user: "postgres", database };
  return password === undefined ? place : { ...place, password };
}

async function showDataFolder(client: Client): Promise<string> {
  const shown = await client.query<{ data_directory: string }>("show data_directory");
  const folder = shown.rows[0]?.data_directory;
  if (folder === undefined) throw new Error("expected the server to name its data folder, found no row");
  return realpathSync(folder);
}

async function ensureProductDatabase(client: Client): Promise<void> {
  const found = await client.query("select from pg_database where pg_database.datname = $1", [productDatabase]);
  if (found.rowCount === 1) return;
  try {
    await client.query(`create database ${productDatabase}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== duplicateDatabase) throw error;
  }
}

/**
 * Enters the server that the note describes, and leaves again. Undefined where it does not accept connections yet.
 * Throws where the server turns out to serve another folder: its data must never be taken for ours.
 */
export async function tryConnection(launch: Launch, note: ServerNote): Promise<ServerConnection | undefined> {
  const client = new Client({ ...connectionTo(launch, note, "postgres"), connectionTimeoutMillis: connectMsMax });
  // A server that stops in this moment must not end our process; the query that is under way fails by itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const folder = await showDataFolder(client);
    if (folder !== launch.layout.cluster) throw new Error(`expected the server of ${launch.layout.cluster}, found that of ${folder}`);
    await ensureProductDatabase(client);
    return connectionTo(launch, note, productDatabase);
  } catch (error) {
    if (notYetCodes.has(errorCode(error))) return undefined;
    throw error;
  } finally {
    await client.end();
  }
}
