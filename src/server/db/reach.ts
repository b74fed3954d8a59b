import { Client } from "pg";
import { clientConfig, type DatabaseConnection } from "./connection.ts";
import { errorCode } from "./error-code.ts";

/** Why a database does not serve. `code` is the operating system's, Node's or PostgreSQL's; the message names no password. */
export type Obstacle =
  | { readonly kind: "database-unreachable"; readonly code: string; readonly message: string }
  | { readonly kind: "database-too-old"; readonly versionNumber: number };

/** The oldest PostgreSQL our SQL is tested on, as server_version_num writes it. */
export const versionMin = 150_000;

/** Longer than a server that is well takes, even with a queue. */
const connectMsMax = 10_000;

function obstacleOf(error: unknown): Obstacle {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "database-unreachable", code: errorCode(error) ?? "unknown", message };
}

/** Enters a database and leaves it again; what stands in the way, or undefined where nothing does. */
export async function findObstacle(connection: DatabaseConnection): Promise<Obstacle | undefined> {
  let client: Client;
  try {
    // A URL that is none throws here.
    client = new Client({ ...clientConfig(connection, ""), connectionTimeoutMillis: connectMsMax });
    client.on("error", () => undefined);
    await client.connect();
  } catch (error) {
    return obstacleOf(error);
  }
  try {
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    const versionNumber = Number(rows[0]?.version);
    return versionNumber >= versionMin ? undefined : { kind: "database-too-old", versionNumber };
  } finally {
    await client.end();
  }
}
