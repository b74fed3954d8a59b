import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { Context } from "../http/context.ts";

/** What an entry of the audit trail is about. */
export interface AuditedThing {
  readonly kind: string;
  readonly id: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes who did what, in the transaction of the deed. The application's role can add entries and never change one. */
export async function writeAudit(
  { db, countyCode, now, actor }: Pick<Context, "db" | "countyCode" | "now" | "actor">,
  action: string,
  thing: AuditedThing,
): Promise<void> {
  await sql`
    insert into audit_entry (county_code, entry_id, at, account_id, action, thing_kind, thing_id, detail)
    values (${countyCode}, ${newId()}, ${now}, ${actor.accountId}, ${action}, ${thing.kind}, ${thing.id}, ${thing.detail ? JSON.stringify(thing.detail) : null}::jsonb)`.execute(
    db,
  );
}
