import { describe, expect, test } from "vitest";
import { demonstrationAccounts } from "../../src/server/demonstration/accounts.ts";
import { makeAttemptLimit } from "../../src/server/http/attempt-limit.ts";
import { testApplication, type Reply, type Visitor } from "./application.ts";
import { testNow } from "../now.ts";

let now = Date.parse(testNow);
const application = await testApplication({ clock: () => new Date(now) });
const minutes = (count: number): number => count * 60_000;

async function attempt(visitor: Visitor, loginName: string, password: string): Promise<Reply> {
  return visitor.send("POST", "/api/session", { countyCode: "990001", loginName, password });
}

interface Entry {
  readonly action: string;
  readonly by: string | null;
  readonly detail: string | null;
}

async function trail(q: string): Promise<Entry[]> {
  return (await (await application.signedIn("bureau")).get(`/api/audit-trail?size=200&q=${q}`)).body.rows;
}

describe("a session", () => {
  test("ends after half an hour without a request, and lives on with them", async () => {
    const officer = await application.signedIn("bureau");
    now += minutes(29);
    expect((await officer.get("/api/session")).status).toBe(200);
    now += minutes(29);
    expect((await officer.get("/api/session")).status).toBe(200);
    now += minutes(31);
    expect((await officer.get("/api/session")).body.code).toBe("not-signed-in");
  });

  test("ends after the minutes that the county has set", async () => {
    const officer = await application.signedIn("bureau");
    const { body } = await officer.get("/api/settings");
    expect(body.signIn).toEqual({ idleMinutes: 30 });
    expect((await officer.send("PUT", "/api/settings", { ...body, signIn: { idleMinutes: 60 } })).status).toBe(200);
    now += minutes(59);
    expect((await officer.get("/api/session")).status).toBe(200);
    now += minutes(61);
    expect((await officer.get("/api/session")).status).toBe(401);
    const again = await application.signedIn("bureau");
    await again.send("PUT", "/api/settings", body);
  });

  test("ends after a week however busy it is", async () => {
    const officer = await application.signedIn("bureau");
    for (let step = 0; step < 7 * 24 * 3 - 1; step++) {
      now += minutes(20);
      if (step % 50 === 0) expect((await officer.get("/api/session")).status).toBe(200);
      else await officer.get("/api/session");
    }
    now += minutes(20);
    expect((await officer.get("/api/session")).status).toBe(401);
  });

  test("of a closed account is over at once", async () => {
    const officer = await application.signedIn("bureau");
    const member = await application.signedIn("member");
    const { rows } = (await officer.get("/api/accounts?q=member")).body;
    const { id, displayName, grants } = rows[0];
    const changed = { displayName, grants: grants.map(({ role, scope }: { role: string; scope: object }) => ({ role, scope })) };
    await officer.send("PUT", `/api/accounts/${id}`, { ...changed, isActive: false });
    expect((await member.get("/api/session")).status).toBe(401);
    expect((await attempt(application.visitor(), "member", "xieshou2026")).body.code).toBe("wrong-password");
    await officer.send("PUT", `/api/accounts/${id}`, { ...changed, isActive: true });
  });
});

describe("guessing passwords", () => {
  test("many attempts at one moment are no more than five", async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, async () => attempt(application.visitor(), "auditor", "guess")));
    const tried = replies.filter(({ body }) => body.code === "wrong-password");
    expect([tried.length, replies.length - tried.length]).toEqual([5, 7]);
    expect((await attempt(application.visitor(), "auditor", "xieshou2026")).body.code).toBe("too-many-attempts");
    now += minutes(16);
    expect((await attempt(application.visitor(), "auditor", "xieshou2026")).status).toBe(200);
  });

  test("a name that nobody has locks like one that somebody has", async () => {
    const codes: string[] = [];
    for (let count = 0; count < 6; count++) codes.push((await attempt(application.visitor(), "nobody", "guess")).body.code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => "wrong-password"), "too-many-attempts"]);
    now += minutes(16);
  });

  test("one address waits after thirty failures, whatever names it tries", async () => {
    for (let count = 0; count < 30; count++) await attempt(application.visitor(), `name-${count}`, "guess");
    expect((await attempt(application.visitor(), "bureau", "xieshou2026")).body.code).toBe("too-many-attempts");
    now += minutes(16);
    expect((await attempt(application.visitor(), "bureau", "xieshou2026")).status).toBe(200);
  });

  test("a limit counts by key and forgets after its time", () => {
    const limit = makeAttemptLimit({ max: 2, windowMs: 1000 });
    const at = (ms: number): string => new Date(ms).toISOString();
    limit.note("a", at(0));
    limit.note("a", at(500));
    expect([limit.isReached("a", at(1499)), limit.isReached("a", at(1500)), limit.isReached("b", at(0))]).toEqual([true, false, false]);
  });
});

