import { z } from "zod";
import { recordMoves, recordStates } from "../domain/evidence/record-state.ts";
import { measures } from "../domain/plan/quota.ts";
import { earmarks, postingRoles } from "../domain/reading/reading.ts";
import { attachment } from "./attachment.ts";
import { route } from "./route.ts";
import { category, day, id, instant, listQuery, name, pageOf, schoolName, text, trailStep } from "./shared.ts";

/** What happened: entered by one school, confirmed by the other. */

const amount = z.number().min(0).max(1e12);
const person = z.object({ name: z.string().trim().min(1).max(50), staffId: id.nullable() });

/** The content of a record, which both schools sign for. */
export const recordContent = z
  .object({
    category,
    from: day,
    to: day,
    subjects: z.array(z.string().trim().min(1).max(20)).max(50),
    grades: z.array(z.string().trim().min(1).max(20)).max(20),
    people: z.array(person).max(500),
    amounts: z.partialRecord(z.enum(measures), amount),
    earmark: z.enum(earmarks).nullable(),
    postingRole: z.enum(postingRoles).nullable(),
    place: name.nullable(),
    note: text.nullable(),
  })
  .refine((value) => value.from <= value.to, { path: ["to"], error: "order" });
export type RecordContent = z.infer<typeof recordContent>;

export const recordLine = z.object({
  id,
  partnershipId: id,
  helper: schoolName,
  helped: schoolName,
  state: z.enum(recordStates),
  statedBy: z.enum(["bureau", "helper", "helped"]),
  version: z.int().describe("Goes up with every change; a move names the version that it was made on"),
  updatedAt: instant,
  attachments: z.int(),
  ...recordContent.shape,
});
export type RecordLine = z.infer<typeof recordLine>;

export const recordPage = recordLine.extend({
  files: z.array(attachment),
  trail: z.array(trailStep),
  moves: z.array(z.enum(recordMoves)).describe("What the signed-in person may do now"),
  enteredBy: z.string(),
});
export type RecordPage = z.infer<typeof recordPage>;

const recordParams = z.object({ recordId: id });
export const recordList = listQuery.extend({
  partnershipId: id.optional(),
  schoolId: id.optional(),
  category: category.optional(),
  state: z.enum(recordStates).optional(),
  /** Those that wait for the signed-in person's confirmation. */
  waiting: z.enum(["me"]).optional(),
  from: day.optional(),
  to: day.optional(),
});

export const listRecords = route({
  method: "GET",
  path: "/api/records",
  tag: "records",
  summary: "Records that one may see",
  query: recordList,
  reply: pageOf(recordLine),
});
export const exportRecords = route({
  method: "GET",
  path: "/api/records/export",
  tag: "records",
  summary: "The same list as a workbook",
  query: recordList,
  replyKind: "file",
  isLong: true,
});
export const getRecord = route({
  method: "GET",
  path: "/api/records/:recordId",
  tag: "records",
  summary: "One record with files and trail",
  params: recordParams,
  reply: recordPage,
});
export const enterRecord = route({
  method: "POST",
  path: "/api/records",
  tag: "records",
  summary: "Enter what happened; the same key twice enters it once",
  body: z.object({ idempotencyKey: id, partnershipId: id, isPlanned: z.boolean().default(false), content: recordContent }),
  reply: recordPage,
});
export const correctRecord = route({
  method: "PUT",
  path: "/api/records/:recordId",
  tag: "records",
  summary: "Correct a record; it waits for confirmation anew",
  params: recordParams,
  body: z.object({ version: z.int(), content: recordContent, comment: text.optional() }),
  reply: recordPage,
});
export const moveRecord = route({
  method: "POST",
  path: "/api/records/:recordId/moves",
  tag: "records",
  summary: "Confirm, question, verify or void",
  params: recordParams,
  body: z.object({ move: z.enum(recordMoves).exclude(["correct"]), version: z.int(), comment: text.optional() }),
  reply: recordPage,
});
export const confirmMany = route({
  method: "POST",
  path: "/api/records/confirm",
  tag: "records",
  summary: "Confirm several records, all or nothing",
  body: z.object({
    records: z
      .array(z.object({ id, version: z.int() }))
      .min(1)
      .max(200),
  }),
  reply: z.object({ confirmed: z.int() }),
});
