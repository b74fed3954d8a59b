import { z } from "zod";

/** How the value of a rule is asked for and shown, read from its schema: a setting that is added needs words and no form. */
export type Shape =
  | { readonly kind: "number"; readonly min: number | null; readonly max: number | null }
  /** Stored in fen, asked for and shown in yuan; the bounds are yuan. */
  | { readonly kind: "money"; readonly min: number | null; readonly max: number | null }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly options: readonly string[]; readonly mayBeEmpty: boolean }
  | { readonly kind: "choices"; readonly options: readonly string[] }
  | { readonly kind: "text"; readonly max: number | null; readonly pattern: string | null; readonly mayBeEmpty: boolean }
  | { readonly kind: "day"; readonly mayBeEmpty: boolean }
  /** Names a row for the program; nobody sees or types it. */
  | { readonly kind: "key" }
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  | { readonly kind: "rows"; readonly item: Shape; readonly min: number; readonly max: number | null }
  /** Nothing that a form could ask for. */
  | { readonly kind: "unknown" };

export interface Field {
  readonly name: string;
  readonly shape: Shape;
}

/** What is read of a schema's JSON form. */
const node: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    enum: z.array(z.string()).optional(),
    anyOf: z.array(node).optional(),
    properties: z.record(z.string(), node).optional(),
    items: node.optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    maxLength: z.number().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
  }),
);
interface SchemaNode {
  readonly type?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly anyOf?: readonly SchemaNode[] | undefined;
  readonly properties?: Readonly<Record<string, SchemaNode>> | undefined;
  readonly items?: SchemaNode | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
}

function textShape(schema: SchemaNode, name: string, mayBeEmpty: boolean): Shape {
  if (schema.enum) return { kind: "choice", options: schema.enum, mayBeEmpty };
  if (schema.format === "date") return { kind: "day", mayBeEmpty };
  if (name === "key") return { kind: "key" };
  return { kind: "text", max: schema.maxLength ?? null, pattern: schema.pattern ?? null, mayBeEmpty };
}

function numberShape({ minimum, maximum }: SchemaNode, name: string): Shape {
  const part = name.includes("Fen") || name.startsWith("fen") ? 100 : 1;
  // zod bounds whole numbers by what a double holds; nobody is told of that.
  const bound = (value: number | undefined): number | null =>
    value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value / part;
  return { kind: part === 1 ? "number" : "money", min: bound(minimum), max: bound(maximum) };
}

function shapeOfNode(schema: SchemaNode, name: string, mayBeEmpty = false): Shape {
  const others = schema.anyOf?.filter(({ type }) => type !== "null");
  const [only] = others ?? [];
  if (only && others?.length === 1) return shapeOfNode(only, name, true);
  switch (schema.type) {
    case "string":
      return textShape(schema, name, mayBeEmpty);
    case "integer":
    case "number":
      return numberShape(schema, name);
    case "boolean":
      return { kind: "switch" };
    case "array":
      if (schema.items?.enum) return { kind: "choices", options: schema.items.enum };
      return {
        kind: "rows",
        item: shapeOfNode(schema.items ?? {}, name),
        min: schema.minItems ?? 0,
        max: schema.maxItems ?? null,
      };
    case "object": {
      const fields = Object.entries(schema.properties ?? {}).map(([field, inner]) => ({ name: field, shape: shapeOfNode(inner, field) }));
      return { kind: "fields", fields };
    }
    default:
      return { kind: "unknown" };
  }
}

/** The shape of a schema of the contract. */
export function shapeOf(schema: z.ZodType): Shape {
  return shapeOfNode(node.parse(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" })), "");
}

/** The shape of a value whose schema is not known here, to be read only. */
export function shapeOfValue(value: unknown): Shape {
  if (Array.isArray(value)) return { kind: "rows", item: shapeOfValue(value[0]), min: 0, max: null };
  if (typeof value === "number") return { kind: "number", min: null, max: null };
  if (typeof value === "boolean") return { kind: "switch" };
  if (typeof value === "object" && value !== null)
    return { kind: "fields", fields: Object.entries(value).map(([name, part]) => ({ name, shape: shapeOfValue(part) })) };
  return { kind: "text", max: null, pattern: null, mayBeEmpty: true };
}

/** A JSON object has text for names. */
function hasParts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value that came as JSON, with named parts. */
export function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return hasParts(value) ? value : {};
}

/** The entries of a list; none where it is no list. */
export function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value with every part of it that the shape names turned into something else. */
function mapped(shape: Shape, value: unknown, turn: (shape: Shape, value: unknown) => unknown): unknown {
  switch (shape.kind) {
    case "fields": {
      const parts = partsOf(value);
      return Object.fromEntries(shape.fields.map(({ name, shape: inner }) => [name, mapped(inner, parts[name], turn)]));
    }
    case "rows":
      return rowsOf(value).map((row) => mapped(shape.item, row, turn));
    default:
      return turn(shape, value);
  }
}

/** A stored value as a form holds it: money in yuan. */
export function toForm(shape: Shape, stored: unknown): unknown {
  return mapped(shape, stored, ({ kind }, value) => (kind === "money" && typeof value === "number" ? value / 100 : (value ?? null)));
}

/** Row names that the program makes for rows that a form added; `taken` grows with them. */
function newKey(taken: Set<string>): string {
  for (let place = 1; ; place++) {
    const key = `added${place}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return key;
  }
}

function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  return Object.entries(partsOf(value)).flatMap(([name, part]) => (name === "key" && typeof part === "string" ? [part] : keysIn(part)));
}

/** A filled-in form as it is stored: money in whole fen, what is empty as null, a name for each row that has none. */
export function fromForm(shape: Shape, entered: unknown): z.core.util.JSONType {
  const taken = new Set(keysIn(entered));
  const stored = mapped(shape, entered, ({ kind }, value) => {
    // Fen are whole: what a form holds of binary fractions is rounded away.
    if (kind === "money" && typeof value === "number") return Math.round(value * 100);
    if (kind === "key") return typeof value === "string" ? value : newKey(taken);
    if (kind === "switch") return value === true;
    if (kind === "choices") return value ?? [];
    return value === undefined || value === "" ? null : value;
  });
  return z.json().parse(stored);
}

/** What a new row begins with. */
export function emptyOf(shape: Shape): unknown {
  return shape.kind === "fields" ? {} : "";
}
