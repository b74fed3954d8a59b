import { sql, type RawBuilder } from "kysely";
import { movesFor, type ApprovalState } from "../../domain/approval/approval.ts";
import { planState } from "../approval/store.ts";
import type { Waiver } from "../../contract/waiver.ts";
import type { Context } from "../http/context.ts";
import { pairJoins } from "../partnership/store.ts";

export interface WaiverRow {
  readonly waiver_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly whole_state: ApprovalState | null;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly commitment_id: string;
  readonly clause: string;
  readonly category: Waiver["category"];
  readonly period: string;
  readonly scope: Record<string, string>;
  readonly state: ApprovalState;
  readonly version: number;
  readonly reason: string;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly decided_by: string | null;
  readonly decision: string | null;
}

/** Waivers with their schools and promise; `where` speaks of waiver, partnership, helper, helped. */
export async function selectWaivers(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<WaiverRow[]> {
  const { rows } = await sql<WaiverRow>`
    select waiver.waiver_id, waiver.partnership_id, ${planState} as whole_state, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
           helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
           promise.commitment_id, promise.content -> 'clause' ->> 'text' as clause, promise.content ->> 'category' as category,
           waiver.period, waiver.scope, waiver.state, waiver.version, waiver.reason, asker.display_name as requested_by, waiver.requested_at,
           decider.display_name as decided_by, waiver.decision
      from waiver
      ${pairJoins("waiver")}
      join account asker on asker.county_code = waiver.county_code and asker.account_id = waiver.requested_by
      left join account decider on decider.county_code = waiver.county_code and decider.account_id = waiver.decided_by
      join lateral (
        select commitment.commitment_id, commitment.content
          from commitment
          join plan_version version on version.county_code = commitment.county_code and version.version_id = commitment.version_id
         where commitment.county_code = waiver.county_code
           and version.partnership_id = waiver.partnership_id
           and commitment.lineage_id = waiver.lineage_id
           and version.state = 'approved'
         order by version.number desc
         limit 1) promise on true
     where waiver.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

/** The partnership of a waiver as permissions name it. */
export function subjectOfWaiver(row: WaiverRow): {
  kind: "partnership";
  programmeId: string;
  helperSchoolId: string;
  helpedSchoolId: string;
} {
  return { kind: "partnership", programmeId: row.programme_id, helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
}

/** A waiver as pages show it, with what the person may do with it now. */
export function waiverView({ actor }: Pick<Context, "actor">, row: WaiverRow): Waiver {
  return {
    id: row.waiver_id,
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    commitmentId: row.commitment_id,
    period: row.period,
    scope: row.scope,
    clause: row.clause,
    category: row.category,
    state: row.state,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decision: row.decision,
    version: row.version,
    moves: movesFor(actor, {
      kind: "waiver",
      state: row.state,
      subject: subjectOfWaiver(row),
      wholeState: row.whole_state,
      submittedBy: null,
    }),
  };
}
