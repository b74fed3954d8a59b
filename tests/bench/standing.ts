import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { makeCalendar, schoolYearSpan } from "../../src/domain/calendar/school-calendar.ts";
import type { EvidenceRecord } from "../../src/domain/evidence/record.ts";
import { expandQuota } from "../../src/domain/obligation/expand.ts";
import { Ledger } from "../../src/domain/obligation/ledger.ts";
import { defaultStandingSettings, standingOn } from "../../src/domain/obligation/standing.ts";
import type { Measure, Quota } from "../../src/domain/plan/quota.ts";
import type { Category } from "../../src/domain/reading/category.ts";
import type { Period } from "../../src/domain/reading/reading.ts";
import { defaultLists } from "../../src/domain/school/stage.ts";
import type { Bench, BenchCase } from "./bench-case.ts";

/** The shape of the target: 40 commitments, three school years, 2,000 contributions for each partnership. */
const commitmentsEach = 40;
const contributionsEach = 2000;
const span = { firstSchoolYear: 2024, lastSchoolYear: 2026 };

const categories: readonly Category[] = [
  "demo_lesson",
  "observation",
  "joint_research",
  "joint_prep",
  "research_project",
  "meeting",
  "guidance_visit",
  "exchange",
  "secondment",
  "follow_on_study",
  "mentoring_pair",
  "mentoring_activity",
  "training",
  "written_output",
  "reading",
  "pupil_pairing",
  "pupil_talk",
  "home_visit",
  "pupil_aid",
  "funding",
];
const periods: readonly Period[] = ["term", "term", "term", "schoolYear", "month"];

/** Sums for money, distinct people for posts and demonstration lessons, events for the rest. */
function measureOf(category: Category): Measure {
  if (category === "funding" || category === "pupil_aid") return "yuan";
  if (category === "demo_lesson") return "teachers";
  return category === "secondment" ? "people" : "events";
}

function quotaAt(index: number): Quota {
  const category = categories[index % categories.length] ?? "meeting";
  return {
    measure: measureOf(category),
    category,
    min: 2 + (index % 3),
    max: index % 2 === 0 ? null : 40,
    period: periods[index % periods.length] ?? "term",
    periodCount: 1,
    dimensions: index % 20 === 0 ? [{ kind: "subject", members: ["语文", "数学", "外语"] }] : [],
    earmarks: [],
    postingRole: null,
    isAsNeeded: false,
    season: null,
    parent: null,
  };
}

const first = schoolYearSpan(span.firstSchoolYear).from;
const last = schoolYearSpan(span.lastSchoolYear).to;

/** Records spread evenly over the span and the kinds; the same for every run. */
function recordAt(index: number): EvidenceRecord {
  const day = addDays(first, (index * 7919) % (last - first + 1));
  const category = categories[(index * 31) % categories.length] ?? "meeting";
  return {
    id: String(index),
    category,
    from: day,
    to: day,
    isConfirmed: index % 10 !== 0,
    subjects: index % 3 === 0 ? ["语文"] : ["物理"],
    grades: [],
    people: index % 2 === 0 ? [`teacher-${index % 46}`] : [],
    amounts: { events: 1, people: 1, yuan: 1000 },
    earmark: null,
    postingRole: null,
    nature: "event",
  };
}

const calendar = makeCalendar();
const context = { span, calendar, lists: defaultLists("junior"), rosterSizes: new Map<string, number>() };

/** Expands one partnership's plan, counts its records and judges every obligation; gives how many are met. */
function judgePartnership(quotas: readonly Quota[], records: readonly EvidenceRecord[], today: Day): number {
  const ledger = new Ledger(quotas.map((quota, index) => expandQuota(index, quota, context)));
  for (const record of records) ledger.add(record);
  let met = 0;
  for (const [index, obligation] of ledger.obligations.entries()) {
    const standing = standingOn(obligation, {
      tally: ledger.tallyOf(index),
      today,
      calendar,
      settings: defaultStandingSettings,
      isWaived: false,
      hasNeed: false,
    });
    if (standing === "met" || standing === "exceeded") met++;
  }
  return met;
}

function partnerships(size: number): BenchCase {
  return {
    size,
    unit: `partnerships of ${commitmentsEach} commitments, 3 school years, ${contributionsEach} contributions`,
    prepare() {
      const quotas = Array.from({ length: commitmentsEach }, (_, index) => quotaAt(index));
      const records = Array.from({ length: size }, (_, partnership) =>
        Array.from({ length: contributionsEach }, (__, index) => recordAt(partnership * contributionsEach + index)),
      );
      const today = addDays(first, 500);
      return () => {
        let met = 0;
        for (const own of records) met += judgePartnership(quotas, own, today);
        if (met === 0) throw new Error("expected some obligations to be met, found none");
      };
    },
  };
}

export const bench: Bench = { name: "standing", cases: [partnerships(10), partnerships(100), partnerships(1000)] };
