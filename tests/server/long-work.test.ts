import { sql } from "kysely";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { asOwner } from "../../src/server/db/with-county.ts";
import { testApplication, type Visitor } from "./application.ts";

const application = await testApplication();
let address = "";
beforeAll(async () => {
  address = await application.http.listen({ host: "127.0.0.1", port: 0 });
});

/** Enough rows that the taking over lasts longer than the first line needs to arrive. */
const rowsOfSheet = 4000;

function staffSheet(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, index) => `示例县第一中学,8${String(index).padStart(5, "0")},何书${index},语文`);
  return Buffer.from(["所在学校,工号,姓名,任教学科", ...rows].join("\n"));
}

async function staffCount(officer: Visitor): Promise<number> {
  return (await officer.get("/api/staff?q=何书&size=1")).body.total;
}

/** Waits until no transaction is open any more: what was given up is rolled back, what was not is committed. */
async function untilIdle(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await sql<{ busy: number }>`
        select count(*) as busy
          from pg_stat_activity activity
         where activity.datname = current_database()
           and activity.pid <> pg_backend_pid()
           and activity.state <> 'idle'`.execute(application.database);
      expect(rows[0]?.busy).toBe(0);
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function post(officer: Visitor, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return fetch(`${address}${path}`, {
    method: "POST",
    headers: { ...officer.headers(), "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

describe("taking over a sheet", () => {
  test("cancelled in the middle, leaves nothing; done to its end, tells how far it is", async () => {
    const officer = await application.signedIn("bureau");
    const preview = await officer.upload("/api/imports/staff", "教职工.csv", staffSheet(rowsOfSheet));
    expect(preview.body.counts.new).toBe(rowsOfSheet);
    const path = `/api/imports/staff/${preview.body.importId}/confirm`;

    const control = new AbortController();
    const cancelled = await post(officer, path, {}, control.signal);
    const reader = cancelled.body?.getReader();
    const first: unknown = JSON.parse(Buffer.from((await reader?.read())?.value ?? []).toString());
    expect(first).toEqual({ done: 0, total: rowsOfSheet });
    control.abort();
    await untilIdle();
    expect(await staffCount(officer)).toBe(0);

    // The checked sheet is still there to be taken over.
    const lines = (await (await post(officer, path, {})).text()).trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(2);
    expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ reply: { created: rowsOfSheet, changed: 0, same: 0, left: 0 } });
    expect(await staffCount(officer)).toBe(rowsOfSheet);
  });

  test("a refusal before the work begins is a problem document and no line", async () => {
    const officer = await application.signedIn("bureau");
    const reply = await post(officer, "/api/imports/staff/00000000-0000-4000-8000-000000000000/confirm", {});
    expect(reply.status).toBe(404);
    expect(reply.headers.get("content-type")).toContain("application/problem+json");
    expect(await reply.json()).toMatchObject({ code: "not-found" });
  });
});

test("reading a long plan, cancelled, leaves no draft; read again, it does", async () => {
  const officer = await application.signedIn("bureau");
  const schools = (await officer.get("/api/schools?size=200")).body.rows;
  const [programme] = (await officer.get("/api/programmes")).body.rows;
  const pair = await officer.send("POST", "/api/partnerships", {
    programmeId: programme.id,
    helperSchoolId: schools.find(({ name }: { name: string }) => name === "示例县第一中学").id,
    helpedSchoolId: schools.find(({ name }: { name: string }) => name === "茶园村小学").id,
    from: "2026-09-01",
    to: "2027-08-31",
    agreementNo: null,
    signedOn: null,
  });
  const text = Array.from({ length: 4000 }, (_, index) => `${index + 1}、每学期开展交流会${(index % 9) + 1}次。`).join("\n");
  const path = `/api/partnerships/${pair.body.id}/plan`;
  const control = new AbortController();
  // A lock holds the work in its middle, so that the caller surely goes away before its end.
  await asOwner(application.database, async (other) => {
    await sql`select 1 from partnership where partnership.partnership_id = ${pair.body.id} for update`.execute(other);
    const cancelled = post(officer, path, { text }, control.signal);
    await vi.waitFor(
      async () => {
        const { rows } = await sql<{ waiting: number }>`
          select count(*) as waiting
            from pg_stat_activity activity
           where activity.datname = current_database()
             and activity.wait_event_type = 'Lock'`.execute(other);
        expect(rows[0]?.waiting).toBe(1);
      },
      { timeout: 4000, interval: 50 },
    );
    control.abort();
    await expect(cancelled).rejects.toThrow("abort");
  });
  await untilIdle();
  expect((await officer.get(`/api/plan-versions?partnershipId=${pair.body.id}`)).body.total).toBe(0);

  const again = await post(officer, path, { text });
  expect(again.status).toBe(200);
  expect(await again.json()).toMatchObject({ state: "draft" });
  expect((await officer.get(`/api/plan-versions?partnershipId=${pair.body.id}`)).body.total).toBe(1);
});
