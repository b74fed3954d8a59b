import { beforeAll, expect, test } from "vitest";
import { testApplication, type Visitor } from "./application.ts";

const application = await testApplication();
let officer: Visitor, helper: Visitor;
beforeAll(async () => {
  [officer, helper] = [await application.signedIn("bureau"), await application.signedIn("helper")];
});

test("who was sent is counted once, and a share stands only where the eligible are stated", async () => {
  const { body } = await officer.get("/api/exchange");
  expect(body).toMatchObject({ schoolYear: 2026, movedPercent: 10, backbonePercent: 20 });
  const [school] = (await helper.get("/api/schools?q=县第一中学")).body.rows;
  const line = body.rows.find((row: { school: { id: string } }) => row.school.id === school.id);
  // Counted anew from the list of postings: each person of the school that is or was on post in the year.
  const { rows } = (await officer.get("/api/postings?kind=posting&size=200")).body;
  type Posting = { personName: string; state: string; home: { id: string }; from: string; to: string };
  const sent = (rows as Posting[]).filter(
    ({ state, home, from, to }) =>
      ["active", "completed"].includes(state) && home.id === school.id && from <= "2027-08-31" && to >= "2026-09-01",
  );
  expect(sent.length).toBeGreaterThan(0);
  expect(line).toMatchObject({ moved: new Set(sent.map(({ personName }) => personName)).size });
  const unknown = await officer.send("PUT", `/api/exchange/${school.id}/2026`, { eligible: null });
  expect(unknown.body.total).toMatchObject({ eligible: null, shares: { moved: null } });
  const stated = await officer.send("PUT", `/api/exchange/${school.id}/2026`, { eligible: line.moved * 10 + 1 });
  const after = stated.body.rows.find((row: { school: { id: string } }) => row.school.id === school.id);
  expect(after.shares.moved).toMatchObject({ need: line.moved + 1, isMet: false });
  const enough = await officer.send("PUT", `/api/exchange/${school.id}/2026`, { eligible: line.moved * 10 });
  expect(enough.body.rows.find((row: { school: { id: string } }) => row.school.id === school.id).shares.moved.isMet).toBe(true);
});

test("a school states and sees its own number, and nobody else's", async () => {
  const { rows } = (await helper.get("/api/schools")).body;
  const own = new Set(rows.map(({ id }: { id: string }) => id));
  const seen = (await helper.get("/api/exchange")).body.rows;
  expect(seen.every(({ school, mayState }: { school: { id: string }; mayState: boolean }) => own.has(school.id) && mayState)).toBe(true);
  const other = (await officer.get("/api/schools?size=200")).body.rows.find(({ id }: { id: string }) => !own.has(id));
  expect((await helper.send("PUT", `/api/exchange/${other.id}/2026`, { eligible: 5 })).body.code).toBe("not-found");
  expect((await officer.send("PUT", `/api/exchange/${other.id}/2026`, { eligible: 5001 })).status).toBe(400);
  expect((await officer.send("PUT", `/api/exchange/${other.id}/2026`, { eligible: 0 })).body.total.eligible).toBeNull();
});
