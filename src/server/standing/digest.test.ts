import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { addDays, dayText, makeDay } from "../../domain/calendar/day.ts";
import { mostUrgent, nextDueOf, openBetween, packOpen, unpackOpen, urgencyOf, type Digest, type OpenObligation } from "./digest.ts";

const start = makeDay(2026, 9, 1);

const anyObligation: fc.Arbitrary<OpenObligation> = fc
  .record({
    standing: fc.constantFrom("at-risk", "due", "unproven", "on-track"),
    offset: fc.integer({ min: 0, max: 6 }),
    commitmentId: fc.uuid(),
    counted: fc.double({ min: 0, max: 9, noNaN: true, noDefaultInfinity: true }),
  })
  .map(({ standing, offset, commitmentId, counted }) => ({
    commitmentId,
    standing,
    counted: counted === 0 ? 0 : counted,
    period: "2026-autumn",
    scope: { subject: "语文" },
    min: 2,
    max: null,
    from: dayText(start),
    due: dayText(addDays(start, offset)),
    waiting: 0,
    note: null,
    category: "meeting",
    measure: "events",
    clause: "每学期开展两次经验交流会",
  }));

/** The order of urgency, written out once more. */
function compare(one: OpenObligation, other: OpenObligation): number {
  return urgencyOf(one.standing) - urgencyOf(other.standing) || one.due.localeCompare(other.due);
}

function digestOf(open: readonly OpenObligation[]): Digest {
  const none = { counts: {}, kept: 0, total: 0 };
  return { all: none, byTerm: new Map(), open: packOpen(open), dueSoon: 0, waitingRecords: 0, confirmedRecords: 0 };
}

const anyPartnerships = fc
  .array(fc.array(anyObligation, { maxLength: 12 }), { maxLength: 8 })
  .map((lists) => lists.map((list) => list.toSorted(compare)))
  .map((lists) => ({
    lists,
    rows: lists.map((_, index) => ({ partnership_id: String(index) })),
    digests: new Map(lists.map((list, index) => [String(index), digestOf(list)])),
  }));

describe("kept open obligations", () => {
  test.prop([fc.array(anyObligation, { maxLength: 12 })])("come out as they went in", (items) => {
    expect(unpackOpen(packOpen(items))).toEqual(items);
  });

  test.prop([anyPartnerships, fc.integer({ min: 1, max: 30 })])("the most urgent are those that sorting all puts first", (all, max) => {
    const sorted = all.lists.flatMap((list, index) => list.map((item) => ({ id: String(index), item })));
    const expected = sorted.toSorted((one, other) => compare(one.item, other.item)).slice(0, max);
    expect(mostUrgent(all.rows, all.digests, max).map(({ row, item }) => ({ id: row.partnership_id, item }))).toEqual(expected);
  });

  test.prop([anyPartnerships, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 })])(
    "those of some days are the ones that fall due on them",
    (all, offset, length) => {
      const [from, to] = [addDays(start, offset), addDays(start, offset + length)];
      const expected = all.lists.flat().filter(({ due }) => due >= dayText(from) && due <= dayText(to));
      expect(openBetween(all.rows, all.digests, [from, to]).map(({ item }) => item)).toEqual(expected);
    },
  );

  test.prop([fc.array(anyObligation, { maxLength: 12 }), fc.integer({ min: 0, max: 6 })])(
    "the next due day is the earliest of those still to come, none of nothing",
    (items, offset) => {
      const from = addDays(start, offset);
      const next = nextDueOf(digestOf(items), from);
      const coming = items.map(({ due }) => due).filter((due) => due >= dayText(from));
      expect(next === null ? undefined : dayText(next)).toBe(coming.toSorted()[0]);
    },
  );
});
