import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readText } from "../src/domain/reading/read-text.ts";
import { hasShared, sharedPath } from "./shared.ts";

const prf = z.object({ precision: z.number().nullable(), recall: z.number().nullable(), f1: z.number().nullable() });
const accuracies = z.record(z.string(), z.object({ ok: z.number(), n: z.number(), accuracy: z.number().nullable() }));
const scores = z.object({ badSpans: z.number(), explicit: prf, fieldsOnExplicit: accuracies, facts: prf.extend({ fields: accuracies }) });
const gold = z.object({ id: z.string(), text: z.string().optional(), source: z.string().optional() });

let out = "";
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "xieshou-score-"));
});
afterAll(() => {
  rmSync(out, { recursive: true });
});

/** Reads every annotated text of a folder and gives what the scorer says of it. */
function score(goldFolder: string, name: string): z.infer<typeof scores> {
  const predictions = join(out, name);
  mkdirSync(predictions, { recursive: true });
  for (const file of readdirSync(goldFolder).filter((entry) => entry.endsWith(".json") && entry !== "expected-audit.json")) {
    const { id, text, source } = gold.parse(JSON.parse(readFileSync(join(goldFolder, file), "utf8")));
    const reading = readText(text ?? readFileSync(join(goldFolder, source ?? ""), "utf8"));
    writeFileSync(join(predictions, `${id}.json`), JSON.stringify(reading));
  }
  const result = spawnSync(process.execPath, [sharedPath("reader/score.mjs"), goldFolder, predictions, "--json"], { encoding: "utf8" });
  return scores.parse(JSON.parse(result.stdout));
}

describe.skipIf(!hasShared)("the reader against the annotated texts", () => {
  test("every promise of the seed is found, nothing else is, and every field is right", () => {
    const { explicit, fieldsOnExplicit, facts, badSpans } = score(sharedPath("seed"), "seed");
    expect(badSpans).toBe(0);
    expect(explicit).toMatchObject({ precision: 1, recall: 1 });
    for (const [field, { accuracy }] of Object.entries(fieldsOnExplicit)) expect([field, accuracy]).toEqual([field, 1]);
    expect(facts).toMatchObject({ precision: 1, recall: 1 });
  });

  test("the development texts are read at least as well as promised", () => {
    const { explicit, fieldsOnExplicit, facts } = score(sharedPath("reader/dev"), "dev");
    expect(explicit.f1).toBeGreaterThanOrEqual(0.95);
    expect(fieldsOnExplicit["quantity"]?.accuracy).toBeGreaterThanOrEqual(0.97);
    expect(fieldsOnExplicit["unitFamily"]?.accuracy).toBeGreaterThanOrEqual(0.97);
    expect(fieldsOnExplicit["period"]?.accuracy).toBeGreaterThanOrEqual(0.97);
    expect(fieldsOnExplicit["category"]?.accuracy).toBeGreaterThanOrEqual(0.92);
    expect(fieldsOnExplicit["actorRole"]?.accuracy).toBeGreaterThanOrEqual(0.92);
    expect(facts.f1).toBeGreaterThanOrEqual(0.9);
  });
});
