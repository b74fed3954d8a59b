import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { QuotaEntry } from "../contract/reading.ts";
import { describeQuota } from "../domain/plan/describe-quota.ts";
import { judgementOf } from "../domain/plan/quota.ts";
import { categoryNames } from "../domain/reading/category.ts";
import type { Commitment, Fact, Quantity, Reading } from "../domain/reading/reading.ts";
import type { Language } from "../server/files/messages.ts";
import type { LoadedFile } from "./load.ts";
import { renderTable } from "./table.ts";
import { readWords } from "./words.ts";

/** A clause on one line: line breaks of the page are none of the sentence. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function quantityText(quantity: Quantity | null): string {
  if (!quantity) return "—";
  const { min, max, unit } = quantity;
  if (min === null) return max === null ? "—" : `≤ ${max}${unit}`;
  if (max === null) return `≥ ${min}${unit}`;
  return min === max ? `${min}${unit}` : `${min}-${max}${unit}`;
}

function categoryText(category: Commitment["category"], language: Language): string {
  return language === "zh" ? categoryNames[category] : category.replaceAll("_", " ");
}

function commitmentRow(commitment: Commitment, language: Language): string[] {
  return [
    oneLine(commitment.clause.text),
    categoryText(commitment.category, language),
    quantityText(commitment.quantity),
    commitment.per.join("、") || "—",
    `${readWords.periods[commitment.period][language]}${commitment.periodCount > 1 ? ` ×${commitment.periodCount}` : ""}`,
    readWords.roles[commitment.actorRole][language],
  ];
}

function factLine(fact: Fact, language: Language): string {
  const details = [
    categoryText(fact.category, language),
    fact.count ? `${fact.count.value}${fact.count.unit}` : null,
    fact.amountYuan === null ? null : `${fact.amountYuan}元`,
  ];
  return `  ${oneLine(fact.clause)}  [${details.filter((detail) => detail !== null).join(" ")}]`;
}

/** What was read from one file, for people. */
export function describeReading(file: string, reading: Reading, language: Language, columns: number): string {
  const documents = reading.documents
    .filter(
      (_, index) =>
        reading.commitments.some(({ document }) => document === index) || reading.facts.some(({ document }) => document === index),
    )
    .map(({ kind, title }) => `  ${readWords.kinds[kind][language]}：${title ?? "—"}`);
  const parts = [file, ...documents];
  if (reading.commitments.length > 0) {
    const rows = reading.commitments.map((commitment) => commitmentRow(commitment, language));
    parts.push(
      "",
      `${readWords.commitments[language]} ${reading.commitments.length}`,
      renderTable(readWords.headings[language], rows, columns),
    );
  } else parts.push("", language === "zh" ? "没有读到可以计数的承诺。" : "No promise that can be counted was found.");
  if (reading.uncounted.length > 0) {
    parts.push(
      "",
      `${readWords.uncounted[language]} ${reading.uncounted.length}`,
      ...reading.uncounted.map(({ span }) => `  ${oneLine(span.text)}`),
    );
  }
  if (reading.facts.length > 0)
    parts.push("", `${readWords.facts[language]} ${reading.facts.length}`, ...reading.facts.map((fact) => factLine(fact, language)));
  return parts.join("\n");
}

/** Names under `folder` for the results of several files; two files of one name must not overwrite each other. */
export function outputNames(files: readonly string[]): { readonly names: readonly string[]; readonly twice: string | null } {
  const names = files.map((file) => `${basename(file, extname(file))}.json`);
  return { names, twice: names.find((name, index) => names.indexOf(name) !== index) ?? null };
}

/** Items of a list that are turned to text at a time: a county's collection has a hundred thousand. */
const itemsAtOnce = 500;

function quotaEntry(commitment: Commitment, language: Language): QuotaEntry {
  const judgement = judgementOf(commitment);
  const quota = judgement.kind === "quota" ? judgement.quota : null;
  return { kind: judgement.kind, sentence: quota && describeQuota(quota, language), quota };
}

/** The JSON of one file in stretches, so that a long reading is never held as one string. */
export function* readingJson({ file, reading }: LoadedFile, language: Language): Generator<string> {
  yield `{"file":${JSON.stringify(file)}`;
  const quotas = reading.commitments.map((commitment) => quotaEntry(commitment, language));
  for (const [name, list] of Object.entries({ ...reading, quotas })) {
    yield `,"${name}":[`;
    for (let at = 0; at < list.length; at += itemsAtOnce) {
      const items = JSON.stringify(list.slice(at, at + itemsAtOnce)).slice(1, -1);
      yield at === 0 ? items : `,\n${items}`;
    }
    yield "]";
  }
  yield "}";
}

/** Writes folder/<name>.json for each file. */
export async function writeReadings(folder: string, files: readonly LoadedFile[], language: Language): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { names } = outputNames(files.map(({ file }) => file));
  for (const [index, loaded] of files.entries()) {
    await pipeline(Readable.from(readingJson(loaded, language)), createWriteStream(join(folder, names[index] ?? "")));
  }
}
