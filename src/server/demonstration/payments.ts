import { v7 as newId } from "uuid";
import type { PaymentContent } from "../../contract/funding.ts";
import type { RecordContent } from "../../contract/record.ts";
import { addDays, parseDay, type Day } from "../../domain/calendar/day.ts";
import { termKey, termOf } from "../../domain/calendar/school-calendar.ts";
import { purposeNames } from "../../domain/funding/funding-words.ts";
import type { FundingSource } from "../../domain/funding/source.ts";
import { correctPayment, enterPayment, movePayment } from "../payment/actions.ts";
import { getRules } from "../settings/store.ts";
import type { Cast, PairIds } from "./life.ts";
import { done } from "./stage.ts";

/** Days from entering a payment to its approval, payment and receipt. */
const [decidedAfter, paidAfter, receivedAfter, lockedAfter] = [4, 9, 14, 40];

/** Budget lines in turn. The last pays what it may not: the demonstration shows what such a payment looks like. */
const sources: readonly FundingSource[] = ["publicFunds", "special", "county", "publicFunds", "performance"];

interface Paid {
  readonly id: string;
  readonly content: PaymentContent;
}

/** Brings a payment as far as the days until today allow. */
async function payOne(cast: Cast, ids: PairIds, content: PaymentContent, [entered, today]: readonly [Day, Day]): Promise<Paid | null> {
  const helper = cast.helper(entered);
  const { payment_id: id } = done(await enterPayment(helper, ids.partnershipId, { idempotencyKey: newId(), content }));
  if (today - entered < 2) return null;
  done(await movePayment(helper, id, { move: "submit" }));
  const decided = addDays(entered, decidedAfter);
  if (decided > today) return null;
  done(await movePayment(cast.bureau(decided), id, { move: "approve", comment: "同意，按用途支付。" }));
  const paid = addDays(entered, paidAfter);
  if (paid > today) return null;
  done(await movePayment(cast.helper(paid), id, { move: "pay" }));
  const received = addDays(entered, receivedAfter);
  if (received > today) return null;
  done(await movePayment(cast.helped(received), id, { move: "receive" }));
  const locked = addDays(entered, lockedAfter);
  if (locked <= today) done(await movePayment(cast.bureau(locked), id, { move: "lock" }));
  return { id, content };
}

/** Takes a payment's place: it was entered with 500 yuan too much. */
async function correctOne(cast: Cast, { id, content }: Paid, day: Day): Promise<void> {
  const less = {
    ...content,
    amountFen: content.amountFen - 50_000,
    voucherNo: `${content.voucherNo ?? ""}更`,
    summary: `更正：${content.summary}`,
  };
  const correction = done(await correctPayment(cast.helper(day), id, { idempotencyKey: newId(), content: less }));
  done(await movePayment(cast.helper(day), correction.payment_id, { move: "submit" }));
  done(
    await movePayment(cast.bureau(addDays(day, 1)), correction.payment_id, { move: "approve", comment: "多付500元，已退回，同意更正。" }),
  );
  done(await movePayment(cast.helper(addDays(day, 2)), correction.payment_id, { move: "pay" }));
  done(await movePayment(cast.helped(addDays(day, 3)), correction.payment_id, { move: "receive" }));
}

/** The money of a pair, one payment after the other, from the contents of what it did. */
export async function payAll(cast: Cast, ids: PairIds, contents: readonly RecordContent[], today: Day): Promise<void> {
  const { db, countyCode } = cast.bureau(today);
  const { calendar } = await getRules(db, countyCode);
  const money = contents.filter(({ category, amounts }) => category === "funding" && (amounts.yuan ?? 0) > 0);
  let first: { paid: Paid; day: Day } | null = null;
  for (const [index, content] of money.toSorted((one, other) => one.from.localeCompare(other.from)).entries()) {
    const day = parseDay(content.from) ?? today;
    const term = termKey(termOf(calendar, day));
    const purpose = content.earmark ?? "other";
    const paid = await payOne(
      cast,
      ids,
      {
        purpose,
        source: sources[index % sources.length] ?? "county",
        amountFen: Math.round((content.amounts.yuan ?? 0) * 100),
        term,
        day: null,
        payer: "helper",
        voucherNo: `记-${String(101 + index * 7).padStart(4, "0")}`,
        summary: `支付${purposeNames["zh-CN"][purpose]}帮扶经费`,
        note: null,
      },
      [day, today],
    );
    if (paid !== null && first === null) first = { paid, day };
  }
  if (money.length > 2) {
    // Entered lately: it waits for approval.
    const entered = addDays(today, -3);
    const term = termKey(termOf(calendar, entered));
    const content = { purpose: "training", source: "publicFunds", amountFen: 300_000, term, day: null, payer: "helper" } as const;
    await payOne(cast, ids, { ...content, voucherNo: null, summary: "骨干教师跟岗培训经费", note: "含交通费" }, [entered, today]);
  }
  if (first !== null && money.length > 2 && today - first.day > 60) await correctOne(cast, first.paid, addDays(first.day, 45));
}
