import { NetworkFailure, Problem } from "../app/problem.ts";

/**
 * Whether a record that could not be sent is sent again by itself. What the server understood and refused would be
 * refused again and waits for its owner; everything else passes: no connection, a server that is busy or failed, a
 * proxy's page in between, a session that is over.
 */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof NetworkFailure) return true;
  if (!(error instanceof Problem)) return error instanceof Error && error.name === "UnexpectedReply";
  return error.status >= 500 || error.status === 429 || error.code === "not-signed-in";
}
