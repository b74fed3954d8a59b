import { sql, type RawBuilder } from "kysely";
import type { MonthFigures, MonthLine, PostingMonth } from "../../contract/attendance.ts";
import { waitingMonthsMax } from "../../contract/attendance.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { daysOnPost, monthsBegun } from "../../domain/posting/month.ts";
import type { Context } from "../http/context.ts";
import { daysOf, postingColumns, postingJoins, postingLine, type PostingRow } from "../posting/store.ts";
import { dayOf } from "../settings/store.ts";

interface MonthRow {
  readonly month: string;
  readonly absent_days: number;
  readonly lessons: number;
  readonly note: string | null;
  readonly month_version: number;
  readonly entered_by: string;
  readonly confirmed_by: string | null;
}

const monthColumns = sql`
  entry.month, entry.absent_days, entry.lessons, entry.note, entry.version as month_version, author.display_name as entered_by, witness.display_name as confirmed_by`;

/** Joins of an entry: who entered it, who confirmed it. */
const monthJoins = sql`
  join account author on author.county_code = entry.county_code and author.account_id = entry.entered_by
  left join account witness on witness.county_code = entry.county_code and witness.account_id = entry.confirmed_by`;

function monthView(month: Day, row: MonthRow | undefined, posting: PostingRow): PostingMonth {
  const { from, to } = daysOf(posting);
  return {
    month: dayText(month),
    days: daysOnPost(month, { from: dayOf(from), to: dayOf(to) }),
    entered: row
      ? {
          absentDays: row.absent_days,
          lessons: row.lessons,
          note: row.note,
          version: row.month_version,
          enteredBy: row.entered_by,
          confirmedBy: row.confirmed_by,
        }
      : null,
  };
}

/** The months of a post that have begun, the latest first, also where nothing is entered yet. */
export async function listMonths({ db, countyCode, today }: Context, posting: PostingRow): Promise<PostingMonth[]> {
  const { rows } = await sql<MonthRow>`
    select ${monthColumns}
      from posting_month entry ${monthJoins}
     where entry.county_code = ${countyCode}
       and entry.posting_id = ${posting.posting_id}`.execute(db);
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const { from, to } = daysOf(posting);
  return monthsBegun({ from: dayOf(from), to: dayOf(to) }, today).map((month) => monthView(month, byMonth.get(dayText(month)), posting));
}

/** Months with whose they are; `where` speaks of entry, posting and its joins. */
export async function selectMonths(context: Context, where: RawBuilder<unknown>): Promise<MonthLine[]> {
  const { rows } = await sql<PostingRow & MonthRow>`
    select ${postingColumns}, ${monthColumns}
      from posting_month entry
      join posting on posting.county_code = entry.county_code and posting.posting_id = entry.posting_id
           ${postingJoins} ${monthJoins}
     where entry.county_code = ${context.countyCode}
       and ${where}
     order by entry.month, posting.person_name, entry.posting_id
     limit ${waitingMonthsMax}`.execute(context.db);
  return rows.map((row) => lineOf(context, row, monthView(dayOf(row.month), row, row)));
}

/** A month with the person and the schools. */
export function lineOf(context: Context, posting: PostingRow, month: PostingMonth): MonthLine {
  const { home, host } = postingLine(context, posting);
  return { ...month, postingId: posting.posting_id, personName: posting.person_name ?? "", subject: posting.subject, home, host };
}

export interface StoredMonth {
  readonly version: number;
  readonly absent_days: number;
  readonly lessons: number;
  readonly note: string | null;
  readonly entered_by: string;
  readonly is_confirmed: boolean;
}

/** A month as stored, locked until the end of the transaction. */
export async function findMonth(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  postingId: string,
  month: string,
): Promise<StoredMonth | undefined> {
  const { rows } = await sql<StoredMonth>`
    select entry.version, entry.absent_days, entry.lessons, entry.note, entry.entered_by,
           entry.confirmed_by is not null as is_confirmed
      from posting_month entry
     where entry.county_code = ${countyCode}
       and entry.posting_id = ${postingId}
       and entry.month = ${month}
       for update`.execute(db);
  return rows[0];
}

/** Puts a month's figures in place of what was there. What the host school enters is confirmed with it. */
export async function putMonth(
  { db, countyCode, actor, now }: Context,
  where: { readonly postingId: string; readonly month: string },
  figures: MonthFigures & { readonly isConfirmed: boolean },
): Promise<void> {
  const confirmedBy = figures.isConfirmed ? actor.accountId : null;
  await sql`
    insert into posting_month (county_code, posting_id, month, absent_days, lessons, note, entered_by, entered_at, confirmed_by, confirmed_at)
    values (${countyCode}, ${where.postingId}, ${where.month}, ${figures.absentDays}, ${figures.lessons}, ${figures.note}, ${actor.accountId}, ${now},
            ${confirmedBy}::uuid, ${confirmedBy === null ? null : now}::timestamptz)
    on conflict (county_code, posting_id, month) do update
      set absent_days = excluded.absent_days,
          lessons = excluded.lessons,
          note = excluded.note,
          version = posting_month.version + 1,
          entered_by = excluded.entered_by,
          entered_at = excluded.entered_at,
          confirmed_by = excluded.confirmed_by,
          confirmed_at = excluded.confirmed_at`.execute(db);
}

export async function setConfirmed({ db, countyCode, actor, now }: Context, postingId: string, month: string): Promise<void> {
  await sql`
    update posting_month
       set confirmed_by = ${actor.accountId},
           confirmed_at = ${now},
           version = version + 1
     where county_code = ${countyCode}
       and posting_id = ${postingId}
       and month = ${month}`.execute(db);
}
