import { sql } from "kysely";
import { noMonthYet, type MonthFigures, type MonthLine, type PostingMonth } from "../../contract/attendance.ts";
import { can } from "../../domain/access/access.ts";
import { attendanceColumns, parseAttendance, type ImportedMonth } from "../../domain/posting/month-import.ts";
import { monthFault } from "../../domain/posting/month.ts";
import { withoutTwins, type ParsedRow } from "../../domain/school/school-import.ts";
import type { RowError, SheetRow } from "../../domain/school/sheet-columns.ts";
import { addDays, dayText } from "../../domain/calendar/day.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { mayReport, openPosting } from "../posting/actions.ts";
import { daysOf, isPostedOnly, ownWherePosted, selectPostings, subjectOfPosting, type PostingRow } from "../posting/store.ts";
import { dayOf } from "../settings/store.ts";
import { planOf, type RowPlan, type Writers } from "../sheet/import-plan.ts";
import type { SheetImport } from "../sheet/import-sheet.ts";
import { findMonth, lineOf, listMonths, putMonth, selectMonths, setConfirmed, type StoredMonth } from "./store.ts";

/** Whether somebody is on post or was: only then there are months to report. */
function hasMonths({ kind, state }: PostingRow): boolean {
  return kind === "posting" && (state === "active" || state === "completed");
}

function faultOf(context: Context, row: PostingRow, month: string, figures: MonthFigures): ReturnType<typeof monthFault> {
  const { from, to } = daysOf(row);
  return monthFault(dayOf(month), figures, { from: dayOf(from), to: dayOf(to) }, context.today);
}

/** Whether the person speaks for the host school: what it enters needs no second word. */
function isHost(context: Context, row: PostingRow): boolean {
  return can(context.actor, "posting.receive", subjectOfPosting(row));
}

async function writeMonth(context: Context, row: PostingRow, month: string, figures: MonthFigures): Promise<void> {
  const { posting_id: postingId } = row;
  await putMonth(context, { postingId, month }, { ...figures, isConfirmed: isHost(context, row) });
  await writeAudit(context, "attendance.enter", { kind: "posting", id: postingId, detail: { month, ...figures } });
}

/** Whether a month is what the same person has entered before. */
function isSameEntry(before: StoredMonth, accountId: string, { absentDays, lessons, note }: MonthFigures): boolean {
  return before.entered_by === accountId && before.absent_days === absentDays && before.lessons === lessons && before.note === note;
}

/**
 * Enters a month of a post. It is the word of whoever enters it, and waits for the host school unless that is who
 * enters it; a confirmed month that is changed waits anew. The posting is locked, so that two people who enter the same
 * month wait for each other and the second is told. Sent again because the answer was lost, it is what is there already.
 */
export async function enterMonth(
  context: Context,
  { postingId, month }: { readonly postingId: string; readonly month: string },
  { version, ...figures }: MonthFigures & { readonly version: number },
): Promise<PostingMonth | Refusal> {
  const row = await openPosting(context, postingId, "change");
  if (isRefusal(row)) return row;
  if (!mayReport(context, row)) return refuse("forbidden");
  if (!hasMonths(row)) return refuse("wrong-state");
  const fault = faultOf(context, row, month, figures);
  if (fault !== null)
    return refuse("bad-input", { fields: [{ path: fault === "lessons-too-many" ? "lessons" : "absentDays", code: fault }] });
  const before = await findMonth(context, postingId, month);
  const isThere = before !== undefined && isSameEntry(before, context.actor.accountId, figures);
  if ((before?.version ?? noMonthYet) === version) await writeMonth(context, row, month, figures);
  else if (!isThere) return refuse("stale");
  const after = (await listMonths(context, row)).find((one) => one.month === month);
  if (!after) throw new Error(`expected month ${month} of posting ${postingId}, found none`);
  return after;
}

/** Confirms months for the host school, all or nothing. */
export async function confirmMonths(
  context: Context,
  months: readonly { readonly postingId: string; readonly month: string; readonly version: number }[],
): Promise<{ confirmed: number } | Refusal> {
  // One order for everybody, so that two such requests never wait for each other.
  const ordered = months.toSorted((one, other) => (`${one.postingId}${one.month}` < `${other.postingId}${other.month}` ? -1 : 1));
  for (const { postingId, month, version } of ordered) {
    const row = await openPosting(context, postingId, "change");
    if (isRefusal(row)) return row;
    if (!isHost(context, row)) return refuse("forbidden");
    const entry = await findMonth(context, postingId, month);
    if (!entry) return refuse("not-found");
    if (entry.version !== version) return refuse("stale");
    if (entry.is_confirmed) continue;
    await setConfirmed(context, postingId, month);
    await writeAudit(context, "attendance.confirm", { kind: "posting", id: postingId, detail: { month } });
  }
  return { confirmed: ordered.length };
}

