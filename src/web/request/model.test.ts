import { expect, test } from "vitest";
import { contentOf, overspentYuan, stepOf, sumYuan } from "./model.ts";

test("yuan become fen without a rest: 0.1 + 0.2 are 30 fen", () => {
  const lines = [
    { name: " 砂石 ", yuan: 0.1 },
    { name: "水泥", yuan: 0.2 },
  ];
  const values = { schoolId: "s", kind: "repair" as const, title: "路面", description: "坑洼", wantedBy: null, lines };
  expect(contentOf(values).lines).toEqual([
    { name: "砂石", amountFen: 10 },
    { name: "水泥", amountFen: 20 },
  ]);
  expect(sumYuan(lines)).toBe(0.3);
  expect(sumYuan([{}, { yuan: null }, { yuan: 5 }])).toBe(5);
  expect(sumYuan(undefined)).toBe(0);
});

test.for([
  ["returned", 2, 0],
  ["submitted", 0, 1],
  ["submitted", 1, 2],
  ["active", 0, 3],
  ["completed", 3, 5],
] as const)("%s with %s opinions is at step %s", ([state, opinions, step]) => {
  expect(stepOf(state, opinions)).toBe(step);
});

test("only what goes beyond the grant is said", () => {
  expect(overspentYuan({ grantedFen: 100, actualFen: 250 })).toBe(1.5);
  expect(overspentYuan({ grantedFen: 100, actualFen: 100 })).toBeNull();
  expect(overspentYuan({ grantedFen: null, actualFen: 100 })).toBeNull();
});
