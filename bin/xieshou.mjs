#!/usr/bin/env node
// The command of the package. A clone runs the sources, a packed package what `npm pack` compiled; both under the
// Node 24 that comes as a dependency, whatever Node started this file. Plain JavaScript for Node 20.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const nodeMajorMin = 24;
const root = fileURLToPath(new URL("..", import.meta.url));
const compiled = join(root, "dist", "src", "cli", "main.js");
const script = existsSync(compiled) ? compiled : join(root, "src", "cli", "main.ts");

/** The Node that came along; this one where it is new enough, as after an installation without install scripts. */
function findNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    const binary = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(binary)) return binary;
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
  }
  return Number.parseInt(process.versions.node, 10) >= nodeMajorMin ? process.execPath : null;
}

const node = findNode();
if (node === null) {
  process.stderr.write(
    `需要 Node ${nodeMajorMin}，现在是 ${process.versions.node}，随包的 Node 没有装好：请运行 npm install --allow-scripts=node，或安装 Node ${nodeMajorMin} / Node ${nodeMajorMin} is needed, this is ${process.versions.node}, and the one that comes along is not installed: run npm install --allow-scripts=node, or install Node ${nodeMajorMin}\n`,
  );
  process.exit(1);
}
const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: "inherit" });
// Whoever ends this process means the one behind it: as the first process of a container, or a service's.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  throw error;
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
