import { createHash } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import { can } from "../../domain/access/access.ts";
import { reversedSides, type PartnershipSides } from "../../domain/access/subject.ts";
import type { ApprovalKind, ApprovalState, ApprovalThing } from "../../domain/approval/approval.ts";
import type { Context } from "../http/context.ts";
import type { Side } from "../trail/store.ts";

type Writing = Pick<Context, "db" | "countyCode" | "now" | "actor">;

/** A table of things that go through approval: it has county_code, state, version and changed_at beside its id. */
export interface ApprovalTable {
  readonly table: string;
  readonly idColumn: string;
}

/**
 * The state of the plan that the things of a pair are parts of: approved once a version of it is. Null where the pair
 * has no plan, so that there is no whole to wait for. Speaks of `partnership`.
 */
export const planState = sql<ApprovalState | null>`(
  select case when bool_or(plan.state = 'approved') then 'approved' else (array_agg(plan.state order by plan.number desc))[1] end
    from plan_version plan
   where plan.county_code = partnership.county_code
     and plan.partnership_id = partnership.partnership_id
     and plan.state <> 'withdrawn')`;

/** A table whose things belong to a partnership. They are parts of its plan, which is a whole itself. */
export interface PartnershipTable extends ApprovalTable {
  readonly kind: ApprovalKind;
  /** The column that names who submitted it; null where nobody is kept from deciding their own. */
  readonly submittedBy: string | null;
  /** Where the helped school has the helper school's part: speaks of `thing`. False where it is left out. */
  readonly isReversed?: RawBuilder<boolean>;
}

interface LockedRow {
  readonly id: string;
  readonly state: ApprovalState;
  readonly version: number;
  readonly submitted_by: string | null;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly is_reversed: boolean;
  readonly whole_state: ApprovalState | null;
}

/** A thing of a partnership, locked. */
export interface LockedThing extends ApprovalThing {
  readonly id: string;
  readonly version: number;
  readonly partnershipId: string;
  /** The schools as they are, also where `subject` has them in each other's place. */
  readonly trailSides: PartnershipSides;
}

/** Things of partnerships, locked in the order of their ids; those that the person may not see are left out. */
export async function lockThings(
  { db, countyCode, actor }: Pick<Context, "db" | "countyCode" | "actor">,
  { kind, table, idColumn, submittedBy, isReversed }: PartnershipTable,
  ids: readonly string[],
): Promise<LockedThing[]> {
  const { rows } = await sql<LockedRow>`
    select thing.${sql.ref(idColumn)} as id, thing.state, thing.version, thing.partnership_id, partnership.programme_id,
           partnership.helper_school_id, partnership.helped_school_id,
           ${submittedBy === null ? sql`null` : sql`thing.${sql.ref(submittedBy)}`} as submitted_by,
           ${isReversed ?? sql`false`} as is_reversed, ${kind === "plan" ? sql`null` : planState} as whole_state
      from ${sql.table(table)} thing
      join partnership on partnership.county_code = thing.county_code and partnership.partnership_id = thing.partnership_id
     where thing.county_code = ${countyCode}
       and thing.${sql.ref(idColumn)} = any(${ids}::uuid[])
     order by thing.${sql.ref(idColumn)}
       for update of thing`.execute(db);
  return rows
    .map((row) => {
      const sides = { programmeId: row.programme_id, helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
      return {
        kind,
        id: row.id,
        state: row.state,
        version: row.version,
        subject: { kind: "partnership" as const, ...(row.is_reversed ? reversedSides(sides) : sides) },
        wholeState: row.whole_state,
        submittedBy: row.submitted_by,
        partnershipId: row.partnership_id,
        trailSides: sides,
      };
    })
    .filter(({ subject }) => can(actor, "partnership.read", subject));
}

/** Sets the state of things that the transaction has locked. */
export async function setStates(
  { db, countyCode, now }: Writing,
  where: ApprovalTable,
  ids: readonly string[],
  to: ApprovalState,
): Promise<void> {
  await sql`
    update ${sql.table(where.table)}
       set state = ${to},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and ${sql.ref(where.idColumn)} = any(${ids}::uuid[])`.execute(db);
}

/** One step of many things on their trails. */
export interface ManySteps {
  readonly kind: ApprovalKind;
  readonly move: string;
  readonly reason: string | null;
  readonly comment: string | null;
  readonly place: string | null;
  readonly things: readonly { readonly id: string; readonly partnershipId: string | null; readonly side: Side | null }[];
}

/** Writes the same step on the trail of many things, and the audit entry of each. */
export async function addSteps({ db, countyCode, now, actor }: Writing, steps: ManySteps): Promise<void> {
  const ids = steps.things.map(({ id }) => id);
  await sql`
    insert into trail_step (county_code, step_id, partnership_id, thing_kind, thing_id, at, account_id, side, move, reason, comment, place)
    select ${countyCode}, step.step_id, step.partnership_id, ${steps.kind}, step.thing_id, ${now}, ${actor.accountId}, step.side,
           ${steps.move}, ${steps.reason}, ${steps.comment}, ${steps.place}
      from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[], ${steps.things.map(({ partnershipId }) => partnershipId)}::uuid[],
                  ${steps.things.map(({ side }) => side)}::text[]) as step (step_id, thing_id, partnership_id, side)`.execute(db);
  await sql`
    insert into audit_entry (county_code, entry_id, at, account_id, action, thing_kind, thing_id, detail)
    select ${countyCode}, entry.entry_id, ${now}, ${actor.accountId}, ${`${steps.kind}.${steps.move}`}, ${steps.kind}, entry.thing_id, null
      from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) as entry (entry_id, thing_id)`.execute(db);
}

/** Keeps what things rested on when a move froze them. */
export async function insertSnapshots(
  { db, countyCode, now }: Writing,
  kind: ApprovalKind,
  move: string,
  things: readonly { readonly id: string; readonly inputs: unknown }[],
): Promise<void> {
  const texts = things.map(({ inputs }) => JSON.stringify(inputs));
  await sql`
    insert into approval_snapshot (county_code, snapshot_id, thing_kind, thing_id, move, at, inputs, sha256)
    select ${countyCode}, kept.snapshot_id, ${kind}, kept.thing_id, ${move}, ${now}, kept.inputs::jsonb, decode(kept.sha256, 'hex')
      from unnest(${things.map(() => newId())}::uuid[], ${things.map(({ id }) => id)}::uuid[], ${texts}::text[],
                  ${texts.map((text) => createHash("sha256").update(text).digest("hex"))}::text[]) as kept (snapshot_id, thing_id, inputs, sha256)`.execute(
    db,
  );
}

/** Tells caches that what some partnerships' standing follows from has changed; locks them in one order for everybody, beside the key-share lock of whatever was just inserted for them. */
export async function touchPartnerships({ db, countyCode }: Writing, partnershipIds: readonly string[]): Promise<void> {
  if (partnershipIds.length === 0) return;
  await sql`
    select partnership.partnership_id
      from partnership
     where partnership.county_code = ${countyCode}
       and partnership.partnership_id = any(${partnershipIds}::uuid[])
     order by partnership.partnership_id
       for no key update`.execute(db);
  await sql`
    update partnership
       set revision = revision + 1
     where county_code = ${countyCode}
       and partnership_id = any(${partnershipIds}::uuid[])`.execute(db);
}
