import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import {
  candidatesMax,
  qualificationSetting,
  type MatrixCell,
  type PostingBoard,
  type PostingCandidate,
  type PostingLine,
  type PostingMatrix,
  type PostingPage,
  type listCandidates as listCandidatesRoute,
} from "../../contract/posting.ts";
import type { postingList } from "../../contract/filters.ts";
import type { SchoolName } from "../../contract/shared.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import type { PartnershipObligation } from "../../domain/obligation/partnership.ts";
import { matrixCells, promisedPost, type PlacedPosting, type PromisedPost } from "../../domain/posting/matrix.ts";
import { postingKindNames, postingRoleNames } from "../../domain/posting/posting-words.ts";
import { checkQualification, refusedFindings } from "../../domain/posting/qualification.ts";
import { isHolding, sidesOfPosting } from "../../domain/posting/posting.ts";
import { peakShare, wholePost } from "../../domain/posting/share.ts";
import { listMonths } from "../attendance/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { openPartnership } from "../partnership/queries.ts";
import { withinReach, type PartnershipViewRow } from "../partnership/store.ts";
import { listsOfPartnership, subjectOf } from "../plan/queries.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf, getRules } from "../settings/store.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { asOfDay, obligationsOn } from "../standing/queries.ts";
import { loadFacts } from "../standing/store.ts";
import { listSteps } from "../trail/store.ts";
import { checkPeople, isOpen, isPlanOpen, mayReport, openPosting } from "./actions.ts";
import {
  daysOf,
  listGoals,
  ownWherePosted,
  postingJoins,
  postingLine,
  selectPostings,
  subjectOfPosting,
  type HeldShare,
  type PostingRow,
} from "./store.ts";

export type PostingQuery = z.output<typeof postingList>;

