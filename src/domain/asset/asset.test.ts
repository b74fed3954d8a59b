import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { addDays, dayText, makeDay } from "../calendar/day.ts";
import {
  addMonths,
  assetNumber,
  assetQuantities,
  assetSeries,
  checkStanding,
  defaultAssetLine,
  defaultAssetNumberRule,
  nextCheckDay,
  singleAssetsMax,
} from "./asset.ts";

describe("numbers", () => {
  test("prefix, end of the school's code, year, running number", () => {
    const series = assetSeries(defaultAssetNumberRule, "0990001006", 2026);
    expect(series).toBe("JY-1006-2026");
    expect(assetNumber(series, defaultAssetNumberRule, 7)).toBe("JY-1006-2026-00007");
    expect(assetNumber(series, { runningDigits: 3 }, 12_345)).toBe("JY-1006-2026-12345");
    expect(assetSeries({ prefix: "ZC", schoolDigits: 0, hasYear: false, runningDigits: 5 }, "0990001006", 2026)).toBe("ZC");
  });

  test("two series never give the same number, whatever the rules were", () => {
    const rule = fc.record({
      prefix: fc.constantFrom("JY", "ZC", "J1"),
      schoolDigits: fc.integer({ min: 0, max: 10 }),
      hasYear: fc.boolean(),
      runningDigits: fc.integer({ min: 3, max: 8 }),
    });
    const numbered = fc.tuple(
      rule,
      fc.constantFrom("0990001006", "0990001007"),
      fc.integer({ min: 2000, max: 2100 }),
      fc.integer({ min: 1, max: 99_999 }),
    );
    fc.assert(
      fc.property(numbered, numbered, ([rule1, school1, year1, running1], [rule2, school2, year2, running2]) => {
        const [one, other] = [assetSeries(rule1, school1, year1), assetSeries(rule2, school2, year2)];
        fc.pre(one !== other);
        expect(assetNumber(one, rule1, running1)).not.toBe(assetNumber(other, rule2, running2));
      }),
    );
  });
});

test.for([
  { what: "computers at 1000 yuan", kind: "equipment", yuan: 1000, received: 3, gives: [1, 1, 1] },
  { what: "chairs a fen below", kind: "furniture", yuan: 999.99, received: 40, gives: [40] },
  { what: "special equipment at 1499 yuan", kind: "specialEquipment", yuan: 1499, received: 2, gives: [2] },
  { what: "special equipment at 1500 yuan", kind: "specialEquipment", yuan: 1500, received: 2, gives: [1, 1] },
  { what: "dear books", kind: "books", yuan: 2000, received: 5, gives: [5] },
  { what: "quilts", kind: "consumables", yuan: 3000, received: 80, gives: [] },
  { what: "what did not come", kind: "equipment", yuan: 3000, received: 0, gives: [] },
  {
    what: "more than can be labelled one by one",
    kind: "equipment",
    yuan: 3000,
    received: singleAssetsMax + 1,
    gives: [singleAssetsMax + 1],
  },
] as const)("$what become $gives", ({ kind, yuan, received, gives }) => {
  expect(assetQuantities({ kind, unitValueFen: Math.round(yuan * 100) }, received, defaultAssetLine)).toEqual(gives);
});

describe("the yearly look", () => {
  const received = makeDay(2025, 11, 24);
  const rule = { months: 12, noticeDays: 30 };

  test.for([
    ["2026-10-24", "later"],
    ["2026-10-25", "soon"],
    ["2026-11-24", "soon"],
    ["2026-11-25", "overdue"],
  ] as const)("received a year before 24 November 2026, on %s it is %s", ([on, standing]) => {
    const today = addDays(makeDay(2026, 10, 1), Number(on.slice(8)) - 1 + (on.slice(5, 7) === "11" ? 31 : 0));
    expect(dayText(today)).toBe(on);
    expect(checkStanding(nextCheckDay(received, null, rule), today, rule)).toBe(standing);
  });

  test("nobody looks for what is scrapped or lost; what is broken stays on the list", () => {
    expect(nextCheckDay(received, "scrapped", rule)).toBeNull();
    expect(nextCheckDay(received, "lost", rule)).toBeNull();
    expect(nextCheckDay(received, "broken", rule)).toBe(makeDay(2026, 11, 24));
    expect(checkStanding(null, received, rule)).toBe("gone");
  });

  test("a month ends where it ends", () => {
    expect(dayText(addMonths(makeDay(2024, 2, 29), 12))).toBe("2025-02-28");
    expect(dayText(addMonths(makeDay(2025, 8, 31), 6))).toBe("2026-02-28");
    expect(dayText(addMonths(makeDay(2026, 1, 15), -1))).toBe("2025-12-15");
  });
});
