import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { migrate } from "../../../src/server/db/migrate.ts";
import { openDatabase } from "../../../src/server/db/pool.ts";
import { emptyDatabase } from "../../../src/server/db/test-database.ts";
import { asOwner, withCounty } from "../../../src/server/db/with-county.ts";
import { percentilesOf } from "./drive.ts";
import { loadCounties } from "./load.ts";
import { makeMaterial } from "./material.ts";
import { countyCodeAt } from "./size.ts";

const tiny = { counties: 2, partnershipsEach: 8, recordsEach: 5 };

async function countRows(): Promise<Record<string, number>> {
  const connection = await emptyDatabase();
  await migrate(connection);
  await loadCounties(connection, tiny);
  const database = openDatabase(connection, { connectionsMax: 1, onError: () => undefined });
  const counts = sql<Record<string, number>>`
    select (select count(*) from partnership) as partnerships, (select count(*) from record) as records,
           (select count(*) from plan_version where plan_version.state = 'approved') as plans,
           (select count(*) from commitment) / (select count(*) from partnership) as promises,
           (select count(*) from commitment where commitment.part_of is not null
              and not exists (select from commitment parent
                               where parent.commitment_id = commitment.part_of and parent.version_id = commitment.version_id)) as orphans`;
  const all = (await asOwner(database.db, async (db) => counts.execute(db))).rows[0];
  const one = (await withCounty(database.db, countyCodeAt(1), async (db) => counts.execute(db))).rows[0];
  await database.close();
  return { ...all, recordsOfOne: one?.["records"] ?? 0 };
}

describe("the data of the benchmark of pages", () => {
  test("are as many counties, partnerships and records as asked for, each plan whole", async () => {
    const { promises, ...rest } = await countRows();
    expect(rest).toEqual({ partnerships: 16, records: 80, plans: 16, orphans: 0, recordsOfOne: 40 });
    expect(promises).toBeGreaterThanOrEqual(30);
    expect(promises).toBeLessThanOrEqual(40);
  });

  test("are the same in every run", () => {
    expect(makeMaterial(5)).toEqual(makeMaterial(5));
  });
});

describe("percentiles", () => {
  test("are times that occurred, by nearest rank", () => {
    const times = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(percentilesOf(times, 2)).toEqual({ p50: 100, p95: 190, p99: 198, perSecond: 100, requests: 200 });
  });

  test("of nothing are refused", () => {
    expect(() => percentilesOf([], 1)).toThrow("found none");
  });
});
