/** `npm run journeys -- NAME`: the journeys in a real browser, all of them or those whose file has the name. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const build = spawnSync("vite", ["build", "--logLevel", "warn"], { cwd: root, stdio: ["ignore", 2, 2] });
if (build.status !== 0) process.exit(build.status ?? 1);
const args = ["run", "--config", "vitest.journeys.config.ts", ...process.argv.slice(2)];
process.exit(spawnSync("vitest", args, { cwd: root, stdio: "inherit" }).status ?? 1);
