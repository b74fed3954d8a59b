import type { FastifyInstance, InjectOptions } from "fastify";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DatabaseLost } from "../db/database-lost.ts";
import { makeHttp } from "./app.ts";
import { serveHealth } from "./health.ts";

const lines: string[] = [];
let http: FastifyInstance;
let isAnswering = true;

beforeAll(async () => {
  http = await makeHttp({
    isBehindTls: false,
    logLevel: "info",
    logStream: { write: (line) => lines.push(line) },
    requestsPerMinute: 1000,
    metricsToken: "a token",
  });
  http.get("/people/:name", async () => {
    throw Object.assign(new Error("expected one row, found 张三\nand 李四"), { code: "22P02" });
  });
  http.get("/lost", async () => {
    throw new DatabaseLost(Object.assign(new Error("connect 王五"), { code: "ECONNREFUSED" }));
  });
  http.get("/file", async (_, reply) => {
    void reply.header("content-type", "text/plain").header("content-disposition", "attachment");
    return reply.send(
      new Readable({
        read() {
          this.destroy(new DatabaseLost(null));
        },
      }),
    );
  });
  serveHealth(http, async () => (isAnswering ? true : new Promise<boolean>(() => undefined)));
  await http.ready();
});

afterAll(async () => http.close());

describe("what is logged", () => {
  test("a request has its number, method, route and status, and nothing of what was asked", async () => {
    lines.length = 0;
    const reply = await http.inject({ url: "/people/%E5%BC%A0%E4%B8%89?q=%E7%A7%98%E5%AF%86", headers: { cookie: "xieshou=secret" } });
    const { requestId } = reply.json();
    expect(lines.map((line) => JSON.parse(line).reqId)).toEqual([requestId, requestId, requestId]);
    expect(JSON.parse(lines[0] ?? "").req).toEqual({ method: "GET", path: "/people/:name" });
    expect(JSON.parse(lines.at(-1) ?? "").res).toEqual({ status: 500 });
    expect(lines.join("")).not.toMatch(/张三|李四|秘密|%E5|secret/);
  });

  test("an error has its type, its code and where it was thrown, but not its text", async () => {
    lines.length = 0;
    await http.inject("/people/x");
    const { err } = JSON.parse(lines.find((line) => line.includes('"bug"')) ?? "");
    expect(err).toMatchObject({ type: "Error", message: "22P02", stack: expect.stringContaining("app.test.ts") });
  });
});

describe("what is told", () => {
  test("a bug is a problem document with the number to report, and nothing of the program", async () => {
    const reply = await http.inject("/people/x");
    expect(reply.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(reply.json()).toEqual({
      type: "urn:xieshou:problem:bug",
      title: expect.any(String),
      status: 500,
      code: "bug",
      requestId: expect.any(String),
    });
  });

  test("a database that does not answer is busy, and may be asked again", async () => {
    expect((await http.inject("/lost")).json()).toMatchObject({ status: 503, code: "busy" });
  });

  test("a file that breaks off before its first piece is a problem and no broken file", async () => {
    const reply = await http.inject({ url: "/file", headers: { "accept-encoding": "gzip" } });
    expect([reply.statusCode, reply.headers["content-encoding"], reply.headers["content-disposition"]]).toEqual([
      503,
      undefined,
      undefined,
    ]);
    expect(reply.json().code).toBe("busy");
  });

  test.for(["/api/nowhere", "/api/../../etc/passwd"])("%s is a problem document, too", async (url) => {
    expect((await http.inject(url)).json()).toMatchObject({ status: 404, code: "not-found" });
  });
});

describe("figures for Prometheus", () => {
  async function statusOf(options: InjectOptions): Promise<number> {
    return (await http.inject({ url: "/metrics", ...options })).statusCode;
  }

  test("are read on the machine itself, or with the token; they count by route and name nobody", async () => {
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ remoteAddress: "192.168.1.20" })).toBe(403);
    expect(await statusOf({ remoteAddress: "192.168.1.20", headers: { authorization: "Bearer another" } })).toBe(403);
    expect(await statusOf({ remoteAddress: "192.168.1.20", headers: { authorization: "Bearer a token" } })).toBe(200);
    await http.inject("/people/%E5%BC%A0");
    const text = (await http.inject("/metrics")).body;
    expect(text).toContain('xieshou_request_seconds_count{method="GET",route="/people/:name",status="500"}');
    expect(text).not.toMatch(/张|%E5/);
  });

  test("behind a proxy nobody is the machine itself", async () => {
    expect(await statusOf({ headers: { "x-forwarded-for": "127.0.0.1" } })).toBe(403);
  });
});

test("readiness waits two seconds for the database, health not at all", async () => {
  expect((await http.inject("/readyz")).statusCode).toBe(200);
  isAnswering = false;
  expect((await http.inject("/healthz")).statusCode).toBe(200);
  expect((await http.inject("/readyz")).statusCode).toBe(503);
});
