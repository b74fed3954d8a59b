import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { LRUCache } from "lru-cache";
import type { Pool, PoolClient, QueryConfig } from "pg";
import { asLost } from "./database-lost.ts";

/**
 * Statements with a name are parsed once a connection, and planned once where the plan does not hang on the parameters.
 * Planning the joins of a list took 0.5 to 1 ms, two to five times as long as running them for one school; a page of
 * eight statements came in half the time. Source: benchmark `queries`, 25 November 2026.
 */
const usesBeforeName = 5;

/** A plan takes some 30 KB in each of 16 connections. The program has about 150 texts; filters multiply some of them. */
const namesMax = 256;

/** Texts that are counted at once: one that somebody's filters put together is forgotten again. */
const countedMax = 1024;

/** Names for the texts that come again and again; null for the others. */
export interface StatementNames {
  nameOf(text: string): string | null;
}

export function makeStatementNames(): StatementNames {
  const names = new Map<string, string>();
  const uses = new LRUCache<string, number>({ max: countedMax });
  return {
    nameOf(text) {
      const known = names.get(text);
      if (known !== undefined || names.size >= namesMax) return known ?? null;
      const count = (uses.get(text) ?? 0) + 1;
      uses.set(text, count);
      if (count < usesBeforeName) return null;
      // A hash and not a number: every process behind one pooler then gives a text the same name.
      const name = createHash("sha256").update(text).digest("base64url");
      names.set(text, name);
      return name;
    },
  };
}

/** What kysely begins a transaction with. */
const beginning = "start transaction";

type Result = PostgresQueryResult<unknown>;
const begun: Result = { command: "SELECT", rowCount: 0, rows: [] };

/** The result of the last statement of a text. */
function lastOf(results: unknown): Result {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pg's own results: one, or a list where the text holds several
  const all = results as Result | Result[];
  return Array.isArray(all) ? (all.at(-1) ?? begun) : all;
}

/** A connection that names statements and lets a transaction begin with its first statement, in one message instead of two. */
function clientOf(client: PoolClient, names: StatementNames | null): PostgresPoolClient {
  let beginningLater: string | null = null;
  /** Asks the database; a DatabaseLost where the driver has only a sentence. */
  async function ask(question: string | QueryConfig): Promise<Result> {
    try {
      return lastOf(await client.query(question));
    } catch (error) {
      throw asLost(error);
    }
  }
  async function send(text: string): Promise<Result> {
    const whole = beginningLater === null ? text : `${beginningLater}; ${text}`;
    beginningLater = null;
    return ask(whole);
  }
  async function run(text: string, parameters: readonly unknown[]): Promise<Result> {
    if (parameters.length === 0) {
      if (beginningLater !== null || !text.startsWith(beginning)) return send(text);
      beginningLater = text;
      return begun;
    }
    if (beginningLater !== null) await send("");
    const values = [...parameters];
    const name = names?.nameOf(text) ?? null;
    return ask(name === null ? { text, values } : { name, text, values });
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kysely names the rows' type; its second form is for cursors, of which there are none
    query: run as PostgresPoolClient["query"],
    release(destroy) {
      beginningLater = null;
      client.release(destroy);
    },
  };
}

async function connectTo(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asLost(error);
  }
}

/** The pool as kysely takes it. `names` null names nothing. */
export function poolFor(pool: Pool, names: StatementNames | null): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await connectTo(pool);
      const known = clients.get(client) ?? clientOf(client, names);
      clients.set(client, known);
      return known;
    },
    end: async () => pool.end(),
  };
}
