import { describe, expect, test } from "vitest";
import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { makeDay, type Day } from "../calendar/day.ts";
import { makeCalendar, termKey, termOf } from "../calendar/school-calendar.ts";
import { evidenceOf, type EnteredRecord } from "../evidence/from-entry.ts";
import { proposedCommitments } from "../plan/cards.ts";
import { readText } from "../reading/read-text.ts";
import { defaultLists } from "../school/stage.ts";
import {
  addFigures,
  assessPartnership,
  byDueTerm,
  figuresOf,
  unquantifiedOn,
  withUnquantified,
  type ApprovedVersion,
  type PartnershipFacts,
} from "./partnership.ts";
import { defaultStandingSettings } from "./standing.ts";

const calendar = makeCalendar();

function version(id: string, effectiveFrom: Day, sentence: string): ApprovedVersion {
  const commitments = proposedCommitments(readText(`甲中学结对帮扶乙中学工作方案\n${sentence}\n`));
  return {
    id,
    effectiveFrom,
    commitments: commitments.map((commitment, index) => ({ id: `${id}-${index}`, lineageId: `line-${index}`, commitment })),
  };
}

const start = makeDay(2025, 9, 1);
const first = version("one", start, "每学期开展两次经验交流会。");

function facts(changes: Partial<PartnershipFacts> = {}): PartnershipFacts {
  return {
    from: start,
    to: makeDay(2027, 8, 31),
    lists: defaultLists("junior"),
    versions: [first],
    records: [],
    waived: [],
    needs: [],
    ...changes,
  };
}

function meetingOn(day: Day, changes: Partial<EnteredRecord> = {}): EnteredRecord {
  return {
    id: String(day),
    category: "meeting",
    from: day,
    to: day,
    isConfirmed: true,
    subjects: [],
    grades: [],
    people: [],
    amounts: {},
    earmark: null,
    postingRole: null,
    ...changes,
  };
}

function standingsOn(given: PartnershipFacts, asOf: Day): string[] {
  return assessPartnership(given, { asOf, calendar, settings: defaultStandingSettings }).map(
    ({ obligation, standing, tally, versionId }) => `${versionId} ${obligation.period.key} ${tally.amount}/${obligation.min} ${standing}`,
  );
}

describe("a pair of schools over the years", () => {
  test("what was confirmed counts; what is due later waits", () => {
    const records = [meetingOn(makeDay(2025, 10, 10)), meetingOn(makeDay(2025, 12, 1))].map(evidenceOf);
    expect(standingsOn(facts({ records }), makeDay(2026, 3, 1))).toEqual([
      "one 2025-autumn 2/2 met",
      "one 2026-spring 0/2 on-track",
      "one 2026-autumn 0/2 on-track",
      "one 2027-spring 0/2 on-track",
    ]);
  });

  test("seen on an earlier day, later records are not there yet", () => {
    const records = [meetingOn(makeDay(2025, 10, 10)), meetingOn(makeDay(2025, 12, 1))].map(evidenceOf);
    expect(standingsOn(facts({ records }), makeDay(2025, 10, 31))[0]).toBe("one 2025-autumn 1/2 on-track");
  });

  test("an adjustment leaves alone what was due before it", () => {
    const second = version("two", makeDay(2026, 3, 1), "每学期开展一次经验交流会。");
    expect(standingsOn(facts({ versions: [first, second] }), makeDay(2026, 9, 1))).toEqual([
      "one 2025-autumn 0/2 missed",
      "two 2026-spring 0/1 missed",
      "two 2026-autumn 0/1 on-track",
      "two 2027-spring 0/1 on-track",
    ]);
    // Before its day nobody knew of it.
    expect(standingsOn(facts({ versions: [first, second] }), makeDay(2026, 2, 20)).every((line) => line.startsWith("one"))).toBe(true);
  });

  test("a waiver names one period; the promise holds in the others", () => {
    const waived = [{ lineageId: "line-0", period: "2025-autumn", scope: {} }];
    expect(standingsOn(facts({ waived }), makeDay(2026, 8, 31)).slice(0, 2)).toEqual([
      "one 2025-autumn 0/2 waived",
      "one 2026-spring 0/2 missed",
    ]);
  });

  test("nothing is owed outside the partnership's days", () => {
    expect(standingsOn(facts({ from: makeDay(2026, 2, 10), to: makeDay(2026, 8, 31) }), makeDay(2026, 9, 1))).toEqual([
      "one 2026-spring 0/2 missed",
    ]);
  });
});

