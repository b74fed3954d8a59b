import { describe, expect, test } from "vitest";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();

/** Somebody who signs in when they are first needed: the county is there only once the tests run. */
function visitor(loginName: string): () => Promise<Visitor> {
  let session: Promise<Visitor> | undefined;
  return async () => (session ??= application.signedIn(loginName));
}
const officer = visitor("bureau");
const leader = visitor("leader");
const helper = visitor("helper");
const helped = visitor("helped");
const teacher = visitor("teacher");

const content = {
  kind: "posting",
  role: "subjectTeacher",
  subject: "物理",
  grades: ["8"],
  isFullTime: false,
  sharePercent: 60,
  lessonsPerWeek: 8,
  from: "2027-09-01",
  to: "2028-01-20",
  place: null,
  wish: null,
};

async function pair(name: string): Promise<{ id: string; helper: { id: string }; helped: { id: string } }> {
  return (await (await officer()).get(`/api/partnerships?q=${encodeURIComponent(name)}`)).body.rows[0];
}

async function staffOf(schoolId: string, subject: string, nth = 0): Promise<string> {
  const { rows } = (await (await officer()).get(`/api/staff?schoolId=${schoolId}&subject=${encodeURIComponent(subject)}&size=50`)).body;
  return rows[nth].id;
}

/** Somebody of the sending school who is free for a share of a post of this school year. */
async function freeFor(partnershipId: string, subject: string, sharePercent: number): Promise<string> {
  const query = `kind=posting&role=subjectTeacher&subject=${encodeURIComponent(subject)}&from=2026-09-01&to=2027-07-05&sharePercent=${sharePercent}`;
  const { rows } = (await (await helper()).get(`/api/partnerships/${partnershipId}/posting-candidates?${query}`)).body;
  return rows.find(({ isRefused }: { isRefused: boolean }) => !isRefused).staffId;
}

async function request(more: object = {}): Promise<string> {
  const { id } = await pair("青山");
  const reply = await (await helped()).send("POST", `/api/partnerships/${id}/postings`, { content: { ...content, ...more }, people: [] });
  expect(reply.status).toBe(200);
  return reply.body.ids[0];
}

async function page(id: string, by: () => Promise<Visitor> = officer): Promise<Reply["body"]> {
  return (await (await by()).get(`/api/postings/${id}`)).body;
}

async function nominate(id: string, staffId: string): Promise<Reply> {
  const { version } = await page(id);
  return (await helper()).send("POST", `/api/postings/${id}/nomination`, { version, staffId, homeLessonsPerWeek: 10, cover: null });
}

async function move(by: () => Promise<Visitor>, id: string, name: string, more: object = {}): Promise<Reply> {
  const { version } = await page(id);
  return (await by()).send("POST", "/api/approvals/posting/moves", { move: name, things: [{ id, version }], ...more });
}

