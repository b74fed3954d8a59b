/**
 * Benchmarks: `npm run bench` runs all, `npm run --silent bench -- NAME --json` one. Medians of several rounds after
 * a warm-up; every case runs in a process of its own, so that its peak of memory is its own. `queries` asks the whole
 * product for its pages; `--small` takes a tenth of the data, `--folder=FOLDER` keeps the database for the next run.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bench as allowances } from "../tests/bench/allowances.ts";
import { measured, type Bench, type BenchCase, type Measured } from "../tests/bench/bench-case.ts";
import { measureQueries, type QueryCase } from "../tests/bench/queries.ts";
import { fullSize, smallSize } from "../tests/bench/queries/size.ts";
import { bench as reading } from "../tests/bench/reading.ts";
import { bench as standing } from "../tests/bench/standing.ts";
import { bench as starting } from "../tests/bench/start.ts";

const benches: readonly Bench[] = [reading, standing, starting, allowances];
const rounds = 5;
const warmUpMs = 1500;

/** Runs one case in this process. */
async function measure(bench: Bench, index: number): Promise<Measured> {
  const found = bench.cases[index];
  if (!found) throw new Error(`expected case ${index} of ${bench.name}, found ${bench.cases.length} cases`);
  return "measure" in found ? await found.measure() : await measureWork(found);
}

async function measureWork(found: BenchCase): Promise<Measured> {
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

/** Long enough for a hundred requests of the slowest page on one connection. */
const caseMs = 4000;
const smallCaseMs = 1000;

function queryLine({ state, page, person, connections, p50, p95, p99, perSecond, cpuMs, peakMb, load }: QueryCase): string {
  const name = `${state.padEnd(6)} ${page.padEnd(11)} ${person.padEnd(11)} ${String(connections).padStart(2)} connections`;
  const times = [p50, p95, p99].map((ms) => ms.toFixed(1).padStart(7)).join(" ");
  return `  ${name}: p50 p95 p99 ${times} ms, ${perSecond.toFixed(0).padStart(4)}/s, ${cpuMs.toFixed(1)} ms of processor each, peak ${peakMb} MB, load ${load}`;
}

/**
 * What a coordinator's page costs of the officer's, in processor time. Only of the warm cases: during writes each page
 * carries a share of them that depends on how many pages there were.
 */
function ratioLines(cases: readonly QueryCase[]): string[] {
  return cases
    .filter(({ person, connections, state }) => person === "coordinator" && connections === 8 && state === "warm")
    .flatMap(({ page, state, cpuMs }) => {
      const isSame = (other: QueryCase): boolean => other.page === page && other.state === state && other.connections === 8;
      const officer = cases.find((other) => other.person === "officer" && isSame(other));
      return officer ? [`  ${state} ${page}: a coordinator's costs ${(cpuMs / officer.cpuMs).toFixed(2)} of an officer's`] : [];
    });
}

/** Runs the pages; without `--json` each line is printed as it comes. */
async function runQueries(isJson: boolean): Promise<void> {
  const isSmall = args.includes("--small");
  const folder = args.find((argument) => argument.startsWith("--folder="))?.slice("--folder=".length) ?? null;
  const size = isSmall ? smallSize : fullSize;
  const cases: QueryCase[] = [];
  if (!isJson)
    console.log(
      `queries: ${size.counties * size.partnershipsEach} partnerships, ${size.counties * size.partnershipsEach * size.recordsEach} records`,
    );
  for await (const found of measureQueries({ size, folder, caseMs: isSmall ? smallCaseMs : caseMs })) {
    cases.push(found);
    if (!isJson) console.log(queryLine(found));
  }
  if (isJson) console.log(JSON.stringify({ name: "queries", cases }));
  else for (const line of ratioLines(cases)) console.log(line);
}

const args = process.argv.slice(2);
const names = args.filter((argument) => !argument.startsWith("--"));
const isJson = args.includes("--json");
const single = args.find((argument) => argument.startsWith("--case="));
const known = [...benches.map((bench) => bench.name), "queries"];
const unknown = names.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`no benchmark ${unknown}; there are ${known.join(", ")}`);
  process.exit(2);
}
const isAsked = (name: string): boolean => names.length === 0 || names.includes(name);
for (const bench of benches.filter(({ name }) => isAsked(name))) {
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
if (isAsked("queries")) await runQueries(isJson);
