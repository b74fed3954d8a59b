import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { RecordContent, RecordLine } from "../../contract/record.ts";
import type { RecordState } from "../../domain/evidence/record-state.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import type { FoundPartnership } from "../partnership/store.ts";
import { initialsOf } from "../school/initials.ts";

/** A record's row with the names of both schools. */
export interface RecordRow {
  readonly record_id: string;
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly category: RecordContent["category"];
  readonly from_day: string;
  readonly to_day: string;
  readonly state: RecordState;
  readonly stated_by_school_id: string | null;
  readonly subjects: string[];
  readonly grades: string[];
  readonly people: RecordContent["people"];
  readonly amounts: RecordContent["amounts"];
  readonly earmark: RecordContent["earmark"];
  readonly posting_role: RecordContent["postingRole"];
  readonly place: string | null;
  readonly note: string | null;
  readonly version: number;
  readonly entered_by: string;
  readonly changed_at: string;
  readonly attachments: number;
}

/** Columns of `RecordRow`; joins: partnership, helper, helped. */
export const recordColumns = sql`
  record.record_id, record.partnership_id, partnership.programme_id, record.helper_school_id, record.helped_school_id,
  helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
  record.category, record.from_day, record.to_day, record.state, record.stated_by_school_id, record.subjects, record.grades, record.people,
  record.amounts, record.earmark, record.posting_role, record.place, record.note, record.version, record.entered_by, record.changed_at,
  (select count(*) from attachment where attachment.county_code = record.county_code and attachment.thing_id = record.record_id) as attachments`;

export const recordJoins = sql`
  join partnership on partnership.county_code = record.county_code and partnership.partnership_id = record.partnership_id
  join school helper on helper.county_code = record.county_code and helper.school_id = record.helper_school_id
  join school helped on helped.county_code = record.county_code and helped.school_id = record.helped_school_id`;

export function statedBy(row: Pick<RecordRow, "stated_by_school_id" | "helper_school_id" | "helped_school_id">): RecordLine["statedBy"] {
  if (row.stated_by_school_id === row.helper_school_id) return "helper";
  return row.stated_by_school_id === row.helped_school_id ? "helped" : "bureau";
}

/** What both schools sign for, of a row. */
export function contentOf(row: RecordRow): RecordContent {
  return {
    category: row.category,
    from: row.from_day,
    to: row.to_day,
    subjects: row.subjects,
    grades: row.grades,
    people: row.people,
    amounts: row.amounts,
    earmark: row.earmark,
    postingRole: row.posting_role,
    place: row.place,
    note: row.note,
  };
}

export function recordLine(row: RecordRow): RecordLine {
  return {
    id: row.record_id,
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    state: row.state,
    statedBy: statedBy(row),
    version: row.version,
    updatedAt: row.changed_at,
    attachments: row.attachments,
    ...contentOf(row),
  };
}

/** The record as permissions name it. */
export function subjectOfRecord(row: RecordRow): {
  kind: "record";
  programmeId: string;
  helperSchoolId: string;
  helpedSchoolId: string;
  statedBy: string | null;
} {
  return {
    kind: "record",
    programmeId: row.programme_id,
    helperSchoolId: row.helper_school_id,
    helpedSchoolId: row.helped_school_id,
    statedBy: row.stated_by_school_id,
  };
}

/** A record; locked until the end of the transaction when something is to be done with it. */
export async function findRecord(
  db: CountyTransaction,
  countyCode: string,
  recordId: string,
  purpose: "read" | "change",
): Promise<RecordRow | undefined> {
  const { rows } = await sql<RecordRow>`
    select ${recordColumns}
      from record ${recordJoins}
     where record.county_code = ${countyCode}
       and record.record_id = ${recordId}
     ${purpose === "change" ? sql`for update of record` : sql``}`.execute(db);
  return rows[0];
}

/** The record that a person entered with a key before; undefined for a new key. */
export async function findEntered(
  db: CountyTransaction,
  countyCode: string,
  enteredBy: string,
  key: string,
): Promise<RecordRow | undefined> {
  const { rows } = await sql<RecordRow>`
    select ${recordColumns}
      from record ${recordJoins}
     where record.county_code = ${countyCode}
       and record.entered_by = ${enteredBy}
       and record.idempotency_key = ${key}`.execute(db);
  return rows[0];
}

