#!/usr/bin/env node
// The command of the package. A clone runs the sources, a packed package what `npm pack` compiled; both under the
// Node 24 that comes as a dependency, whatever Node started this file.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiled = join(root, "dist", "src", "cli", "main.js");
const script = existsSync(compiled) ? compiled : join(root, "src", "cli", "main.ts");
const binary = join(
  dirname(createRequire(import.meta.url).resolve("node/package.json")),
  "bin",
  process.platform === "win32" ? "node.exe" : "node",
);
const { status, error } = spawnSync(existsSync(binary) ? binary : process.execPath, [script, ...process.argv.slice(2)], {
  stdio: "inherit",
});
if (error) throw error;
process.exit(status ?? 1);
