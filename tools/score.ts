/**
 * Scores the reader on a folder of annotated texts with the scorer that stands beside it, and the naive baseline
 * for comparison: `npm run score -- GOLD_DIR [--detail]`. Without a folder: the development texts and the seed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readText } from "../src/domain/reading/read-text.ts";
import { sharedPath } from "../tests/shared.ts";

const gold = z.object({ id: z.string().optional(), text: z.string().optional(), source: z.string().optional(), clauses: z.unknown() });
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));

function scorer(goldFolder: string, predictions: string): string {
  return spawnSync(process.execPath, [sharedPath("reader/score.mjs"), goldFolder, predictions, ...flags], { encoding: "utf8" }).stdout;
}

function read(goldFolder: string, out: string): void {
  for (const file of readdirSync(goldFolder).filter((name) => name.endsWith(".json"))) {
    const parsed = gold.safeParse(JSON.parse(readFileSync(join(goldFolder, file), "utf8")));
    if (!parsed.success || parsed.data.clauses === undefined) continue;
    const text = parsed.data.text ?? readFileSync(join(goldFolder, parsed.data.source ?? ""), "utf8");
    writeFileSync(join(out, `${parsed.data.id ?? file.slice(0, -5)}.json`), JSON.stringify(readText(text)));
  }
}

for (const folder of folders.length > 0 ? folders : [sharedPath("reader/dev"), sharedPath("seed")]) {
  const out = mkdtempSync(join(tmpdir(), "xieshou-score-"));
  read(folder, out);
  console.log(`# ${folder}\n${scorer(folder, out)}`);
  rmSync(out, { recursive: true });
  if (!existsSync(join(folder, "d01.json"))) continue;
  const naive = mkdtempSync(join(tmpdir(), "xieshou-naive-"));
  spawnSync(process.execPath, [sharedPath("reader/baseline.mjs"), folder, naive]);
  console.log(`# naive baseline\n${scorer(folder, naive).split("\n").slice(0, 5).join("\n")}\n`);
  rmSync(naive, { recursive: true });
}
