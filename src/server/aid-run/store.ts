import { sql } from "kysely";
import type { z } from "zod";
import type { aidRun } from "../../contract/aid.ts";
import { can } from "../../domain/access/access.ts";
import { evidenceOf } from "../../domain/evidence/from-entry.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { helpedOf, helperOf, partnershipColumns, partnershipJoins, type PartnershipViewRow } from "../partnership/store.ts";
import { dayOf } from "../settings/store.ts";
import type { Evidence, EvidenceLoader } from "../standing/store.ts";

interface RunRow {
  readonly run_id: string;
  readonly partnership_id: string;
  readonly paid_on: string;
  readonly people: number;
  readonly amount_fen: number;
}

/** What a payment run shows for its partnership: how many pupils, how much, on which day. No name is part of it. */
function evidenceOfRun(row: RunRow): Evidence {
  const paidOn = dayOf(row.paid_on);
  return {
    partnershipId: row.partnership_id,
    record: evidenceOf({
      id: row.run_id,
      category: "pupil_aid",
      from: paidOn,
      to: paidOn,
      isConfirmed: true,
      subjects: [],
      grades: [],
      people: [],
      amounts: { people: row.people, yuan: row.amount_fen / 100 },
      earmark: null,
      postingRole: null,
    }),
    source: { kind: "aid", id: row.run_id, state: "paid", isWaiting: false },
  };
}

/** Payment runs from the money of partnerships: one piece of evidence each. */
export const loadAidEvidence: EvidenceLoader = async (db: CountyTransaction, countyCode, partnershipIds) => {
  const { rows } = await sql<RunRow>`
    select run.run_id, run.partnership_id, run.paid_on, run.people, run.amount_fen
      from aid_run run
     where run.county_code = ${countyCode}
       and run.partnership_id = any(${[...partnershipIds]}::uuid[])
     order by run.paid_on, run.run_id`.execute(db);
  return rows.map(evidenceOfRun);
};

/** A run for somebody who may see its partnership; what the county's budget paid is no run of a partnership. */
export async function describeRun({ db, countyCode, actor }: Context, runId: string): Promise<z.infer<typeof aidRun> | Refusal> {
  const { rows } = await sql<PartnershipViewRow & RunRow & { readonly term: string }>`
    select ${partnershipColumns}, run.run_id, run.term, run.paid_on, run.amount_fen, run.people
      from aid_run run
      join partnership on partnership.county_code = run.county_code and partnership.partnership_id = run.partnership_id
           ${partnershipJoins}
     where run.county_code = ${countyCode}
       and run.run_id = ${runId}`.execute(db);
  const [row] = rows;
  if (!row) return refuse("not-found");
  const [helper, helped] = [helperOf(row), helpedOf(row)];
  const sides = { programmeId: row.programme_id, helperSchoolId: helper.id, helpedSchoolId: helped.id };
  if (!can(actor, "partnership.read", { kind: "partnership", ...sides })) return refuse("not-found");
  return {
    id: row.run_id,
    term: row.term,
    paidOn: row.paid_on,
    pair: { partnershipId: row.partnership_id, helper, helped },
    people: row.people,
    amountFen: row.amount_fen,
  };
}
