import { z } from "zod";
import { categoryNames, type Category } from "../domain/reading/category.ts";

/** Shapes that several features share. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, ids UUIDs made by the program. */

export const id = z.uuid();
export const day = z.iso.date();
export const instant = z.iso.datetime();

/** Six digits of GB/T 2260. */
export const countyCode = z.string().regex(/^\d{6}$/);

function isCategory(name: string): name is Category {
  return name in categoryNames;
}
export const category = z.enum(Object.keys(categoryNames).filter(isCategory));

/** Longest free text of a field: a paragraph; longer things are files. Our choice. */
const longestText = 2000;
/** Longest name of a person, school or programme. Our choice; the longest real school names have 40 characters. */
const longestName = 100;
export const text = z.string().trim().max(longestText);
export const name = z.string().trim().min(1).max(longestName);

/** The day that standings are asked for; today where it is left out. */
export const asOfQuery = z.object({ asOf: day.optional() });

/** Most rows of one page; an export carries them all. */
export const pageSizeMax = 200;

/** What every list takes: search by characters or pinyin initials, sorting (`-` before the name: descending), pages. */
export const listQuery = z.object({
  q: z.string().trim().max(longestName).optional(),
  sort: z.string().max(40).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(pageSizeMax).default(20),
});
export type ListQuery = z.infer<typeof listQuery>;

/** One page of rows and how many there are in all. */
export function pageOf<Row extends z.ZodType>(row: Row): z.ZodObject<{ rows: z.ZodArray<Row>; total: z.ZodInt }> {
  return z.object({ rows: z.array(row), total: z.int().min(0) });
}

export const schoolName = z.object({ id, name: z.string(), shortName: z.string().nullable() });
export type SchoolName = z.infer<typeof schoolName>;

/** One step on the trail of a thing: who, when, what, and why. */
export const trailStep = z.object({
  at: instant,
  by: z.string().describe("Display name"),
  side: z.enum(["bureau", "helper", "helped"]).nullable(),
  move: z.string(),
  reason: z.string().nullable().describe("A reason code where the move takes one"),
  comment: z.string().nullable(),
  place: z.string().nullable().describe("What a return speaks of"),
});
export type TrailStep = z.infer<typeof trailStep>;

/** Codes of refusals; the words for them are the web's. An answer that is no success is an RFC 9457 problem document. */
export const problemCodes = [
  "bad-input",
  "not-signed-in",
  "wrong-password",
  "too-many-attempts",
  "first-password",
  "forbidden",
  "not-found",
  "stale",
  "wrong-state",
  "whole-open",
  "own-thing",
  "duplicate",
  "unreadable-file",
  "too-large",
  "bad-sheet",
  "nothing-promised",
  "set-up-done",
  "wrong-token",
  "busy",
  "cross-site",
  "bug",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const problem = z.object({
  type: z.string().describe("urn:xieshou:problem: and the code"),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  detail: z.string().optional().describe("A sentence in the language asked for"),
  fields: z
    .array(z.object({ path: z.string(), code: z.string() }))
    .optional()
    .describe("Which fields are wrong, and how"),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
