import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Check, CheckName } from "./check.ts";
import { examineDatabase } from "./doctor.ts";
import { examineMachine, judgeSpace } from "./doctor-machine.ts";
import { emptyDatabase, inDatabase, runAsOwner, testDatabase, type TestDatabase } from "./test-database.ts";

const data = mkdtempSync(join(tmpdir(), "xieshou-doctor-"));
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => rmSync(data, { recursive: true }));

async function find(name: CheckName, connection = database.connection): Promise<Check | undefined> {
  const checks = await examineDatabase(connection);
  return checks.find((check) => check.name === name);
}

test("a sound installation has nothing that failed, apart from what tests do not force to disk", async () => {
  const checks = [...examineMachine(data, true), ...(await examineDatabase(database.connection))];
  expect(checks.filter(({ name, status }) => status === "failed" && name !== "durability")).toEqual([]);
  expect(checks.map(({ name }) => name)).toContain("row-security");
});

test("a table of a county's rows that was left open is named", async () => {
  await runAsOwner(database.connection, "create table open_one (county_code text primary key)");
  expect(await find("row-security")).toMatchObject({ status: "failed", details: { openTables: ["open_one"] } });
  await runAsOwner(database.connection, "select protect_county_table('open_one')");
  expect(await find("row-security")).toMatchObject({ status: "ok", details: { openTables: [] } });
});

test("an edited migration is named", async () => {
  const connection = (await testDatabase()).connection;
  await runAsOwner(connection, "update migration set sha256 = 'another' where name = '0001_foundation'");
  expect(await find("migrations", connection)).toMatchObject({ status: "failed", details: { kind: "edited", name: "0001_foundation" } });
});

test("an empty database is one whose migrations are to come", async () => {
  const check = await find("migrations", await emptyDatabase());
  expect(check?.status).toBe("warning");
  expect(check?.details["pending"]).toContain("0001_foundation");
});

test("a database that cannot be reached is one finding, with the server's code", async () => {
  expect(await find("connection", inDatabase(database.connection, "no_such_database"))).toMatchObject({
    status: "failed",
    details: { code: "3D000" },
  });
});

test("a folder that is none, or is not there, is told apart, and none is made", () => {
  const file = join(data, "file");
  writeFileSync(file, "");
  const folderCheck = (path: string): Check | undefined => examineMachine(path, true).find(({ name }) => name === "data-folder");
  expect(folderCheck(data)).toMatchObject({ status: "ok" });
  expect(folderCheck(file)).toMatchObject({ status: "failed", details: { code: "ENOTDIR" } });
  expect(folderCheck(join(data, "not", "yet"))).toMatchObject({ status: "warning", details: { code: "ENOENT" } });
  expect(folderCheck(join(file, "below"))).toMatchObject({ status: "failed", details: { code: "ENOTDIR" } });
  expect(readdirSync(data)).toEqual(["file"]);
});

test.for([
  { freeBytes: 2 * 1024 ** 3, status: "ok" },
  { freeBytes: 2 * 1024 ** 3 - 1, status: "warning" },
  { freeBytes: 256 * 1024 ** 2, status: "warning" },
  { freeBytes: 256 * 1024 ** 2 - 1, status: "failed" },
])("with $freeBytes bytes free the space is $status", ({ freeBytes, status }) => {
  expect(judgeSpace(freeBytes).status).toBe(status);
});
