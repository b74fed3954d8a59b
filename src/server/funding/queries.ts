import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { BookingLine, getBalances } from "../../contract/funding.ts";
import type { bookList } from "../../contract/filters.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { accountWord } from "../../domain/funding/account-name.ts";
import { accountKey, allPeople, type AccountKind } from "../../domain/funding/booking.ts";
import type { Language } from "../../domain/language.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { withinReach } from "../partnership/store.ts";
import { cellWords } from "../sheet/cell-words.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";

type BookQuery = Pick<z.output<typeof bookList>, "page" | "size" | "sort" | "q" | "partnershipId" | "from" | "to" | "account"> & {
  readonly thingId?: string;
};

interface BookingRow {
  readonly booking_id: string;
  readonly booked_on: string;
  readonly from_kind: AccountKind;
  readonly from_id: string;
  readonly from_name: string | null;
  readonly to_kind: AccountKind;
  readonly to_id: string;
  readonly to_name: string | null;
  readonly amount_fen: number;
  readonly words: string;
  readonly thing_kind: string;
  readonly thing_id: string;
  readonly is_back: boolean;
  readonly booked_by: string;
}

/** Bookings that somebody may see: those of the partnerships within reach; those of the county itself for the county's own people. */
function seen(context: Context): RawBuilder<unknown> {
  const reach = reachOf(context.actor);
  if (reach.kind === "county") return sql`true`;
  return sql`exists (
    select 1
      from partnership
     where partnership.county_code = booking.county_code
       and partnership.partnership_id = booking.partnership_id
       and ${withinReach(reach, context.countyCode)})`;
}

/** The name of the school or person behind an end of a booking; budget lines and purposes have words of their own. */
function nameOf(end: "from" | "to"): RawBuilder<string | null> {
  const [kind, id] = [sql.ref(`booking.${end}_kind`), sql.ref(`booking.${end}_id`)];
  return sql`case ${kind}
    when 'school' then (select school.name from school where school.county_code = booking.county_code and school.school_id::text = ${id})
    when 'person' then (select staff.name from staff where staff.county_code = booking.county_code and staff.staff_id::text = ${id})
  end`;
}

function filters(context: Context, query: Partial<BookQuery>): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [sql`booking.county_code = ${context.countyCode}`, seen(context)];
  if (query.partnershipId) conditions.push(sql`booking.partnership_id = ${query.partnershipId}`);
  if (query.thingId) conditions.push(sql`booking.thing_id = ${query.thingId}`);
  if (query.from) conditions.push(sql`booking.booked_on >= ${query.from}`);
  if (query.to) conditions.push(sql`booking.booked_on <= ${query.to}`);
  if (query.account) {
    const at = query.account.indexOf(":");
    const [kind, id] = [query.account.slice(0, at), query.account.slice(at + 1)];
    conditions.push(
      query.account === accountKey(allPeople)
        ? sql`(booking.from_kind = ${kind} or booking.to_kind = ${kind})`
        : sql`((booking.from_kind = ${kind} and booking.from_id = ${id}) or (booking.to_kind = ${kind} and booking.to_id = ${id}))`,
    );
  }
  if (query.q) conditions.push(sql`lower(booking.words) like ${likePattern(query.q)}`);
  return sql`${sql.join(conditions, sql` and `)}`;
}

const sorts = { bookedOn: sql`booking.booked_on`, amountFen: sql`booking.amount_fen` };

/** One page of the books, the latest first unless told otherwise. */
export async function listBookings(context: Context, query: BookQuery): Promise<{ rows: BookingLine[]; total: number }> {
  const where = filters(context, query);
  const { rows } = await sql<BookingRow>`
    select booking.booking_id, booking.booked_on, booking.from_kind, booking.from_id, ${nameOf("from")} as from_name, booking.to_kind,
           booking.to_id, ${nameOf("to")} as to_name, booking.amount_fen, booking.words, booking.thing_kind, booking.thing_id,
           booking.corrects is not null as is_back, account.display_name as booked_by
      from booking
      join account on account.county_code = booking.county_code and account.account_id = booking.booked_by
     where ${where}
     ${orderBy(query.sort ?? "-bookedOn", sorts, sql`booking.booking_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from booking where ${where}`.execute(context.db);
  return {
    rows: rows.map((row) => ({
      id: row.booking_id,
      bookedOn: row.booked_on,
      from: { kind: row.from_kind, id: row.from_id, name: row.from_name },
      to: { kind: row.to_kind, id: row.to_id, name: row.to_name },
      amountFen: row.amount_fen,
      words: row.words,
      thing: { kind: row.thing_kind, id: row.thing_id },
      isBack: row.is_back,
      bookedBy: row.booked_by,
    })),
    total: counted.rows[0]?.total ?? 0,
  };
}

interface BalanceRow {
  readonly kind: AccountKind;
  readonly id: string;
  readonly name: string | null;
  readonly in_fen: number;
  readonly out_fen: number;
  readonly people: number;
}

type Balances = z.output<(typeof getBalances)["reply"]>;

/** What every account took in and gave out, all people as one. Added up by the database over both ends of every booking, each by itself. */
export async function listBalances(context: Context, partnershipId: string | undefined): Promise<Balances> {
  const where = filters(context, partnershipId === undefined ? {} : { partnershipId });
  const { rows } = await sql<BalanceRow>`
    select side.kind, side.account as id, sum(side.in_fen)::bigint as in_fen, sum(side.out_fen)::bigint as out_fen,
           count(distinct side.id) as people,
           (select school.name
              from school
             where school.county_code = ${context.countyCode}
               and side.kind = 'school'
               and school.school_id::text = side.account) as name
      from (
        select ends.kind, ends.id, ends.in_fen, ends.out_fen, case when ends.kind = 'person' then ${allPeople.id} else ends.id end as account
          from (
            select booking.to_kind as kind, booking.to_id as id, booking.amount_fen as in_fen, 0 as out_fen from booking where ${where}
            union all
            select booking.from_kind, booking.from_id, 0, booking.amount_fen from booking where ${where}) ends) side
     group by side.kind, side.account
     order by case side.kind when 'source' then 1 when 'outside' then 2 when 'school' then 3 when 'purpose' then 4 else 5 end, side.account`.execute(
    context.db,
  );
  return {
    rows: rows.map((row) => ({
      kind: row.kind,
      id: row.id,
      name: row.name,
      inFen: row.in_fen,
      outFen: row.out_fen,
      balanceFen: row.in_fen - row.out_fen,
      people: row.kind === "person" ? row.people : null,
    })),
    inFen: rows.reduce((sum, row) => sum + row.in_fen, 0),
    outFen: rows.reduce((sum, row) => sum + row.out_fen, 0),
  };
}

function accountName(account: BookingLine["from"], language: Language): string {
  return account.name ?? accountWord(account, language) ?? account.id;
}

/** The books as a workbook. */
export async function bookingsTable(context: Context, rows: readonly BookingLine[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  return tableReply(context, {
    title: heading("帮扶账簿"),
    columns: [
      ...["日期", "付出", "收入", "摘要"].map((name) => ({ heading: heading(name), kind: "text" as const })),
      { heading: heading("金额"), kind: "money" },
      { heading: heading("记账人"), kind: "text" },
    ],
    rows: rows.map((row) => [
      row.bookedOn,
      accountName(row.from, language),
      accountName(row.to, language),
      row.isBack ? `[${cellWords[language].back}] ${row.words}` : row.words,
      row.amountFen / 100,
      row.bookedBy,
    ]),
  });
}
