import { sql, type RawBuilder } from "kysely";
import type { Partnership } from "../../contract/partnership.ts";
import type { Reach } from "../../domain/access/reach.ts";
import type { ImportedPartnership, KnownProgramme } from "../../domain/programme/partnership-import.ts";
import type { PartnershipSides } from "../../domain/access/subject.ts";
import type { CountyTransaction } from "../db/with-county.ts";

/**
 * The ids of the partnerships that somebody may see, as an array; null for all of the county's. Nobody's reach gives
 * none. They are found by the indexes on schools and programmes, so that a coordinator's page reads the rows of the
 * coordinator's schools only; with the conditions side by side PostgreSQL went through the whole programme.
 */
export function reachedIds(reach: Reach, countyCode: string): RawBuilder<string[]> | null {
  if (reach.kind === "county") return null;
  const { programmeIds, schoolIds } = reach;
  const own = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`select own.partnership_id from partnership own where own.county_code = ${countyCode} and ${condition}`;
  const arms = [
    ...(programmeIds.length > 0 ? [own(sql`own.programme_id = any(${programmeIds}::uuid[])`)] : []),
    ...(schoolIds.length > 0
      ? [own(sql`own.helper_school_id = any(${schoolIds}::uuid[])`), own(sql`own.helped_school_id = any(${schoolIds}::uuid[])`)]
      : []),
  ];
  return arms.length === 0 ? sql`'{}'::uuid[]` : sql`array(${sql.join(arms, sql` union all `)})`;
}

/** Limits a query on `partnership` to what somebody may see. */
export function withinReach(reach: Reach, countyCode: string): RawBuilder<boolean> {
  const ids = reachedIds(reach, countyCode);
  return ids === null ? sql`true` : sql`partnership.partnership_id = any(${ids})`;
}

/** Joins the pair that the rows of a table belong to, and its two schools: `partnership`, `helper` and `helped` in the query. */
export function pairJoins(table: string): RawBuilder<unknown> {
  return sql`
  join partnership
    on partnership.county_code = ${sql.ref(`${table}.county_code`)}
   and partnership.partnership_id = ${sql.ref(`${table}.partnership_id`)}
  join school helper on helper.county_code = partnership.county_code and helper.school_id = partnership.helper_school_id
  join school helped on helped.county_code = partnership.county_code and helped.school_id = partnership.helped_school_id`;
}

/** A partnership as permissions need it. */
export interface FoundPartnership extends PartnershipSides {
  readonly partnershipId: string;
  readonly from: string;
  readonly to: string;
  readonly revision: number;
}

interface PartnershipRow {
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly revision: number;
}

function partnershipOf(row: PartnershipRow): FoundPartnership {
  return {
    partnershipId: row.partnership_id,
    programmeId: row.programme_id,
    helperSchoolId: row.helper_school_id,
    helpedSchoolId: row.helped_school_id,
    from: row.from_day,
    to: row.to_day,
    revision: row.revision,
  };
}

export async function findPartnership(
  db: CountyTransaction,
  countyCode: string,
  partnershipId: string,
): Promise<FoundPartnership | undefined> {
  const { rows } = await sql<PartnershipRow>`
    select partnership.partnership_id, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
           partnership.from_day, partnership.to_day, partnership.revision
      from partnership
     where partnership.county_code = ${countyCode}
       and partnership.partnership_id = ${partnershipId}`.execute(db);
  return rows[0] ? partnershipOf(rows[0]) : undefined;
}

/** Lets nobody else change what hangs on a partnership until the end of the transaction: one plan is drafted at a time. */
export async function lockPartnership(db: CountyTransaction, countyCode: string, partnershipId: string): Promise<void> {
  await sql`
    select partnership.partnership_id
      from partnership
     where partnership.county_code = ${countyCode}
       and partnership.partnership_id = ${partnershipId}
       for no key update`.execute(db);
}

/** Tells caches that something the standing follows from has changed. Takes the partnership's row lock until the commit. */
export async function touchPartnership(db: CountyTransaction, countyCode: string, partnershipId: string): Promise<void> {
  await sql`update partnership set revision = revision + 1 where county_code = ${countyCode} and partnership_id = ${partnershipId}`.execute(
    db,
  );
}

/** Columns of a partnership with both schools, for `partnershipView`. Joins: helper, helped, programme. */
export const partnershipColumns = sql`
  partnership.partnership_id, partnership.from_day, partnership.to_day, partnership.agreement_no, partnership.signed_on, partnership.revision,
  programme.programme_id, programme.name as programme_name,
  helper.school_id as helper_id, helper.name as helper_name, helper.short_name as helper_short, helper.initials as helper_initials, helper.longitude as helper_longitude, helper.latitude as helper_latitude,
  helped.school_id as helped_id, helped.name as helped_name, helped.short_name as helped_short, helped.initials as helped_initials, helped.longitude as helped_longitude, helped.latitude as helped_latitude,
  helped.stages as helped_stages, helped.township as helped_township,
  (select version.state
     from plan_version version
    where version.county_code = partnership.county_code
      and version.partnership_id = partnership.partnership_id
      and version.state <> 'withdrawn'
    order by version.number desc
    limit 1) as plan_state`;