describe("an entry as evidence", () => {
  test("a day's event is one event, people named are so many people", () => {
    const record = evidenceOf(meetingOn(start, { people: ["王志远", "李秀英"] }));
    expect(record.amounts).toEqual({ events: 1, people: 2 });
  });

  test("one subject stands for everybody named with it", () => {
    const record = evidenceOf(meetingOn(start, { category: "demo_lesson", subjects: ["语文"], people: ["王志远", "李秀英"] }));
    expect(record.subjects).toEqual(["语文", "语文"]);
  });

  test("a masked name tells nobody apart", () => {
    expect(evidenceOf(meetingOn(start, { people: ["王XX"] })).people).toEqual([null]);
  });

  test("a sum of money is no event", () => {
    expect(evidenceOf(meetingOn(start, { category: "funding", amounts: { yuan: 20_000 } })).nature).toBe("total");
  });
});

const anyDay = fc.integer({ min: 0, max: 729 }).map((days) => (start + days) as Day);
const anyRecords = fc.array(
  fc.tuple(anyDay, fc.boolean()).map(([day, isConfirmed]) => evidenceOf(meetingOn(day, { isConfirmed }))),
  { maxLength: 12 },
);

describe("whatever happened", () => {
  property.prop([anyRecords, anyDay])("every obligation falls due in one term, and the terms add up to all", (records, asOf) => {
    const all = assessPartnership(facts({ records }), { asOf, calendar, settings: defaultStandingSettings });
    const terms = byDueTerm(all, calendar);
    expect(addFigures([...terms.values()].map(figuresOf))).toEqual(figuresOf(all));
    for (const [key, items] of terms)
      expect(items.every(({ obligation }) => termKey(termOf(calendar, obligation.period.due)) === key)).toBe(true);
  });

  property.prop([anyRecords, anyRecords, anyDay])(
    "more confirmed meetings never make fewer obligations met or exceeded",
    (some, more, asOf) => {
      const settled = (records: PartnershipFacts["records"]): number =>
        assessPartnership(facts({ records }), { asOf, calendar, settings: defaultStandingSettings }).filter(
          ({ standing }) => standing === "met" || standing === "exceeded",
        ).length;
      expect(settled([...some, ...more])).toBeGreaterThanOrEqual(settled(some));
    },
  );

  property.prop([anyRecords, anyDay])("the order of the records does not matter", (records, asOf) => {
    expect(standingsOn(facts({ records: records.toReversed() }), asOf)).toEqual(standingsOn(facts({ records }), asOf));
  });
});

describe("a promise without a number", () => {
  const vague = version("vague", start, "每学期开展两次经验交流会。定期开展学生互访交流活动。");
  const given = facts({ versions: [vague] });
  const firstDay = makeDay(2025, 9, 1);

  test("is counted as unquantified, and never judged", () => {
    const judged = assessPartnership(given, { asOf: makeDay(2027, 8, 31), calendar, settings: defaultStandingSettings });
    expect(judged.every(({ promise }) => !promise.commitment.clause.text.includes("互访"))).toBe(true);
    const figures = withUnquantified(figuresOf(judged), unquantifiedOn(given, firstDay).length);
    expect(figures).toMatchObject({ counts: { unquantified: 1 }, total: judged.length, kept: 0 });
    expect(addFigures([figures, figures]).counts.unquantified).toBe(2);
  });

  test.for([
    ["the day before the pair begins", makeDay(2025, 8, 31), 0],
    ["the first day", firstDay, 1],
    ["the last day", makeDay(2027, 8, 31), 1],
    ["the day after", makeDay(2027, 9, 1), 0],
  ] as const)("asks for its number while it holds: %s", ([, day, count]) => {
    expect(unquantifiedOn(given, day)).toHaveLength(count);
  });

  test("asks no more once an adjustment has given the number", () => {
    const numbered = version("two", makeDay(2026, 3, 1), "每学期开展两次经验交流会。");
    const adjusted = facts({ versions: [vague, numbered] });
    expect([makeDay(2026, 2, 28), makeDay(2026, 3, 1)].map((day) => unquantifiedOn(adjusted, day).length)).toEqual([1, 0]);
  });
});
