import { fc } from "@fast-check/vitest";
import { fen } from "../money/fen.ts";
import { accountKinds, type Account, type Booking } from "./booking.ts";

const anyAccount: fc.Arbitrary<Account> = fc.record({ kind: fc.constantFrom(...accountKinds), id: fc.constantFrom("a", "b", "c") });

/** Bookings among few accounts, so that they meet. */
export const anyBooking: fc.Arbitrary<Booking> = fc.record({
  from: anyAccount,
  to: anyAccount,
  amount: fc.integer({ min: 1, max: 10_000_000 }).map(fen),
});
