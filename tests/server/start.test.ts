import { once } from "node:events";
import { existsSync, mkdirSync, statSync, writeFileSync, chmodSync, chownSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { isRunning } from "../../src/server/db/process-state.ts";
import {
  databasePids,
  freePort,
  freshFolder,
  launch,
  postmasterPid,
  removeFolder,
  runCommand,
  serverPid,
  startCommand,
  type Product,
  type StartArguments,
} from "../product.ts";

const isRoot = process.getuid?.() === 0;
/** The account `nobody`. */
const nobody = 65_534;
const folders: string[] = [];

function folder(): string {
  const made = freshFolder();
  folders.push(made);
  return made;
}

async function start(data: string, more: Omit<StartArguments, "data" | "port"> = {}): Promise<Product> {
  return await startCommand({ data, port: await freePort(), ...more, more: ["--empty", ...(more.more ?? [])] });
}

async function refused(data: string, args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) {
  return await runCommand(["start", "--empty", "--data", data, "--port", String(await freePort()), ...args], { environment });
}

afterEach(async () => {
  for (const made of folders.splice(0)) await removeFolder(made);
});

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

/** Each starts the real command several times; beside other work on two cores one start may take ten seconds. */
describe("xieshou start", { timeout: 120_000 }, () => {
  test("makes the database in the folder, reached over a socket only, and stops it on exit", async () => {
    const data = join(folder(), "not", "yet");
    folders.push(data);
    const product = await start(data);
    expect(await statusOf(`${product.url}/readyz`)).toBe(200);
    const [postmaster] = databasePids(data);
    expect(postmaster).toBeGreaterThan(0);
    const note = readFileSync(join(data, "postgres", "postmaster.pid"), "utf8").split("\n");
    expect([note[4]?.startsWith("/"), note[5]]).toEqual([true, ""]);
    // Whoever asks the command to end means the server behind it, and that means the database.
    expect(await product.stop("SIGTERM")).toBe(0);
    expect([serverPid(data), postmasterPid(data), existsSync(join(data, "xieshou.pid"))]).toEqual([undefined, undefined, false]);
  });

  test("a second start on the same folder is refused with one line that says whose it is, and changes nothing", async () => {
    const data = folder();
    const product = await start(data);
    const second = await refused(data);
    expect([second.status, second.out, second.error.trim().split("\n").length]).toEqual([3, "", 1]);
    expect(second.error).toContain(`（进程 ${serverPid(data)}）`);
    expect(await statusOf(`${product.url}/readyz`)).toBe(200);
    expect(await product.stop()).toBe(0);
  });

  test("asked to end while it starts, or twice at once, it leaves nothing behind", async () => {
    const data = folder();
    const { child } = launch({ data, port: await freePort(), more: ["--empty"] });
    await expect.poll(() => postmasterPid(data), { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    const pid = postmasterPid(data) ?? 0;
    child.kill("SIGTERM");
    await once(child, "exit");
    expect([child.exitCode, isRunning(pid)]).toEqual([0, false]);
    const product = await start(data);
    // As Ctrl-C in a terminal: the group gets it, and each program in between passes it on.
    process.kill(serverPid(data) ?? 0, "SIGINT");
    expect(await product.stop("SIGINT")).toBe(0);
    expect(postmasterPid(data)).toBeUndefined();
  });

  test("a request under way when it is asked to end is answered, a connection without one is closed", async () => {
    const product = await start(folder());
    await (await fetch(`${product.url}/healthz`)).text();
    const body = JSON.stringify({ countyCode: "430524", loginName: "somebody", password: "s3cret words" });
    const headers = { "x-xieshou": "1", "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const slow = request(`${product.url}/api/session`, { method: "POST", headers });
    slow.write(body.slice(0, 20));
    await pause(200);
    const stopped = product.stop();
    await pause(500);
    expect(serverPid(product.data)).toBeGreaterThan(0);
    slow.end(body.slice(20));
    const [reply] = await once(slow, "response");
    expect(reply.statusCode).toBe(401);
    expect(await stopped).toBe(0);
    expect(product.output()).not.toContain("s3cret");
  });

  test("the server killed: the plain command starts again on the database that outlived it, and then stops it", async () => {
    const data = folder();
    const killed = await start(data);
    const database = postmasterPid(data);
    process.kill(serverPid(data) ?? 0, "SIGKILL");
    await once(killed.child, "exit");
    expect(postmasterPid(data)).toBe(database);
    const product = await start(data);
    expect(postmasterPid(data)).toBe(database);
    expect(await product.stop()).toBe(0);
    expect(postmasterPid(data)).toBeUndefined();
  });

  test("the database killed: the server tells that it is not ready, starts it again, and is ready by itself", async () => {
    const data = folder();
    const product = await start(data);
    const killed = postmasterPid(data) ?? 0;
    process.kill(killed, "SIGKILL");
    const seen: number[] = [];
    await expect
      .poll(
        async () => {
          seen.push(await statusOf(`${product.url}/readyz`));
          return postmasterPid(data) !== killed && seen.includes(503) && seen.at(-1) === 200;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(await statusOf(`${product.url}/api/entrance`)).toBe(200);
    expect(await product.stop()).toBe(0);
    expect(postmasterPid(data)).toBeUndefined();
  });

  test("a folder that is a file, a port that is taken, a database that is not there: one line each, nothing left running", async () => {
    const data = folder();
    writeFileSync(join(data, "file"), "");
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const [file, port, away, noUrl] = await Promise.all([
      refused(join(data, "file")),
      refused(data, ["--port", String(typeof address === "object" && address ? address.port : 0)]),
      refused(folder(), [], { DATABASE_URL: "postgresql://somebody:s3cret@127.0.0.1:1/none" }),
      refused(folder(), [], { DATABASE_URL: "no url" }),
    ]);
    const cases = [
      { found: file, words: "不是文件夹" },
      { found: port, words: "占用" },
      { found: away, words: "ECONNREFUSED" },
      { found: noUrl, words: "ERR_INVALID_URL" },
    ];
    taken.close();
    for (const { found, words } of cases) {
      expect([found.status, found.out, found.error.trim().split("\n").length]).toEqual([3, "", 1]);
      expect(found.error).toContain(words);
      expect(found.error).not.toContain("s3cret");
    }
    expect(postmasterPid(data)).toBeUndefined();
  });

  test.runIf(isRoot)("as root the database runs under another account, or in a namespace where none can reach the folder", async () => {
    const data = folder();
    const product = await start(data);
    expect(statSync(join(data, "postgres")).uid).not.toBe(0);
    expect(statSync(`/proc/${postmasterPid(data)}`).uid).not.toBe(0);
    expect(await product.stop()).toBe(0);
    const closed = folder();
    chmodSync(closed, 0o700);
    expect(await (await start(closed)).stop()).toBe(0);
  });

  test.runIf(isRoot)("an ordinary account starts it on its own folder, and is told where it may not write", async () => {
    const home = folder();
    const data = join(home, "data");
    mkdirSync(data);
    chownSync(data, nobody, nobody);
    const product = await start(data, { uid: nobody });
    expect(await statusOf(`${product.url}/readyz`)).toBe(200);
    expect(await product.stop()).toBe(0);
    const closed = await runCommand(["start", "--data", join(home, "closed"), "--lang", "en"], { uid: nobody });
    expect([closed.status, closed.error]).toEqual([3, expect.stringContaining("you may not write to it")]);
  });
});
