import { sql } from "kysely";
import type { AidContent } from "../../contract/aid.ts";
import { aidFeeItemsSetting } from "../../contract/aid-setting.ts";
import { can, canSomewhere } from "../../domain/access/access.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { termOfKey } from "../../domain/calendar/school-calendar.ts";
import {
  aidColumns,
  aidListColumns,
  applicationKey,
  parseApplication,
  parseListed,
  type ImportedApplication,
  type ListedPupil,
} from "../../domain/funding/aid-import.ts";
import { changeAid, enterAid } from "../aid/actions.ts";
import { benefitOf, listCategories, selectAid, type AidRow } from "../aid/store.ts";
import { getDated } from "../settings/queries.ts";
import { getRules } from "../settings/store.ts";
import { isRefusal } from "../http/refusal.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import { withinSchools } from "../aid/store.ts";
import type { ParsedRow } from "../../domain/school/school-import.ts";
import { fen } from "../../domain/money/fen.ts";
import { withoutTwins } from "../../domain/school/school-import.ts";
import type { SheetRow } from "../../domain/school/sheet-columns.ts";
import type { KnownSchool } from "../../domain/school/staff-import.ts";
import type { Context } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { listKnownSchools } from "../school/store.ts";
import type { SheetImport } from "../sheet/import-sheet.ts";
import { planOf, type RowPlan, type Writers } from "../sheet/import-plan.ts";

/** Whose applications become those of somebody on the list: drafts and what waits, so that no certificate is asked for. */
async function markApplications({ db, countyCode, now }: Context, pupil: ListedPupil): Promise<void> {
  await sql`
    update aid_application
       set is_on_list = true,
           basis = 'civilList',
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and school_id = ${pupil.schoolId}
       and pupil_name = ${pupil.name}
       and category = ${pupil.category}
       and not is_on_list
       and state in ('draft', 'returned', 'submitted', 'published')`.execute(db);
}

/** Adds somebody of the civil affairs list and marks the applications that are there already; the village is not kept. */
async function insertListed(context: Context, pupil: ListedPupil): Promise<null | Refusal> {
  const { db, countyCode, actor, today } = context;
  if (!can(actor, "aid.list", { kind: "county" })) return refuse("forbidden");
  await sql`
    insert into aid_listed (county_code, school_id, pupil_name, category, listed_on)
    values (${countyCode}, ${pupil.schoolId}, ${pupil.name}, ${pupil.category}, ${dayText(today)})
    on conflict do nothing`.execute(db);
  await markApplications(context, pupil);
  return null;
}

function keyOf({ schoolId, name, category }: ListedPupil): string {
  return [schoolId, name, category].join("\t");
}

async function listKnown({ db, countyCode }: Context): Promise<Map<string, ListedPupil>> {
  const { rows } = await sql<ListedPupil>`
    select listed.school_id as "schoolId", listed.pupil_name as name, listed.category
      from aid_listed listed
     where listed.county_code = ${countyCode}`.execute(db);
  return new Map(rows.map((pupil) => [keyOf(pupil), pupil]));
}

/** Rows of the civil affairs list: who is new on it; who stands there already stays. */
async function planAidList(
  context: Context,
  rows: readonly SheetRow[],
  columns: ReadonlyMap<string, number>,
  schools: readonly KnownSchool[],
): Promise<RowPlan[]> {
  const categories = await listCategories(context);
  const known = await listKnown(context);
  const writers: Writers<ListedPupil, ListedPupil> = {
    isSame: () => true,
    insert: async (pupil) => insertListed(context, pupil),
    update: async () => null,
    columnOf: {},
  };
  const parsed = rows.map((row) => parseListed(row, { schools, categories }));
  return withoutTwins(parsed, keyOf, "name").map((one, index) =>
    planOf(
      { parsed: one, title: rows[index]?.cells["name"] ?? "", stored: one.value ? known.get(keyOf(one.value)) : undefined, columns },
      writers,
    ),
  );
}

/** An application as it stands, with what a sheet is compared with. */
interface StoredApplication extends ImportedApplication {
  readonly row: AidRow;
}

function storedApplication(row: AidRow): StoredApplication {
  const benefit = benefitOf(row);
  return {
    schoolId: row.school_id,
    term: row.term,
    pupilName: row.pupil_name ?? "",
    grade: row.grade,
    className: row.class_name,
    isBoarder: row.is_boarder,
    category: row.category,
    basis: row.basis,
    arrivedOn: row.arrived_on,
    benefit: benefit.kind === "subsidy" ? benefit : { ...benefit, amount: fen(benefit.fen) },
    account: row.account,
    row,
  };
}

