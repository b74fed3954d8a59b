import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { Actor } from "../../src/domain/access/role.ts";
import { done } from "../../src/server/demonstration/stage.ts";
import type { Context } from "../../src/server/http/context.ts";
import { enterPayment } from "../../src/server/payment/actions.ts";
import { createPostings } from "../../src/server/posting/actions.ts";
import { testNow } from "../now.ts";

/** An id that nothing has. */
export const unknownId = "019aaaaa-0000-7000-8000-000000000000";

/** A posting, a payment, a run of allowances and a slip. */
export interface MoneyOfPair {
  readonly paymentId: string;
  /** A run of allowances of the programme, and somebody's slip of it who has no account; no slip where nobody is paid. */
  readonly runId: string;
  readonly slipId: string;
  /** Of the posted teacher who has an account, where the pair has one. */
  readonly postingId: string;
}

/** A posting of the pair, that of the teacher who signs in first; one is asked for where there is none. */
export async function findPosting(
  context: Context,
  partnershipId: string,
  { helpedSchoolId }: { readonly helpedSchoolId: string },
): Promise<string> {
  const { db, countyCode, actor } = context;
  const { rows } = await sql<{ posting_id: string }>`
    select posting.posting_id
      from posting
      left join account on account.county_code = posting.county_code and account.staff_id = posting.staff_id
     where posting.county_code = ${countyCode}
       and posting.partnership_id = ${partnershipId}
       and posting.kind = 'posting'
       and posting.state in ('submitted', 'nominated', 'active')
       and posting.to_day >= ${testNow.slice(0, 10)}
     order by account.account_id is null, posting.posting_id`.execute(db);
  const [found] = rows;
  if (found) return found.posting_id;
  const asking: Actor = { ...actor, grants: [{ role: "coordinator", scope: { kind: "school", schoolId: helpedSchoolId } }] };
  const none = { subject: null, grades: [], lessonsPerWeek: null, place: null, wish: null };
  const content = { ...none, kind: "posting", role: "subjectTeacher", isFullTime: true, sharePercent: 100 } as const;
  const days = { from: "2026-09-01", to: "2027-07-05" };
  const { ids } = done(
    await createPostings({ ...context, actor: asking }, partnershipId, { content: { ...content, ...days }, people: [] }),
  );
  return ids[0] ?? "";
}

/** A payment of the pair; one is entered where there is none. */
export async function findPayment(context: Context, partnershipId: string): Promise<string> {
  const { rows } = await sql<{ payment_id: string }>`
    select payment.payment_id
      from payment
     where payment.county_code = ${context.countyCode}
       and payment.partnership_id = ${partnershipId}
       and payment.state <> 'withdrawn'
     order by payment.payment_id`.execute(context.db);
  const [found] = rows;
  if (found) return found.payment_id;
  const content = { purpose: "training", source: "publicFunds", amountFen: 10_000, term: "2026-autumn", day: null } as const;
  const more = { payer: "helper", voucherNo: null, summary: "培训经费", note: null } as const;
  const entry = { idempotencyKey: newId(), content: { ...content, ...more } };
  return done(await enterPayment(context, partnershipId, entry)).payment_id;
}

/** A run of the programme; a draft of nothing is made where there is none. */
export async function findRun({ db, countyCode, actor }: Context, programmeId: string): Promise<{ runId: string; slipId: string }> {
  const { rows } = await sql<{ run_id: string; slip_id: string }>`
    select slip.run_id, slip.slip_id
      from allowance_slip slip
      join allowance_run run on run.county_code = slip.county_code and run.run_id = slip.run_id
     where slip.county_code = ${countyCode}
       and run.programme_id = ${programmeId}
       and not exists (select 1 from account where account.county_code = slip.county_code and account.staff_id = slip.staff_id)
     order by slip.slip_id
     limit 1`.execute(db);
  const [found] = rows;
  if (found) return { runId: found.run_id, slipId: found.slip_id };
  const runId = newId();
  // Nobody of these pairs has a confirmed month, so that no run can be made of them.
  await sql`
    insert into allowance_run (county_code, run_id, programme_id, month, state, changed_at, created_by, created_at, computed_at, inputs_sha256,
                               amount_fen, slips, totals, left_out)
    values (${countyCode}, ${runId}, ${programmeId}, '2026-10-01', 'draft', ${testNow}, ${actor.accountId}, ${testNow}, ${testNow}, 'none', 0, 0,
            '{"byRule": [], "byLine": []}', '{"people": [], "count": 0}')`.execute(db);
  return { runId, slipId: unknownId };
}
