import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { TrailStep } from "../../contract/shared.ts";
import type { PartnershipSides } from "../../domain/access/subject.ts";
import type { ApprovalKind } from "../../domain/approval/approval.ts";
import type { Actor } from "../../domain/access/role.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";

export type Side = "bureau" | "helper" | "helped";

/**
 * For whom a person acts on a partnership: one of its schools, else the bureau. Somebody who coordinates both schools
 * acts for the helper school.
 */
export function sideOf(actor: Actor, sides: PartnershipSides): Side {
  const schools = new Set(actor.grants.flatMap(({ scope }) => (scope.kind === "school" ? [scope.schoolId] : [])));
  if (schools.has(sides.helperSchoolId)) return "helper";
  return schools.has(sides.helpedSchoolId) ? "helped" : "bureau";
}

export interface NewStep {
  readonly partnershipId: string;
  readonly thing: { readonly kind: ApprovalKind | "record" | "mentorship" | "project" | "assessment"; readonly id: string };
  readonly side: Side;
  readonly move: string;
  readonly reason?: string | undefined;
  readonly comment?: string | undefined;
}

/** Adds a step to the trail of a thing, in the transaction of the move. */
export async function addStep(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  step: NewStep,
): Promise<void> {
  await sql`
    insert into trail_step (county_code, step_id, partnership_id, thing_kind, thing_id, at, account_id, side, move, reason, comment)
    values (${countyCode}, ${newId()}, ${step.partnershipId}, ${step.thing.kind}, ${step.thing.id}, ${now}, ${actor.accountId},
            ${step.side}, ${step.move}, ${step.reason ?? null}, ${step.comment ?? null})`.execute(db);
}

/** The steps of a thing, the first one first. */
export async function listSteps(db: CountyTransaction, countyCode: string, thingId: string): Promise<TrailStep[]> {
  const { rows } = await sql<TrailStep>`
    select step.at, account.display_name as by, step.side, step.move, step.reason, step.comment, step.place
      from trail_step step
      join account on account.county_code = step.county_code and account.account_id = step.account_id
     where step.county_code = ${countyCode}
       and step.thing_id = ${thingId}
     order by step.at, step.step_id`.execute(db);
  return rows;
}
