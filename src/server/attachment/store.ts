import { createHash } from "node:crypto";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { Attachment, AttachmentKind, AttachmentRole } from "../../contract/attachment.ts";
import type { Database } from "../db/pool.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import type { UploadedFile } from "../http/context.ts";

/** Pieces of a file: small enough that sending one holds little memory, large enough that 50 MB are a hundred rows. */
const pieceBytes = 512 * 1024;

interface AttachmentRow {
  readonly attachment_id: string;
  readonly thing_kind: AttachmentKind;
  readonly thing_id: string;
  readonly role: AttachmentRole | null;
  readonly part: string | null;
  readonly file_name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly added_at: string;
}

const columns = sql`
  attachment.attachment_id, attachment.thing_kind, attachment.thing_id, attachment.role, attachment.part, attachment.file_name,
  attachment.media_type, attachment.bytes, attachment.added_at`;

/** Types that a page may show. */
export const imageTypes: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** First bytes of the image types that a page may show. Source: the formats' own specifications. */
const signatures: readonly (readonly [type: string, start: readonly number[], offset: number])[] = [
  ["image/jpeg", [0xff, 0xd8, 0xff], 0],
  ["image/png", [0x89, 0x50, 0x4e, 0x47], 0],
  ["image/gif", [0x47, 0x49, 0x46, 0x38], 0],
  ["image/webp", [0x57, 0x45, 0x42, 0x50], 8],
];

/** What a file is, by its first bytes; what we do not show in a page is only handed on as a download. */
export function mediaTypeOf(content: Buffer): string {
  const found = signatures.find(([, start, offset]) => start.every((byte, index) => content[offset + index] === byte));
  if (found) return found[0];
  return content.subarray(0, 5).toString("latin1") === "%PDF-" ? "application/pdf" : "application/octet-stream";
}

function attachmentOf(row: AttachmentRow): Attachment {
  return {
    id: row.attachment_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    isImage: imageTypes.has(row.media_type),
    role: row.role,
    part: row.part,
    addedAt: row.added_at,
  };
}

/** The files of a thing, the first one first. */
export async function listAttachments(db: CountyTransaction, countyCode: string, thingId: string): Promise<Attachment[]> {
  const { rows } = await sql<AttachmentRow>`
    select ${columns}
      from attachment
     where attachment.county_code = ${countyCode}
       and attachment.thing_id = ${thingId}
     order by attachment.added_at, attachment.attachment_id`.execute(db);
  return rows.map(attachmentOf);
}

export async function findAttachment(db: CountyTransaction, countyCode: string, attachmentId: string): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`
    select ${columns}
      from attachment
     where attachment.county_code = ${countyCode}
       and attachment.attachment_id = ${attachmentId}`.execute(db);
  return rows[0];
}

/** The thing that a file hangs on, and what the file is for there. */
export interface AttachmentPlace {
  readonly kind: AttachmentKind;
  readonly thingId: string;
  readonly role: AttachmentRole | null;
  readonly part: string | null;
}

function hashOf(file: UploadedFile): Buffer {
  return createHash("sha256").update(file.content).digest();
}

/** Whether the same content hangs on the thing already for the same purpose, and how many files it has. */
export async function lookForFile(
  db: CountyTransaction,
  countyCode: string,
  { thingId, role }: Pick<AttachmentPlace, "thingId" | "role">,
  file: UploadedFile,
): Promise<{ readonly isThere: boolean; readonly files: number }> {
  const { rows } = await sql<{ same: number; files: number }>`
    select count(*) filter (where attachment.sha256 = ${hashOf(file)} and attachment.role is not distinct from ${role}) as same,
           count(*) as files
      from attachment
     where attachment.county_code = ${countyCode}
       and attachment.thing_id = ${thingId}`.execute(db);
  return { isThere: (rows[0]?.same ?? 0) > 0, files: rows[0]?.files ?? 0 };
}

/** Keeps a file in pieces, in the transaction of the caller. */
export async function insertAttachment(
  db: CountyTransaction,
  countyCode: string,
  { place, file, addedBy }: { readonly place: AttachmentPlace; readonly file: UploadedFile; readonly addedBy: string },
  now: string,
): Promise<string> {
  const attachmentId = newId();
  const { content } = file;
  await sql`
    insert into attachment (county_code, attachment_id, thing_kind, thing_id, role, part, file_name, media_type, bytes, sha256, added_by, added_at)
    values (${countyCode}, ${attachmentId}, ${place.kind}, ${place.thingId}, ${place.role}, ${place.part}, ${file.name},
            ${mediaTypeOf(content)}, ${content.length}, ${hashOf(file)}, ${addedBy}, ${now})`.execute(db);
  for (let at = 0; at < content.length; at += pieceBytes) {
    await sql`
      insert into attachment_piece (county_code, attachment_id, ordinal, content)
      values (${countyCode}, ${attachmentId}, ${at / pieceBytes}, ${content.subarray(at, at + pieceBytes)})`.execute(db);
  }
  return attachmentId;
}

/** The content of a file, piece by piece. Files never change, so the pieces need no common transaction. */
export async function* piecesOf(database: Database, countyCode: string, attachmentId: string): AsyncGenerator<Buffer> {
  for (let ordinal = 0; ; ordinal++) {
    const piece = await withCounty(database, countyCode, async (db) => {
      const { rows } = await sql<{ content: Buffer }>`
        select piece.content
          from attachment_piece piece
         where piece.county_code = ${countyCode}
           and piece.attachment_id = ${attachmentId}
           and piece.ordinal = ${ordinal}`.execute(db);
      return rows[0]?.content;
    });
    if (!piece) return;
    yield piece;
  }
}
