/** Compiles the command line into dist/ for `npm pack`: Node does not strip types inside node_modules. */
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });
const { status } = spawnSync("tsc", ["-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
// The version is read from the package file, two folders above the compiled command.
cpSync(`${root}package.json`, `${root}dist/package.json`);
process.exit(status ?? 1);
