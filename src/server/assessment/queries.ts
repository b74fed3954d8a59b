import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import {
  assessmentFormSetting,
  openedMax,
  type AssessmentFacts,
  type AssessmentLine,
  type AssessmentPage,
  type bestShareNotice,
  type listAssessable as assessableRoute,
} from "../../contract/assessment.ts";
import type { assessmentList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { bestShare, gradeOf, readableParties, resultHundredths } from "../../domain/assessment/assessment.ts";
import type { AssessmentParty } from "../../domain/assessment/form.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import { limitedSentences } from "../../domain/plan/legal-limits.ts";
import type { Context } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { withinReach } from "../partnership/store.ts";
import { daysOf, isPostedOnly, postingLine, selectPostings, subjectOfPosting } from "../posting/store.ts";
import { listEntries, priorityEntry } from "../priority/store.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf } from "../settings/store.ts";
import { listSteps } from "../trail/store.ts";
import {
  assessmentJoins,
  assessmentLine,
  listSheets,
  lockAssessment,
  readerOf,
  selectAssessments,
  subjectOfAssessment,
  type AssessmentRow,
} from "./store.ts";

/** What lists open: what is in reach, but of a posted teacher's school only what is about themself; always what is. */
export function readableAssessments(context: Pick<Context, "actor" | "countyCode">): RawBuilder<unknown> {
  const { actor, countyCode } = context;
  const own = sql`owner.account_id = ${actor.accountId}`;
  return isPostedOnly(actor) ? own : sql`(${own} or ${withinReach(reachOf(actor), countyCode)})`;
}

/** The assessment, where the person may read it; locked when something is to be done with it. */
export async function findAssessment(context: Context, assessmentId: string, purpose: "read" | "change"): Promise<AssessmentRow | Refusal> {
  if (purpose === "change") await lockAssessment(context, assessmentId);
  const [row] = await selectAssessments(context, sql`assessment.assessment_id = ${assessmentId}`);
  return row && can(context.actor, "assessment.read", subjectOfAssessment(row)) ? row : refuse("not-found");
}

/** The days on post within a school year, until a day. */
function daysIn({ school_year: year, held_from: heldFrom, held_to: heldTo }: AssessmentRow, until: Day): { from: Day; to: Day } {
  const span = schoolYearSpan(year);
  const [from, to] = [dayOf(heldFrom), dayOf(heldTo)];
  const last = to < span.to ? to : span.to;
  return { from: from > span.from ? from : span.from, to: last < until ? last : until };
}

type Counted = Omit<AssessmentFacts, "from" | "to" | "daysOnPost">;

/** What the records say of somebody's school year on post, until today. */
export async function countFacts({ db, countyCode, today }: Context, row: AssessmentRow): Promise<AssessmentFacts> {
  const days = daysIn(row, today);
  const [from, to] = [dayText(days.from), dayText(days.to)];
  const person = JSON.stringify([{ staffId: row.staff_id }]);
  // Names that were typed without choosing somebody from the list; of a pair's two schools they are clear enough.
  const named = JSON.stringify([{ staffId: null, name: row.person_name }]);
  const { rows } = await sql<Counted>`
    select count(*)::integer as "monthsReported",
           count(month.confirmed_at)::integer as "monthsConfirmed",
           coalesce(sum(month.lessons) filter (where month.confirmed_at is not null), 0)::integer as "lessons",
           coalesce(sum(month.absent_days) filter (where month.confirmed_at is not null), 0)::integer as "absentDays",
           (select count(*)
              from record
             where record.county_code = ${countyCode}
               and record.partnership_id = ${row.partnership_id}
               and record.state in ('confirmed', 'verified')
               and record.from_day >= ${from}
               and record.from_day <= ${to}
               and (record.people @> ${person}::jsonb or record.people @> ${named}::jsonb))::integer as "activities",
           (select count(*)
              from mentorship
             where mentorship.county_code = ${countyCode}
               and mentorship.partnership_id = ${row.partnership_id}
               and mentorship.mentor_id = ${row.staff_id}
               and mentorship.state = 'confirmed'
               and mentorship.from_day <= ${to}
               and mentorship.to_day >= ${from})::integer as "mentees",
           (select count(*)
              from mentorship_log log
              join mentorship on mentorship.county_code = log.county_code and mentorship.mentorship_id = log.mentorship_id
             where log.county_code = ${countyCode}
               and mentorship.partnership_id = ${row.partnership_id}
               and mentorship.mentor_id = ${row.staff_id}
               and mentorship.state = 'confirmed'
               and log.confirmed_at is not null
               and log.day >= ${from}
               and log.day <= ${to})::integer as "mentorActivities",
           (select count(*)
              from project
             where project.county_code = ${countyCode}
               and project.partnership_id = ${row.partnership_id}
               and project.state in ('confirmed', 'verified')
               and (project.people @> ${person}::jsonb or project.people @> ${named}::jsonb)
               and project.from_day <= ${to}
               and project.to_day >= ${from})::integer as "projects",
           (select count(*)
              from posting_goal goal
             where goal.county_code = ${countyCode}
               and goal.posting_id = ${row.posting_id})::integer as "goals",
           (select count(goal.done_on)
              from posting_goal goal
             where goal.county_code = ${countyCode}
               and goal.posting_id = ${row.posting_id})::integer as "goalsDone"
      from posting_month month
     where month.county_code = ${countyCode}
       and month.posting_id = ${row.posting_id}
       and month.month >= ${dayText(schoolYearSpan(row.school_year).from)}
       and month.month <= ${to}`.execute(db);
  const [counted] = rows;
  if (!counted) throw new Error("expected one row of counts, found none");
  return { from, to, daysOnPost: Math.max(0, days.to - days.from + 1), ...counted };
}

/** Sentences of the partnership's plan in force that promise priority in awards or promotion, as the rules of today find them. */
export async function promisesOf({ db, countyCode, today }: Context, partnershipId: string): Promise<AssessmentPage["promises"]> {
  const { rows } = await sql<{ version_id: string; body: string }>`
    select version.version_id, version.body
      from plan_version version
     where version.county_code = ${countyCode}
       and version.partnership_id = ${partnershipId}
       and version.state = 'approved'
       and version.effective_from <= ${dayText(today)}
     order by version.number desc
     limit 1`.execute(db);
  return rows.flatMap(({ version_id: versionId, body }) =>
    limitedSentences(today, body)
      .filter(({ limit }) => limit.code === "entitlement")
      .map(({ text: words }) => ({ versionId, words })),
  );
}

/** One assessment with everything that the signed-in person may read of it. */
export async function describeAssessment(context: Context, assessmentId: string): Promise<AssessmentPage | Refusal> {
  const row = await findAssessment(context, assessmentId, "read");
  if (isRefusal(row)) return row;
  const { db, countyCode, actor } = context;
  const subject = subjectOfAssessment(row);
  const form = row.form.value;
  const sheets = await listSheets(context, assessmentId, form);
  const readable = readableParties(readerOf(context, row), row.state, row.handed_in);
  const mayClose = row.state === "open" && can(actor, "assessment.close", subject);
  const hundredths = mayClose ? resultHundredths(form, sheets) : null;
  const mayPrioritise = row.state === "closed" && can(actor, "priority.enter", subject);
  return {
    ...assessmentLine(context, row),
    form: row.form,
    sheets: sheets.filter(({ party }) => readable.includes(party)),
    hasAccount: row.owner_account_id !== null,
    preview: hundredths === null ? null : { hundredths, grade: gradeOf(form, hundredths) },
    computedGrade: row.computed_grade,
    missingReason: row.missing_reason,
    gradeReason: row.grade_reason,
    closedOn: row.closed_on,
    facts: row.facts ?? (await countFacts(context, row)),
    entries: (await listEntries(context, sql`entry.assessment_id = ${assessmentId}`)).map((entry) => priorityEntry(context, entry)),
    mayReturn: mayClose ? row.handed_in : [],
    mayPrioritise,
    promises: mayPrioritise ? await promisesOf(context, row.partnership_id) : [],
    trail: await listSteps(db, countyCode, assessmentId),
  };
}

type AssessmentQuery = z.output<typeof assessmentList>;

/** Whether the form asks a party who has handed in nothing. */
function lacks(party: AssessmentParty): RawBuilder<unknown> {
  return sql`(assessment.form #>> ${`{value,partyPercent,${party}}`}::text[])::integer > 0 and ${party} <> all(sheets.handed_in)`;
}

/** Open ones that ask for a word of somebody that they may still give. */
function waitingForMe({ actor }: Context): RawBuilder<unknown> {
  const schools = actor.grants.flatMap(({ role, scope }) => (role === "coordinator" && scope.kind === "school" ? [scope.schoolId] : []));
  const isOwn = sql`owner.account_id is not distinct from ${actor.accountId}::uuid`;
  return sql`assessment.state = 'open'
    and ((${isOwn} and ${lacks("self")})
      or (not ${isOwn} and partnership.helped_school_id = any(${schools}::uuid[]) and ${lacks("helped")})
      or (not ${isOwn} and partnership.helper_school_id = any(${schools}::uuid[]) and ${lacks("helper")}))`;
}

/** How many assessments wait for the scores of somebody or of their school; nobody else is asked for any. */
export async function countAwaitedScores(context: Context): Promise<number> {
  if (context.actor.grants.every(({ scope }) => scope.kind !== "school")) return 0;
  const { rows } = await sql<{ total: number }>`
    select count(*) as total
      from assessment ${assessmentJoins}
     where assessment.county_code = ${context.countyCode}
       and ${waitingForMe(context)}`.execute(context.db);
  return rows[0]?.total ?? 0;
}

function filters(context: Context, query: AssessmentQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [readableAssessments(context)];
  if (query.schoolYear !== undefined) conditions.push(sql`assessment.school_year = ${query.schoolYear}`);
  if (query.programmeId) conditions.push(sql`partnership.programme_id = ${query.programmeId}`);
  if (query.postingId) conditions.push(sql`assessment.posting_id = ${query.postingId}`);
  if (query.partnershipId) conditions.push(sql`posting.partnership_id = ${query.partnershipId}`);
  if (query.state) conditions.push(sql`assessment.state = ${query.state}`);
  if (query.grade) conditions.push(sql`assessment.grade = ${query.grade}`);
  if (query.missing) conditions.push(sql`assessment.state = 'open' and ${query.missing} <> all(sheets.handed_in)`);
  if (query.waiting) conditions.push(waitingForMe(context));
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(posting.person_name like ${pattern} or staff.initials like ${pattern} or posting.subject like ${pattern}
      or helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

const sorts = {
  "-year": sql`assessment.school_year`,
  year: sql`assessment.school_year`,
  person: sql`staff.initials`,
  subject: sql`posting.subject`,
  helper: sql`helper.initials`,
  helped: sql`helped.initials`,
  due: sql`assessment.due_day`,
  state: sql`assessment.state`,
  result: sql`assessment.result_hundredths`,
  grade: sql`assessment.grade`,
};

/** How many have the best grade of their form in a school year, the latest that has results unless one is named; null for those who do not read everything, and where no limit is set. */
async function findBestShare(context: Context, year: number | undefined): Promise<z.infer<typeof bestShareNotice> | null> {
  const { db, countyCode, actor, today } = context;
  const { value } = await getDated(context, assessmentFormSetting, today);
  if (value.bestShareMax === null || actor.grants.every(({ scope }) => scope.kind === "school")) return null;
  const { rows } = await sql<{ year: number; closed: number; best: number }>`
    select assessment.school_year as year,
           count(*)::integer as closed,
           count(*) filter (where assessment.grade = assessment.form #>> '{value,grades,0,name}')::integer as best
      from assessment ${assessmentJoins}
     where assessment.county_code = ${countyCode}
       and assessment.state = 'closed'
       and ${year === undefined ? sql`true` : sql`assessment.school_year = ${year}`}
       and ${readableAssessments(context)}
     group by assessment.school_year
     order by assessment.school_year desc
     limit 1`.execute(db);
  const [found] = rows;
  return found ? { schoolYear: found.year, ...bestShare(found.best, found.closed, value.bestShareMax) } : null;
}

/** One page of assessments that somebody may see, the latest school year first. */
export async function listAssessments(
  context: Context,
  query: AssessmentQuery,
): Promise<{ rows: AssessmentLine[]; total: number; bestShare: z.infer<typeof bestShareNotice> | null }> {
  const where = filters(context, query);
  const tail = sql`${orderBy(query.sort ?? "-year", sorts, sql`assessment.assessment_id`)} ${pageOf(query)}`;
  const rows = await selectAssessments(context, where, tail);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total
      from assessment ${assessmentJoins}
     where assessment.county_code = ${context.countyCode}
       and ${where}`.execute(context.db);
  return {
    rows: rows.map((row) => assessmentLine(context, row)),
    total: counted[0]?.total ?? 0,
    bestShare: await findBestShare(context, query.schoolYear),
  };
}

/** Posts held on some day of a school year by somebody who came. */
export function heldIn(schoolYear: number): RawBuilder<unknown> {
  const span = schoolYearSpan(schoolYear);
  return sql`posting.kind = 'posting'
    and posting.state in ('active', 'completed')
    and coalesce(posting.began_on, posting.from_day) <= ${dayText(span.to)}
    and coalesce(posting.ended_on, posting.to_day) >= ${dayText(span.from)}`;
}

/** Posts of a school year that the person may open an assessment of and that have none yet. */
export async function listAssessable(
  context: Context,
  { schoolYear, programmeId }: z.output<(typeof assessableRoute)["query"]>,
): Promise<z.output<(typeof assessableRoute)["reply"]>> {
  const inProgramme = programmeId === undefined ? sql`true` : sql`partnership.programme_id = ${programmeId}`;
  const rows = await selectPostings(
    context,
    sql`${heldIn(schoolYear)} and ${withinReach(reachOf(context.actor), context.countyCode)} and ${inProgramme}
      and not exists (select 1
                        from assessment
                       where assessment.county_code = posting.county_code
                         and assessment.posting_id = posting.posting_id
                         and assessment.school_year = ${schoolYear}
                         and assessment.state <> 'voided')`,
    sql`order by helped.initials, staff.initials, posting.posting_id limit ${openedMax}`,
  );
  return {
    rows: rows
      .filter((row) => can(context.actor, "assessment.open", subjectOfPosting(row)))
      .map((row) => {
        const { id: postingId, personName, subject, helper, helped } = postingLine(context, row);
        const { from, to } = daysOf(row);
        return { postingId, personName: personName ?? "", subject, helper, helped, from, to };
      }),
  };
}
