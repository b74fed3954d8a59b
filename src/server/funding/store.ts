import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { AccountKind, Booking } from "../../domain/funding/booking.ts";
import { fen } from "../../domain/money/fen.ts";
import type { Context } from "../http/context.ts";

/** An amount to book: its two ends, the thing that it is for, and which part of it. */
export interface NewBooking extends Booking {
  readonly thing: { readonly kind: string; readonly id: string };
  /** A thing can be booked in parts; each part is booked once: `whole`, or the id of a slip. */
  readonly part: string;
  readonly partnershipId: string | null;
  readonly words: string;
  /** The booking that this one takes back; null for all others. */
  readonly corrects: string | null;
}

/**
 * Books amounts on a day, in the transaction of the move that pays them. Parts of a thing that are booked already are
 * left as they are, so that two people who book at once book once. Gives how many were booked now.
 */
export async function insertBookings(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  bookedOn: string,
  bookings: readonly NewBooking[],
): Promise<number> {
  const rows = bookings.map(({ from, to, amount, thing, part, partnershipId, words, corrects }) => ({
    booking_id: newId(),
    from_kind: from.kind,
    from_id: from.id,
    to_kind: to.kind,
    to_id: to.id,
    amount_fen: amount,
    thing_kind: thing.kind,
    thing_id: thing.id,
    part,
    partnership_id: partnershipId,
    words,
    corrects,
  }));
  const { rows: booked } = await sql<{ booking_id: string }>`
    insert into booking (county_code, booking_id, booked_on, from_kind, from_id, to_kind, to_id, amount_fen, thing_kind, thing_id, part,
                         partnership_id, corrects, words, booked_by, booked_at)
    select ${countyCode}, made.booking_id, ${bookedOn}, made.from_kind, made.from_id, made.to_kind, made.to_id, made.amount_fen,
           made.thing_kind, made.thing_id, made.part, made.partnership_id, made.corrects, made.words, ${actor.accountId}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as made (booking_id uuid, from_kind text, from_id text, to_kind text, to_id text, amount_fen bigint, thing_kind text,
                    thing_id uuid, part text, partnership_id uuid, corrects uuid, words text)
    on conflict (county_code, thing_id, part) do nothing
    returning booking_id`.execute(db);
  return booked.length;
}

/** A booking as it stands in the books. */
export interface Booked extends Booking {
  readonly id: string;
  readonly part: string;
  readonly words: string;
  readonly corrects: string | null;
}

interface BookedRow {
  readonly booking_id: string;
  readonly from_kind: AccountKind;
  readonly from_id: string;
  readonly to_kind: AccountKind;
  readonly to_id: string;
  readonly amount_fen: number;
  readonly part: string;
  readonly words: string;
  readonly corrects: string | null;
}

/** What was booked of a thing, in the order in which it was. */
export async function listThingBookings({ db, countyCode }: Pick<Context, "db" | "countyCode">, thingId: string): Promise<Booked[]> {
  const { rows } = await sql<BookedRow>`
    select booking.booking_id, booking.from_kind, booking.from_id, booking.to_kind, booking.to_id, booking.amount_fen, booking.part,
           booking.words, booking.corrects
      from booking
     where booking.county_code = ${countyCode}
       and booking.thing_id = ${thingId}
     order by booking.booking_id`.execute(db);
  return rows.map((row) => ({
    id: row.booking_id,
    from: { kind: row.from_kind, id: row.from_id },
    to: { kind: row.to_kind, id: row.to_id },
    amount: fen(row.amount_fen),
    part: row.part,
    words: row.words,
    corrects: row.corrects,
  }));
}
