import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./folder-lock.ts";
import { processState } from "./process-state.ts";

let data = "";
const started: ChildProcess[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "xieshou-lock-"));
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(data, { recursive: true });
});

const program = `
  const { lockFolder } = await import(process.argv[1]);
  const lock = await lockFolder(process.argv[2]);
  process.stdout.write(lock.kind + "\\n");
  setInterval(() => {}, 1000);
`;

/** Another process that takes the lock, or tries to, says so, and lives on. */
async function starter(): Promise<{ child: ChildProcess; kind: string }> {
  const script = join(import.meta.dirname, "folder-lock.ts");
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, script, data], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(child);
  const [line]: unknown[] = await once(child.stdout, "data");
  return { child, kind: String(line).trim() };
}

test("a folder serves one product, and a second one learns whose it is", async () => {
  const { child } = await starter();
  expect(await lockFolder(data)).toEqual({ kind: "refused", reason: { kind: "folder-in-use", pid: child.pid } });
});

test("within one process, too, the second is refused until the first lets go", async () => {
  const first = await lockFolder(data);
  expect(await lockFolder(data)).toEqual({ kind: "refused", reason: { kind: "folder-in-use", pid: process.pid } });
  if (first.kind === "locked") await first.release();
  const second = await lockFolder(data);
  expect(second.kind).toBe("locked");
  if (second.kind === "locked") await second.release();
});

test("of six who start at once exactly one wins", async () => {
  const starters = await Promise.all(Array.from({ length: 6 }, starter));
  expect(starters.filter(({ kind }) => kind === "locked")).toHaveLength(1);
});

test("who was killed holds nothing", async () => {
  const { child } = await starter();
  child.kill("SIGKILL");
  await once(child, "exit");
  const lock = await lockFolder(data);
  expect(lock.kind).toBe("locked");
  if (lock.kind === "locked") await lock.release();
});

test("who is stopped but alive still holds it", async () => {
  const { child } = await starter();
  child.kill("SIGSTOP");
  expect((await lockFolder(data)).kind).toBe("refused");
});

test("a note that names another program, as after a restart of a container, keeps nobody out", async () => {
  writeFileSync(join(data, "xieshou.pid"), "1\n");
  const lock = await lockFolder(data);
  expect(lock.kind).toBe("locked");
  if (lock.kind === "locked") await lock.release();
});

test.runIf(process.platform === "linux")("who ended and was not reaped is known as a zombie, and holds nothing", async () => {
  const script = join(import.meta.dirname, "folder-lock.ts");
  // The shell becomes sleep, which never asks for the result of its child.
  const line = `"$0" --input-type=module -e '${program.replace("setInterval(() => {}, 1000)", "process.stdout.write(process.pid + '\\''\\n'\\'')")}' "$1" "$2" & exec sleep 60`;
  const parent = spawn("/bin/sh", ["-c", line, process.execPath, script, data], { stdio: ["ignore", "pipe", "inherit"] });
  started.push(parent);
  const { promise, resolve } = Promise.withResolvers<number>();
  let said = "";
  parent.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
    const pid = /^locked\n(\d+)\n/.exec(said)?.[1];
    if (pid !== undefined) resolve(Number(pid));
  });
  const pid = await promise;
  await expect.poll(() => processState(pid).kind).toBe("zombie");
  const lock = await lockFolder(data);
  expect(lock.kind).toBe("locked");
  if (lock.kind === "locked") await lock.release();
});
