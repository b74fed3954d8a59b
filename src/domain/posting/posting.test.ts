import { describe, expect, test } from "vitest";
import { approvalStates } from "../approval/approval.ts";
import { contributionOf } from "../evidence/contribution.ts";
import { makeDay } from "../calendar/day.ts";
import { evidenceOfPostings, isHolding, sidesOfPosting, type HeldPosting } from "./posting.ts";

const held = (id: string, more: Partial<HeldPosting> = {}): HeldPosting => ({
  id,
  kind: "posting",
  state: "active",
  role: "subjectTeacher",
  subject: "语文",
  grades: ["7"],
  from: makeDay(2026, 9, 1),
  to: makeDay(2027, 7, 5),
  personName: id,
  ...more,
});

describe("what postings show", () => {
  test.for(approvalStates.map((state) => ({ state })))("in the state $state", ({ state }) => {
    const [record] = evidenceOfPostings([held("a", { state })]);
    expect(record !== undefined).toBe(isHolding(state));
    if (record) expect(record.isConfirmed).toBe(state === "active" || state === "completed");
  });

  test("a post is a state of one person in a role, subject and grade", () => {
    expect(evidenceOfPostings([held("王一")])).toMatchObject([
      { category: "secondment", nature: "state", amounts: { people: 1 }, people: ["王一"], subjects: ["语文"], grades: ["7"] },
    ]);
  });

  test("who goes together is one visit of so many people; other days are another", () => {
    const fortnight = { kind: "followOn", role: null, from: makeDay(2026, 10, 12), to: makeDay(2026, 10, 23) } as const;
    const found = evidenceOfPostings([
      held("甲", fortnight),
      held("乙", fortnight),
      held("丙", { ...fortnight, to: makeDay(2026, 10, 30) }),
    ]);
    expect(found.map(({ category, nature, amounts }) => [category, nature, amounts])).toEqual([
      ["follow_on_study", "event", { events: 1, people: 2, days: 10 }],
      ["follow_on_study", "event", { events: 1, people: 1, days: 15 }],
    ]);
  });

  test("whoever has not arrived is no part of the visit of those who have", () => {
    const visit = { kind: "studyTour", role: null } as const;
    const found = evidenceOfPostings([held("甲", visit), held("乙", { ...visit, state: "approved" })]);
    expect(found.map(({ people, isConfirmed }) => [people, isConfirmed])).toEqual([
      [["甲"], true],
      [["乙"], false],
    ]);
  });

  test("in follow-on study the helped school sends", () => {
    const sides = { programmeId: "p", helperSchoolId: "a", helpedSchoolId: "b" };
    expect(sidesOfPosting("posting", sides)).toEqual(sides);
    expect(sidesOfPosting("followOn", sides)).toEqual({ programmeId: "p", helperSchoolId: "b", helpedSchoolId: "a" });
  });
});

test("a post of a fortnight is not the post of a year", () => {
  const [record] = evidenceOfPostings([held("a", { to: makeDay(2026, 9, 14) })]);
  const window = { key: "2026-2027", from: makeDay(2026, 9, 1), to: makeDay(2027, 8, 31), due: makeDay(2027, 8, 31), season: null };
  const quota = { measure: "people", category: "secondment", postingRole: null, dimensions: [], earmarks: [] } as const;
  const obligation = {
    commitment: 0,
    quota: { ...quota, min: 1, max: 1, period: "year", periodCount: 1, isAsNeeded: false, season: null, parent: null },
    period: window,
    scope: {},
    earmark: null,
    lacksRoster: false,
    min: 1,
    max: 1,
  } as const;
  if (!record) throw new Error("expected evidence of the post");
  expect(contributionOf(obligation, record)).toEqual({ kind: "excluded", why: "too-short" });
});
