import { request as httpRequest } from "node:http";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { withCounty } from "../../src/server/db/with-county.ts";
import { demonstrationAccounts } from "../../src/server/demonstration/accounts.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { testNow } from "../now.ts";
import { testApplication, type Visitor } from "./application.ts";

const application = await testApplication();
let officer: Visitor;
let helped: Visitor;
let leader: Visitor;
let partnershipId: string;

beforeAll(async () => {
  officer = await application.signedIn("bureau");
  helped = await application.signedIn("helped");
  leader = await application.signedIn("leader");
  partnershipId = (await officer.get("/api/partnerships?q=青山")).body.rows[0].id;
});

interface NewWaiver {
  readonly id: string;
  readonly version: number;
}

/** Waivers of one promise in made-up periods, submitted by the helped school's coordinator. */
async function submitWaivers(count: number): Promise<NewWaiver[]> {
  const ids = Array.from({ length: count }, () => newId());
  await withCounty(application.database, demonstrationCode, async (db) => {
    await sql`
      insert into waiver (county_code, waiver_id, partnership_id, lineage_id, period, scope, state, reason, requested_by, requested_at, changed_at)
      select ${demonstrationCode}, made.id, ${partnershipId}, (
               select commitment.lineage_id
                 from commitment
                 join plan_version version on version.county_code = commitment.county_code and version.version_id = commitment.version_id
                where commitment.county_code = ${demonstrationCode}
                  and version.partnership_id = ${partnershipId}
                limit 1),
             'made-up-' || made.id, '{}'::jsonb, 'submitted', '测试', (
               select account.account_id from account where account.county_code = ${demonstrationCode} and account.login_name = 'helped'),
             ${testNow}, ${testNow}
        from unnest(${ids}::uuid[]) as made (id)`.execute(db);
  });
  return ids.map((id) => ({ id, version: 1 }));
}

async function statesOf(things: readonly NewWaiver[]): Promise<Record<string, number>> {
  const ids = things.map(({ id }) => id);
  return withCounty(application.database, demonstrationCode, async (db) => {
    const { rows } = await sql<{ state: string; count: number }>`
      select waiver.state, count(*) as count
        from waiver
       where waiver.county_code = ${demonstrationCode}
         and waiver.waiver_id = any(${ids}::uuid[])
       group by waiver.state`.execute(db);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  });
}

