import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import type { DatabaseConnection } from "../src/server/db/connection.ts";
import { startEmbedded } from "../src/server/db/embedded-postgres.ts";
import { migrate } from "../src/server/db/migrate.ts";
import { filledTemplate, inDatabase, runAsOwner } from "../src/server/db/test-database.ts";

interface TestServer {
  readonly connection: DatabaseConnection;
  stop(): Promise<void>;
}

/** The server that TEST_DATABASE_URL names, else an embedded one in a folder that goes with the run. */
async function findServer(): Promise<TestServer> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url !== undefined) return { connection: { url }, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "xieshou-test-"));
  // The run may be root's and the server another's, who has to pass through.
  chmodSync(folder, 0o711);
  const server = await startEmbedded(folder, { durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true });
    if (server.connection.host.startsWith("/")) rmSync(server.connection.host, { recursive: true, force: true });
  };
  return { connection: server.connection, stop };
}

/** Once a run: a server, and in it a migrated database that test files copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `xieshou_template_${randomBytes(4).toString("hex")}`;
  await runAsOwner(server.connection, `create database ${template}`);
  const migrated = await migrate(inDatabase(server.connection, template));
  if (migrated.kind === "refused") throw new Error(`expected our own migrations to apply, found ${JSON.stringify(migrated.reason)}`);
  project.provide("testServer", { connection: server.connection, template });
  return async (): Promise<void> => {
    await runAsOwner(server.connection, `drop database if exists ${filledTemplate(template)} with (force)`);
    await runAsOwner(server.connection, `drop database ${template} with (force)`);
    await server.stop();
  };
}
