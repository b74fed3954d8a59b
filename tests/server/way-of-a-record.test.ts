import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { attachmentBytesMax } from "../../src/contract/attachment.ts";
import { askedFields, recordedCategories } from "../../src/domain/evidence/asked-fields.ts";
import { roomOf } from "../../src/domain/evidence/rooms.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";

const application = await testApplication();

const content = {
  category: "meeting",
  from: "2026-11-20",
  to: "2026-11-20",
  subjects: [],
  grades: [],
  people: [],
  amounts: { people: 4 },
  earmark: null,
  postingRole: null,
  place: "青山中学",
  note: "期中质量分析",
};

async function pairOf(visitor: Visitor): Promise<string> {
  const { rows } = (await visitor.get("/api/partnerships?q=青山")).body;
  return rows[0].id;
}

async function enter(visitor: Visitor, more: object = {}, partnershipId?: string): Promise<Reply> {
  return visitor.send("POST", "/api/records", {
    idempotencyKey: randomUUID(),
    partnershipId: partnershipId ?? (await pairOf(visitor)),
    content: { ...content, ...more },
  });
}

async function counted(visitor: Visitor): Promise<number> {
  const { body } = await visitor.get(`/api/partnerships/${await pairOf(visitor)}/page`);
  const meeting = body.promises.find((promise: { clause: string }) => promise.clause.includes("经验交流会"));
  return meeting.obligations.find((obligation: { period: string }) => obligation.period === "2026-autumn").counted;
}

describe("a record", () => {
  test("counts once the other school has confirmed it, and not before", async () => {
    const [helper, helped] = [await application.signedIn("helper"), await application.signedIn("helped")];
    const before = await counted(helper);
    const entered = await enter(helper);
    expect(entered.body).toMatchObject({ state: "submitted", statedBy: "helper", version: 1 });
    expect(await counted(helper)).toBe(before);
    const own = await helper.send("POST", `/api/records/${entered.body.id}/moves`, { move: "confirm", version: 1 });
    expect(own.body.code).toBe("forbidden");
    expect((await helped.get("/api/records?waiting=me")).body.rows.map(({ id }: { id: string }) => id)).toContain(entered.body.id);
    const confirmed = await helped.send("POST", `/api/records/${entered.body.id}/moves`, { move: "confirm", version: 1 });
    expect(confirmed.body.state).toBe("confirmed");
    expect(await counted(helper)).toBe(before + 1);
  });

  test("corrected after confirmation waits anew, for the school across from who corrected it", async () => {
    const [helper, helped] = [await application.signedIn("helper"), await application.signedIn("helped")];
    const { id } = (await enter(helper, { note: "更正" })).body;
    await helped.send("POST", `/api/records/${id}/moves`, { move: "confirm", version: 1 });
    const before = await counted(helper);
    const corrected = await helped.send("PUT", `/api/records/${id}`, { version: 2, content: { ...content, amounts: { people: 3 } } });
    expect(corrected.body).toMatchObject({ state: "submitted", statedBy: "helped", version: 3 });
    expect(await counted(helper)).toBe(before - 1);
    expect((await helped.send("POST", `/api/records/${id}/moves`, { move: "confirm", version: 3 })).body.code).toBe("forbidden");
    expect((await helper.send("POST", `/api/records/${id}/moves`, { move: "confirm", version: 3 })).body.state).toBe("confirmed");
    expect((await helper.get(`/api/records/${id}`)).body.trail.map(({ move }: { move: string }) => move)).toEqual([
      "enter",
      "confirm",
      "correct",
      "confirm",
    ]);
  });

  test("sent twice is entered once, also at the same moment", async () => {
    const helper = await application.signedIn("helper");
    const key = randomUUID();
    const body = { idempotencyKey: key, partnershipId: await pairOf(helper), content };
    const replies = await Promise.all(Array.from({ length: 8 }, async () => helper.send("POST", "/api/records", body)));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
  });

  test("acted on at an old sight of it is refused", async () => {
    const [helper, helped] = [await application.signedIn("helper"), await application.signedIn("helped")];
    const { id } = (await enter(helper)).body;
    await helper.send("PUT", `/api/records/${id}`, { version: 1, content: { ...content, amounts: { people: 9 } } });
    const late = await helped.send("POST", `/api/records/${id}/moves`, { move: "confirm", version: 1 });
    expect([late.status, late.body.code]).toEqual([409, "stale"]);
  });

  test("questioned or voided needs a reason; voided stays visible and counts no more", async () => {
    const [helper, helped] = [await application.signedIn("helper"), await application.signedIn("helped")];
    const { id } = (await enter(helper)).body;
    expect((await helped.send("POST", `/api/records/${id}/moves`, { move: "question", version: 1 })).body.fields).toEqual([
      { path: "comment", code: "missing" },
    ]);
    const questioned = await helped.send("POST", `/api/records/${id}/moves`, { move: "question", version: 1, comment: "当天没有来" });
    expect(questioned.body.state).toBe("questioned");
    const voided = await helper.send("POST", `/api/records/${id}/moves`, { move: "void", version: 2, comment: "登记错了" });
    expect(voided.body).toMatchObject({ state: "voided", moves: [] });
    expect((await helper.get(`/api/records/${id}`)).status).toBe(200);
  });

  test.for([
    { why: "outside the partnership's days", more: { from: "2025-08-01", to: "2025-08-01" }, code: "outside" },
    { why: "in the future", more: { from: "2026-12-01", to: "2026-12-01" }, code: "future" },
  ])("$why is refused", async ({ more, code }) => {
    const reply = await enter(await application.signedIn("helper"), more);
    expect(reply.body.fields).toEqual([{ path: "content/from", code }]);
  });

  test("confirming many is all or nothing", async () => {
    const [helper, helped] = [await application.signedIn("helper"), await application.signedIn("helped")];
    const ids = [(await enter(helper)).body.id, (await enter(helper)).body.id];
    const wrong = await helped.send("POST", "/api/records/confirm", {
      records: [
        { id: ids[0], version: 1 },
        { id: ids[1], version: 7 },
      ],
    });
    expect(wrong.body.code).toBe("stale");
    expect((await helper.get(`/api/records/${ids[0]}`)).body.state).toBe("submitted");
    const right = await helped.send("POST", "/api/records/confirm", { records: ids.map((id) => ({ id, version: 1 })) });
    expect(right.body).toEqual({ confirmed: 2 });
  });
});

