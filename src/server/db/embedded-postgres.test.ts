import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { completeBinaries, findBinaries } from "./embedded-binaries.ts";
import { startEmbedded, type EmbeddedServer } from "./embedded-postgres.ts";
import { processState } from "./process-state.ts";

const folders: string[] = [];
const servers: EmbeddedServer[] = [];
const others: ChildProcess[] = [];

/** A folder that an account other than ours may pass through, as the server's may be another. */
function freshFolder(mode = 0o711): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "xieshou-embedded-")));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

async function start(folder: string, options: Parameters<typeof startEmbedded>[1] = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder, { durable: false, ...options });
  servers.push(server);
  return server;
}

async function ask(server: EmbeddedServer, text: string): Promise<Record<string, unknown>> {
  const client = new Client(server.connection);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

/** Ends the whole server without a word, as a power cut does to it. */
async function killServer(server: EmbeddedServer): Promise<void> {
  process.kill(server.pid, "SIGKILL");
  await expect.poll(() => processState(server.pid).kind).not.toBe("running");
}

function setPid(folder: string, pid: number): void {
  const lock = join(folder, "postgres", "postmaster.pid");
  writeFileSync(lock, [String(pid), ...readFileSync(lock, "utf8").split("\n").slice(1)].join("\n"));
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    await server.stop();
    if (server.connection.host.startsWith("/")) rmSync(server.connection.host, { recursive: true, force: true });
  }
  for (const child of others.splice(0)) child.kill("SIGKILL");
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe("the first run", () => {
  test("makes a database of UTF-8 text in UTC that nobody else can enter", async () => {
    const folder = freshFolder();
    const server = await start(folder, { durable: true });
    expect(server.how).toBe("created");
    const found = await ask(
      server,
      `select current_database() as database, current_setting('server_encoding') as encoding, current_setting('timezone') as timezone,
              current_setting('fsync') as fsync, current_setting('ssl') as ssl, current_setting('listen_addresses') as addresses,
              (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
    );
    expect(found).toEqual({
      database: "xieshou",
      encoding: "UTF8",
      timezone: "UTC",
      fsync: "on",
      ssl: "off",
      addresses: "",
      locale: "b C.UTF-8",
    });
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, "postgres")).mode & 0o777).toBe(0o700);
  });

  test("removes what an earlier first run left half-made", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "postgres.init-0badc0de"));
    writeFileSync(join(folder, "postgres.init-0badc0de", "PG_VERSION"), "18\n");
    expect((await start(folder)).how).toBe("created");
    expect(readdirSync(folder).toSorted()).toEqual(["postgres", "postgres.log", "postgres.start-lock"]);
  });

  test("by three at once makes one server, which the others adopt", async () => {
    const folder = freshFolder();
    const found = await Promise.all([start(folder), start(folder), start(folder)]);
    expect(found.map(({ how }) => how).toSorted()).toEqual(["adopted", "adopted", "created"]);
    expect(new Set(found.map(({ pid }) => pid)).size).toBe(1);
  });

  test.runIf(process.getuid?.() === 0)("as root, in a folder that only root can pass through, runs in a user namespace", async () => {
    const server = await start(freshFolder(0o700));
    expect(server.how).toBe("created");
    expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
  });

  test("over the loopback address, as on Windows, asks for a password that only we can read", async () => {
    const folder = freshFolder();
    const server = await start(folder, { transport: "loopback" });
    expect(server.connection.host).toBe("127.0.0.1");
    expect(await ask(server, "select 1 as one")).toEqual({ one: 1 });
    expect(statSync(join(folder, "postgres.password")).mode & 0o777).toBe(0o600);
    await expect(ask({ ...server, connection: { ...server.connection, password: "password" } }, "select 1")).rejects.toMatchObject({
      code: "28P01",
    });
    expect((await start(folder, { transport: "loopback" })).how).toBe("adopted");
  });
});

describe("a folder that has a database", () => {
  let folder = "";

  beforeAll(async () => {
    folder = freshFolder();
    const server = await startEmbedded(folder, { durable: false });
    await ask(server, "create table kept (value integer)");
    await server.stop();
  });

  test("is started again, and what was written is there", async () => {
    const server = await start(folder);
    expect(server.how).toBe("started");
    expect(await ask(server, "select count(*)::integer as count from kept")).toEqual({ count: 0 });
  });

  test("a second start adopts the running server, and does not stop it", async () => {
    const first = await start(folder);
    const second = await start(folder);
    expect(second).toMatchObject({ how: "adopted", pid: first.pid, connection: first.connection });
    await second.stop();
    expect(processState(first.pid).kind).toBe("running");
  });

  test("stop waits until the server is gone", async () => {
    const server = await start(folder);
    await server.stop();
    expect(processState(server.pid).kind).not.toBe("running");
    expect(existsSync(join(folder, "postgres", "postmaster.pid"))).toBe(false);
  });

  test("the name of the folder may go through a link", async () => {
    const server = await start(folder);
    const link = join(freshFolder(), "link");
    symlinkSync(folder, link);
    expect(await start(link)).toMatchObject({ how: "adopted", pid: server.pid });
  });

  test("a killed server is started again and recovers", async () => {
    // Durable: without that an acknowledged row may still be in the memory of the killed server.
    const killed = await start(folder, { durable: true });
    await ask(killed, "insert into kept (value) values (7)");
    await killServer(killed);
    const server = await start(folder);
    expect(server.how).toBe("started");
    expect(await ask(server, "select value from kept")).toEqual({ value: 7 });
  });

  test("a lock file that names a living foreign process keeps nobody out, and the process lives on", async () => {
    const other = spawn("sleep", ["60"]);
    others.push(other);
    await killServer(await start(folder));
    setPid(folder, other.pid ?? 0);
    expect((await start(folder)).how).toBe("started");
    expect(processState(other.pid ?? 0).kind).toBe("running");
  });

  test("a lock file that names the server of another folder is not taken for ours", async () => {
    const neighbour = await start(freshFolder());
    await killServer(await start(folder));
    setPid(folder, neighbour.pid);
    const server = await start(folder);
    expect(server.how).toBe("started");
    expect(server.pid).not.toBe(neighbour.pid);
  });

  test("an empty lock file, as a power cut leaves, is removed once it is not a fresh one", async () => {
    await killServer(await start(folder));
    const lock = join(folder, "postgres", "postmaster.pid");
    writeFileSync(lock, "");
    utimesSync(lock, new Date(0), new Date(0));
    expect((await start(folder)).how).toBe("started");
  });

  test.runIf(process.platform === "linux")("a server that ended and was not reaped does not count as running", async () => {
    await killServer(await start(folder));
    // The shell starts a program and becomes sleep, which never asks for its result.
    const parent = spawn("/bin/sh", ["-c", "sleep 60 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    others.push(parent);
    const { promise, resolve } = Promise.withResolvers<number>();
    parent.stdout.on("data", (chunk: Buffer) => resolve(Number(chunk.toString())));
    const zombie = await promise;
    // Ended before that, it would be reaped by the shell.
    await expect.poll(() => readFileSync(`/proc/${parent.pid}/cmdline`, "utf8")).toMatch(/^sleep/);
    process.kill(zombie);
    await expect.poll(() => processState(zombie).kind).toBe("zombie");
    setPid(folder, zombie);
    expect((await start(folder)).how).toBe("started");
  });

  test("what cannot start says why, with the words of the server's log", async () => {
    const broken = freshFolder();
    cpSync(folder, broken, { recursive: true });
    writeFileSync(join(broken, "postgres", "postgresql.conf"), "no_such_setting = 1\n");
    await expect(start(broken, { startMsMax: 1500 })).rejects.toThrow("no_such_setting");
  });
});

test("programs whose install script was blocked are made complete", () => {
  const found = findBinaries();
  if (found.kind === "missing") throw new Error(`expected ${found.packageName}`);
  const native = join(freshFolder(), "native");
  const isFile = (path: string): boolean => !lstatSync(path).isSymbolicLink();
  cpSync(dirname(dirname(found.postgres)), native, { recursive: true, filter: isFile });
  chmodSync(join(native, "bin", "postgres"), 0o644);
  const completed = completeBinaries(native);
  expect(lstatSync(join(native, "lib", "libicuuc.so.60")).isSymbolicLink()).toBe(true);
  expect(statSync(completed.postgres).mode & 0o100).toBe(0o100);
  expect(completeBinaries(native)).toEqual(completed);
});
