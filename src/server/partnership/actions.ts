import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { PartnershipChange } from "../../contract/partnership.ts";
import type { ObligationRef } from "../../contract/standing.ts";
import { can } from "../../domain/access/access.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { listKnownSchools } from "../school/store.ts";
import { planOf, type RowPlan, type Writers } from "../sheet/import-plan.ts";
import type { SheetImport } from "../sheet/import-sheet.ts";
import type { SheetRow } from "../../domain/school/sheet-columns.ts";
import { withoutTwins, type ParsedRow } from "../../domain/school/school-import.ts";
import { parsePartnership, partnershipColumns, type ImportedPartnership } from "../../domain/programme/partnership-import.ts";
import { findPartnership, listKnownProgrammes, listPairs, touchPartnership, type StoredPair } from "./store.ts";

type Checked = { readonly ok: true } | Refusal;

/** Programme and schools exist, the days lie in the programme's years, and the pair is not there already. */
async function check({ db, countyCode }: Context, change: PartnershipChange, ownId: string | null): Promise<Checked> {
  const { rows } = await sql<{ first: number; last: number; schools: number; twins: number }>`
    select programme.first_school_year as first,
           programme.last_school_year as last,
           (select count(*) from school
             where school.county_code = ${countyCode}
               and school.school_id in (${change.helperSchoolId}, ${change.helpedSchoolId})) as schools,
           (select count(*) from partnership
             where partnership.county_code = ${countyCode}
               and partnership.programme_id = ${change.programmeId}
               and partnership.helper_school_id = ${change.helperSchoolId}
               and partnership.helped_school_id = ${change.helpedSchoolId}
               and partnership.partnership_id is distinct from ${ownId}::uuid) as twins
      from programme
     where programme.county_code = ${countyCode}
       and programme.programme_id = ${change.programmeId}`.execute(db);
  const [found] = rows;
  if (!found || found.schools !== 2) return refuse("not-found");
  if (found.twins > 0) return refuse("duplicate");
  const isInside = change.from >= `${found.first}-09-01` && change.to <= `${found.last + 1}-08-31`;
  return isInside ? { ok: true } : refuse("bad-input", { fields: [{ path: "from", code: "outside" }] });
}

/** Pairs two schools in a programme. */
export async function createPartnership(context: Context, change: PartnershipChange): Promise<string | Refusal> {
  const { db, countyCode, actor } = context;
  if (!can(actor, "partnership.change", { kind: "partnership", ...change })) return refuse("forbidden");
  const checked = await check(context, change, null);
  if ("refusedFor" in checked) return checked;
  const partnershipId = newId();
  await sql`
    insert into partnership (county_code, partnership_id, programme_id, helper_school_id, helped_school_id, from_day, to_day, agreement_no, signed_on)
    values (${countyCode}, ${partnershipId}, ${change.programmeId}, ${change.helperSchoolId}, ${change.helpedSchoolId}, ${change.from}, ${change.to},
            ${change.agreementNo}, ${change.signedOn})`.execute(db);
  await writeAudit(context, "partnership.create", { kind: "partnership", id: partnershipId });
  return partnershipId;
}

/** Changes dates and agreement. Programme and schools stay: another pair is another partnership. */
export async function changePartnership(context: Context, partnershipId: string, change: PartnershipChange): Promise<string | Refusal> {
  const { db, countyCode, actor } = context;
  const found = await findPartnership(db, countyCode, partnershipId);
  if (!found || !can(actor, "partnership.read", { kind: "partnership", ...found })) return refuse("not-found");
  if (!can(actor, "partnership.change", { kind: "partnership", ...found })) return refuse("forbidden");
  const isSamePair =
    change.programmeId === found.programmeId &&
    change.helperSchoolId === found.helperSchoolId &&
    change.helpedSchoolId === found.helpedSchoolId;
  if (!isSamePair) return refuse("bad-input", { fields: [{ path: "helpedSchoolId", code: "fixed" }] });
  const checked = await check(context, change, partnershipId);
  if ("refusedFor" in checked) return checked;
  await sql`
    update partnership
       set from_day = ${change.from},
           to_day = ${change.to},
           agreement_no = ${change.agreementNo},
           signed_on = ${change.signedOn},
           revision = revision + 1
     where county_code = ${countyCode}
       and partnership_id = ${partnershipId}`.execute(db);
  await writeAudit(context, "partnership.change", { kind: "partnership", id: partnershipId });
  return partnershipId;
}

