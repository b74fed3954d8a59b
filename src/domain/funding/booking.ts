import { addFen, minusFen, noFen, type Fen } from "../money/fen.ts";

/**
 * Where money comes from and goes to. `source` is a budget line that pays (performance pay, public funds …), `school`
 * the money that a school holds, `purpose` what it was spent on, `person` what somebody was paid, `outside` a donor or
 * supplier. Our choice: the least that lets every amount be followed from its source to its use.
 */
export const accountKinds = ["source", "school", "purpose", "person", "outside"] as const;
export type AccountKind = (typeof accountKinds)[number];

export interface Account {
  readonly kind: AccountKind;
  /** The id of the school or person, or the code of the budget line or purpose. */
  readonly id: string;
}

/**
 * One amount that goes from one account to another, above 0. A row that names both ends cannot be out of balance, so
 * the books need no check that somebody could forget.
 */
export interface Booking {
  readonly from: Account;
  readonly to: Account;
  readonly amount: Fen;
}

/** The booking that undoes another. A mistake is never rubbed out: it is booked back and booked anew. */
export function reversalOf({ from, to, amount }: Booking): Booking {
  return { from: to, to: from, amount };
}

/** Stands for all people where accounts are listed; each is found by the bookings of this one. */
export const allPeople: Account = { kind: "person", id: "all" };

export function accountKey({ kind, id }: Account): string {
  return `${kind}:${id}`;
}

/** What every account holds after some bookings, by its key; accounts that were emptied hold 0. */
export function balancesOf(bookings: Iterable<Booking>): Map<string, Fen> {
  const balances = new Map<string, Fen>();
  const add = (account: Account, amount: Fen): void => {
    const key = accountKey(account);
    balances.set(key, addFen(balances.get(key) ?? noFen, amount));
  };
  for (const { from, to, amount } of bookings) {
    add(from, minusFen(amount));
    add(to, amount);
  }
  return balances;
}
