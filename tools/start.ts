/**
 * `npm start`: the product from a clone. Builds the pages where their sources are newer, then runs `xieshou start`
 * with what stands behind it (`npm start -- --empty --port 8081`).
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = join(root, "dist/web/m/index.html");
const sources = ["src/web", "src/contract", "src/domain", "vite.config.ts", "package-lock.json"];

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const isStale = !existsSync(built) || sources.some((source) => newest(join(root, source)) > statSync(built).mtimeMs);
if (isStale) {
  console.error("正在生成页面 / building the pages …");
  const { status } = spawnSync("vite", ["build", "--logLevel", "warn"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
const child = spawn(process.execPath, [join(root, "src/cli/main.ts"), "start", ...process.argv.slice(2)], { stdio: "inherit" });
// The terminal sends Ctrl-C to both; whoever ends this one with a signal means the other, too.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
