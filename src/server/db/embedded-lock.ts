import { chownSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";
import { processState } from "./process-state.ts";

/** How old an empty lock file must be before it counts as left by a power cut; a server fills its own at once. */
const emptyLockAgeMs = 5000;

/**
 * A process number no system gives out: Linux ends at 4,194,304, macOS at 99,998, and asking for it is answered by
 * "no such process".
 */
const impossiblePid = 2_147_483_646;

/** What a running server wrote into postmaster.pid: one value a line, see PostgreSQL's src/include/utils/pidfile.h. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
  /** Folder of the unix socket; empty where the server has none. */
  readonly socketFolder: string;
  /** The address listened on; empty where only the socket is. */
  readonly address: string;
  readonly isReady: boolean;
}

/** Who holds a database folder, as far as postmaster.pid and the process table say. */
export type ServerHold =
  | { readonly kind: "free" }
  | { readonly kind: "served"; readonly note: ServerNote }
  /** The file names a process that is not a server of this folder: recycled, or ended and not yet reaped. */
  | { readonly kind: "abandoned"; readonly pid: number }
  | { readonly kind: "empty"; readonly ageMs: number };

function lockPath(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

/** Whether a server runs on the folder or was killed there: one that ended by itself takes its lock file along. */
export function isLockThere(cluster: string): boolean {
  return existsSync(lockPath(cluster));
}

function readLock(cluster: string): string | undefined {
  try {
    return readFileSync(lockPath(cluster), "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parseNote(text: string): ServerNote {
  const lines = text.split("\n").map((line) => line.trim());
  return {
    // A server in single-user mode writes its number negative.
    pid: Math.abs(Number(lines[0])),
    port: Number(lines[3]),
    socketFolder: lines[4] ?? "",
    address: lines[5] ?? "",
    isReady: lines[7] === "ready",
  };
}

/**
 * Whether the process is the server of this folder. A server works inside its folder, which Linux shows to its owner
 * and to root; elsewhere its arguments name the folder, and on Windows only the program's name can be known.
 */
function isServerOf(cluster: string, pid: number): boolean {
  const state = processState(pid);
  if (state.kind !== "running" || !["postgres", "postmaster"].includes(state.program)) return false;
  if (process.platform === "win32") return true;
  return state.folder === undefined ? state.args.join(" ").includes(cluster) : state.folder === cluster;
}

/** Who serves the folder now. The folder must exist. */
export function readHold(cluster: string): ServerHold {
  const text = readLock(cluster);
  if (text === undefined) return { kind: "free" };
  if (text.trim() === "") return { kind: "empty", ageMs: Math.abs(Date.now() - statSync(lockPath(cluster)).mtimeMs) };
  const note = parseNote(text);
  if (isServerOf(realpathSync(cluster), note.pid)) return { kind: "served", note };
  return processState(note.pid).kind === "gone" ? { kind: "free" } : { kind: "abandoned", pid: note.pid };
}

/**
 * Makes PostgreSQL accept the folder in spite of the lock file of a dead server. The file stays, with a process number
 * that cannot exist: its line about shared memory keeps PostgreSQL from starting beside backends that outlived their
 * server. Only for holders of the start lock.
 */
export function retireLock(cluster: string, hold: ServerHold): void {
  if (hold.kind === "empty" && hold.ageMs > emptyLockAgeMs) rmSync(lockPath(cluster), { force: true });
  if (hold.kind !== "abandoned") return;
  const text = readLock(cluster);
  if (text === undefined) return;
  const { uid, gid } = statSync(lockPath(cluster));
  const lines = text.split("\n");
  const path = `${lockPath(cluster)}.retired`;
  writeFileSync(path, [String(impossiblePid), ...lines.slice(1)].join("\n"), { mode: 0o600 });
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
  renameSync(path, lockPath(cluster));
}
