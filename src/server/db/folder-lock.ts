import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";
import { tryFileLock } from "./file-lock.ts";
import { processState } from "./process-state.ts";

/** How often a refused starter looks for the name of the holder, which is written a moment after the lock is taken. */
const holderReadsMax = 20;
const holderPauseMs = 10;

/** The right to serve a data folder, or who has it. `pid` is missing where the holder left no readable note. */
export type FolderLock =
  | { readonly kind: "locked"; release(): Promise<void> }
  | { readonly kind: "refused"; readonly reason: { readonly kind: "folder-in-use"; readonly pid?: number } };

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
async function findHolder(path: string): Promise<number | undefined> {
  let pid: number | undefined;
  for (let read = 0; read < holderReadsMax; read++) {
    pid = await readPid(path);
    if (pid !== undefined && processState(pid).kind === "running") return pid;
    await new Promise((resolve) => setTimeout(resolve, holderPauseMs));
  }
  return pid;
}

/**
 * Takes a data folder for one running product; a second one on the same folder is refused. The lock itself is the
 * operating system's (see tryFileLock) and ends with its holder; `xieshou.pid` beside it is only a note for people.
 */
export async function lockFolder(data: string): Promise<FolderLock> {
  await mkdir(data, { recursive: true });
  const note = join(data, "xieshou.pid");
  const lock = tryFileLock(join(data, "xieshou.lock"));
  if (lock === undefined) {
    const pid = await findHolder(note);
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
