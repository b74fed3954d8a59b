import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { parseInt8, parseInstant } from "./column-types.ts";
import { clientConfig } from "./connection.ts";
import { DatabaseLost } from "./database-lost.ts";
import { openDatabase } from "./pool.ts";
import { runAsOwner, testDatabase, type TestDatabase } from "./test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

test.for([
  { text: "count(*)", value: 1 },
  { text: "9007199254740991::bigint", value: 9_007_199_254_740_991 },
  { text: "1.10::numeric(10, 2)", value: "1.10" },
  { text: "date '2025-04-10'", value: "2025-04-10" },
  { text: "timestamptz '2025-04-01 00:00:00+08'", value: "2025-03-31T16:00:00Z" },
  { text: "timestamptz '2025-04-01 00:00:00.123456+08'", value: "2025-03-31T16:00:00.123456Z" },
  { text: "array[1, null, 3]::bigint[]", value: [1, null, 3] },
  { text: "array[]::bigint[]", value: [] },
  { text: "array['2025-04-10', null]::date[]", value: ["2025-04-10", null] },
  { text: "array['2025-04-01 00:00:00+08']::timestamptz[]", value: ["2025-03-31T16:00:00Z"] },
  { text: "array[1.10]::numeric(10, 2)[]", value: ["1.10"] },
  { text: "array['学校, \"一\"', null]", value: ['学校, "一"', null] },
  { text: `'{"lessons": 2}'::jsonb`, value: { lessons: 2 } },
])("$text is read as $value", async ({ text, value }) => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(text)} as value`.execute(database.db);
  expect(rows).toEqual([{ value }]);
});

test("a number that JavaScript would round is refused", () => {
  expect(() => parseInt8("9007199254740992")).toThrow("9007199254740992");
});

test.for(["infinity", "0044-03-15 00:00:00+00 BC", "2025-04-01 00:00:00+08"])("%s is no instant of ours", (text) => {
  expect(() => parseInstant(text)).toThrow(text);
});

test("a session begins without rights of its own, in UTC, under our name", async () => {
  const { rows } = await sql`
    select current_user as role,
           current_setting('timezone') as timezone,
           current_setting('application_name') as name,
           current_setting('lock_timeout') as lock,
           current_setting('idle_in_transaction_session_timeout') as idle`.execute(database.db);
  expect(rows).toEqual([{ role: "xieshou_app", timezone: "UTC", name: "xieshou", lock: "5s", idle: "30s" }]);
});

test("a statement that runs too long is ended", async () => {
  const impatient = openDatabase(database.connection, { statementMsMax: 100, connectionsMax: 1, onError: () => undefined });
  await expect(sql`select pg_sleep(5)`.execute(impatient.db)).rejects.toMatchObject({ code: "57014" });
  await impatient.close();
});

test("a connection that breaks while idle is reported, and the next query has another", async () => {
  const { promise, resolve } = Promise.withResolvers<Error>();
  const opened = openDatabase(database.connection, { connectionsMax: 1, onError: resolve });
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.db);
  await runAsOwner(database.connection, `select pg_terminate_backend(${String(rows[0]?.pid)})`);
  expect(await promise).toBeInstanceOf(Error);
  expect((await sql`select 1 as one`.execute(opened.db)).rows).toEqual([{ one: 1 }]);
  await opened.close();
});

test("settings in an administrator's URL cannot take the place of ours", () => {
  const url = "postgres://someone@db.example/xieshou?sslmode=require&options=-c%20role%3Dsomeone%20-c%20work_mem%3D8MB";
  const config = clientConfig({ url }, "-c role=xieshou_app");
  expect(config.options).toBe("-c role=someone -c work_mem=8MB -c role=xieshou_app");
  expect(config.connectionString).toBe("postgres://someone@db.example/xieshou?sslmode=require");
});

test("a connection that breaks between two statements of a transaction fails the next one, and not the process", async () => {
  const lost = database.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await runAsOwner(database.connection, `select pg_terminate_backend(${rows[0]?.pid}, 5000)`);
    await sql`select 1`.execute(trx);
  });
  await expect(lost).rejects.toBeInstanceOf(DatabaseLost);
});

test("a database that is not there is told as lost, what it answers as itself", async () => {
  const away = openDatabase({ url: "postgresql://nobody@127.0.0.1:1/none" }, { onError: () => undefined });
  await expect(sql`select 1`.execute(away.db)).rejects.toBeInstanceOf(DatabaseLost);
  await away.close();
  await expect(sql`select 1 / 0`.execute(database.db)).rejects.toMatchObject({ code: "22012" });
});
