import { describe, expect, test } from "vitest";
import { testApplication } from "./application.ts";

const application = await testApplication();
const empty = await testApplication({ withDemonstration: false });

const credentials = { countyCode: "990001", loginName: "bureau", password: "xieshou2026" };

describe("signing in", () => {
  test("without a session nothing is told but the entrance", async () => {
    const visitor = application.visitor();
    expect((await visitor.get("/api/entrance")).body).toMatchObject({
      isSetUp: true,
      counties: [{ code: "990001", isDemonstration: true }],
    });
    for (const path of ["/api/session", "/api/workbench", "/api/records", "/api/schools", "/api/programmes"]) {
      const reply = await visitor.get(path);
      expect([path, reply.status, reply.body.code]).toEqual([path, 401, "not-signed-in"]);
    }
  });

  test("a wrong password and an unknown account sound the same", async () => {
    const visitor = application.visitor();
    const wrong = await visitor.send("POST", "/api/session", { ...credentials, password: "nonsense" });
    const unknown = await visitor.send("POST", "/api/session", { ...credentials, loginName: "nobody" });
    expect([wrong.status, wrong.body.code, wrong.body.title]).toEqual([unknown.status, unknown.body.code, unknown.body.title]);
    expect(wrong.body).toMatchObject({ status: 401, code: "wrong-password", title: "账号或密码不对，请核对后再试" });
  });

  test("five failures lock the account, for the right password too", async () => {
    const visitor = application.visitor();
    for (let attempt = 0; attempt < 5; attempt++)
      await visitor.send("POST", "/api/session", { ...credentials, loginName: "auditor", password: "no" });
    const reply = await visitor.send("POST", "/api/session", { ...credentials, loginName: "auditor" });
    expect([reply.status, reply.body.code]).toEqual([429, "too-many-attempts"]);
  });

  test("signing out ends the session on the server", async () => {
    const officer = await application.signedIn("bureau");
    const again = await application.signedIn("bureau");
    expect((await officer.send("DELETE", "/api/session")).status).toBe(200);
    expect((await officer.get("/api/session")).status).toBe(401);
    expect((await again.get("/api/session")).status).toBe(200);
  });

  test("a changed password ends the other sessions", async () => {
    const [one, other] = [await application.signedIn("teacher"), await application.signedIn("teacher")];
    const change = { current: "xieshou2026", next: "A-longer-one" };
    expect((await one.send("PUT", "/api/session/password", { ...change, current: "wrong" })).body.fields).toEqual([
      { path: "current", code: "wrong" },
    ]);
    expect((await one.send("PUT", "/api/session/password", change)).status).toBe(200);
    expect([(await one.get("/api/session")).status, (await other.get("/api/session")).status]).toEqual([200, 401]);
  });
});

describe("requests from elsewhere", () => {
  test.for([
    { why: "no header of ours", headers: { "x-xieshou": "0" } },
    { why: "another origin", headers: { origin: "http://elsewhere.example" } },
    { why: "the browser says cross-site", headers: { "sec-fetch-site": "cross-site" } },
  ])("$why: refused before anything is done", async ({ headers }) => {
    const reply = await application.http.inject({
      method: "POST",
      url: "/api/session",
      payload: credentials,
      headers: { host: "school.local", "x-xieshou": "1", ...headers },
    });
    expect([reply.statusCode, reply.json().code]).toEqual([403, "cross-site"]);
  });

  test("our own page on a plain-http name is let in, and its cookie is kept from scripts", async () => {
    const reply = await application.http.inject({
      method: "POST",
      url: "/api/session",
      payload: credentials,
      headers: { host: "school.local", origin: "http://school.local", "x-xieshou": "1" },
    });
    expect(reply.statusCode).toBe(200);
    expect(String(reply.headers["set-cookie"])).toMatch(/^xieshou=990001\.[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
    expect(reply.headers["strict-transport-security"]).toBeUndefined();
    expect(String(reply.headers["content-security-policy"])).toContain("default-src 'self'");
    expect(String(reply.headers["content-security-policy"])).not.toMatch(/unsafe|https?:/);
  });
});

describe("problems", () => {
  test("are told by RFC 9457, in the language asked for, without a trace of the program", async () => {
    const officer = await application.signedIn("bureau");
    const reply = await officer.get("/api/partnerships/not-a-uuid/page");
    expect(reply.headers["content-type"]).toContain("application/problem+json");
    expect(reply.body).toMatchObject({ status: 400, code: "bad-input", fields: [{ path: "partnershipId", code: "invalid_format" }] });
    expect(JSON.stringify(reply.body)).not.toMatch(/node_modules|at \w+/);
    const english = await application.http.inject({ url: "/api/session", headers: { "accept-language": "en" } });
    expect(english.json().title).toBe("Please sign in");
  });

  test("a body beyond the limit is refused", async () => {
    const officer = await application.signedIn("bureau");
    const reply = await officer.send("PUT", "/api/settings", { countyName: "长".repeat(300_000) });
    expect([reply.status, reply.body.code]).toEqual([413, "too-large"]);
  });
});

describe("the description of the interface", () => {
  test("is OpenAPI 3.1 and tells sessions, files and problems", async () => {
    const document = (await application.http.inject({ url: "/api/openapi.json" })).json();
    expect(document.openapi).toBe("3.1.0");
    const upload = document.paths["/api/partnerships/{partnershipId}/plan/file"].post;
    expect(upload.requestBody.content["multipart/form-data"].schema.properties.file).toEqual({ type: "string", format: "binary" });
    expect([upload.security, document.paths["/api/session"].post.security]).toEqual([[{ session: [] }], undefined]);
    expect(Object.keys(upload.responses)).toEqual(expect.arrayContaining(["200", "4XX", "5XX"]));
  });

  test("is read on a page that loads from here only and forces nobody to https", async () => {
    const page = await application.http.inject({ url: "/api/docs/" });
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|upgrade|unsafe|swagger\.io/);
  });
});

describe("the first set-up", () => {
  const wanted = {
    token: "TOKEN",
    county: { code: "430522", name: "新邵县" },
    account: { loginName: "admin", displayName: "管理员", password: "long enough for all" },
  };

  test("takes the printed token, makes county and officer, and is done once", async () => {
    const visitor = empty.visitor();
    expect((await visitor.get("/api/entrance")).body).toEqual({ isSetUp: false, counties: [], demonstration: [] });
    expect((await visitor.send("POST", "/api/setup", { ...wanted, token: "guess" })).body.code).toBe("wrong-token");
    expect((await visitor.send("POST", "/api/setup", { ...wanted, account: { ...wanted.account, password: "short" } })).body.code).toBe(
      "bad-input",
    );
    const done = await visitor.send("POST", "/api/setup", wanted);
    expect(done.body).toMatchObject({
      county: { code: "430522", isDemonstration: false },
      grants: [{ role: "bureauOfficer", scope: { kind: "county" } }],
    });
    expect((await visitor.get("/api/workbench")).status).toBe(200);
    expect((await empty.visitor().send("POST", "/api/setup", wanted)).body.code).toBe("set-up-done");
  });
});
