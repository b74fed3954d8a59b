import { createHash } from "node:crypto";
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { Attachment } from "../../contract/record.ts";
import type { Database } from "../db/pool.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import type { UploadedFile } from "../http/context.ts";

/** Pieces of a file: small enough that sending one holds little memory, large enough that 50 MB are a hundred rows. */
export const pieceBytes = 512 * 1024;

export interface AttachmentRow {
  readonly attachment_id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly bytes: number;
}

interface FoundAttachment extends AttachmentRow {
  readonly thing_kind: string;
  readonly thing_id: string;
}

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
  };
}

export async function listAttachments(db: CountyTransaction, countyCode: string, thingId: string): Promise<Attachment[]> {
  const { rows } = await sql<AttachmentRow>`
    select attachment.attachment_id, attachment.file_name, attachment.media_type, attachment.bytes
      from attachment
     where attachment.county_code = ${countyCode}
       and attachment.thing_id = ${thingId}
     order by attachment.added_at, attachment.attachment_id`.execute(db);
  return rows.map(attachmentOf);
}

/** The hashes of a thing's files. */
export async function listHashes(db: CountyTransaction, countyCode: string, thingId: string): Promise<Buffer[]> {
  const { rows } = await sql<{ sha256: Buffer }>`
    select attachment.sha256
      from attachment
     where attachment.county_code = ${countyCode}
       and attachment.thing_id = ${thingId}`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}

export function hashOf(file: UploadedFile): Buffer {
  return createHash("sha256").update(file.content).digest();
}

/** What a file belongs to: a record, a payment. */
export interface AttachedThing {
  readonly kind: string;
  readonly id: string;
}

export interface NewAttachment {
  readonly thing: AttachedThing;
  readonly file: UploadedFile;
  readonly addedBy: string;
}

/** Keeps a file in pieces, in the transaction of the caller. */
export async function insertAttachment(
  db: CountyTransaction,
  countyCode: string,
  { thing, file, addedBy }: NewAttachment,
  now: string,
): Promise<string> {
  const attachmentId = newId();
  await sql`
    insert into attachment (county_code, attachment_id, thing_kind, thing_id, file_name, media_type, bytes, sha256, added_by, added_at)
    values (${countyCode}, ${attachmentId}, ${thing.kind}, ${thing.id}, ${file.name}, ${mediaTypeOf(file.content)}, ${file.content.length}, ${hashOf(file)}, ${addedBy}, ${now})`.execute(
    db,
  );
  for (let at = 0; at < file.content.length; at += pieceBytes) {
    await sql`
      insert into attachment_piece (county_code, attachment_id, ordinal, content)
      values (${countyCode}, ${attachmentId}, ${at / pieceBytes}, ${file.content.subarray(at, at + pieceBytes)})`.execute(db);
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

export async function findAttachment(
  db: CountyTransaction,
  countyCode: string,
  attachmentId: string,
): Promise<FoundAttachment | undefined> {
  const { rows } = await sql<FoundAttachment>`
    select attachment.attachment_id, attachment.thing_kind, attachment.thing_id, attachment.file_name, attachment.media_type, attachment.bytes
      from attachment
     where attachment.county_code = ${countyCode}
       and attachment.attachment_id = ${attachmentId}`.execute(db);
  return rows[0];
}
