// Runs every npm script. Plain JavaScript for Node 20, because it runs before anything is installed: it installs
// what the lock file names, then hands over to the project's own Node 24.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const bin = join(modules, ".bin");
const stamp = join(modules, ".xieshou-installed");

const commands = {
  start: ["node", "tools/start.ts"],
  test: ["node", "tools/check.ts"],
  xieshou: ["node", "src/cli/main.ts"],
  journeys: ["node", "tools/journeys.ts"],
  bench: ["node", "tools/bench.ts"],
  endurance: ["node", "tools/endurance.ts"],
  score: ["node", "tools/score.ts"],
  generate: ["node", "tools/generate.ts"],
  build: ["node", "tools/build.ts"],
  exec: [],
};

/** Whether the modules on disk are those of the lock file. */
function isInstalled(lockHash) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash && existsSync(join(bin, "node"));
}

function optionsOf(stdio) {
  // A run by npm hands down npm's own settings; a nested npm must read the project's, not those of the caller.
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
  return { cwd: process.env.INIT_CWD ?? root, env, shell: process.platform === "win32", stdio };
}

/** Runs the script and ends as it does. Whoever ends this process means the one behind it. */
function handOver(command, args) {
  const child = spawn(command, args, optionsOf("inherit"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    throw error;
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function install() {
  const lockHash = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (isInstalled(lockHash)) return;
  process.stderr.write("携手：首次运行，正在按锁定版本安装依赖，约需一分钟 / installing what the lock file names …\n");
  // Not `npm ci`: it refuses a lock file made where the registry lacks the binaries of other platforms. `npm install`
  // takes the versions of the lock file as well, and --no-save leaves the file as it is.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", root];
  const { status, error } = spawnSync("npm", args, optionsOf(["ignore", 2, 2]));
  if (error) throw error;
  if (status !== 0) {
    process.stderr.write(
      "安装失败：请检查能否访问 npm 软件源，然后重试 / npm install failed: check the connection to the npm registry and run this again\n",
    );
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, lockHash);
}

const [name, ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(`unknown script ${String(name)}; known: ${Object.keys(commands).join(", ")}\n`);
  process.exit(2);
}
install();
const [program, ...fixed] = [...command, ...rest];
const script = fixed.map((argument) => (argument.startsWith("src/") || argument.startsWith("tools/") ? join(root, argument) : argument));
handOver(join(bin, program), script);