describe("a password", () => {
  const change = async (visitor: Visitor, current: string, next: string): Promise<Reply> =>
    visitor.send("PUT", "/api/session/password", { current, next });

  test("that an officer gave opens nothing but its own change", async () => {
    const officer = await application.signedIn("bureau");
    const made = { loginName: "newcomer", displayName: "新人", password: "First-2026-word", grants: [] };
    expect((await officer.send("POST", "/api/accounts", made)).status).toBe(200);
    const visitor = application.visitor();
    expect((await attempt(visitor, "newcomer", made.password)).body.account.mustChangePassword).toBe(true);
    expect((await visitor.get("/api/workbench")).body.code).toBe("first-password");
    expect((await visitor.send("POST", "/api/records", {})).status).toBeGreaterThanOrEqual(400);
    expect((await visitor.get("/api/session")).status).toBe(200);
    expect((await change(visitor, made.password, made.password)).body.fields).toEqual([{ path: "next", code: "reused" }]);
    expect((await change(visitor, made.password, "Second-2026-word")).status).toBe(200);
    expect((await visitor.get("/api/workbench")).status).toBe(200);
  });

  test("is long, mixed, without the name, and none of the last five", async () => {
    const visitor = await application.signedIn("deputy");
    const first = "xieshou2026";
    for (const [next, code] of [
      ["Short-1", "too_small"],
      ["onlysmall2026", "simple"],
      ["My-deputy-26", "name"],
    ] as const)
      expect((await change(visitor, first, next)).body.fields).toMatchObject([{ path: "next", code }]);
    const words = ["Word-one-26", "Word-two-26", "Word-three-26", "Word-four-26", "Word-five-26"];
    let current: string = first;
    for (const next of words) {
      expect((await change(visitor, current, next)).status).toBe(200);
      for (const known of words.slice(0, words.indexOf(next) + 1))
        expect((await change(visitor, next, known)).body.fields).toEqual([{ path: "next", code: "reused" }]);
      current = next;
    }
    expect((await change(visitor, current, "Word-six-26")).status).toBe(200);
    // The first of the five is the sixth back now.
    expect((await change(visitor, "Word-six-26", "Word-one-26")).status).toBe(200);
  });
});

describe("the audit trail", () => {
  test("tells who signed in, who failed, what was locked and from where", async () => {
    await attempt(application.visitor(), "leader", "guess");
    await application.signedIn("leader");
    const entries = (await trail("session")).filter(({ by }) => by?.startsWith("周正"));
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(["session.sign-in", "session.sign-in-failed"]));
    expect(entries.every(({ detail }) => detail?.includes("127.0.0.1"))).toBe(true);
    expect((await trail("account.lock")).length).toBeGreaterThan(0);
    expect(JSON.stringify(await trail(""))).not.toMatch(/xieshou2026|argon2/);
  });

  test("tells every list that was taken out", async () => {
    const officer = await application.signedIn("bureau");
    const { rows } = (await officer.get("/api/programmes")).body;
    const lists = ["schools", "staff", "partnerships", "records", `programmes/${rows[0].id}/overview`];
    for (const list of lists) expect((await officer.get(`/api/${list}/export`)).status).toBe(200);
    const entries = await trail("list.export");
    expect(entries).toHaveLength(lists.length);
    expect(JSON.stringify(entries)).toContain("/api/staff/export");
  });
});

test("a telephone is masked everywhere until somebody asks for it with a reason, which is kept", async () => {
  const officer = await application.signedIn("bureau");
  const sheet = Buffer.from("姓名,工号,所在学校,手机号\n周转,96001,青山中学,13800000001\n");
  const { body } = await officer.upload("/api/imports/staff", "s.csv", sheet);
  await officer.send("POST", `/api/imports/staff/${body.importId}/confirm`, {});
  const list = await officer.get("/api/staff?q=96001");
  expect(list.body.rows).toMatchObject([{ phone: "138****0001" }]);
  const path = `/api/staff/${list.body.rows[0].id}/phone`;
  expect((await officer.send("POST", path, { reason: "" })).status).toBe(400);
  const reply = await officer.send("POST", path, { reason: "联系支教安排" });
  expect(reply.body).toEqual({ phone: "13800000001" });
  expect(await trail("staff.reveal")).toMatchObject([{ by: "李明（教育局）", detail: expect.stringContaining("联系支教安排") }]);
  const helper = await application.signedIn("helper");
  expect((await helper.send("POST", path, { reason: "随便看看" })).body.code).toBe("not-found");
});

test("the same thing made twice at one moment is made once", async () => {
  const officer = await application.signedIn("bureau");
  const { rows: schools } = (await officer.get("/api/schools?q=cy&size=1")).body;
  const { rows: others } = (await officer.get("/api/schools?q=zp&size=1")).body;
  const { rows: programmes } = (await officer.get("/api/programmes")).body;
  const pair = {
    programmeId: programmes[0].id,
    helperSchoolId: schools[0].id,
    helpedSchoolId: others[0].id,
    from: "2025-09-01",
    to: "2028-08-31",
    agreementNo: null,
    signedOn: null,
  };
  const made = await Promise.all(Array.from({ length: 6 }, async () => officer.send("POST", "/api/partnerships", pair)));
  const outcomes = (replies: readonly Reply[]): string[] =>
    replies.map(({ status, body }) => `${status} ${body.code ?? "made"}`).toSorted();
  const once = ["200 made", ...Array.from({ length: 5 }, () => "409 duplicate")];
  expect(outcomes(made)).toEqual(once);
  const partnershipId = made.find(({ status }) => status === 200)?.body.id;
  const plans = await Promise.all(
    Array.from({ length: 6 }, async () =>
      officer.send("POST", `/api/partnerships/${partnershipId}/plan`, { text: "每学期开展两次经验交流会。" }),
    ),
  );
  expect(outcomes(plans)).toEqual(once);
});

test("the accounts of the demonstration are told by the entrance of a demonstration only", async () => {
  const { body } = await application.visitor().get("/api/entrance");
  expect(body.demonstration).toHaveLength(demonstrationAccounts.length);
});
