import type { RecordContent, RecordLine } from "../../contract/record.ts";
import type { EntryHints } from "../../contract/workbench.ts";
import { askedFields, recordedCategories } from "../../domain/evidence/asked-fields.ts";
import type { EvidenceKind } from "../../domain/evidence/record.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import { measures } from "../../domain/plan/quota.ts";
import type { Category } from "../../domain/reading/category.ts";
import type { Language } from "../../domain/language.ts";
import { countText, moneyText } from "../ui/format.ts";
import { quantityWords } from "../ui/quantity-words.ts";

/** The kinds that can be recorded, those recorded lately first. */
export function kindsFor(hints: Pick<EntryHints, "categories">): Category[] {
  const lately = hints.categories.filter((category) => recordedCategories.includes(category));
  return [...new Set([...lately, ...recordedCategories])];
}

/** The kinds that are entered as records: those that have no room of their own. A record from before keeps its kind. */
export function enteredKinds(hints: Pick<EntryHints, "categories">, kept: Category | null = null): Category[] {
  return kindsFor(hints).filter((category) => roomOf(category) === null || category === kept);
}

/** Where a kind of deed is entered: in its room, or as a record. */
export function entryHref(category: Category, partnershipId: string): string {
  const room = roomOf(category);
  const path = room === null ? undefined : entryPaths[room];
  if (path === undefined) return `/records/new?partnershipId=${partnershipId}&category=${category}`;
  return `${path}?partnershipId=${partnershipId}${category === "follow_on_study" ? "&kind=followOn" : ""}`;
}

/** The forms of the rooms. */
const entryPaths: Partial<Record<EvidenceKind, string>> = {
  posting: "/postings/new",
  payment: "/payments/new",
  goods: "/goods/new",
  aid: "/aid/new",
  mentorship: "/mentorships",
  project: "/projects",
};

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
