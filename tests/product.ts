import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { isRunning } from "../src/server/db/process-state.ts";

/** The product as its users start it: the real command in processes of its own. */

const command = fileURLToPath(new URL("../bin/xieshou.mjs", import.meta.url));

/** A first start with the demonstration county takes some seconds; a busy machine gets ten times that. */
const startMsMax = 90_000;

export interface StartArguments {
  readonly data: string;
  readonly port: number;
  readonly more?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Whom to become, where the tests run as root. */
  readonly uid?: number;
}

export interface Product {
  readonly url: string;
  readonly data: string;
  /** The command that was started; the server is its child. */
  readonly child: ChildProcess;
  /** Everything that it has written so far. */
  output(): string;
  /** Asks it to end, and gives the exit status. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A folder that an account other than ours may pass through, as the database's may be another. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "xieshou-product-"));
  chmodSync(folder, 0o711);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

function environmentOf(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...own } = process.env;
  return { ...own, ...more };
}

/** Starts the command and gives it back at once; what it writes is collected. */
export function launch({ data, port, more = [], environment, uid }: StartArguments): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [command, "start", "--data", data, "--port", String(port), ...more], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentOf(environment),
    cwd: "/",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return { child, output: () => text };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

/** Starts the product and waits until it has printed its address. */
export async function startCommand(options: StartArguments): Promise<Product> {
  const { child, output } = launch(options);
  const deadline = Date.now() + startMsMax;
  let url: string | undefined;
  while (url === undefined) {
    url = /http:\/\/\S+/.exec(output())?.[0];
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`expected xieshou to start, found: ${output()}`);
    await pause(10);
  }
  return {
    url,
    data: options.data,
    child,
    output,
    async stop(signal = "SIGTERM") {
      child.kill(signal);
      return await exitOf(child);
    },
  };
}

/** Runs any command of xieshou to its end. */
export async function runCommand(
  args: readonly string[],
  options: { readonly environment?: Readonly<Record<string, string>>; readonly uid?: number } = {},
): Promise<{ status: number | null; out: string; error: string }> {
  const { environment, uid } = options;
  const child = spawn(process.execPath, [command, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: environmentOf(environment),
    cwd: "/",
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let [out, error] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (out += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (error += chunk));
  await once(child, "close");
  return { status: child.exitCode, out, error };
}

function firstNumber(path: string): number | undefined {
  const number = existsSync(path) ? Number.parseInt(readFileSync(path, "utf8"), 10) : Number.NaN;
  return Number.isSafeInteger(number) && isRunning(number) ? number : undefined;
}

/** The process that serves the pages; undefined where none runs. */
export function serverPid(data: string): number | undefined {
  return firstNumber(join(data, "xieshou.pid"));
}

/** The database's first process; undefined where none runs. */
export function postmasterPid(data: string): number | undefined {
  return firstNumber(join(data, "postgres", "postmaster.pid"));
}

/** The processes of a database: the postmaster and its children. Linux only. */
export function databasePids(data: string): number[] {
  const postmaster = postmasterPid(data);
  if (postmaster === undefined) return [];
  const parentOf = (pid: string): number => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    } catch {
      // It ended between the listing and the look.
      return 0;
    }
  };
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
  return [postmaster, ...children.map(Number)];
}

/** Ends whatever still runs on a folder, and removes it. For the end of a test, whatever came of it. */
export async function removeFolder(data: string): Promise<void> {
  for (const pid of [serverPid(data), ...databasePids(data)]) {
    try {
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
  while (serverPid(data) !== undefined || postmasterPid(data) !== undefined) await pause(10);
  rmSync(data, { recursive: true, force: true });
}