async function countOf(table: "approval_snapshot" | "trail_step", ids: readonly string[]): Promise<number> {
  return withCounty(application.database, demonstrationCode, async (db) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count
        from ${sql.table(table)} kept
       where kept.county_code = ${demonstrationCode}
         and kept.thing_id = any(${ids}::uuid[])`.execute(db);
    return rows[0]?.count ?? 0;
  });
}

const approve = (things: readonly NewWaiver[]) => ({ move: "approve", things });

describe("many things in one action", () => {
  test("ten thousand are approved at once, with progress, a snapshot and a trail of each", async () => {
    const things = await submitWaivers(10_000);
    const reply = await officer.send("POST", "/api/approvals/waiver/moves", approve(things));
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ moved: 10_000 });
    expect(String(reply.headers["content-type"])).toContain("ndjson");
    expect(await statesOf(things)).toEqual({ approved: 10_000 });
    const ids = things.map(({ id }) => id);
    expect([await countOf("approval_snapshot", ids), await countOf("trail_step", ids)]).toEqual([10_000, 10_000]);
  });

  test("one that cannot be approved leaves all as they were, and is named", async () => {
    const things = await submitWaivers(1200);
    const last = things.toSorted((one, other) => (one.id < other.id ? -1 : 1)).at(-1);
    await officer.send("POST", "/api/approvals/waiver/moves", { move: "return", reason: "incomplete", things: [last] });
    const reply = await officer.send("POST", "/api/approvals/waiver/moves", approve(things));
    expect(reply.body).toMatchObject({
      code: "wrong-state",
      status: 409,
      fields: [{ path: `things/${things.findIndex(({ id }) => id === last?.id)}`, code: "wrong-state" }],
    });
    expect(await statesOf(things)).toEqual({ submitted: 1199, returned: 1 });
    expect(
      await countOf(
        "approval_snapshot",
        things.map(({ id }) => id),
      ),
    ).toBe(0);
  });

  test("a caller who goes away leaves nothing behind", async () => {
    const address = await application.http.listen({ host: "127.0.0.1", port: 0 });
    const things = await submitWaivers(10_000);
    const session = application.visitor();
    const cookie = (await session.send("POST", "/api/session", signInOf("bureau"))).headers["set-cookie"];
    await new Promise<void>((resolve, reject) => {
      const call = httpRequest(
        `${address}/api/approvals/waiver/moves`,
        { method: "POST", headers: { "content-type": "application/json", "x-xieshou": "1", cookie: String(cookie).split(";")[0] } },
        (response) => {
          response.once("data", () => {
            call.destroy();
            resolve();
          });
        },
      );
      call.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? resolve() : reject(error)));
      call.end(JSON.stringify(approve(things)));
    });
    await expect.poll(async () => statesOf(things), { timeout: 10_000 }).toEqual({ submitted: 10_000 });
  });
});

function signInOf(loginName: string): object {
  return { countyCode: demonstrationCode, loginName, password: demonstrationAccounts.find((one) => one.loginName === loginName)?.password };
}

describe("a move", () => {
  test("two people at once: one approves, the other is told", async () => {
    const things = await submitWaivers(3);
    const replies = await Promise.all(
      [officer, leader].map(async (person) => person.send("POST", "/api/approvals/waiver/moves", approve(things))),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(
      await countOf(
        "trail_step",
        things.map(({ id }) => id),
      ),
    ).toBe(3);
  });

  test("names the version that it was made on", async () => {
    const [thing] = await submitWaivers(1);
    const reply = await officer.send("POST", "/api/approvals/waiver/moves", { move: "approve", things: [{ ...thing, version: 2 }] });
    expect(reply.body).toMatchObject({ code: "stale" });
  });

  test("is refused to whoever may not make it, and a return without a reason", async () => {
    const things = await submitWaivers(1);
    expect((await helped.send("POST", "/api/approvals/waiver/moves", approve(things))).body).toMatchObject({ code: "forbidden" });
    expect((await officer.send("POST", "/api/approvals/waiver/moves", { move: "return", things })).body).toMatchObject({
      code: "bad-input",
      fields: [{ path: "reason", code: "missing" }],
    });
    expect(await statesOf(things)).toEqual({ submitted: 1 });
  });

  test("what nobody may see is not found", async () => {
    const reply = await officer.send("POST", "/api/approvals/waiver/moves", approve([{ id: newId(), version: 1 }]));
    expect(reply.body).toMatchObject({ code: "not-found" });
  });
});

test("what waits for a decision waits for those who may decide", async () => {
  await submitWaivers(2);
  const forOfficer = (await officer.get("/api/approvals/waiting?kind=waiver")).body;
  expect(forOfficer.rows.length).toBeGreaterThanOrEqual(2);
  expect(forOfficer.rows[0]).toMatchObject({ kind: "waiver", state: "submitted", moves: ["return", "approve"] });
  expect((await helped.get("/api/approvals/waiting?kind=waiver")).body.rows).toEqual([]);
});

test("what an approval rested on cannot be changed afterwards, by any query of the application", async () => {
  await expect(
    withCounty(application.database, demonstrationCode, async (db) => {
      await sql`update approval_snapshot set inputs = 'null'::jsonb where county_code = ${demonstrationCode}`.execute(db);
    }),
  ).rejects.toThrow("permission denied");
});

test("a payment is not approved before the plan that it is a part of, and nobody is told that they may", async () => {
  const [submitted] = (await officer.get("/api/plan-versions?state=submitted")).body.rows;
  const content = { purpose: "teaching_research", source: "county", amountFen: 500_000, term: "2026-autumn", day: null, payer: "helper" };
  const whole = { ...content, voucherNo: null, summary: "教研经费", note: null };
  const entry = { idempotencyKey: newId(), partnershipId: submitted.partnershipId, content: whole };
  const payment = (await officer.send("POST", "/api/payments", entry)).body;
  const move = async (by: Visitor, name: string, more: object = {}): Promise<{ body: { code?: string; moved?: number } }> => {
    const { version } = (await officer.get(`/api/payments/${payment.id}`)).body;
    return by.send("POST", "/api/approvals/payment/moves", { move: name, things: [{ id: payment.id, version }], ...more });
  };
  expect((await move(officer, "submit")).body).toEqual({ moved: 1 });
  const waits = async (): Promise<boolean> =>
    (await leader.get("/api/approvals/waiting?kind=payment")).body.rows.some(({ id }: { id: string }) => id === payment.id);
  expect((await move(leader, "approve")).body.code).toBe("whole-open");
  expect((await leader.get(`/api/payments/${payment.id}`)).body.moves).toEqual(["return"]);
  expect(await waits()).toBe(false);
  const { version } = (await leader.get(`/api/plan-versions/${submitted.versionId}`)).body;
  const plan = { move: "approve", day: "2026-11-24", things: [{ id: submitted.versionId, version }] };
  expect((await leader.send("POST", "/api/approvals/plan/moves", plan)).body).toEqual({ moved: 1 });
  expect(await waits()).toBe(true);
  expect((await move(leader, "approve", { comment: "同意" })).body).toEqual({ moved: 1 });
});
