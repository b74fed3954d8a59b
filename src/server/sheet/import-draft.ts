import { sql } from "kysely";
import type { CountyTransaction } from "../db/with-county.ts";

/** A sheet that was checked and waits to be taken over. */
export interface ImportDraft {
  readonly kind: string;
  readonly fileName: string;
  readonly content: Buffer;
}

/** How long a checked sheet waits: nobody comes back to it after a day, and it holds people's data. */
const draftMs = 24 * 60 * 60 * 1000;

export async function insertDraft(
  db: CountyTransaction,
  countyCode: string,
  draft: ImportDraft & { readonly importId: string; readonly accountId: string },
  now: string,
): Promise<void> {
  await sql`delete from import_draft where county_code = ${countyCode} and created_at < ${new Date(Date.parse(now) - draftMs).toISOString()}`.execute(
    db,
  );
  await sql`
    insert into import_draft (county_code, import_id, account_id, kind, file_name, content, created_at)
    values (${countyCode}, ${draft.importId}, ${draft.accountId}, ${draft.kind}, ${draft.fileName}, ${draft.content}, ${now})`.execute(db);
}

/** The draft of the person who checked it; nobody else's. */
export async function findDraft(
  db: CountyTransaction,
  countyCode: string,
  importId: string,
  accountId: string,
): Promise<ImportDraft | undefined> {
  const { rows } = await sql<{ kind: string; file_name: string; content: Buffer }>`
    select draft.kind, draft.file_name, draft.content
      from import_draft draft
     where draft.county_code = ${countyCode}
       and draft.import_id = ${importId}
       and draft.account_id = ${accountId}`.execute(db);
  const [row] = rows;
  return row ? { kind: row.kind, fileName: row.file_name, content: row.content } : undefined;
}
