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

function run(command: string, args: readonly string[]): boolean {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  return result.status === 0;
}

function check(title: string, command: string, args: readonly string[]): void {
  const isGood = run(command, args);
  console.log(`${isGood ? "✓" : "✗"} ${title}`);
  totals[isGood ? "passed" : "failed"]++;
}

/** Runs the tests of one configuration and adds its true totals. */
function tests(config: string): void {
  const folder = mkdtempSync(join(tmpdir(), "xieshou-check-"));
  const report = join(folder, "vitest.json");
  const isGood = run("vitest", ["run", "--config", config, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
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
tests("vitest.journeys.config.ts");
console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);
