import { attachmentsPerRecordMax } from "../../contract/record.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply, UploadedFile } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { findAttachment, hashOf, imageTypes, insertAttachment, listHashes, piecesOf } from "./store.ts";

/** A kind of thing that has files, and who may see and add them; joined in main.ts. */
export interface AttachmentOwner {
  readonly kind: string;
  /** Null where the person may see the thing; a refusal otherwise. */
  readonly openToRead: (context: Context, thingId: string) => Promise<Refusal | null>;
  /** The same for adding a file; locks the thing, so that the number of its files is the one that was checked. */
  readonly openToAdd: (context: Context, thingId: string) => Promise<Refusal | null>;
}

/** Adds a file to a thing. The same content twice is kept once. */
export async function addAttachment(
  context: Context,
  owner: AttachmentOwner,
  thingId: string,
  file: UploadedFile | null,
): Promise<null | Refusal> {
  if (!file) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
  const refusal = await owner.openToAdd(context, thingId);
  if (refusal) return refusal;
  const { db, countyCode, now, actor } = context;
  const hashes = await listHashes(db, countyCode, thingId);
  if (hashes.some((hash) => hash.equals(hashOf(file)))) return null;
  if (hashes.length >= attachmentsPerRecordMax) return refuse("bad-input", { fields: [{ path: "file", code: "too-many" }] });
  const thing = { kind: owner.kind, id: thingId };
  const attachmentId = await insertAttachment(db, countyCode, { thing, file, addedBy: actor.accountId }, now);
  await writeAudit(context, `${owner.kind}.attach`, { ...thing, detail: { attachmentId } });
  return null;
}

/** A file of a thing that the person may see. */
export async function openAttachment(
  context: Context,
  owners: readonly AttachmentOwner[],
  attachmentId: string,
): Promise<FileReply | Refusal> {
  const row = await findAttachment(context.db, context.countyCode, attachmentId);
  const owner = owners.find(({ kind }) => kind === row?.thing_kind);
  if (!row || !owner) return refuse("not-found");
  const refusal = await owner.openToRead(context, row.thing_id);
  if (refusal) return refusal;
  return {
    fileName: row.file_name,
    mediaType: row.media_type,
    content: piecesOf(context.database, context.countyCode, attachmentId),
    isInline: imageTypes.has(row.media_type),
  };
}
