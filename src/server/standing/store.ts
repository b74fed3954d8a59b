import { sql } from "kysely";
import { evidenceOf } from "../../domain/evidence/from-entry.ts";
import { isCounting, type RecordState } from "../../domain/evidence/record-state.ts";
import type { EvidenceRecord, EvidenceSource } from "../../domain/evidence/record.ts";
import type { ApprovedVersion, PartnershipFacts } from "../../domain/obligation/partnership.ts";
import type { RecordContent } from "../../contract/record.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import { loadMentorshipEvidence } from "../mentorship/store.ts";
import type { PartnershipViewRow } from "../partnership/store.ts";
import { commitmentOf, plannedCommitments, type CommitmentRow } from "../plan/store.ts";
import { listsOfPartnership } from "../plan/queries.ts";
import { loadProjectEvidence } from "../project/store.ts";
import { paymentEvidence } from "../payment/store.ts";
import { loadPostingEvidence } from "../posting/store.ts";
import { dayOf } from "../settings/store.ts";
import { loadGoodsEvidence } from "../goods/store.ts";
import { loadAidEvidence } from "../aid-run/store.ts";

/** The facts of a partnership with the thing behind each piece of evidence, in the order of `facts.records`. */
export interface LoadedFacts {
  readonly facts: PartnershipFacts;
  readonly sources: readonly EvidenceSource[];
}

/** One piece of evidence with the thing that shows it. */
export interface Evidence {
  readonly partnershipId: string;
  readonly record: EvidenceRecord;
  readonly source: EvidenceSource;
}

/** Gives what a feature's things show for some partnerships: posts, payments, goods. What is entered there is entered once. */
export type EvidenceLoader = (db: CountyTransaction, countyCode: string, partnershipIds: readonly string[]) => Promise<Evidence[]>;

/** The features whose things are evidence besides the records. */
const loaders: readonly EvidenceLoader[] = [
  loadPostingEvidence,
  paymentEvidence,
  loadGoodsEvidence,
  loadAidEvidence,
  loadProjectEvidence,
  loadMentorshipEvidence,
];

interface EvidenceRow {
  readonly partnership_id: string;
  readonly record_id: string;
  readonly category: RecordContent["category"];
  readonly from_day: string;
  readonly to_day: string;
  readonly state: RecordState;
  readonly subjects: string[];
  readonly grades: string[];
  readonly names: string[] | null;
  readonly amounts: RecordContent["amounts"];
  readonly earmark: RecordContent["earmark"];
  readonly posting_role: RecordContent["postingRole"];
}

function evidenceRecord(row: EvidenceRow): EvidenceRecord {
  return evidenceOf({
    id: row.record_id,
    category: row.category,
    from: dayOf(row.from_day),
    to: dayOf(row.to_day),
    isConfirmed: isCounting(row.state),
    subjects: row.subjects,
    grades: row.grades,
    people: row.names ?? [],
    amounts: row.amounts,
    earmark: row.earmark,
    postingRole: row.posting_role,
  });
}

function evidenceRow(row: EvidenceRow): Evidence {
  const isWaiting = row.state === "submitted" || row.state === "questioned";
  return {
    partnershipId: row.partnership_id,
    record: evidenceRecord(row),
    source: { kind: "record", id: row.record_id, state: row.state, isWaiting },
  };
}

function grouped<Row extends { readonly partnership_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.partnership_id);
}

interface VersionCommitmentRow extends CommitmentRow {
  readonly partnership_id: string;
  readonly version_id: string;
  readonly effective_from: string;
}

/** Approved versions with their accepted promises, the earliest first. */
function versionsOf(rows: readonly VersionCommitmentRow[]): ApprovedVersion[] {
  return [...Map.groupBy(rows, ({ version_id: id }) => id)].map(([id, own]) => ({
    id,
    effectiveFrom: dayOf(own[0]?.effective_from ?? ""),
    commitments: plannedCommitments(own.map(commitmentOf)),
  }));
}

