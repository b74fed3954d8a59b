import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeDay } from "../src/domain/calendar/day.ts";
import { makeCalendar } from "../src/domain/calendar/school-calendar.ts";
import { recordsOfFacts } from "../src/domain/evidence/from-facts.ts";
import type { EvidenceRecord } from "../src/domain/evidence/record.ts";
import { assessPartnership } from "../src/domain/obligation/partnership.ts";
import { defaultStandingSettings } from "../src/domain/obligation/standing.ts";
import { selectAudited } from "../src/domain/plan/select-audited.ts";
import { evidenceOfPostings, type HeldPosting } from "../src/domain/posting/posting.ts";
import { readText } from "../src/domain/reading/read-text.ts";
import { canonicalSubject } from "../src/domain/school/subject.ts";
import { defaultLists } from "../src/domain/school/stage.ts";
import { hasShared, sharedPath } from "./shared.ts";

const year = { from: makeDay(2012, 9, 1), to: makeDay(2013, 8, 31) };

describe.skipIf(!hasShared)("the seed's second year with its people entered as postings", () => {
  const text = hasShared ? readFileSync(sharedPath("seed/000_b185b1ab7b52da89.txt"), "utf8") : "";
  const { commitments, facts } = selectAudited([readText(text)]);
  const calendar = makeCalendar();
  const stated = recordsOfFacts(facts, 2012, calendar);

  /** One posting for each person of the summary; the names are masked there, so that everybody gets one of their own. */
  const postings = facts.flatMap((fact, index): HeldPosting[] =>
    fact.category !== "secondment"
      ? []
      : Array.from({ length: fact.count?.value ?? 0 }, (_, nth) => ({
          id: `${index}-${nth}`,
          kind: "posting",
          state: "completed",
          role: fact.postingRole,
          subject: fact.subjects[nth] === undefined ? null : canonicalSubject(fact.subjects[nth]),
          grades: [],
          ...year,
          personName: `教师${index}-${nth}`,
        })),
  );

  const standingsOf = (records: readonly EvidenceRecord[]): readonly (readonly unknown[])[] =>
    assessPartnership(
      {
        ...year,
        lists: defaultLists("junior"),
        versions: [
          {
            id: "v",
            effectiveFrom: year.from,
            commitments: commitments.map((commitment, index) => ({ id: `c${index}`, lineageId: `c${index}`, commitment })),
          },
        ],
        records,
        waived: [],
        needs: [],
      },
      { asOf: year.to, calendar, settings: defaultStandingSettings },
    ).map(({ promise, obligation, standing, tally }) => [promise.id, obligation.period.key, obligation.scope, standing, tally.amount]);

  test("gives exactly the standings that the summary gives", () => {
    expect(postings).toHaveLength(12);
    const others = stated.filter(({ category }) => category !== "secondment");
    expect(standingsOf([...others, ...evidenceOfPostings(postings)])).toEqual(standingsOf(stated));
  });

  test("and without the postings the posts are missed", () => {
    const others = stated.filter(({ category }) => category !== "secondment");
    expect(standingsOf(others)).not.toEqual(standingsOf(stated));
  });
});
