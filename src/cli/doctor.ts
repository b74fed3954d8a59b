import { resolve } from "node:path";
import type { Check } from "../server/db/check.ts";
import type { DatabaseConnection } from "../server/db/connection.ts";
import { distribute } from "../server/db/distribute.ts";
import { examine } from "../server/db/doctor.ts";
import { startEmbedded } from "../server/db/embedded-postgres.ts";
import { openDatabase } from "../server/db/pool.ts";
import type { Language } from "../server/files/messages.ts";
import type { Command } from "./arguments.ts";
import { checkWords } from "./doctor-words.ts";

const exitDone = 0;
const exitFailed = 1;

interface Reached {
  readonly connection: DatabaseConnection;
  stop(): Promise<void>;
}

/** The database of the environment, or the embedded one of the folder, which is started for as long as it is looked at. */
async function reach(data: string): Promise<Reached> {
  const url = process.env["DATABASE_URL"];
  if (url !== undefined) return { connection: { url }, stop: async () => undefined };
  const server = await startEmbedded(resolve(data));
  return { connection: server.connection, stop: async () => server.stop() };
}

const signs: Readonly<Record<Check["status"], string>> = { ok: "✓", warning: "!", failed: "✗" };

function lineOf(check: Check, language: Language): string {
  const words = checkWords[check.name];
  const details = Object.entries(check.details)
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(", ") || "—" : String(value)}`)
    .join(", ");
  const advice = check.status === "ok" ? "" : `\n    ${words.advice[language]}`;
  return `${signs[check.status]} ${words.name[language]}${details === "" ? "" : `  (${details})`}${advice}`;
}

/** Checks what the product stands on and explains what is wrong. 0 good, 1 something failed. */
export async function runDoctor({ data, language }: Extract<Command, { kind: "doctor" }>): Promise<number> {
  const isEmbedded = process.env["DATABASE_URL"] === undefined;
  const machine = await examine({ data: resolve(data), isEmbedded });
  const isReachable = machine.every(({ status }) => status !== "failed");
  const reached = isReachable ? await reach(data) : null;
  const checks = reached ? await examine({ data: resolve(data), isEmbedded, connection: reached.connection }) : machine;
  await reached?.stop();
  for (const check of checks) process.stdout.write(`${lineOf(check, language)}\n`);
  return checks.some(({ status }) => status === "failed") ? exitFailed : exitDone;
}

/** Spreads the counties over a Citus cluster; says so where there is none. */
export async function runDistribute({ data, language }: Extract<Command, { kind: "distribute" }>): Promise<number> {
  const reached = await reach(data);
  const database = openDatabase(reached.connection, { onError: () => undefined });
  const outcome = await distribute(database.db);
  await database.close();
  await reached.stop();
  if (outcome.kind === "refused") {
    process.stderr.write(
      language === "zh"
        ? "数据库没有安装 Citus 扩展，无需也无法分布；单机运行不受影响。\n"
        : "The database has no Citus extension: there is nothing to distribute to. A single server needs none.\n",
    );
    return exitFailed;
  }
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  return exitDone;
}
