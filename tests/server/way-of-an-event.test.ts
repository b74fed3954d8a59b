import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { withCounty } from "../../src/server/db/with-county.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();
const today = "2026-11-24";

let [helper, helped, bureau, teacher]: Visitor[] = [];
let pair: { id: string; helper: { id: string }; helped: { id: string } };
beforeAll(async () => {
  [helper, helped, bureau, teacher] = await Promise.all(
    ["helper", "helped", "bureau", "teacher"].map(async (name) => application.signedIn(name)),
  );
  pair = (await as(helper).get("/api/partnerships?q=青山")).body.rows[0];
});

function as(visitor: Visitor | undefined): Visitor {
  if (!visitor) throw new Error("expected somebody signed in, found nobody");
  return visitor;
}

/** A planned event of the pair. */
async function planned(more: object = {}): Promise<string> {
  const content = {
    category: "training",
    from: today,
    to: today,
    subjects: [],
    grades: [],
    people: [],
    amounts: {},
    earmark: null,
    postingRole: null,
    place: "报告厅",
    note: null,
    ...more,
  };
  const body = { idempotencyKey: randomUUID(), partnershipId: pair.id, isPlanned: true, content };
  const reply = await as(helper).send("POST", "/api/records", body);
  expect(reply.status).toBe(200);
  return reply.body.id;
}

async function announce(recordId: string, more: object = {}): Promise<Reply> {
  const body = { capacity: null, signUpUntil: today, openTo: [pair.helper.id, pair.helped.id], ...more };
  return as(helper).send("PUT", `/api/records/${recordId}/event`, body);
}

const signUp = async (visitor: Visitor | undefined, recordId: string, isComing = true): Promise<Reply> =>
  as(visitor).send("POST", `/api/records/${recordId}/event/sign-up`, { isComing });

const invite = async (recordId: string, staffIds: readonly string[]): Promise<Reply> =>
  as(helper).send("POST", `/api/records/${recordId}/event/invitations`, { staffIds });

async function versionOf(recordId: string): Promise<number> {
  return (await as(helper).get(`/api/records/${recordId}`)).body.version;
}

describe("an event from its announcement to what it counts", () => {
  test("held, its record names and counts those who were there, and nobody types them again", async () => {
    const recordId = await planned();
    const announced = await announce(recordId, { capacity: 2 });
    expect(announced.body).toMatchObject({ isAnnounced: true, placesLeft: 2, mine: "none", isOpen: true, mayHost: true });
    // The list of the phone shows it to whoever may come.
    expect((await as(teacher).get("/api/events")).body.rows.map((row: { recordId: string }) => row.recordId)).toContain(recordId);
    expect((await signUp(teacher, recordId)).body).toMatchObject({ mine: "place", placesLeft: 1 });
    const token = announced.body.attendanceToken;
    expect((await as(teacher).get(`/api/records/${recordId}/event`)).body.attendanceToken).toBe(null);
    expect((await as(teacher).send("POST", `/api/attend/${token}`)).body).toMatchObject({ isThere: true });
    const added = [{ name: "外请专家", staffId: null }];
    const page = (await as(helper).get(`/api/records/${recordId}/event`)).body;
    const there = page.participants.filter(({ how }: { how: string | null }) => how !== null).map(({ id }: { id: string }) => id);
    const taken = await as(helper).send("PUT", `/api/records/${recordId}/event/attendance`, { there, added });
    expect(taken.body.participants.map(({ name, how }: { name: string; how: string }) => [name, how])).toEqual([
      ["赵磊", "code"],
      ["外请专家", "list"],
    ]);
    const held = await as(helper).send("POST", `/api/records/${recordId}/moves`, { move: "hold", version: await versionOf(recordId) });
    expect(held.body).toMatchObject({ state: "submitted", statedBy: "helper", amounts: { people: 2 } });
    // Both came at the same moment of the test's clock, so that either may stand first.
    expect(new Set(held.body.people.map(({ name }: { name: string }) => name))).toEqual(new Set(["赵磊", "外请专家"]));
    const confirmed = await as(helped).send("POST", `/api/records/${recordId}/moves`, { move: "confirm", version: held.body.version });
    expect(confirmed.body.state).toBe("confirmed");
    // Nothing of the list changes any more.
    const late = await as(helper).send("PUT", `/api/records/${recordId}/event/attendance`, { there: [] });
    expect(late.body.code).toBe("wrong-state");
  });

  test("held without a list it stays as it was planned", async () => {
    const recordId = await planned({ amounts: { people: 7 } });
    await announce(recordId);
    const held = await as(helper).send("POST", `/api/records/${recordId}/moves`, { move: "hold", version: 1 });
    expect(held.body).toMatchObject({ state: "submitted", amounts: { people: 7 }, version: 2 });
  });
});

