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
  const line = body.lines.rows.find((row: { school: { id: string } }) => row.school.id === school.id);
  // Counted anew from the list of postings: each person of the school that is or was on post in the year.
  const { rows } = (await officer.get("/api/postings?kind=posting&size=200")).body;
  type Posting = { personName: string; state: string; home: { id: string }; from: string; to: string };
  const sent = (rows as Posting[]).filter(
    ({ state, home, from, to }) =>
      ["active", "completed"].includes(state) && home.id === school.id && from <= "2027-08-31" && to >= "2026-09-01",
  );
  expect(sent.length).toBeGreaterThan(0);
  expect(line).toMatchObject({ moved: new Set(sent.map(({ personName }) => personName)).size });
  type Line = { school: { id: string }; shares: { moved: { need: number; isMet: boolean } | null } };
  const state = async (eligible: number | null): Promise<{ total: Line; own: Line | undefined }> => {
    expect((await officer.send("PUT", `/api/exchange/${school.id}/2026`, { eligible })).status).toBe(200);
    const { total, lines } = (await officer.get("/api/exchange?size=200")).body;
    return { total, own: lines.rows.find((row: Line) => row.school.id === school.id) };
  };
  expect((await state(null)).total).toMatchObject({ eligible: null, shares: { moved: null } });
  expect((await state(line.moved * 10 + 1)).own).toMatchObject({ shares: { moved: { need: line.moved + 1, isMet: false } } });
  expect((await state(line.moved * 10)).own).toMatchObject({ shares: { moved: { isMet: true } } });
});

test("a school states and sees its own number, and nobody else's", async () => {
  const { rows } = (await helper.get("/api/schools")).body;
  const own = new Set(rows.map(({ id }: { id: string }) => id));
  const seen = (await helper.get("/api/exchange")).body.lines.rows;
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every(({ school, mayState }: { school: { id: string }; mayState: boolean }) => own.has(school.id) && mayState)).toBe(true);
  const other = (await officer.get("/api/schools?size=200")).body.rows.find(({ id }: { id: string }) => !own.has(id));
  expect((await helper.send("PUT", `/api/exchange/${other.id}/2026`, { eligible: 5 })).body.code).toBe("not-found");
  expect((await officer.send("PUT", `/api/exchange/${other.id}/2026`, { eligible: 5001 })).status).toBe(400);
  expect((await officer.send("PUT", `/api/exchange/${other.id}/2026`, { eligible: 0 })).status).toBe(200);
  // A school that stated nought counts as known; one that stated nothing leaves the sum unknown.
  expect((await officer.get("/api/exchange")).body.total.eligible).toBeNull();
});
