import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { makeDay } from "../calendar/day.ts";
import { seasonOf } from "../calendar/term.ts";
import { categoryNames, type Category } from "../reading/category.ts";
import { earmarks, periods, postingRoles, type Commitment, type Earmark, type Fact } from "../reading/reading.ts";
import { defaultLists } from "../school/stage.ts";
import { audit } from "./audit.ts";
import { exampleCommitment, exampleFact } from "./example.ts";

/** The audit of what an annotator read, so that the rules are held apart from the reader. */

const folder = new URL("../../../../shared/seed/", import.meta.url);
const exists = existsSync(folder);
if (!exists && process.env["CI"]) throw new Error("expected ../shared/seed beside the repository with CI set, found none");

const bound = z.number().nullable();
const goldSchema = z.object({
  clauses: z.array(
    z.object({
      plan: z.number(),
      clause: z.string(),
      start: z.number(),
      commitment: z.object({
        category: z.string(),
        quantity: z.object({ min: bound, max: bound, unit: z.string() }).nullable(),
        per: z.array(z.string()),
        period: z.enum(periods),
        periodCount: z.number(),
        subjectScope: z.string().nullable(),
        condition: z.string().nullable(),
        explicit: z.boolean(),
        facet: z.enum(["count", "size"]),
        partOf: z.number().optional(),
      }),
    }),
  ),
  facts: z.array(
    z.object({
      clause: z.string(),
      category: z.string(),
      role: z.enum(postingRoles).optional(),
      count: z.object({ value: z.number(), unit: z.string() }).nullish(),
      subjects: z.union([z.array(z.string()), z.record(z.string(), z.number())]).nullish(),
      date: z.union([z.string(), z.object({ from: z.string().nullable(), to: z.string().nullable() })]).nullish(),
      term: z.enum(["autumn", "spring"]).nullish(),
      amountYuan: z.number().nullish(),
      purpose: z.enum(earmarks).nullish(),
    }),
  ),
});
type Gold = z.infer<typeof goldSchema>;

const expectedSchema = z.object({
  rows: z.array(
    z.object({
      clause: z.string(),
      measure: z.string(),
      period: z.string(),
      scope: z.record(z.string(), z.string()),
      standing: z.string(),
      counted: z.number().optional(),
    }),
  ),
  unmatchedFacts: z.array(z.object({ clause: z.string() })),
  rules: z.array(z.string()),
});

/** The characters in which the annotation's units, subjects and conditions differ from the simplified script. */
const simplified = new Map(
  ["語语", "數数", "學学", "歷历", "師师", "級级", "節节", "項项", "課课", "傳传", "體体", "據据"].map((pair) => [
    pair.charAt(0),
    pair.charAt(1),
  ]),
);
const simplify = (text: string): string => [...text].map((character) => simplified.get(character) ?? character).join("");

/** Kinds of the annotation that the reader's list calls by another name. */
const renamed: Readonly<Record<string, Category>> = { support_class: "class_formation", guidance_class: "class_formation" };

function isCategory(name: string): name is Category {
  return Object.hasOwn(categoryNames, name);
}

function categoryOf(name: string): Category {
  const category = renamed[name] ?? name;
  if (!isCategory(category)) throw new Error(`expected a category, found ${name}`);
  return category;
}

const purposes: readonly (readonly [RegExp, Earmark])[] = [
  [/教研/, "teaching_research"],
  [/招生/, "enrolment_publicity"],
  [/器材/, "equipment"],
];

/** 下半年用于招生宣传,上半年用于器材添置: a purpose for each term. */
function tiesOf(condition: string | null): Commitment["earmarks"] {
  return simplify(condition ?? "")
    .split(",")
    .flatMap((part) => purposes.flatMap(([word, earmark]) => (word.test(part) ? [{ earmark, season: seasonOf(part) }] : [])));
}

