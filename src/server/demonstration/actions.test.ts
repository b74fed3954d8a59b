import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { makeDay } from "../../domain/calendar/day.ts";
import { figuresOf } from "../../domain/obligation/partnership.ts";
import { standings } from "../../domain/obligation/standing.ts";
import { testDatabase } from "../db/test-database.ts";
import { withCounty } from "../db/with-county.ts";
import { partnershipColumns, partnershipJoins, type PartnershipViewRow } from "../partnership/store.ts";
import { getRules } from "../settings/store.ts";
import { obligationsOn } from "../standing/queries.ts";
import { loadFacts } from "../standing/store.ts";
import { makeDemonstration } from "./actions.ts";
import { demonstrationCode } from "./county.ts";

const { db: database } = await testDatabase();
const today = makeDay(2026, 11, 24);

beforeAll(async () => {
  await makeDemonstration(database, today, "2026-11-24T04:00:00.000Z");
});

test("the demonstration county shows every standing, and its pairs differ", async () => {
  const figures = await withCounty(database, demonstrationCode, async (db) => {
    const { rows } = await sql<PartnershipViewRow>`select ${partnershipColumns} from partnership ${partnershipJoins}`.execute(db);
    const loaded = await loadFacts(db, demonstrationCode, rows);
    const rules = await getRules(db, demonstrationCode);
    return [...loaded.values()].map((facts) => figuresOf(obligationsOn(facts, today, rules)));
  });
  const seen = new Set(figures.flatMap(({ counts }) => Object.keys(counts)));
  expect(standings.filter((standing) => !seen.has(standing))).toEqual([]);
});
