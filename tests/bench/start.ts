import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { databasePids, freePort, freshFolder, removeFolder, serverPid, startCommand, type Product } from "../product.ts";
import type { Bench, Measured } from "./bench-case.ts";

const rounds = 5;

/** After this long without a request the product counts as idle: longer than what a start leaves behind takes. */
const idleMs = 10_000;

/**
 * Memory of the server and all processes of the database, in MB: their proportional set sizes (PSS), in which a page
 * that several processes share, as of PostgreSQL's shared buffers, counts once in all. Linux only; else 0.
 */
function memoryMb(product: Product): number {
  if (process.platform !== "linux") return 0;
  const pids = [serverPid(product.data), ...databasePids(product.data)].filter((pid) => pid !== undefined);
  const kilobytes = pids.map((pid) => Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}

/** Starts the command and gives the milliseconds until the first page is whole. */
async function startMs(data: string): Promise<{ readonly ms: number; readonly product: Product }> {
  const port = await freePort();
  const begun = performance.now();
  const product = await startCommand({ data, port });
  const page = await fetch(product.url);
  if (!(await page.text()).includes("</html>")) throw new Error(`expected the first page, found ${page.status}`);
  return { ms: performance.now() - begun, product };
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** Starts on a folder that `prepare` has made ready, several times; the memory is that of the last one, idle. */
async function measureStarts(unit: string, folderOf: (round: number) => string): Promise<Measured> {
  const times: number[] = [];
  const folders = new Set<string>();
  let peakMb = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      const data = folderOf(round);
      folders.add(data);
      const { ms, product } = await startMs(data);
      times.push(ms);
      if (round === rounds - 1) {
        await pause(idleMs);
        peakMb = memoryMb(product);
      }
      await product.stop();
    }
  } finally {
    for (const data of folders) await removeFolder(data);
  }
  const medianMs = Math.round(median(times));
  return { size: 1, unit, medianMs, perSecond: Math.round((1000 / medianMs) * 100) / 100, peakMb };
}

/** First starts, each on a fresh folder; then starts on one folder that has been started on before. */
export const bench: Bench = {
  name: "start",
  cases: [
    {
      measure: async () =>
        await measureStarts("first start with the demonstration county, to the first page; memory idle, PSS", freshFolder),
    },
    {
      async measure() {
        const data = freshFolder();
        const { product } = await startMs(data);
        await product.stop();
        return await measureStarts("start on a folder with data, to the first page; memory idle, PSS", () => data);
      },
    },
  ],
};
