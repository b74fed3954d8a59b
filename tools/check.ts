/**
 * Every check of the project, one after the other; all of them run even if one fails. The last line counts the
 * tests of all runners and one for each further check: `N passed, N failed, N skipped`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { hasDebianPostgres, startDebianPostgres } from "../tests/debian-postgres.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const totals: Totals = { passed: 0, failed: 0, skipped: 0 };

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): boolean {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...environment } });
  return result.status === 0;
}

function check(title: string, command: string, args: readonly string[]): void {
  const isGood = run(command, args);
  console.log(`${isGood ? "✓" : "✗"} ${title}`);
  totals[isGood ? "passed" : "failed"]++;
}

/** Runs the tests of one configuration, or only those files of it, and adds its true totals. */
function tests(config: string, files: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): void {
  const folder = mkdtempSync(join(tmpdir(), "xieshou-check-"));
  const report = join(folder, "vitest.json");
  const args = ["run", ...files, "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const isGood = run("vitest", args, environment);
  const { testResults } = vitestReport.parse(JSON.parse(readFileSync(report, "utf8")));
  rmSync(folder, { recursive: true });
  const failedBefore = totals.failed;
  for (const file of testResults) {
    if (file.assertionResults.length === 0) totals[file.status === "passed" ? "skipped" : "failed"]++;
    for (const test of file.assertionResults) {
      if (test.status === "passed") totals.passed++;
      else if (test.status === "failed") totals.failed++;
      else {
        totals.skipped++;
        console.log(`- skipped: ${test.fullName}`);
      }
    }
  }
  // A runner that fails without a failed test (a crash, no test found) must not read as green.
  if (!isGood && totals.failed === failedBefore) totals.failed++;
}

/** What reaches the database over TEST_DATABASE_URL; the launcher's own tests start their servers themselves. */
const databaseTests = ["src/server/db/", "src/server/demonstration/", "tests/server/"];
const launcherTests = ["**/embedded-*.test.ts", "**/folder-lock.test.ts", "tests/server/start.test.ts", "tests/server/doctor.test.ts"];

/** The same tests on the oldest PostgreSQL that DATABASE_URL may name. */
async function testsOnPostgres15(): Promise<void> {
  if (!hasDebianPostgres()) {
    totals.skipped++;
    console.log("- skipped: database tests on Debian's PostgreSQL 15, which is not installed");
    return;
  }
  const server = await startDebianPostgres();
  console.log("database tests on Debian's PostgreSQL 15");
  try {
    const files = [...databaseTests, ...launcherTests.map((pattern) => `--exclude=${pattern}`)];
    tests("vitest.config.ts", files, { TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

check("format", "oxfmt", ["--check", "."]);
check("lint", "oxlint", ["--type-aware", "--deny-warnings", "."]);
for (const layer of ["src/domain", "src/contract", "src/server", "src/cli", "src/web", "tests/journeys"])
  check(`types of ${layer}`, "tsc", ["-p", layer]);
check("types of tests and tools", "tsc", ["-p", "."]);
check("generated files are current", "node", ["tools/generate.ts", "--check"]);
check("dead code", "knip", []);
check("web builds", "vite", ["build", "--logLevel", "warn"]);
check("first load of the web", "node", ["tools/web-size.ts"]);
tests("vitest.config.ts");
await testsOnPostgres15();
tests("vitest.journeys.config.ts");
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);
