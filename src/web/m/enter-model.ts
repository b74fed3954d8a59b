import type { RecordContent } from "../../contract/record.ts";
import type { EntryHints } from "../../contract/workbench.ts";
import type { Measure } from "../../domain/plan/quota.ts";
import type { Category } from "../../domain/reading/category.ts";

/** A kind of activity as the phone offers it: which figure it asks for, and whether a subject belongs to it. */
export interface PhoneKind {
  readonly category: Category;
  readonly figure: Measure;
  readonly hasSubject: boolean;
}

/** The kinds that teachers enter on the way, most common first; everything else is entered at a desk. Our choice, after the plans of the study. */
export const phoneKinds: readonly PhoneKind[] = [
  { category: "demo_lesson", figure: "lessons", hasSubject: true },
  { category: "observation", figure: "lessons", hasSubject: true },
  { category: "meeting", figure: "people", hasSubject: false },
  { category: "training", figure: "people", hasSubject: false },
  { category: "lesson_sending", figure: "lessons", hasSubject: true },
  { category: "joint_research", figure: "people", hasSubject: true },
  { category: "guidance_visit", figure: "people", hasSubject: false },
  { category: "mentoring_activity", figure: "lessons", hasSubject: true },
  { category: "joint_prep", figure: "people", hasSubject: true },
  { category: "exchange", figure: "people", hasSubject: false },
  { category: "pupil_activity", figure: "people", hasSubject: false },
  { category: "event", figure: "people", hasSubject: false },
];

/** How many tiles the first step shows. Source: LOOK, phone. */
const tilesMax = 6;

/** The tiles: what this school records most goes first, the usual order fills up. */
export function tilesFor(hints: Pick<EntryHints, "categories">): PhoneKind[] {
  const used = hints.categories.flatMap((category) => phoneKinds.filter((kind) => kind.category === category));
  return [...new Set([...used, ...phoneKinds])].slice(0, tilesMax);
}

/** What the form holds. */
export interface Entry {
  readonly category: Category;
  readonly partnershipId: string;
  readonly day: string;
  readonly subject: string | null;
  readonly people: readonly string[];
  readonly amount: number | null;
  readonly place: string | null;
  readonly note: string;
}

/** Names of a typed line: 王老师、李老师. */
export function namesOf(text: string): string[] {
  return text
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** An entry as a record's content: one day, the subject once for everybody, the figure of its kind. */
export function contentOf(entry: Entry, hints: Pick<EntryHints, "people">): RecordContent {
  const kind = phoneKinds.find(({ category }) => category === entry.category);
  const staff = new Map(hints.people.map(({ name, staffId }) => [name, staffId]));
  const amounts: RecordContent["amounts"] = kind && entry.amount !== null ? { [kind.figure]: entry.amount } : {};
  return {
    category: entry.category,
    from: entry.day,
    to: entry.day,
    subjects: entry.subject === null ? [] : [entry.subject],
    grades: [],
    people: entry.people.map((name) => ({ name, staffId: staff.get(name) ?? null })),
    amounts,
    earmark: null,
    postingRole: null,
    place: entry.place,
    note: entry.note.trim() === "" ? null : entry.note.trim(),
  };
}

/** What a figure starts with: a lesson is one lesson, a meeting has as many people as are named, else none is said. */
export function firstAmount(kind: PhoneKind): number | null {
  return kind.figure === "lessons" ? 1 : null;
}
