import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { standings } from "../../domain/obligation/standing.ts";
import { countedStandings, standingOrder, stripOf } from "./standing-strip.ts";

const anyCounts = fc.record(Object.fromEntries(standings.map((standing) => [standing, fc.nat({ max: 300 })])), { requiredKeys: [] });

test("a few obligations show one sign each, what is done first", () => {
  expect(stripOf({ missed: 1, met: 3, "on-track": 2, "at-risk": 1 })).toEqual([
    "met",
    "met",
    "met",
    "on-track",
    "on-track",
    "at-risk",
    "missed",
  ]);
});

test("one missed of a hundred keeps its sign", () => {
  expect(stripOf({ met: 99, missed: 1 })).toEqual([...Array.from({ length: 9 }, () => "met"), "missed"]);
});

test("nothing promised shows nothing", () => {
  expect(stripOf({})).toEqual([]);
  expect(stripOf({ met: 0 })).toEqual([]);
});

test("the order of reading names every standing once", () => {
  expect(standingOrder.toSorted()).toEqual(standings.toSorted());
});

test.prop([anyCounts])("a strip has ten signs at most, and one for every standing that occurs", (counts) => {
  const strip = stripOf(counts);
  const total = countedStandings(counts).reduce((sum, { count }) => sum + count, 0);
  expect(strip).toHaveLength(Math.min(total, 10));
  expect([...new Set(strip)]).toEqual(countedStandings(counts).map(({ standing }) => standing));
});
