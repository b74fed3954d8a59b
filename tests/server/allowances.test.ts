import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { readSheet } from "../../src/server/sheet/read-sheet.ts";
import { withCounty, type CountyTransaction } from "../../src/server/db/with-county.ts";
import { demonstrationCode as countyCode } from "../../src/server/demonstration/county.ts";
import { testNow } from "../now.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();
let officer: Visitor;
let leader: Visitor;
let helper: Visitor;
let teacher: Visitor;
let programmeId: string;
let staff: readonly { readonly staff_id: string; readonly name: string }[];
let pair: { readonly id: string; readonly helper: { readonly id: string }; readonly helped: { readonly id: string } };

async function inCounty<Result>(work: (db: CountyTransaction) => Promise<Result>): Promise<Result> {
  return withCounty(application.database, countyCode, work);
}

/** What the product itself may not do: take away what was entered. */
async function asOwner(work: (owner: typeof application.database) => Promise<unknown>): Promise<void> {
  await application.database.transaction().execute(async (owner) => {
    await sql`set local role none`.execute(owner);
    await work(owner);
  });
}

/** Posts somebody of the helper school, on post since a day. Gives the posting's id. */
async function post(person: number, from: string, to: string): Promise<string> {
  const postingId = newId();
  await inCounty(async (db) => {
    await sql`
      insert into posting (county_code, posting_id, partnership_id, kind, state, changed_at, role, subject, grades, is_full_time, share_percent,
                           from_day, to_day, staff_id, home_school_id, host_school_id, created_by, created_at)
      values (${countyCode}, ${postingId}, ${pair.id}, 'posting', 'active', '2026-01-01T00:00:00Z', 'subjectTeacher', '语文', '{}', true, 100,
              ${from}, ${to}, ${staff[person]?.staff_id}, ${pair.helper.id}, ${pair.helped.id}, ${newId()}, ${testNow})`.execute(db);
  });
  return postingId;
}

/** Enters a month and confirms it, unless told. */
async function report(
  postingId: string,
  month: string,
  lessons: number,
  confirmedAt: string | null = "2026-09-30T00:00:00Z",
): Promise<void> {
  await inCounty(async (db) => {
    await sql`
      insert into posting_month (county_code, posting_id, month, absent_days, lessons, entered_by, entered_at, confirmed_by, confirmed_at)
      values (${countyCode}, ${postingId}, ${month}, 0, ${lessons}, ${newId()}, ${testNow}, ${newId()}, ${confirmedAt})
      on conflict (county_code, posting_id, month) do update
        set lessons = excluded.lessons, confirmed_at = excluded.confirmed_at, version = posting_month.version + 1`.execute(db);
  });
}

async function bookedOf(runId: string): Promise<{ from_id: string; to_id: string; amount_fen: number }[]> {
  return inCounty(async (db) => {
    const { rows } = await sql<{ from_id: string; to_id: string; amount_fen: number }>`
      select booking.from_id, booking.to_id, booking.amount_fen
        from booking
       where booking.county_code = ${countyCode}
         and booking.thing_id = ${runId}
       order by booking.amount_fen`.execute(db);
    return rows;
  });
}

const create = async (month: string, visitor = officer): Promise<Reply> =>
  visitor.send("POST", "/api/allowances/runs", { programmeId, month });
const page = async (runId: string): Promise<Reply["body"]> => (await officer.get(`/api/allowances/runs/${runId}`)).body;
const slipsOf = async (runId: string, query = ""): Promise<Reply["body"]> =>
  (await officer.get(`/api/allowances/runs/${runId}/slips${query}`)).body;

async function move(visitor: Visitor, runId: string, name: string, more: object = {}): Promise<Reply> {
  const { version } = await page(runId);
  return visitor.send("POST", "/api/approvals/allowanceRun/moves", { move: name, things: [{ id: runId, version }], ...more });
}

/** Sets the county's rules from a day on: the defaults with the first one changed. */
async function putRules(effectiveFrom: string, change: object): Promise<Reply> {
  const { rows } = (await officer.get("/api/settings/dated")).body;
  const [special, lesson] = rows.find(({ key }: { key: string }) => key === "allowance.rules").entries[0].value;
  const value = [{ ...special, ...change }, lesson];
  return officer.send("PUT", "/api/settings/dated/allowance.rules", { effectiveFrom, source: "县教发〔2026〕9号", value });
}

/** Takes a run from its preview to the books. */
async function settle(runId: string): Promise<void> {
  for (const [visitor, name] of [
    [officer, "submit"],
    [leader, "approve"],
    [officer, "lock"],
  ] as const)
    expect((await move(visitor, runId, name)).status).toBe(200);
}

