import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll } from "vitest";
import { demonstrationAccounts } from "../../src/server/demonstration/accounts.ts";
import { makeDemonstration } from "../../src/server/demonstration/actions.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";
import { testNow } from "../now.ts";
import { filledDatabase, testDatabase } from "../../src/server/db/test-database.ts";
import type { Database } from "../../src/server/db/pool.ts";
import { dayIn } from "../../src/server/http/clock.ts";
import { makeHttp } from "../../src/server/http/app.ts";
import { bindFeatures } from "../../src/server/main.ts";
import { makeDigestCache, type DigestCache } from "../../src/server/standing/digest.ts";

export interface Reply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into replies of every shape
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Somebody at a browser: calls keep the session's cookie. */
export interface Visitor {
  /** Headers of a call made past these helpers: cookie and the mark of our own pages. */
  headers(): Readonly<Record<string, string>>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  send(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Reply>;
  upload(path: string, fileName: string, content: Buffer): Promise<Reply>;
}

/** The last line of an answer in lines; see `ReplyKind` of the contract. */
function lastOf(lines: string): unknown {
  const last: unknown = JSON.parse(lines.trimEnd().split("\n").at(-1) ?? "");
  if (typeof last !== "object" || last === null) throw new Error(`expected a line with reply or problem, found ${lines}`);
  return "reply" in last ? last.reply : "problem" in last ? last.problem : last;
}

const boundary = "----xieshou";

/** A file as a browser sends it. The type that it claims is nothing to rely on. */
function formOf(fileName: string, content: Buffer): Buffer {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: text/html\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

export interface TestApplication {
  readonly http: FastifyInstance;
  readonly database: Database;
  /** What the server has kept of standings; may be emptied at any time. */
  readonly digests: DigestCache;
  visitor(): Visitor;
  signedIn(loginName: string): Promise<Visitor>;
}

function visitorOf(http: FastifyInstance): Visitor {
  let cookie: string | undefined;
  async function inject(options: InjectOptions): Promise<Reply> {
    const reply = await http.inject({ ...options, headers: { "x-xieshou": "1", ...(cookie ? { cookie } : {}), ...options.headers } });
    const set = reply.headers["set-cookie"];
    if (typeof set === "string") cookie = set.split(";")[0];
    const type = String(reply.headers["content-type"]);
    const body: unknown = type.includes("ndjson") ? lastOf(reply.body) : type.includes("json") ? reply.json() : reply.rawPayload;
    return { status: reply.statusCode, body, headers: reply.headers };
  }
  return {
    headers: () => ({ "x-xieshou": "1", ...(cookie ? { cookie } : {}) }),
    get: async (path, headers = {}) => inject({ method: "GET", url: path, headers }),
    upload: async (path, fileName, content) =>
      inject({
        method: "POST",
        url: path,
        headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
        payload: formOf(fileName, content),
      }),
    send: async (method, path, body) => inject({ method, url: path, ...(body === undefined ? {} : { payload: body as object }) }),
  };
}

/** The whole server on a database of its own, for one test file; with the demonstration county unless told. */
export async function testApplication({ withDemonstration = true, clock = (): Date => new Date(testNow) } = {}): Promise<TestApplication> {
  const { db: database } = withDemonstration
    ? await filledDatabase(async (filled) => makeDemonstration(filled, dayIn(new Date(testNow)), testNow))
    : await testDatabase();
  const http = await makeHttp({ isBehindTls: false, logLevel: "silent", requestsPerMinute: 100_000 });
  const digests = makeDigestCache();
  bindFeatures({ http, database, clock, digests }, { matches: (token) => token === "TOKEN" });
  beforeAll(async () => {
    await http.ready();
  });
  afterAll(async () => http.close());
  return {
    http,
    database,
    digests,
    visitor: () => visitorOf(http),
    async signedIn(loginName) {
      const visitor = visitorOf(http);
      const password = demonstrationAccounts.find((account) => account.loginName === loginName)?.password;
      const reply = await visitor.send("POST", "/api/session", { countyCode: demonstrationCode, loginName, password });
      if (reply.status !== 200) throw new Error(`expected ${loginName} to sign in, found ${JSON.stringify(reply.body)}`);
      return visitor;
    },
  };
}
