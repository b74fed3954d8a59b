import { describe, expect, test } from "vitest";
import { addDays, makeDay } from "../calendar/day.ts";
import type { Obligation } from "../obligation/obligation.ts";
import type { Quota } from "../plan/quota.ts";
import { contributionOf, countingCategories, countsPersonOnce, namesBehind, peopleIn } from "./contribution.ts";
import type { EvidenceRecord } from "./record.ts";

const from = makeDay(2024, 9, 1);
const to = makeDay(2025, 1, 31);

const quota: Quota = {
  measure: "people",
  category: "secondment",
  min: 1,
  max: null,
  period: "term",
  periodCount: 1,
  dimensions: [],
  earmarks: [],
  postingRole: null,
  isAsNeeded: false,
  season: null,
  parent: null,
};

function obligation(changes: Partial<Obligation> = {}, own: Partial<Quota> = {}): Obligation {
  return {
    commitment: 0,
    quota: { ...quota, ...own },
    period: { key: "2024-autumn", from, to, due: makeDay(2025, 1, 20), season: "autumn" },
    scope: {},
    earmark: null,
    lacksRoster: false,
    min: 1,
    max: Number.POSITIVE_INFINITY,
    ...changes,
  };
}

function record(changes: Partial<EvidenceRecord> = {}): EvidenceRecord {
  return {
    id: "a",
    category: "secondment",
    from,
    to: from,
    isConfirmed: true,
    subjects: [],
    grades: [],
    people: [],
    amounts: { people: 2 },
    earmark: null,
    postingRole: null,
    nature: "total",
    ...changes,
  };
}

const counts = (amount: number): unknown => ({ kind: "counts", amount });
const lacks = (gap: string): unknown => ({ kind: "lacks", gap });
const excluded = (why: string): unknown => ({ kind: "excluded", why });
const physics = { scope: { subject: "物理" } };
const grade7 = { scope: { grade: "7", subject: "物理" } };

describe("what a record adds, or why not", () => {
  test.for([
    { is: "its figure", record: {}, obligation: {}, gives: counts(2) },
    { is: "its figure on the last day", record: { from: to, to }, obligation: {}, gives: counts(2) },
    { is: "a day late", record: { from: addDays(to, 1), to: addDays(to, 1) }, obligation: {}, gives: excluded("outside-window") },
    { is: "a day early", record: { from: addDays(from, -1), to: addDays(from, -1) }, obligation: {}, gives: excluded("outside-window") },
    { is: "partly inside", record: { to: addDays(to, 1) }, obligation: {}, gives: lacks("date") },
    {
      is: "a post of the whole year",
      record: { nature: "state", from: addDays(from, -9), to: addDays(to, 150) },
      obligation: {},
      gives: counts(2),
    },
    // 1 September to 20 January are 142 days: 71 of them are half, 70 are not.
    { is: "a post of half the term", record: { nature: "state", to: addDays(from, 70) }, obligation: {}, gives: counts(2) },
    { is: "a post of a day less", record: { nature: "state", to: addDays(from, 69) }, obligation: {}, gives: excluded("too-short") },
    { is: "not confirmed", record: { isConfirmed: false }, obligation: {}, gives: excluded("unconfirmed") },
    { is: "without a figure", record: { amounts: {} }, obligation: {}, gives: lacks("measure") },
    { is: "without a roster", record: {}, obligation: { lacksRoster: true }, gives: lacks("roster") },
    { is: "another purpose", record: { earmark: "aid" }, obligation: { earmark: "books" }, gives: excluded("wrong-earmark") },
    { is: "no purpose", record: {}, obligation: { earmark: "books" }, gives: lacks("earmark") },
    { is: "another subject", record: { subjects: ["化学"] }, obligation: physics, gives: excluded("wrong-subject") },
    { is: "no subject", record: {}, obligation: physics, gives: lacks("subject") },
    { is: "the subject, no grade", record: { subjects: ["物理", "物理"] }, obligation: grade7, gives: lacks("grade") },
    { is: "another grade", record: { subjects: ["物理"], grades: ["8"] }, obligation: grade7, gives: excluded("wrong-subject") },
    { is: "the subject and grade", record: { subjects: ["物理"], grades: ["7"] }, obligation: grade7, gives: counts(2) },
  ] as const)("$is", ({ record: changes, obligation: own, gives }) => {
    expect(contributionOf(obligation(own), record(changes))).toEqual(gives);
  });

  test.for([
    { promised: "manager", recorded: "manager", gives: counts(2) },
    { promised: "manager", recorded: "homeroom", gives: excluded("wrong-role") },
    { promised: "subjectTeacher", recorded: "homeroom", gives: counts(2) },
    { promised: "subjectTeacher", recorded: "manager", gives: excluded("wrong-role") },
    { promised: null, recorded: "manager", gives: counts(2) },
  ] as const)("promised $promised, recorded $recorded", ({ promised, recorded, gives }) => {
    expect(contributionOf(obligation({}, { postingRole: promised }), record({ postingRole: recorded }))).toEqual(gives);
  });
});

