import { spawnSync } from "node:child_process";
import { accessSync, constants, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Check } from "./check.ts";
import { findBinaries } from "./embedded-binaries.ts";
import { commandAs, findIdentity } from "./embedded-identity.ts";
import { errorCode } from "./error-code.ts";

/** The first Node that runs our TypeScript without a build and that our libraries take. */
const nodeMajorMin = 24;

/** PostgreSQL alone keeps up to 1 GB of log (max_wal_size) beside an empty database of 41 MB. */
const freeBytesMin = 2 * 1024 ** 3;

/** Below this the next checkpoint may not fit, and the server stops. */
const freeBytesCritical = 256 * 1024 ** 2;

function checkNode(): Check {
  const version = process.versions.node;
  return {
    name: "node-version",
    status: Number.parseInt(version, 10) >= nodeMajorMin ? "ok" : "failed",
    details: { version, nodeMajorMin },
  };
}

/** The operating system's code for why a folder cannot be worked in; undefined where it can. */
function obstacleIn(folder: string): string | undefined {
  try {
    if (!statSync(folder).isDirectory()) return "ENOTDIR";
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return errorCode(error) ?? "unknown";
  }
}

/** The folder itself, or where it is not there yet the nearest one above it, in which the first start will make it. */
function nearestFolder(data: string): string {
  const above = dirname(data);
  return above === data || obstacleIn(data) !== "ENOENT" ? data : nearestFolder(above);
}

function checkFolder(data: string, nearest: string): Check {
  const code = obstacleIn(nearest);
  if (code !== undefined) return { name: "data-folder", status: "failed", details: { data, folder: nearest, code } };
  if (nearest === data) return { name: "data-folder", status: "ok", details: { data } };
  return { name: "data-folder", status: "warning", details: { data, code: "ENOENT" } };
}

/** Whether the disk has room enough. freeBytes: what an ordinary account may still use. */
export function judgeSpace(freeBytes: number): Check {
  const status = freeBytes < freeBytesCritical ? "failed" : freeBytes < freeBytesMin ? "warning" : "ok";
  return { name: "free-space", status, details: { freeBytes, freeBytesMin } };
}

/** The programs of the embedded server, and who would run them on this folder. */
function checkPrograms(data: string): Check[] {
  const binaries = findBinaries();
  if (binaries.kind === "missing") {
    return [{ name: "database-programs", status: "failed", details: { packageName: binaries.packageName } }];
  }
  const identity = findIdentity(binaries.postgres, data, join(data, "postgres"));
  if (identity === undefined) return [{ name: "server-identity", status: "failed", details: { data } }];
  const command = commandAs(identity, binaries.postgres, ["--version"]);
  const ran = spawnSync(command.program, command.args, { ...command.options, cwd: "/", encoding: "utf8" });
  const isRunnable = ran.status === 0;
  const details = isRunnable ? { version: ran.stdout.trim() } : { complaint: ran.error?.message ?? ran.stderr.trim() };
  const account: Check["details"] = identity.kind === "account" ? { uid: identity.uid } : {};
  return [
    { name: "database-programs", status: isRunnable ? "ok" : "failed", details },
    { name: "server-identity", status: "ok", details: { kind: identity.kind, ...account } },
  ];
}

/**
 * What can be said before any database is reached. `isEmbedded`: whether our own server is to run here. A folder that
 * is not there yet is judged by the one above it, and not made.
 */
export function examineMachine(data: string, isEmbedded: boolean): Check[] {
  const nearest = nearestFolder(data);
  const folder = checkFolder(data, nearest);
  if (folder.status === "failed") return [checkNode(), folder];
  const { bavail, bsize } = statfsSync(nearest);
  return [checkNode(), folder, judgeSpace(bavail * bsize), ...(isEmbedded ? checkPrograms(nearest) : [])];
}
