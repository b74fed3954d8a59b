import { expect, test } from "vitest";
import { dayText } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { exampleFact } from "../obligation/example.ts";
import type { Fact } from "../reading/reading.ts";
import { recordsOfFacts } from "./from-facts.ts";
import type { EvidenceRecord } from "./record.ts";

function recordOf(changes: Partial<Fact>): EvidenceRecord {
  const [record] = recordsOfFacts([exampleFact(changes)], 2012, makeCalendar());
  if (!record) throw new Error("expected a record for the fact, found none");
  return record;
}

/** Source of the first four: the seed's summary of the school year 2012. */
test.for([
  { date: "09-17", stretch: "2012-09-17 2012-09-17" },
  { date: "03-11", stretch: "2013-03-11 2013-03-11" },
  { date: "10", stretch: "2012-10-01 2012-10-31" },
  { date: { from: "04-15", to: "04-19" }, stretch: "2013-04-15 2013-04-19" },
  { date: "2011-09-17", stretch: "2011-09-17 2011-09-17" },
  { date: "2013-02", stretch: "2013-02-01 2013-02-28" },
  { date: { from: "12-20", to: "01-05" }, stretch: "2012-12-20 2013-01-05" },
  { date: { from: "08-28", to: "09-03" }, stretch: "2012-09-01 2012-09-03" },
  { date: { from: "04-15", to: null }, stretch: "2013-04-15 2013-04-15" },
  { date: { from: null, to: "04-15" }, stretch: "2012-09-01 2013-04-15" },
  { date: "02-30", stretch: "2012-09-01 2013-08-31" },
  { date: "13", stretch: "2012-09-01 2013-08-31" },
  { date: null, stretch: "2012-09-01 2013-08-31" },
] as const)("$date of the school year 2012 is $stretch", ({ date, stretch }) => {
  const { from, to } = recordOf({ date });
  expect(`${dayText(from)} ${dayText(to)}`).toBe(stretch);
});

test("a sum of one term lies in that term", () => {
  const { from, to } = recordOf({ category: "funding", season: "spring", amountYuan: 20_000 });
  expect([dayText(from), dayText(to)]).toEqual(["2013-02-01", "2013-08-31"]);
});

test("a dated event is one event; what is undated is none until counted", () => {
  expect(recordOf({ date: "09-17" }).amounts).toEqual({ events: 1 });
  expect(recordOf({}).amounts).toEqual({});
  expect(recordOf({ count: { value: 3, unit: "场" } }).amounts).toEqual({ events: 3 });
});

test("a rate in yuan beside a sum is not the sum", () => {
  expect(recordOf({ category: "pupil_aid", amountYuan: 7200, count: { value: 300, unit: "元" } }).amounts).toEqual({ yuan: 7200 });
});

test("members of a project are no projects", () => {
  expect(recordOf({ category: "research_project", count: { value: 5, unit: "人" } }).amounts).toEqual({ people: 5 });
  expect(recordOf({ category: "research_project", count: { value: 2, unit: "项" } }).amounts).toMatchObject({ projects: 2 });
});

test("masked names are kept as places without a name", () => {
  expect(recordOf({ people: ["王小明", "李XX", "某某", "xx"] }).people).toEqual(["王小明", null, null, null]);
});

test("subjects are counted under one name, with repeats", () => {
  expect(recordOf({ subjects: ["英语", "语文", "外语"] }).subjects).toEqual(["外语", "语文", "外语"]);
});