describe("places", () => {
  test("whoever comes when all are taken waits, and moves up when somebody steps back", async () => {
    const recordId = await planned();
    await announce(recordId, { capacity: 1 });
    await signUp(helped, recordId);
    expect((await signUp(teacher, recordId)).body).toMatchObject({ mine: "waiting", placesLeft: 0 });
    // Stepping back and coming again puts one at the end of the row, also within one instant.
    await signUp(helped, recordId, false);
    await signUp(helped, recordId);
    expect((await as(helped).get(`/api/records/${recordId}/event`)).body.mine).toBe("waiting");
    expect((await as(teacher).get(`/api/records/${recordId}/event`)).body.mine).toBe("place");
  });

  test("five sign up for two places at one moment: two have one, three wait, and a second tap loses nothing", async () => {
    const recordId = await planned();
    await announce(recordId, { capacity: 2 });
    const leader = await application.signedIn("leader");
    const people = [helper, helped, teacher, bureau, leader];
    const twice = await Promise.all([...people, ...people].map(async (visitor) => signUp(visitor, recordId)));
    expect(new Set(twice.map(({ status }) => status))).toEqual(new Set([200]));
    const seats = (await as(helper).get(`/api/records/${recordId}/event`)).body.participants.map(({ seat }: { seat: string }) => seat);
    expect(seats).toEqual(["place", "place", "waiting", "waiting", "waiting"]);
  });

  test.for([
    { why: "after its last day", more: { signUpUntil: "2026-11-23" }, code: "wrong-state" },
    { why: "that is for the other school", more: { openTo: "helper" }, code: "forbidden" },
  ])("signing up for an event $why is refused", async ({ more, code }) => {
    const recordId = await planned();
    const announced = await announce(recordId, more.openTo === undefined ? more : { openTo: [pair.helper.id] });
    expect(announced.status).toBe(200);
    expect((await signUp(helped, recordId)).body.code).toBe(code);
  });

  test("an event is announced while it is planned, for schools that are there, until its own last day", async () => {
    const recordId = await planned();
    expect((await announce(recordId, { openTo: [randomUUID()] })).body.fields).toEqual([{ path: "openTo", code: "unknown" }]);
    expect((await announce(recordId, { signUpUntil: "2026-11-25" })).body.fields).toEqual([{ path: "signUpUntil", code: "after-event" }]);
    await as(helper).send("POST", `/api/records/${recordId}/moves`, { move: "hold", version: 1 });
    expect((await announce(recordId)).body.code).toBe("wrong-state");
  });

  test("a school of another pair that it is open to reads of it and signs up; else it is not there", async () => {
    const schools = (await as(bureau).get("/api/schools?size=50")).body.rows;
    const mine = (await as(helper).get("/api/partnerships")).body.rows;
    const other = (await as(bureau).get("/api/partnerships?size=50")).body.rows.find(
      (one: { helper: { id: string } }) => one.helper.id !== pair.helper.id,
    );
    expect([schools.length, mine.length > 0]).toEqual([24, true]);
    const content = { category: "training", from: today, to: today, subjects: [], grades: [], people: [], amounts: {} };
    const whole = { ...content, earmark: null, postingRole: null, place: null, note: null };
    const entry = { idempotencyKey: randomUUID(), partnershipId: other.id, isPlanned: true, content: whole };
    const recordId = (await as(bureau).send("POST", "/api/records", entry)).body.id;
    const path = `/api/records/${recordId}/event`;
    const announcement = { capacity: null, signUpUntil: today, openTo: [other.helper.id] };
    await as(bureau).send("PUT", path, announcement);
    const added = await as(bureau).upload(`/api/things/record/${recordId}/attachments`, "议程.pdf", Buffer.from("%PDF-1.7"));
    const material = `/api/attachments/${added.body.files[0].id}`;
    const refused = [await as(helped).get(path), await signUp(helped, recordId), await as(helped).get(material)];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404]);
    await as(bureau).send("PUT", path, { ...announcement, openTo: [other.helper.id, pair.helped.id] });
    const joined = await signUp(helped, recordId);
    // Whoever only may come sees no list of names.
    expect(joined.body).toMatchObject({ mine: "place", participants: [], mayHost: false, files: [{ fileName: "议程.pdf" }] });
    expect((await as(helped).get(material)).status).toBe(200);
    expect((await as(helped).get(`/api/records/${recordId}`)).status).toBe(404);
    expect((await as(helped).get("/api/events")).body.rows.map((row: { recordId: string }) => row.recordId)).toContain(recordId);
  });
});

