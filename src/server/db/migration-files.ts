import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One numbered file: a step that every database takes once. */
export interface Migration {
  /** File name without its ending, as "0001_foundation". */
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** What a database says it has taken, in the order of the names. */
export interface RecordedMigration {
  readonly name: string;
  readonly sha256: string;
}

/** Why a program must not touch a database. */
export type MigrationRefusal =
  /** The file is not what was applied here: two databases of one version would differ. */
  | { readonly kind: "edited"; readonly name: string }
  /** Applied here and then taken out of the program, or put in before what was applied. */
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "out-of-order"; readonly name: string }
  /** A later version of the program has been here; its tables are unknown to this one. */
  | { readonly kind: "newer-database"; readonly name: string };

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/;

/** Our own files, beside this one. */
export const migrationsFolder = join(import.meta.dirname, "migrations");

/** The migrations of a folder in their order. Throws where a name or number is wrong: that is a fault of the program. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).toSorted();
  const migrations: Migration[] = [];
  for (const name of names) {
    if (!fileName.test(name)) throw new Error(`expected migrations named NNNN_name.sql in ${folder}, found ${name}`);
    if (migrations.at(-1)?.name.slice(0, 4) === name.slice(0, 4)) throw new Error(`expected one migration a number, found another ${name}`);
    // Git on Windows may turn line ends; that is no edit.
    const text = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
    migrations.push({ name: name.slice(0, -".sql".length), text, sha256: createHash("sha256").update(text).digest("hex") });
  }
  return migrations;
}

/** What is still to apply, or why nothing may be. */
export function pendingMigrations(
  known: readonly Migration[],
  recorded: readonly RecordedMigration[],
): { readonly kind: "pending"; readonly pending: Migration[] } | { readonly kind: "refused"; readonly reason: MigrationRefusal } {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  const lastKnown = known.at(-1)?.name ?? "";
  for (const { name, sha256 } of recorded) {
    const migration = byName.get(name);
    if (migration === undefined) return { kind: "refused", reason: { kind: name > lastKnown ? "newer-database" : "missing", name } };
    if (migration.sha256 !== sha256) return { kind: "refused", reason: { kind: "edited", name } };
  }
  const lastRecorded = recorded.at(-1)?.name ?? "";
  const taken = new Set(recorded.map((migration) => migration.name));
  const pending = known.filter((migration) => !taken.has(migration.name));
  const late = pending.find((migration) => migration.name < lastRecorded);
  return late ? { kind: "refused", reason: { kind: "out-of-order", name: late.name } } : { kind: "pending", pending };
}
