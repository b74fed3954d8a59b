import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { ApprovalState } from "../../domain/approval/approval.ts";
import type { Commitment } from "../../domain/reading/reading.ts";
import type { CountyTransaction } from "../db/with-county.ts";

/** A version of a plan as its actions need it. */
export interface FoundVersion {
  readonly versionId: string;
  readonly partnershipId: string;
  readonly number: number;
  readonly state: ApprovalState;
  readonly title: string | null;
  readonly body: string;
  readonly fileName: string | null;
  readonly effectiveFrom: string | null;
  readonly reason: string | null;
  readonly version: number;
}

interface VersionRow {
  readonly version_id: string;
  readonly partnership_id: string;
  readonly number: number;
  readonly state: ApprovalState;
  readonly title: string | null;
  readonly body: string;
  readonly file_name: string | null;
  readonly effective_from: string | null;
  readonly reason: string | null;
  readonly version: number;
}

function versionOf(row: VersionRow): FoundVersion {
  return {
    versionId: row.version_id,
    partnershipId: row.partnership_id,
    number: row.number,
    state: row.state,
    title: row.title,
    body: row.body,
    fileName: row.file_name,
    effectiveFrom: row.effective_from,
    reason: row.reason,
    version: row.version,
  };
}

/** The version, locked until the end of the transaction when something is to be done with it. */
export async function findVersion(
  db: CountyTransaction,
  countyCode: string,
  versionId: string,
  purpose: "read" | "change",
): Promise<FoundVersion | undefined> {
  const { rows } = await sql<VersionRow>`
    select version.version_id, version.partnership_id, version.number, version.state, version.title, version.body,
           version.file_name, version.effective_from, version.reason, version.version
      from plan_version version
     where version.county_code = ${countyCode}
       and version.version_id = ${versionId}
     ${purpose === "change" ? sql`for update` : sql``}`.execute(db);
  return rows[0] ? versionOf(rows[0]) : undefined;
}

/** Versions of a partnership without their text, the first one first. */
export async function listVersions(
  db: CountyTransaction,
  countyCode: string,
  partnershipId: string,
): Promise<Omit<FoundVersion, "body">[]> {
  const { rows } = await sql<VersionRow>`
    select version.version_id, version.partnership_id, version.number, version.state, version.title, '' as body,
           version.file_name, version.effective_from, version.reason, version.version
      from plan_version version
     where version.county_code = ${countyCode}
       and version.partnership_id = ${partnershipId}
     order by version.number`.execute(db);
  return rows.map(versionOf);
}

export interface NewVersion {
  readonly partnershipId: string;
  readonly title: string | null;
  readonly body: string;
  readonly fileName: string | null;
  readonly reason: string | null;
  readonly createdBy: string;
}

/** Adds a draft with the next number of its partnership. */
export async function insertVersion(db: CountyTransaction, countyCode: string, version: NewVersion, now: string): Promise<string> {
  const versionId = newId();
  await sql`
    insert into plan_version (county_code, version_id, partnership_id, number, state, title, body, file_name, reason, created_by, created_at, changed_at)
    select ${countyCode}, ${versionId}, ${version.partnershipId},
           coalesce((select max(other.number) from plan_version other where other.county_code = ${countyCode} and other.partnership_id = ${version.partnershipId}), 0) + 1,
           'draft', ${version.title}, ${version.body}, ${version.fileName}, ${version.reason}, ${version.createdBy}, ${now}, ${now}`.execute(
    db,
  );
  return versionId;
}

/** The first day on which a version is in force; set before it is approved. */
export async function setEffectiveFrom(db: CountyTransaction, countyCode: string, versionId: string, day: string): Promise<void> {
  await sql`
    update plan_version
       set effective_from = ${day}
     where county_code = ${countyCode}
       and version_id = ${versionId}`.execute(db);
}

/** One card of a version. `content` is the domain's commitment; its `partOf` stands in the row as the id of another card. */
export interface StoredCommitment {
  readonly commitmentId: string;
  readonly lineageId: string;
  readonly ordinal: number;
  readonly state: "proposed" | "accepted" | "rejected";
  readonly origin: "read" | "added" | "split";
  readonly partOf: string | null;
  readonly content: Commitment;
}

export interface CommitmentRow {
  readonly commitment_id: string;
  readonly lineage_id: string;
  readonly ordinal: number;
  readonly state: StoredCommitment["state"];
  readonly origin: StoredCommitment["origin"];
  readonly part_of: string | null;
  readonly content: Commitment;
}

export function commitmentOf(row: CommitmentRow): StoredCommitment {
  return {
    commitmentId: row.commitment_id,
    lineageId: row.lineage_id,
    ordinal: row.ordinal,
    state: row.state,
    origin: row.origin,
    partOf: row.part_of,
    content: row.content,
  };
}

export async function listCommitments(db: CountyTransaction, countyCode: string, versionId: string): Promise<StoredCommitment[]> {
  const { rows } = await sql<CommitmentRow>`
    select commitment.commitment_id, commitment.lineage_id, commitment.ordinal, commitment.state, commitment.origin,
           commitment.part_of, commitment.content
      from commitment
     where commitment.county_code = ${countyCode}
       and commitment.version_id = ${versionId}
     order by commitment.ordinal, commitment.commitment_id`.execute(db);
  return rows.map(commitmentOf);
}

/** Adds cards in one statement; a plan has some dozens, a county's collection some hundreds. */
export async function insertCommitments(
  db: CountyTransaction,
  countyCode: string,
  versionId: string,
  commitments: readonly StoredCommitment[],
): Promise<void> {
  if (commitments.length === 0) return;
  const rows = commitments.map((commitment) => ({
    id: commitment.commitmentId,
    lineage: commitment.lineageId,
    ordinal: commitment.ordinal,
    state: commitment.state,
    origin: commitment.origin,
    part_of: commitment.partOf,
    content: commitment.content,
  }));
  await sql`
    insert into commitment (county_code, version_id, commitment_id, lineage_id, ordinal, state, origin, part_of, content)
    select ${countyCode}, ${versionId}, item.id, item.lineage, item.ordinal, item.state, item.origin, item.part_of, item.content
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as item (id uuid, lineage uuid, ordinal integer, state text, origin text, part_of uuid, content jsonb)`.execute(db);
}

export async function updateCommitment(db: CountyTransaction, countyCode: string, commitment: StoredCommitment): Promise<void> {
  await sql`
    update commitment
       set state = ${commitment.state},
           part_of = ${commitment.partOf},
           content = ${JSON.stringify(commitment.content)}::jsonb
     where county_code = ${countyCode}
       and commitment_id = ${commitment.commitmentId}`.execute(db);
}

/** The domain's list of a version's accepted promises: `partOf` as an index in it. */
export function plannedCommitments(
  stored: readonly StoredCommitment[],
): { readonly id: string; readonly lineageId: string; readonly commitment: Commitment }[] {
  const position = new Map(stored.map(({ commitmentId }, index) => [commitmentId, index]));
  return stored.map(({ commitmentId, lineageId, partOf, content }) => ({
    id: commitmentId,
    lineageId,
    commitment: { ...content, partOf: partOf === null ? null : (position.get(partOf) ?? null) },
  }));
}