describe("invitations", () => {
  test("go to staff of the pair; who signs in under the name of an invitation finds it", async () => {
    const recordId = await planned();
    await announce(recordId);
    const staff = (await as(helper).get(`/api/staff?schoolId=${pair.helper.id}&size=5`)).body.rows;
    const invited = await invite(recordId, [staff[0].id, staff[1].id, staff[0].id]);
    expect(invited.body.participants.map(({ seat }: { seat: string }) => seat)).toEqual(["invited", "invited"]);
    await withCounty(application.database, demonstrationCode, async (db) =>
      sql`update staff set name = '赵磊' where staff.staff_id = ${staff[0].id}`.execute(db),
    );
    const named = await invite(recordId, [staff[2].id]);
    expect(named.body.participants).toHaveLength(3);
    const again = await planned();
    await announce(again);
    await invite(again, [staff[0].id, staff[1].id]);
    // 赵磊（派出教师） signs in: one person, and not two of that name.
    expect((await signUp(teacher, again)).body.participants).toMatchObject([{ name: "赵磊", staffId: staff[0].id, seat: "place" }, {}]);
    const other = (await as(bureau).get("/api/schools?size=50")).body.rows.find(
      ({ id }: { id: string }) => id !== pair.helper.id && id !== pair.helped.id,
    );
    const [stranger] = (await as(bureau).get(`/api/staff?schoolId=${other.id}`)).body.rows;
    const refused = await invite(recordId, [stranger.id]);
    expect(refused.body.fields).toEqual([{ path: "staffIds", code: "unknown" }]);
  });
});

describe("the code at the door", () => {
  test("is worth nothing before and after the day", async () => {
    for (const day of ["2026-11-25", "2026-11-23"]) {
      const recordId = await planned({ from: day, to: day });
      const { attendanceToken: token } = (await announce(recordId, { signUpUntil: day })).body;
      expect((await application.visitor().get(`/api/attend/${token}`)).body.isToday).toBe(false);
      expect((await as(teacher).send("POST", `/api/attend/${token}`)).body.code).toBe("wrong-state");
      const guest = await application.visitor().send("POST", `/api/attend/${token}/guests`, { name: "某人", school: "某校" });
      expect(guest.body.code).toBe("wrong-state");
    }
    expect((await application.visitor().get("/api/attend/099000-AAAAAAAAAAAA")).status).toBe(404);
  });

  test("lets a guest write a name, which counts once the host says so", async () => {
    const recordId = await planned();
    const { attendanceToken: token } = (await announce(recordId)).body;
    const door = application.visitor();
    expect((await door.get(`/api/attend/${token}`)).body).toMatchObject({ category: "training", place: "报告厅", isToday: true });
    const guest = { name: "钱宁", school: "邻县实验小学" };
    for (const _ of [1, 2]) expect((await door.send("POST", `/api/attend/${token}/guests`, guest)).body).toEqual({ isNoted: true });
    const page = (await as(helper).get(`/api/records/${recordId}/event`)).body;
    expect([page.attended, page.guestsWaiting, page.participants.length]).toEqual([0, 1, 1]);
    const there = [page.participants[0].id];
    const taken = (await as(helper).send("PUT", `/api/records/${recordId}/event/attendance`, { there })).body;
    expect(taken).toMatchObject({ attended: 1, guestsWaiting: 0, participants: [{ name: "钱宁", school: "邻县实验小学", how: "guest" }] });
  });

  test("is for hosts, and no third school's to read", async () => {
    const recordId = await planned();
    const { attendanceToken: token } = (await announce(recordId)).body;
    const auditor = await application.signedIn("auditor");
    expect((await auditor.get(`/api/records/${recordId}/event`)).body.attendanceToken).toBe(null);
    expect((await auditor.send("POST", `/api/attend/${token}`)).body.code).toBe("forbidden");
  });
});

describe("feedback", () => {
  test("is given once, by those who were there, and shown without names from three replies on", async () => {
    const recordId = await planned();
    const { attendanceToken: token, feedback } = (await announce(recordId)).body;
    expect(feedback.questions).toHaveLength(3);
    const path = `/api/records/${recordId}/event/feedback`;
    const reply = { answers: [5, 4, 3], words: "例子很好" };
    expect((await as(teacher).send("POST", path, reply)).body.code).toBe("forbidden");
    for (const [place, visitor] of [teacher, helped, helper].entries()) {
      await as(visitor).send("POST", `/api/attend/${token}`);
      const { body } = await as(visitor).send("POST", path, { ...reply, answers: [5 - place, 4, 3] });
      expect([body.feedback.replies, body.feedback.isAsked]).toEqual([place + 1, false]);
      if (place < 2) expect([body.feedback.results, body.feedback.words]).toEqual([null, []]);
      else expect(body.feedback.results[0]).toEqual({ counts: [0, 0, 1, 1, 1], mean: 4 });
    }
    expect((await as(teacher).send("POST", path, reply)).body.code).toBe("duplicate");
    expect(JSON.stringify((await as(bureau).get(`/api/records/${recordId}/event`)).body.feedback)).not.toContain("赵磊");
  });
});
