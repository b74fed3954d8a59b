import { describe, expect, test } from "vitest";
import { estimateOf, overspentFen, progressFault } from "./request.ts";

describe("progress", () => {
  const days = { approvedOn: "2026-03-01", today: "2026-06-01" };
  const earlier = [{ on: "2026-04-01", percent: 40 }];
  test.for([
    ["2026-05-01", 60, null],
    ["2026-05-01", 40, null],
    ["2026-05-01", 39, "backwards"],
    ["2026-03-15", 50, "backwards"],
    ["2026-03-15", 20, null],
    ["2026-02-28", 10, "before-approval"],
    ["2026-06-01", 80, null],
    ["2026-06-02", 80, "future"],
  ] as const)("on %s at %s percent, after 40 percent on 1 April: %s", ([on, percent, fault]) => {
    expect(progressFault({ on, percent }, earlier, days)).toBe(fault);
  });
});

test("an estimate is the sum of its lines; what was spent beyond the grant is said, what was saved is not negative", () => {
  expect(estimateOf([{ amountFen: 4_600_000 }, { amountFen: 2_800_000 }])).toBe(7_400_000);
  expect(estimateOf([])).toBe(0);
  expect([overspentFen(7_000_000, 6_845_000), overspentFen(7_000_000, 7_000_001)]).toEqual([0, 1]);
});
