import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { errorCode } from "./error-code.ts";

/**
 * Who runs the server. PostgreSQL refuses to run as root, in containers and on rented machines the usual user.
 * In a user namespace the server believes that it is `nobody`, and its files stay root's.
 */
export type Identity =
  | { readonly kind: "self" }
  | { readonly kind: "account"; readonly uid: number; readonly gid: number }
  | { readonly kind: "namespace" };

/** What spawn takes: a program, its arguments and whom to become. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
}

/** The account `nobody` in the systems we know; initdb asks for any number that is not 0. */
const nobody = 65534;

/** Tried in this order: a machine with PostgreSQL has the first, nearly every Unix the second. */
const accountNames = ["postgres", "nobody"] as const;

/** The command as that identity has to run it. */
export function commandAs(identity: Identity, program: string, args: readonly string[]): Command {
  switch (identity.kind) {
    case "self":
      return { program, args, options: {} };
    case "account":
      return { program, args, options: { uid: identity.uid, gid: identity.gid } };
    case "namespace":
      return {
        program: "unshare",
        args: ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, program, ...args],
        options: {},
      };
    default:
      return identity satisfies never;
  }
}

function succeeds(identity: Identity, program: string, args: readonly string[]): boolean {
  const command = commandAs(identity, program, args);
  return spawnSync(command.program, command.args, { ...command.options, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Whether this identity can run the programs and reach the folder that holds the database. */
function canServe(identity: Identity, postgres: string, data: string): boolean {
  return succeeds(identity, postgres, ["--version"]) && succeeds(identity, "/bin/sh", ["-c", 'cd "$1"', "sh", data]);
}

function listAccounts(): Identity[] {
  const passwd = readFileSync("/etc/passwd", "utf8");
  return accountNames.flatMap((name): Identity[] => {
    const match = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m").exec(passwd);
    return match ? [{ kind: "account", uid: Number(match[1]), gid: Number(match[2]) }] : [];
  });
}

/** Whoever owns an existing database has to run it: PostgreSQL refuses the folder of another. */
function ownerOf(cluster: string): Identity | undefined {
  try {
    const { uid, gid } = statSync(cluster);
    return uid === 0 ? { kind: "namespace" } : { kind: "account", uid, gid };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Who runs the server of this folder: we ourselves, unless we are root; then the owner of an existing database, else
 * the first account that can read the programs and reach the folder, else a user namespace. Undefined where none can.
 */
export function findIdentity(postgres: string, data: string, cluster: string): Identity | undefined {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const owner = ownerOf(cluster);
  const candidates: readonly Identity[] = owner ? [owner] : [...listAccounts(), { kind: "namespace" }];
  return candidates.find((identity) => canServe(identity, postgres, data));
}
