import type { DatedEntry } from "../../contract/dated-setting.ts";
import type { Language } from "../../domain/language.ts";
import { messagesIn } from "../app/language.ts";
import { emptyMark, moneyText } from "../ui/format.ts";
import { commonWords } from "../ui/messages.ts";
import type { PartNames } from "./rule-field-words.ts";
import { partsOf, rowsOf, type Shape } from "./rule-shape.ts";

const words = messagesIn({
  "zh-CN": {
    yuan: (amount: string) => `${amount} 元`,
    unit: (count: string, unit: string) => (unit === "" ? count : `${count} ${unit}`),
    is: (name: string, value: string) => `${name}：${value}`,
    becomes: (name: string, before: string, after: string) => `${name}由 ${before} 改为 ${after}`,
    added: (what: string) => `增加“${what}”`,
    gone: (what: string) => `去掉“${what}”`,
    changed: (what: string) => `修改“${what}”`,
    order: "调整顺序",
    list: "、",
  },
  "zh-TW": {
    yuan: (amount) => `${amount} 元`,
    unit: (count, unit) => (unit === "" ? count : `${count} ${unit}`),
    is: (name, value) => `${name}：${value}`,
    becomes: (name, before, after) => `${name}由 ${before} 改為 ${after}`,
    added: (what) => `增加「${what}」`,
    gone: (what) => `去掉「${what}」`,
    changed: (what) => `修改「${what}」`,
    order: "調整順序",
    list: "、",
  },
  en: {
    yuan: (amount) => `${amount} yuan`,
    unit: (count, unit) => (unit === "" ? count : `${count} ${unit}`),
    is: (name, value) => `${name}: ${value}`,
    becomes: (name, before, after) => `${name}: ${after} instead of ${before}`,
    added: (what) => `"${what}" added`,
    gone: (what) => `"${what}" removed`,
    changed: (what) => `"${what}" changed`,
    order: "another order",
    list: ", ",
  },
});

/** In what and by which names a value is told. */
export interface Telling {
  readonly names: PartNames;
  readonly language: Language;
}

/** A stored value without parts, in words: 12 个月, 1 000.00 元, 是. */
export function partText(shape: Shape, value: unknown, field: string, { names, language }: Telling): string {
  const text = words[language];
  const common = commonWords[language];
  if (value === null || value === undefined || value === "") return emptyMark;
  const plain = typeof value === "string" ? value : JSON.stringify(value);
  switch (shape.kind) {
    case "money":
      return text.yuan(moneyText(Number(value) / 100));
    case "number":
      return text.unit(plain, names.unitOf(field));
    case "switch":
      return value === true ? common.yes : common.no;
    case "choice":
      return names.choiceOf(field, plain);
    case "choices": {
      const chosen = rowsOf(value).map((option) => names.choiceOf(field, String(option)));
      return chosen.length === 0 ? emptyMark : chosen.join(text.list);
    }
    case "rows":
      return rowsOf(value)
        .map((row) => partText(shape.item, row, field, { names, language }))
        .join(text.list);
    case "fields":
      return Object.values(shape.fields)
        .filter((inner) => inner.shape.kind !== "key")
        .map((inner) => partText(inner.shape, partsOf(value)[inner.name], inner.name, { names, language }))
        .join(" ");
    case "text":
    case "day":
    case "key":
    case "unknown":
      return plain;
    default:
      return shape satisfies never;
  }
}

/** What tells a row from the others: its key, else its choices and switches, else all of it. */
function identityOf(shape: Shape, row: unknown): string {
  if (shape.kind !== "fields") return JSON.stringify(row);
  const parts = partsOf(row);
  const key = shape.fields.find((field) => field.shape.kind === "key");
  if (key) return JSON.stringify(parts[key.name] ?? null);
  const telling = shape.fields.filter((field) => field.shape.kind === "choice" || field.shape.kind === "switch");
  return JSON.stringify((telling.length === 0 ? shape.fields : telling).map(({ name }) => parts[name] ?? null));
}

