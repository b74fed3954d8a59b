import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();
interface People {
  readonly helper: Visitor;
  readonly helped: Visitor;
  readonly teacher: Visitor;
}
// oxlint-disable-next-line typescript/no-explicit-any -- rows of replies
let pair: any, mentors: any[], mentees: any[];
let people: People;
beforeAll(async () => {
  const [helper, helped, teacher] = await Promise.all([
    application.signedIn("helper"),
    application.signedIn("helped"),
    application.signedIn("teacher"),
  ]);
  people = { helper, helped, teacher };
  [pair] = (await helper.get("/api/partnerships?q=青山")).body.rows;
  mentors = (await helper.get(`/api/staff?schoolId=${pair.helper.id}&size=60&sort=-staffNo`)).body.rows;
  mentees = (await helped.get(`/api/staff?schoolId=${pair.helped.id}&size=60&sort=-staffNo`)).body.rows;
});

const days = { from: "2026-09-01", to: "2027-01-20" };
const bodyOf = (mentor: number, mentee: number): object => ({
  ...days,
  partnershipId: pair.id,
  mentorId: mentors[mentor].id,
  menteeId: mentees[mentee].id,
  subject: "英语",
  perMonth: 2,
});
const make = async (mentor: number, mentee: number): Promise<Reply> =>
  people.helper.send("POST", "/api/mentorships", bodyOf(mentor, mentee));

async function confirmed(mentor: number, mentee: number): Promise<string> {
  const { id } = (await make(mentor, mentee)).body;
  await people.helped.send("POST", `/api/mentorships/${id}/moves`, { move: "confirm", version: 1 });
  return id;
}

const log = async (visitor: Visitor, id: string, more: object = {}): Promise<Reply> =>
  visitor.send("POST", `/api/mentorships/${id}/logs`, {
    idempotencyKey: randomUUID(),
    day: "2026-11-23",
    kind: "observation",
    line: "课堂提问有层次",
    minutes: 40,
    ...more,
  });

