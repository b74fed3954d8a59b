import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql, type Transaction } from "kysely";
import { applicationRole } from "./connection.ts";
import { errorCode } from "./error-code.ts";
import type { Database, Tables } from "./pool.ts";

/** A transaction in the scope of one county. Only withCounty makes one. */
export type CountyTransaction = Transaction<Tables>;

/** What a transaction may be told. */
export interface TransactionOptions {
  /** `serializable` where a decision rests on rows that others may change meanwhile; otherwise PostgreSQL's read committed. */
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
  /** How long to wait before the next attempt; attempt counts from 1. Unless told, random within a growing span. */
  readonly retryMs?: (attempt: number) => number;
}

/** 40001 serialization failure, 40P01 deadlock: PostgreSQL promises that nothing was done and asks for another attempt. */
const retryCodes: ReadonlySet<string | undefined> = new Set(["40001", "40P01"]);

/** Under heavy contention each attempt lets at least one transaction through; five rounds lose to a fault of ours, not to luck. Our choice. */
export const attemptsMax = 5;

/** The span of the first pause; it doubles with each attempt. A write transaction takes about 1 ms. */
const firstRetryMs = 10;

function retryMsUnlessTold(attempt: number): number {
  return randomInt(1, firstRetryMs * 2 ** attempt);
}

/** Databases that were asked whether they have Citus, and the answer; it cannot change without a restart of the server. */
const citusAnswers = new WeakMap<Database, boolean>();

/** Whether this database lies, or may lie, on a Citus cluster. */
export async function hasCitus(db: Database): Promise<boolean> {
  const known = citusAnswers.get(db);
  if (known !== undefined) return known;
  const found = await sql`select from pg_extension where pg_extension.extname = 'citus'`.execute(db);
  citusAnswers.set(db, found.rows.length > 0);
  return found.rows.length > 0;
}

async function attemptInTransaction<T>(
  db: Database,
  settings: string,
  work: (trx: Transaction<Tables>) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const begin = db.transaction().setIsolationLevel(options.isolation ?? "read committed");
  return await begin.execute(async (trx) => {
    // Several statements without parameters travel as one message.
    await sql.raw(settings).execute(trx);
    return await work(trx);
  });
}

async function inTransaction<T>(
  db: Database,
  settings: string,
  work: (trx: Transaction<Tables>) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptInTransaction(db, settings, work, options);
    } catch (error) {
      if (attempt === attemptsMax || !retryCodes.has(errorCode(error))) throw error;
      await pause((options.retryMs ?? retryMsUnlessTold)(attempt));
    }
  }
}

/**
 * Runs `work` in one transaction that sees and changes the rows of one county only. Everything is rolled back where
 * `work` throws. On a serialization failure or a deadlock the whole of it is run again, at most attemptsMax times: so
 * `work` does nothing outside the database, and asks nothing but the transaction it is given.
 * countyCode: six digits of GB/T 2260; anything else throws, as it comes from a checked scope and never from a request.
 */
export async function withCounty<T>(
  db: Database,
  countyCode: string,
  work: (trx: Transaction<Tables>) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (!/^[0-9]{6}$/.test(countyCode)) throw new Error(`expected a county code of six digits, found ${JSON.stringify(countyCode)}`);
  // Citus hands on only `set local` written as a statement; the function set_config stays on the coordinator and
  // its workers then show no rows. A statement takes no parameters, hence the check above.
  const propagate = (await hasCitus(db)) ? "set local citus.propagate_set_commands = 'local'; " : "";
  const settings = `${propagate}set local role ${applicationRole}; set local app.county = '${countyCode}'`;
  return await inTransaction(db, settings, work, options);
}

/**
 * Runs `work` in one transaction as the owner of the tables, who sees every county: for the sign-in, which does not
 * know the county yet, and for work of the whole installation. Retried like withCounty.
 */
export async function asOwner<T>(
  db: Database,
  work: (trx: Transaction<Tables>) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return await inTransaction(db, "set local role none", work, options);
}
