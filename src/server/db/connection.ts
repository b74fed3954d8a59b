import type { ClientConfig } from "pg";
import type { ServerConnection } from "./embedded-connection.ts";

/** A server by its parts, as the launcher knows it, or by the URL an administrator gave. */
export type DatabaseConnection = ServerConnection | { readonly url: string };

/** Name under which the product appears in pg_stat_activity and the server's log. */
export const applicationName = "xieshou";

/** The role every request works as: it owns nothing, and row-level security holds for it. See 0001_foundation.sql. */
export const applicationRole = "xieshou_app";

/**
 * What `pg` takes. `sessionSettings` are settings in the form "-c name=value" that hold for the whole session. Those
 * of a URL would replace them without a word, and with them the role that keeps counties apart: ours come last and win.
 */
export function clientConfig(connection: DatabaseConnection, sessionSettings: string): ClientConfig {
  if (!("url" in connection)) return { ...connection, options: sessionSettings };
  const url = new URL(connection.url);
  const own = url.searchParams.get("options");
  url.searchParams.delete("options");
  return { connectionString: url.href, options: own === null ? sessionSettings : `${own} ${sessionSettings}` };
}

/** Settings in the form clientConfig takes. */
export function sessionOptions(settings: Readonly<Record<string, string | number>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
}
