/**
 * Benchmarks: `npm run bench` runs all, `npm run --silent bench -- NAME --json` one. Medians of several rounds after
 * a warm-up; every case runs in a process of its own, so that its peak of memory is its own.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { bench as allowances } from "../tests/bench/allowances.ts";
import type { Bench } from "../tests/bench/bench-case.ts";
import { bench as reading } from "../tests/bench/reading.ts";
import { bench as standing } from "../tests/bench/standing.ts";

const benches: readonly Bench[] = [reading, standing, allowances];
const rounds = 5;
const warmUpMs = 1500;

const measured = z.object({ size: z.number(), unit: z.string(), medianMs: z.number(), perSecond: z.number(), peakMb: z.number() });
type Measured = z.infer<typeof measured>;

/** Runs one case in this process. */
async function measure(bench: Bench, index: number): Promise<Measured> {
  const found = bench.cases[index];
  if (!found) throw new Error(`expected case ${index} of ${bench.name}, found ${bench.cases.length} cases`);
  const work = await found.prepare();
  await work();
  // The peak of doing the work once; later rounds add only what the collector has not yet taken away.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  // Short cases are over before the engine has compiled them: work on until it has.
  for (const start = performance.now(); performance.now() - start < warmUpMs;) await work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  await found.end?.();
  const medianMs = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return {
    size: found.size,
    unit: found.unit,
    medianMs: Math.round(medianMs * 100) / 100,
    perSecond: Math.round((found.size / medianMs) * 1000 * 100) / 100,
    peakMb,
  };
}

/** Runs every case of a benchmark, each in a fresh process. */
function runBench(bench: Bench): Measured[] {
  return bench.cases.map((_, index) => {
    const result = spawnSync(process.execPath, [fileURLToPath(import.meta.url), bench.name, `--case=${index}`], { encoding: "utf8" });
    if (result.status !== 0) throw new Error(`expected case ${index} of ${bench.name} to run, found: ${result.stderr}`);
    return measured.parse(JSON.parse(result.stdout));
  });
}

const args = process.argv.slice(2);
const names = args.filter((argument) => !argument.startsWith("--"));
const isJson = args.includes("--json");
const single = args.find((argument) => argument.startsWith("--case="));
const unknown = names.find((name) => !benches.some((bench) => bench.name === name));
if (unknown !== undefined) {
  console.error(`no benchmark ${unknown}; there are ${benches.map((bench) => bench.name).join(", ")}`);
  process.exit(2);
}
for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
  if (single !== undefined) {
    console.log(JSON.stringify(await measure(bench, Number(single.slice("--case=".length)))));
    continue;
  }
  const cases = runBench(bench);
  if (isJson) console.log(JSON.stringify({ name: bench.name, cases }));
  else {
    console.log(bench.name);
    for (const { size, unit, medianMs, perSecond, peakMb } of cases)
      console.log(`  ${String(size).padStart(9)} ${unit}: median ${medianMs} ms, ${perSecond}/s, peak ${peakMb} MB`);
  }
}
