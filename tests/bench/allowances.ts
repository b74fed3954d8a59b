import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { Grant } from "../../src/domain/access/role.ts";
import { makeDay } from "../../src/domain/calendar/day.ts";
import { createRun, previewRun } from "../../src/server/allowance/actions.ts";
import { startEmbedded, type EmbeddedServer } from "../../src/server/db/embedded-postgres.ts";
import { migrate } from "../../src/server/db/migrate.ts";
import { openDatabase, type OpenDatabase } from "../../src/server/db/pool.ts";
import { withCounty, type CountyTransaction } from "../../src/server/db/with-county.ts";
import type { Context } from "../../src/server/http/context.ts";
import { makeDigestCache } from "../../src/server/standing/digest.ts";
import type { Bench, BenchCase } from "./bench-case.ts";

const countyCode = "430522";
const month = "2026-10-01";
const now = "2026-11-05T04:00:00.000Z";
const programmeId = newId();

/** A county whose two schools have sent so many people, every month confirmed. A database as it stands at an office. */
async function insertPeople(db: CountyTransaction, people: number): Promise<void> {
  const [helper, helped, partnership] = [newId(), newId(), newId()];
  await sql`insert into county (county_code, name, created_at) values (${countyCode}, '示例县', ${now})`.execute(db);
  await sql`
    insert into programme (county_code, programme_id, name, first_school_year, last_school_year, phases, leading_group, created_at)
    values (${countyCode}, ${programmeId}, '结对帮扶', 2026, 2028, '[]', '[]', ${now})`.execute(db);
  await sql`
    insert into school (county_code, school_id, school_code, name, initials, stages)
    values (${countyCode}, ${helper}, '1000000001', '一中', 'yz', '{}'), (${countyCode}, ${helped}, '1000000002', '二中', 'ez', '{}')`.execute(
    db,
  );
  await sql`
    insert into partnership (county_code, partnership_id, programme_id, helper_school_id, helped_school_id, from_day, to_day)
    values (${countyCode}, ${partnership}, ${programmeId}, ${helper}, ${helped}, '2026-09-01', '2029-08-31')`.execute(db);
  await sql`
    insert into staff (county_code, staff_id, school_id, staff_no, name, initials, subjects, grades)
    select ${countyCode}, md5('staff' || person)::uuid, ${helper}, person::text, '教师' || person, 'js', '{}', '{}'
      from generate_series(1, ${people}) as person`.execute(db);
  await sql`
    insert into posting (county_code, posting_id, partnership_id, kind, state, changed_at, role, subject, grades, is_full_time, share_percent,
                         from_day, to_day, staff_id, home_school_id, host_school_id, created_by, created_at)
    select ${countyCode}, md5('posting' || person)::uuid, ${partnership}, 'posting', 'active', ${now}, 'subjectTeacher', '语文', '{}', true, 100,
           date '2026-09-01' + person % 50, '2027-07-05', md5('staff' || person)::uuid, ${helper}, ${helped}, ${newId()}, ${now}
      from generate_series(1, ${people}) as person`.execute(db);
  await sql`
    insert into posting_month (county_code, posting_id, month, absent_days, lessons, entered_by, entered_at, confirmed_by, confirmed_at)
    select ${countyCode}, md5('posting' || person)::uuid, ${month}, person % 4, 20 + person % 60, ${newId()}, ${now}, ${newId()}, ${now}
      from generate_series(1, ${people}) as person`.execute(db);
}

const grants: readonly Grant[] = [{ role: "bureauOfficer", scope: { kind: "county" } }];
const accountId = newId();

function officer(database: OpenDatabase["db"], db: CountyTransaction): Context {
  return {
    database,
    db,
    countyCode,
    actor: { accountId, grants },
    displayName: "",
    now,
    today: makeDay(2026, 11, 5),
    language: "zh-CN",
    requestId: "bench",
    digests: makeDigestCache(),
  };
}

/** The whole of a preview: facts read, every slip reckoned in words, old slips replaced, committed to a durable database. */
function runs(people: number): BenchCase {
  let folder = "";
  let server: EmbeddedServer | null = null;
  let opened: OpenDatabase | null = null;
  return {
    size: people,
    unit: "people in a monthly run, two slips each, written to the database",
    async prepare() {
      folder = await mkdtemp(join(tmpdir(), "xieshou-bench-"));
      server = await startEmbedded(folder);
      await migrate(server.connection);
      opened = openDatabase(server.connection, { onError: () => undefined });
      const { db: database } = opened;
      const made = await withCounty(database, countyCode, async (db) => {
        await insertPeople(db, people);
        return createRun(officer(database, db), programmeId, month);
      });
      if ("refusedFor" in made) throw new Error(`expected a run, found ${made.refusedFor}`);
      return async () => {
        const run = await withCounty(database, countyCode, async (db) => previewRun(officer(database, db), made.id));
        if ("refusedFor" in run || run.slips !== made.slips || run.amountFen !== made.amountFen)
          throw new Error(`expected the same run to the fen, found ${JSON.stringify(run).slice(0, 200)}`);
      };
    },
    async end() {
      await opened?.close();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const bench: Bench = { name: "allowances", cases: [runs(1000), runs(10_000)] };