describe("the way of a posting", () => {
  test("request, nomination, leading group, bureau, on post, concluded; each by whom it is up to", async () => {
    const { helper: school } = await pair("青山");
    const id = await request({ from: "2026-09-01", to: "2027-07-05", subject: "历史", grades: ["7"] });
    expect(await page(id)).toMatchObject({ state: "submitted", personName: null, home: { id: school.id } });
    expect((await move(helper, id, "nominate")).body).toMatchObject({ code: "bad-input", fields: [{ code: "nominee" }] });
    expect((await nominate(id, await staffOf(school.id, "历史"))).body.state).toBe("nominated");
    expect((await move(officer, id, "approve")).body.code).toBe("wrong-state");
    expect((await move(helped, id, "endorse")).body.code).toBe("forbidden");
    expect((await move(leader, id, "endorse")).status).toBe(200);
    expect((await move(officer, id, "approve")).status).toBe(200);
    expect((await move(helper, id, "begin")).body.code).toBe("forbidden");
    expect((await move(helped, id, "begin", { day: "2026-12-01" })).body).toMatchObject({ fields: [{ code: "day" }] });
    expect((await move(helped, id, "begin", { day: "2026-09-14" })).status).toBe(200);
    expect(await page(id)).toMatchObject({ state: "active", beganOn: "2026-09-14" });
    expect((await move(helped, id, "complete")).body).toMatchObject({ fields: [{ code: "handover" }] });
    await (await helped()).send("PUT", `/api/postings/${id}/handover`, { handover: "已交接" });
    expect((await move(helped, id, "complete", { day: "2026-11-20" })).status).toBe(200);
    const after = await page(id);
    expect(after).toMatchObject({ state: "completed", endedOn: "2026-11-20", moves: [], allowed: [] });
    expect(after.trail.map((step: { move: string; side: string }) => `${step.side} ${step.move}`)).toEqual([
      "helped create",
      "helped submit",
      "helper nominate",
      "bureau endorse",
      "bureau approve",
      "helped begin",
      "helped complete",
    ]);
  });

  test("counts for the promise once the host school has confirmed the arrival, and not before", async () => {
    const { id: partnershipId } = await pair("青山");
    const counted = async (): Promise<number> => {
      const { promises } = (await (await officer()).get(`/api/partnerships/${partnershipId}/page`)).body;
      const obligations = promises.flatMap(
        (promise: { obligations: { scope: object; period: string; counted: number }[] }) => promise.obligations,
      );
      return obligations.find(
        ({ scope, period }: { scope: { grade?: string; subject?: string }; period: string }) =>
          scope.grade === "9" && scope.subject === "外语" && period === "2026-2027",
      ).counted;
    };
    expect(await counted()).toBe(0);
    const id = await request({ from: "2026-09-01", to: "2027-07-05", subject: "英语", grades: ["9"], sharePercent: 40 });
    expect((await nominate(id, await freeFor(partnershipId, "外语", 40))).status).toBe(200);
    await move(leader, id, "endorse");
    await move(officer, id, "approve");
    expect(await counted()).toBe(0);
    await move(helped, id, "begin", { day: "2026-09-01" });
    expect(await counted()).toBe(1);
  });

  test("in follow-on study the helped school sends and the helper school receives", async () => {
    const { id: partnershipId, helped: school } = await pair("青山");
    const visit = { ...content, kind: "followOn", role: null, isFullTime: true, sharePercent: 100 };
    const people = [{ staffId: await staffOf(school.id, "语文"), homeLessonsPerWeek: null, cover: null }];
    const path = `/api/partnerships/${partnershipId}/postings`;
    expect((await (await helper()).send("POST", path, { content: visit, people })).body.code).toBe("forbidden");
    const { ids } = (await (await helped()).send("POST", path, { content: visit, people })).body;
    expect(await page(ids[0])).toMatchObject({ state: "nominated", home: { id: school.id }, allowed: [] });
    expect((await page(ids[0])).trail.map(({ side }: { side: string }) => side)).toEqual(["helped", "helped"]);
    await move(leader, ids[0], "endorse");
    await move(officer, ids[0], "approve");
    const waiting = (await (await helper()).get("/api/approvals/waiting?kind=posting")).body.rows;
    expect(waiting.map(({ id }: { id: string }) => id)).toContain(ids[0]);
    expect((await page(ids[0], helped)).moves).toEqual([]);
  });

  test("nobody is nominated from another school's staff", async () => {
    const id = await request();
    const { helped: school } = await pair("青山");
    expect((await nominate(id, await staffOf(school.id, "物理"))).body).toMatchObject({
      fields: [{ path: "staffId", code: "other-school" }],
    });
  });
});