beforeAll(async () => {
  officer = await application.signedIn("bureau");
  leader = await application.signedIn("leader");
  helper = await application.signedIn("helper");
  teacher = await application.signedIn("teacher");
  programmeId = (await officer.get("/api/programmes")).body.rows[0].id;
  pair = (await officer.get("/api/partnerships?q=青山")).body.rows[0];
  // A county without the demonstration's own people sent, so that every amount here is said here; the product deletes nothing of it.
  await asOwner(async (owner) => {
    const assessed = ["priority_entry", "assessment_sheet", "assessment"];
    for (const table of ["allowance_slip", "allowance_run", "posting_goal", "posting_month", ...assessed, "posting"])
      await sql`delete from ${sql.table(table)} where county_code = ${countyCode}`.execute(owner);
  });
  await inCounty(async (db) => {
    const { rows } = await sql<{ staff_id: string; name: string }>`
      select staff.staff_id, staff.name
        from staff
       where staff.county_code = ${countyCode}
         and staff.school_id = ${pair.helper.id}
       order by staff.staff_no`.execute(db);
    staff = rows;
    await sql`
      update account set staff_id = null where county_code = ${countyCode}`.execute(db);
    await sql`
      update account set staff_id = ${rows[0]?.staff_id} where county_code = ${countyCode} and login_name = 'teacher'`.execute(db);
  });
});