/** The line of versions that a commitment belongs to; undefined where it is none of the partnership's. */
export async function findLineage({ db, countyCode }: Context, partnershipId: string, commitmentId: string): Promise<string | undefined> {
  const { rows } = await sql<{ lineage_id: string }>`
    select commitment.lineage_id
      from commitment
      join plan_version version on version.county_code = commitment.county_code and version.version_id = commitment.version_id
     where commitment.county_code = ${countyCode}
       and commitment.commitment_id = ${commitmentId}
       and version.partnership_id = ${partnershipId}
       and version.state = 'approved'`.execute(db);
  return rows[0]?.lineage_id;
}

/** Records a need, which makes a promise `as needed` due in that scope. */
export async function recordNeed(
  context: Context,
  partnershipId: string,
  need: Pick<ObligationRef, "commitmentId" | "scope"> & { readonly note: string },
): Promise<{ id: string } | Refusal> {
  const { db, countyCode, actor, now } = context;
  const found = await findPartnership(db, countyCode, partnershipId);
  if (!found || !can(actor, "partnership.read", { kind: "partnership", ...found })) return refuse("not-found");
  if (!can(actor, "need.record", { kind: "partnership", ...found })) return refuse("forbidden");
  const lineageId = await findLineage(context, partnershipId, need.commitmentId);
  if (lineageId === undefined) return refuse("not-found");
  const id = newId();
  await sql`
    insert into need (county_code, need_id, partnership_id, lineage_id, scope, note, recorded_by, recorded_at)
    values (${countyCode}, ${id}, ${partnershipId}, ${lineageId}, ${JSON.stringify(need.scope)}::jsonb, ${need.note}, ${actor.accountId}, ${now})`.execute(
    db,
  );
  await touchPartnership(db, countyCode, partnershipId);
  await writeAudit(context, "need.record", { kind: "partnership", id: partnershipId });
  return { id };
}

function isUnchanged(value: ImportedPartnership, stored: StoredPair): boolean {
  return (["from", "to", "agreementNo", "signedOn"] as const).every((key) => value[key] === stored[key]);
}

/** A pair as `listPairs` keys it. */
function keyOf(pair: ImportedPartnership): string {
  return `${pair.programmeId} ${pair.helperSchoolId} ${pair.helpedSchoolId}`;
}

function refusalOf(outcome: string | Refusal): null | Refusal {
  return typeof outcome === "string" ? null : outcome;
}

/** What the rows of a sheet of pairs would do. Rows of programmes that the person may not change are wrong. */
async function planPartnerships(context: Context, rows: readonly SheetRow[], columns: ReadonlyMap<string, number>): Promise<RowPlan[]> {
  const { db, countyCode, actor } = context;
  const known = { schools: await listKnownSchools(db, countyCode), programmes: await listKnownProgrammes(db, countyCode) };
  const pairs = await listPairs(db, countyCode);
  const parsed = rows.map((row): ParsedRow<ImportedPartnership> => {
    const one = parsePartnership(row, known);
    const isAllowed = one.value === null || can(actor, "partnership.change", { kind: "partnership", ...one.value });
    return isAllowed
      ? one
      : { row: row.row, value: null, errors: [{ code: "programme-not-allowed", column: "programme", found: "", suggestion: null }] };
  });
  const writers: Writers<ImportedPartnership, StoredPair> = {
    isSame: isUnchanged,
    insert: async (value) => refusalOf(await createPartnership(context, value)),
    update: async (value, before) => refusalOf(await changePartnership(context, before.id, value)),
    columnOf: { from: "from", to: "to", agreementNo: "agreementNo", signedOn: "signedOn" },
  };
  return withoutTwins(parsed, keyOf, "helped").map((one, index) => {
    const title = `${rows[index]?.cells["helper"] ?? ""} → ${rows[index]?.cells["helped"] ?? ""}`;
    return planOf({ parsed: one, title, stored: one.value ? pairs.get(keyOf(one.value)) : undefined, columns }, writers);
  });
}

/** Officers of a programme import its pairs; of which programmes, each row tells. */
export const partnershipImport: SheetImport = {
  kind: "partnerships",
  title: "结对名册",
  columns: partnershipColumns,
  mayImport: ({ actor }) =>
    can(actor, "school.import", { kind: "county" }) ||
    actor.grants.some(
      ({ scope }) => scope.kind === "programme" && can(actor, "programme.change", { kind: "programme", programmeId: scope.programmeId }),
    ),
  plan: planPartnerships,
};
