import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import { workbenchRows, type CalendarReply, type Workbench, type calendarQuery, type searchHit } from "../../contract/workbench.ts";
import type { ObligationLine } from "../../contract/standing.ts";
import type { RecordLine } from "../../contract/record.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { termKey, termOf } from "../../domain/calendar/school-calendar.ts";
import { addFigures, noFigures } from "../../domain/obligation/partnership.ts";
import { groupWaitingThings, type WaitingFeature } from "../approval/queries.ts";
import { countAwaitedScores } from "../assessment/queries.ts";
import type { Context } from "../http/context.ts";
import { likePattern } from "../http/paging.ts";
import { listReached } from "../partnership/queries.ts";
import { withinStaff } from "../school/queries.ts";
import { helpedOf, helperOf, partnershipJoins, withinReach, type PartnershipViewRow } from "../partnership/store.ts";
import { subjectOf } from "../plan/queries.ts";
import { waitingFor } from "../record/queries.ts";
import { recordColumns, recordJoins, recordLine, type RecordRow } from "../record/store.ts";
import { dayOf, getRules } from "../settings/store.ts";
import { mostUrgent, openBetween, type Digest } from "../standing/digest.ts";
import { asOfDay, digestsOf, obligationLine, obligationView, obligationsOn } from "../standing/queries.ts";
import { loadFacts } from "../standing/store.ts";

async function selectRecords(
  { db, countyCode, actor }: Context,
  condition: RawBuilder<unknown>,
): Promise<{ rows: RecordLine[]; total: number }> {
  const where = sql`record.county_code = ${countyCode} and ${withinReach(reachOf(actor), countyCode)} and ${condition}`;
  const { rows } = await sql<RecordRow>`
    select ${recordColumns} from record ${recordJoins} where ${where} order by record.changed_at, record.record_id limit ${workbenchRows}`.execute(
    db,
  );
  if (rows.length < workbenchRows) return { rows: rows.map(recordLine), total: rows.length };
  const counted = await sql<{ total: number }>`select count(*) as total from record ${recordJoins} where ${where}`.execute(db);
  return { rows: rows.map(recordLine), total: counted.rows[0]?.total ?? 0 };
}

/** Schools that a person coordinates. */
function ownSchools({ actor }: Context): string[] {
  return actor.grants.flatMap(({ role, scope }) => (role === "coordinator" && scope.kind === "school" ? [scope.schoolId] : []));
}

interface OpenPlanRow {
  readonly version_id: string;
  readonly partnership_id: string;
  readonly number: number;
  readonly state: "returned" | "draft";
  readonly changed_on: string;
}

/** Drafts and returned plans of the person's schools; a draft is no business of the bureau's until it is submitted. */
async function openPlans(context: Context, rows: readonly PartnershipViewRow[]): Promise<Workbench["plans"]> {
  if (ownSchools(context).length === 0) return [];
  const byId = new Map(rows.map((row) => [row.partnership_id, row]));
  const { rows: versions } = await sql<OpenPlanRow>`
    select version.version_id, version.partnership_id, version.number, version.state,
           (version.changed_at at time zone 'Asia/Shanghai')::date as changed_on
      from plan_version version
      join partnership on partnership.county_code = version.county_code and partnership.partnership_id = version.partnership_id
     where version.county_code = ${context.countyCode}
       and version.state in ('draft', 'returned')
       and ${withinReach(reachOf(context.actor), context.countyCode)}
     order by version.changed_at
     limit 1000`.execute(context.db);
  return versions
    .flatMap((version): Workbench["plans"] => {
      const row = byId.get(version.partnership_id);
      if (!row || !can(context.actor, "plan.submit", subjectOf(row))) return [];
      return [
        {
          versionId: version.version_id,
          partnershipId: version.partnership_id,
          helper: helperOf(row),
          helped: helpedOf(row),
          number: version.number,
          state: version.state,
          since: version.changed_on,
        },
      ];
    })
    .slice(0, workbenchRows);
}

