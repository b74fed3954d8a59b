import { z } from "zod";
import { exclusions, gaps } from "../domain/evidence/contribution.ts";
import { evidenceKinds } from "../domain/evidence/record.ts";
import { obligationStandings, standings } from "../domain/obligation/standing.ts";
import { measures } from "../domain/plan/quota.ts";
import { category, day, id, schoolName } from "./shared.ts";

/** How obligations and their standing are shown. */

export const standing = z.enum(standings);

/** How many obligations stand how; a standing that is missing has none. */
export const standingCounts = z.partialRecord(standing, z.int().min(0));
export type StandingCounts = z.infer<typeof standingCounts>;

/** Kept (met, or exceeded where that is kept) of all obligations; promises without a number are counted and in neither. */
export const figures = z.object({ counts: standingCounts, kept: z.int(), total: z.int() });
export type Figures = z.infer<typeof figures>;

export const scopeWords = z.record(z.string(), z.string()).describe("subject, grade, event, teacher, role, each, earmark");

/** Names one obligation of a partnership: a commitment in one period and one scope. */
export const obligationRef = z.object({ commitmentId: id, period: z.string().max(40), scope: scopeWords });
export type ObligationRef = z.infer<typeof obligationRef>;

export const obligation = obligationRef.extend({
  standing: z.enum(obligationStandings),
  counted: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  from: day,
  due: day,
  waiting: z.int().describe("Records that would be looked at but wait for confirmation"),
  note: z.object({ kind: z.enum(["lacks", "no-need"]), gap: z.enum(gaps).nullable() }).nullable(),
});
export type Obligation = z.infer<typeof obligation>;

/** An obligation with what a list needs to name it. */
export const obligationLine = obligation.extend({
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  category,
  measure: z.enum(measures),
  clause: z.string(),
});
export type ObligationLine = z.infer<typeof obligationLine>;

/** What one record meant for an obligation. Exactly one of counts, lacks and excluded is set. */
export const reason = z.object({
  thing: z.object({ kind: z.enum(evidenceKinds), id }).describe("What shows it: a record, a posting, a payment …"),
  category,
  from: day,
  to: day,
  title: z.string(),
  state: z.string(),
  counts: z.number().nullable(),
  lacks: z.enum(gaps).nullable(),
  excluded: z.enum(exclusions).nullable(),
  alreadyCounted: z.int().describe("People of this record whom earlier records had counted"),
});
export type Reason = z.infer<typeof reason>;
