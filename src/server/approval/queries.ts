import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { waitingMax, waitingShownMax, type WaitingGroup, type WaitingThing, type listWaiting } from "../../contract/approval.ts";
import type { SchoolName } from "../../contract/shared.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { reversedSides, type Subject } from "../../domain/access/subject.ts";
import { awaitedStates, isAwaited, isSettled, movesFor, type ApprovalKind, type ApprovalState } from "../../domain/approval/approval.ts";
import type { Context } from "../http/context.ts";
import { withinReach } from "../partnership/store.ts";
import { periodIn } from "../sheet/export-words.ts";
import type { PartnershipTable } from "./store.ts";

/** What is asked of one kind: things in these states within the person's reach, the longest first. */
export interface WaitingQuestion {
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
}

const nothing = { uuid: sql`null::uuid`, text: sql`null::text`, bigint: sql`null::bigint` };

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
  readonly programmeId?: RawBuilder<unknown>;
  readonly isReversed?: RawBuilder<unknown>;
  /** Aliases of `school`. */
  readonly helper?: RawBuilder<unknown>;
  readonly helped?: RawBuilder<unknown>;
}

function schoolColumns(school: RawBuilder<unknown> | undefined): RawBuilder<unknown> {
  return school === undefined
    ? sql`${nothing.uuid}, ${nothing.text}, ${nothing.text}`
    : sql`${school}.school_id, ${school}.name, ${school}.short_name`;
}

/** The columns in the order of `WaitingRow`: the parts of one question are laid one upon the other. */
export function waitingColumns(columns: WaitingColumns): RawBuilder<unknown> {
  return sql`${sql.lit(columns.kind)}::text as kind, ${columns.id} as id, ${columns.table}.state, ${columns.table}.version,
    ${columns.table}.changed_at as since, ${columns.submittedBy ?? nothing.uuid} as submitted_by, ${columns.title}::text as title,
    ${columns.term ?? nothing.text} as term, ${columns.things ?? sql`1::bigint`} as things,
    (${columns.amountFen ?? nothing.bigint})::bigint as amount_fen, ${columns.programmeId ?? nothing.uuid} as programme_id,
    ${schoolColumns(columns.helper)}, ${schoolColumns(columns.helped)}, ${columns.isReversed ?? sql`false`} as is_reversed`;
}

const columnNames = sql`waiting (kind, id, state, version, since, submitted_by, title, term, things, amount_fen, programme_id,
  helper_id, helper_name, helper_short, helped_id, helped_name, helped_short, is_reversed)`;

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
  const moves = movesFor(actor, { kind, state, subject: subjectOf(row), wholeState: null, submittedBy });
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
    programmeId: sql`partnership.programme_id`,
    helper: sql`helper`,
    helped: sql`helped`,
  });
  return {
    kind: table.kind,
    select: ({ countyCode, actor }, { states, limit }) => sql`
      select ${columns}
        from ${sql.table(table.table)} thing
        join partnership on partnership.county_code = thing.county_code and partnership.partnership_id = thing.partnership_id
             join school helper on helper.county_code = partnership.county_code and helper.school_id = partnership.helper_school_id
        join school helped on helped.county_code = partnership.county_code and helped.school_id = partnership.helped_school_id
       where thing.county_code = ${countyCode}
         and thing.state = any(${states}::text[])
         and ${withinReach(reachOf(actor), countyCode)}
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
  const parts = features.flatMap(({ kind, select }) => {
    const states = awaitedStates(context.actor, kind);
    return states.length === 0 ? [] : [sql`(${select(context, { states, limit })})`];
  });
  if (parts.length === 0) return { rows: [], cut: new Set() };
  const { rows } = await sql<WaitingRow>`
    select waiting.kind, waiting.id, waiting.state, waiting.version, waiting.since, waiting.submitted_by, waiting.title, waiting.term,
           waiting.things, waiting.amount_fen, waiting.programme_id, waiting.helper_id, waiting.helper_name, waiting.helper_short,
           waiting.helped_id, waiting.helped_name, waiting.helped_short, waiting.is_reversed
      from (${sql.join(parts, sql` union all `)}) as ${columnNames}
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
