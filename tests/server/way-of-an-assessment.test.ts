import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();

type Login = "bureau" | "leader" | "helper" | "helped" | "teacher" | "auditor";
const logins: readonly Login[] = ["bureau", "leader", "helper", "helped", "teacher", "auditor"];
const people = new Map<Login, Visitor>();
const by = (login: Login): Visitor => {
  const visitor = people.get(login);
  if (!visitor) throw new Error(`expected ${login} to be signed in`);
  return visitor;
};
// oxlint-disable-next-line typescript/no-explicit-any -- rows of replies
type Row = any;
let criteria: Row[];
let teacherPosting: string;

beforeAll(async () => {
  for (const login of logins) people.set(login, await application.signedIn(login));
  const { rows } = (await by("bureau").get("/api/assessable-postings?schoolYear=2026")).body;
  teacherPosting = rows.find(({ personName }: Row) => personName === "赵磊").postingId;
  const [any] = (await by("bureau").get("/api/assessments?size=1")).body.rows;
  criteria = (await by("bureau").get(`/api/assessments/${any.id}`)).body.form.value.criteria;
});

const open = async (postingIds: readonly string[], more: object = {}): Promise<Reply> =>
  by("bureau").send("POST", "/api/assessments", { postingIds, schoolYear: 2026, dueDay: "2026-12-31", ...more });
const read = async (login: Login, id: string): Promise<Row> => (await by(login).get(`/api/assessments/${id}`)).body;
const handIn = async (login: Login, id: string, party: string, more: object = {}): Promise<Reply> =>
  by(login).send("POST", `/api/assessments/${id}/sheets`, {
    idempotencyKey: randomUUID(),
    party,
    scores: criteria.map(({ key }) => ({ key, score: 9, remark: null })),
    remark: "扎实",
    ...more,
  });
const move = async (id: string, name: string, more: object = {}, login: Login = "bureau"): Promise<Reply> =>
  by(login).send("POST", `/api/assessments/${id}/moves`, { move: name, version: (await read("bureau", id)).version, ...more });
const partiesOf = ({ sheets }: Row): string[] => sheets.map(({ party }: Row) => party);

/** An assessment of the teacher who has an account, without what was opened for that school year before. */
async function fresh(): Promise<string> {
  const present = (await by("bureau").get(`/api/assessments?postingId=${teacherPosting}`)).body.rows.find(
    ({ state }: Row) => state !== "voided",
  );
  if (present?.state === "closed") await move(present.id, "reopen", { reason: "重来" });
  if (present) await move(present.id, "void", { reason: "重来" });
  return (await open([teacherPosting])).body.ids[0];
}

describe("opening", () => {
  test("is for many posts at once; what is open already stays, and keeps the form of its day", async () => {
    const rows: Row[] = (await by("bureau").get("/api/assessable-postings?schoolYear=2025")).body.rows;
    const ids = rows.map(({ postingId }) => postingId);
    expect(ids.length).toBeGreaterThan(3);
    const first = await open(ids, { schoolYear: 2025 });
    expect(first.body.ids).toHaveLength(ids.length);
    expect((await open(ids, { schoolYear: 2025 })).body.ids).toEqual([]);
    const before = (await read("bureau", first.body.ids[0])).form;
    const value = { ...before.value, bestShareMax: null };
    const body = { effectiveFrom: "2026-11-01", source: "县教考〔2026〕1号", value };
    expect((await by("bureau").send("PUT", "/api/settings/dated/assessment.form", body)).status).toBe(200);
    expect((await read("bureau", first.body.ids[0])).form).toEqual(before);
    expect((await read("bureau", await fresh())).form.source).toBe("县教考〔2026〕1号");
  });

  test.for([
    { why: "a school year that the post is not held in", more: { schoolYear: 2024 }, field: { path: "postingIds", code: "not-on-post" } },
    { why: "a day that is over", more: { dueDay: "2026-11-01" }, field: { path: "dueDay", code: "past" } },
  ])("$why is refused", async ({ more, field }) => {
    expect((await open([teacherPosting], more)).body.fields).toEqual([field]);
  });

  test("a form whose weights do not make 100 is no form", async () => {
    const { form } = await read("bureau", await fresh());
    const value = { ...form.value, partyPercent: { self: 20, helped: 50, helper: 20 } };
    const reply = await by("bureau").send("PUT", "/api/settings/dated/assessment.form", {
      effectiveFrom: "2026-11-02",
      source: "试",
      value,
    });
    expect(reply.body.fields).toEqual([{ path: "value/party-sum", code: "custom" }]);
  });
});

