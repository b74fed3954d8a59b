import { z } from "zod";
import { actorRoles, categoryNames, type Category } from "../domain/reading/category.ts";
import { measures, type Quota } from "../domain/plan/quota.ts";
import { documentKinds, earmarks, modalities, periods, postingRoles, type Reading } from "../domain/reading/reading.ts";

/** The published form of what `xieshou read --json` prints; the JSON Schema in docs/schema follows from it. */

function isCategory(name: string): name is Category {
  return name in categoryNames;
}

const category = z.enum(Object.keys(categoryNames).filter(isCategory));
const offset = z.int().min(0).describe("UTF-16 code units of the decoded file");
const season = z.enum(["autumn", "spring"]);
const bound = z.number().nullable();

const spanSchema = z.object({ start: offset, end: offset, text: z.string() });
const lengthSchema = z.object({ min: bound, max: bound, unit: z.string() });
const quantitySchema = z.object({ min: bound, max: bound, unit: z.string(), base: z.string().exactOptional() });
const dateSchema = z.string().describe("MM-DD, YYYY-MM-DD, MM or YYYY-MM; the year only where the text states it");

const commitmentSchema = z.object({
  start: offset,
  end: offset,
  anchor: z.string().describe("The quantity with its comparator"),
  clause: spanSchema,
  document: z.int().min(0),
  category,
  actor: z.string().nullable(),
  actorRole: z.enum(actorRoles),
  recipient: z.string().nullable(),
  action: z.string().describe("The clause in simplified script without the quantity"),
  subjectScope: z.string().nullable(),
  quantity: quantitySchema.nullable(),
  per: z.array(z.string()).readonly(),
  period: z.enum(periods),
  periodCount: z.int().min(1),
  deadline: z.string().nullable(),
  within: lengthSchema.nullable(),
  duration: lengthSchema.nullable(),
  condition: z.string().nullable(),
  isAsNeeded: z.boolean(),
  amountYuan: z.union([z.number(), z.object({ min: bound, max: bound })]).nullable(),
  earmarks: z.array(z.object({ earmark: z.enum(earmarks), season: season.nullable() })).readonly(),
  postingRole: z.enum(postingRoles).nullable(),
  modality: z.enum(modalities),
  facet: z.enum(["count", "size"]),
  partOf: z.int().min(0).nullable().describe("Index in commitments"),
  explicit: z.boolean().describe("False where the promise has a period or deadline but no number"),
});

const factSchema = z.object({
  start: offset,
  end: offset,
  clause: z.string(),
  document: z.int().min(0),
  category,
  date: z.union([dateSchema, z.object({ from: dateSchema.nullable(), to: dateSchema.nullable() })]).nullable(),
  term: z.string().nullable(),
  season: season.nullable(),
  count: z.object({ value: z.number(), unit: z.string() }).nullable(),
  subjects: z.array(z.string()).readonly(),
  amountYuan: z.number().nullable(),
  purpose: z.string().nullable(),
  earmark: z.enum(earmarks).nullable(),
  postingRole: z.enum(postingRoles).nullable(),
  people: z.array(z.string()).readonly(),
  classes: z.array(z.string()).readonly(),
});

const documentSchema = z.object({
  kind: z.enum(documentKinds),
  title: z.string().nullable(),
  span: z.object({ start: offset, end: offset }),
  schoolYear: z.int().nullable(),
  parties: z.array(z.object({ role: z.enum(["helper", "helped", "partyA", "partyB"]), name: z.string(), span: spanSchema })).readonly(),
  leadingGroup: z
    .array(z.object({ post: z.enum(["leader", "deputy", "member", "liaison"]), names: z.string(), span: spanSchema }))
    .readonly(),
  partners: z.array(z.string()).readonly(),
  phases: z
    .array(
      z.object({
        label: z.string(),
        ordinal: z.int(),
        start: dateSchema.nullable(),
        end: dateSchema.nullable(),
        clause: z.string(),
        at: offset,
      }),
    )
    .readonly(),
});

const uncountedSchema = z.object({ span: spanSchema, document: z.int().min(0), category: category.nullable() });

export const readingSchema = z.object({
  documents: z.array(documentSchema).readonly(),
  commitments: z.array(commitmentSchema).readonly(),
  uncounted: z.array(uncountedSchema).readonly(),
  facts: z.array(factSchema).readonly(),
}) satisfies z.ZodType<Reading>;

const dimensionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("grade") }),
  z.object({ kind: z.literal("subject"), members: z.array(z.string()).readonly().nullable().describe("null: the school's own list") }),
  z.object({ kind: z.literal("event") }),
  z.object({ kind: z.literal("person") }),
  z.object({ kind: z.literal("listed"), members: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal("unlisted"), word: z.string().describe("A group without a roster") }),
]);

const quotaSchema = z.object({
  measure: z.enum(measures),
  category,
  min: bound,
  max: bound,
  period: z.enum(periods),
  periodCount: z.int().min(1),
  dimensions: z.array(dimensionSchema).readonly(),
  earmarks: z.array(z.object({ earmark: z.enum(earmarks), season: season.nullable() })).readonly(),
  postingRole: z.enum(postingRoles).nullable(),
  isAsNeeded: z.boolean(),
  season: season.nullable(),
  parent: z.int().min(0).nullable().describe("Index in commitments"),
}) satisfies z.ZodType<Quota>;

/** What each commitment is to an audit, in the order of the commitments: a quota that can be judged, or why it is none. */
const judgementSchema = z.object({
  kind: z.enum(["quota", "rule", "outcome", "frame", "unquantified"]),
  sentence: z.string().nullable().describe("The quota as a sentence"),
  quota: quotaSchema.nullable(),
});

export type QuotaEntry = z.infer<typeof judgementSchema>;

/** What `read --json` prints: one entry a file, in the order given. */
export const readOutputSchema = z.object({
  files: z.array(z.object({ file: z.string(), ...readingSchema.shape, quotas: z.array(judgementSchema) })),
});