/** A row by its first words. */
function titleOf(shape: Shape, row: unknown, telling: Telling): string {
  if (shape.kind !== "fields") return partText(shape, row, "", telling);
  const parts = partsOf(row);
  const named = shape.fields.find((field) => field.shape.kind === "text") ?? shape.fields[0];
  const choices = shape.fields.filter((field) => field.shape.kind === "choice");
  const shown = shape.fields.some((field) => field.shape.kind === "key") || choices.length === 0 ? (named ? [named] : []) : choices;
  return shown.map((field) => partText(field.shape, parts[field.name], field.name, telling)).join(" ");
}

function rowChanges(item: Shape, before: unknown, after: unknown, telling: Telling): string[] {
  const text = words[telling.language];
  const old = new Map(rowsOf(before).map((row) => [identityOf(item, row), row]));
  const now = new Map(rowsOf(after).map((row) => [identityOf(item, row), row]));
  const changes = [
    ...[...now].filter(([identity]) => !old.has(identity)).map(([, row]) => text.added(titleOf(item, row, telling))),
    ...[...old].filter(([identity]) => !now.has(identity)).map(([, row]) => text.gone(titleOf(item, row, telling))),
    ...[...now]
      .filter(([identity, row]) => old.has(identity) && !isSame(old.get(identity), row))
      .map(([, row]) => text.changed(titleOf(item, row, telling))),
  ];
  return changes.length === 0 && !isSame(before, after) ? [text.order] : changes;
}

/** The same content, whatever the order in which its parts came. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, place) => isSame(part, other[place]));
  if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) {
    const [parts, others] = [partsOf(one), partsOf(other)];
    const all = new Set([...Object.keys(parts), ...Object.keys(others)]);
    return [...all].every((part) => isSame(parts[part], others[part]));
  }
  return one === other;
}

/** What is different between two stored values, one sentence each; none where they are the same. */
export function changesOf(shape: Shape, before: unknown, after: unknown, telling: Telling): string[] {
  if (isSame(before, after)) return [];
  if (shape.kind === "rows") return rowChanges(shape.item, before, after, telling);
  if (shape.kind !== "fields") return [changeText(shape, before, after, "", telling)];
  const [old, now] = [partsOf(before), partsOf(after)];
  return shape.fields.flatMap(({ name, shape: inner }) => {
    if (isSame(old[name], now[name])) return [];
    return inner.kind === "rows"
      ? rowChanges(inner.item, old[name], now[name], telling)
      : [changeText(inner, old[name], now[name], name, telling)];
  });
}

function changeText(shape: Shape, before: unknown, after: unknown, field: string, telling: Telling): string {
  const told = (value: unknown): string => partText(shape, value, field, telling);
  return words[telling.language].becomes(telling.names.nameOf(field), told(before), told(after));
}

/** Where an entry stands on a day. */
export type EntryStanding = "held" | "holds" | "comes";

/** Every entry with where it stands today and the last day before the next one, the latest first; that one has no end. */
export function standingsOf(
  entries: readonly DatedEntry[],
  today: string,
): { readonly entry: DatedEntry; readonly standing: EntryStanding; readonly nextFrom: string | null }[] {
  const current = entries.findLast(({ effectiveFrom }) => effectiveFrom <= today);
  return entries
    .map((entry, place) => ({
      entry,
      standing: entry === current ? ("holds" as const) : entry.effectiveFrom > today ? ("comes" as const) : ("held" as const),
      nextFrom: entries[place + 1]?.effectiveFrom ?? null,
    }))
    .toReversed();
}

/** The entry that a value set from a day on takes the place of: the one that holds on that day; none before the first. */
export function replacedBy(entries: readonly DatedEntry[], effectiveFrom: string): DatedEntry | undefined {
  return entries.findLast((entry) => entry.effectiveFrom <= effectiveFrom);
}
