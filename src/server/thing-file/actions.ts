import { filesPerThingMax, type FileRole, type FileThingKind, type ThingFile } from "../../contract/thing-file.ts";
import { writeAudit } from "../audit/store.ts";
import { imageTypes, mediaTypeOf } from "../attachment/store.ts";
import type { Context, FileReply, UploadedFile } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { findThingFile, insertThingFile, listThingFiles, lookForFile, thingFilePieces } from "./store.ts";

/** What a feature says of files that hang on its things. Joined in main.ts. */
export interface FileOwner {
  readonly kind: FileThingKind;
  /** Whether the person may see the thing, and with it its files. */
  readonly mayRead: (context: Context, thingId: string) => Promise<boolean>;
  /** Why a file cannot be added now; the thing is locked until the end of the transaction. */
  readonly refuseFile: (context: Context, thingId: string, role: FileRole) => Promise<Refusal | null>;
}

export interface FilePlace {
  readonly kind: FileThingKind;
  readonly thingId: string;
  readonly role: FileRole;
  readonly part: string | null;
}

/** Roles that show something and must be pictures; papers may be files of any kind. */
const pictures: ReadonlySet<FileRole> = new Set(["receipt", "signature", "check", "completion"]);

/** Adds a file to a thing. The same content twice for the same purpose is kept once. */
export async function addThingFile(
  context: Context,
  owners: readonly FileOwner[],
  place: FilePlace,
  file: UploadedFile,
): Promise<{ files: ThingFile[] } | Refusal> {
  const { db, countyCode, actor, now } = context;
  const { kind, thingId, role, part } = place;
  const owner = owners.find((one) => one.kind === kind);
  if (!owner || !(await owner.mayRead(context, thingId))) return refuse("not-found");
  const refusal = await owner.refuseFile(context, thingId, role);
  if (refusal) return refusal;
  if (pictures.has(role) && !imageTypes.has(mediaTypeOf(file.content)))
    return refuse("bad-input", { fields: [{ path: "file", code: "no-picture" }] });
  const { isThere, files } = await lookForFile(db, countyCode, thingId, { file, role });
  if (!isThere) {
    if (files >= filesPerThingMax) return refuse("bad-input", { fields: [{ path: "file", code: "too-many" }] });
    const fileId = await insertThingFile(db, countyCode, { thingKind: kind, thingId, role, part, file, addedBy: actor.accountId }, now);
    await writeAudit(context, `${kind}.attach`, { kind, id: thingId, detail: { fileId, role } });
  }
  return { files: await listThingFiles(db, countyCode, thingId) };
}

/** A file of a thing that the person may see. */
export async function openThingFile(context: Context, owners: readonly FileOwner[], fileId: string): Promise<FileReply | Refusal> {
  const row = await findThingFile(context.db, context.countyCode, fileId);
  const owner = row && owners.find((one) => one.kind === row.thing_kind);
  if (!row || !owner || !(await owner.mayRead(context, row.thing_id))) return refuse("not-found");
  return {
    fileName: row.file_name,
    mediaType: row.media_type,
    content: thingFilePieces(context.database, context.countyCode, fileId),
    isInline: imageTypes.has(row.media_type),
  };
}