/** Applications of the schools that one enters for, by what tells them apart. */
async function listOwnApplications(context: Context): Promise<Map<string, StoredApplication>> {
  const rows = await selectAid(
    context,
    sql`${withinSchools(schoolsWhere(context.actor, "aid.enter"))} and application.state <> 'withdrawn'`,
    sql``,
  );
  return new Map(rows.map((row) => [applicationKey(storedApplication(row)), storedApplication(row)]));
}

/** Rows of schools that one does not enter for, and of applications that can no longer be changed, are wrong. */
function checkedApplication(
  context: Context,
  parsed: ParsedRow<ImportedApplication>,
  known: ReadonlyMap<string, StoredApplication>,
): ParsedRow<ImportedApplication> {
  const { row, value } = parsed;
  if (value === null) return parsed;
  if (!can(context.actor, "aid.enter", { kind: "school", schoolId: value.schoolId }))
    return { row, value: null, errors: [{ code: "not-allowed", column: "school", found: "", suggestion: null }] };
  const stored = known.get(applicationKey(value));
  if (!stored || isEditable(stored.row.state) || isSameApplication(value, stored)) return parsed;
  return { row, value: null, errors: [{ code: "application-frozen", column: "name", found: "", suggestion: null }] };
}

/** Who stands on the civil affairs list keeps that as the basis, whatever a sheet says. */
function isSameApplication(value: ImportedApplication, { row, ...stored }: StoredApplication): boolean {
  const amount = value.benefit.kind === "feeWaiver" ? value.benefit.amount : null;
  const amountBefore = stored.benefit.kind === "feeWaiver" ? stored.benefit.amount : null;
  const keys = ["isBoarder", "category", "arrivedOn"] as const;
  return (
    keys.every((key) => value[key] === stored[key]) &&
    (row.is_on_list || value.basis === stored.basis) &&
    (value.account === null || value.account === stored.account) &&
    amount === amountBefore
  );
}

function contentOf({ benefit, account, ...rest }: ImportedApplication, partnershipId: string | null): AidContent {
  return {
    ...rest,
    partnershipId,
    benefit: benefit.kind === "subsidy" ? benefit : { kind: "feeWaiver", item: benefit.item, fen: benefit.amount },
    ...(account === null ? {} : { account }),
  };
}

async function refusalOf(outcome: Promise<unknown>): Promise<null | Refusal> {
  const done = await outcome;
  return isRefusal(done) ? done : null;
}

/** Rows of applications: entered as drafts, or changed where they may still be; importing a sheet again changes nothing. */
async function planApplications(
  context: Context,
  rows: readonly SheetRow[],
  columns: ReadonlyMap<string, number>,
  schools: readonly KnownSchool[],
): Promise<RowPlan[]> {
  const { calendar } = await getRules(context.db, context.countyCode);
  const firstDayOf = (key: string): string => {
    const term = termOfKey(calendar, key);
    return term === null ? "" : dayText(term.from);
  };
  const categories = await listCategories(context);
  const feeItems = (await getDated(context, aidFeeItemsSetting, context.today)).value.rows;
  const known = await listOwnApplications(context);
  const writers: Writers<ImportedApplication, StoredApplication> = {
    isSame: isSameApplication,
    insert: async (value) => refusalOf(enterAid(context, contentOf(value, null))),
    update: async (value, { row }) =>
      refusalOf(changeAid(context, row.application_id, { ...contentOf(value, row.partnership_id), version: row.version })),
    columnOf: { basis: "basis", arrivedOn: "arrivedOn", account: "account" },
  };
  const parsed = rows.map((row) =>
    checkedApplication(context, parseApplication(row, { schools, categories, feeItems, firstDayOf }), known),
  );
  return withoutTwins(parsed, applicationKey, "name").map((one, index) =>
    planOf(
      {
        parsed: one,
        title: rows[index]?.cells["name"] ?? "",
        stored: one.value ? known.get(applicationKey(one.value)) : undefined,
        columns,
      },
      writers,
    ),
  );
}

/** Applications of a school, entered by the school. */
export const applicationImport: SheetImport = {
  kind: "aidApplications",
  title: "学生资助申请",
  columns: aidColumns,
  mayImport: ({ actor }) => canSomewhere(actor, "aid.enter"),
  plan: async (context, rows, columns) => planApplications(context, rows, columns, await listKnownSchools(context.db, context.countyCode)),
};

/** The list of the civil affairs office. */
export const listImport: SheetImport = {
  kind: "aidList",
  title: "民政困难学生名单",
  columns: aidListColumns,
  mayImport: ({ actor }) => can(actor, "aid.list", { kind: "county" }),
  plan: async (context, rows, columns) => planAidList(context, rows, columns, await listKnownSchools(context.db, context.countyCode)),
};
