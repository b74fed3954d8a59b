import { sql } from "kysely";
import type { z } from "zod";
import {
  planStates,
  type Overview,
  type OverviewLine,
  type Programme,
  type getOverview,
  type programmeList,
} from "../../contract/programme.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf, termKey, termOf, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { addFigures, noFigures, type StandingFigures } from "../../domain/obligation/partnership.ts";
import type { Context, FileReply } from "../http/context.ts";
import { holdsSearch, sliceOf, sortedBy } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { listReached } from "../partnership/queries.ts";
import { helpedOf, helperOf, withinReach, type PartnershipViewRow } from "../partnership/store.ts";
import { initialsOf } from "../school/initials.ts";
import { getRules } from "../settings/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { nextDueOf, type Digest } from "../standing/digest.ts";
import { asOfDay, digestsOf } from "../standing/queries.ts";

interface ProgrammeRow {
  readonly programme_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly first_school_year: number;
  readonly last_school_year: number;
  readonly phases: Programme["phases"];
  readonly leading_group: Programme["leadingGroup"];
  readonly partnerships: number;
}

function programmeOf(row: ProgrammeRow): Programme {
  return {
    id: row.programme_id,
    name: row.name,
    description: row.description,
    firstSchoolYear: row.first_school_year,
    lastSchoolYear: row.last_school_year,
    phases: row.phases,
    leadingGroup: row.leading_group,
    partnerships: row.partnerships,
  };
}

/** The programmes that somebody's grants or partnerships reach, the latest first. */
async function listReachedProgrammes(context: Context): Promise<Programme[]> {
  const { db, countyCode, actor } = context;
  const reach = reachOf(actor);
  const { rows } = await sql<ProgrammeRow>`
    select programme.programme_id, programme.name, programme.description, programme.first_school_year, programme.last_school_year,
           programme.phases, programme.leading_group,
           (select count(*) from partnership
             where partnership.county_code = programme.county_code
               and partnership.programme_id = programme.programme_id
               and ${withinReach(reach, countyCode)}) as partnerships
      from programme
     where programme.county_code = ${countyCode}
     order by programme.first_school_year desc, programme.name`.execute(db);
  return rows
    .map(programmeOf)
    .filter(({ id, partnerships }) => partnerships > 0 || can(actor, "programme.read", { kind: "programme", programmeId: id }));
}

export type ProgrammeQuery = z.output<typeof programmeList>;

/** The orders that the list offers. A county has a handful of programmes: they are sorted and searched in memory. */
const programmeKeys = {
  name: ({ name }: Programme) => initialsOf(name),
  years: ({ firstSchoolYear, lastSchoolYear }: Programme) => `${firstSchoolYear} ${lastSchoolYear}`,
  partnerships: ({ partnerships }: Programme) => partnerships,
};

/** Whether a programme runs in the school year of a day, is over, or is still to come. */
function runsOn(schoolYear: number, { firstSchoolYear, lastSchoolYear }: Programme): NonNullable<ProgrammeQuery["runs"]> {
  if (schoolYear < firstSchoolYear) return "coming";
  return schoolYear > lastSchoolYear ? "over" : "now";
}

/** One page of the programmes that somebody may see, the latest first unless told otherwise. */
export async function listProgrammes(context: Context, query: ProgrammeQuery): Promise<{ rows: Programme[]; total: number }> {
  const schoolYear = schoolYearOf(context.today);
  const found = (await listReachedProgrammes(context)).filter(
    (programme) =>
      holdsSearch(query.q, [programme.name, initialsOf(programme.name)]) &&
      (query.runs === undefined || runsOn(schoolYear, programme) === query.runs),
  );
  return sliceOf(sortedBy(found, query.sort, programmeKeys), query);
}

