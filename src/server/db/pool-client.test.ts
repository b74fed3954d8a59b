import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { makeStatementNames } from "./pool-client.ts";
import { openDatabase } from "./pool.ts";
import { testDatabase } from "./test-database.ts";

describe("names of statements", () => {
  test("are given to texts that come again, the same in every process", () => {
    const [names, others] = [makeStatementNames(), makeStatementNames()];
    const first = Array.from({ length: 6 }, () => names.nameOf("select $1"));
    expect(first.slice(0, 4)).toEqual([null, null, null, null]);
    expect(first[4]).toMatch(/^[\w-]{43}$/);
    expect(first[5]).toBe(first[4]);
    for (let use = 0; use < 4; use++) others.nameOf("select $1");
    expect(others.nameOf("select $1")).toBe(first[4]);
    expect(others.nameOf("select $2")).toBeNull();
  });

  test("run out: a text that comes late does without", () => {
    const names = makeStatementNames();
    const given = Array.from({ length: 300 }, (_, index) => Array.from({ length: 5 }, () => names.nameOf(`select ${index}`)).at(-1));
    expect(given.filter((name) => name !== null).length).toBe(256);
    expect(given[0]).toBe(names.nameOf("select 0"));
    expect(given.at(-1)).toBeNull();
  });
});

describe("a pool", async () => {
  const { connection } = await testDatabase();

  async function preparedAfter(namesStatements: boolean): Promise<number | undefined> {
    const opened = openDatabase(connection, { connectionsMax: 1, namesStatements, onError: () => undefined });
    for (let use = 0; use < 7; use++) {
      const { rows } = await sql<{ twice: number }>`select ${use}::integer * 2 as twice`.execute(opened.db);
      expect(rows).toEqual([{ twice: use * 2 }]);
    }
    const { rows } = await sql<{ total: number }>`select count(*) as total from pg_prepared_statements where not from_sql`.execute(
      opened.db,
    );
    await opened.close();
    return rows[0]?.total;
  }

  test("prepares what comes again, and gives each use its own parameters", async () => {
    expect(await preparedAfter(true)).toBe(1);
  });

  test("begins a transaction with its first statement, at the level asked for", async () => {
    const opened = openDatabase(connection, { connectionsMax: 1, onError: () => undefined });
    const levelOf = sql<{ level: string }>`select current_setting('transaction_isolation') as level, ${1}::integer as one`;
    const levels: unknown[] = [];
    for (const level of ["serializable", "repeatable read"] as const) {
      const begin = opened.db.transaction().setIsolationLevel(level);
      // One begins with a statement that has parameters, the other with one that has none.
      levels.push((await begin.execute(async (trx) => levelOf.execute(trx))).rows);
      levels.push((await begin.execute(async (trx) => sql`show transaction_isolation`.execute(trx))).rows);
    }
    const one = 1;
    expect(levels).toEqual([
      [{ level: "serializable", one }],
      [{ transaction_isolation: "serializable" }],
      [{ level: "repeatable read", one }],
      [{ transaction_isolation: "repeatable read" }],
    ]);
    await opened.close();
  });

  test("takes back what a transaction did that failed, and one that did nothing leaves nothing open", async () => {
    const opened = openDatabase(connection, { connectionsMax: 1, onError: () => undefined });
    const setting = sql<{ value: string | null }>`select current_setting('test.value', true) as value`;
    await expect(
      opened.db.transaction().execute(async (trx) => {
        await sql`set test.value = 'changed'`.execute(trx);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await opened.db.transaction().execute(async () => undefined);
    expect((await setting.execute(opened.db)).rows[0]?.value ?? "").toBe("");
    const { rows } = await sql`select now() = statement_timestamp() as "isAlone"`.execute(opened.db);
    expect(rows).toEqual([{ isAlone: true }]);
    await opened.close();
  });

  test("prepares nothing where a pooler would lose it", async () => {
    expect(await preparedAfter(false)).toBe(0);
  });
});
