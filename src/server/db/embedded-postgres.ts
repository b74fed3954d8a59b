import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { findBinaries } from "./embedded-binaries.ts";
import { ensureCluster, serverEnvironment, type Launch, type Transport } from "./embedded-cluster.ts";
import { tryConnection, type ServerConnection } from "./embedded-connection.ts";
import { commandAs, findIdentity } from "./embedded-identity.ts";
import { prepareLayout, prepareSocketFolder, rotateLog } from "./embedded-layout.ts";
import { isLockThere, readHold, retireLock, type ServerNote } from "./embedded-lock.ts";
import { tryFileLock, type FileLock } from "./file-lock.ts";
import { processState } from "./process-state.ts";

/** A database server on this machine, started from the programs npm installed. */
export interface EmbeddedServer {
  readonly connection: ServerConnection;
  readonly how: "created" | "started" | "adopted";
  readonly pid: number;
  /** Ends the server and waits until it is gone, if we started it or own the folder; another's is left running. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Unless told: the socket, and on Windows, where Node knows no unix sockets, the loopback address. */
  readonly transport?: Transport;
  /** Only for tests: false forces nothing to disk. */
  readonly durable?: boolean;
  /** Whether we hold the folder's lock: then a server that runs already is an orphan of a killed start, and ours to stop. */
  readonly isOwner?: boolean;
  /** Where the server listens on the loopback address; any free port unless told. */
  readonly port?: number;
  readonly startMsMax?: number;
}

/** Replaying a full log (1 GB by PostgreSQL's default) after a crash takes minutes on a slow disk; giving up sooner helps nobody. */
const startMsMaxUnlessTold = 300_000;

/** A fast shutdown writes one checkpoint; the same slow disk. */
const stopMsMax = 120_000;

/** Between two looks at the server: a warm start takes about 40 ms. */
const lookPauseMs = 15;

/** Before another try, where the last server ended at once: backends of a killed server may need a moment to notice. */
const retryPauseMs = 250;

/** A server that ends this often has a reason that time does not cure. About 5 s in all. */
const startsMax = 20;

/** After a kill about 20 s: a backend that outlives its server ends at the latest with its statement, which may take 15 s (see pool.ts). */
const startsMaxAfterKill = 80;

/** What of the server's log goes into an error. */
const logTailCharacters = 1500;

function prepareLaunch(folder: string, options: EmbeddedOptions): Launch {
  const binaries = findBinaries();
  if (binaries.kind === "missing") throw new Error(`expected the npm package ${binaries.packageName}, found none`);
  const layout = prepareLayout(folder);
  const identity = findIdentity(binaries.postgres, layout.data, layout.cluster);
  if (identity === undefined) {
    throw new Error(`expected an account other than root that can run ${binaries.postgres} and reach ${layout.data}, found none`);
  }
  const transport = options.transport ?? (process.platform === "win32" ? "loopback" : "socket");
  const { durable: isDurable = true, isOwner = false, port = null } = options;
  return { layout, binaries, identity, transport, isDurable, isOwner, port };
}

/** A port nobody uses now; another program may take it before the server does, then the start is tried again. */
async function findFreePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    server.close(() => resolve(port));
  });
  return await promise;
}