describe("a pair of teachers", () => {
  test("is confirmed by the helped school for the mentee, which the trail says; never by the helper school", async () => {
    const made = await make(0, 0);
    expect(made.body).toMatchObject({ state: "submitted", subject: "外语", moves: ["void"], mayConfirm: false });
    const path = `/api/mentorships/${made.body.id}/moves`;
    expect((await people.helper.send("POST", path, { move: "confirm", version: 1 })).body.code).toBe("forbidden");
    const yes = await people.helped.send("POST", path, { move: "confirm", version: 1 });
    expect(yes.body.state).toBe("confirmed");
    expect(yes.body.trail.at(-1).comment).toBe(`由学校代${mentees[0].name}确认`);
    expect((await people.helped.send("POST", path, { move: "confirm", version: 1 })).body.code).toBe("wrong-state");
  });

  test("beyond the limit is refused by a sentence with the number, also when all ask at one moment", async () => {
    const replies = await Promise.all([0, 1, 2, 3, 4, 5].map(async (mentee) => make(1, mentee)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3);
    const refused = replies.filter(({ status }) => status !== 200);
    expect(refused.map(({ body }) => body.detail)).toEqual(
      refused.map(() => `${mentors[1].name}同期已带 3 名徒弟，达到上限（依据：本系统默认）；请换一位师傅，或先结束一对`),
    );
    // A voided pair makes room.
    const { id } = replies.find(({ status }) => status === 200)?.body ?? {};
    await people.helper.send("POST", `/api/mentorships/${id}/moves`, { move: "void", version: 1, comment: "登记错了" });
    expect((await make(1, 6)).status).toBe(200);
  });

  test("is of one teacher of each school", async () => {
    const swapped = { ...bodyOf(2, 2), mentorId: mentees[2].id };
    expect((await people.helper.send("POST", "/api/mentorships", swapped)).body.fields).toEqual([{ path: "mentorId", code: "unknown" }]);
  });

  test("ended early keeps its days until then, and takes no activity after them", async () => {
    const id = await confirmed(3, 3);
    const ended = await people.helper.send("POST", `/api/mentorships/${id}/moves`, { move: "end", version: 2, comment: "师傅调任" });
    expect(ended.body).toMatchObject({ state: "confirmed", to: "2026-11-24" });
    expect((await log(people.helper, id, { day: "2026-11-25" })).body.fields).toEqual([{ path: "day", code: "future" }]);
  });
});

describe("what the two did", () => {
  test("is logged by either, once, and counts when it is confirmed for the mentee", async () => {
    const id = await confirmed(4, 4);
    const key = randomUUID();
    const first = await log(people.teacher, id, { idempotencyKey: key });
    const again = await log(people.teacher, id, { idempotencyKey: key });
    expect([first.body.waitingLogs, again.body.waitingLogs, again.body.logs.length]).toEqual([1, 1, 1]);
    const waiting = (await people.helped.get("/api/mentorships?waiting=me&size=200")).body.rows.map((row: { id: string }) => row.id);
    expect(waiting).toContain(id);
    const path = `/api/mentorships/${id}/logs/confirm`;
    const logIds = [again.body.logs[0].id];
    expect((await people.teacher.send("POST", path, { logIds })).body.code).toBe("forbidden");
    expect((await people.helped.send("POST", path, { logIds })).body).toMatchObject({ confirmedLogs: 1, waitingLogs: 0 });
    expect((await people.helped.send("POST", path, { logIds })).body.code).toBe("stale");
  });

  test.for([
    { why: "of tomorrow", more: { day: "2026-11-25" }, field: { path: "day", code: "future" } },
    { why: "before the pair", more: { day: "2026-08-31" }, field: { path: "day", code: "outside" } },
  ])("$why is refused", async ({ more, field }) => {
    const id = await confirmed(5, 5);
    expect((await log(people.helper, id, more)).body.fields).toEqual([field]);
  });

  test("longer than 150 characters is no line", async () => {
    const id = await confirmed(6, 7);
    expect((await log(people.helper, id, { line: "长".repeat(151) })).status).toBe(400);
  });
});

describe("what has a room of its own", () => {
  test.for(["mentoring_pair", "mentoring_activity", "research_project"])("%s is not entered as a record", async (category) => {
    const content = { category, from: "2026-11-20", to: "2026-11-20", subjects: [], grades: [], people: [], amounts: {} };
    const whole = { ...content, earmark: null, postingRole: null, place: null, note: null };
    const body = { idempotencyKey: randomUUID(), partnershipId: pair.id, content: whole };
    expect((await people.helper.send("POST", "/api/records", body)).body.fields).toEqual([{ path: "content/category", code: "own-room" }]);
  });

  test("a project opened by one school counts for the promise of the year once the other has confirmed it", async () => {
    const counted = async (): Promise<number> => {
      const { promises } = (await people.helper.get(`/api/partnerships/${pair.id}/page`)).body;
      const promise = promises.find(({ category }: { category: string }) => category === "research_project");
      return promise.obligations.reduce((sum: number, one: { counted: number }) => sum + one.counted, 0);
    };
    const before = await counted();
    const body = {
      partnershipId: pair.id,
      title: "跨校作业设计研究",
      subjects: [],
      people: [{ name: mentors[0].name, staffId: mentors[0].id, isLeader: true }],
      from: "2026-11-02",
      to: "2027-11-01",
      stages: [{ stage: "opening", dueDay: "2026-11-20" }],
    };
    const opened = (await people.helper.send("POST", "/api/projects", body)).body;
    expect([opened.state, opened.statedBy, await counted()]).toEqual(["submitted", "helper", before]);
    const path = `/api/projects/${opened.id}`;
    expect((await people.helper.send("POST", `${path}/moves`, { move: "confirm", version: 1 })).body.code).toBe("forbidden");
    expect((await people.teacher.send("POST", "/api/projects", body)).body.code).toBe("forbidden");
    expect((await people.helped.send("POST", `${path}/moves`, { move: "confirm", version: 1 })).body.state).toBe("confirmed");
    expect(await counted()).toBe(before + 1);
    const result = { doneOn: "2026-11-20", result: "签订研究协议" };
    const stage = await people.helped.send("PUT", `${path}/stages/opening`, result);
    expect(stage.body.stages).toEqual([{ stage: "opening", dueDay: "2026-11-20", ...result }]);
    const early = await people.helped.send("PUT", `${path}/stages/midterm`, { ...result, doneOn: "2026-11-01" });
    expect(early.body.fields).toEqual([{ path: "doneOn", code: "order" }]);
  });
});

test("a mentee with an account gives the own word, and the trail says nothing of the school; for others' pairs never", async () => {
  const officer = await application.signedIn("bureau");
  const [account] = (await officer.get("/api/accounts?q=赵磊")).body.rows;
  const { displayName, isActive, grants } = account;
  const own = { displayName, isActive, grants, staffId: mentees[8].id };
  expect((await officer.send("PUT", `/api/accounts/${account.id}`, own)).body.staff.id).toBe(mentees[8].id);
  const mentee = await application.signedIn("teacher");
  const [mine, others] = [(await make(8, 8)).body, (await make(9, 9)).body];
  const waiting = (await mentee.get("/api/mentorships?waiting=me&size=200")).body.rows.map((row: { id: string }) => row.id);
  expect(waiting).toEqual([mine.id]);
  expect((await mentee.get(`/api/mentorships/${mine.id}`)).body.moves).toEqual(["confirm"]);
  const yes = await mentee.send("POST", `/api/mentorships/${mine.id}/moves`, { move: "confirm", version: 1 });
  expect([yes.body.state, yes.body.trail.at(-1).comment]).toEqual(["confirmed", null]);
  expect((await mentee.send("POST", `/api/mentorships/${others.id}/moves`, { move: "confirm", version: 1 })).body.code).toBe("forbidden");
  const { logs } = (await log(people.helper, mine.id)).body;
  const sent = await mentee.send("POST", `/api/mentorships/${mine.id}/logs/confirm`, { logIds: [logs[0].id] });
  expect(sent.body).toMatchObject({ confirmedLogs: 1, waitingLogs: 0 });
  // Back to who it was: the tests of this file have no order.
  await officer.send("PUT", `/api/accounts/${account.id}`, { displayName, isActive, grants, staffId: account.staff?.id ?? null });
});
