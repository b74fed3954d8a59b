import { describe, expect, test } from "vitest";
import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { cardCounts, segmentsOf, stepFrom } from "./model.ts";

const card = (id: string, start: number, end: number): { id: string; start: number; end: number } => ({ id, start, end });

describe("the text in stretches", () => {
  test("a total and its part share the part's stretch", () => {
    expect(segmentsOf("每学期2万元，其中1万元", [card("total", 0, 12), card("part", 7, 12)])).toEqual([
      { start: 0, text: "每学期2万元，", cardIds: ["total"] },
      { start: 7, text: "其中1万元", cardIds: ["total", "part"] },
    ]);
  });

  const anyCards = fc.array(
    fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => card(`${start}-${length}`, start, start + length + 1)),
    { maxLength: 8 },
  );
  property.prop([fc.string({ maxLength: 40 }), anyCards])(
    "nothing of the text is lost or told twice, and each letter knows its cards",
    (text, cards) => {
      const segments = segmentsOf(text, cards);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      for (const segment of segments) {
        const here = cards.filter(({ start, end }) => start <= segment.start && segment.start < end).map(({ id }) => id);
        expect(new Set(segment.cardIds)).toEqual(new Set(here));
      }
    },
  );
});

describe("the keys", () => {
  const cards = [{ id: "a" }, { id: "b" }, { id: "c" }];
  test.for([
    [null, 1, "a"],
    ["a", 1, "b"],
    ["c", 1, "c"],
    ["a", -1, "a"],
  ] as const)("from %s by %s: %s", ([current, by, expected]) => {
    expect(stepFrom(cards, current, by)).toBe(expected);
  });
});

test("what was left out is not counted", () => {
  const one = { state: "proposed" as const, needsNumber: true, warnings: [{ code: "x", message: "", source: "" }] };
  const cards = [one, { ...one, state: "rejected" as const }, { ...one, state: "accepted" as const, needsNumber: false, warnings: [] }];
  expect(cardCounts({ cards })).toEqual({ all: 2, undecided: 1, questions: 1, warnings: 1 });
});
