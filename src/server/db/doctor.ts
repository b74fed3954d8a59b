import { Client, DatabaseError } from "pg";
import { z } from "zod";
import type { Check } from "./check.ts";
import { applicationName, applicationRole, clientConfig, sessionOptions, type DatabaseConnection } from "./connection.ts";
import { migrationsFolder, pendingMigrations, readMigrations } from "./migration-files.ts";
import { findObstacle, versionMin } from "./reach.ts";

/** Two clocks further apart than this put "today" on different days around midnight for a noticeable time. Our choice. */
const clockMsMax = 60_000;

/** Longer than a server that is well takes, even with a queue. */
const queryMsMax = 10_000;

/** 42P01: the table is not there. */
const undefinedTable = "42P01";

const serverRow = z.object({
  versionNumber: z.coerce.number(),
  fsync: z.string(),
  synchronousCommit: z.string(),
  fullPageWrites: z.string(),
  serverMs: z.coerce.number(),
});
const roleRow = z.object({ bypasses: z.boolean(), isMember: z.boolean() });
const tableRow = z.object({ name: z.string() });
const recordRow = z.object({ name: z.string(), sha256: z.string() });

async function readRows<T>(client: Client, row: z.ZodType<T>, text: string): Promise<T[]> {
  return z.array(row).parse((await client.query(text)).rows);
}

async function checkServer(client: Client): Promise<Check[]> {
  const askedMs = Date.now();
  const [server] = await readRows(
    client,
    serverRow,
    `select current_setting('server_version_num') as "versionNumber",
            current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as "synchronousCommit",
            current_setting('full_page_writes') as "fullPageWrites",
            extract(epoch from clock_timestamp()) * 1000 as "serverMs"`,
  );
  if (!server) throw new Error("expected the server to tell its settings, found no row");
  const { versionNumber, fsync, synchronousCommit, fullPageWrites, serverMs } = server;
  const isDurable = fsync === "on" && synchronousCommit !== "off" && fullPageWrites === "on";
  const apartMs = Math.round(Math.abs(serverMs - (askedMs + Date.now()) / 2));
  const processZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [
    { name: "server-version", status: versionNumber >= versionMin ? "ok" : "failed", details: { versionNumber, versionMin } },
    { name: "durability", status: isDurable ? "ok" : "failed", details: { fsync, synchronousCommit, fullPageWrites } },
    { name: "clock", status: apartMs <= clockMsMax ? "ok" : "warning", details: { apartMs, processZone } },
  ];
}

async function readRecord(client: Client): Promise<z.infer<typeof recordRow>[]> {
  try {
    return await readRows(client, recordRow, "select migration.name, migration.sha256 from migration order by migration.name");
  } catch (error) {
    if (error instanceof DatabaseError && error.code === undefinedTable) return [];
    throw error;
  }
}

async function checkMigrations(client: Client): Promise<Check> {
  const plan = pendingMigrations(await readMigrations(migrationsFolder), await readRecord(client));
  if (plan.kind === "refused") return { name: "migrations", status: "failed", details: { ...plan.reason } };
  const pending = plan.pending.map((migration) => migration.name);
  return { name: "migrations", status: pending.length === 0 ? "ok" : "warning", details: { pending } };
}

async function checkRole(client: Client): Promise<Check> {
  const [role] = await readRows(
    client,
    roleRow,
    `select pg_roles.rolbypassrls or pg_roles.rolsuper as bypasses,
            pg_has_role(current_user, pg_roles.oid, 'usage') as "isMember"
       from pg_roles
      where pg_roles.rolname = '${applicationRole}'`,
  );
  if (!role) return { name: "application-role", status: "failed", details: { role: applicationRole, exists: false } };
  const isGood = !role.bypasses && role.isMember;
  return { name: "application-role", status: isGood ? "ok" : "failed", details: { role: applicationRole, exists: true, ...role } };
}

/** Tables with a county's rows that are open: the one finding that must never be. */
async function checkRowSecurity(client: Client): Promise<Check> {
  const open = await readRows(
    client,
    tableRow,
    `select pg_class.relname as name
       from pg_class
       join pg_attribute
         on pg_attribute.attrelid = pg_class.oid
        and pg_attribute.attname = 'county_code'
        and not pg_attribute.attisdropped
      where pg_class.relnamespace = current_schema()::regnamespace
        and pg_class.relkind in ('r', 'p')
        and not (pg_class.relrowsecurity and pg_class.relforcerowsecurity)
      order by pg_class.relname`,
  );
  return { name: "row-security", status: open.length === 0 ? "ok" : "failed", details: { openTables: open.map((table) => table.name) } };
}

/** Looks at a database: what it is, and whether it fits the program. */
export async function examineDatabase(connection: DatabaseConnection): Promise<Check[]> {
  const obstacle = await findObstacle(connection);
  if (obstacle?.kind === "database-unreachable") {
    return [{ name: "connection", status: "failed", details: { code: obstacle.code, message: obstacle.message } }];
  }
  const settings = sessionOptions({ statement_timeout: queryMsMax });
  const client = new Client({
    ...clientConfig(connection, settings),
    application_name: `${applicationName} doctor`,
    connectionTimeoutMillis: queryMsMax,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const reached: Check = { name: "connection", status: "ok", details: {} };
    const role = await checkRole(client);
    return [reached, ...(await checkServer(client)), await checkMigrations(client), role, await checkRowSecurity(client)];
  } finally {
    await client.end();
  }
}
