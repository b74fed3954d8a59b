import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { commandAs, findIdentity, type Identity } from "../src/server/db/embedded-identity.ts";
import { findObstacle } from "../src/server/db/reach.ts";
import { freePort } from "./product.ts";

/** The oldest PostgreSQL that we promise to run on, as Debian 12 packages it. */
const binFolder = "/usr/lib/postgresql/15/bin";
const packageName = "postgresql-15";

const startMsMax = 30_000;

/** A server of the system's own PostgreSQL in a folder that goes with it. */
export interface DebianServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Installs the server from the system's packages where it is missing and we may; whether it is there then. */
export function hasDebianPostgres(): boolean {
  if (existsSync(join(binFolder, "postgres"))) return true;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.error(`没有找到 PostgreSQL 15，正在用系统软件包安装 / installing ${packageName} from the system's packages …`);
  // Without a cluster of its own: the package would start one on port 5432.
  mkdirSync("/etc/postgresql-common", { recursive: true });
  if (!existsSync("/etc/postgresql-common/createcluster.conf"))
    writeFileSync("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false\n");
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", packageName]])
    spawnSync("apt-get", args, { stdio: ["ignore", "ignore", 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  return existsSync(join(binFolder, "postgres"));
}

function makeCluster(identity: Identity, folder: string, passwordFile: string): void {
  const args = ["-D", folder, "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-sync"];
  const command = commandAs(identity, join(binFolder, "initdb"), [...args, `--pwfile=${passwordFile}`]);
  const { status, stderr } = spawnSync(command.program, command.args, { ...command.options, cwd: "/", encoding: "utf8" });
  if (status !== 0) throw new Error(`expected initdb to make a database, found: ${stderr}`);
}

/** Starts the system's PostgreSQL 15 on the loopback address, as an ordinary account, with a password, as a county's own would be. */
export async function startDebianPostgres(): Promise<DebianServer> {
  const data = mkdtempSync(join(tmpdir(), "xieshou-debian-"));
  chmodSync(data, 0o711);
  const identity = findIdentity(join(binFolder, "postgres"), data, join(data, "cluster"));
  if (!identity) throw new Error("expected an account that can run PostgreSQL, found none");
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(data, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const home = join(data, "home");
  mkdirSync(home);
  if (identity.kind === "account") for (const path of [passwordFile, home]) chownSync(path, identity.uid, identity.gid);
  makeCluster(identity, join(home, "cluster"), passwordFile);
  const port = await freePort();
  // As our own in tests: nothing is forced to disk, and the test files of two cores share 60 connections.
  const settings = [
    "fsync=off",
    "synchronous_commit=off",
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${home}`,
    "max_connections=60",
  ];
  const args = ["-D", join(home, "cluster"), "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const command = commandAs(identity, join(binFolder, "postgres"), args);
  const child = spawn(command.program, command.args, { ...command.options, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (log = (log + chunk).slice(-2000)));
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  for (const deadline = Date.now() + startMsMax; await findObstacle({ url }); await pause(50)) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`expected PostgreSQL 15 to start, found: ${log}`);
  }
  return {
    url,
    async stop() {
      child.kill("SIGINT");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(data, { recursive: true });
    },
  };
}
