/** What the doctor can look at. */
export type CheckName =
  | "node-version"
  | "data-folder"
  | "free-space"
  | "folder-use"
  | "database-programs"
  | "server-identity"
  | "connection"
  | "server-version"
  | "migrations"
  | "application-role"
  | "row-security"
  | "durability"
  | "clock";

/** One finding, as values: the command line and the web word them. */
export interface Check {
  readonly name: CheckName;
  readonly status: "ok" | "warning" | "failed";
  readonly details: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}