interface WaitingRecords {
  readonly confirm: Awaited<ReturnType<typeof selectRecords>>;
  readonly questioned: Awaited<ReturnType<typeof selectRecords>>;
}

/** Records that wait for the person's schools; whoever coordinates none has none. */
async function waitingRecords(context: Context): Promise<WaitingRecords> {
  const schools = ownSchools(context);
  const none = { rows: [], total: 0 };
  if (schools.length === 0) return { confirm: none, questioned: none };
  return {
    confirm: await selectRecords(context, waitingFor(context)),
    questioned: await selectRecords(context, sql`record.state = 'questioned' and record.stated_by_school_id = any(${schools}::uuid[])`),
  };
}

/** The first page: what waits for the person, what falls due next, who is behind. */
export async function describeWorkbench(
  context: Context,
  features: readonly WaitingFeature[],
  asOf: string | undefined,
): Promise<Workbench> {
  const { db, countyCode, actor } = context;
  const rules = await getRules(db, countyCode);
  const day = asOfDay(context, asOf);
  const term = termKey(termOf(rules.calendar, day));
  const rows = await listReached(context);
  const digests = await digestsOf(context, rows, day, rules);
  const { confirm, questioned } = await waitingRecords(context);
  const plans = await openPlans(context, rows);
  const approvals = await groupWaitingThings(context, features);
  const assess = await countAwaitedScores(context);
  const canVerify = rows.some((row) => can(actor, "record.verify", subjectOf(row)));
  const sumOf = (count: (digest: Digest) => number): number => [...digests.values()].reduce((sum, digest) => sum + count(digest), 0);
  const lines = rows.map((row) => ({
    partnershipId: row.partnership_id,
    helper: helperOf(row),
    helped: helpedOf(row),
    figures: { ...(digests.get(row.partnership_id)?.byTerm.get(term) ?? noFigures) },
  }));
  const total = addFigures(lines.map(({ figures }) => figures));
  const behindOf = ({ figures }: (typeof lines)[number]): number => (figures.counts.missed ?? 0) * 1000 + (figures.counts["at-risk"] ?? 0);
  return {
    asOf: dayText(day),
    term,
    counts: {
      waiting: confirm.total + questioned.total + plans.length + assess + approvals.reduce((sum, { count }) => sum + count, 0),
      dueSoon: sumOf(({ dueSoon }) => dueSoon),
      missed: total.counts.missed ?? 0,
      unconfirmed: sumOf((digest) => digest.waitingRecords),
    },
    confirm: confirm.rows,
    questioned: questioned.rows,
    plans,
    approvals,
    assess,
    verify: canVerify ? sumOf(({ confirmedRecords }) => confirmedRecords) : 0,
    next: mostUrgent(rows, digests, workbenchRows).map(({ row, item }) => obligationLine(row, item)),
    partnerships: lines.toSorted((one, other) => behindOf(other) - behindOf(one)).slice(0, workbenchRows),
    total,
  };
}

/** The next open obligations of everything within reach, or of one school in it. */
export async function nextObligations(
  context: Context,
  query: { readonly asOf?: string | undefined; readonly schoolId?: string | undefined },
): Promise<ObligationLine[]> {
  const rules = await getRules(context.db, context.countyCode);
  const rows = await listReached(context, query.schoolId === undefined ? {} : { schoolId: query.schoolId });
  const digests = await digestsOf(context, rows, asOfDay(context, query.asOf), rules);
  return mostUrgent(rows, digests, workbenchRows).map(({ row, item }) => obligationLine(row, item));
}

/** Most entries that a calendar shows at once; more nobody can read. */
const calendarMax = 500;

