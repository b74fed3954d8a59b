import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { Context } from "../../src/server/http/context.ts";
import { testNow } from "../now.ts";

/** An application of the helped school that is published, of a category that no other has, its objection, and a run. */
export interface AidOfPair {
  readonly aidId: string;
  readonly aidCategory: string;
  readonly aidAppealId: string;
  readonly aidRunId: string;
}

/** A published application with an objection, and one that the helper school has paid for. */
export async function makeAid(
  { db, countyCode, actor }: Context,
  partnershipId: string,
  { helpedSchoolId, helpedCode }: { readonly helpedSchoolId: string; readonly helpedCode: string },
): Promise<AidOfPair> {
  const [aidId, paidId, aidAppealId, aidRunId] = [newId(), newId(), newId(), newId()];
  const aidCategory = `of${helpedCode}`;
  await sql`
    insert into aid_run (county_code, run_id, term, partnership_id, paid_on, paid_by, paid_at)
    values (${countyCode}, ${aidRunId}, '2026-autumn', ${partnershipId}, '2026-11-20', ${actor.accountId}, ${testNow})`.execute(db);
  await sql`
    insert into aid_application (county_code, application_id, school_id, term, number, state, changed_at, created_by, created_at, pupil_name, grade,
                                 class_name, is_boarder, category, tier, basis, amount_fen, partnership_id, published_on, publication_until, run_id)
    select ${countyCode}, made.id, ${helpedSchoolId}, '2026-autumn', made.number, made.state, ${testNow}, ${actor.accountId}, ${testNow},
           '璩某' || made.number, '7', '1班', false, ${aidCategory}, 'first', 'scoring', 37500, ${partnershipId}, '2026-11-23', '2026-11-30', made.run_id
      from (values (${aidId}::uuid, 9001, 'published', null::uuid), (${paidId}::uuid, 9002, 'paid', ${aidRunId}::uuid)) as made (id, number, state, run_id)`.execute(
    db,
  );
  await sql`
    insert into aid_appeal (county_code, appeal_id, application_id, raised_on, raised_by, matter, entered_by, entered_at)
    values (${countyCode}, ${aidAppealId}, ${aidId}, '2026-11-24', '家长', '有异议', ${actor.accountId}, ${testNow})`.execute(db);
  return { aidId, aidCategory, aidAppealId, aidRunId };
}