function commitmentsOf(gold: Gold, plan: number): Commitment[] {
  const chosen = gold.clauses.filter((clause) => clause.plan === plan);
  return chosen.map(({ clause, start, commitment }) => {
    const { category, partOf, per, subjectScope, quantity, ...same } = commitment;
    const parent = partOf === undefined ? undefined : gold.clauses[partOf];
    const scope = simplify(subjectScope ?? "");
    return exampleCommitment({
      ...same,
      clause: { start, end: start + clause.length, text: clause },
      category: categoryOf(category),
      quantity: quantity && { ...quantity, unit: simplify(quantity.unit) },
      per: per.map(simplify),
      partOf: parent ? chosen.indexOf(parent) : null,
      earmarks: category === "funding" ? tiesOf(same.condition) : [],
      postingRole: scope === "管理" ? "manager" : scope === "班主任" ? "homeroom" : scope === "" ? null : "subjectTeacher",
      isAsNeeded: same.condition?.includes("需求") ?? false,
    });
  });
}

function factsOf(gold: Gold): Fact[] {
  return gold.facts.map((fact) => {
    const named = fact.subjects ?? [];
    const subjects = Array.isArray(named) ? named : Object.entries(named).flatMap(([name, times]) => Array<string>(times).fill(name));
    return exampleFact({
      clause: fact.clause,
      category: categoryOf(fact.category),
      postingRole: fact.role ?? null,
      count: fact.count ?? null,
      subjects: subjects.map(simplify),
      date: fact.date ?? null,
      season: fact.term ?? null,
      amountYuan: fact.amountYuan ?? null,
      earmark: fact.purpose ?? null,
    });
  });
}

const read = (name: string): unknown => JSON.parse(readFileSync(fileURLToPath(new URL(name, folder)), "utf8"));
const gold: Gold = exists ? goldSchema.parse(read("gold.json")) : { clauses: [], facts: [] };
const expected = exists ? expectedSchema.parse(read("expected-audit.json")) : { rows: [], unmatchedFacts: [], rules: [] };

describe.skipIf(!exists)("the annotated second plan against the annotated summary, school year 2012 (needs ../shared/seed)", () => {
  const found = audit({
    commitments: commitmentsOf(gold, 2),
    facts: factsOf(gold),
    schoolYear: 2012,
    asOf: makeDay(2013, 8, 31),
    lists: defaultLists("junior"),
  });

  test.for(expected.rows)("$clause, $period, $scope: $standing", (row) => {
    const same = found.rows.filter(
      ({ clause, measure, period, scope }) =>
        clause.includes(row.clause) &&
        measure === row.measure &&
        period === row.period &&
        Object.keys(scope).length === Object.keys(row.scope).length &&
        Object.entries(row.scope).every(([key, value]) => scope[key] === value),
    );
    expect(same.map(({ standing }) => standing)).toEqual([row.standing]);
    if (row.counted !== undefined) expect(same[0]?.counted).toBe(row.counted);
  });

  test("no row is missed although its records are there", () => {
    const doubtful = found.rows.filter(
      ({ standing, reasons }) => standing === "missed" && reasons.some(({ contribution }) => contribution.kind === "lacks"),
    );
    expect(doubtful).toEqual([]);
  });

  test("rules are listed and not judged", () => {
    expect(found.rules.map(({ clause }) => clause)).toEqual(expected.rules);
  });

  test("facts that settle nothing are listed with the reason", () => {
    const kinds = expected.unmatchedFacts.map(({ clause }) => found.unmatchedFacts.find((fact) => fact.clause.includes(clause))?.why.kind);
    expect(kinds).toEqual(["total-only", "no-such-promise", "outcome"]);
  });

  test("besides those, only outcomes settle nothing", () => {
    const others = found.unmatchedFacts.filter(({ clause }) => !expected.unmatchedFacts.some((fact) => clause.includes(fact.clause)));
    expect(new Set(others.map(({ why }) => why.kind))).toEqual(new Set(["outcome"]));
  });
});
