import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";
import { errorCode } from "./error-code.ts";

/** What the operating system says of a process number. `folder` is its working folder, where that may be known. */
export type ProcessState =
  | { readonly kind: "gone" }
  /** Ended, but its parent has not asked for the result: it holds its number and nothing else. */
  | { readonly kind: "zombie" }
  | { readonly kind: "running"; readonly program: string; readonly args: readonly string[]; readonly folder?: string };

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and belongs to somebody else.
    return errorCode(error) === "EPERM";
  }
}

/** A file of /proc; undefined where the process ended meanwhile or the file is not ours to read. */
function fromProc<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (errorCode(error) !== undefined) return undefined;
    throw error;
  }
}

function stateOnLinux(pid: number): ProcessState {
  const stat = fromProc(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat === undefined) return { kind: "gone" };
  // The program's name stands in brackets and may itself hold brackets and blanks; the state follows the last one.
  const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
  if (state === "Z" || state === "X") return { kind: "zombie" };
  const args = (fromProc(() => readFileSync(`/proc/${pid}/cmdline`, "utf8")) ?? "").split("\0").slice(0, -1);
  const folder = fromProc(() => readlinkSync(`/proc/${pid}/cwd`));
  const running = { kind: "running", program: basename(args[0] ?? ""), args } as const;
  return folder === undefined ? running : { ...running, folder };
}

function stateOnMac(pid: number): ProcessState {
  const line = spawnSync("ps", ["-o", "stat=,command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  if (line === "") return { kind: "gone" };
  if (line.startsWith("Z")) return { kind: "zombie" };
  const args = line.split(/\s+/).slice(1);
  return { kind: "running", program: basename(args[0] ?? ""), args };
}

function stateOnWindows(pid: number): ProcessState {
  const line = spawnSync("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"], { encoding: "utf8", windowsHide: true }).stdout;
  const program = /^"([^"]+)"/m.exec(line)?.[1];
  return program === undefined ? { kind: "gone" } : { kind: "running", program: program.replace(/\.exe$/i, ""), args: [] };
}

/** Whether a process still runs, cheap enough to be asked all the time. Only Linux tells the dead that nobody has buried. */
export function isRunning(pid: number): boolean {
  return process.platform === "linux" ? stateOnLinux(pid).kind === "running" : isThere(pid);
}

/** What runs, or ran, under a process number. */
export function processState(pid: number): ProcessState {
  if (!isThere(pid)) return { kind: "gone" };
  if (process.platform === "linux") return stateOnLinux(pid);
  return process.platform === "win32" ? stateOnWindows(pid) : stateOnMac(pid);
}
