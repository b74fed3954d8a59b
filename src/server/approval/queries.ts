import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { waitingMax, waitingShownMax, type WaitingGroup, type WaitingThing, type listWaiting } from "../../contract/approval.ts";
import type { SchoolName } from "../../contract/shared.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { reversedSides, type Subject } from "../../domain/access/subject.ts";
import { awaitedStates, isAwaited, isSettled, movesFor, type ApprovalKind, type ApprovalState } from "../../domain/approval/approval.ts";
import type { Context } from "../http/context.ts";
import { reachedIds } from "../partnership/store.ts";
import { periodIn } from "../sheet/export-words.ts";
import { planState, type PartnershipTable } from "./store.ts";

/** What is asked of one kind: things in these states within the person's reach, the longest first. */
export interface WaitingQuestion {
  /** Whether the person sees the partnership of an id. */
  readonly isReached: (partnershipId: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly states: readonly ApprovalState[];
  readonly limit: number;
}

/** How things of one kind that somebody may be waited for are found: a select of `waitingColumns`. */
export interface WaitingFeature {
  readonly kind: ApprovalKind;
  readonly select: (context: Context, question: WaitingQuestion) => RawBuilder<unknown>;
}

interface WaitingRow {
  readonly kind: ApprovalKind;
  readonly id: string;
  readonly state: ApprovalState;
  readonly version: number;
  readonly since: string;
  readonly submitted_by: string | null;
  readonly title: string;
  readonly term: string | null;
  readonly things: number;
  readonly amount_fen: number | null;
  readonly programme_id: string | null;
  readonly helper_id: string | null;
  readonly helper_name: string | null;
  readonly helper_short: string | null;
  readonly helped_id: string | null;
  readonly helped_name: string | null;
  readonly helped_short: string | null;
  readonly is_reversed: boolean;
  readonly whole_state: ApprovalState | null;
}

const nothing = { uuid: sql`null::uuid`, text: sql`null::text`, bigint: sql`null::bigint` };

/** The states as words of the statement and not as parameters: the indexes on what waits hold for some states only. */
export function isInStates(state: RawBuilder<unknown>, states: readonly ApprovalState[]): RawBuilder<unknown> {
  return sql`${state} in (${sql.join(states.map((one) => sql.lit(one)))})`;
}

/** What every feature tells of a thing that waits; what is left out is nothing, and a thing stands for itself alone. */
export interface WaitingColumns {
  readonly kind: ApprovalKind;
  readonly id: RawBuilder<unknown>;
  /** The table, or its alias, with state, version and changed_at. */
  readonly table: RawBuilder<unknown>;
  readonly title: RawBuilder<unknown>;
  readonly submittedBy?: RawBuilder<unknown>;
  readonly term?: RawBuilder<unknown>;
  readonly things?: RawBuilder<unknown>;
  readonly amountFen?: RawBuilder<unknown>;
  readonly isReversed?: RawBuilder<unknown>;
  /** What the thing belongs to: one of the three. Names are looked up for all kinds at once. */
  readonly partnershipId?: RawBuilder<unknown>;
  readonly programmeId?: RawBuilder<unknown>;
  readonly schoolId?: RawBuilder<unknown>;
}

/** The columns in the order of `WaitingRow`: the parts of one question are laid one upon the other. */
export function waitingColumns(columns: WaitingColumns): RawBuilder<unknown> {
  return sql`${sql.lit(columns.kind)}::text as kind, ${columns.id} as id, ${columns.table}.state, ${columns.table}.version,
    ${columns.table}.changed_at as since, ${columns.submittedBy ?? nothing.uuid} as submitted_by, ${columns.title}::text as title,
    ${columns.term ?? nothing.text} as term, ${columns.things ?? sql`1::bigint`} as things,
    (${columns.amountFen ?? nothing.bigint})::bigint as amount_fen, ${columns.partnershipId ?? nothing.uuid} as partnership_id,
    ${columns.programmeId ?? nothing.uuid} as programme_id, ${columns.schoolId ?? nothing.uuid} as school_id,
    ${columns.isReversed ?? sql`false`} as is_reversed`;
}

const columnNames = sql`waiting (kind, id, state, version, since, submitted_by, title, term, things, amount_fen, partnership_id,
  programme_id, school_id, is_reversed)`;

/** What permissions judge a thing by: its pair, else its programme, else its school. */
function subjectOf(row: WaitingRow): Subject {
  const { programme_id: programmeId, helper_id: helperSchoolId, helped_id: helpedSchoolId } = row;
  if (programmeId !== null && helperSchoolId !== null && helpedSchoolId !== null) {
    const sides = { programmeId, helperSchoolId, helpedSchoolId };
    return { kind: "partnership", ...(row.is_reversed ? reversedSides(sides) : sides) };
  }
  if (programmeId !== null) return { kind: "programme", programmeId };
  if (helpedSchoolId !== null) return { kind: "school", schoolId: helpedSchoolId };
  throw new Error(`expected a pair, a programme or a school of ${row.kind} ${row.id}`);
}

function schoolOf(id: string | null, name: string | null, shortName: string | null): SchoolName | null {
  return id === null || name === null ? null : { id, name, shortName };
}

function waitingThing({ actor, language }: Context, row: WaitingRow): WaitingThing | null {
  const { kind, state, term, things, submitted_by: submittedBy } = row;
  const moves = movesFor(actor, { kind, state, subject: subjectOf(row), wholeState: row.whole_state, submittedBy });
  if (!moves.some(isAwaited)) return null;
  return {
    kind,
    id: row.id,
    state,
    version: row.version,
    moves,
    title: term === null ? row.title : `${row.title} ${periodIn(term, language)} (${things})`,
    term,
    amountFen: row.amount_fen,
    helper: schoolOf(row.helper_id, row.helper_name, row.helper_short),
    helped: schoolOf(row.helped_id, row.helped_name, row.helped_short),
    since: row.since,
  };
}

/** Finds what waits in a table whose things belong to partnerships. */
export function waitingInPartnerships(table: PartnershipTable, told: Pick<WaitingColumns, "title" | "amountFen">): WaitingFeature {
  const columns = waitingColumns({
    ...told,
    kind: table.kind,
    table: sql`thing`,
    id: sql`thing.${sql.ref(table.idColumn)}`,
    ...(table.submittedBy === null ? {} : { submittedBy: sql`thing.${sql.ref(table.submittedBy)}` }),
    ...(table.isReversed === undefined ? {} : { isReversed: table.isReversed }),
    partnershipId: sql`thing.partnership_id`,
  });
  return {
    kind: table.kind,
    select: ({ countyCode }, { states, limit, isReached }) => sql`
      select ${columns}
        from ${sql.table(table.table)} thing
       where thing.county_code = ${countyCode}
         and ${isInStates(sql`thing.state`, states)}
         and ${isReached(sql`thing.partnership_id`)}
       order by thing.changed_at
       limit ${limit}`,
  };
}

/** Things that wait for the person, and the kinds of which there may be more than were looked at. */
interface Found {
  readonly rows: readonly WaitingThing[];
  readonly cut: ReadonlySet<ApprovalKind>;
}

/** Asks all features in one statement, the longest first; kinds in which the person's roles have no part are not asked. */
async function findWaiting(context: Context, features: readonly WaitingFeature[]): Promise<Found> {
  const limit = waitingMax + 1;
  const ids = reachedIds(reachOf(context.actor), context.countyCode);
  // Asked once for all kinds.
  const reached = ids === null ? sql`` : sql`with reached (ids) as materialized (select ${ids})`;
  const isReached = (partnershipId: RawBuilder<unknown>): RawBuilder<unknown> =>
    ids === null ? sql`true` : sql`${partnershipId} = any((select reached.ids from reached)::uuid[])`;
  const parts = features.flatMap(({ kind, select }) => {
    const states = awaitedStates(context.actor, kind);
    return states.length === 0 ? [] : [sql`(${select(context, { states, limit, isReached })})`];
  });
  if (parts.length === 0) return { rows: [], cut: new Set() };
  const { rows } = await sql<WaitingRow>`
    ${reached}
    select waiting.kind, waiting.id, waiting.state, waiting.version, waiting.since, waiting.submitted_by, waiting.title, waiting.term,
           waiting.things, waiting.amount_fen, coalesce(partnership.programme_id, waiting.programme_id) as programme_id,
           helper.school_id as helper_id, helper.name as helper_name, helper.short_name as helper_short,
           helped.school_id as helped_id, helped.name as helped_name, helped.short_name as helped_short, waiting.is_reversed,
           case when waiting.kind = 'plan' then null else ${planState} end as whole_state
      from (${sql.join(parts, sql` union all `)}) as ${columnNames}
      left join partnership on partnership.county_code = ${context.countyCode} and partnership.partnership_id = waiting.partnership_id
      left join school helper on helper.county_code = ${context.countyCode} and helper.school_id = partnership.helper_school_id
      left join school helped
        on helped.county_code = ${context.countyCode}
       and helped.school_id = coalesce(partnership.helped_school_id, waiting.school_id)
     order by waiting.since, waiting.id`.execute(context.db);
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  const cut = new Set([...byKind].filter(([, found]) => found.length > waitingMax).map(([kind]) => kind));
  return { rows: rows.flatMap((row) => waitingThing(context, row) ?? []), cut };
}

/** Everything that the signed-in person is waited for to decide, pay or take over, the longest first. */
export async function listWaitingThings(
  context: Context,
  features: readonly WaitingFeature[],
  query: z.output<(typeof listWaiting)["query"]>,
): Promise<{ rows: WaitingThing[]; isCut: boolean }> {
  const asked = features.filter(({ kind }) => query.kind === undefined || kind === query.kind);
  const { rows, cut } = await findWaiting(context, asked);
  return { rows: rows.slice(0, waitingMax), isCut: cut.size > 0 || rows.length > waitingMax };
}

/**
 * The same for the first page: by kind and state, since each state asks for another move, with the first few of each.
 * What is still to be decided comes before what is to be paid, received or booked: others cannot go on without it.
 */
export async function groupWaitingThings(context: Context, features: readonly WaitingFeature[]): Promise<WaitingGroup[]> {
  const { rows, cut } = await findWaiting(context, features);
  const groups = [...Map.groupBy(rows, ({ kind, state }) => `${kind} ${state}`).values()].flatMap((things): WaitingGroup[] => {
    const [first] = things;
    if (!first) return [];
    const { kind, state } = first;
    return [{ kind, state, count: things.length, isCut: cut.has(kind), rows: things.slice(0, waitingShownMax) }];
  });
  return groups.toSorted((one, other) => Number(isSettled(one.state)) - Number(isSettled(other.state)));
}
