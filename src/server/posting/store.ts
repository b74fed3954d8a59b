import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { GoalContent, Goal, Nomination, PostingContent, PostingLine } from "../../contract/posting.ts";
import type { PartnershipSides } from "../../domain/access/subject.ts";
import type { Actor } from "../../domain/access/role.ts";
import { movesFor, type ApprovalState, type ApprovalThing } from "../../domain/approval/approval.ts";
import { evidenceOfPostings, holdingStates, sidesOfPosting, type HeldPosting, type PostingKind } from "../../domain/posting/posting.ts";
import type { PostingRole } from "../../domain/reading/reading.ts";
import { planState, type PartnershipTable } from "../approval/store.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { Context } from "../http/context.ts";
import { pairJoins } from "../partnership/store.ts";
import { dayOf } from "../settings/store.ts";
import type { Evidence } from "../standing/store.ts";

/** Where postings stand, for moving them and for finding those that wait. In follow-on study the helped school sends. */
export const postingThings = {
  kind: "posting",
  table: "posting",
  idColumn: "posting_id",
  submittedBy: null,
  isReversed: sql<boolean>`thing.kind <> 'posting'`,
} as const satisfies PartnershipTable;

/** A posting's row with the person and the names of both schools. */
export interface PostingRow {
  readonly posting_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly whole_state: ApprovalState | null;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly kind: PostingKind;
  readonly state: PostingLine["state"];
  readonly version: number;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly grades: string[];
  readonly is_full_time: boolean;
  readonly share_percent: number;
  readonly lessons_per_week: number | null;
  readonly from_day: string;
  readonly to_day: string;
  readonly place: string | null;
  readonly wish: string | null;
  readonly staff_id: string | null;
  readonly person_name: string | null;
  readonly title: string | null;
  readonly staff_no: string | null;
  readonly staff_subjects: string[] | null;
  readonly staff_grades: string[] | null;
  readonly working_since: string | null;
  readonly home_lessons_per_week: number | null;
  readonly cover: string | null;
  readonly began_on: string | null;
  readonly ended_on: string | null;
  readonly handover: string | null;
}

export const postingColumns = sql`
  posting.posting_id, posting.partnership_id, ${planState} as whole_state, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
  helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
  posting.kind, posting.state, posting.version, posting.role, posting.subject, posting.grades, posting.is_full_time, posting.share_percent,
  posting.lessons_per_week, posting.from_day, posting.to_day, posting.place, posting.wish, posting.staff_id, posting.person_name,
  staff.title, staff.staff_no, staff.subjects as staff_subjects, staff.grades as staff_grades, staff.working_since,
  posting.home_lessons_per_week, posting.cover, posting.began_on, posting.ended_on, posting.handover`;

/** Joins: partnership, helper, helped, staff. */
export const postingJoins = sql`
  ${pairJoins("posting")}
  left join staff on staff.county_code = posting.county_code and staff.staff_id = posting.staff_id`;

