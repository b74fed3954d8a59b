import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseConnection } from "../server/db/connection.ts";
import { findEmbedded, startEmbedded } from "../server/db/embedded-postgres.ts";
import { lockFolder } from "../server/db/folder-lock.ts";

/** The database that a command other than `start` works with, for as long as it does. */
export type Reached =
  | { readonly kind: "reached"; readonly connection: DatabaseConnection; stop(): Promise<void> }
  /** No start has made one yet. */
  | { readonly kind: "none" }
  /** A start holds the folder and its server takes no connections yet. */
  | { readonly kind: "starting" };

/**
 * The database of the environment, or that of the folder: the one that runs for the product, else one that is started
 * now under the folder's lock, so that no start adopts it and then loses it. Never makes a database.
 */
export async function reachDatabase(data: string): Promise<Reached> {
  const url = process.env["DATABASE_URL"];
  if (url !== undefined) return { kind: "reached", connection: { url }, stop: async () => undefined };
  if (!existsSync(join(data, "postgres"))) return { kind: "none" };
  const lock = await lockFolder(data);
  if (lock.kind === "refused") {
    const running = await findEmbedded(data);
    return running ? { kind: "reached", connection: running.connection, stop: async () => undefined } : { kind: "starting" };
  }
  try {
    const server = await startEmbedded(data, { isOwner: true });
    const stop = async (): Promise<void> => {
      await server.stop();
      await lock.release();
    };
    return { kind: "reached", connection: server.connection, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
