import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import { hashPassword } from "../../../src/server/account/store.ts";
import type { DatabaseConnection } from "../../../src/server/db/connection.ts";
import { startEmbedded } from "../../../src/server/db/embedded-postgres.ts";
import { migrate } from "../../../src/server/db/migrate.ts";
import { openDatabase, type OpenDatabase } from "../../../src/server/db/pool.ts";
import { asOwner, type CountyTransaction } from "../../../src/server/db/with-county.ts";
import { countyScopeId } from "../../../src/server/session/store.ts";
import { benchSpan, makeMaterial, type Material } from "./material.ts";
import { benchNow, benchPassword, countyCodeAt, firstSchoolYear, helpedEach, type Size } from "./size.ts";

/** Goes up when what is loaded changes: folders of older programs are filled anew. */
const loadedForm = 1;
const noteName = "bench-queries.json";

/** Loading a county of 300 partnerships takes about a second; a slow disk may need some more. */
const statementMsMax = 300_000;

/** An id that follows from a text, in the form of a UUID of version 8; rows copied inside the database need no other. */
function idFrom(text: RawBuilder<unknown>): RawBuilder<string> {
  return sql`overlay(overlay(md5(${text}) placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid`;
}

/** Plans and lives as tables of this transaction, from which each county is copied inside the database. */
async function stageMaterial(db: CountyTransaction, { plans, lives }: Material): Promise<void> {
  const cards = plans.flatMap((own, plan) =>
    own.map((card) => ({ plan, ordinal: card.ordinal, part_of: card.partOf, content: card.content })),
  );
  await sql`
    create temporary table bench_card on commit drop as
    select item.plan, item.ordinal, item.part_of, item.content
      from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) as item (plan integer, ordinal integer, part_of integer, content jsonb)`.execute(
    db,
  );
  const records = lives.flatMap(({ records: own }, life) =>
    own.map(({ content, state, statedBy }, ordinal) => ({ life, ordinal, state, stated_by: statedBy, content })),
  );
  await sql`
    create temporary table bench_record on commit drop as
    select item.life, item.ordinal, item.state, item.stated_by, item.content,
           array(select jsonb_array_elements_text(item.content -> 'subjects')) as subjects,
           array(select jsonb_array_elements_text(item.content -> 'grades')) as grades
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
           as item (life integer, ordinal integer, state text, stated_by text, content jsonb)`.execute(db);
  await sql`
    create temporary table bench_life on commit drop as
    select life.ordinality - 1 as life, life.plan
      from unnest(${lives.map(({ plan }) => plan)}::integer[]) with ordinality as life (plan)`.execute(db);
}

interface CountyIds {
  readonly code: string;
  readonly programmeId: string;
  readonly helperIds: readonly string[];
  readonly helpedIds: readonly string[];
  readonly officerId: string;
}

function idsAt(index: number, size: Size): CountyIds {
  const several = (count: number): string[] => Array.from({ length: count }, () => newId());
  return {
    code: countyCodeAt(index),
    programmeId: newId(),
    helperIds: several(Math.ceil(size.partnershipsEach / helpedEach)),
    helpedIds: several(size.partnershipsEach),
    officerId: newId(),
  };
}