describe("the three parties", () => {
  test("hand in once each, and read the others' only after their own; the person reads them when it is closed", async () => {
    const id = await fresh();
    expect((await handIn("helped", id, "helped")).body.handedIn).toEqual(["helped"]);
    expect([partiesOf(await read("helper", id)), partiesOf(await read("teacher", id))]).toEqual([[], []]);
    expect(partiesOf(await read("leader", id))).toEqual(["helped"]);
    expect((await handIn("teacher", id, "self")).body.handedIn).toEqual(["helped", "self"]);
    expect(partiesOf(await read("teacher", id))).toEqual(["self"]);
    expect(partiesOf((await handIn("helper", id, "helper")).body)).toEqual(["helped", "self", "helper"]);
    expect((await handIn("helper", id, "helper")).body.code).toBe("wrong-state");
    expect((await read("helper", id)).preview).toBeNull();
    const closed = await move(id, "close");
    expect(closed.body).toMatchObject({ state: "closed", grade: "优秀", resultHundredths: 9000, missingReason: null });
    expect(await read("teacher", id)).toMatchObject({ grade: "优秀", resultHundredths: 9000, moves: [], mayScore: [] });
    expect(partiesOf(await read("teacher", id))).toHaveLength(3);
  });

  test("nobody speaks for another, and a lost answer hands in once", async () => {
    const id = await fresh();
    for (const [login, party] of [
      ["helper", "helped"],
      ["helped", "helper"],
      ["helped", "self"],
      ["teacher", "helper"],
      ["bureau", "helped"],
      ["auditor", "self"],
    ] as const)
      expect([login, party, (await handIn(login, id, party)).body.code]).toEqual([login, party, "forbidden"]);
    const more = { idempotencyKey: randomUUID() };
    const first = await handIn("helped", id, "helped", more);
    const again = await handIn("helped", id, "helped", more);
    expect([first.status, again.status, again.body.version]).toEqual([200, 200, first.body.version]);
    // Two at one moment: one of them stays.
    const both = await Promise.all([handIn("helper", id, "helper"), handIn("helper", id, "helper")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test.for([
    { why: "above the highest", change: (scores: Row[]) => [{ ...scores[0], score: 11 }, ...scores.slice(1)], code: "score" },
    { why: "left out", change: (scores: Row[]) => scores.slice(1), code: "missing" },
  ])("a score $why is refused with its criterion", async ({ change, code }) => {
    const id = await fresh();
    const scores = change(criteria.map(({ key }) => ({ key, score: 9, remark: null })));
    expect((await handIn("helped", id, "helped", { scores })).body.fields).toEqual([{ path: `scores/${criteria[0].key}`, code }]);
  });

  test("what the bureau gives back is handed in anew, and the trail says why", async () => {
    const id = await fresh();
    await handIn("helped", id, "helped");
    const path = `/api/assessments/${id}/sheets/helped/return`;
    expect((await by("helper").send("POST", path, { reason: "重评" })).body.code).toBe("forbidden");
    const back = await by("bureau").send("POST", path, { reason: "出勤一项与考勤不符" });
    expect([back.body.handedIn, back.body.trail.at(-1).comment]).toEqual([[], "出勤一项与考勤不符"]);
    expect((await handIn("helped", id, "helped")).body.handedIn).toEqual(["helped"]);
  });

  test("the list of what waits holds what one's own word is missing of", async () => {
    const id = await fresh();
    const waits = async (login: Login): Promise<boolean> =>
      (await by(login).get("/api/assessments?waiting=me&size=200")).body.rows.some((row: Row) => row.id === id);
    expect([await waits("teacher"), await waits("helped"), await waits("helper"), await waits("bureau")]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    await handIn("teacher", id, "self");
    expect([await waits("teacher"), await waits("helped")]).toEqual([false, true]);
    // The first page counts the same, and asks nobody whose word is not wanted.
    for (const login of ["helper", "helped", "teacher", "bureau", "leader"] as const) {
      const listed = (await by(login).get("/api/assessments?waiting=me")).body.total;
      expect([login, (await by(login).get("/api/workbench")).body.assess]).toEqual([login, listed]);
    }
  });
});

describe("closing", () => {
  test("without somebody's word asks for a reason, with another grade for another one", async () => {
    const id = await fresh();
    expect((await move(id, "close")).body.code).toBe("wrong-state");
    await handIn("helped", id, "helped");
    expect((await move(id, "close")).body.fields).toEqual([{ path: "reason", code: "missing-reason" }]);
    const lower = { reason: "支援校已撤并", grade: "合格" };
    expect((await move(id, "close", lower)).body.fields).toEqual([{ path: "gradeReason", code: "grade-reason" }]);
    expect((await move(id, "close", { ...lower, gradeReason: "群众测评不过半" }, "helper")).body.code).toBe("forbidden");
    const closed = (await move(id, "close", { ...lower, gradeReason: "群众测评不过半" })).body;
    expect(closed).toMatchObject({ grade: "合格", computedGrade: "优秀", resultHundredths: 9000, missingReason: "支援校已撤并" });
    expect(closed.trail.at(-1).comment).toBe("支援校已撤并；群众测评不过半");
  });

  test("of what has changed meanwhile is stale", async () => {
    const id = await fresh();
    const { version } = await read("bureau", id);
    await handIn("helped", id, "helped");
    const body = { move: "close", version, reason: "略" };
    expect((await by("bureau").send("POST", `/api/assessments/${id}/moves`, body)).body.code).toBe("stale");
  });

  test("fixes the facts; opened again they are counted anew", async () => {
    const id = await fresh();
    await handIn("helped", id, "helped");
    const { facts } = (await move(id, "close", { reason: "略" })).body;
    expect(facts).toMatchObject({ from: "2026-09-01", to: "2026-11-24", daysOnPost: 85 });
    const opened = (await move(id, "reopen", { reason: "漏了一项" })).body;
    expect(opened).toMatchObject({ state: "open", grade: null, resultHundredths: null, handedIn: ["helped"] });
    expect((await move(id, "void")).body.fields).toEqual([{ path: "reason", code: "missing" }]);
    expect((await move(id, "void", { reason: "开错了" })).body.state).toBe("voided");
  });
});

describe("the list of those to be given priority", () => {
  async function closed(): Promise<string> {
    const id = await fresh();
    await handIn("helped", id, "helped");
    await move(id, "close", { reason: "略" });
    return id;
  }
  const enter = async (id: string, more: object = {}, login: Login = "bureau"): Promise<Reply> =>
    by(login).send("POST", `/api/assessments/${id}/priority`, {
      purpose: "title",
      basis: "县教人〔2026〕7号第三条",
      versionId: null,
      decidedOn: "2026-11-20",
      ...more,
    });

  test("holds decisions of the bureau, on the plan's own words or another paper, once for each purpose", async () => {
    const id = await closed();
    expect((await enter(id, {}, "helper")).body.code).toBe("forbidden");
    expect((await enter(id, {}, "leader")).body.code).toBe("forbidden");
    expect((await enter(id, { decidedOn: "2026-12-01" })).body.fields).toEqual([{ path: "decidedOn", code: "future" }]);
    const { promises } = await read("bureau", id);
    expect(promises[0].words).toContain("优先考虑");
    const { versionId, words } = promises[0];
    expect((await enter(id, { versionId })).body.fields).toEqual([{ path: "basis", code: "unknown" }]);
    expect((await enter(id, { purpose: "award", versionId, basis: words })).body.entries[0]).toMatchObject({
      isFromPlan: true,
      basis: words,
    });
    expect((await enter(id)).body.priority).toHaveLength(2);
    expect((await enter(id)).body.code).toBe("duplicate");
    // Nobody is put on it by a grade, and what rests on an assessment keeps it closed.
    expect((await move(id, "reopen", { reason: "试" })).body.detail).toContain("赵磊已列入优先考虑名单");
    const shown = (await by("teacher").get("/api/priority-entries")).body.rows;
    expect(new Set(shown.map(({ personName }: Row) => personName))).toEqual(new Set(["赵磊"]));
    for (const { id: entryId } of (await read("bureau", id)).entries) {
      const path = `/api/priority-entries/${entryId}/removal`;
      expect((await by("bureau").send("POST", path, { reason: "" })).status).toBe(400);
      const off = await by("bureau").send("POST", path, { reason: "本人放弃" });
      expect(off.body.removal).toMatchObject({ reason: "本人放弃", by: "李明（教育局）" });
      expect((await by("bureau").send("POST", path, { reason: "本人放弃" })).body.code).toBe("wrong-state");
    }
    expect((await by("bureau").get("/api/priority-entries?removed=yes&size=200")).body.total).toBeGreaterThan(3);
    expect((await move(id, "reopen", { reason: "试" })).status).toBe(200);
  });

  test("takes nobody whose assessment is open", async () => {
    expect((await enter(await fresh())).body.code).toBe("wrong-state");
  });
});

test("the best grade's share is a notice for those who read everything", async () => {
  const notice = async (login: Login): Promise<Row> => (await by(login).get("/api/assessments?schoolYear=2025")).body.bestShare;
  const body = {
    effectiveFrom: "2026-11-03",
    source: "试",
    value: { ...(await read("bureau", await fresh())).form.value, bestShareMax: 20 },
  };
  await by("bureau").send("PUT", "/api/settings/dated/assessment.form", body);
  expect(await notice("bureau")).toEqual({ schoolYear: 2025, best: 1, closed: 2, percentMax: 20, isOver: true });
  expect(await notice("auditor")).toMatchObject({ best: 1 });
  expect([await notice("helper"), await notice("teacher")]).toEqual([null, null]);
});

test("who is not concerned does not learn that there is an assessment", async () => {
  const rows: Row[] = (await by("bureau").get("/api/assessments?size=200")).body.rows;
  const other = rows.find(({ personName }) => personName !== "赵磊");
  expect((await by("teacher").get(`/api/assessments/${other.id}`)).body.code).toBe("not-found");
  const own: Row[] = (await by("teacher").get("/api/assessments?size=200")).body.rows;
  expect(new Set(own.map(({ personName }) => personName))).toEqual(new Set(["赵磊"]));
});
