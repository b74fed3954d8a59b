import { fc, test as prop } from "@fast-check/vitest";
import { expect } from "vitest";
import { sumFen } from "../money/fen.ts";
import { anyBooking } from "./arbitrary.ts";
import { balancesOf, reversalOf } from "./booking.ts";

prop.prop([fc.array(anyBooking)])("the books balance after any sequence of bookings", (bookings) => {
  expect(sumFen(balancesOf(bookings).values())).toBe(0);
});

prop.prop([fc.array(anyBooking), anyBooking])("a booking taken back leaves every account as it was", (bookings, mistake) => {
  const before = balancesOf(bookings);
  const after = balancesOf([...bookings, mistake, reversalOf(mistake)]);
  for (const [account, amount] of after) expect(amount).toBe(before.get(account) ?? 0);
});
