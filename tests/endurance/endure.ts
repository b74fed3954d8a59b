import { setTimeout as pause } from "node:timers/promises";
import { makeChance, type Chance } from "../../src/server/demonstration/chance.ts";
import {
  freePort,
  freshFolder,
  postmasterPid,
  removeFolder,
  serverPid,
  startCommand,
  type Product,
  type StartArguments,
} from "../product.ts";
import { comeBack, kill, victims, type Victim } from "./kill.ts";
import { administrate, checkDatabase, checkOverHttp, readRevisions, sendAgain } from "./verify.ts";
import { makeWriter, writeOnce, type Writer } from "./writer.ts";

export interface Endurance {
  readonly rounds: number;
  /** Acknowledged writes of each round. */
  readonly writes: number;
  readonly seed: number;
  readonly writers: number;
}

/** What one round came to. */
export interface Round {
  readonly victim: Victim;
  /** Acknowledged when the kill came. */
  readonly killedAfter: number;
  /** Writes whose answer never came; each was then sent again. */
  readonly unanswered: number;
  readonly backMs: number;
  readonly acknowledged: number;
  readonly problems: readonly string[];
}

/** After the chosen write the kill waits up to this long, so that it falls into any moment of the writes that follow. */
const killDelayMsMax = 30;

/** Lets all writers write until `count` are acknowledged, or until `stop` says so; gives how many were. */
async function writeAll(writers: readonly Writer[], count: number, stop: AbortSignal, onWrite: (done: number) => void): Promise<number> {
  let [started, done] = [0, 0];
  async function run(writer: Writer): Promise<void> {
    while (started < count && !stop.aborted) {
      started++;
      if (await writeOnce(writer)) onWrite(++done);
      else if (stop.aborted) return;
      else throw new Error("expected an answer while everything runs, found none");
    }
  }
  await Promise.all(writers.map(run));
  return done;
}

/** Writes until the kill, which falls at a moment that chance picks. */
async function writeUntilKilled(
  product: Product,
  writers: readonly Writer[],
  writes: number,
  plan: { victim: Victim; chance: Chance },
): Promise<number> {
  const killAfter = plan.chance.between(Math.ceil(writes * 0.05), Math.floor(writes * 0.9));
  const delayMs = plan.chance.between(0, killDelayMsMax);
  const stop = new AbortController();
  let killing: Promise<void> | undefined;
  async function strike(): Promise<void> {
    await pause(delayMs);
    stop.abort();
    kill(product, plan.victim);
  }
  const done = await writeAll(writers, writes, stop.signal, (count) => {
    if (count < killAfter || killing) return;
    killing = strike();
  });
  await killing;
  return done;
}

async function each(writers: readonly Writer[], work: (writer: Writer) => Promise<string[]>): Promise<string[]> {
  return (await Promise.all(writers.map(work))).flat();
}

/** Checks everything after a kill, and sends again what had no answer. */
async function checkAfterKill(data: string, writers: readonly Writer[], revisions: ReadonlyMap<string, number>): Promise<string[]> {
  const { problems, kept } = await checkDatabase(
    data,
    writers.flatMap(({ entries }) => entries),
    revisions,
  );
  const again = await each(writers, async (writer) => {
    const found: string[] = [];
    for (const entry of writer.entries.filter(({ pending }) => pending !== null))
      found.push(...(await sendAgain(writer, entry, kept.get(entry.key))));
    return found;
  });
  return [...problems, ...again];
}

async function checkAtEnd(data: string, writers: readonly Writer[], revisions: ReadonlyMap<string, number>): Promise<string[]> {
  const { problems } = await checkDatabase(
    data,
    writers.flatMap(({ entries }) => entries),
    revisions,
  );
  const pages = await each(writers, async (writer) => {
    const found: string[] = [];
    for (const entry of writer.entries.filter(({ isFresh }) => isFresh)) found.push(...(await checkOverHttp(writer, entry)));
    return found;
  });
  return [...problems, ...pages];
}

/** Ends the product as its user does, and says what it leaves behind. */
async function checkStop(product: Product): Promise<string[]> {
  const status = await product.stop();
  const left = [serverPid(product.data), postmasterPid(product.data)].filter((pid) => pid !== undefined);
  return [
    ...(status === 0 ? [] : [`expected the end asked for to give 0, found ${status}`]),
    ...left.map((pid) => `process ${pid} was left running`),
  ];
}

/**
 * Starts the product on a fresh folder and kills parts of it while several writers write, over and over. Every
 * acknowledged write must be there once and whole, in every table; a write without an answer whole or not at all, and
 * once after it was sent again; and no start may need a hand.
 */
export async function endure(endurance: Endurance, onRound: (round: Round, place: number) => void): Promise<readonly string[]> {
  const { rounds, writes, seed } = endurance;
  const options: StartArguments = { data: freshFolder(), port: await freePort() };
  const chance = makeChance(seed);
  const all: string[] = [];
  try {
    let product = await startCommand(options);
    const revisions = await administrate(options.data, readRevisions);
    const writers: Writer[] = [];
    for (let place = 0; place < endurance.writers; place++) writers.push(await makeWriter(product.url, place, makeChance(seed + place)));
    for (let place = 0; place < rounds; place++) {
      const victim = victims[place % victims.length] ?? "everything";
      const killedAfter = await writeUntilKilled(product, writers, writes, { victim, chance });
      const unanswered = writers.flatMap(({ entries }) => entries).filter(({ pending }) => pending !== null).length;
      const killedAt = performance.now();
      product = await comeBack(product, victim, options);
      const backMs = Math.round(performance.now() - killedAt);
      const problems = await checkAfterKill(options.data, writers, revisions);
      // After a loss the writers' knowledge and the database differ: going on would only report the same again.
      const rest = problems.length > 0 ? 0 : await writeAll(writers, writes - killedAfter, new AbortController().signal, () => undefined);
      if (problems.length === 0) problems.push(...(await checkAtEnd(options.data, writers, revisions)));
      onRound({ victim, killedAfter, unanswered, backMs, acknowledged: killedAfter + rest, problems }, place);
      all.push(...problems);
      if (problems.length > 0) break;
    }
    all.push(...(await checkStop(product)));
    return all;
  } finally {
    await removeFolder(options.data);
  }
}
