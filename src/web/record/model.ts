import type { RecordContent, RecordLine } from "../../contract/record.ts";
import type { EntryHints } from "../../contract/workbench.ts";
import type { EvidenceKind } from "../../domain/evidence/record.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import { measures, type Measure } from "../../domain/plan/quota.ts";
import { categoryNames, type Category } from "../../domain/reading/category.ts";
import type { Language } from "../app/language.ts";
import { countText, moneyText } from "../ui/format.ts";
import { quantityWords } from "../ui/quantity-words.ts";

/** What a form asks of a kind of record besides day, place and note. */
export interface AskedFields {
  readonly figures: readonly Measure[];
  readonly hasSubjects: boolean;
  readonly hasEarmark: boolean;
  readonly hasPost: boolean;
}

const lesson: AskedFields = { figures: ["lessons", "people"], hasSubjects: true, hasEarmark: false, hasPost: false };
const event: AskedFields = { figures: ["people"], hasSubjects: true, hasEarmark: false, hasPost: false };

/** Kinds that ask for something of their own; the others are events with a head count. Follows what quotas of the kind count. */
const asked: Partial<Record<Category, AskedFields>> = {
  demo_lesson: lesson,
  lesson_sending: lesson,
  observation: lesson,
  mentoring_activity: lesson,
  research_project: { ...event, figures: ["projects", "people"] },
  mentoring_pair: { ...event, figures: ["pairs"] },
  pupil_pairing: { ...event, figures: ["pairs"], hasSubjects: false },
  written_output: { ...event, figures: ["pieces"] },
  report_archive: { ...event, figures: ["pieces"], hasSubjects: false },
  reading: { ...event, figures: ["books"] },
  donation_goods: { figures: ["books", "items", "yuan"], hasSubjects: false, hasEarmark: false, hasPost: false },
  equipment: { figures: ["items", "yuan"], hasSubjects: false, hasEarmark: false, hasPost: false },
  funding: { figures: ["yuan"], hasSubjects: false, hasEarmark: true, hasPost: false },
  pupil_aid: { figures: ["people", "yuan"], hasSubjects: false, hasEarmark: false, hasPost: false },
  secondment: { figures: ["people"], hasSubjects: true, hasEarmark: false, hasPost: true },
  follow_on_study: { figures: ["people", "days"], hasSubjects: true, hasEarmark: false, hasPost: false },
  guidance_visit: { figures: ["people", "days"], hasSubjects: true, hasEarmark: false, hasPost: false },
};

/** What the form asks of a kind. */
export function askedFields(category: Category): AskedFields {
  return asked[category] ?? event;
}

function isCategory(name: string): name is Category {
  return name in categoryNames;
}

/** Rules and targets of plans that nobody records as happened. */
const notRecorded: ReadonlySet<Category> = new Set(["allowance", "incentive", "programme_term", "quality_target", "rotation_quota"]);

/** The kinds of which there are records, also from before a kind had a room of its own. */
export const recordedKinds: readonly Category[] = Object.keys(categoryNames)
  .filter(isCategory)
  .filter((category) => !notRecorded.has(category));

/** The kinds that are entered as records, those recorded lately first. */
export function kindsFor(hints: Pick<EntryHints, "categories">): Category[] {
  return [...new Set([...hints.categories, ...recordedKinds])].filter(
    (category) => !notRecorded.has(category) && roomOf(category) === null,
  );
}

/** Where a kind of deed is entered: in its room, or as a record. */
export function entryHref(category: Category, partnershipId: string): string {
  const room = roomOf(category);
  const path = room === null ? undefined : entryPaths[room];
  return path === undefined ? `/records/new?partnershipId=${partnershipId}&category=${category}` : `${path}?partnershipId=${partnershipId}`;
}

/** The forms of the rooms. */
const entryPaths: Partial<Record<EvidenceKind, string>> = { payment: "/payments/new" };

/** What a form holds: the content with names in place of people. */
export type RecordValues = Omit<RecordContent, "people"> & { readonly people: readonly string[] };

/** A form as content: only figures that the kind asks for, names tied to staff where they are known. */
export function contentOf(values: RecordValues, hints: Pick<EntryHints, "people">): RecordContent {
  const fields = askedFields(values.category);
  const staff = new Map(hints.people.map(({ name, staffId }) => [name, staffId]));
  const amounts = Object.fromEntries(
    fields.figures.flatMap((measure) => {
      const amount = values.amounts[measure];
      return typeof amount === "number" ? [[measure, amount]] : [];
    }),
  );
  return {
    ...values,
    subjects: fields.hasSubjects ? values.subjects : [],
    people: values.people.map((name) => ({ name: name.trim(), staffId: staff.get(name.trim()) ?? null })),
    amounts,
    earmark: fields.hasEarmark ? values.earmark : null,
    postingRole: fields.hasPost ? values.postingRole : null,
    place: values.place?.trim() || null,
    note: values.note?.trim() || null,
  };
}

/** A record's content as a form begins with it. */
export function valuesOf(content: RecordContent): RecordValues {
  return { ...content, people: content.people.map(({ name }) => name) };
}

/** The figures of a record in words: 4人 · 1节 · 20 000.00元; a dash where it has none. */
export function figuresText({ amounts }: Pick<RecordContent, "amounts">, language: Language): string {
  const { units } = quantityWords[language];
  const space = language === "en" ? " " : "";
  const parts = measures.flatMap((measure) => {
    const amount = amounts[measure];
    return amount === undefined ? [] : [`${measure === "yuan" ? moneyText(amount) : countText(amount)}${space}${units[measure]}`];
  });
  return parts.length > 0 ? parts.join(" · ") : "—";
}

/** The school that confirms a record next; null where it does not wait. Either may confirm what the bureau stated. */
export function waitsFor({
  state,
  statedBy,
  helper,
  helped,
}: Pick<RecordLine, "state" | "statedBy" | "helper" | "helped">): RecordLine["helper"] | null {
  if (state !== "submitted" && state !== "questioned") return null;
  return statedBy === "helped" ? helper : helped;
}
