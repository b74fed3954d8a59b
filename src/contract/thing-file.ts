import { z } from "zod";
import { attachment, attachmentBytesMax } from "./record.ts";
import { route } from "./route.ts";
import { id, instant } from "./shared.ts";

/** Photos, papers and signatures that belong to things other than records. */

export const fileThingKinds = ["goods", "asset", "request"] as const;
export type FileThingKind = (typeof fileThingKinds)[number];

/** What a file is for: a paper (agreement, decision, estimate), a photo, or what one step asks for. */
export const fileRoles = ["paper", "photo", "receipt", "signature", "check", "progress", "completion"] as const;
export type FileRole = (typeof fileRoles)[number];

/** Photos of every step of a building project, three years long; more belongs into the archive. Our choice. */
export const filesPerThingMax = 60;

export const thingFile = attachment.extend({
  role: z.enum(fileRoles),
  part: id.nullable().describe("The step of the thing that it belongs to: a check, an entry of progress"),
  addedAt: instant,
});
export type ThingFile = z.infer<typeof thingFile>;

export const addThingFile = route({
  method: "POST",
  path: "/api/things/:kind/:thingId/files",
  tag: "files",
  summary: "Add a photo, paper or signature to a thing; the same content twice is kept once",
  params: z.object({ kind: z.enum(fileThingKinds), thingId: id }),
  query: z.object({ role: z.enum(fileRoles), part: id.optional() }),
  isUpload: true,
  bodyLimit: attachmentBytesMax,
  reply: z.object({ files: z.array(thingFile) }),
});
export const getThingFile = route({
  method: "GET",
  path: "/api/thing-files/:fileId",
  tag: "files",
  summary: "A photo, paper or signature",
  params: z.object({ fileId: id }),
  replyKind: "file",
});
