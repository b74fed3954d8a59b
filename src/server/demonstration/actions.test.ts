import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { dayText, makeDay, type Day } from "../../domain/calendar/day.ts";
import { addFigures, figuresOf, unquantifiedOn, withUnquantified, type StandingFigures } from "../../domain/obligation/partnership.ts";
import { standings } from "../../domain/obligation/standing.ts";
import type { Database } from "../db/pool.ts";
import { testDatabase } from "../db/test-database.ts";
import { withCounty } from "../db/with-county.ts";
import { partnershipColumns, partnershipJoins, type PartnershipViewRow } from "../partnership/store.ts";
import { getRules } from "../settings/store.ts";
import { obligationsOn } from "../standing/queries.ts";
import { loadFacts } from "../standing/store.ts";
import { makeDemonstration } from "./actions.ts";
import { demonstrationCode } from "./county.ts";

/** The figures of every pair on the day. */
async function figuresOn(database: Database, today: Day): Promise<StandingFigures[]> {
  return withCounty(database, demonstrationCode, async (db) => {
    const { rows } = await sql<PartnershipViewRow>`select ${partnershipColumns} from partnership ${partnershipJoins}`.execute(db);
    const loaded = await loadFacts(db, demonstrationCode, rows);
    const rules = await getRules(db, demonstrationCode);
    return [...loaded.values()].map((one) =>
      withUnquantified(figuresOf(obligationsOn(one, today, rules)), unquantifiedOn(one.facts, today).length),
    );
  });
}

async function countOf(database: Database, table: string): Promise<number> {
  return withCounty(database, demonstrationCode, async (db) => {
    const { rows } = await sql<{ total: number }>`select count(*) as total from ${sql.table(table)}`.execute(db);
    return rows[0]?.total ?? 0;
  });
}

// A holiday, the middle of a term, the first day of a school year: whoever starts it, sees the same wealth. In the long
// holidays everything but `due`: what is promised falls due with the last lessons, and nothing is open then.
const days = [
  { today: makeDay(2026, 1, 1), absent: [] },
  { today: makeDay(2026, 2, 10), absent: ["due"] },
  { today: makeDay(2026, 3, 15), absent: [] },
  { today: makeDay(2026, 7, 10), absent: ["due"] },
  { today: makeDay(2026, 9, 1), absent: [] },
  { today: makeDay(2026, 11, 24), absent: [] },
] as const;

for (const { today, absent } of days) {
  const { db: database } = await testDatabase();
  describe(`the demonstration county on ${dayText(today)}`, () => {
    let figures: StandingFigures[] = [];
    beforeAll(async () => {
      await makeDemonstration(database, today, `${dayText(today)}T04:00:00.000Z`);
      figures = await figuresOn(database, today);
    });

    test(`shows every standing ${absent.length === 0 ? "" : `but ${absent.join()}`}`, () => {
      const { counts } = addFigures(figures);
      expect(standings.filter((standing) => (counts[standing] ?? 0) === 0)).toEqual(absent);
    });

    test("has 24 schools and 8 pairs, and no two pairs with obligations look alike", async () => {
      expect([await countOf(database, "school"), await countOf(database, "partnership")]).toEqual([24, 8]);
      const seen = figures.filter(({ total }) => total > 0).map(({ counts }) => JSON.stringify(counts));
      expect(new Set(seen).size).toBe(seen.length);
    });

    test("holds no record of the future but planned ones", async () => {
      const { rows } = await withCounty(database, demonstrationCode, async (db) =>
        sql`select record.record_id from record where record.state <> 'planned' and record.from_day > ${dayText(today)}`.execute(db),
      );
      expect(rows).toEqual([]);
      expect(await countOf(database, "record")).toBeGreaterThan(100);
    });
  });
}