/** Postings that fit a condition; `tail` orders and cuts them. */
export async function selectPostings(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
    select ${postingColumns}
      from posting ${postingJoins}
     where posting.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

/** Locks a posting until the end of the transaction, so that what is read of it afterwards stays true. */
export async function lockPosting(db: CountyTransaction, countyCode: string, postingId: string): Promise<void> {
  await sql`
    select posting.posting_id
      from posting
     where posting.county_code = ${countyCode}
       and posting.posting_id = ${postingId}
       for update`.execute(db);
}

/** Whether somebody is nothing but a posted teacher: then they see and report their own posts only. */
export function isPostedOnly({ grants }: Actor): boolean {
  return grants.length > 0 && grants.every(({ role }) => role === "postedTeacher");
}

/** Limits postings to the person's own where they are a posted teacher and nothing else. */
export function ownWherePosted({ actor, countyCode }: Pick<Context, "actor" | "countyCode">): RawBuilder<unknown> {
  if (!isPostedOnly(actor)) return sql`true`;
  return sql`posting.staff_id = (select account.staff_id from account
    where account.county_code = ${countyCode} and account.account_id = ${actor.accountId})`;
}

export function partnershipSidesOf(row: PostingRow): PartnershipSides {
  return { programmeId: row.programme_id, helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
}

/** The posting as permissions name it: who sends in the helper's place. */
export function subjectOfPosting(row: PostingRow): { kind: "partnership" } & PartnershipSides {
  return { kind: "partnership", ...sidesOfPosting(row.kind, partnershipSidesOf(row)) };
}

export function thingOf(row: PostingRow): ApprovalThing {
  return { kind: "posting", state: row.state, subject: subjectOfPosting(row), wholeState: row.whole_state, submittedBy: null };
}

/** The days really held: from the arrival to the last day. */
export function daysOf(row: Pick<PostingRow, "began_on" | "ended_on" | "from_day" | "to_day">): { from: string; to: string } {
  return { from: row.began_on ?? row.from_day, to: row.ended_on ?? row.to_day };
}

export function contentOf(row: PostingRow): PostingContent {
  return {
    kind: row.kind,
    role: row.role,
    subject: row.subject,
    grades: row.grades,
    isFullTime: row.is_full_time,
    sharePercent: row.share_percent,
    lessonsPerWeek: row.lessons_per_week,
    from: row.from_day,
    to: row.to_day,
    place: row.place,
    wish: row.wish,
  };
}

/** A posting as lists show it. */
export function postingLine({ actor }: Pick<Context, "actor">, row: PostingRow): PostingLine {
  const helper = { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short };
  const helped = { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short };
  const isReversed = row.kind !== "posting";
  return {
    id: row.posting_id,
    state: row.state,
    version: row.version,
    moves: movesFor(actor, thingOf(row)),
    ...contentOf(row),
    partnershipId: row.partnership_id,
    helper,
    helped,
    home: isReversed ? helped : helper,
    host: isReversed ? helper : helped,
    staffId: row.staff_id,
    personName: row.person_name,
    title: row.title,
    homeLessonsPerWeek: row.home_lessons_per_week,
    cover: row.cover,
    beganOn: row.began_on,
    endedOn: row.ended_on,
  };
}

export interface NewPosting {
  readonly partnershipId: string;
  readonly content: PostingContent;
  /** Sending and receiving school. */
  readonly homeSchoolId: string;
  readonly hostSchoolId: string;
}

/** Drafts a posting that nobody fills yet. Gives its id. */
export async function insertPosting({ db, countyCode, actor, now }: Context, posting: NewPosting): Promise<string> {
  const postingId = newId();
  const { content } = posting;
  await sql`
    insert into posting (county_code, posting_id, partnership_id, kind, state, changed_at, role, subject, grades, is_full_time, share_percent,
                         lessons_per_week, from_day, to_day, place, wish, home_school_id, host_school_id, created_by, created_at)
    values (${countyCode}, ${postingId}, ${posting.partnershipId}, ${content.kind}, 'draft', ${now}, ${content.role}, ${content.subject},
            ${content.grades}::text[], ${content.isFullTime}, ${content.sharePercent}, ${content.lessonsPerWeek}, ${content.from}, ${content.to},
            ${content.place}, ${content.wish}, ${posting.homeSchoolId}, ${posting.hostSchoolId}, ${actor.accountId}, ${now})`.execute(db);
  return postingId;
}

export async function updateContent({ db, countyCode, now }: Context, postingId: string, content: PostingContent): Promise<void> {
  await sql`
    update posting
       set role = ${content.role},
           subject = ${content.subject},
           grades = ${content.grades}::text[],
           is_full_time = ${content.isFullTime},
           share_percent = ${content.sharePercent},
           lessons_per_week = ${content.lessonsPerWeek},
           from_day = ${content.from},
           to_day = ${content.to},
           place = ${content.place},
           wish = ${content.wish},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and posting_id = ${postingId}`.execute(db);
}

/** Names who shall fill a posting; the move that nominates goes on from there. */
export async function setNominee({ db, countyCode }: Context, postingId: string, nomination: Nomination): Promise<void> {
  await sql`
    update posting
       set staff_id = staff.staff_id,
           person_name = staff.name,
           home_lessons_per_week = ${nomination.homeLessonsPerWeek},
           cover = ${nomination.cover}
      from staff
     where posting.county_code = ${countyCode}
       and posting.posting_id = ${postingId}
       and staff.county_code = posting.county_code
       and staff.staff_id = ${nomination.staffId}`.execute(db);
}

/** A person's hold on their days, whatever the partnership. */
export interface HeldShare {
  readonly posting_id: string;
  readonly staff_id: string;
  readonly person_name: string;
  readonly share_percent: number;
  readonly from_day: string;
  readonly to_day: string;
}

/**
 * Locks people's rows in one order for everybody, then tells what they hold: the postings in a holding state and those
 * named besides. Whoever nominates the same person meanwhile waits for the lock and then sees what was done. The lock
 * goes with the key-share lock that naming somebody takes on the row; `for update` would not, and two would wait for
 * each other.
 */
export async function lockShares(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  staffIds: readonly string[],
  postingIds: readonly string[],
): Promise<HeldShare[]> {
  await sql`
    select staff.staff_id
      from staff
     where staff.county_code = ${countyCode}
       and staff.staff_id = any(${staffIds}::uuid[])
     order by staff.staff_id
       for no key update`.execute(db);
  const { rows } = await sql<HeldShare>`
    select posting.posting_id, posting.staff_id, posting.person_name, posting.share_percent,
           coalesce(posting.began_on, posting.from_day) as from_day, coalesce(posting.ended_on, posting.to_day) as to_day
      from posting
     where posting.county_code = ${countyCode}
       and posting.staff_id = any(${staffIds}::uuid[])
       and (posting.state = any(${holdingStates}::text[]) or posting.posting_id = any(${postingIds}::uuid[]))`.execute(db);
  return rows;
}

interface GoalRow {
  readonly goal_id: string;
  readonly goal: string;
  readonly due_day: string;
  readonly result: string | null;
  readonly done_on: string | null;
}

export async function listGoals(db: CountyTransaction, countyCode: string, postingId: string): Promise<Goal[]> {
  const { rows } = await sql<GoalRow>`
    select goal.goal_id, goal.goal, goal.due_day, goal.result, goal.done_on
      from posting_goal goal
     where goal.county_code = ${countyCode}
       and goal.posting_id = ${postingId}
     order by goal.ordinal`.execute(db);
  return rows.map((row) => ({ id: row.goal_id, goal: row.goal, dueDay: row.due_day, result: row.result, doneOn: row.done_on }));
}

export async function insertGoal(db: CountyTransaction, countyCode: string, postingId: string, goal: GoalContent): Promise<void> {
  await sql`
    insert into posting_goal (county_code, goal_id, posting_id, ordinal, goal, due_day, result, done_on)
    select ${countyCode}, ${newId()}, ${postingId}, coalesce(max(other.ordinal), 0) + 1, ${goal.goal}, ${goal.dueDay}, ${goal.result}, ${goal.doneOn}
      from posting_goal other
     where other.county_code = ${countyCode}
       and other.posting_id = ${postingId}`.execute(db);
}

/** Changes or (null) removes a goal of a posting; false where it has none of that id. */
export async function putGoal(
  db: CountyTransaction,
  countyCode: string,
  ids: { readonly postingId: string; readonly goalId: string },
  goal: GoalContent | null,
): Promise<boolean> {
  const where = sql`county_code = ${countyCode} and goal_id = ${ids.goalId} and posting_id = ${ids.postingId}`;
  const { numAffectedRows } =
    goal === null
      ? await sql`delete from posting_goal where ${where}`.execute(db)
      : await sql`
          update posting_goal
             set goal = ${goal.goal}, due_day = ${goal.dueDay}, result = ${goal.result}, done_on = ${goal.doneOn}
           where ${where}`.execute(db);
  return numAffectedRows === 1n;
}

interface HeldRow {
  readonly posting_id: string;
  readonly partnership_id: string;
  readonly kind: PostingKind;
  readonly state: ApprovalState;
  readonly role: PostingRole | null;
  readonly subject: string | null;
  readonly grades: string[];
  readonly from_day: string;
  readonly to_day: string;
  readonly person_name: string;
}

function heldPosting(row: HeldRow): HeldPosting {
  const { posting_id: id, kind, state, role, subject, grades, person_name: personName } = row;
  return { id, kind, state, role, subject, grades, from: dayOf(row.from_day), to: dayOf(row.to_day), personName };
}

/** What the postings of some partnerships show for their promises. */
export async function loadPostingEvidence(
  db: CountyTransaction,
  countyCode: string,
  partnershipIds: readonly string[],
): Promise<Evidence[]> {
  const { rows } = await sql<HeldRow>`
    select posting.posting_id, posting.partnership_id, posting.kind, posting.state, posting.role, posting.subject, posting.grades,
           coalesce(posting.began_on, posting.from_day) as from_day, coalesce(posting.ended_on, posting.to_day) as to_day, posting.person_name
      from posting
     where posting.county_code = ${countyCode}
       and posting.partnership_id = any(${partnershipIds}::uuid[])
       and posting.state = any(${holdingStates}::text[])
     order by posting.from_day, posting.posting_id`.execute(db);
  const states = new Map(rows.map((row) => [row.posting_id, row.state]));
  return [...Map.groupBy(rows, (row) => row.partnership_id)].flatMap(([partnershipId, own]) =>
    evidenceOfPostings(own.map(heldPosting)).map((record) => ({
      partnershipId,
      record,
      source: { kind: "posting" as const, id: record.id, state: states.get(record.id) ?? "", isWaiting: !record.isConfirmed },
    })),
  );
}
