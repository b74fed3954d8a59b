import { attachmentsMax, type Attachment, type AttachmentKind, type AttachmentRole } from "../../contract/attachment.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply, UploadedFile } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import {
  findAttachment,
  imageTypes,
  insertAttachment,
  listAttachments,
  lookForFile,
  mediaTypeOf,
  piecesOf,
  type AttachmentPlace,
} from "./store.ts";

/** A kind of thing that has files, and who may see and add them; joined in main.ts. */
export interface AttachmentOwner {
  readonly kind: AttachmentKind;
  /** Null where the person may see the thing, and with it its files; a refusal otherwise. */
  readonly openToRead: (context: Context, thingId: string) => Promise<Refusal | null>;
  /** The same for adding a file of a role; locks the thing, so that the number of its files is the one that was checked. */
  readonly openToAdd: (context: Context, thingId: string, role: AttachmentRole | null) => Promise<Refusal | null>;
}

/** A file whose role its kind of thing does not know. */
export const foreignRole: Refusal = refuse("bad-input", { fields: [{ path: "role", code: "foreign" }] });

/** Roles that show something and must be pictures; papers may be files of any kind. */
const pictures: ReadonlySet<AttachmentRole | null> = new Set(["receipt", "signature", "check", "completion"]);

/** Adds a file to a thing. The same content twice for the same purpose is kept once. */
export async function addAttachment(
  context: Context,
  owner: AttachmentOwner,
  { thingId, role, part }: Omit<AttachmentPlace, "kind">,
  file: UploadedFile | null,
): Promise<{ files: Attachment[] } | Refusal> {
  if (!file) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
  const refusal = await owner.openToAdd(context, thingId, role);
  if (refusal) return refusal;
  const { db, countyCode, actor, now } = context;
  const { kind } = owner;
  if (pictures.has(role) && !imageTypes.has(mediaTypeOf(file.content)))
    return refuse("bad-input", { fields: [{ path: "file", code: "no-picture" }] });
  const { isThere, files } = await lookForFile(db, countyCode, { thingId, role }, file);
  if (!isThere) {
    if (files >= attachmentsMax[kind]) return refuse("bad-input", { fields: [{ path: "file", code: "too-many" }] });
    const added = { place: { kind, thingId, role, part }, file, addedBy: actor.accountId };
    const attachmentId = await insertAttachment(db, countyCode, added, now);
    await writeAudit(context, `${kind}.attach`, { kind, id: thingId, detail: { attachmentId, role } });
  }
  return { files: await listAttachments(db, countyCode, thingId) };
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