interface NameRow {
  readonly kind: "waived" | "need";
  readonly partnership_id: string;
  readonly lineage_id: string;
  readonly period: string;
  readonly scope: Record<string, string>;
}

async function loadRows(
  db: CountyTransaction,
  countyCode: string,
  ids: readonly string[],
): Promise<{ commitments: VersionCommitmentRow[]; records: EvidenceRow[]; names: NameRow[] }> {
  const commitments = await sql<VersionCommitmentRow>`
    select version.partnership_id, version.version_id, version.effective_from, commitment.commitment_id, commitment.lineage_id,
           commitment.ordinal, commitment.state, commitment.origin, commitment.part_of, commitment.content
      from plan_version version
      join commitment on commitment.county_code = version.county_code and commitment.version_id = version.version_id
     where version.county_code = ${countyCode}
       and version.partnership_id = any(${ids}::uuid[])
       and version.state = 'approved'
       and commitment.state = 'accepted'
     order by version.effective_from, commitment.ordinal, commitment.commitment_id`.execute(db);
  const records = await sql<EvidenceRow>`
    select record.partnership_id, record.record_id, record.category, record.from_day, record.to_day, record.state, record.subjects, record.grades,
           case when record.people = '[]'::jsonb then null
                else array(select person ->> 'name' from jsonb_array_elements(record.people) as person) end as names,
           record.amounts, record.earmark, record.posting_role
      from record
     where record.county_code = ${countyCode}
       and record.partnership_id = any(${ids}::uuid[])
       and record.state not in ('voided', 'planned')
     order by record.from_day, record.record_id`.execute(db);
  const names = await sql<NameRow>`
    select 'waived' as kind, waiver.partnership_id, waiver.lineage_id, waiver.period, waiver.scope
      from waiver
     where waiver.county_code = ${countyCode}
       and waiver.partnership_id = any(${ids}::uuid[])
       and waiver.state = 'approved'
    union all
    select 'need', need.partnership_id, need.lineage_id, '', need.scope
      from need
     where need.county_code = ${countyCode}
       and need.partnership_id = any(${ids}::uuid[])`.execute(db);
  return { commitments: commitments.rows, records: records.rows, names: names.rows };
}

function nameOf({ lineage_id: lineageId, period, scope }: NameRow): { lineageId: string; period: string; scope: Record<string, string> } {
  return { lineageId, period, scope };
}

/** Everything that the standings of some partnerships follow from, in three queries however many they are. */
export async function loadFacts(
  db: CountyTransaction,
  countyCode: string,
  partnerships: readonly PartnershipViewRow[],
): Promise<Map<string, LoadedFacts>> {
  const ids = partnerships.map((row) => row.partnership_id);
  const rows = await loadRows(db, countyCode, ids);
  const evidence = rows.records.map(evidenceRow);
  for (const load of loaders) for (const item of await load(db, countyCode, ids)) evidence.push(item);
  const byPartnership = Map.groupBy(evidence, ({ partnershipId }) => partnershipId);
  const commitments = grouped(rows.commitments);
  const names = grouped(rows.names);
  return new Map(
    partnerships.map((row) => {
      const id = row.partnership_id;
      const own = byPartnership.get(id) ?? [];
      const named = (kind: NameRow["kind"]): NameRow[] => (names.get(id) ?? []).filter((name) => name.kind === kind);
      return [
        id,
        {
          facts: {
            from: dayOf(row.from_day),
            to: dayOf(row.to_day),
            lists: listsOfPartnership(row),
            versions: versionsOf(commitments.get(id) ?? []),
            records: own.map(({ record }) => record),
            waived: named("waived").map(nameOf),
            needs: named("need").map(nameOf),
          },
          sources: own.map(({ source }) => source),
        },
      ] as const;
    }),
  );
}
