import type { Measure } from "../plan/quota.ts";
import { categoryNames, type Category } from "../reading/category.ts";

/** What a form asks of a kind of record besides days, people, place and note. */
export interface AskedFields {
  /** The figures that promises of the kind are counted by, the usual one first. */
  readonly figures: readonly [Measure, ...Measure[]];
  readonly hasSubjects: boolean;
  readonly hasEarmark: boolean;
  readonly hasPost: boolean;
  /** Whether it lasts: it has a last day of its own. */
  readonly lasts: boolean;
}

const event: AskedFields = { figures: ["people"], hasSubjects: true, hasEarmark: false, hasPost: false, lasts: false };
const lesson: AskedFields = { ...event, figures: ["lessons", "people"] };
const handover: AskedFields = { ...event, figures: ["items", "books", "yuan"], hasSubjects: false };

/**
 * Kinds that ask for something of their own; the others are events with a head count. Our choice, after the measures that
 * quotas of the kind have in the annotated plans.
 */
const asked: Partial<Record<Category, AskedFields>> = {
  demo_lesson: lesson,
  lesson_sending: lesson,
  observation: lesson,
  mentoring_activity: lesson,
  training: { ...event, figures: ["people", "hours"] },
  research_project: { ...event, figures: ["projects", "people"], lasts: true },
  mentoring_pair: { ...event, figures: ["pairs"], lasts: true },
  pupil_pairing: { ...event, figures: ["pairs"], hasSubjects: false, lasts: true },
  written_output: { ...event, figures: ["pieces"] },
  report_archive: { ...event, figures: ["pieces"], hasSubjects: false },
  reading: { ...event, figures: ["books", "people"] },
  donation_goods: handover,
  asset_transfer: handover,
  equipment: handover,
  funding: { ...event, figures: ["yuan"], hasSubjects: false, hasEarmark: true },
  pupil_aid: { ...event, figures: ["people", "yuan"], hasSubjects: false },
  secondment: { ...event, hasPost: true, lasts: true },
  follow_on_study: { ...event, figures: ["people", "days"], lasts: true },
  guidance_visit: { ...event, figures: ["people", "days"], lasts: true },
};

/** What the form asks of a kind. */
export function askedFields(category: Category): AskedFields {
  return asked[category] ?? event;
}

function isCategory(name: string): name is Category {
  return name in categoryNames;
}

/** Rules and targets of plans that nobody records as happened. Our choice. */
const neverRecorded: ReadonlySet<Category> = new Set(["allowance", "incentive", "programme_term", "quality_target", "rotation_quota"]);

/** The kinds that can be recorded, in the order of the list of kinds. */
export const recordedCategories: readonly Category[] = Object.keys(categoryNames)
  .filter(isCategory)
  .filter((category) => !neverRecorded.has(category));
