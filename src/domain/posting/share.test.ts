import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { addDays, makeDay, type Day } from "../calendar/day.ts";
import { overloadOf, peakShare, shareOn, wholePost, type Share } from "./share.ts";

const first = makeDay(2026, 9, 1);
const span = 60;

const anyShare: fc.Arbitrary<Share> = fc
  .tuple(fc.nat(span), fc.nat(span), fc.constantFrom(20, 40, 50, 60, 100))
  .map(([one, other, percent]) => ({
    from: addDays(first, Math.min(one, other)),
    to: addDays(first, Math.max(one, other)),
    percent,
  }));
const anyShares = fc.array(anyShare, { maxLength: 6 });

/** Every day, one after the other: slow, and plainly right. */
function everyDay(): Day[] {
  return Array.from({ length: span + 1 }, (_, offset) => addDays(first, offset));
}

describe("nobody is in two places at once", () => {
  property.prop([anyShares])("overloaded exactly where some day asks for more than the whole", (shares) => {
    const overloaded = everyDay().find((day) => shareOn(day, shares) > wholePost);
    const found = overloadOf(shares);
    expect(found?.day).toBe(overloaded);
    if (found) expect(found.percent).toBe(shareOn(found.day, shares));
  });

  property.prop([anyShares, anyShare])("one posting more never frees anybody", (shares, more) => {
    if (overloadOf(shares) !== null) expect(overloadOf([...shares, more])).not.toBeNull();
  });

  property.prop([anyShares])("taken one by one, only those that fit, the sum never passes the whole", (shares) => {
    const accepted: Share[] = [];
    for (const share of shares) if (overloadOf([...accepted, share]) === null) accepted.push(share);
    for (const day of everyDay()) expect(shareOn(day, accepted)).toBeLessThanOrEqual(wholePost);
  });

  property.prop([anyShares, fc.nat(span), fc.nat(span)])("the peak of a stretch is the largest of its days", (shares, one, other) => {
    const within = { from: addDays(first, Math.min(one, other)), to: addDays(first, Math.max(one, other)) };
    const days = everyDay().filter((day) => day >= within.from && day <= within.to);
    expect(peakShare(shares, within)).toBe(Math.max(...days.map((day) => shareOn(day, shares))));
  });

  test.for([
    { why: "two whole posts that share one day", shares: [100, 100], gap: 0, percent: 200 },
    { why: "one after the other", shares: [100, 100], gap: 1, percent: null },
    { why: "half and half", shares: [50, 50], gap: 0, percent: null },
    { why: "half and three fifths", shares: [50, 60], gap: 0, percent: 110 },
  ])("$why", ({ shares: [one = 0, other = 0], gap, percent }) => {
    const last = addDays(first, 30);
    const shares = [
      { from: first, to: last, percent: one },
      { from: addDays(last, gap), to: addDays(last, 30), percent: other },
    ];
    expect(overloadOf(shares)?.percent ?? null).toBe(percent);
  });
});
