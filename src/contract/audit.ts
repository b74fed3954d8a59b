import { z } from "zod";
import { exclusions, gaps } from "../domain/evidence/contribution.ts";
import { obligationStandings } from "../domain/obligation/standing.ts";
import { measures } from "../domain/plan/quota.ts";
import { stages } from "../domain/school/stage.ts";

/** The published form of what `xieshou audit --json` prints; the JSON Schema in docs/schema follows from it. */

const day = z.iso.date();
const source = z.object({ file: z.string(), title: z.string().nullable() });

const reasonSchema = z.object({
  fact: z.int().min(0).describe("Index in facts"),
  counts: z.number().optional().describe("How much the fact adds"),
  lacks: z.enum(gaps).optional().describe("What the fact leaves open"),
  excluded: z.enum(exclusions).optional().describe("Why the fact does not count"),
});

const rowSchema = z.object({
  clause: z.string(),
  start: z.int().min(0),
  end: z.int().min(0),
  category: z.string(),
  measure: z.enum(measures),
  period: z.string().describe("2012-autumn, 2013-spring, 2012-2013, 2012-09, or the Monday of a week"),
  scope: z.record(z.string(), z.string()),
  standing: z.enum(obligationStandings),
  counted: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  from: day,
  due: day,
  note: z.string().nullable(),
  reasons: z.array(reasonSchema),
});

export const auditOutputSchema = z.object({
  schoolYear: z.int().describe("First calendar year"),
  asOf: day,
  stage: z.enum(stages),
  plans: z.array(source),
  summaries: z.array(source),
  rows: z.array(rowSchema),
  rules: z.array(z.string()).describe("Allowances and rates: how something is reckoned, not judged"),
  unquantified: z.array(z.string()).describe("Promises without a number, not judged"),
  outcomes: z.array(z.string()).describe("Results hoped for, not judged"),
  facts: z.array(z.object({ clause: z.string(), start: z.int(), end: z.int(), category: z.string() })),
  unmatchedFacts: z.array(z.object({ clause: z.string(), why: z.string(), code: z.string() })),
});

export type AuditOutput = z.infer<typeof auditOutputSchema>;