describe("nobody is in two places at once", () => {
  test("a second part that makes more than a whole is refused in words; one that fits is not", async () => {
    const { helper: school } = await pair("青山");
    const staffId = await staffOf(school.id, "物理");
    expect((await nominate(await request({ sharePercent: 60 }), staffId)).status).toBe(200);
    const refused = await nominate(await request({ sharePercent: 50, from: "2028-01-20", to: "2028-06-30" }), staffId);
    expect(refused.body).toMatchObject({ code: "bad-input", fields: [{ code: "overload" }] });
    expect(refused.body.detail).toContain("2028-01-20 起各项派出合计 110%");
    expect((await nominate(await request({ sharePercent: 40 }), staffId)).status).toBe(200);
    // On the day after the first part the whole is free again.
    expect((await nominate(await request({ sharePercent: 100, from: "2028-01-21", to: "2028-06-30" }), staffId)).status).toBe(200);
  });

  test("two nominations of one person at the same moment, in two partnerships: one of them is refused", async () => {
    const { helper: school } = await pair("青山");
    const other = await pair("云岭");
    const staffId = await staffOf(school.id, "化学");
    const whole = { ...content, subject: "化学", isFullTime: true, sharePercent: 100 };
    const paths = [(await pair("青山")).id, other.id].map((id) => `/api/partnerships/${id}/postings`);
    const visitors = await Promise.all(Array.from({ length: 4 }, async () => application.signedIn("helper")));
    const replies = await Promise.all(
      visitors.map(async (one, index) =>
        one.send("POST", paths[index % 2] ?? "", { content: whole, people: [{ staffId, homeLessonsPerWeek: null, cover: null }] }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 400, 400, 400]);
    const { rows } = (await (await officer()).get(`/api/postings?q=${encodeURIComponent("化学")}&from=2027-09-01`)).body;
    expect(rows.filter((row: { staffId: string | null }) => row.staffId === staffId)).toHaveLength(1);
  });

  test("many are approved in one action, and a person named twice among them stops all", async () => {
    const { helper: school } = await pair("青山");
    const [one, other] = [await staffOf(school.id, "生物"), await staffOf(school.id, "地理")];
    const ids = [await request({ sharePercent: 100 }), await request({ sharePercent: 100 })];
    expect((await nominate(ids[0] ?? "", one)).status).toBe(200);
    expect((await nominate(ids[1] ?? "", other)).status).toBe(200);
    const things = await Promise.all(ids.map(async (id) => ({ id, version: (await page(id)).version })));
    expect((await (await leader()).send("POST", "/api/approvals/posting/moves", { move: "endorse", things })).body).toEqual({ moved: 2 });
  });
});

describe("qualification", () => {
  test("warns by default; refuses where the county's rule says so, with its paper", async () => {
    const { helper: school } = await pair("青山");
    const id = await request({ subject: "音乐", from: "2027-10-01" });
    const staffId = await staffOf(school.id, "美术");
    const rule = { minTitle: null, minYears: 0, minDays: 0, matchesSubject: true, refuses: ["subject"] };
    const setting = { effectiveFrom: "2027-10-01", source: "县教〔2027〕8号第三条", value: rule };
    expect((await (await officer()).send("PUT", "/api/settings/dated/posting.qualification", setting)).status).toBe(200);
    const refused = await nominate(id, staffId);
    expect(refused.body).toMatchObject({ fields: [{ code: "unqualified" }] });
    expect(refused.body.detail).toContain("任教学科与岗位不符（依据：县教〔2027〕8号第三条）");
    // A post that begins the day before follows the rule of that day.
    const earlier = await request({ subject: "音乐", from: "2027-09-30" });
    expect((await nominate(earlier, staffId)).body).toMatchObject({ state: "nominated", findings: expect.arrayContaining(["subject"]) });
  });
});

describe("months", () => {
  const own = async (): Promise<{ postingId: string; month: string; entered: { version: number } | null }[]> =>
    (await (await teacher()).get("/api/attendance/mine")).body.rows;

  test("are entered by the posted teacher for their own post, confirmed by the host school, and wait anew when changed", async () => {
    const [latest] = await own();
    const { postingId, month, entered } = latest ?? { postingId: "", month: "", entered: null };
    expect(month).toBe("2026-11-01");
    const path = `/api/postings/${postingId}/months/${month}`;
    const figures = { absentDays: 1, lessons: 30, note: null, version: entered?.version ?? 0 };
    const first = await (await teacher()).send("PUT", path, figures);
    expect(first.body.entered).toMatchObject({ lessons: 30, confirmedBy: null, version: 1 });
    // The answer was lost and the phone sends it again: it is there, and nothing is written a second time.
    expect((await (await teacher()).send("PUT", path, figures)).body).toEqual(first.body);
    expect((await (await teacher()).send("PUT", path, { ...figures, lessons: 29 })).body.code).toBe("stale");
    expect((await (await helped()).send("PUT", path, figures)).body.code).toBe("stale");
    const confirm = { months: [{ postingId, month, version: 1 }] };
    expect((await (await teacher()).send("POST", "/api/attendance/confirm", confirm)).body.code).toBe("forbidden");
    expect((await (await helper()).send("POST", "/api/attendance/confirm", confirm)).body.code).toBe("forbidden");
    const waiting = (await (await helped()).get("/api/attendance/waiting")).body.rows;
    expect(waiting).toContainEqual(expect.objectContaining({ postingId, month }));
    expect((await (await helped()).send("POST", "/api/attendance/confirm", confirm)).body).toEqual({ confirmed: 1 });
    const changed = await (await teacher()).send("PUT", path, { ...figures, lessons: 31, version: 2 });
    expect(changed.body.entered).toMatchObject({ lessons: 31, confirmedBy: null, version: 3 });
  });

  test.for([
    { why: "more days absent than on post", month: "2026-10-01", absentDays: 32, status: 400 },
    { why: "before the post", month: "2026-08-01", absentDays: 0, status: 400 },
    { why: "to come", month: "2026-12-01", absentDays: 0, status: 400 },
    { why: "no first day", month: "2026-10-02", absentDays: 0, status: 400 },
  ])("$why is refused", async ({ month, absentDays, status }) => {
    const postingId = (await own())[0]?.postingId;
    const reply = await (
      await teacher()
    ).send("PUT", `/api/postings/${postingId}/months/${month}`, { absentDays, lessons: 1, note: null, version: 0 });
    expect(reply.status).toBe(status);
  });

  test("a posted teacher sees their own postings and nobody else's", async () => {
    const { rows } = (await (await teacher()).get("/api/postings?size=200")).body;
    expect(new Set(rows.map(({ personName }: { personName: string }) => personName))).toEqual(new Set(["赵磊"]));
    const others = (await (await helper()).get("/api/postings?size=200")).body.rows;
    const foreign = others.find(({ personName }: { personName: string | null }) => personName !== "赵磊");
    expect((await (await teacher()).get(`/api/postings/${foreign.id}`)).status).toBe(404);
  });

  test("come from a sheet: a good row is taken over, a wrong one is told", async () => {
    const [latest] = await own();
    const csv = `姓名,月份,缺勤天数,课时\n赵磊,2026年9月,0,41\n赵磊,2026-08,0,3\n无名氏,2026-09,0,3\n`;
    const preview = await (await helped()).upload("/api/imports/postingMonths", "出勤.csv", Buffer.from(`\uFEFF${csv}`));
    expect(preview.body.counts).toEqual({ new: 0, changed: 1, same: 0, wrong: 2 });
    const messages = preview.body.rows.flatMap(({ errors }: { errors: { message: string }[] }) => errors.map(({ message }) => message));
    expect(messages).toEqual(["第3行“月份”：2026-08 不在派出期间内，或者还没有开始", "第4行“姓名”：没有在岗的派出人员“无名氏”"]);
    await (await helped()).send("POST", `/api/imports/postingMonths/${preview.body.importId}/confirm`);
    const september = (await page(latest?.postingId ?? "")).months.find(({ month }: { month: string }) => month === "2026-09-01");
    expect(september.entered).toMatchObject({ lessons: 41, confirmedBy: expect.stringContaining("王芳") });
  });
});

test("what has a room of its own is no longer entered as a record", async () => {
  const { id } = await pair("青山");
  const record = {
    category: "secondment",
    from: "2026-11-20",
    to: "2026-11-20",
    subjects: [],
    grades: [],
    people: [],
    amounts: { people: 1 },
  };
  const reply = await (
    await helper()
  ).send("POST", "/api/records", {
    idempotencyKey: "0190a5d0-0000-7000-8000-000000000001",
    partnershipId: id,
    content: { ...record, earmark: null, postingRole: null, place: null, note: null },
  });
  expect(reply.body.fields).toEqual([{ path: "content/category", code: "own-room" }]);
});

test("the list leaves as a workbook, narrowed as it is shown", async () => {
  const reply = await (await helped()).get("/api/postings/export?state=active&subject=%E6%95%B0%E5%AD%A6");
  expect([reply.status, reply.body.subarray(0, 2).toString()]).toEqual([200, "PK"]);
  expect(decodeURIComponent(String(reply.headers["content-disposition"]))).toContain("派出名册_20261124.xlsx");
});

test("the matrix shows each promised post with who fills it and when nobody does; the board who is away", async () => {
  const { id, helper: school } = await pair("青山");
  const matrix = (await (await officer()).get(`/api/partnerships/${id}/posting-matrix`)).body;
  const cell = (grade: string, subject: string): Reply["body"] =>
    matrix.cells.find((one: { grade: string; subject: string }) => one.grade === grade && one.subject === subject);
  expect(matrix.grades).toEqual(["7", "8", "9"]);
  expect(cell("7", "数学")).toMatchObject({ promised: 1, gaps: [], postings: [{ personName: "赵磊", state: "active" }] });
  expect(cell("7", "外语").gaps).toEqual([{ from: "2026-09-01", to: "2026-10-11", missing: 1 }]);
  expect(cell("9", "数学")).toMatchObject({ postings: [{ personName: null, state: "submitted" }], gaps: [{ missing: 1 }] });
  const board = (await (await helped()).get(`/api/posting-board?schoolId=${school.id}`)).body;
  expect(board.school.id).toBe(school.id);
  expect(board.away.map(({ personName }: { personName: string }) => personName)).toContain("赵磊");
  // A helped school sees those who are posted to it, and not who else is away from its helper.
  expect(new Set(board.away.map((one: { helped: { name: string } }) => one.helped.name))).toEqual(new Set(["青山镇中学"]));
});
