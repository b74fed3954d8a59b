import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { fen } from "../../domain/money/fen.ts";
import { testDatabase } from "../db/test-database.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import { insertBookings, type NewBooking } from "./store.ts";

const { db: database } = await testDatabase();
const countyCode = "430522";

const cashier = (db: CountyTransaction) =>
  ({ db, countyCode, actor: { accountId: newId(), grants: [] }, now: "2026-11-25T04:00:00.000Z" }) as const;

const grant = (thingId: string, part: string): NewBooking => ({
  from: { kind: "source", id: "performance" },
  to: { kind: "person", id: "teacher" },
  amount: fen(30_000),
  thing: { kind: "allowanceRun", id: thingId },
  part,
  partnershipId: null,
  words: "11月特殊津贴",
  corrects: null,
});

beforeAll(async () => {
  await withCounty(database, countyCode, async (db) => {
    await sql`insert into county (county_code, name, created_at) values (${countyCode}, '新邵县', now())`.execute(db);
  });
});

test("each part of a thing is booked once, however many people book at once", async () => {
  const run = newId();
  const slips = ["one", "two", "three"].map((part) => grant(run, part));
  const counts = await Promise.all(
    Array.from({ length: 4 }, async () => withCounty(database, countyCode, async (db) => insertBookings(cashier(db), "2026-11-25", slips))),
  );
  expect(counts.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 3]);
  await withCounty(database, countyCode, async (db) => {
    const { rows } = await sql<{ sum: number }>`
      select sum(booking.amount_fen)::bigint as sum
        from booking
       where booking.county_code = ${countyCode}
         and booking.thing_id = ${run}`.execute(db);
    expect(rows[0]?.sum).toBe(90_000);
  });
});

test("a booking is never changed or deleted, by any query of the application", async () => {
  for (const deed of [sql`update booking set amount_fen = 1`, sql`delete from booking`])
    await expect(withCounty(database, countyCode, async (db) => deed.execute(db))).rejects.toThrow("permission denied");
});
