import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditOutputSchema } from "../src/contract/audit.ts";
import { readOutputSchema } from "../src/contract/reading.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const plan = join(root, "examples/plan.txt");
const summary = join(root, "examples/summary.txt");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xieshou-cli-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

function xieshou(...args: readonly string[]): Run {
  const result = spawnSync(process.execPath, [join(root, "bin/xieshou.mjs"), ...args], { encoding: "utf8", maxBuffer: 1 << 26 });
  return { status: result.status, out: result.stdout, error: result.stderr };
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("read", () => {
  test("prints what the published schema describes, nothing else", () => {
    const { status, out } = xieshou("read", plan, summary, "--json");
    expect(status).toBe(0);
    const { files } = readOutputSchema.strict().parse(JSON.parse(out));
    expect(files.map(({ commitments, facts }) => [commitments.filter(({ explicit }) => explicit).length, facts.length])).toEqual([
      [17, 0],
      [0, 16],
    ]);
  });

  test("each commitment comes with its quota as data and as a sentence", () => {
    const [file] = readOutputSchema.parse(JSON.parse(xieshou("read", plan, "--json").out)).files;
    const index = file?.commitments.findIndex(({ anchor }) => anchor === "两次") ?? -1;
    expect(file?.quotas).toHaveLength(file?.commitments.length ?? -1);
    expect(file?.quotas[index]).toMatchObject({
      kind: "quota",
      quota: { measure: "events", min: 2, max: 2, period: "term" },
      sentence: "会议交流：每学期，次数等于2。",
    });
  });

  test("--out writes one file for each, with offsets into the decoded file", () => {
    const out = join(folder, "out");
    expect(xieshou("read", plan, "--out", out).status).toBe(0);
    const text = readFileSync(plan, "utf8");
    const { commitments } = readOutputSchema.shape.files.element.parse(JSON.parse(readFileSync(join(out, "plan.json"), "utf8")));
    for (const { start, end, anchor } of commitments) expect(text.slice(start, end)).toBe(anchor);
  });

  test("two files of one name are refused before one overwrites the other", () => {
    const { status, error } = xieshou("read", plan, plan, "--out", join(folder, "twice"));
    expect([status, error.trim().split("\n").length]).toEqual([2, 1]);
  });

  test("people get a table, in Chinese or English", () => {
    expect(xieshou("read", plan).out).toContain("每学期");
    expect(xieshou("read", plan, "--lang", "en").out).toContain("each term");
  });

  test("a text with no countable promise says so and lists the uncounted duties", () => {
    const { status, out } = xieshou("read", write("vague.txt", "帮扶计划\n定期选派骨干教师到校指导。\n"));
    expect(status).toBe(0);
    expect(out).toContain("没有读到可以计数的承诺");
    expect(out).toContain("定期选派骨干教师到校指导");
  });
});

describe("audit", () => {
  test("prints rows by the published schema, with standing and reasons", () => {
    const { status, out } = xieshou("audit", plan, summary, "--as-of", "2025-08-31", "--json");
    expect(status).toBe(0);
    const audit = auditOutputSchema.strict().parse(JSON.parse(out));
    expect(audit).toMatchObject({ schoolYear: 2024, stage: "junior" });
    const spring = audit.rows.find(({ clause, period }) => clause.includes("经验交流会") && period === "2025-spring");
    expect(spring).toMatchObject({ standing: "missed", counted: 1, min: 2, due: "2025-07-05" });
    expect(spring?.reasons.filter(({ counts }) => counts === 1)).toHaveLength(1);
  });

  test("plan and summary in one file give the same rows as in two", () => {
    const both = write("both.txt", `${readFileSync(plan, "utf8")}\n${readFileSync(summary, "utf8")}`);
    const rows = (out: string): unknown[] =>
      auditOutputSchema
        .parse(JSON.parse(out))
        .rows.map(({ clause, period, scope, standing, counted }) => ({ clause, period, scope, standing, counted }));
    const asOf = ["--as-of", "2025-08-31", "--json"];
    expect(rows(xieshou("audit", both, ...asOf).out)).toEqual(rows(xieshou("audit", plan, summary, ...asOf).out));
  });

  test("as it stood in the first term: nothing of spring is missed, and what happened later does not count", () => {
    const { rows } = auditOutputSchema.parse(JSON.parse(xieshou("audit", plan, summary, "--as-of", "2024-10-31", "--json").out));
    expect(rows.some(({ period, standing }) => period === "2025-spring" && standing === "missed")).toBe(false);
    expect(rows.find(({ clause, period }) => clause.includes("经验交流会") && period === "2025-spring")).toMatchObject({
      counted: 0,
      standing: "on-track",
    });
  });

  test("the table for a school head", () => {
    const { out } = xieshou("audit", plan, summary, "--as-of", "2025-08-31");
    for (const words of ["✕ 未兑现", "● 已兑现", "？待佐证", "＋ 超额", "计发规则", "没有对上承诺"]) expect(out).toContain(words);
  });

  test("files that state no school year need one", () => {
    const masked = write("masked.txt", "结对帮扶计划\n每学期开展两次经验交流会。\n");
    expect(xieshou("audit", masked)).toMatchObject({ status: 2, out: "" });
    expect(xieshou("audit", masked, "--school-year", "2024").status).toBe(0);
  });
});

describe("bad input: status 2, one clear line, nothing on standard output", () => {
  test.for([
    ["no such file", ["read", "none.txt"], "找不到"],
    ["no file given", ["audit"], "请给出"],
    ["an unknown command", ["raed", "x"], "没有"],
    ["an unknown option", ["read", "x", "--jsno"], "--jsno"],
    ["a day that does not exist", ["audit", plan, "--as-of", "2025-02-30"], "--as-of"],
    ["a school year that is none", ["audit", plan, "--school-year", "24"], "--school-year"],
    ["an unknown stage", ["audit", plan, "--stage", "college"], "--stage"],
  ] as const)("%s", ([, args, words]) => {
    const { status, out, error } = xieshou(...args);
    expect([status, out, error.trim().split("\n").length]).toEqual([2, "", 1]);
    expect(error).toContain(words);
  });

  test("an empty file, in English", () => {
    expect(xieshou("read", write("empty.txt", ""), "--lang", "en").error).toMatch(/empty\.txt: the file is empty/);
  });
});

test("help in both languages, and the version", () => {
  expect(xieshou("--help").out).toContain("用法");
  expect(xieshou("--help", "--lang", "en").out).toContain("Usage");
  expect(xieshou("--version").out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
