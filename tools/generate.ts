/** Writes the generated files; with `--check` it only compares and fails if one is stale. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { auditOutputSchema } from "../src/contract/audit.ts";
import { readOutputSchema } from "../src/contract/reading.ts";
import { traditionalTable } from "./traditional-table.ts";

function jsonSchema(title: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;
}

const files = new Map([
  ["src/domain/reading/traditional.gen.ts", traditionalTable()],
  ["docs/schema/read.schema.json", jsonSchema("xieshou read --json", readOutputSchema)],
  ["docs/schema/audit.schema.json", jsonSchema("xieshou audit --json", auditOutputSchema)],
]);

let isStale = false;
for (const [file, text] of files) {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) {
    console.error(`${file} is stale: run npm run generate`);
    isStale = true;
  }
}
process.exit(isStale ? 1 : 0);