/** Obligations that fall due in a stretch of days; a county's calendar shows its open ones only. */
async function dueBetween(
  context: Context,
  rows: readonly PartnershipViewRow[],
  [from, to]: readonly [Day, Day],
  asOf: Day,
): Promise<ObligationLine[]> {
  const rules = await getRules(context.db, context.countyCode);
  const [only] = rows;
  if (rows.length === 1 && only) {
    const loaded = (await loadFacts(context.db, context.countyCode, rows)).get(only.partnership_id);
    if (!loaded) return [];
    return obligationsOn(loaded, asOf, rules)
      .filter(({ obligation }) => obligation.period.due >= from && obligation.period.due <= to)
      .map((item) =>
        obligationLine(only, {
          ...obligationView(loaded, item),
          category: item.obligation.quota.category,
          measure: item.obligation.quota.measure,
          clause: item.promise.commitment.clause.text,
        }),
      );
  }
  const digests = await digestsOf(context, rows, asOf, rules);
  return openBetween(rows, digests, [from, to]).map(({ row, item }) => obligationLine(row, item));
}

/** What falls due and what is planned or was held in a stretch of days; at most `limit` of each. */
export async function describeCalendar(
  context: Context,
  query: z.output<typeof calendarQuery>,
  limit = calendarMax,
): Promise<CalendarReply> {
  const all = await listReached(context);
  const rows = query.partnershipId === undefined ? all : all.filter((row) => row.partnership_id === query.partnershipId);
  const due = await dueBetween(context, rows, [dayOf(query.from), dayOf(query.to)], asOfDay(context, query.asOf));
  const ids = rows.map((row) => row.partnership_id);
  const { rows: events } = await sql<RecordRow>`
    select ${recordColumns}
      from record ${recordJoins}
     where record.county_code = ${context.countyCode}
       and record.partnership_id = any(${ids}::uuid[])
       and record.state <> 'voided'
       and record.from_day <= ${query.to}
       and record.to_day >= ${query.from}
     order by record.from_day, record.record_id
     limit ${limit + 1}`.execute(context.db);
  return {
    due: due.toSorted((one, other) => one.due.localeCompare(other.due)).slice(0, limit),
    events: events.slice(0, limit).map((row) => {
      const { id, partnershipId, helper, helped, category, from, to, state, place } = recordLine(row);
      return { recordId: id, partnershipId, helper, helped, category, from, to, state, place };
    }),
    isCut: due.length > limit || events.length > limit,
  };
}

type SearchHit = z.infer<typeof searchHit>;
const hitsMax = 20;

/** Schools, partnerships and people by name or pinyin initials, as far as the person's reach goes. */
export async function findEverywhere(context: Context, q: string): Promise<SearchHit[]> {
  const { db, countyCode, actor } = context;
  const pattern = likePattern(q);
  const reach = reachOf(actor);
  const schoolIds = reach.kind === "county" ? null : reach.schoolIds;
  const { rows } = await sql<SearchHit>`
    (select 'partnership' as kind, partnership.partnership_id as id, helper.name || ' → ' || helped.name as title, programme.name as detail
       from partnership ${partnershipJoins}
      where partnership.county_code = ${countyCode}
        and ${withinReach(reach, countyCode)}
        and (helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern})
      order by helped.initials
      limit ${hitsMax})
    union all
    (select 'school', school.school_id, school.name, school.township
       from school
      where school.county_code = ${countyCode}
        and (${schoolIds === null} or school.school_id = any(${schoolIds ?? []}::uuid[]))
        and (school.name like ${pattern} or school.initials like ${pattern} or school.school_code like ${pattern})
      order by school.initials
      limit ${hitsMax})
    union all
    (select 'staff', staff.staff_id, staff.name, school.name
       from staff
       join school on school.county_code = staff.county_code and school.school_id = staff.school_id
      where staff.county_code = ${countyCode}
        and ${withinStaff(context)}
        and (staff.name like ${pattern} or staff.initials like ${pattern})
      order by staff.initials
      limit ${hitsMax})`.execute(db);
  return rows.slice(0, hitsMax * 2);
}
