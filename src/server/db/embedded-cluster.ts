import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Binaries } from "./embedded-binaries.ts";
import { commandAs, type Identity } from "./embedded-identity.ts";
import { giveTo, type Layout } from "./embedded-layout.ts";

/** How the server is reached: the socket in a private folder needs no password, an address on this machine does. */
export type Transport = "socket" | "loopback";

/** What the launcher works with from the first step to the last. */
export interface Launch {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly identity: Identity;
  readonly transport: Transport;
  /** False only in tests: nothing is forced to disk, and a power cut may destroy the database. */
  readonly isDurable: boolean;
  /** Whether a server that already runs is ours to stop. */
  readonly isOwner: boolean;
  /** The port on the loopback address; null takes any free one. */
  readonly port: number | null;
}

/** What a server's programs see: no locale of the machine, no settings of another PostgreSQL (PGDATA, PGPORT …). */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"));
  return { ...Object.fromEntries(inherited), LC_ALL: "C", TZ: "UTC" };
}

/** The password of the superuser; undefined where the private socket folder makes one needless. */
export function findPassword(launch: Launch): string | undefined {
  return launch.transport === "loopback" && existsSync(launch.layout.password)
    ? readFileSync(launch.layout.password, "utf8").trim()
    : undefined;
}

function preparePassword(launch: Launch): void {
  if (launch.transport === "socket" || existsSync(launch.layout.password)) return;
  writeFileSync(launch.layout.password, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600, flush: true });
  giveTo(launch.identity, launch.layout.password);
}

function initdbArgs(launch: Launch, folder: string): string[] {
  const access = launch.transport === "socket" ? ["--auth=trust"] : ["--auth=scram-sha-256", `--pwfile=${launch.layout.password}`];
  return [
    "--pgdata",
    folder,
    "--username=postgres",
    "--encoding=UTF8",
    "--no-instructions",
    // PostgreSQL's own locale: it sorts by code point and does not change with the operating system's libraries, so
    // no index goes bad when a folder moves to another machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...access,
    ...(launch.isDurable ? [] : ["--no-sync"]),
  ];
}

async function runInitdb(launch: Launch, folder: string): Promise<void> {
  const command = commandAs(launch.identity, launch.binaries.initdb, initdbArgs(launch, folder));
  const child = spawn(command.program, command.args, {
    ...command.options,
    cwd: "/",
    env: serverEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (complaint += chunk));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject).on("close", resolve);
  const status = await promise;
  if (status !== 0) throw new Error(`expected initdb to make a database in ${folder}, but it ended with ${status}: ${complaint.trim()}`);
}

/** Forces the entries of a folder to disk; Windows cannot open folders and journals such changes itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes the database if there is none, and says whether it did. It is made beside its place and then moved there, so
 * that a kill or a power cut half-way leaves no half-made database, only a folder that the next run removes. Only for
 * holders of the start lock: whatever else lies there half-made has no owner.
 */
export async function ensureCluster(launch: Launch): Promise<boolean> {
  const { data, cluster } = launch.layout;
  if (existsSync(join(cluster, "PG_VERSION"))) return false;
  const prefix = `${basename(cluster)}.init-`;
  for (const name of await readdir(data)) {
    if (name.startsWith(prefix)) await rm(join(data, name), { recursive: true, force: true });
  }
  const folder = join(data, `${prefix}${randomBytes(4).toString("hex")}`);
  mkdirSync(folder, { mode: 0o700 });
  giveTo(launch.identity, folder);
  preparePassword(launch);
  await runInitdb(launch, folder);
  await rename(folder, cluster);
  if (launch.isDurable) await syncFolder(data);
  return true;
}
