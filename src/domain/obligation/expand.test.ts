import { expect, test } from "vitest";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { judgementOf } from "../plan/quota.ts";
import { defaultLists } from "../school/stage.ts";
import { exampleCommitment } from "./example.ts";
import { expandQuota } from "./expand.ts";

const overYears = (first: number, last: number) => ({
  span: { firstSchoolYear: first, lastSchoolYear: last },
  calendar: makeCalendar(),
  lists: defaultLists("junior"),
  rosterSizes: new Map<string, number>(),
});

function keysOf(category: "secondment" | "donation_goods", unit: string, first: number, last: number): string[] {
  const judged = judgementOf(exampleCommitment({ category, period: "standing", quantity: { min: 1, max: 1, unit } }));
  if (judged.kind !== "quota") throw new Error("expected a quota");
  return expandQuota(0, judged.quota, overYears(first, last)).obligations.flatMap((own) => own.map(({ period }) => period.key));
}

test("a post that stands as long as the plan is owed in each school year; other standing promises once", () => {
  expect(keysOf("secondment", "名", 2025, 2027)).toEqual(["2025-2026", "2026-2027", "2027-2028"]);
  expect(keysOf("secondment", "名", 2012, 2012)).toEqual(["2012-2013"]);
  expect(keysOf("donation_goods", "册", 2025, 2027)).toEqual(["2025-2028"]);
});
