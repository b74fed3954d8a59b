import { fc } from "@fast-check/vitest";
import { addDays } from "../calendar/day.ts";
import { makeCalendar, schoolYearSpan } from "../calendar/school-calendar.ts";
import { natures, type EvidenceRecord } from "../evidence/record.ts";
import type { Dimension, Quota } from "../plan/quota.ts";
import { defaultLists } from "../school/stage.ts";
import { expandQuota, type ExpandedQuota, type ExpansionContext } from "./expand.ts";

/** Generators for quotas and records of one school year, small enough that they meet often. */

export const schoolYear = 2024;
export const context: ExpansionContext = {
  span: { firstSchoolYear: schoolYear, lastSchoolYear: schoolYear },
  calendar: makeCalendar(),
  lists: defaultLists("junior"),
  rosterSizes: new Map([["班", 3]]),
};

const categories = fc.constantFrom("meeting", "demo_lesson", "lesson_sending", "funding", "secondment");
const dimensions: fc.Arbitrary<Dimension> = fc.oneof(
  fc.constant<Dimension>({ kind: "grade" }),
  fc.constant<Dimension>({ kind: "subject", members: null }),
  fc.constant<Dimension>({ kind: "subject", members: ["语文", "数学"] }),
  fc.constant<Dimension>({ kind: "listed", members: ["期初", "期末"] }),
  fc.constantFrom("班", "师徒对").map((word): Dimension => ({ kind: "unlisted", word })),
);

export const anyQuota: fc.Arbitrary<Quota> = fc.record({
  measure: fc.constantFrom("yuan", "people", "teachers", "events", "lessons"),
  category: categories,
  min: fc.option(fc.integer({ min: 0, max: 5 })),
  max: fc.option(fc.integer({ min: 5, max: 9 })),
  period: fc.constantFrom("term", "schoolYear", "year", "month", "week", "once", "plan", "standing"),
  periodCount: fc.integer({ min: 1, max: 2 }),
  dimensions: fc.uniqueArray(dimensions, { maxLength: 2, selector: ({ kind }) => kind }),
  earmarks: fc.constantFrom([], [{ earmark: "books", season: null }], [{ earmark: "books", season: "autumn" }]),
  postingRole: fc.constantFrom(null, "homeroom", "manager"),
  isAsNeeded: fc.boolean(),
  season: fc.constantFrom(null, null, "spring"),
  parent: fc.constant(null),
});

export const anyRecord: fc.Arbitrary<EvidenceRecord> = fc
  .record({
    id: fc.uuid(),
    category: categories,
    offset: fc.integer({ min: -20, max: 380 }),
    length: fc.constantFrom(0, 0, 0, 6, 40, 364),
    isConfirmed: fc.boolean(),
    subjects: fc.array(fc.constantFrom("语文", "数学", "物理"), { maxLength: 3 }),
    grades: fc.array(fc.constantFrom("7", "8"), { maxLength: 1 }),
    people: fc.array(fc.constantFrom("王小明", "李红", null), { maxLength: 3 }),
    amounts: fc.record(
      {
        yuan: fc.integer({ min: 0, max: 6 }),
        people: fc.integer({ min: 0, max: 6 }),
        events: fc.constant(1),
        lessons: fc.double({ min: 0, max: 4, noNaN: true }),
      },
      { requiredKeys: [] },
    ),
    earmark: fc.constantFrom(null, "books", "aid"),
    postingRole: fc.constantFrom(null, "homeroom", "manager", "subjectTeacher"),
    nature: fc.constantFrom(...natures),
  })
  .map(({ offset, length, ...rest }) => {
    const from = addDays(schoolYearSpan(schoolYear).from, offset);
    return { ...rest, from, to: addDays(from, length) };
  });

export function expand(quotas: readonly Quota[]): ExpandedQuota[] {
  return quotas.map((quota, index) => expandQuota(index, quota, context));
}
