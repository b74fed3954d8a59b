import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { findEmbedded } from "../../src/server/db/embedded-postgres.ts";
import { databasePids, postmasterPid, serverPid, startCommand, type Product, type StartArguments } from "../product.ts";

/** What is killed: the server of the pages, the database's first process, or the command, the server and the whole database. */
export const victims = ["server", "database", "everything"] as const;
export type Victim = (typeof victims)[number];

/** Recovery replays what was written since the last checkpoint; on a busy machine some seconds. */
const backMsMax = 60_000;

function killAll(pids: readonly (number | undefined)[]): void {
  for (const pid of pids) if (pid !== undefined) process.kill(pid, "SIGKILL");
}

/** Ends processes as the system does when memory runs out: without a word. */
export function kill(product: Product, victim: Victim): void {
  const { data, child } = product;
  switch (victim) {
    case "server":
      return killAll([serverPid(data)]);
    case "database":
      return killAll([postmasterPid(data)]);
    case "everything":
      return killAll([child.pid, serverPid(data), ...databasePids(data)]);
    default:
      return victim satisfies never;
  }
}

/**
 * Until the product answers on a database that runs. The first process is looked for as well: others of a killed database
 * may still answer for a moment, until they see that it is gone.
 */
async function untilReady(product: Product): Promise<void> {
  for (const deadline = Date.now() + backMsMax; Date.now() < deadline; await pause(20)) {
    if ((await findEmbedded(product.data)) === undefined) continue;
    const reply = await fetch(`${product.url}/readyz`).catch(() => undefined);
    if (reply?.status === 200) return;
  }
  throw new Error(`expected the product to be ready within ${backMsMax} ms, it said: ${product.output()}`);
}

/** The product after a kill: started by the plain command, or, where the server lives, waited for until it is ready by itself. */
export async function comeBack(product: Product, victim: Victim, options: StartArguments): Promise<Product> {
  if (victim !== "database" && product.child.exitCode === null && product.child.signalCode === null) await once(product.child, "exit");
  const back = victim === "database" ? product : await startCommand(options);
  await untilReady(back);
  return back;
}
