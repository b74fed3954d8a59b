import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { AidPage } from "../../contract/aid.ts";
import { can } from "../../domain/access/access.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { aidApproval } from "../aid/actions.ts";
import { describeAid, openAid } from "../aid/queries.ts";
import { moveThings } from "../approval/actions.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";

/** An objection as it is entered: the day it was raised, by whom, and what it is about. */
export interface NewAppeal {
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly matter: string;
}

/**
 * Enters an objection to an application that is published and not yet approved. The application's version goes up, so
 * that an approval which did not see the objection is refused.
 */
export async function raiseAppeal(context: Context, applicationId: string, appeal: NewAppeal): Promise<AidPage | Refusal> {
  const { db, countyCode, actor, now, today } = context;
  const row = await openAid(context, applicationId);
  if (isRefusal(row)) return row;
  if (!can(actor, "aid.appeal", { kind: "school", schoolId: row.school_id })) return refuse("forbidden");
  if (appeal.raisedOn > dayText(today)) return refuse("bad-input", { fields: [{ path: "raisedOn", code: "future" }] });
  const { numAffectedRows } = await sql`
    update aid_application
       set version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and application_id = ${applicationId}
       and state = 'published'`.execute(db);
  if (numAffectedRows !== 1n) return refuse("wrong-state");
  await sql`
    insert into aid_appeal (county_code, appeal_id, application_id, raised_on, raised_by, matter, entered_by, entered_at)
    values (${countyCode}, ${newId()}, ${applicationId}, ${appeal.raisedOn}, ${appeal.raisedBy}, ${appeal.matter}, ${actor.accountId}, ${now})`.execute(
    db,
  );
  await writeAudit(context, "aid.appeal", { kind: "aid", id: applicationId });
  return describeAid(context, applicationId);
}

/** Decides an objection. One that is upheld returns the application to its school, which corrects or withdraws it. */
export async function decideAppeal(
  context: Context,
  appealId: string,
  { outcome, decision }: { readonly outcome: "upheld" | "rejected"; readonly decision: string },
): Promise<AidPage | Refusal> {
  const { db, countyCode, actor, today } = context;
  const { rows } = await sql<{ application_id: string; outcome: string | null }>`
    select appeal.application_id, appeal.outcome
      from aid_appeal appeal
     where appeal.county_code = ${countyCode}
       and appeal.appeal_id = ${appealId}
       for update`.execute(db);
  const [appeal] = rows;
  if (!appeal) return refuse("not-found");
  const row = await openAid(context, appeal.application_id);
  if (isRefusal(row)) return row;
  if (!can(actor, "aid.approve", { kind: "school", schoolId: row.school_id })) return refuse("forbidden");
  if (appeal.outcome !== null) return refuse("wrong-state");
  await sql`
    update aid_appeal
       set outcome = ${outcome},
           decided_on = ${dayText(today)},
           decision = ${decision},
           decided_by = ${actor.accountId}
     where county_code = ${countyCode}
       and appeal_id = ${appealId}`.execute(db);
  await writeAudit(context, "aid.decide-appeal", { kind: "aid", id: row.application_id, detail: { outcome } });
  if (outcome === "upheld" && row.state === "published") {
    // The words of the decision may speak of a family; the trail, which more people read, says that there was one.
    const moved = await moveThings(context, aidApproval, [{ id: row.application_id, version: null }], {
      move: "return",
      reason: "not-allowed",
      comment: "公示异议成立",
    });
    if (isRefusal(moved)) return moved;
  }
  return describeAid(context, row.application_id);
}
