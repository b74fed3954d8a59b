import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { waitingMax, type WaitingThing, type listWaiting } from "../../contract/approval.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { reversedSides } from "../../domain/access/subject.ts";
import { awaitedStates, isAwaited, movesFor, type ApprovalKind, type ApprovalThing } from "../../domain/approval/approval.ts";
import type { Context } from "../http/context.ts";
import { partnershipJoins, withinReach } from "../partnership/store.ts";
import type { PartnershipTable } from "./store.ts";

/** A thing that may wait for the person: what it is judged by, and what a list tells of it. */
export interface Candidate {
  readonly thing: ApprovalThing;
  readonly shown: Omit<WaitingThing, "moves" | "state" | "kind">;
}

/** Finds things of one kind that somebody is waited for, within the person's reach, the longest first. */
export interface WaitingFeature {
  readonly kind: ApprovalKind;
  readonly findWaiting: (context: Context, limit: number) => Promise<Candidate[]>;
}

interface WaitingRow {
  readonly id: string;
  readonly state: ApprovalThing["state"];
  readonly version: number;
  readonly changed_at: string;
  readonly submitted_by: string | null;
  readonly title: string;
  readonly amount_fen: number | null;
  readonly programme_id: string;
  readonly helper_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_id: string;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly is_reversed: boolean;
}

function candidateOf(kind: ApprovalKind, row: WaitingRow): Candidate {
  const sides = { programmeId: row.programme_id, helperSchoolId: row.helper_id, helpedSchoolId: row.helped_id };
  return {
    thing: {
      kind,
      state: row.state,
      subject: { kind: "partnership", ...(row.is_reversed ? reversedSides(sides) : sides) },
      wholeState: null,
      submittedBy: row.submitted_by,
    },
    shown: {
      id: row.id,
      version: row.version,
      title: row.title,
      amountFen: row.amount_fen,
      helper: { id: row.helper_id, name: row.helper_name, shortName: row.helper_short },
      helped: { id: row.helped_id, name: row.helped_name, shortName: row.helped_short },
      since: row.changed_at,
    },
  };
}

/** What a list says of a thing: columns of `thing`, the feature's own table. */
export interface WaitingColumns {
  readonly title: RawBuilder<string>;
  readonly amountFen?: RawBuilder<number>;
}

/** Finds what waits in a table whose things belong to partnerships. */
export function waitingInPartnerships(table: PartnershipTable, { title, amountFen }: WaitingColumns): WaitingFeature {
  return {
    kind: table.kind,
    async findWaiting({ db, countyCode, actor }, limit) {
      const { rows } = await sql<WaitingRow>`
        select thing.${sql.ref(table.idColumn)} as id, thing.state, thing.version, thing.changed_at, ${title} as title,
               ${amountFen ?? sql`null`} as amount_fen,
               ${table.submittedBy === null ? sql`null` : sql`thing.${sql.ref(table.submittedBy)}`} as submitted_by,
               partnership.programme_id, helper.school_id as helper_id, helper.name as helper_name, helper.short_name as helper_short,
               helped.school_id as helped_id, helped.name as helped_name, helped.short_name as helped_short,
               ${table.isReversed ?? sql`false`} as is_reversed
          from ${sql.table(table.table)} thing
          join partnership on partnership.county_code = thing.county_code and partnership.partnership_id = thing.partnership_id
               ${partnershipJoins}
         where thing.county_code = ${countyCode}
           and thing.state = any(${awaitedStates(table.kind)}::text[])
           and ${withinReach(reachOf(actor), countyCode)}
         order by thing.changed_at
         limit ${limit}`.execute(db);
      return rows.map((row) => candidateOf(table.kind, row));
    },
  };
}

/** Everything that the signed-in person is waited for to decide, pay or take over, the longest first. */
export async function listWaitingThings(
  context: Context,
  features: readonly WaitingFeature[],
  { kind }: z.output<(typeof listWaiting)["query"]>,
): Promise<{ rows: WaitingThing[]; isCut: boolean }> {
  const found: WaitingThing[] = [];
  let isCut = false;
  for (const feature of features) {
    if (kind !== undefined && feature.kind !== kind) continue;
    const candidates = await feature.findWaiting(context, waitingMax + 1);
    if (candidates.length > waitingMax) isCut = true;
    for (const { thing, shown } of candidates) {
      const moves = movesFor(context.actor, thing);
      if (moves.some(isAwaited)) found.push({ ...shown, kind: thing.kind, state: thing.state, moves });
    }
  }
  const rows = found.toSorted((one, other) => (one.since < other.since ? -1 : 1));
  return { rows: rows.slice(0, waitingMax), isCut: isCut || rows.length > waitingMax };
}
