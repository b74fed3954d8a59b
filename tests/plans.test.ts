import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readText } from "../src/domain/reading/read-text.ts";

/** Annotated texts of our own, fictitious, by somebody who had not seen the reader: every promise of each, and nothing else. */
const folder = new URL("plans/", import.meta.url);

const planSchema = z.object({
  text: z.string(),
  clauses: z.array(
    z.object({
      clause: z.string(),
      start: z.int(),
      anchor: z.string(),
      anchorStart: z.int(),
      explicit: z.boolean(),
      quantity: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
    }),
  ),
  /** Stretches that may be read as promises or not. */
  neutral: z.array(z.string()),
});

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const meets = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

describe.for(readdirSync(folder))("%s", (file) => {
  const { text, clauses, neutral } = planSchema.parse(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  const found = readText(text).commitments.filter(({ explicit }) => explicit);
  const anchors = clauses.map(({ anchor, anchorStart, explicit, quantity }) => ({
    start: anchorStart,
    end: anchorStart + anchor.length,
    anchor,
    explicit,
    quantity,
  }));
  const counted = anchors.filter(({ explicit }) => explicit);

  test.for(counted)("$anchor", (expected) => {
    const here = found.filter((commitment) => meets(commitment, expected));
    expect(here.map(({ quantity }) => [quantity?.min ?? null, quantity?.max ?? null])).toEqual([
      [expected.quantity?.min ?? null, expected.quantity?.max ?? null],
    ]);
  });

  test("nothing else is read as a countable promise", () => {
    const allowed = [
      ...counted,
      ...clauses.filter(({ explicit }) => !explicit).map(({ start, clause }) => ({ start, end: start + clause.length })),
      ...neutral.map((words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })),
    ];
    expect(found.filter((commitment) => !allowed.some((stretch) => meets(commitment, stretch))).map(({ anchor }) => anchor)).toEqual([]);
  });
});
