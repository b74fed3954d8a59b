import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, renameSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";
import type { Identity } from "./embedded-identity.ts";

/** A unix socket's whole path has at most 107 bytes on Linux and 103 on macOS; ".s.PGSQL.5432" and "/" are 14 of them. */
const socketFolderBytesMax = 103 - 14;

/** Above this the server's log is put aside at the next start; one earlier log is kept. Our choice. */
const logBytesMax = 10 * 1024 * 1024;

/** Where the parts of an embedded database lie. All paths are real ones, so two names of one folder are one database. */
export interface Layout {
  readonly data: string;
  readonly cluster: string;
  readonly log: string;
  /** Held while somebody makes or starts the server. */
  readonly startLock: string;
  /** Only where the server is reached over TCP. */
  readonly password: string;
}

/** The layout of a data folder, which is made if it is missing: open for passing through only, as root may not be the one who serves. */
export function prepareLayout(folder: string): Layout {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const data = realpathSync(folder);
  return {
    data,
    cluster: join(data, "postgres"),
    log: join(data, "postgres.log"),
    startLock: join(data, "postgres.start-lock"),
    password: join(data, "postgres.password"),
  };
}

/** Gives a path to whom the server runs as. */
export function giveTo(identity: Identity, path: string): void {
  if (identity.kind === "account" && process.getuid?.() === 0) chownSync(path, identity.uid, identity.gid);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

/**
 * A private folder for the unix socket, with a short path: a data folder's own path may be too long for a socket. The
 * folder for temporary files is open to all, so one that somebody else put there is not trusted.
 */
export function prepareSocketFolder(layout: Layout, identity: Identity): string {
  const name = `xieshou-${createHash("sha256").update(layout.cluster).digest("hex").slice(0, 12)}`;
  const preferred = join(tmpdir(), name);
  const path = Buffer.byteLength(preferred) <= socketFolderBytesMax ? preferred : join("/tmp", name);
  makeFolder(path);
  const stats = lstatSync(path);
  const owners = [process.getuid?.(), identity.kind === "account" ? identity.uid : undefined];
  if (!stats.isDirectory() || !owners.includes(stats.uid)) {
    throw new Error(`expected a folder of our own for the database's socket, found something else at ${path}`);
  }
  chmodSync(path, 0o700);
  giveTo(identity, path);
  return path;
}

/** Puts an overgrown log aside. The server must not be running. */
export function rotateLog(layout: Layout): void {
  if (existsSync(layout.log) && statSync(layout.log).size > logBytesMax) renameSync(layout.log, `${layout.log}.1`);
}
