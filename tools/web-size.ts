/**
 * What a browser must fetch before it can show anything: the entry, what it imports at once, and its styles, gzipped.
 * Pages, charts and forms come later and do not count. Run after `vite build`; fails above the limits.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const folder = fileURLToPath(new URL("../dist/web", import.meta.url));

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().default(false),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
);
type Manifest = z.infer<typeof manifest>;

/** In kB of 1000 bytes. Our choice: three seconds on a school's shared line, and on a phone with one bar. */
const limits = [
  { name: "desktop", page: "index.html", limit: 450 },
  { name: "phone", page: "m/index.html", limit: 200 },
] as const;

function firstLoad(chunks: Manifest, entry: string): Set<string> {
  const files = new Set<string>();
  const open = [entry];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const chunk = chunks[key];
    if (chunk === undefined) throw new Error(`expected ${key} in the manifest, found nothing`);
    if (files.has(chunk.file)) continue;
    files.add(chunk.file);
    for (const style of chunk.css) files.add(style);
    open.push(...chunk.imports);
  }
  return files;
}

function gzippedBytes(file: string): number {
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
}

let isGood = true;
for (const { name, page, limit } of limits) {
  const path = join(folder, ".vite", `${name}.json`);
  if (!existsSync(path)) throw new Error(`expected ${path}; run vite build first`);
  const files = firstLoad(manifest.parse(JSON.parse(readFileSync(path, "utf8"))), page);
  const all = [page, ...files].reduce((sum, file) => sum + gzippedBytes(file), 0) / 1000;
  console.log(`${all <= limit ? "✓" : "✗"} ${name}: ${all.toFixed(1)} kB of ${limit} kB in ${files.size + 1} files`);
  if (all > limit) isGood = false;
}
process.exit(isGood ? 0 : 1);