/**
 * Every partnership has a programme; the left join says to begin with the partnerships. From a programme PostgreSQL
 * expects 300 / 67 of them, as it does not know that the county follows from it, and reads all 300 for four.
 */
export const partnershipJoins = sql`
  left join programme on programme.county_code = partnership.county_code and programme.programme_id = partnership.programme_id
  join school helper on helper.county_code = partnership.county_code and helper.school_id = partnership.helper_school_id
  join school helped on helped.county_code = partnership.county_code and helped.school_id = partnership.helped_school_id`;

export interface PartnershipViewRow {
  readonly partnership_id: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly agreement_no: string | null;
  readonly signed_on: string | null;
  readonly revision: number;
  readonly programme_id: string;
  readonly programme_name: string;
  readonly helper_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helper_initials: string;
  readonly helper_longitude: number | null;
  readonly helper_latitude: number | null;
  readonly helped_id: string;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly helped_initials: string;
  readonly helped_longitude: number | null;
  readonly helped_latitude: number | null;
  readonly helped_stages: readonly string[];
  readonly helped_township: string | null;
  readonly plan_state: "draft" | "submitted" | "returned" | "approved" | null;
}

const earthRadiusKm = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Straight distance by the haversine formula, to 0.1 km; null where a place is not known. */
export function distanceKm(row: PartnershipViewRow): number | null {
  const { helper_longitude: x1, helper_latitude: y1, helped_longitude: x2, helped_latitude: y2 } = row;
  if (x1 === null || y1 === null || x2 === null || y2 === null) return null;
  const a = Math.sin(radians(y2 - y1) / 2) ** 2 + Math.cos(radians(y1)) * Math.cos(radians(y2)) * Math.sin(radians(x2 - x1) / 2) ** 2;
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(a)) * 10) / 10;
}

export function helperOf(row: PartnershipViewRow): Partnership["helper"] {
  return { id: row.helper_id, name: row.helper_name, shortName: row.helper_short };
}

export function helpedOf(row: PartnershipViewRow): Partnership["helped"] {
  return { id: row.helped_id, name: row.helped_name, shortName: row.helped_short };
}

/** A partnership as lists and pages show it. */
export function partnershipView(row: PartnershipViewRow): Partnership {
  return {
    id: row.partnership_id,
    programme: { id: row.programme_id, name: row.programme_name },
    helper: helperOf(row),
    helped: helpedOf(row),
    from: row.from_day,
    to: row.to_day,
    agreementNo: row.agreement_no,
    signedOn: row.signed_on,
    distanceKm: distanceKm(row),
    planState: row.plan_state ?? "none",
  };
}

export async function findPartnershipView(
  db: CountyTransaction,
  countyCode: string,
  partnershipId: string,
): Promise<PartnershipViewRow | undefined> {
  const { rows } = await sql<PartnershipViewRow>`
    select ${partnershipColumns}
      from partnership ${partnershipJoins}
     where partnership.county_code = ${countyCode}
       and partnership.partnership_id = ${partnershipId}`.execute(db);
  return rows[0];
}

/** A pair as an import compares with it. */
export interface StoredPair extends ImportedPartnership {
  readonly id: string;
}

/** The pairs of the county by programme and schools: `programmeId helperId helpedId`. */
export async function listPairs(db: CountyTransaction, countyCode: string): Promise<Map<string, StoredPair>> {
  const { rows } = await sql<PartnershipRow & { agreement_no: string | null; signed_on: string | null }>`
    select partnership.partnership_id, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
           partnership.from_day, partnership.to_day, partnership.revision, partnership.agreement_no, partnership.signed_on
      from partnership
     where partnership.county_code = ${countyCode}`.execute(db);
  return new Map(
    rows.map((row) => {
      const { partnershipId, revision: _, ...sides } = partnershipOf(row);
      const pair: StoredPair = { id: partnershipId, ...sides, agreementNo: row.agreement_no, signedOn: row.signed_on };
      return [`${pair.programmeId} ${pair.helperSchoolId} ${pair.helpedSchoolId}`, pair] as const;
    }),
  );
}

/** The programmes of the county, by which a sheet names them. */
export async function listKnownProgrammes(db: CountyTransaction, countyCode: string): Promise<KnownProgramme[]> {
  const { rows } = await sql<KnownProgramme>`
    select programme.programme_id as id, programme.name, programme.first_school_year as "firstSchoolYear",
           programme.last_school_year as "lastSchoolYear"
      from programme
     where programme.county_code = ${countyCode}`.execute(db);
  return rows;
}
