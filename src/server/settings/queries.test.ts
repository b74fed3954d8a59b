import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { DatedSetting } from "../../contract/dated-setting.ts";
import { makeDay } from "../../domain/calendar/day.ts";
import { testDatabase } from "../db/test-database.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import { describeDated, getDated, putDated } from "./queries.ts";

const { db: database } = await testDatabase();
const countyCode = "430522";
const aid = z.object({ amountFen: z.int().min(0) });

/** Source of the amounts: our collection of official rules, section 4, living subsidy of non-boarders. */
const subsidy: DatedSetting<typeof aid> = {
  key: "aid.subsidy",
  schema: aid,
  defaults: [
    { effectiveFrom: "2019-09-01", source: "2019年秋季起的标准", value: { amountFen: 50_000 } },
    { effectiveFrom: "2023-09-01", source: "提高后的标准", value: { amountFen: 62_500 } },
  ],
};

async function inCounty<Result>(work: (db: CountyTransaction) => Promise<Result>): Promise<Result> {
  return withCounty(database, countyCode, work);
}

const officer = (db: CountyTransaction) =>
  ({ db, countyCode, actor: { accountId: newId(), grants: [] }, now: "2026-11-25T04:00:00.000Z" }) as const;

beforeAll(async () => {
  await inCounty(async (db) => {
    await sql`insert into county (county_code, name, created_at) values (${countyCode}, '新邵县', now())`.execute(db);
  });
});

test("the default that holds on a day, its first day included", async () => {
  await inCounty(async (db) => {
    const on = async (year: number, month: number, day: number): Promise<number> =>
      (await getDated({ db, countyCode }, subsidy, makeDay(year, month, day))).value.amountFen;
    expect([await on(2023, 8, 31), await on(2023, 9, 1), await on(2026, 11, 25)]).toEqual([50_000, 62_500, 62_500]);
    await expect(on(2019, 8, 31)).rejects.toThrow("expected a value that holds on 2019-08-31");
  });
});

test("what the county sets holds from its day; changing it leaves earlier days alone", async () => {
  await inCounty(async (db) => {
    await putDated(officer(db), subsidy.key, { effectiveFrom: "2026-09-01", source: "县财教〔2026〕3号", value: { amountFen: 70_000 } });
    await putDated(officer(db), subsidy.key, { effectiveFrom: "2026-09-01", source: "县财教〔2026〕5号", value: { amountFen: 72_000 } });
    const on = async (year: number, month: number, day: number) => getDated({ db, countyCode }, subsidy, makeDay(year, month, day));
    expect((await on(2026, 8, 31)).value).toEqual({ amountFen: 62_500 });
    expect(await on(2026, 9, 1)).toEqual({ effectiveFrom: "2026-09-01", source: "县财教〔2026〕5号", value: { amountFen: 72_000 } });
    const { today, rows } = await describeDated({ db, countyCode, today: makeDay(2026, 11, 25) }, [subsidy]);
    expect(today).toBe("2026-11-25");
    expect(rows[0]?.entries.map(({ effectiveFrom, isDefault }) => [effectiveFrom, isDefault])).toEqual([
      ["2019-09-01", true],
      ["2023-09-01", true],
      ["2026-09-01", false],
    ]);
  });
});
