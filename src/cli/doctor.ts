import { resolve } from "node:path";
import type { Check } from "../server/db/check.ts";
import { distribute } from "../server/db/distribute.ts";
import { examineDatabase } from "../server/db/doctor.ts";
import { examineMachine } from "../server/db/doctor-machine.ts";
import { findHolder } from "../server/db/folder-lock.ts";
import { openDatabase } from "../server/db/pool.ts";
import type { Language } from "../server/files/messages.ts";
import type { Command } from "./arguments.ts";
import { adviceText, checkNames, detailText } from "./doctor-words.ts";
import { reachDatabase } from "./reach-database.ts";

const exitDone = 0;
const exitFailed = 1;

const signs: Readonly<Record<Check["status"], string>> = { ok: "✓", warning: "!", failed: "✗" };

function lineOf(check: Check, language: Language): string {
  const details = detailText(check, language);
  const advice = check.status === "ok" ? "" : `\n    ${adviceText(check, language)}`;
  return `${signs[check.status]} ${checkNames[check.name][language]}${details === "" ? "" : `  ${details}`}${advice}`;
}

/** What a database that does not come up says of itself; whatever the reason, it is a finding and not our end. */
function notStarting(error: unknown): Check {
  return {
    name: "connection",
    status: "failed",
    details: { code: "unknown", message: error instanceof Error ? error.message : String(error) },
  };
}

async function examineReached(data: string): Promise<Check[]> {
  try {
    const holder = await findHolder(data);
    const use: Check[] = holder === undefined ? [] : [{ name: "folder-use", status: "ok", details: { pid: holder } }];
    const reached = await reachDatabase(data);
    if (reached.kind !== "reached") return [...use, { name: "connection", status: "warning", details: { state: reached.kind } }];
    const checks = await examineDatabase(reached.connection);
    await reached.stop();
    return [...use, ...checks];
  } catch (error) {
    return [notStarting(error)];
  }
}

/** Checks what the product stands on and explains what is wrong; makes and changes nothing. 0 good, 1 something failed. */
export async function runDoctor({ data, language }: Extract<Command, { kind: "doctor" }>): Promise<number> {
  const folder = resolve(data);
  const machine = examineMachine(folder, process.env["DATABASE_URL"] === undefined);
  const isReachable = machine.every(({ status }) => status !== "failed");
  const checks = isReachable ? [...machine, ...(await examineReached(folder))] : machine;
  for (const check of checks) process.stdout.write(`${lineOf(check, language)}\n`);
  return checks.some(({ status }) => status === "failed") ? exitFailed : exitDone;
}

const distributeWords = {
  none: {
    zh: "还没有数据库：请先用 xieshou start 启动一次。\n",
    en: "There is no database yet: start once with xieshou start.\n",
  },
  starting: { zh: "数据库正在启动，请稍后再试。\n", en: "The database is starting; please try again shortly.\n" },
  "no-citus": {
    zh: "数据库没有安装 Citus 扩展，无需也无法分布；单机运行不受影响。\n",
    en: "The database has no Citus extension: there is nothing to distribute to. A single server needs none.\n",
  },
} as const;

/** Spreads the counties over a Citus cluster; says so where there is none. */
export async function runDistribute({ data, language }: Extract<Command, { kind: "distribute" }>): Promise<number> {
  const reached = await reachDatabase(resolve(data));
  if (reached.kind !== "reached") {
    process.stderr.write(distributeWords[reached.kind][language]);
    return exitFailed;
  }
  const database = openDatabase(reached.connection, { onError: () => undefined });
  const outcome = await distribute(database.db);
  await database.close();
  await reached.stop();
  if (outcome.kind === "refused") {
    process.stderr.write(distributeWords[outcome.reason.kind][language]);
    return exitFailed;
  }
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return exitDone;
}