describe("a month from preview to the books", () => {
  let runId: string;
  let mine: string;

  test("previews who is confirmed and names who is left out", async () => {
    mine = await post(0, "2026-09-10", "2027-01-17");
    const other = await post(1, "2026-09-01", "2027-01-31");
    const waiting = await post(2, "2026-09-01", "2027-01-31");
    await post(3, "2026-09-01", "2027-01-31");
    await post(4, "2026-10-01", "2027-01-31");
    await report(mine, "2026-09-01", 56);
    await report(other, "2026-09-01", 0);
    await report(waiting, "2026-09-01", 40, null);
    const reply = await create("2026-09-01");
    expect(reply.status).toBe(200);
    runId = reply.body.id;
    // 300/30×21 + 12×56×130% for the first, a whole month for the second.
    expect(reply.body).toMatchObject({ amountFen: 21_000 + 87_360 + 30_000, slips: 3, isCurrent: true, warnings: [], leftOutCount: 2 });
    expect(reply.body.leftOut.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual(["no-month", "unconfirmed"]);
    const { rows, total } = await slipsOf(runId);
    expect([total, rows.reduce((sum: number, { amountFen }: { amountFen: number }) => sum + amountFen, 0)]).toEqual([3, 138_360]);
  });

  test("the same again, to the fen, and the page tells when something has changed since", async () => {
    const before = await page(runId);
    const again = (await officer.send("POST", `/api/allowances/runs/${runId}/preview`, {})).body;
    expect(again).toMatchObject({ amountFen: before.amountFen, byRule: before.byRule, byLine: before.byLine, isCurrent: true });
    await report(mine, "2026-09-01", 60);
    expect(await page(runId)).toMatchObject({ amountFen: before.amountFen, isCurrent: false });
    expect((await move(officer, runId, "submit")).body).toMatchObject({ code: "stale" });
    await report(mine, "2026-09-01", 56);
    expect(await page(runId)).toMatchObject({ amountFen: before.amountFen, isCurrent: true });
  });

  test("one run of a programme at a time, one of a month, none of the future, and nobody else's business", async () => {
    expect((await create("2026-10-01")).body).toMatchObject({ code: "duplicate" });
    expect((await create("2026-12-01")).body).toMatchObject({ code: "bad-input", fields: [{ path: "month", code: "future" }] });
    expect((await create("2026-09-15")).status).toBe(400);
    expect((await create("2026-10-01", leader)).body).toMatchObject({ code: "forbidden" });
    expect((await helper.get(`/api/allowances/runs/${runId}`)).body).toMatchObject({ code: "not-found" });
    expect((await helper.get("/api/allowances/runs")).body).toEqual({ rows: [], total: 0 });
    expect((await teacher.get(`/api/allowances/runs/${runId}/slips`)).body).toMatchObject({ code: "not-found" });
    expect((await teacher.get(`/api/allowances/runs/${runId}/slips.xlsx`)).body).toMatchObject({ code: "not-found" });
  });

  test("a slip is nobody's before the approval but those who make the run", async () => {
    const [slip] = (await slipsOf(runId, `?q=${encodeURIComponent(staff[0]?.name ?? "")}`)).rows;
    expect((await teacher.get(`/api/allowances/slips/${slip.id}`)).body).toMatchObject({ code: "not-found" });
    expect((await teacher.get("/api/allowances/own-slips")).body).toMatchObject({ total: 0 });
    expect((await officer.get(`/api/allowances/slips/${slip.id}`)).body).toMatchObject({ amountFen: 108_360 });
  });

  test("waits for the leading group; whoever submitted does not approve", async () => {
    expect((await move(officer, runId, "submit")).status).toBe(200);
    expect((await leader.get("/api/approvals/waiting?kind=allowanceRun")).body.rows).toMatchObject([
      { id: runId, amountFen: 138_360, moves: ["return", "approve"] },
    ]);
    expect((await officer.get("/api/approvals/waiting?kind=allowanceRun")).body.rows).toEqual([]);
    expect((await move(officer, runId, "approve")).body).toMatchObject({ code: "forbidden" });
    expect((await officer.send("POST", `/api/allowances/runs/${runId}/preview`, {})).body).toMatchObject({ code: "wrong-state" });
  });

  test("two who approve at once approve once, two who book at once book once", async () => {
    const { version } = await page(runId);
    const body = (name: string, seen: number) => ({ move: name, things: [{ id: runId, version: seen }] });
    const second = await application.signedIn("leader");
    const approvals = await Promise.all(
      [leader, second].map(async (person) => person.send("POST", "/api/approvals/allowanceRun/moves", body("approve", version))),
    );
    expect(approvals.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const other = await application.signedIn("bureau");
    const bookings = await Promise.all(
      [officer, other].map(async (person) => person.send("POST", "/api/approvals/allowanceRun/moves", body("lock", version + 1))),
    );
    expect(bookings.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await bookedOf(runId)).toEqual([
      { from_id: "allowanceBudget", to_id: staff[0]?.staff_id, amount_fen: 21_000 },
      { from_id: "allowanceBudget", to_id: staff[1]?.staff_id, amount_fen: 30_000 },
      { from_id: "performance", to_id: staff[0]?.staff_id, amount_fen: 87_360 },
    ]);
    expect((await page(runId)).trail.map(({ move: name }: { move: string }) => name)).toEqual(["submit", "approve", "lock"]);
  });

  test("what it rested on is kept", async () => {
    const { rows } = await inCounty(async (db) =>
      sql<{ inputs: { amountFen: number; slips: unknown[]; rules: { value: { code: string }[] }[] } }>`
        select snapshot.inputs
          from approval_snapshot snapshot
         where snapshot.county_code = ${countyCode}
           and snapshot.thing_id = ${runId}`.execute(db),
    );
    expect(rows.map(({ inputs }) => [inputs.amountFen, inputs.slips.length, inputs.rules[0]?.value.map(({ code }) => code)])).toEqual([
      [138_360, 3, ["special", "lesson"]],
    ]);
  });

  test("a posted teacher sees the own slip, with the rule, the inputs and the steps, and nobody else's", async () => {
    const own = (await teacher.get("/api/allowances/own-slips")).body;
    expect(own.total).toBe(2);
    const sheet = (await teacher.get(`/api/allowances/slips/${own.rows[0].id}`)).body;
    expect(sheet).toMatchObject({ personName: staff[0]?.name, amountFen: 108_360, run: { month: "2026-09-01", state: "locked" } });
    expect(
      sheet.lines.map(({ code, steps }: { code: string; steps: { daysOnPost: number; lessons: number }[] }) => [code, steps[0]]),
    ).toMatchObject([
      ["lesson", { lessons: 56, yuan: "873.60" }],
      ["special", { daysOnPost: 21, daysInMonth: 30, yuan: "210.00" }],
    ]);
    const [others] = (await slipsOf(runId, `?q=${encodeURIComponent(staff[1]?.name ?? "")}`)).rows;
    expect((await teacher.get(`/api/allowances/slips/${others.id}`)).body).toMatchObject({ code: "not-found" });
    expect((await helper.get(`/api/allowances/slips/${others.id}`)).body).toMatchObject({ code: "not-found" });
  });

  test("goes to the cashier as a workbook that sums to the run", async () => {
    const file = await officer.get(`/api/allowances/runs/${runId}/slips.xlsx`);
    expect(file.status).toBe(200);
    const text = JSON.stringify(await readSheet(file.body));
    expect(text).toContain(staff[0]?.name ?? "missing");
    for (const amount of ["210", "300", "873.6"]) expect(text).toContain(amount);
    const read = await readSheet(file.body);
    const rows = read.kind === "read" ? read.rows : [];
    const sums = rows.at(-1) ?? [];
    expect([sums[0], Number(sums[rows[2]?.indexOf("金额") ?? -1])]).toEqual(["合计", (await page(runId)).amountFen / 100]);
    expect(decodeURIComponent(String(file.headers["content-disposition"]))).toContain("示例县_津贴发放表_2026-09_");
    expect(text).toContain("帮扶津贴专项预算");
    expect(text).not.toContain("账号");
  });

  test("the next month says what changed, and corrects the last with new entries", async () => {
    const october = "2026-10-01";
    await report(mine, october, 56, "2026-11-02T00:00:00Z");
    // Four lessons were forgotten in September, and somebody's month was confirmed late.
    await report(mine, "2026-09-01", 60, "2026-11-25T00:00:00Z");
    const late = (await page(runId)).leftOut.find(({ reason }: { reason: string }) => reason === "unconfirmed").postingId;
    await report(late, "2026-09-01", 40, "2026-11-25T00:00:00Z");
    const next = (await create(october)).body;
    expect(next).toMatchObject({
      amountFen: 30_000 + 87_360 + 6240 + 30_000 + 62_400,
      corrections: { slips: 3, amountFen: 6240 + 30_000 + 62_400 },
      previous: { runId, month: "2026-09-01", amountFen: 138_360, gone: 1 },
    });
    const { rows } = await slipsOf(next.id, "?change=correction&sort=amount");
    const [lessonSlip] = (await slipsOf(runId, "?code=lesson")).rows;
    expect(
      rows.map(({ amountFen, corrects, month }: { amountFen: number; corrects: string | null; month: string }) => [
        amountFen,
        corrects,
        month,
      ]),
    ).toEqual([
      [6240, lessonSlip.id, "2026-09-01"],
      [30_000, null, "2026-09-01"],
      [62_400, null, "2026-09-01"],
    ]);
    expect((await slipsOf(next.id, "?change=more")).rows).toMatchObject([{ code: "special", amountFen: 30_000, previousFen: 21_000 }]);
    expect((await slipsOf(next.id, "?change=same")).rows).toMatchObject([{ code: "lesson", previousFen: 87_360 }]);
    // The slip says what is due, what was paid, and so what is left.
    expect(rows[0]).toMatchObject({ paidBeforeFen: 87_360 });
    // The slips of September stand as they were paid.
    expect((await slipsOf(runId)).rows.length).toBe(3);
    await settle(next.id);
    expect((await bookedOf(next.id)).length).toBe(5);
    const november = (await create("2026-11-01")).body;
    expect(november.corrections).toEqual({ slips: 0, amountFen: 0 });
    await move(officer, november.id, "withdraw");
  });

  test("a rule from October corrects October from its day on and September not at all; its line is warned about", async () => {
    const change = { rateFen: 60_000, line: "publicFunds", mayPay: ["publicFunds"] };
    expect((await putRules("2026-10-16", change)).status).toBe(200);
    await inCounty(async (db) => {
      await sql`update dated_setting set entered_at = '2026-11-27T00:00:00Z' where county_code = ${countyCode}`.execute(db);
    });
    const november = (await create("2026-11-01")).body;
    const { rows } = await slipsOf(november.id, "?change=correction&sort=amount");
    const shown = rows.map(({ month, line, amountFen }: { month: string; line: string; amountFen: number }) => [month, line, amountFen]);
    // 300 x 15/31 stay with the old line, 600 x 16/31 are due from the new one.
    expect(shown).toEqual([
      ["2026-10-01", "allowanceBudget", 14_516 - 30_000],
      ["2026-10-01", "publicFunds", 30_968],
    ]);
    expect(november.warnings).toEqual([{ code: "public-funds", line: "publicFunds", source: "财教〔2006〕5号" }]);
    const sheet = (await officer.get(`/api/allowances/slips/${rows[1].id}`)).body;
    expect(sheet.lines.map(({ warning }: { warning: { source: string } | null }) => warning?.source ?? null)).toContain("财教〔2006〕5号");
    await move(officer, november.id, "withdraw");
    await asOwner(async (owner) => {
      await sql`delete from dated_setting where county_code = ${countyCode}`.execute(owner);
    });
  });

  test("what was paid too much is taken back: booked from the person to the line", async () => {
    await report(mine, "2026-10-01", 50, "2026-11-26T00:00:00Z");
    await report(mine, "2026-11-01", 0, "2026-11-26T00:00:00Z");
    const november = (await create("2026-11-01")).body;
    expect(november.corrections).toEqual({ slips: 1, amountFen: -9360 });
    await settle(november.id);
    expect(await bookedOf(november.id)).toEqual([
      { from_id: staff[0]?.staff_id, to_id: "performance", amount_fen: 9360 },
      { from_id: "allowanceBudget", to_id: staff[0]?.staff_id, amount_fen: 30_000 },
    ]);
  });
});

describe("rules of the county", () => {
  test.for([
    [{ formula: "标准 +" }, "value/0/formula"],
    [{ formula: "标准 * 工龄" }, "value/0/formula"],
    [{ line: "publicFunds" }, "value/0/line"],
    [{ code: "lesson" }, "value"],
    [{ rateFen: 1.5 }, "value/0/rateFen"],
  ] as const)("%o is refused at %s", async ([change, path]) => {
    expect((await putRules("2026-10-01", change)).body).toMatchObject({ code: "bad-input", fields: [{ path }] });
  });
});
