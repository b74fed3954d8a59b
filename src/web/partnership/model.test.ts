import { expect, test } from "vitest";
import type { PromiseRow } from "../../contract/partnership.ts";
import type { Obligation } from "../../contract/standing.ts";
import { cellOf, cellWord, dueIn, schoolYearsUntil, shownTerm, sortedPromises } from "./model.ts";

const obligation = (due: string, scope: Record<string, string> = {}): Obligation => ({
  commitmentId: "c",
  period: due.slice(0, 7),
  scope,
  standing: "met",
  counted: 1,
  min: 1,
  max: null,
  from: "2026-09-01",
  due,
  waiting: 0,
  note: null,
});
const figures = { counts: {}, kept: 0, total: 0 };
const promise = (kind: PromiseRow["kind"], obligations: Obligation[] = []): PromiseRow => ({
  commitmentId: kind,
  clause: kind,
  category: "meeting",
  kind,
  sentence: null,
  measure: null,
  obligations,
  recorded: 0,
});
const autumn = { term: "2026-autumn", from: "2026-09-01", to: "2027-01-31", figures };
const spring = { term: "2027-spring", from: "2027-02-01", to: "2027-08-31", figures };
const rows = [obligation("2027-01-20", { subject: "语文" }), obligation("2027-07-05")];
const page = {
  term: "2026-autumn",
  byTerm: [autumn, spring],
  promises: [promise("rule"), promise("quota", rows)],
};

test("judged promises stand apart from what is only told", () => {
  const { judged, rules, outcomes } = sortedPromises(page.promises);
  expect([judged.length, rules.length, outcomes.length]).toEqual([1, 1, 0]);
});

test.for([
  ["2027-spring", "2027-spring"],
  ["2031-spring", "2026-autumn"],
  [undefined, "2026-autumn"],
  ["all", null],
] as const)("the address asks for %s: shown is %s", ([word, shown]) => {
  expect(shownTerm(page, word)).toBe(shown);
});

test("an obligation belongs to the term in which it falls due", () => {
  expect(dueIn(page, rows, "2026-autumn").map(({ due }) => due)).toEqual(["2027-01-20"]);
  expect(dueIn(page, rows, null)).toHaveLength(2);
});

test("an open cell is found again by its word, and a strange word finds nothing", () => {
  const [first] = rows;
  expect(first && cellOf(page, cellWord(first))).toBe(first);
  expect(cellOf(page, "[]")).toBeUndefined();
});

test("school years that have begun, the latest first", () => {
  const next = { term: "2027-autumn", from: "2027-09-01", to: "2028-01-31", figures };
  expect(schoolYearsUntil({ byTerm: [autumn, spring, next] }, "2027-08-31")).toEqual([2026]);
  expect(schoolYearsUntil({ byTerm: [autumn, spring, next] }, "2027-09-01")).toEqual([2027, 2026]);
});
