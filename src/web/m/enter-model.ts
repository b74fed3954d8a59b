import { attachmentBytesMax, attachmentsMax } from "../../contract/attachment.ts";
import type { RecordContent } from "../../contract/record.ts";
import type { EntryHints } from "../../contract/workbench.ts";
import { askedFields, recordedCategories } from "../../domain/evidence/asked-fields.ts";
import { roomOf } from "../../domain/evidence/rooms.ts";
import type { Category } from "../../domain/reading/category.ts";
import { shortName } from "./pair-name.ts";

/** The kinds that teachers enter on the way, most common first; all others follow. Our choice, after the plans of the study. */
const commonCategories: readonly Category[] = ["demo_lesson", "observation", "meeting", "training", "lesson_sending", "joint_research"];

/** Every kind that is entered as a record, the common ones first; the others have a room of their own. */
export const phoneCategories: readonly Category[] = [...new Set([...commonCategories, ...recordedCategories])].filter(
  (category) => roomOf(category) === null,
);

/** How many tiles the first step shows. Source: LOOK, phone. */
const tilesMax = 6;

/** The tiles: what this school records most goes first, the usual order fills up. */
export function tilesFor(hints: Pick<EntryHints, "categories">): Category[] {
  const used = hints.categories.filter((category) => phoneCategories.includes(category));
  return [...new Set([...used, ...phoneCategories])].slice(0, tilesMax);
}

/** A photo or file that goes with an entry. */
export interface EntryFile {
  readonly name: string;
  readonly content: Blob;
}

/** What the form holds, and what is kept of it on the phone. */
export interface Entry {
  /** One key for one record, however often it is sent, and however often the phone ends the page. */
  readonly key: string;
  readonly category: Category;
  readonly partnershipId: string;
  readonly from: string;
  readonly to: string;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  /** Names as they are typed: 王老师、李老师. */
  readonly people: string;
  readonly amounts: RecordContent["amounts"];
  readonly earmark: RecordContent["earmark"];
  readonly postingRole: RecordContent["postingRole"];
  readonly place: string;
  readonly note: string;
  readonly files: readonly EntryFile[];
}

/** Whether what was kept on the phone is an entry of this version of the form. */
export function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "key" in value && "category" in value && "amounts" in value && "files" in value;
}

/** Kinds whose every record is about a subject: the form begins with the usual one. The others may do without. */
function isAboutSubject(category: Category): boolean {
  return askedFields(category).figures[0] === "lessons";
}

/** Money and goods: who handed them over is said where it matters, the sum always. */
export function isAboutGoods(category: Category): boolean {
  const [figure] = askedFields(category).figures;
  return figure === "yuan" || figure === "items";
}

/** The form as far as last time and today fill it in: one lesson, this school, its usual subject. */
export function firstEntry(category: Category, hints: EntryHints, begin: { readonly key: string; readonly today: string }): Entry {
  const [pair] = hints.partnerships;
  const [subject] = hints.subjects;
  return {
    key: begin.key,
    category,
    partnershipId: pair?.id ?? "",
    from: begin.today,
    to: begin.today,
    subjects: isAboutSubject(category) && subject !== undefined ? [subject] : [],
    grades: [],
    people: "",
    amounts: isAboutSubject(category) ? { lessons: 1 } : {},
    earmark: null,
    postingRole: null,
    place: pair === undefined ? "" : placeIn(category, pair),
    note: "",
    files: [],
  };
}

/** Where a kind of activity is held unless somebody says otherwise: whoever studies beside a teacher does so at the helper school. */
export function placeIn(category: Category, { helper, helped }: Pick<EntryHints["partnerships"][number], "helper" | "helped">): string {
  return shortName(category === "follow_on_study" ? helper : helped);
}

/** A record's content as the form begins to correct it. */
export function entryOf(content: RecordContent, key: string, partnershipId: string): Entry {
  return {
    ...content,
    key,
    partnershipId,
    subjects: [...new Set(content.subjects)],
    people: content.people.map(({ name }) => name).join("、"),
    place: content.place ?? "",
    note: content.note ?? "",
    files: [],
  };
}

/** Names of a typed line: 王老师、李老师. */
export function namesOf(text: string): string[] {
  return text
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** An entry as a record's content; a kind that does not last ends on the day it began. */
export function contentOf(entry: Entry, hints: Pick<EntryHints, "people">): RecordContent {
  const { lasts } = askedFields(entry.category);
  const staff = new Map(hints.people.map(({ name, staffId }) => [name, staffId]));
  return {
    category: entry.category,
    from: entry.from,
    to: lasts || entry.to > entry.from ? entry.to : entry.from,
    subjects: [...entry.subjects],
    grades: [...entry.grades],
    people: namesOf(entry.people).map((name) => ({ name, staffId: staff.get(name) ?? null })),
    amounts: entry.amounts,
    earmark: entry.earmark,
    postingRole: entry.postingRole,
    place: entry.place.trim() || null,
    note: entry.note.trim() || null,
  };
}

/** What is wrong with an entry before it is sent; null where nothing is. */
export function faultOf(entry: Pick<Entry, "from" | "to">, today: string): "missing" | "future" | "order" | null {
  if (entry.from === "" || entry.to === "") return "missing";
  if (entry.from > today) return "future";
  return entry.to < entry.from ? "order" : null;
}

/** Files chosen: those that can go along, and the first that cannot, with why. */
export function admitFiles(
  kept: readonly EntryFile[],
  chosen: readonly EntryFile[],
): {
  readonly files: readonly EntryFile[];
  readonly refused: { readonly name: string; readonly why: "too-large" | "too-many" | "empty" } | null;
} {
  const files = [...kept];
  let refused: { name: string; why: "too-large" | "too-many" | "empty" } | null = null;
  for (const file of chosen) {
    const why =
      file.content.size === 0
        ? "empty"
        : file.content.size > attachmentBytesMax
          ? "too-large"
          : files.length >= attachmentsMax.record
            ? "too-many"
            : null;
    if (why === null) files.push(file);
    else refused ??= { name: file.name, why };
  }
  return { files, refused };
}
