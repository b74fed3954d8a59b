import { attachmentsPerRecordMax } from "../../contract/record.ts";
import { can } from "../../domain/access/access.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply, UploadedFile } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { openRecord } from "../record/actions.ts";
import { subjectOfRecord } from "../record/store.ts";
import { findAttachment, hashOf, imageTypes, insertAttachment, listHashes, piecesOf } from "./store.ts";

/** Adds a file to a record. The same content twice is kept once. */
export async function addAttachment(context: Context, recordId: string, file: UploadedFile): Promise<null | Refusal> {
  const record = await openRecord(context, recordId, "change");
  if ("refusedFor" in record) return record;
  const { db, countyCode, now, actor } = context;
  if (!can(actor, "record.enter", subjectOfRecord(record))) return refuse("forbidden");
  if (record.state === "voided") return refuse("wrong-state");
  const hashes = await listHashes(db, countyCode, recordId);
  if (hashes.some((hash) => hash.equals(hashOf(file)))) return null;
  if (hashes.length >= attachmentsPerRecordMax) return refuse("bad-input", { fields: [{ path: "file", code: "too-many" }] });
  const attachmentId = await insertAttachment(db, countyCode, { recordId, file, addedBy: actor.accountId }, now);
  await writeAudit(context, "record.attach", { kind: "record", id: recordId, detail: { attachmentId } });
  return null;
}

/** A file of a record that the person may see. */
export async function openAttachment(context: Context, attachmentId: string): Promise<FileReply | Refusal> {
  const row = await findAttachment(context.db, context.countyCode, attachmentId);
  if (!row) return refuse("not-found");
  const record = await openRecord(context, row.record_id, "read");
  if ("refusedFor" in record) return record;
  return {
    fileName: row.file_name,
    mediaType: row.media_type,
    content: piecesOf(context.database, context.countyCode, attachmentId),
    isInline: imageTypes.has(row.media_type),
  };
}
