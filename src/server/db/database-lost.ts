import { DatabaseError, type Pool, type PoolClient } from "pg";
import type { PostgresPool } from "kysely";

/**
 * The database did not answer: nothing was read, and whether a commit under way was done is not known. Sending the
 * same again is safe, as commands carry keys or versions.
 */
export class DatabaseLost extends Error {
  constructor(cause: unknown) {
    super("the database cannot be reached", { cause });
    this.name = "DatabaseLost";
  }
}

/** The server ends the connection or takes none: 08 connection exceptions, 57P01-3 shutting down or starting, 53300 too many. */
const goneCodes = /^(08\w{3}|57P0[123]|53300)$/;

/** What fails without being the server's own answer is a connection that broke or never came. */
function asLost(error: unknown): unknown {
  return error instanceof DatabaseError && !goneCodes.test(error.code ?? "") ? error : new DatabaseLost(error);
}

function tellingClient(client: PoolClient): PoolClient {
  return new Proxy(client, {
    get(target, name): unknown {
      if (name !== "query") return Reflect.get(target, name);
      return async (...args: unknown[]): Promise<unknown> => {
        try {
          // oxlint-disable-next-line typescript/unbound-method -- applied to its own object
          return await Reflect.apply(target.query, target, args);
        } catch (error) {
          throw asLost(error);
        }
      };
    },
  });
}

/** The pool as kysely takes it, with a DatabaseLost where the driver has only a sentence. */
export function tellingPool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: async () => pool.end(),
    async connect() {
      try {
        return tellingClient(await pool.connect());
      } catch (error) {
        throw asLost(error);
      }
    },
  };
}
