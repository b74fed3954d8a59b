import { z } from "zod";
import { route } from "./route.ts";
import { day, instant, text } from "./shared.ts";

/** Rules, amounts and limits that hold from a day, each with the paper it comes from. */

/** A value with the day from which it holds; `day` is `YYYY-MM-DD`. */
export interface DatedValue<Value> {
  readonly effectiveFrom: string;
  /** Document, number and article. */
  readonly source: string;
  readonly value: Value;
}

/** One kind of setting: its name, its shape, and what holds where a county has set nothing. */
export interface DatedSetting<Schema extends z.ZodType> {
  readonly key: string;
  readonly schema: Schema;
  /** The earliest first. The first must hold from before any programme. */
  readonly defaults: readonly DatedValue<z.output<Schema>>[];
}

export const datedEntry = z.object({
  effectiveFrom: day,
  source: text.min(1).describe("The paper it comes from: document, number, article"),
  value: z.json(),
  isDefault: z.boolean(),
  enteredBy: z.string().nullable(),
  enteredAt: instant.nullable(),
});
export type DatedEntry = z.infer<typeof datedEntry>;

export const datedSettings = z.object({
  today: day.describe("The day of the county: what holds today is the latest entry that begins until then"),
  rows: z.array(z.object({ key: z.string(), entries: z.array(datedEntry).describe("The earliest first") })),
});
export type DatedSettings = z.infer<typeof datedSettings>;

export const listDatedSettings = route({
  method: "GET",
  path: "/api/settings/dated",
  tag: "settings",
  summary: "Rules and amounts of the county with their days and papers",
  reply: datedSettings,
});
/** Two rules for one day would leave open which holds: the later entry of the same day replaces the earlier one, and the audit trail keeps both. */
export const putDatedSetting = route({
  method: "PUT",
  path: "/api/settings/dated/:key",
  tag: "settings",
  summary: "Set a rule or amount from a day on",
  params: z.object({ key: z.string().max(60) }),
  body: z.object({ effectiveFrom: day, source: text.min(1), value: z.json() }),
  reply: datedSettings,
});
