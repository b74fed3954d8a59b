import { beforeAll, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { photoOf } from "../../src/server/demonstration/pictures.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();
let school: Visitor, other: Visitor, officer: Visitor;
let schoolId = "";

beforeAll(async () => {
  [school, other, officer] = [
    await application.signedIn("helped"),
    await application.signedIn("helper"),
    await application.signedIn("bureau"),
  ];
  schoolId = (await school.get("/api/schools?q=青山镇中学")).body.rows[0].id;
});

const content = {
  kind: "repair",
  title: "围墙加固",
  description: "东侧围墙倾斜。",
  wantedBy: "2027-03-01",
  lines: [{ name: "砌体", amountFen: 3_000_000 }],
};

async function begin(more: object = {}): Promise<string> {
  const requestId = newId();
  const reply = await school.send("POST", "/api/requests", { requestId, schoolId, content: { ...content, ...more } });
  expect(reply.body).toMatchObject({ id: requestId, state: "draft", allowed: ["change", "attach"] });
  return requestId;
}

async function send(visitor: Visitor, id: string, path: string, body: object): Promise<Reply> {
  const { version } = (await visitor.get(`/api/requests/${id}`)).body;
  return visitor.send("POST", `/api/requests/${id}/${path}`, { version, ...body });
}

async function move(visitor: Visitor, id: string, name: string, more: object = {}): Promise<Reply> {
  const { version } = (await visitor.get(`/api/requests/${id}`)).body;
  return visitor.send("POST", "/api/approvals/request/moves", { move: name, things: [{ id, version }], ...more });
}

test("from the application to completion: opinions, passed on, granted less, reported, paid for and photographed", async () => {
  const id = await begin();
  expect((await move(school, id, "submit")).body).toEqual({ moved: 1 });
  const waiting = (await officer.get("/api/approvals/waiting?kind=request")).body.rows;
  expect(waiting.find((row: { id: string }) => row.id === id)).toMatchObject({ title: "围墙加固", amountFen: 3_000_000, helper: null });
  const opinion = { source: "township", office: "青山镇人民政府", stance: "against", givenOn: "2026-11-23", words: "已列入镇里计划。" };
  expect((await school.send("POST", `/api/requests/${id}/opinions`, opinion)).body.code).toBe("forbidden");
  await officer.send("POST", `/api/requests/${id}/opinions`, opinion);
  const heard = await officer.send("POST", `/api/requests/${id}/opinions`, {
    ...opinion,
    office: "计财股",
    source: "department",
    stance: "for",
  });
  expect(heard.body.opinions).toEqual({ for: 1, conditional: 0, against: 1 });
  const referral = { level: "city", sentOn: "2026-11-23", paperNo: "示教报〔2026〕50号", note: null };
  expect((await officer.send("POST", `/api/requests/${id}/referrals`, referral)).body.referredTo).toBe("city");
  // Approved means granted: the bare move names no amount.
  expect((await move(officer, id, "approve")).body.fields).toEqual([{ path: "grantedFen", code: "missing" }]);
  expect((await send(school, id, "decision", { grantedFen: 1 })).body.code).toBe("forbidden");
  expect((await send(officer, id, "decision", { grantedFen: 2_500_000 })).body).toMatchObject({ state: "approved", grantedFen: 2_500_000 });
  await move(school, id, "begin");
  const entry = { progressId: newId(), on: "2026-11-24", percent: 60, words: "基础完成" };
  expect((await school.send("POST", `/api/requests/${id}/progress`, entry)).body.percent).toBe(60);
  expect((await school.send("POST", `/api/requests/${id}/progress`, entry)).body.progress).toHaveLength(1);
  const back = await school.send("POST", `/api/requests/${id}/progress`, { ...entry, progressId: newId(), percent: 50 });
  expect(back.body.fields).toEqual([{ path: "percent", code: "backwards" }]);
  const bill = { actualFen: 2_600_000, completedOn: "2026-11-24" };
  expect((await send(school, id, "completion", bill)).body.fields).toEqual([{ path: "completion", code: "missing" }]);
  await school.upload(`/api/things/request/${id}/attachments?role=completion`, "竣工.png", photoOf(1));
  const done = await send(school, id, "completion", bill);
  expect(done.body).toMatchObject({ state: "completed", actualFen: 2_600_000, percent: 100, moves: [], allowed: ["attach"] });
  expect(done.body.trail.map((step: { move: string }) => step.move)).toEqual(["submit", "refer", "approve", "begin", "complete"]);
});

test("without an estimate nothing is submitted; a return can be mended", async () => {
  const id = await begin({ lines: [] });
  expect((await move(school, id, "submit")).body.fields).toEqual([{ path: "lines", code: "missing" }]);
  const changed = await school.send("PUT", `/api/requests/${id}`, { version: 1, content });
  expect(changed.body).toMatchObject({ estimateFen: 3_000_000, version: 2 });
  await move(school, id, "submit");
  await move(officer, id, "return", { reason: "incomplete", comment: "请附报价" });
  expect((await school.get(`/api/requests/${id}`)).body).toMatchObject({ state: "returned", allowed: ["change", "attach"] });
});

test("an approval is taken back until the work begins, and with it the amount that was granted", async () => {
  const id = await begin();
  await move(school, id, "submit");
  await send(officer, id, "decision", { grantedFen: 2_500_000 });
  expect((await move(school, id, "return", { reason: "other" })).body.code).toBe("forbidden");
  expect((await move(officer, id, "return")).body.fields).toEqual([{ path: "reason", code: "missing" }]);
  expect((await move(officer, id, "return", { reason: "beyond-means", comment: "本年预算已调整" })).body).toEqual({ moved: 1 });
  expect((await school.get(`/api/requests/${id}`)).body).toMatchObject({ state: "returned", grantedFen: null });
  await move(school, id, "submit");
  await send(officer, id, "decision", { grantedFen: 2_000_000 });
  await move(school, id, "begin");
  expect((await move(officer, id, "return", { reason: "other" })).body.code).toBe("wrong-state");
  expect((await school.get(`/api/requests/${id}`)).body).toMatchObject({ state: "active", grantedFen: 2_000_000 });
});

test("another school neither sees nor enters a school's requests", async () => {
  const id = await begin();
  expect((await other.get(`/api/requests/${id}`)).body.code).toBe("not-found");
  expect((await other.get("/api/requests?size=200")).body.rows.map((row: { id: string }) => row.id)).not.toContain(id);
  expect((await other.send("POST", "/api/requests", { requestId: newId(), schoolId, content })).body.code).toBe("not-found");
  const { rows } = (await officer.get("/api/requests?state=completed&sort=-estimate")).body;
  expect(rows.length).toBeGreaterThan(0);
  expect((await officer.get("/api/requests/export")).headers["content-type"]).toContain("spreadsheet");
});
