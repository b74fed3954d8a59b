import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { testDatabase } from "./test-database.ts";
import { asOwner, attemptsMax, withCounty, type CountyTransaction } from "./with-county.ts";

const { db: database } = await testDatabase();
const [longhui, xinshao] = ["430524", "430522"] as const;

async function addProgramme(trx: CountyTransaction, countyCode: string, name: string): Promise<void> {
  await sql`
    insert into programme (county_code, programme_id, name, first_school_year, last_school_year, phases, leading_group, created_at)
    values (${countyCode}, ${newId()}, ${name}, 2025, 2027, '[]', '[]', now())`.execute(trx);
}

async function names(trx: CountyTransaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select programme.name from programme order by programme.name`.execute(trx);
  return rows.map(({ name }) => name);
}

beforeAll(async () => {
  for (const [code, name] of [
    [longhui, "隆回"],
    [xinshao, "新邵"],
  ] as const) {
    await withCounty(database, code, async (trx) => {
      await sql`insert into county (county_code, name, created_at) values (${code}, ${name}, now())`.execute(trx);
      await addProgramme(trx, code, `${name}项目`);
    });
  }
});

describe("a county's transaction", () => {
  test("sees its own rows and no other's", async () => {
    expect(await withCounty(database, longhui, names)).toEqual(["隆回项目"]);
  });

  test("without a county there are no rows, and none can be written", async () => {
    const { rows } = await sql`select programme.name from programme`.execute(database);
    expect(rows).toEqual([]);
    await expect(database.transaction().execute(async (trx) => addProgramme(trx, longhui, "无"))).rejects.toMatchObject({ code: "42501" });
  });

  test.for([
    ["written", sql`insert into county (county_code, name, created_at) values ('430525', '洞口', now())`],
    ["moved there", sql`update programme set county_code = '430525'`],
  ] as const)("a row of another county cannot be %s", async ([, statement]) => {
    await expect(withCounty(database, longhui, async (trx) => statement.execute(trx))).rejects.toMatchObject({ code: "42501" });
  });

  test("changes and deletions of all rows reach the county's own", async () => {
    await withCounty(database, longhui, async (trx) => sql`update programme set description = '改过'`.execute(trx));
    const { rows } = await withCounty(database, xinshao, async (trx) => sql`select programme.description from programme`.execute(trx));
    expect(rows).toEqual([{ description: null }]);
  });

  test("the next user of a connection has no county left over", async () => {
    for (let round = 0; round < 20; round++) {
      await withCounty(database, longhui, names);
      expect((await sql`select programme.name from programme`.execute(database)).rows).toEqual([]);
    }
  });

  test("the application's role can neither make tables nor change the trails", async () => {
    await expect(withCounty(database, longhui, async (trx) => sql`create table mine (id integer)`.execute(trx))).rejects.toMatchObject({
      code: "42501",
    });
    await expect(withCounty(database, longhui, async (trx) => sql`delete from audit_entry`.execute(trx))).rejects.toMatchObject({
      code: "42501",
    });
    await expect(withCounty(database, longhui, async (trx) => sql`delete from record`.execute(trx))).rejects.toMatchObject({
      code: "42501",
    });
  });

  // A new table is deletable by the function that protects it: whoever adds one decides here whether its rows may go.
  test("nothing that people entered or decided can be deleted, and no trail or file be changed", async () => {
    const { rows } = await sql<{ name: string; deletable: boolean; changeable: boolean }>`
      select pg_class.relname as name,
             has_table_privilege('xieshou_app', pg_class.oid, 'delete') as deletable,
             has_table_privilege('xieshou_app', pg_class.oid, 'update') as changeable
        from pg_class
       where pg_class.relkind = 'r'
         and pg_class.relnamespace = current_schema()::regnamespace
         and has_table_privilege('xieshou_app', pg_class.oid, 'select')
       order by pg_class.relname`.execute(database);
    expect(rows.filter(({ deletable }) => deletable).map(({ name }) => name)).toEqual([
      "account_grant",
      // Names of the civil affairs list go when the time of keeping is over.
      "aid_listed",
      "allowance_slip",
      // Lines of a list that is not yet submitted are replaced with it.
      "goods_item",
      "import_draft",
      "password_history",
      "posting_goal",
      "session",
    ]);
    expect(rows.filter(({ changeable }) => !changeable).map(({ name }) => name)).toEqual([
      "approval_snapshot",
      "asset_check",
      "attachment",
      "attachment_piece",
      "audit_entry",
      "booking",
      "goods_use_change",
      "need",
      "record_revision",
      "request_opinion",
      "request_progress",
      "request_referral",
      "trail_step",
    ]);
  });

  test("the owner sees every county", async () => {
    expect(await asOwner(database, names)).toEqual(["新邵项目", "隆回项目"]);
  });

  test("names of counties are no secret, anything else of them is their own", async () => {
    const { rows } = await sql<{ name: string }>`select county.name from county order by county.county_code`.execute(database);
    expect(rows.map(({ name }) => name)).toEqual(["新邵", "隆回"]);
  });
});

test.for(["", "43052", "4305244", "43052a", "４３０５２４", "430524\n", "430524'; drop table county; --"])(
  "%j is no county code, and no transaction begins",
  async (code) => {
    await expect(withCounty(database, code, async () => Promise.resolve("reached"))).rejects.toThrow("six digits");
  },
);

describe("a transaction", () => {
  test("that throws leaves nothing", async () => {
    const failing = withCounty(database, longhui, async (trx) => {
      await addProgramme(trx, longhui, "没有");
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await withCounty(database, longhui, names)).toEqual(["隆回项目"]);
  });

  test.for([
    ["40001", attemptsMax],
    ["40P01", attemptsMax],
    ["23505", 1],
    ["57014", 1],
  ] as const)("that fails with %s is tried %s times", async ([code, times]) => {
    let tries = 0;
    const failing = withCounty(
      database,
      longhui,
      async () => {
        tries++;
        throw Object.assign(new Error(code), { code });
      },
      { retryMs: () => 0 },
    );
    await expect(failing).rejects.toMatchObject({ code });
    expect(tries).toBe(times);
  });
});
