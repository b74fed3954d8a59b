import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { withCounty } from "../../src/server/db/with-county.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { aidWorld } from "./aid-world.ts";

const { application, as, ids, published, onDay } = await aidWorld();

describe("what is hung out", () => {
  test("is masked name, class and tier and nothing else, and is gone when the period is over", async () => {
    const one = await published();
    const page = (await as("helped").get(`/api/aid/applications/${one.id}`)).body;
    const path = `/api/aid/publications/${ids().schoolId}/2026-autumn/${page.publishedOn}`;
    const { body } = await as("helped").get(path);
    expect(body.isOver).toBe(false);
    expect(new Set(body.rows.flatMap((row: object) => Object.keys(row)))).toEqual(new Set(["pupil", "className", "tier"]));
    expect(body.rows).toContainEqual({ pupil: "璩**", className: "7年级7班", tier: "first" });
    expect(JSON.stringify(body)).not.toMatch(/测试|minimumLiving|低保|4321/);
    await onDay("2026-12-10", async () => {
      expect((await as("helped").get(path)).body).toMatchObject({ isOver: true, rows: [] });
    });
    for (const login of ["helper", "leader", "teacher"]) expect((await as(login).get(path)).status).toBe(404);
  });
});

describe("as an attacker would look", () => {
  const secret = "璩测试秘密";

  test("nobody but the school reads the name, and no export, search, trail or log of deeds holds it", async () => {
    const one = await published({ pupilName: secret, className: "密班" });
    await as("helped").send("POST", `/api/aid/applications/${one.id}/appeals`, {
      raisedOn: "2026-11-24",
      raisedBy: "告发人",
      matter: "机密事由",
    });
    const paths = [
      "/api/aid/applications?size=200",
      `/api/aid/applications/${one.id}`,
      "/api/aid/publications",
      "/api/aid/overview",
      "/api/approvals/waiting",
      "/api/audit-trail?size=200",
      `/api/search?q=${encodeURIComponent(secret)}`,
      `/api/search?q=${encodeURIComponent("密班")}`,
      `/api/partnerships/${ids().partnershipId}/page`,
      "/api/workbench",
    ];
    for (const login of ["bureau", "auditor", "leader", "teacher", "helper"])
      for (const path of paths)
        expect([login, path, JSON.stringify((await as(login).get(path)).body).includes(secret)]).toEqual([login, path, false]);
    const own = (await as("helped").get(`/api/aid/applications/${one.id}`)).body;
    expect(own).toMatchObject({ pupil: secret, account: "****4321" });
    const audited = (await as("auditor").get(`/api/aid/applications/${one.id}`)).body;
    expect(audited).toMatchObject({ pupil: "璩**", openAppeals: 1, appeals: [{ raisedBy: null, matter: null }] });
    for (const login of ["leader", "teacher", "helper"]) {
      expect((await as(login).get(`/api/aid/applications/${one.id}`)).status).toBe(404);
      expect((await as(login).get("/api/aid/applications")).body.total).toBe(0);
    }
  });

  test("searching and sorting do not tell what the mask hides", async () => {
    for (const login of ["auditor", "bureau"]) {
      const found = (await as(login).get(`/api/aid/applications?q=${encodeURIComponent(secret)}`)).body;
      expect([login, found.total]).toEqual([login, 0]);
      const plain = (await as(login).get("/api/aid/applications?size=200&sort=changedAt")).body.rows;
      const byName = (await as(login).get("/api/aid/applications?size=200&sort=pupil")).body.rows;
      expect(byName.map(({ id }: { id: string }) => id)).toEqual(plain.map(({ id }: { id: string }) => id));
    }
  });

  test("a reason opens one name, for the school and the county's officer, and the deed is written down without it", async () => {
    const [row] = (await as("helped").get("/api/aid/applications?q=密班")).body.rows;
    const path = `/api/aid/applications/${row.id}/reveal`;
    expect((await as("bureau").send("POST", path, { reason: "" })).status).toBe(400);
    expect((await as("bureau").send("POST", path, { reason: "核对银行退票" })).body).toEqual({
      pupilName: secret,
      account: "6230000000004321",
    });
    for (const login of ["auditor"]) expect((await as(login).send("POST", path, { reason: "想看看" })).status).toBe(403);
    for (const login of ["leader", "teacher", "helper"])
      expect((await as(login).send("POST", path, { reason: "想看看" })).status).toBe(404);
    const trail = (await as("auditor").get("/api/audit-trail?thing=aid&size=200")).body.rows;
    expect(trail.find(({ action }: { action: string }) => action === "aid.reveal").detail).toContain("核对银行退票");
    expect(JSON.stringify(trail)).not.toContain(secret);
  });

  test("names with accounts leave the house for the officer who pays only, and the export is written down", async () => {
    for (const login of ["auditor", "helped", "helper", "leader", "teacher"])
      expect((await as(login).get("/api/aid/payment/export?term=2026-autumn")).status).toBe(403);
    expect((await as("bureau").get("/api/aid/payment/export?term=2026-autumn")).status).toBe(200);
    const entries = (await as("auditor").get("/api/audit-trail?q=export&size=200")).body.rows;
    expect(entries.map(({ detail }: { detail: string }) => JSON.parse(detail).path)).toContain("/api/aid/payment/export");
  });

  test("what an approval rests on is kept without the name", async () => {
    const kept = await withCounty(application.database, demonstrationCode, async (db) => {
      const { rows } = await sql<{ found: number }>`
        select count(*) as found
          from approval_snapshot snapshot
         where snapshot.county_code = ${demonstrationCode}
           and snapshot.thing_kind = 'aid'
           and snapshot.inputs::text like '%璩%'`.execute(db);
      return rows[0]?.found;
    });
    expect(kept).toBe(0);
  });
});