function filters(context: Context, query: PostingQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [withinReach(reachOf(context.actor), context.countyCode), ownWherePosted(context)];
  if (query.partnershipId) conditions.push(sql`posting.partnership_id = ${query.partnershipId}`);
  if (query.schoolId) conditions.push(sql`(posting.home_school_id = ${query.schoolId} or posting.host_school_id = ${query.schoolId})`);
  if (query.kind) conditions.push(sql`posting.kind = ${query.kind}`);
  if (query.role) conditions.push(sql`posting.role = ${query.role}`);
  if (query.subject) conditions.push(sql`posting.subject = ${query.subject}`);
  if (query.state) conditions.push(sql`posting.state = ${query.state}`);
  if (query.from) conditions.push(sql`coalesce(posting.ended_on, posting.to_day) >= ${query.from}`);
  if (query.to) conditions.push(sql`posting.from_day <= ${query.to}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(posting.person_name like ${pattern} or staff.initials like ${pattern} or posting.subject like ${pattern}
      or helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

const sorts = {
  "-from": sql`posting.from_day`,
  from: sql`posting.from_day`,
  to: sql`coalesce(posting.ended_on, posting.to_day)`,
  person: sql`staff.initials`,
  state: sql`posting.state`,
  kind: sql`posting.kind`,
  subject: sql`posting.subject`,
  helped: sql`helped.initials`,
  lessons: sql`posting.lessons_per_week`,
};

/** One page of postings, the latest first unless told otherwise. */
export async function listPostings(context: Context, query: PostingQuery): Promise<{ rows: PostingLine[]; total: number }> {
  const where = filters(context, query);
  const tail = sql`${orderBy(query.sort ?? "-from", sorts, sql`posting.posting_id`)} ${pageOf(query)}`;
  const rows = await selectPostings(context, where, tail);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total
      from posting ${postingJoins}
     where posting.county_code = ${context.countyCode}
       and ${where}`.execute(context.db);
  return { rows: rows.map((row) => postingLine(context, row)), total: counted[0]?.total ?? 0 };
}

/** The list of postings as a workbook. */
export async function postingTable(context: Context, rows: readonly PostingLine[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  const number = (name: string): TableColumn => ({ heading: heading(name), kind: "number" });
  return tableReply(context, {
    title: heading("派出名册"),
    columns: [
      ...["类别", "姓名", "职称", "人事关系所在学校", "派往学校", "岗位", "学科", "年级"].map(text),
      ...["占比", "每周课时"].map(number),
      ...["开始", "结束", "状态"].map(text),
    ],
    rows: rows.map((row) => [
      postingKindNames[language][row.kind],
      row.personName,
      row.title,
      row.home.name,
      row.place ?? row.host.name,
      row.role === null ? null : postingRoleNames[language][row.role],
      row.subject,
      row.grades.join("、") || null,
      row.sharePercent,
      row.lessonsPerWeek,
      row.beganOn ?? row.from,
      row.endedOn ?? row.to,
      approvalStateName(approvalNames[language], "posting", row.state),
    ]),
  });
}

/** A posting with all that hangs on it, and what the person may do with it now. */
export async function describePosting(context: Context, postingId: string): Promise<PostingPage | Refusal> {
  const row = await openPosting(context, postingId, "read");
  if (isRefusal(row)) return row;
  const { db, countyCode, actor } = context;
  const subject = subjectOfPosting(row);
  const checked = (await checkPeople(context, [row])).get(postingId);
  const rule = await getDated(context, qualificationSetting, dayOf(row.from_day));
  const mayPlan = mayReport(context, row) && isPlanOpen(row);
  const isOnPost = row.state === "active" || row.state === "completed";
  const allowed: PostingPage["allowed"] = [
    ...(can(actor, "posting.change", subject) && isOpen(row) ? (["change"] as const) : []),
    ...(can(actor, "posting.nominate", subject) && isOpen(row) ? (["nominate"] as const) : []),
    ...(mayPlan ? (["plan"] as const) : []),
    ...(mayReport(context, row) && isOnPost ? (["report"] as const) : []),
    ...(can(actor, "posting.receive", subject) && isOnPost ? (["confirm"] as const) : []),
  ];
  return {
    ...postingLine(context, row),
    findings: [...(checked?.findings ?? [])],
    rule: { source: rule.source, refuses: rule.value.refuses },
    staffSubjects: row.staff_subjects ?? [],
    workingSince: row.working_since,
    handover: row.handover,
    goals: await listGoals(db, countyCode, postingId),
    months: isOnPost && row.kind === "posting" ? await listMonths(context, row) : [],
    trail: await listSteps(db, countyCode, postingId),
    allowed,
  };
}

interface CandidateRow {
  readonly staff_id: string;
  readonly name: string;
  readonly staff_no: string;
  readonly subjects: string[];
  readonly title: string | null;
  readonly working_since: string | null;
}

type CandidateQuery = z.output<(typeof listCandidatesRoute)["query"]>;

/** What people hold of other posts in some days, by person. */
async function selectHeld({ db, countyCode }: Context, staffIds: readonly string[]): Promise<Map<string, HeldShare[]>> {
  const { rows } = await sql<HeldShare>`
    select posting.posting_id, posting.staff_id, posting.person_name, posting.share_percent,
           coalesce(posting.began_on, posting.from_day) as from_day, coalesce(posting.ended_on, posting.to_day) as to_day
      from posting
     where posting.county_code = ${countyCode}
       and posting.staff_id = any(${staffIds}::uuid[])
       and posting.state in ('nominated', 'endorsed', 'approved', 'active', 'completed')`.execute(db);
  return Map.groupBy(rows, (row) => row.staff_id);
}

/** Those of the subject first, then those with the least against them, then the freest. */
function rankOf({ isRefused, findings, busyPercent }: PostingCandidate): number {
  return (isRefused ? 1000 : 0) + (findings.includes("subject") ? 100 : 0) + findings.length * 10 + busyPercent / 100;
}

/** Staff of the sending school held against a post: those who fit and are free first. */
export async function listCandidates(
  context: Context,
  partnershipId: string,
  query: CandidateQuery,
): Promise<{ rows: PostingCandidate[] } | Refusal> {
  const partnership = await openPartnership(context, partnershipId);
  if (isRefusal(partnership)) return partnership;
  const sides = sidesOfPosting(query.kind, subjectOf(partnership));
  if (!can(context.actor, "posting.nominate", { kind: "partnership", ...sides })) return refuse("forbidden");
  const pattern = likePattern(query.q ?? "");
  const { rows } = await sql<CandidateRow>`
    select staff.staff_id, staff.name, staff.staff_no, staff.subjects, staff.title, staff.working_since
      from staff
     where staff.county_code = ${context.countyCode}
       and staff.school_id = ${sides.helperSchoolId}
       and staff.is_active
       and (staff.name like ${pattern} or staff.initials like ${pattern} or staff.staff_no like ${pattern})
     order by staff.initials, staff.staff_id`.execute(context.db);
  const held = await selectHeld(
    context,
    rows.map((row) => row.staff_id),
  );
  const within = { from: dayOf(query.from), to: dayOf(query.to) };
  const { value: rule } = await getDated(context, qualificationSetting, within.from);
  const post = { kind: query.kind, role: query.role ?? null, subject: query.subject ?? null, ...within };
  const found = rows.map((row): PostingCandidate => {
    const shares = (held.get(row.staff_id) ?? []).map((one) => ({
      from: dayOf(one.from_day),
      to: dayOf(one.to_day),
      percent: one.share_percent,
    }));
    const findings = checkQualification({ subjects: row.subjects, title: row.title, workingSince: row.working_since }, post, rule);
    const busyPercent = peakShare(shares, within);
    return {
      staffId: row.staff_id,
      name: row.name,
      staffNo: row.staff_no,
      subjects: row.subjects,
      title: row.title,
      busyPercent,
      findings,
      isRefused: refusedFindings(findings, rule).length > 0 || busyPercent + query.sharePercent > wholePost,
    };
  });
  return { rows: found.toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, candidatesMax) };
}

function placedPosting(row: PostingRow): PlacedPosting {
  const { from, to } = daysOf(row);
  const { posting_id: id, role, subject, grades, state } = row;
  return { id, role, subject, grades, state, from: dayOf(from), to: dayOf(to) };
}

/** The days with lessons of the school year of a day: what a post is for. */
function lessonDays(calendar: SchoolCalendar, day: Day): { from: Day; to: Day } {
  const [autumn, spring] = calendar.terms(schoolYearOf(day));
  return { from: autumn.teachingFrom, to: spring.teachingTo };
}

interface Promised {
  readonly item: PartnershipObligation;
  readonly post: PromisedPost;
}

/** The promised posts of a school year, within the days with lessons: of each promise the period that most of them lie in. */
function promisedIn(obligations: readonly PartnershipObligation[], year: { readonly from: Day; readonly to: Day }): Promised[] {
  return obligations.flatMap((item) => {
    const post = promisedPost(item.obligation);
    if (!post || post.from > year.to || post.to < year.from) return [];
    const from = post.from > year.from ? post.from : year.from;
    const to = post.to < year.to ? post.to : year.to;
    return [{ item, post: { ...post, from, to } }];
  });
}

const livingStates = sql`posting.state not in ('withdrawn', 'draft', 'returned')`;

/** Which promised posts of the school year of a day are filled, by whom, and on which days they are not. */
export async function describeMatrix(context: Context, partnershipId: string, asOf: string | undefined): Promise<PostingMatrix | Refusal> {
  const partnership = await openPartnership(context, partnershipId);
  if (isRefusal(partnership)) return partnership;
  const { db, countyCode } = context;
  const day = asOfDay(context, asOf);
  const rules = await getRules(db, countyCode);
  const year = lessonDays(rules.calendar, day);
  const loaded = (await loadFacts(db, countyCode, [partnership])).get(partnershipId);
  if (!loaded) throw new Error(`expected the facts of partnership ${partnershipId}`);
  const promised = promisedIn(obligationsOn(loaded, day, rules), year);
  const rows = await selectPostings(
    context,
    sql`posting.partnership_id = ${partnershipId} and ${livingStates} and ${ownWherePosted(context)}
      and posting.from_day <= ${dayText(year.to)} and coalesce(posting.ended_on, posting.to_day) >= ${dayText(year.from)}`,
    sql`order by posting.from_day, posting.posting_id`,
  );
  const lines = new Map(rows.map((row) => [row.posting_id, postingLine(context, row)]));
  const cells = matrixCells(
    promised.map(({ post }) => post),
    rows.filter(({ kind }) => kind === "posting").map(placedPosting),
  );
  return {
    from: dayText(year.from),
    to: dayText(year.to),
    grades: [...listsOfPartnership(partnership).grades],
    cells: cells.map((cell, index): MatrixCell => {
      const own = promised[index];
      return {
        clause: own?.item.promise.commitment.clause.text ?? null,
        standing: own?.item.standing ?? null,
        grade: cell.grade,
        subject: cell.subject,
        role: cell.role,
        promised: cell.promised,
        postings: cell.postingIds.flatMap((id) => lines.get(id) ?? []),
        gaps: cell.gaps.map((gap) => ({ from: dayText(gap.from), to: dayText(gap.to), missing: gap.missing })),
      };
    }),
    visits: rows.filter(({ kind }) => kind !== "posting").flatMap((row) => lines.get(row.posting_id) ?? []),
    allowed: allowedIn(context, partnership),
  };
}

function allowedIn({ actor }: Context, partnership: PartnershipViewRow): PostingMatrix["allowed"] {
  const subject = subjectOf(partnership);
  return [
    ...(can(actor, "posting.request", subject) ? (["request"] as const) : []),
    ...(can(actor, "posting.nominate", subject) ? (["send"] as const) : []),
  ];
}

/** The schools that somebody is away from and that the person may see, those that miss most people first. */
function schoolsOf(lines: readonly PostingLine[]): SchoolName[] {
  const groups = [...Map.groupBy(lines, ({ home }) => home.id).values()].toSorted((one, other) => other.length - one.length);
  return groups.flatMap(([first]) => first?.home ?? []);
}

/** Who is away from a helper school in the school year of a day; the school that misses most where none is asked for. */
export async function describeBoard(
  context: Context,
  query: { readonly schoolId?: string | undefined; readonly asOf?: string | undefined },
): Promise<PostingBoard> {
  const rules = await getRules(context.db, context.countyCode);
  const year = lessonDays(rules.calendar, asOfDay(context, query.asOf));
  const rows = await selectPostings(
    context,
    sql`posting.kind = 'posting' and posting.staff_id is not null and ${withinReach(reachOf(context.actor), context.countyCode)} and ${ownWherePosted(context)}
      and posting.from_day <= ${dayText(year.to)} and coalesce(posting.ended_on, posting.to_day) >= ${dayText(year.from)}`,
    sql`order by helper.initials, posting.subject nulls first, posting.from_day, posting.posting_id`,
  );
  const held = rows.filter(({ state }) => isHolding(state));
  const schools = schoolsOf(held.map((row) => postingLine(context, row)));
  const school = schools.find(({ id }) => id === query.schoolId) ?? schools[0] ?? null;
  return {
    schools,
    school,
    from: dayText(year.from),
    to: dayText(year.to),
    away: held
      .filter((row) => row.helper_school_id === school?.id)
      .map((row) =>
        Object.assign(postingLine(context, row), { staffSubjects: row.staff_subjects ?? [], staffGrades: row.staff_grades ?? [] }),
      ),
  };
}