describe("files of a record", () => {
  test("come back byte by byte, typed by what they are and not by what they claim", async () => {
    const helper = await application.signedIn("helper");
    const { id } = (await enter(helper)).body;
    const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(1_200_000, 7)]);
    const path = `/api/things/record/${id}/attachments`;
    const added = (await helper.upload(path, "现场.png", picture)).body;
    expect(added.files).toMatchObject([{ fileName: "现场.png", mediaType: "image/png", bytes: picture.length, isImage: true }]);
    // The same content again is kept once.
    expect((await helper.upload(path, "现场.png", picture)).body.files).toHaveLength(1);
    const fetched = await helper.get(`/api/attachments/${added.files[0].id}`);
    expect(Buffer.compare(fetched.body, picture)).toBe(0);
    // These two bytes could begin a compressed stream, and do not.
    const plain = Buffer.from("80 张照片");
    const { files } = (await helper.upload(path, "说明.txt", plain)).body;
    const asBrowser = await helper.get(`/api/attachments/${files[1].id}`, { "accept-encoding": "gzip, deflate" });
    expect([asBrowser.headers["content-encoding"], Buffer.compare(asBrowser.body, plain)]).toEqual([undefined, 0]);
    const page = (await helper.upload(path, "页面.png", Buffer.from("<script>alert(1)</script>"))).body;
    const reply = await helper.get(`/api/attachments/${page.files[2].id}`);
    expect([reply.headers["content-type"], String(reply.headers["content-disposition"]).split(";")[0]]).toEqual([
      "application/octet-stream",
      "attachment",
    ]);
  });

  test("of 50 MB are kept whole; one byte more is refused with the limit in the sentence", async () => {
    const helper = await application.signedIn("helper");
    const { id } = (await enter(helper)).body;
    const path = `/api/things/record/${id}/attachments`;
    const film = Buffer.alloc(attachmentBytesMax, 7);
    const [file] = (await helper.upload(path, "公开课.mp4", film)).body.files;
    expect(file).toMatchObject({ fileName: "公开课.mp4", bytes: attachmentBytesMax });
    expect(Buffer.compare((await helper.get(`/api/attachments/${file.id}`)).body, film)).toBe(0);
    const larger = await helper.upload(path, "更大.mp4", Buffer.alloc(attachmentBytesMax + 1, 8));
    expect([larger.status, larger.body.code, larger.body.detail]).toEqual([413, "too-large", "文件太大，最大 50 MB；请压缩后再传"]);
    expect((await helper.upload(path, "空.txt", Buffer.alloc(0))).body.fields).toEqual([{ path: "file", code: "empty" }]);
    expect((await helper.get(`/api/records/${id}`)).body.files).toHaveLength(1);
  });

  test.for([
    { what: "a page with a script", name: "a.html", start: "<html><script>alert(1)</script>" },
    { what: "a drawing with a script", name: "a.svg", start: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
    { what: "a program", name: "a.exe", start: "MZ\u0090\u0000" },
    { what: "a page that begins like a picture of ours, named as one", name: "a.jpg", start: "<!-- \u00ff\u00d8\u00ff --><script>" },
  ])("$what is handed on as a download that no browser runs", async ({ name, start }) => {
    const helper = await application.signedIn("helper");
    const { id } = (await enter(helper)).body;
    const [file] = (await helper.upload(`/api/things/record/${id}/attachments`, name, Buffer.from(start, "latin1"))).body.files;
    const { headers } = await helper.get(`/api/attachments/${file.id}`);
    expect(file.isImage).toBe(false);
    expect(headers).toMatchObject({ "content-type": "application/octet-stream", "x-content-type-options": "nosniff" });
    expect(String(headers["content-disposition"])).toMatch(/^attachment; /);
    expect(String(headers["content-security-policy"])).toContain("script-src 'self'");
  });

  test("are for those who may see the record, and for nobody else", async () => {
    const [helper, stranger] = [await application.signedIn("helper"), application.visitor()];
    const { rows } = (await helper.get("/api/partnerships?q=云岭")).body;
    const record = (await enter(helper, {}, rows[0].id)).body;
    const [file] = (await helper.upload(`/api/things/record/${record.id}/attachments`, "a.txt", Buffer.from("a"))).body.files;
    expect((await helper.get(`/api/attachments/${file.id}`)).status).toBe(200);
    expect((await (await application.signedIn("helped")).get(`/api/attachments/${file.id}`)).status).toBe(404);
    expect((await stranger.get(`/api/attachments/${file.id}`)).status).toBe(401);
    const auditor = await application.signedIn("auditor");
    expect((await auditor.get(`/api/attachments/${file.id}`)).status).toBe(200);
    expect((await auditor.upload(`/api/things/record/${record.id}/attachments`, "b.txt", Buffer.from("b"))).body.code).toBe("forbidden");
  });
});

test("every kind of activity is recorded with the figures, purpose, post and days that it asks for", async () => {
  const helper = await application.signedIn("helper");
  const entered = recordedCategories.filter((category) => roomOf(category) === null);
  expect(entered).toHaveLength(23);
  for (const category of entered) {
    const fields = askedFields(category);
    const own = {
      category,
      to: fields.lasts ? "2027-01-20" : content.to,
      subjects: fields.hasSubjects ? ["语文", "英语"] : [],
      grades: ["七"],
      people: [{ name: "王志远", staffId: null }],
      amounts: Object.fromEntries(fields.figures.map((figure, place) => [figure, place + 1])),
      earmark: fields.hasEarmark ? "teaching_research" : null,
      postingRole: fields.hasPost ? "subjectTeacher" : null,
    };
    const { status, body } = await enter(helper, own);
    // 英语 counts as 外语: the name that promises are counted by.
    expect([category, status, body]).toMatchObject([category, 200, { ...own, subjects: fields.hasSubjects ? ["语文", "外语"] : [] }]);
  }
});