/** Names, subjects, place and note in lower case, with the pinyin initials of the short ones: 王老师 is found by wls. */
function searchText({ people, subjects, place, note }: RecordContent): string {
  const named = [...people.map(({ name }) => name), ...subjects, ...(place === null ? [] : [place])];
  return [...named, ...named.map(initialsOf), note ?? ""].join(" ").toLowerCase();
}

/** The columns of a content, as one record of SQL values in a fixed order. */
function contentValues(content: RecordContent): RawBuilder<unknown> {
  return sql`${content.category}, ${content.from}::date, ${content.to}::date, ${content.subjects}::text[], ${content.grades}::text[],
    ${JSON.stringify(content.people)}::jsonb, ${JSON.stringify(content.amounts)}::jsonb, ${content.earmark}, ${content.postingRole},
    ${content.place}, ${content.note}, ${searchText(content)}`;
}

const contentColumns = sql`category, from_day, to_day, subjects, grades, people, amounts, earmark, posting_role, place, note, search_text`;

export interface NewRecord {
  readonly partnership: FoundPartnership;
  readonly content: RecordContent;
  readonly state: RecordState;
  readonly statedBySchoolId: string | null;
  readonly idempotencyKey: string;
  readonly enteredBy: string;
}

/**
 * Enters a record; null where the same person has entered one with this key before, also at this very moment in
 * another request.
 */
export async function insertRecord(db: CountyTransaction, countyCode: string, record: NewRecord, now: string): Promise<string | null> {
  const recordId = newId();
  const { partnership } = record;
  const { rows } = await sql<{ record_id: string }>`
    insert into record (county_code, record_id, partnership_id, helper_school_id, helped_school_id, state, stated_by_school_id, version,
                        idempotency_key, entered_by, entered_at, changed_at, ${contentColumns})
    values (${countyCode}, ${recordId}, ${partnership.partnershipId}, ${partnership.helperSchoolId}, ${partnership.helpedSchoolId}, ${record.state},
            ${record.statedBySchoolId}, 1, ${record.idempotencyKey}, ${record.enteredBy}, ${now}, ${now}, ${contentValues(record.content)})
    on conflict (county_code, entered_by, idempotency_key) do nothing
    returning record_id`.execute(db);
  if (rows.length === 0) return null;
  await insertRevision(db, countyCode, { recordId, version: 1, accountId: record.enteredBy, content: record.content }, now);
  return recordId;
}

interface Revision {
  readonly recordId: string;
  readonly version: number;
  readonly accountId: string;
  readonly content: RecordContent;
}

async function insertRevision(db: CountyTransaction, countyCode: string, revision: Revision, now: string): Promise<void> {
  await sql`
    insert into record_revision (county_code, record_id, version, at, account_id, content)
    values (${countyCode}, ${revision.recordId}, ${revision.version}, ${now}, ${revision.accountId}, ${JSON.stringify(revision.content)}::jsonb)`.execute(
    db,
  );
}

/** Puts new content in place of the old, which stays in the revisions. */
export async function replaceContent(
  db: CountyTransaction,
  countyCode: string,
  revision: Revision & { readonly state: RecordState; readonly statedBySchoolId: string | null },
  now: string,
): Promise<void> {
  await sql`
    update record
       set (${contentColumns}) = (select ${contentValues(revision.content)}),
           state = ${revision.state},
           stated_by_school_id = ${revision.statedBySchoolId},
           version = ${revision.version},
           changed_at = ${now}
     where county_code = ${countyCode}
       and record_id = ${revision.recordId}`.execute(db);
  await insertRevision(db, countyCode, revision, now);
}

/** A move without new content; the version goes up all the same, so that two people cannot both act on one sight of it. */
export async function setRecordState(
  db: CountyTransaction,
  countyCode: string,
  recordId: string,
  state: RecordState,
  now: string,
): Promise<void> {
  await sql`
    update record
       set state = ${state},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and record_id = ${recordId}`.execute(db);
}