async function placeArgs(launch: Launch): Promise<string[]> {
  if (launch.transport === "loopback") {
    return ["-p", String(launch.port ?? (await findFreePort())), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  }
  const folder = prepareSocketFolder(launch.layout, launch.identity);
  // No server of ours runs, so a socket there is a dead one's; its lock file may name a recycled process.
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  return ["-p", "5432", "-c", "listen_addresses=", "-k", folder, "-c", "unix_socket_permissions=0700"];
}

function settingArgs(isDurable: boolean): string[] {
  const durability = isDurable ? "on" : "off";
  const settings = {
    fsync: durability,
    synchronous_commit: durability,
    full_page_writes: durability,
    // The bundled OpenSSL is of 2018 and must never meet a network.
    ssl: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Details of errors quote rows, and rows hold names.
    log_error_verbosity: "terse",
    // A county's hot rows fit into 64 MB, the system's file cache holds the rest; the whole product idles below 400 MB.
    shared_buffers: "64MB",
    // Twice the pools of the product (see pool.ts) and room for backup and console; each idle one costs about 2 MB.
    max_connections: "60",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Starts the server in a process group of its own: Ctrl-C in a terminal ends the product first, then the product ends it. */
async function spawnServer(launch: Launch): Promise<ChildProcess> {
  rotateLog(launch.layout);
  const args = ["-D", launch.layout.cluster, ...(await placeArgs(launch)), ...settingArgs(launch.isDurable)];
  const command = commandAs(launch.identity, launch.binaries.postgres, args);
  const log = openSync(launch.layout.log, "a", 0o600);
  const child = spawn(command.program, command.args, {
    ...command.options,
    cwd: "/",
    env: serverEnvironment(),
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
  });
  child.unref();
  closeSync(log);
  return child;
}

async function stopServer(launch: Launch, pid: number): Promise<void> {
  const isServing = (): boolean => {
    const hold = existsSync(launch.layout.cluster) ? readHold(launch.layout.cluster) : undefined;
    return hold?.kind === "served" && hold.note.pid === pid;
  };
  if (!isServing()) return;
  if (process.platform === "win32") spawnSync(launch.binaries.pgCtl, ["stop", "--mode=fast", "-D", launch.layout.cluster]);
  // SIGINT asks for a fast shutdown: open transactions are rolled back, everything is written.
  else process.kill(pid, "SIGINT");
  const deadline = Date.now() + stopMsMax;
  while (isServing() || processState(pid).kind === "running") {
    if (Date.now() > deadline) throw new Error(`expected the database server ${pid} to stop within ${stopMsMax} ms, it still runs`);
    await pause(lookPauseMs);
  }
}

async function tryServer(launch: Launch, note: ServerNote, how: EmbeddedServer["how"]): Promise<EmbeddedServer | undefined> {
  const connection = note.isReady ? await tryConnection(launch, note) : undefined;
  if (connection === undefined) return undefined;
  const isOurs = how !== "adopted" || launch.isOwner;
  const stop = async (): Promise<void> => (isOurs ? await stopServer(launch, note.pid) : undefined);
  return { connection, how, pid: note.pid, stop };
}

async function findRunning(launch: Launch): Promise<EmbeddedServer | undefined> {
  const hold = existsSync(launch.layout.cluster) ? readHold(launch.layout.cluster) : undefined;
  return hold?.kind === "served" ? await tryServer(launch, hold.note, "adopted") : undefined;
}

/** The server that runs on a data folder now; undefined where none does. Starts and changes nothing. */
export async function findEmbedded(folder: string): Promise<EmbeddedServer | undefined> {
  return existsSync(join(folder, "postgres")) ? await findRunning(prepareLaunch(folder, {})) : undefined;
}

function logTail(launch: Launch): string {
  return existsSync(launch.layout.log) ? readFileSync(launch.layout.log, "utf8").slice(-logTailCharacters) : "(no log)";
}

/** Brings the server up while we hold the start lock; a server that is starting or recovering is waited for. */
async function bringUp(launch: Launch, deadline: number): Promise<EmbeddedServer> {
  const isNew = await ensureCluster(launch);
  let child: ChildProcess | undefined;
  let starts = 0;
  const startsLeft = isLockThere(launch.layout.cluster) ? startsMaxAfterKill : startsMax;
  while (Date.now() < deadline) {
    const hold = readHold(launch.layout.cluster);
    if (hold.kind === "served") {
      const how = hold.note.pid === child?.pid ? (isNew ? "created" : "started") : "adopted";
      const server = await tryServer(launch, hold.note, how);
      if (server) return server;
    } else if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
      if (starts === startsLeft) break;
      if (starts > 0) await pause(retryPauseMs);
      retireLock(launch.layout.cluster, hold);
      child = await spawnServer(launch);
      starts++;
    }
    await pause(lookPauseMs);
  }
  throw new Error(`expected a database server on ${launch.layout.cluster} after ${starts} starts, found none: ${logTail(launch)}`);
}

/** One at a time makes or starts the server; the others wait here and then find it running. */
async function takeStartLock(launch: Launch, deadline: number): Promise<FileLock> {
  while (Date.now() < deadline) {
    const lock = tryFileLock(launch.layout.startLock);
    if (lock) return lock;
    await pause(lookPauseMs);
  }
  throw new Error(`expected to become the one who starts the database within the time, another process holds ${launch.layout.startLock}`);
}

/**
 * The database of a data folder: the server that already runs on it, else one started from the programs npm brought,
 * on a database made now if there is none. Survives what killed the server before: see the states of ServerHold.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const launch = prepareLaunch(folder, options);
  const running = await findRunning(launch);
  if (running) return running;
  const deadline = Date.now() + (options.startMsMax ?? startMsMaxUnlessTold);
  const lock = await takeStartLock(launch, deadline);
  try {
    return await bringUp(launch, deadline);
  } finally {
    lock.release();
  }
}
