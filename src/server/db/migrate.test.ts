import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Client } from "pg";
import { clientConfig, type DatabaseConnection } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { migrationsFolder, pendingMigrations, readMigrations } from "./migration-files.ts";
import { emptyDatabase, runAsOwner } from "./test-database.ts";

let folder = "";
let connection: DatabaseConnection;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xieshou-migrations-"));
  connection = await emptyDatabase();
  write("0001_first", "create table first (id integer)");
  write("0002_second", "create table second (id integer); insert into second (id) values (2)");
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.sql`), text);
}

async function names(text: string): Promise<unknown[]> {
  const client = new Client(clientConfig(connection, ""));
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(text);
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

const tables = "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname";

test("each file is applied once, in order", async () => {
  expect(await migrate(connection, folder)).toEqual({ kind: "migrated", applied: ["0001_first", "0002_second"] });
  write("0003_third", "create table third (id integer)");
  expect(await migrate(connection, folder)).toEqual({ kind: "migrated", applied: ["0003_third"] });
  expect(await migrate(connection, folder)).toEqual({ kind: "migrated", applied: [] });
  expect(await names(tables)).toEqual(["first", "migration", "second", "third"]);
});

test("four processes at once on an empty database all succeed, and each file runs once", async () => {
  const results = await Promise.all([1, 2, 3, 4].map(async () => await migrate(connection)));
  const applied = results.flatMap((result) => (result.kind === "migrated" ? result.applied : ["refused"]));
  expect(applied.toSorted()).toEqual((await readMigrations(migrationsFolder)).map((migration) => migration.name));
});

test("a file that fails leaves nothing of itself, and what came before stays", async () => {
  write("0003_third", "create table third (id integer); select 1 / 0");
  await expect(migrate(connection, folder)).rejects.toMatchObject({ code: "22012" });
  expect(await names(tables)).toEqual(["first", "migration", "second"]);
  expect(await names("select name from migration order by name")).toEqual(["0001_first", "0002_second"]);
});

test("an edited migration is refused by name, and nothing new is applied", async () => {
  await migrate(connection, folder);
  write("0001_first", "create table first (id bigint)");
  write("0003_third", "create table third (id integer)");
  expect(await migrate(connection, folder)).toEqual({ kind: "refused", reason: { kind: "edited", name: "0001_first" } });
  expect(await names(tables)).not.toContain("third");
});

test("line ends of Windows are no edit", async () => {
  write("0001_first", "create table first (\n  id integer\n)");
  await migrate(connection, folder);
  write("0001_first", "create table first (\r\n  id integer\r\n)");
  expect((await migrate(connection, folder)).kind).toBe("migrated");
});

test("a migration that the program lost is refused, and one that it never had is of a newer program", async () => {
  await migrate(connection, folder);
  rmSync(join(folder, "0001_first.sql"));
  expect(await migrate(connection, folder)).toEqual({ kind: "refused", reason: { kind: "missing", name: "0001_first" } });
  write("0001_first", "create table first (id integer)");
  rmSync(join(folder, "0002_second.sql"));
  expect(await migrate(connection, folder)).toEqual({ kind: "refused", reason: { kind: "newer-database", name: "0002_second" } });
});

test("a migration may not come in before what was applied", () => {
  const known = ["0001_a", "0002_b", "0003_c"].map((name) => ({ name, text: "", sha256: name }));
  const recorded = known.filter(({ name }) => name !== "0002_b");
  expect(pendingMigrations(known, recorded)).toEqual({ kind: "refused", reason: { kind: "out-of-order", name: "0002_b" } });
});

test.for(["3_third.sql", "0003-third.sql", "notes.txt"])("%s is no name for a migration here", async (name) => {
  writeFileSync(join(folder, name), "select 1");
  await expect(migrate(connection, folder)).rejects.toThrow(name);
});

test("two migrations cannot have one number", async () => {
  writeFileSync(join(folder, "0002_other.sql"), "select 1");
  await expect(migrate(connection, folder)).rejects.toThrow("expected one migration a number");
});

/** What PostgreSQL 15 has not, or Citus or row-level security cannot bear. */
const forbidden =
  /uuidv7\s*\(|without overlaps|\bvirtual\b|create (or replace )?trigger|create collation|create extension|json_table|bypassrls(?<!nobypassrls)/;

test("our own migrations keep to what PostgreSQL 15 and Citus know, and write lower case", async () => {
  expect(readdirSync(migrationsFolder).length).toBeGreaterThan(0);
  for (const { text } of await readMigrations(migrationsFolder)) {
    const code = text.replaceAll(/--.*$/gm, "");
    expect(code).not.toMatch(forbidden);
    expect(code.replaceAll(/'[^']*'|%I/g, "")).not.toMatch(/[A-Z]/);
  }
});

/** The product's own migrations before one of them, in a folder. */
function ownBefore(name: string): string {
  const before = mkdtempSync(join(folder, "before-"));
  for (const file of readdirSync(migrationsFolder).filter((one) => one < name))
    copyFileSync(join(migrationsFolder, file), join(before, file));
  return before;
}

test("files of goods that were there before files had one table are there afterwards, piece by piece", async () => {
  await migrate(connection, ownBefore("0020"));
  const file = "'00000000-0000-7000-8000-000000000001'";
  const thing = "'00000000-0000-7000-8000-000000000002'";
  await runAsOwner(
    connection,
    `insert into county (county_code, name, created_at) values ('430524', '隆回县', now());
     insert into thing_file (county_code, file_id, thing_kind, thing_id, role, part, file_name, media_type, bytes, sha256, added_by, added_at)
     values ('430524', ${file}, 'goods', ${thing}, 'receipt', null, '验收.png', 'image/png', 6, '\\x01', ${thing}, now());
     insert into thing_file_piece (county_code, file_id, ordinal, content) values ('430524', ${file}, 0, 'abc'), ('430524', ${file}, 1, 'def')`,
  );
  await migrate(connection);
  const whole = `
    select concat_ws(' ', attachment.thing_kind, attachment.role, attachment.file_name,
                     convert_from(string_agg(piece.content, ''::bytea order by piece.ordinal), 'UTF8')) as name
      from attachment
      join attachment_piece piece using (county_code, attachment_id)
     group by attachment.thing_kind, attachment.role, attachment.file_name`;
  expect(await names(whole)).toEqual(["goods receipt 验收.png abcdef"]);
  expect(await names(tables)).not.toContain("thing_file");
});
