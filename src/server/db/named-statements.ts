import { createHash } from "node:crypto";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import { LRUCache } from "lru-cache";
import type { Pool, PoolClient } from "pg";

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

function namingClient(client: PoolClient, names: StatementNames): PostgresPoolClient {
  async function run<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const values = [...parameters];
    // Statements without parameters may be several in one text, which cannot be prepared.
    const name = values.length === 0 ? null : names.nameOf(text);
    const result = await (name === null ? client.query(text, values) : client.query({ name, text, values }));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pg's own result, whose command it types as any text
    return result as unknown as PostgresQueryResult<Row>;
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the second form is for cursors, of which the pool has none
    query: run as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy),
  };
}

/** The pool as kysely takes it, with statements named. */
export function namingPool(pool: Pool, names: StatementNames): PostgresPool {
  const naming = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const known = naming.get(client) ?? namingClient(client, names);
      naming.set(client, known);
      return known;
    },
    end: async () => pool.end(),
  };
}