describe("shares of a figure", () => {
  const inMaths = { scope: { subject: "数学" } };
  test.for([
    { is: "one each: so many as named", subjects: ["语文", "数学", "数学"], amounts: { people: 3 }, min: 3, gives: counts(2) },
    { is: "more than named, the minimum is shown", subjects: ["语文", "数学"], amounts: { people: 9 }, min: 1, gives: counts(1) },
    { is: "more than named, the minimum is not", subjects: ["语文", "数学"], amounts: { people: 9 }, min: 2, gives: lacks("measure") },
    { is: "no figure: named at least", subjects: ["语文", "数学"], amounts: {}, min: 2, gives: counts(1) },
  ])("$is", ({ subjects, amounts, min, gives }) => {
    expect(contributionOf(obligation({ ...inMaths, min }), record({ subjects, amounts }))).toEqual(gives);
  });

  test("a sum for several subjects cannot be shared out, one for one subject can", () => {
    const money = obligation(inMaths, { measure: "yuan", category: "funding" });
    const amounts = { yuan: 5000 };
    expect(contributionOf(money, record({ subjects: ["语文", "数学"], amounts }))).toEqual(lacks("measure"));
    expect(contributionOf(money, record({ subjects: ["数学"], amounts }))).toEqual(counts(5000));
  });

  test("one event for several subjects is an event for each; several events are not", () => {
    const events = obligation(inMaths, { measure: "events" });
    const subjects = ["语文", "数学"];
    expect(contributionOf(events, record({ subjects, amounts: { events: 1 } }))).toEqual(counts(1));
    expect(contributionOf(events, record({ subjects, amounts: { events: 3 } }))).toEqual(lacks("measure"));
  });

  test("a named speaker is no head count of a meeting", () => {
    const heads = obligation({}, { category: "meeting" });
    expect(contributionOf(heads, record({ people: ["王小明"], amounts: { events: 1 } }))).toEqual(lacks("measure"));
  });
});

test("people stand beside their subjects only where both lists are of one length", () => {
  const people = ["王小明", "李红"];
  expect(peopleIn(record({ people, subjects: ["语文", "数学"] }), "数学")).toEqual(["李红"]);
  expect(peopleIn(record({ people, subjects: ["语文", "数学", "外语"] }), "数学")).toEqual([]);
  expect(peopleIn(record({ people, subjects: ["数学"] }), "数学")).toEqual(people);
});

test("teachers and people on posts count once, people at meetings each time", () => {
  expect(countsPersonOnce({ ...quota, measure: "teachers", category: "demo_lesson" })).toBe(true);
  expect(countsPersonOnce(quota)).toBe(true);
  expect(countsPersonOnce({ ...quota, category: "training" })).toBe(false);
});

test("more names than people counted are not the names of those counted", () => {
  const two = record({ people: ["王小明", "李红"] });
  expect(namesBehind(obligation(), two, 2)).toEqual(["王小明", "李红"]);
  expect(namesBehind(obligation(), two, 1)).toEqual([]);
  expect(namesBehind(obligation({}, { category: "training" }), two, 2)).toEqual([]);
});

test("lessons sent and demonstration lessons count for each other, and nothing else crosses kinds", () => {
  expect(countingCategories("demo_lesson")).toEqual(["demo_lesson", "lesson_sending"]);
  expect(countingCategories("meeting")).toEqual(["meeting"]);
});

test("goods handed on as a transfer of assets keep the promise to donate them, and money does not", () => {
  expect(countingCategories("donation_goods")).toContain("asset_transfer");
  expect(countingCategories("equipment")).toContain("asset_transfer");
  expect(countingCategories("funding")).toEqual(["funding"]);
});
