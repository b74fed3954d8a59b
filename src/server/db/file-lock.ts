import { DatabaseSync } from "node:sqlite";

/** SQLITE_BUSY: somebody else holds the lock. https://sqlite.org/rescode.html */
const busyCode = 5;

/** A lock the operating system holds for this process until it is released or the process ends. */
export interface FileLock {
  release(): void;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === busyCode;
}

/**
 * Takes the lock on a file, or returns undefined where another process, or another place in this one, holds it.
 *
 * Node has no flock, but it carries SQLite, and an open write transaction is a lock of the operating system on every
 * platform. The system drops it when its holder dies, however that happens, so there is nothing stale to judge: no
 * process number that now belongs to another program, no zombie, no container that starts with the same numbers
 * again. Nothing is ever written into the file.
 *
 * Nobody else in this process may open the file: POSIX drops all locks of a process on a file as soon as it closes
 * any handle to it. A folder on a network drive without locks makes SQLite fail, and this throws.
 */
export function tryFileLock(path: string): FileLock | undefined {
  const database = new DatabaseSync(path);
  try {
    database.exec("pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  let isHeld = true;
  return {
    release(): void {
      if (isHeld) database.close();
      isHeld = false;
    },
  };
}
