import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planDistribution, readCatalog, type Catalog } from "./distribution-plan.ts";
import { distribute } from "./distribute.ts";
import type { DatabaseConnection } from "./connection.ts";
import { openDatabase, type OpenDatabase } from "./pool.ts";
import { emptyDatabase, runAsOwner, testDatabase } from "./test-database.ts";
import { asOwner } from "./with-county.ts";

let connection: DatabaseConnection;
let database: OpenDatabase;
let catalog: Catalog;

const tables = `
  create table county (county_code text primary key);
  create table subject (subject_code text primary key);
  create table school (county_code text references county, school_id uuid, primary key (county_code, school_id));
  create table "Lesson" (
    county_code text,
    lesson_id uuid,
    school_id uuid,
    subject_code text constraint lesson_subject_fkey references subject,
    primary key (county_code, lesson_id),
    constraint lesson_school_fkey foreign key (county_code, school_id) references school on delete restrict
  )`;

beforeAll(async () => {
  connection = await emptyDatabase();
  database = openDatabase(connection, { onError: () => undefined });
  await runAsOwner(connection, tables);
  catalog = await readCatalog(database.db, false);
});

afterAll(async () => database.close());

test("without Citus it is refused", async () => {
  expect(await distribute(database.db)).toEqual({ kind: "refused", reason: { kind: "no-citus" } });
});

test("keys go first, then shared tables, then those of counties, each after what it points at, then the keys again", () => {
  expect(planDistribution(catalog)).toEqual([
    "set local citus.multi_shard_modify_mode = 'sequential'",
    `alter table "Lesson" drop constraint lesson_school_fkey`,
    `alter table "Lesson" drop constraint lesson_subject_fkey`,
    "alter table school drop constraint school_county_code_fkey",
    "select create_reference_table('subject')",
    "select create_distributed_table('county', 'county_code')",
    "select create_distributed_table('school', 'county_code', colocate_with => 'county')",
    `select create_distributed_table('"Lesson"', 'county_code', colocate_with => 'county')`,
    `alter table "Lesson" add constraint lesson_school_fkey FOREIGN KEY (county_code, school_id) REFERENCES school(county_code, school_id) ON DELETE RESTRICT`,
    `alter table "Lesson" add constraint lesson_subject_fkey FOREIGN KEY (subject_code) REFERENCES subject(subject_code)`,
    "alter table school add constraint school_county_code_fkey FOREIGN KEY (county_code) REFERENCES county(county_code)",
  ]);
});

test("what lies on the cluster stays, and a new table joins it", () => {
  const later = catalog.tables.map((table) => (table.name === "school" ? table : { ...table, placement: "distributed" as const }));
  expect(planDistribution({ ...catalog, tables: later })).toEqual([
    "set local citus.multi_shard_modify_mode = 'sequential'",
    `alter table "Lesson" drop constraint lesson_school_fkey`,
    "alter table school drop constraint school_county_code_fkey",
    `select create_distributed_table('school', 'county_code', colocate_with => '"Lesson"')`,
    expect.stringContaining(`alter table "Lesson" add constraint lesson_school_fkey`),
    expect.stringContaining("alter table school add constraint school_county_code_fkey"),
  ]);
});

test("where everything is spread nothing is done", () => {
  const spread = catalog.tables.map((table) => ({ ...table, placement: "distributed" as const }));
  expect(planDistribution({ ...catalog, tables: spread })).toEqual([]);
});

test("the statements that need no Citus run as they stand", async () => {
  const alterations = planDistribution(catalog).filter((statement) => statement.startsWith("alter"));
  await runAsOwner(connection, alterations.join(";\n"));
  expect(await readCatalog(database.db, false)).toEqual(catalog);
});

/** The names that Citus answers to, outside our own schema as its are. They note what was asked, and spread nothing. */
const standIn = `
  create schema citus;
  create table citus.asked (place integer generated always as identity, call text);
  create table citus.pg_dist_partition (logicalrelid regclass, partmethod "char");
  create function citus.create_distributed_table(name text, county_column text, colocate_with text default 'default')
  returns void language sql as $$
    insert into citus.asked (call) values (format('%s by %s', name, county_column));
    insert into citus.pg_dist_partition values (name::regclass, 'h')
  $$;
  create function citus.create_reference_table(name text) returns void language sql as $$
    insert into citus.asked (call) values (name || ' everywhere');
    insert into citus.pg_dist_partition values (name::regclass, 'n')
  $$;
  insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
  select 1, 'citus', pg_roles.oid, 'citus'::regnamespace, false, '13.2' from pg_roles where pg_roles.rolname = current_user;
  do $$ begin execute format('alter database %I set search_path = public, citus', current_database()); end $$`;

test("with the extension every table of ours is spread by county, its keys stay, and the second time nothing is left to do", async () => {
  const { db, connection: ours } = await testDatabase();
  await runAsOwner(ours, standIn);
  const before = await readCatalog(db, false);
  expect(await distribute(db)).toMatchObject({ kind: "distributed" });
  const { rows } = await asOwner(db, async (trx) =>
    sql<{ call: string }>`select asked.call from citus.asked order by asked.call collate "C"`.execute(trx),
  );
  const expected = before.tables.filter(({ name }) => name !== "migration").map(({ name }) => `${name} by county_code`);
  expect(rows.map(({ call }) => call)).toEqual(expected.toSorted());
  expect((await readCatalog(db, false)).foreignKeys).toEqual(before.foreignKeys);
  expect(await distribute(db)).toEqual({ kind: "distributed", statements: 0 });
});