/** Months that wait for the host schools that somebody coordinates, the oldest first. */
export async function listWaitingMonths(context: Context): Promise<{ rows: MonthLine[] }> {
  const schoolIds = context.actor.grants.flatMap(({ role, scope }) =>
    role === "coordinator" && scope.kind === "school" ? [scope.schoolId] : [],
  );
  const rows = await selectMonths(context, sql`entry.confirmed_by is null and posting.host_school_id = any(${schoolIds}::uuid[])`);
  return { rows };
}

/** Days after the end of a post in which its months can still be brought up to date on the phone. Our choice: two pay days. */
const lateDays = 60;

/** The signed-in person's own posts, held now or until lately, with every month that has begun. */
export async function listOwnMonths(context: Context): Promise<{ rows: MonthLine[] }> {
  const since = dayText(addDays(context.today, -lateDays));
  const postings = isPostedOnly(context.actor)
    ? await selectPostings(
        context,
        sql`posting.kind = 'posting' and ${ownWherePosted(context)}
          and (posting.state = 'active' or (posting.state = 'completed' and coalesce(posting.ended_on, posting.to_day) >= ${since}))`,
        sql`order by posting.from_day desc, posting.posting_id`,
      )
    : [];
  const rows: MonthLine[] = [];
  for (const posting of postings) for (const month of await listMonths(context, posting)) rows.push(lineOf(context, posting, month));
  return { rows };
}

/** A month of a sheet with the posting that it belongs to. */
interface PlacedMonth extends MonthFigures {
  readonly posting: PostingRow;
  readonly month: string;
}

/** Posts that the person may report on, by number and name of the person. */
async function listReportable(context: Context): Promise<PostingRow[]> {
  const rows = await selectPostings(
    context,
    sql`posting.kind = 'posting' and posting.state in ('active', 'completed') and ${ownWherePosted(context)}`,
  );
  return rows.filter((row) => mayReport(context, row));
}

function place(context: Context, parsed: ParsedRow<ImportedMonth>, reportable: readonly PostingRow[]): ParsedRow<PlacedMonth> {
  const { row, value } = parsed;
  if (value === null) return { row, value: null, errors: parsed.errors };
  const wrong = (code: RowError["code"], column: string, found: string): ParsedRow<PlacedMonth> => ({
    row,
    value: null,
    errors: [{ code, column, found, suggestion: null }],
  });
  const month = dayText(value.month);
  const own = reportable.filter((one) => one.person_name === value.name && (value.staffNo === null || one.staff_no === value.staffNo));
  if (own.length === 0) return wrong("unknown-person", "name", value.name);
  const figures = { absentDays: value.absentDays, lessons: value.lessons, note: value.note };
  const faults = own.map((posting) => ({ posting, fault: faultOf(context, posting, month, figures) }));
  const inMonth = faults.filter(({ fault }) => fault !== "outside");
  const [only, ...others] = inMonth;
  if (!only) return wrong("month-outside", "month", month.slice(0, 7));
  if (others.length > 0) return wrong("several-posts", "name", value.name);
  if (only.fault === "absent-too-many") return wrong("absent-too-many", "absentDays", String(value.absentDays));
  if (only.fault === "lessons-too-many") return wrong("no-number", "lessons", String(value.lessons));
  return { row, value: { posting: only.posting, month, ...figures }, errors: [] };
}

/** The month as it is stored, in the shape of a row; undefined where nothing is entered yet. */
async function findPlaced(context: Context, { posting, month }: PlacedMonth): Promise<PlacedMonth | undefined> {
  const stored = await findMonth(context, posting.posting_id, month);
  return stored && { posting, month, absentDays: stored.absent_days, lessons: stored.lessons, note: stored.note };
}

function monthWriters(context: Context): Writers<PlacedMonth, PlacedMonth> {
  const write = async ({ posting, month, ...figures }: PlacedMonth): Promise<null> => {
    await writeMonth(context, posting, month, figures);
    return null;
  };
  return {
    isSame: (value, stored) => value.absentDays === stored.absentDays && value.lessons === stored.lessons && value.note === stored.note,
    insert: write,
    update: write,
    columnOf: { note: "note" },
  };
}

/** What the rows of an attendance sheet would do. */
async function planMonths(context: Context, rows: readonly SheetRow[], columns: ReadonlyMap<string, number>): Promise<RowPlan[]> {
  const reportable = await listReportable(context);
  const placed = withoutTwins(
    rows.map((row) => place(context, parseAttendance(row), reportable)),
    ({ posting, month }) => `${posting.posting_id} ${month}`,
    "month",
  );
  const plans: RowPlan[] = [];
  for (const [index, parsed] of placed.entries()) {
    const { value } = parsed;
    const stored = value === null ? undefined : await findPlaced(context, value);
    const title = rows[index]?.cells["name"] ?? "";
    plans.push(planOf({ parsed, title, stored, columns }, monthWriters(context)));
  }
  return plans;
}

/** Sheets of the host schools; on which posts somebody reports, each row tells. */
export const monthImport: SheetImport = {
  kind: "postingMonths",
  title: "派出人员出勤与课时",
  columns: attendanceColumns,
  mayImport: ({ actor }) => can(actor, "school.import", { kind: "county" }) || actor.grants.some(({ role }) => role === "coordinator"),
  plan: planMonths,
};