/** The list of programmes as a workbook. */
export async function programmeTable(context: Context, rows: readonly Programme[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  return tableReply(context, {
    title: heading("帮扶项目一览表"),
    columns: [
      ...["项目名称", "起始学年", "结束学年"].map((name) => ({ heading: heading(name), kind: "text" as const })),
      { heading: heading("结对"), kind: "count" },
      { heading: heading("说明"), kind: "text" },
    ],
    rows: rows.map((row) => [
      row.name,
      `${row.firstSchoolYear}-${row.firstSchoolYear + 1}`,
      `${row.lastSchoolYear}-${row.lastSchoolYear + 1}`,
      row.partnerships,
      row.description,
    ]),
  });
}

/** The programme for somebody who may see it or one of its partnerships. */
export async function openProgramme(context: Context, programmeId: string): Promise<Programme | Refusal> {
  const found = (await listReachedProgrammes(context)).find(({ id }) => id === programmeId);
  return found ?? refuse("not-found");
}

export type OverviewQuery = z.output<(typeof getOverview)["query"]>;

function figuresIn(digest: Digest | undefined, term: string | null): StandingFigures {
  if (!digest) return noFigures;
  return term === null ? digest.all : (digest.byTerm.get(term) ?? noFigures);
}

function overviewLine(row: PartnershipViewRow, digest: Digest | undefined, asOf: Day, term: string | null): OverviewLine {
  const nextDue = digest ? nextDueOf(digest, asOf) : null;
  return {
    partnershipId: row.partnership_id,
    helper: helperOf(row),
    helped: helpedOf(row),
    township: row.helped_township,
    planState: row.plan_state ?? "none",
    figures: { ...figuresIn(digest, term) },
    nextDue: nextDue === null ? null : dayText(nextDue),
    waitingRecords: digest?.waitingRecords ?? 0,
  };
}

function behind({ figures }: OverviewLine): number {
  return (figures.counts.missed ?? 0) * 1000 + (figures.counts["at-risk"] ?? 0);
}

/** The share kept; nothing where nothing is owed. */
const share = ({ figures }: OverviewLine): number | null => (figures.total === 0 ? null : figures.kept / figures.total);

/** What the overview can be sorted by. */
const overviewKeys = {
  behind: (line: OverviewLine) => -behind(line),
  helped: ({ helped }: OverviewLine) => initialsOf(helped.name),
  helper: ({ helper }: OverviewLine) => initialsOf(helper.name),
  township: ({ township }: OverviewLine) => (township === null ? null : initialsOf(township)),
  kept: share,
  due: ({ nextDue }: OverviewLine) => nextDue,
  waiting: ({ waitingRecords }: OverviewLine) => waitingRecords,
  plan: ({ planState }: OverviewLine) => planStates.indexOf(planState),
};

function termsOf(programme: Programme, digests: readonly Digest[], calendar: SchoolCalendar): Overview["byTerm"] {
  const years = Array.from(
    { length: programme.lastSchoolYear - programme.firstSchoolYear + 1 },
    (_, offset) => programme.firstSchoolYear + offset,
  );
  return years
    .flatMap((year) => calendar.terms(year))
    .map((term) => {
      const key = termKey(term);
      return {
        term: key,
        from: dayText(term.from),
        to: dayText(term.to),
        figures: addFigures(digests.map((digest) => digest.byTerm.get(key) ?? noFigures)),
      };
    });
}

function worstOf(figures: StandingFigures | undefined): Overview["map"]["pairs"][number]["worst"] {
  if (!figures || figures.total === 0) return "none";
  if ((figures.counts.missed ?? 0) > 0) return "missed";
  return (figures.counts["at-risk"] ?? 0) > 0 ? "at-risk" : "on-track";
}

function mapOf(rows: readonly PartnershipViewRow[], lines: ReadonlyMap<string, OverviewLine>): Overview["map"] {
  const places = new Map<string, Overview["map"]["places"][number]>();
  for (const row of rows) {
    const sides = [
      {
        schoolId: row.helper_id,
        name: row.helper_short ?? row.helper_name,
        longitude: row.helper_longitude,
        latitude: row.helper_latitude,
      },
      {
        schoolId: row.helped_id,
        name: row.helped_short ?? row.helped_name,
        longitude: row.helped_longitude,
        latitude: row.helped_latitude,
      },
    ];
    for (const { schoolId, name, longitude, latitude } of sides)
      if (longitude !== null && latitude !== null) places.set(schoolId, { schoolId, name, longitude, latitude });
  }
  return {
    places: [...places.values()],
    pairs: rows.map((row) => {
      const figures = lines.get(row.partnership_id)?.figures;
      return {
        partnershipId: row.partnership_id,
        helperSchoolId: row.helper_id,
        helpedSchoolId: row.helped_id,
        worst: worstOf(figures),
      };
    }),
  };
}

function matches(line: OverviewLine, row: PartnershipViewRow, query: OverviewQuery): boolean {
  return (
    holdsSearch(query.q, [line.helper.name, line.helped.name, row.helper_initials, row.helped_initials]) &&
    (query.planState === undefined || line.planState === query.planState) &&
    (query.standing === undefined ||
      Object.entries(line.figures.counts).some(([standing, count]) => standing === query.standing && count > 0))
  );
}

/** The term shown: the one asked for, else that of the day; `all` is the whole programme. */
function termShown(query: OverviewQuery, asOf: Day, calendar: SchoolCalendar): string | null {
  if (query.term === "all") return null;
  return query.term ?? termKey(termOf(calendar, asOf));
}

/** Every partnership of a programme with its standing on a day, figures by term, and where the schools lie. */
export async function describeOverview(context: Context, programmeId: string, query: OverviewQuery): Promise<Overview | Refusal> {
  const programme = await openProgramme(context, programmeId);
  if ("refusedFor" in programme) return programme;
  const rules = await getRules(context.db, context.countyCode);
  const asOf = asOfDay(context, query.asOf);
  const term = termShown(query, asOf, rules.calendar);
  const rows = await listReached(context, { programmeId });
  const digests = await digestsOf(context, rows, asOf, rules);
  const lines = new Map(rows.map((row) => [row.partnership_id, overviewLine(row, digests.get(row.partnership_id), asOf, term)]));
  const found = rows.flatMap((row) => {
    const line = lines.get(row.partnership_id);
    return line && matches(line, row, query) ? [line] : [];
  });
  return {
    programme,
    asOf: dayText(asOf),
    term,
    total: addFigures([...lines.values()].map(({ figures }) => figures)),
    byTerm: termsOf(programme, [...digests.values()], rules.calendar),
    lines: sliceOf(sortedBy(found, query.sort ?? "behind", overviewKeys), query),
    map: mapOf(rows, lines),
  };
}

/** The overview as a workbook. */
export async function overviewTable(context: Context, overview: Overview): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const text = ["支援校", "受援校", "乡镇"].map((name) => ({ heading: heading(name), kind: "text" as const }));
  const numbers = ["应办", "已兑现", "进行中", "将到期", "待佐证", "有风险", "未兑现", "待确认"].map((name) => ({
    heading: heading(name),
    kind: "count" as const,
  }));
  return tableReply(context, {
    name: heading("履约一览表"),
    title: `${overview.programme.name} ${heading("履约一览表")}`,
    columns: [...text, ...numbers, { heading: heading("下一到期"), kind: "text" }, { heading: heading("计划"), kind: "text" }],
    rows: overview.lines.rows.map(({ helper, helped, township, figures, waitingRecords, nextDue, planState }) => [
      helper.name,
      helped.name,
      township,
      figures.total,
      figures.kept,
      figures.counts["on-track"] ?? 0,
      figures.counts.due ?? 0,
      figures.counts.unproven ?? 0,
      figures.counts["at-risk"] ?? 0,
      figures.counts.missed ?? 0,
      waitingRecords,
      nextDue,
      approvalStateName(approvalNames[context.language], "plan", planState),
    ]),
  });
}
