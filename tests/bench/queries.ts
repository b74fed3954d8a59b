import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { makeChance, type Chance } from "../../src/server/demonstration/chance.ts";
import { driveFor, makeDriver, percentilesOf, type PageRequest, type Percentiles } from "./queries/drive.ts";
import { prepareFolder } from "./queries/load.ts";
import { checkPages, pageFor, pages, persons, signInEverybody, type County, type Page, type Person } from "./queries/people.ts";
import { partnershipsOf, type Size } from "./queries/size.ts";
import { startWrites } from "./queries/writes.ts";

export interface QueriesOptions {
  readonly size: Size;
  /** Where the database lies and stays for the next run; null for a folder that goes with this one. */
  readonly folder: string | null;
  /** How long each case is driven. */
  readonly caseMs: number;
}

/** What caches know: nothing; everything; everything but what is being written meanwhile. */
export type CacheState = "cold" | "warm" | "writes";

/** Figures of one page; the benchmarks' common form with the distribution besides. Times in ms. */
export interface QueryCase extends Percentiles {
  readonly size: number;
  readonly unit: string;
  readonly page: Page;
  readonly person: Person;
  readonly connections: number;
  readonly state: CacheState;
  readonly medianMs: number;
  /** The server process so far, without the database. */
  readonly peakMb: number;
  /** Processor time of the server process for one request, its share of the writes among it; the least that depends on who else uses the machine. */
  readonly cpuMs: number;
  /** Of the machine, in the last minute. */
  readonly load: number;
}

const connectionCounts = [1, 8, 64] as const;
const seed = 64_831;

const running = z.object({ kind: z.literal("running"), url: z.string() });
const usage = z.object({ kind: z.literal("usage"), rssMb: z.number(), cpuMs: z.number() });
type Usage = z.infer<typeof usage>;

interface Server {
  readonly url: string;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** The next message of the server; throws where it ends instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const ended = (code: number | null): void => reject(new Error(`expected the server to run, it ended with ${code}`));
  child.once("exit", ended);
  child.once("message", resolve);
  try {
    return await promise;
  } finally {
    child.off("exit", ended);
    child.off("message", resolve);
  }
}

async function startServer(folder: string): Promise<Server> {
  const child = fork(fileURLToPath(new URL("queries/server.ts", import.meta.url)), [folder]);
  const { url } = running.parse(await answerOf(child));
  return {
    url,
    async usage() {
      child.send("usage");
      return usage.parse(await answerOf(child));
    },
    async stop() {
      child.send("stop");
      await once(child, "exit");
    },
  };
}

interface Setting {
  readonly server: Server;
  readonly counties: readonly County[];
  readonly options: QueriesOptions;
  readonly chance: Chance;
}

interface CaseName {
  readonly page: Page;
  readonly person: Person;
  readonly connections: number;
  readonly state: CacheState;
}

async function caseOf({ server, options }: Setting, name: CaseName, drive: () => Promise<Percentiles>): Promise<QueryCase> {
  const before = await server.usage();
  const figures = await drive();
  const after = await server.usage();
  const cpuMs = Math.round(((after.cpuMs - before.cpuMs) / figures.requests) * 100) / 100;
  const load = Math.round((loadavg()[0] ?? 0) * 100) / 100;
  const unit = `partnerships: ${name.page}, ${name.person}, ${name.connections} connections, ${name.state}`;
  return { size: partnershipsOf(options.size), unit, ...name, ...figures, medianMs: figures.p50, peakMb: after.rssMb, cpuMs, load };
}

/** The first overview of each county: every standing of it is derived. Warms the caches for what follows. */
async function driveCold(setting: Setting): Promise<Percentiles> {
  const driver = makeDriver(setting.server.url, 1);
  const times: number[] = [];
  const start = performance.now();
  // The first county was asked already, by the check of the pages, which also let the program compile.
  for (const county of setting.counties.slice(1)) {
    const { status, ms } = await driver.ask(pageFor(setting.chance, [county], "overview", "officer"));
    if (status !== 200) throw new Error(`expected 200 of a first overview, found ${status}`);
    times.push(ms);
  }
  driver.close();
  return percentilesOf(times, (performance.now() - start) / 1000);
}

async function* driveState(setting: Setting, state: "warm" | "writes"): AsyncGenerator<QueryCase> {
  const { server, counties, options, chance } = setting;
  for (const page of pages) {
    for (const connections of connectionCounts) {
      for (const person of persons) {
        const nextPage = (): PageRequest => pageFor(chance, counties, page, person);
        const drive = async (): Promise<Percentiles> => driveFor(server.url, connections, options.caseMs, nextPage);
        yield caseOf(setting, { page, person, connections, state }, drive);
      }
    }
  }
}

async function* driveAll(setting: Setting): AsyncGenerator<QueryCase> {
  yield caseOf(setting, { page: "overview", person: "officer", connections: 1, state: "cold" }, async () => driveCold(setting));
  yield* driveState(setting, "warm");
  const writes = startWrites(setting.server.url, setting.counties, setting.chance);
  yield* driveState(setting, "writes");
  await writes.stop();
}

/** Loads the counties, starts the product on them and asks for its pages over HTTP. Cases come as they are measured. */
export async function* measureQueries(options: QueriesOptions): AsyncGenerator<QueryCase> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "xieshou-bench-"));
  mkdirSync(folder, { recursive: true });
  // The run may be root's and the database server another's, who has to pass through.
  chmodSync(folder, 0o711);
  await prepareFolder(folder, options.size);
  const server = await startServer(folder);
  try {
    const driver = makeDriver(server.url, 4);
    const chance = makeChance(seed);
    const counties = await signInEverybody(driver, options.size);
    await checkPages(driver, counties.slice(0, 1), options.size, chance);
    const setting = { server, counties, options, chance };
    yield* driveAll(setting);
    driver.close();
  } finally {
    await server.stop();
    if (options.folder === null) rmSync(folder, { recursive: true });
  }
}
