import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { FileRole, FileThingKind, ThingFile } from "../../contract/thing-file.ts";
import { hashOf, imageTypes, mediaTypeOf, pieceBytes } from "../attachment/store.ts";
import type { Database } from "../db/pool.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import type { UploadedFile } from "../http/context.ts";

export interface ThingFileRow {
  readonly file_id: string;
  readonly thing_kind: FileThingKind;
  readonly thing_id: string;
  readonly role: FileRole;
  readonly part: string | null;
  readonly file_name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly added_at: string;
}

function fileOf(row: ThingFileRow): ThingFile {
  return {
    id: row.file_id,
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
export async function listThingFiles(db: CountyTransaction, countyCode: string, thingId: string): Promise<ThingFile[]> {
  const { rows } = await sql<ThingFileRow>`
    select file.file_id, file.thing_kind, file.thing_id, file.role, file.part, file.file_name, file.media_type, file.bytes, file.added_at
      from thing_file file
     where file.county_code = ${countyCode}
       and file.thing_id = ${thingId}
     order by file.added_at, file.file_id`.execute(db);
  return rows.map(fileOf);
}

export async function findThingFile(db: CountyTransaction, countyCode: string, fileId: string): Promise<ThingFileRow | undefined> {
  const { rows } = await sql<ThingFileRow>`
    select file.file_id, file.thing_kind, file.thing_id, file.role, file.part, file.file_name, file.media_type, file.bytes, file.added_at
      from thing_file file
     where file.county_code = ${countyCode}
       and file.file_id = ${fileId}`.execute(db);
  return rows[0];
}

/** Whether the same content hangs on the thing already, and how many files it has. */
export async function lookForFile(
  db: CountyTransaction,
  countyCode: string,
  thingId: string,
  { file, role }: { readonly file: UploadedFile; readonly role: FileRole },
): Promise<{ readonly isThere: boolean; readonly files: number }> {
  const { rows } = await sql<{ same: number; files: number }>`
    select count(*) filter (where file.sha256 = ${hashOf(file)} and file.role = ${role}) as same,
           count(*) as files
      from thing_file file
     where file.county_code = ${countyCode}
       and file.thing_id = ${thingId}`.execute(db);
  return { isThere: (rows[0]?.same ?? 0) > 0, files: rows[0]?.files ?? 0 };
}

export interface NewThingFile {
  readonly thingKind: FileThingKind;
  readonly thingId: string;
  readonly role: FileRole;
  readonly part: string | null;
  readonly file: UploadedFile;
  readonly addedBy: string;
}

/** Keeps a file in pieces, in the transaction of the caller. */
export async function insertThingFile(db: CountyTransaction, countyCode: string, added: NewThingFile, now: string): Promise<string> {
  const fileId = newId();
  const { content, name } = added.file;
  await sql`
    insert into thing_file (county_code, file_id, thing_kind, thing_id, role, part, file_name, media_type, bytes, sha256, added_by, added_at)
    values (${countyCode}, ${fileId}, ${added.thingKind}, ${added.thingId}, ${added.role}, ${added.part}, ${name}, ${mediaTypeOf(content)},
            ${content.length}, ${hashOf(added.file)}, ${added.addedBy}, ${now})`.execute(db);
  for (let at = 0; at < content.length; at += pieceBytes) {
    await sql`
      insert into thing_file_piece (county_code, file_id, ordinal, content)
      values (${countyCode}, ${fileId}, ${at / pieceBytes}, ${content.subarray(at, at + pieceBytes)})`.execute(db);
  }
  return fileId;
}

/** The content of a file, piece by piece. Files never change, so the pieces need no common transaction. */
export async function* thingFilePieces(database: Database, countyCode: string, fileId: string): AsyncGenerator<Buffer> {
  for (let ordinal = 0; ; ordinal++) {
    const piece = await withCounty(database, countyCode, async (db) => {
      const { rows } = await sql<{ content: Buffer }>`
        select piece.content
          from thing_file_piece piece
         where piece.county_code = ${countyCode}
           and piece.file_id = ${fileId}
           and piece.ordinal = ${ordinal}`.execute(db);
      return rows[0]?.content;
    });
    if (!piece) return;
    yield piece;
  }
}
