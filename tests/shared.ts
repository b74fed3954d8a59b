import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The material that judges the reader stands beside the repository and is not part of it; a user's clone has none. */
const folder = new URL("../../shared/", import.meta.url);

export const hasShared: boolean = existsSync(folder);

// Where the material must be there, its absence is a failure and no reason to skip.
if (!hasShared && process.env["CI"] === "true") throw new Error("expected ../shared beside the repository with CI=true, found none");

export function sharedPath(path: string): string {
  return fileURLToPath(new URL(path, folder));
}
