import { DatabaseError } from "pg";

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
export function asLost(error: unknown): unknown {
  return error instanceof DatabaseError && !goneCodes.test(error.code ?? "") ? error : new DatabaseLost(error);
}
