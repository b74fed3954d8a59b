import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { describe, expect, test } from "vitest";
import { withCounty } from "../../src/server/db/with-county.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { testNow } from "../now.ts";
import type { Reply } from "./application.ts";
import { aidWorld } from "./aid-world.ts";

const { application, as, ids, newName, content, entered, move, onDay } = await aidWorld();

describe("sheets", () => {
  const head = "学期,学校,姓名,年级,班级,是否寄宿,困难类别,认定依据\n";
  const upload = async (login: string, kind: string, csv: string): Promise<Reply> =>
    as(login).upload(`/api/imports/${kind}`, "x.csv", Buffer.from(csv));
  const confirm = async (login: string, kind: string, id: string): Promise<Reply> =>
    as(login).send("POST", `/api/imports/${kind}/${id}/confirm`, {});

  test("applications come in by sheet, once however often it is sent, for one's own school only", async () => {
    const { name } = (await as("bureau").get("/api/schools?q=青山")).body.rows[0];
    const other = (await as("bureau").get("/api/schools?q=临江")).body.rows[0].name;
    const csv = `${head}2026年秋季,${name},${newName()},七年级,1班,是,孤儿和事实无人抚养儿童,\n2026年秋季,${name},${newName()},8,2班,否,烈士子女,评分认定\n2026年秋季,${other},${newName()},8,2班,否,烈士子女,\n`;
    const preview = await upload("helped", "aidApplications", csv);
    expect(preview.body.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 1 });
    expect((await confirm("helped", "aidApplications", preview.body.importId)).body).toEqual({ created: 2, changed: 0, same: 0, left: 1 });
    expect((await upload("helped", "aidApplications", csv)).body.counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 1 });
    for (const login of ["bureau", "auditor", "leader", "teacher"]) expect((await upload(login, "aidApplications", csv)).status).toBe(403);
  });

  test("the civil affairs list marks applications made before and after, and only the officer brings it", async () => {
    const school = (await as("bureau").get("/api/schools?q=青山")).body.rows[0].name;
    const [before, after] = [await entered(), newName()];
    const list = `姓名,类别,村（社区）,就读学校\n${before.pupil},最低生活保障家庭,某村,${school}\n${after},最低生活保障家庭,某村,${school}\n`;
    for (const login of ["helped", "auditor", "leader"]) expect((await upload(login, "aidList", list)).status).toBe(403);
    const preview = await upload("bureau", "aidList", list);
    expect((await confirm("bureau", "aidList", preview.body.importId)).body).toMatchObject({ created: 2 });
    expect((await as("helped").get(`/api/aid/applications/${before.id}`)).body).toMatchObject({ isOnList: true, basis: "civilList" });
    const later = await as("helped").send("POST", "/api/aid/applications", content({ pupilName: after }));
    expect(later.body).toMatchObject({ isOnList: true, basis: "civilList" });
    expect((await upload("bureau", "aidList", list)).body.counts).toMatchObject({ new: 0, same: 2 });
  });
});

test("names, accounts and objections are erased when the time of keeping is over", async () => {
  const one = await entered();
  await move("helped", "withdraw", one.id);
  await withCounty(application.database, demonstrationCode, async (db) => {
    await sql`
      update aid_application set created_at = '2019-10-01'
       where county_code = ${demonstrationCode} and application_id = ${one.id}`.execute(db);
  });
  expect((await as("helped").send("POST", "/api/aid/erasure", {})).status).toBe(403);
  expect((await as("bureau").send("POST", "/api/aid/erasure", {})).body).toEqual({ applications: 1, listed: 0 });
  expect((await as("helped").get(`/api/aid/applications/${one.id}`)).body).toMatchObject({ pupil: null, account: null });
});

/** Ten thousand drafts of one school, straight into the table. */
async function seed(count: number): Promise<void> {
  await withCounty(application.database, demonstrationCode, async (db) => {
    await sql`
      insert into aid_application (county_code, application_id, school_id, term, number, state, changed_at, created_by, created_at, pupil_name,
                                   grade, class_name, is_boarder, category, tier, basis, amount_fen)
      select ${demonstrationCode}, made.id, ${ids().schoolId}, '2026-spring', 100000 + made.place, 'draft', ${testNow}, account.account_id, ${testNow},
             '大批' || made.place, '8', '1班', made.place % 2 = 0, 'destitute', 'first', 'certificate', 1
        from account,
             unnest(${Array.from({ length: count }, () => newId())}::uuid[]) with ordinality as made (id, place)
       where account.county_code = ${demonstrationCode}
         and account.login_name = 'helped'`.execute(db);
  });
}

test("ten thousand are submitted, published, approved and paid, each in one action", { timeout: 120_000 }, async () => {
  await seed(10_000);
  const run = async (login: string, name: string): Promise<void> => {
    const query = `term=2026-spring&category=destitute&move=${name}`;
    const { things, isCut } = (await as(login).get(`/api/aid/selection?${query}`)).body;
    expect([name, things.length, isCut]).toEqual([name, 10_000, false]);
    expect((await as(login).send("POST", "/api/approvals/aid/moves", { move: name, things })).body).toEqual({ moved: 10_000 });
  };
  await run("helped", "submit");
  await run("helped", "publish");
  await onDay("2026-12-10", async () => {
    await run("bureau", "approve");
    await run("bureau", "pay");
  });
  const { rows } = (await as("bureau").get("/api/aid/overview")).body;
  const sum = rows.find((row: { term: string; category: string }) => row.term === "2026-spring" && row.category === "destitute");
  expect(sum).toMatchObject({ paid: 10_000, paidFen: 5_000 * 75_000 + 5_000 * 37_500 });
  const runs = await withCounty(application.database, demonstrationCode, async (db) => {
    const counted = await sql<{ runs: number; booked: number; fen: number }>`
      select count(distinct application.run_id) as runs, count(booking.booking_id) as booked, sum(booking.amount_fen)::bigint as fen
        from aid_application application
        join booking on booking.county_code = application.county_code and booking.thing_id = application.application_id
       where application.county_code = ${demonstrationCode}
         and application.term = '2026-spring'
         and application.category = 'destitute'`.execute(db);
    return counted.rows[0];
  });
  expect(runs).toEqual({ runs: 1, booked: 10_000, fen: 562_500_000 });
});
