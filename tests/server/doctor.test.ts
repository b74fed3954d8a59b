import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, freshFolder, postmasterPid, removeFolder, runCommand, serverPid, startCommand } from "../product.ts";

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const data = freshFolder();
const other = freshFolder();

interface Found {
  readonly status: number | null;
  readonly out: string;
}

async function doctor(folder: string, environment: Readonly<Record<string, string>> = {}, uid?: number): Promise<Found> {
  const { status, out, error } = await runCommand(["doctor", "--data", folder], { environment, ...(uid === undefined ? {} : { uid }) });
  // Whatever it finds, it is a finding and no stack trace.
  expect(error).toBe("");
  return { status, out };
}

beforeAll(async () => {
  const product = await startCommand({ data, port: await freePort(), more: ["--empty"] });
  await product.stop();
});

afterAll(async () => {
  await removeFolder(data);
  await removeFolder(other);
});

/** Beside other work on two cores one start of the real command may take ten seconds. */
describe("xieshou doctor", { timeout: 120_000 }, () => {
  test("where nothing was started yet, says that the first start makes it, and makes nothing", async () => {
    const folder = join(other, "not", "yet");
    const { status, out } = await doctor(folder);
    expect(status).toBe(0);
    expect(out).toContain("首次启动时会建立");
    expect(existsSync(join(other, "not"))).toBe(false);
  });

  test("on a stopped product finds everything good, and leaves it stopped", async () => {
    const { status, out } = await doctor(data);
    expect([status, out.includes("✗"), out.includes("!")]).toEqual([0, false, false]);
    expect(out).toMatch(/✓ PostgreSQL 版本 {2}18\.\d+/);
    expect([serverPid(data), postmasterPid(data)]).toEqual([undefined, undefined]);
  });

  test("beside a running product names its process and leaves it running", async () => {
    const product = await startCommand({ data, port: await freePort() });
    const { status, out } = await doctor(data);
    expect(status).toBe(0);
    expect(out).toContain(`✓ 携手正在运行  进程 ${serverPid(data)}`);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    expect(await product.stop()).toBe(0);
  });

  test.for([
    { why: "a database that does not run", url: "postgresql://somebody:s3cret@127.0.0.1:1/none", words: "那里没有数据库在运行" },
    { why: "a URL that is none", url: "s3cret no url", words: "DATABASE_URL 要写成 postgresql://" },
    { why: "a host that is none", url: "postgresql://somebody:s3cret@xieshou.invalid/none", words: "DATABASE_URL" },
  ])("explains $why, without its password", async ({ url, words }) => {
    const { status, out } = await doctor(join(other, "not"), { DATABASE_URL: url });
    expect(status).toBe(1);
    expect(out).toContain(words);
    expect(out).not.toContain("s3cret");
  });

  test("explains a folder that is a file", async () => {
    writeFileSync(join(other, "file"), "");
    const { status, out } = await doctor(join(other, "file"));
    expect([status, out]).toEqual([1, expect.stringContaining("这不是文件夹")]);
  });

  test.runIf(isRoot)("explains a folder that one may not write to, and one above it", async () => {
    const closed = join(other, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o755);
    for (const folder of [closed, join(closed, "below")]) {
      const { status, out } = await doctor(folder, {}, nobody);
      expect([status, out]).toEqual([1, expect.stringContaining("请换一个本人有写权限的文件夹")]);
    }
  });

  test("a database that does not start is a finding with the words of its log", async () => {
    const broken = join(other, "broken");
    mkdirSync(join(broken, "postgres"), { recursive: true });
    writeFileSync(join(broken, "postgres", "PG_VERSION"), "17\n");
    chmodSync(broken, 0o711);
    const { status, out } = await doctor(broken);
    expect(status).toBe(1);
    expect(out).toContain("postgres.log");
    expect(postmasterPid(broken)).toBeUndefined();
  });
});

test("db distribute says what is missing: a database, or the extension", async () => {
  const none = await runCommand(["db", "distribute", "--data", join(other, "not")]);
  expect([none.status, none.error]).toEqual([1, expect.stringContaining("还没有数据库")]);
  const single = await runCommand(["db", "distribute", "--data", data, "--lang", "en"]);
  expect([single.status, single.error]).toEqual([1, expect.stringContaining("no Citus extension")]);
});