/** One officer, and one coordinator for each school, named by the school's number. */
async function insertPeople(
  db: CountyTransaction,
  { code, helperIds, helpedIds, officerId }: CountyIds,
  passwordHash: string,
): Promise<void> {
  const schools = [
    ...helperIds.map((schoolId, index) => ({ account_id: newId(), login_name: `helper${index}`, scope_id: schoolId })),
    ...helpedIds.map((schoolId, index) => ({ account_id: newId(), login_name: `helped${index}`, scope_id: schoolId })),
  ].map((person) => ({ ...person, role: "coordinator", scope_kind: "school" }));
  const people = [
    { account_id: officerId, login_name: "officer", role: "bureauOfficer", scope_kind: "county", scope_id: countyScopeId },
    ...schools,
  ];
  const item = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
    as item (account_id uuid, login_name text, role text, scope_kind text, scope_id uuid)`;
  await sql`
    insert into account (county_code, account_id, login_name, display_name, password_hash, created_at)
    select ${code}, item.account_id, item.login_name, item.login_name, ${passwordHash}, ${benchNow} from ${item}`.execute(db);
  await sql`
    insert into account_grant (county_code, account_id, role, scope_kind, scope_id)
    select ${code}, item.account_id, item.role, item.scope_kind, item.scope_id from ${item}`.execute(db);
}

async function insertSchools(db: CountyTransaction, { code, helperIds, helpedIds }: CountyIds): Promise<void> {
  await sql`
    insert into school (county_code, school_id, school_code, name, short_name, initials, stages, township, longitude, latitude, pupils, teachers)
    select ${code}, item.school_id, lpad(item.ordinality::text, 10, '0'),
           case when item.is_helper then '县城第' else '乡镇第' end || item.ordinality || '中学',
           case when item.is_helper then '城' else '乡' end || item.ordinality || '中',
           case when item.is_helper then 'xcd' else 'xzd' end || item.ordinality || 'zx',
           '{junior}', '第' || item.ordinality % 20 || '镇',
           110 + (item.ordinality % 37) / 50.0, 28 + (item.ordinality % 41) / 50.0, 300 + item.ordinality, 30
      from (select helper.id as school_id, true as is_helper, helper.ordinality
              from unnest(${helperIds}::uuid[]) with ordinality as helper (id)
            union all
            select helped.id, false, ${helperIds.length} + helped.ordinality
              from unnest(${helpedIds}::uuid[]) with ordinality as helped (id)) as item`.execute(db);
}

/** Programme, partnerships and approved plans; ids of what hangs on a partnership follow from its own. */
async function insertPartnerships(db: CountyTransaction, ids: CountyIds): Promise<void> {
  const { code, programmeId, helperIds, helpedIds, officerId } = ids;
  await sql`
    insert into programme (county_code, programme_id, name, first_school_year, last_school_year, phases, leading_group, created_at)
    values (${code}, ${programmeId}, '城乡学校结对帮扶', ${firstSchoolYear}, ${firstSchoolYear + 2}, '[]', '[]', ${benchNow})`.execute(db);
  const partnershipIds = helpedIds.map(() => newId());
  await sql`
    insert into partnership (county_code, partnership_id, programme_id, helper_school_id, helped_school_id, from_day, to_day)
    select ${code}, item.partnership_id, ${programmeId}, (${helperIds}::uuid[])[(item.ordinality + ${helpedEach - 1}) / ${helpedEach}],
           item.helped_id, ${benchSpan.from}, ${benchSpan.to}
      from unnest(${partnershipIds}::uuid[], ${helpedIds}::uuid[]) with ordinality as item (partnership_id, helped_id)`.execute(db);
  await sql`
    create temporary table bench_pair on commit drop as
    select partnership.county_code, partnership.partnership_id, partnership.helper_school_id, partnership.helped_school_id,
           bench_life.life, bench_life.plan, ${idFrom(sql`partnership.partnership_id::text || 'plan'`)} as version_id
      from unnest(${partnershipIds}::uuid[]) with ordinality as item (partnership_id)
      join partnership on partnership.county_code = ${code} and partnership.partnership_id = item.partnership_id
      join bench_life on bench_life.life = item.ordinality % (select count(*) from bench_life)`.execute(db);
  await sql`
    insert into plan_version (county_code, version_id, partnership_id, number, state, title, body, effective_from, created_by, created_at, changed_at)
    select bench_pair.county_code, bench_pair.version_id, bench_pair.partnership_id, 1, 'approved', '结对帮扶工作方案', '',
           ${benchSpan.from}, ${officerId}, ${benchNow}, ${benchNow}
      from bench_pair`.execute(db);
  await sql`
    insert into commitment (county_code, commitment_id, version_id, lineage_id, ordinal, state, origin, part_of, content)
    select bench_pair.county_code, ${idFrom(sql`bench_pair.version_id::text || bench_card.ordinal`)}, bench_pair.version_id,
           ${idFrom(sql`bench_pair.version_id::text || bench_card.ordinal`)}, bench_card.ordinal, 'accepted', 'read',
           ${idFrom(sql`bench_pair.version_id::text || bench_card.part_of`)}, bench_card.content
      from bench_pair
      join bench_card on bench_card.plan = bench_pair.plan
     order by bench_pair.version_id, bench_card.ordinal`.execute(db);
}

async function insertRecords(db: CountyTransaction, { officerId }: CountyIds): Promise<void> {
  await sql`
    insert into record (county_code, record_id, partnership_id, helper_school_id, helped_school_id, category, from_day, to_day, state,
                        stated_by_school_id, subjects, grades, people, amounts, earmark, posting_role, place, note, search_text, version,
                        idempotency_key, entered_by, entered_at, changed_at)
    select pair.county_code, item.id, pair.partnership_id, pair.helper_school_id, pair.helped_school_id, life.content ->> 'category',
           (life.content ->> 'from')::date, (life.content ->> 'to')::date, life.state,
           case when life.stated_by = 'helper' then pair.helper_school_id else pair.helped_school_id end,
           life.subjects, life.grades, life.content -> 'people', life.content -> 'amounts', life.content ->> 'earmark',
           life.content ->> 'postingRole', life.content ->> 'place', life.content ->> 'note', '', 1, item.id, ${officerId},
           (life.content ->> 'from')::timestamptz, (life.content ->> 'from')::timestamptz
      from bench_pair pair
      join bench_record life on life.life = pair.life
      cross join lateral (select ${idFrom(sql`pair.partnership_id::text || 'record' || life.ordinal`)} as id) as item`.execute(db);
  await sql`drop table bench_pair`.execute(db);
}

/** What autovacuum would do during the measurement otherwise. */
async function tidy(pool: OpenDatabase["pool"]): Promise<void> {
  const client = await pool.connect();
  await client.query("set role none");
  await client.query("vacuum (analyze)");
  client.release(true);
}

/** Fills a migrated, empty database. */
export async function loadCounties(connection: DatabaseConnection, size: Size): Promise<void> {
  const material = makeMaterial(size.recordsEach);
  const passwordHash = await hashPassword(benchPassword);
  const failures: Error[] = [];
  const database = openDatabase(connection, { statementMsMax, connectionsMax: 1, onError: (error) => failures.push(error) });
  try {
    for (let index = 0; index < size.counties; index++) {
      const ids = idsAt(index, size);
      await asOwner(database.db, async (db) => {
        await stageMaterial(db, material);
        await sql`insert into county (county_code, name, created_at) values (${ids.code}, ${`第${index + 1}县`}, ${benchNow})`.execute(db);
        await insertPeople(db, ids, passwordHash);
        await insertSchools(db, ids);
        await insertPartnerships(db, ids);
        await insertRecords(db, ids);
      });
    }
    await tidy(database.pool);
  } finally {
    await database.close();
  }
  if (failures[0]) throw failures[0];
}

function noteOf(size: Size): string {
  return JSON.stringify({ form: loadedForm, ...size });
}

/** Makes sure that the embedded database of a folder holds the counties; one that an earlier run filled is taken as it is. */
export async function prepareFolder(folder: string, size: Size): Promise<"loaded" | "kept"> {
  const note = join(folder, noteName);
  if (existsSync(note)) {
    if (readFileSync(note, "utf8") === noteOf(size)) return "kept";
    throw new Error(`expected ${folder} to hold ${noteOf(size)}, found ${readFileSync(note, "utf8")}: take another folder`);
  }
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`expected ${folder} to be empty, found something that no run of this benchmark finished: take another folder`);
  const server = await startEmbedded(folder);
  try {
    const migrated = await migrate(server.connection);
    if (migrated.kind === "refused") throw new Error(`expected our own migrations to apply, found ${JSON.stringify(migrated.reason)}`);
    await loadCounties(server.connection, size);
  } finally {
    await server.stop();
  }
  writeFileSync(note, noteOf(size));
  return "loaded";
}
