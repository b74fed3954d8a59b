import { constants } from "node:fs";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";
import { tryFileLock } from "./file-lock.ts";
import { processState } from "./process-state.ts";

/** How often a refused starter looks for the name of the holder, which is written a moment after the lock is taken. */
const holderReadsMax = 20;
const holderPauseMs = 10;

/** The right to serve a data folder, or who has it. `pid` is missing where the holder left no readable note. */
export type FolderLock = { readonly kind: "locked"; release(): Promise<void> } | { readonly kind: "refused"; readonly reason: LockRefusal };

/** `code` is the operating system's: EACCES may not be written to, ENOTDIR is no folder, EROFS, ENOSPC. */
export type LockRefusal =
  | { readonly kind: "folder-in-use"; readonly pid?: number }
  | { readonly kind: "folder-unusable"; readonly code: string };

async function readPid(path: string): Promise<number | undefined> {
  try {
    const pid = Number.parseInt(await readFile(path, "utf8"), 10);
    return Number.isSafeInteger(pid) ? pid : undefined;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The note of the present holder; one that names a dead process is of the holder before, and soon rewritten. */
async function waitForHolder(path: string): Promise<number | undefined> {
  let pid: number | undefined;
  for (let read = 0; read < holderReadsMax; read++) {
    pid = await readPid(path);
    if (pid !== undefined && processState(pid).kind === "running") return pid;
    await new Promise((resolve) => setTimeout(resolve, holderPauseMs));
  }
  return pid;
}

/** Makes the folder where it is missing; the operating system's code where it cannot be written to. */
async function prepareFolder(data: string): Promise<string | undefined> {
  try {
    // Open for passing through only: as root the database's server is another's.
    await mkdir(data, { recursive: true, mode: 0o711 });
    await access(data, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return code;
  }
}

/** The process that serves a data folder now, by its note; undefined where none does. Takes and changes nothing. */
export async function findHolder(data: string): Promise<number | undefined> {
  const pid = await readPid(join(data, "xieshou.pid"));
  return pid !== undefined && processState(pid).kind === "running" ? pid : undefined;
}

/**
 * Takes a data folder for one running product; a second one on the same folder is refused. The lock itself is the
 * operating system's (see tryFileLock) and ends with its holder; `xieshou.pid` beside it is only a note for people.
 */
export async function lockFolder(data: string): Promise<FolderLock> {
  const code = await prepareFolder(data);
  if (code !== undefined) return { kind: "refused", reason: { kind: "folder-unusable", code } };
  const note = join(data, "xieshou.pid");
  const lock = tryFileLock(join(data, "xieshou.lock"));
  if (lock === undefined) {
    const pid = await waitForHolder(note);
    return { kind: "refused", reason: pid === undefined ? { kind: "folder-in-use" } : { kind: "folder-in-use", pid } };
  }
  await writeFile(note, `${process.pid}\n`);
  return {
    kind: "locked",
    async release(): Promise<void> {
      await rm(note, { force: true });
      lock.release();
    },
  };
}
