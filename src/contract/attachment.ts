import { z } from "zod";
import { route } from "./route.ts";
import { id, instant } from "./shared.ts";

/** Photos, papers and signatures that belong to things of every kind. */

export const attachmentKinds = ["record", "payment", "goods", "asset", "request"] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** What a file is for where its thing tells files apart: a paper (agreement, decision, estimate), a photo, or what one step asks for. */
export const attachmentRoles = ["paper", "photo", "receipt", "signature", "check", "progress", "completion"] as const;
export type AttachmentRole = (typeof attachmentRoles)[number];

/** Photos and files up to 50 MB each: a phone's video of a lesson's opening. Our choice. */
export const attachmentBytesMax = 50 * 1024 * 1024;

/**
 * Most files of one thing. A record, a payment: the photos of an open day; more belongs into the archive. The others:
 * photos of every step of a building project, three years long. Our choice.
 */
export const attachmentsMax: Readonly<Record<AttachmentKind, number>> = { record: 20, payment: 20, goods: 60, asset: 60, request: 60 };

export const attachment = z.object({
  id,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  isImage: z.boolean(),
  role: z.enum(attachmentRoles).nullable(),
  part: id.nullable().describe("The step of the thing that it belongs to: a check, an entry of progress"),
  addedAt: instant,
});
export type Attachment = z.infer<typeof attachment>;

export const addAttachment = route({
  method: "POST",
  path: "/api/things/:kind/:thingId/attachments",
  tag: "attachments",
  summary: "Add a photo, paper or signature to a thing; the same content twice for the same purpose is kept once",
  params: z.object({ kind: z.enum(attachmentKinds), thingId: id }),
  query: z.object({ role: z.enum(attachmentRoles).optional(), part: id.optional() }),
  isUpload: true,
  bodyLimit: attachmentBytesMax,
  reply: z.object({ files: z.array(attachment) }),
});
export const getAttachment = route({
  method: "GET",
  path: "/api/attachments/:attachmentId",
  tag: "attachments",
  summary: "A photo, paper or signature",
  params: z.object({ attachmentId: id }),
  replyKind: "file",
});
