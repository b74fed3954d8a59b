import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { AidLine, Benefit } from "../../contract/aid.ts";
import {
  aidAmountsSetting,
  aidCategoriesSetting,
  aidFeeItemsSetting,
  aidMidTermSetting,
  aidPublicationSetting,
} from "../../contract/aid-setting.ts";
import { can } from "../../domain/access/access.ts";
import type { Reach } from "../../domain/access/reach.ts";
import { movesFor, type ApprovalState, type ApprovalThing } from "../../domain/approval/approval.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { termOfKey, type SchoolCalendar, type Term } from "../../domain/calendar/school-calendar.ts";
import { maskedAccount, maskedPupil, type AidBasis, type AidTier } from "../../domain/funding/aid.ts";
import type { AidTermRules } from "../../domain/funding/aid-application.ts";
import { categoriesOn, type AidCategory } from "../../domain/funding/aid-category.ts";
import { fen } from "../../domain/money/fen.ts";
import type { Context } from "../http/context.ts";
import { getDated } from "../settings/queries.ts";

type Reading = Pick<Context, "db" | "countyCode">;

/** Limits a query on `application` to the schools of a reach. */
export function withinSchools(reach: Reach): RawBuilder<unknown> {
  return reach.kind === "county" ? sql`true` : sql`application.school_id = any(${[...reach.schoolIds]}::uuid[])`;
}

export interface AidRow {
  readonly application_id: string;
  readonly school_id: string;
  readonly school_name: string;
  readonly school_short: string | null;
  readonly term: string;
  readonly number: number;
  readonly state: Extract<ApprovalState, AidLine["state"]>;
  readonly version: number;
  readonly changed_at: string;
  readonly submitted_by: string | null;
  readonly pupil_name: string | null;
  readonly grade: string;
  readonly class_name: string;
  readonly is_boarder: boolean;
  readonly category: string;
  readonly tier: AidTier;
  readonly basis: AidBasis;
  readonly is_on_list: boolean;
  readonly arrived_on: string | null;
  readonly fee_item: string | null;
  readonly amount_fen: number;
  readonly account: string | null;
  readonly partnership_id: string | null;
  readonly helper_id: string | null;
  readonly helper_name: string | null;
  readonly helper_short: string | null;
  readonly published_on: string | null;
  readonly publication_until: string | null;
  readonly paid_on: string | null;
  readonly open_appeals: number;
}

export const aidJoins = sql`
  join school on school.county_code = application.county_code and school.school_id = application.school_id
  left join partnership on partnership.county_code = application.county_code and partnership.partnership_id = application.partnership_id
  left join school helper on helper.county_code = application.county_code and helper.school_id = partnership.helper_school_id
  left join aid_run run on run.county_code = application.county_code and run.run_id = application.run_id`;

/** How many objections to `application` are open. */
const openAppeals = sql`(select count(*)
     from aid_appeal appeal
    where appeal.county_code = application.county_code
      and appeal.application_id = application.application_id
      and appeal.outcome is null)`;

/** Applications; `where` speaks of application, school, partnership, helper, run. */
export async function selectAid({ db, countyCode }: Reading, where: RawBuilder<unknown>, tail: RawBuilder<unknown>): Promise<AidRow[]> {
  const { rows } = await sql<AidRow>`
    select application.application_id, application.school_id, school.name as school_name, school.short_name as school_short,
           application.term, application.number, application.state, application.version, application.changed_at, application.submitted_by,
           application.pupil_name, application.grade, application.class_name, application.is_boarder, application.category,
           application.tier, application.basis, application.is_on_list, application.arrived_on, application.fee_item,
           application.amount_fen, application.account, application.partnership_id, helper.school_id as helper_id,
           helper.name as helper_name, helper.short_name as helper_short, application.published_on, application.publication_until,
           run.paid_on, ${openAppeals} as open_appeals
      from aid_application application ${aidJoins}
     where application.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

/** The application of an id, whoever asks; undefined where there is none. */
export async function findAid(context: Reading, applicationId: string): Promise<AidRow | undefined> {
  const [row] = await selectAid(context, sql`application.application_id = ${applicationId}`, sql``);
  return row;
}

/** An application as permissions and moves know it. */
export function thingOf(row: Pick<AidRow, "school_id" | "state" | "submitted_by">): ApprovalThing {
  return {
    kind: "aid",
    state: row.state,
    subject: { kind: "school", schoolId: row.school_id },
    wholeState: null,
    submittedBy: row.submitted_by,
  };
}

export function benefitOf({ fee_item: item, amount_fen: amount }: Pick<AidRow, "fee_item" | "amount_fen">): Benefit {
  return item === null ? { kind: "subsidy" } : { kind: "feeWaiver", item, fen: amount };
}

/**
 * An application as a list shows it. The school's own coordinator, who entered it, reads the name; to everybody else it
 * is masked, and accounts to everybody: the whole is told one by one, for a reason that is kept.
 */
export function aidLine({ actor }: Pick<Context, "actor">, row: AidRow, categories: ReadonlyMap<string, string>): AidLine {
  const isOwn = can(actor, "aid.enter", { kind: "school", schoolId: row.school_id });
  const name = row.pupil_name;
  return {
    id: row.application_id,
    state: row.state,
    version: row.version,
    moves: movesFor(actor, thingOf(row)),
    number: row.number,
    school: { id: row.school_id, name: row.school_name, shortName: row.school_short },
    term: row.term,
    pupil: name === null || isOwn ? name : maskedPupil(name),
    grade: row.grade,
    className: row.class_name,
    isBoarder: row.is_boarder,
    category: row.category,
    categoryName: categories.get(row.category) ?? row.category,
    tier: row.tier,
    basis: row.basis,
    isOnList: row.is_on_list,
    benefit: benefitOf(row),
    amountFen: row.amount_fen,
    arrivedOn: row.arrived_on,
    account: row.account === null ? null : maskedAccount(row.account),
    payer:
      row.partnership_id === null || row.helper_id === null
        ? null
        : {
            partnershipId: row.partnership_id,
            helper: { id: row.helper_id, name: row.helper_name ?? "", shortName: row.helper_short },
          },
    publishedOn: row.published_on,
    publicationUntil: row.publication_until,
    openAppeals: row.open_appeals,
    paidOn: row.paid_on,
    changedAt: row.changed_at,
  };
}

/** Every category that the county knows on a day, by its key; ended ones keep their names. */
export async function listCategories(context: Pick<Context, "db" | "countyCode" | "today">): Promise<readonly AidCategory[]> {
  return (await getDated(context, aidCategoriesSetting, context.today)).value.rows;
}

export async function categoryNames(context: Pick<Context, "db" | "countyCode" | "today">): Promise<Map<string, string>> {
  return new Map((await listCategories(context)).map(({ key, name }) => [key, name]));
}

/** The rules of one term with the papers they come from, and the term itself. */
export interface LoadedAidRules {
  readonly term: Term;
  readonly rules: AidTermRules;
  readonly sources: { readonly amounts: string; readonly midTerm: string };
  readonly publication: { readonly schoolDays: number; readonly contact: string; readonly source: string };
}

/** What holds for a term: amounts and rules as of its first day. Null for what is no term. */
export async function loadAidRules(context: Reading, calendar: SchoolCalendar, termName: string): Promise<LoadedAidRules | null> {
  const term = termOfKey(calendar, termName);
  if (term === null) return null;
  const amounts = await getDated(context, aidAmountsSetting, term.from);
  const categories = await getDated(context, aidCategoriesSetting, term.from);
  const midTerm = await getDated(context, aidMidTermSetting, term.from);
  const feeItems = await getDated(context, aidFeeItemsSetting, term.from);
  const publication = await getDated(context, aidPublicationSetting, term.from);
  return {
    term,
    rules: {
      term,
      categories: categoriesOn(categories.value.rows, dayText(term.from)),
      amounts: amounts.value.rows.map(({ fenPerYear, ...group }) => ({ ...group, perYear: fen(fenPerYear) })),
      policy: midTerm.value.policy,
      feeItems: feeItems.value.rows,
    },
    sources: { amounts: amounts.source, midTerm: midTerm.source },
    publication: { ...publication.value, source: publication.source },
  };
}

/** What is stored of an application besides its state. */
export interface StoredContent {
  readonly schoolId: string;
  readonly term: string;
  readonly pupilName: string;
  readonly grade: string;
  readonly className: string;
  readonly isBoarder: boolean;
  readonly category: string;
  readonly tier: AidTier;
  readonly basis: AidBasis;
  readonly isOnList: boolean;
  readonly arrivedOn: string | null;
  readonly feeItem: string | null;
  readonly amountFen: number;
  readonly account: string | null;
  readonly partnershipId: string | null;
}

/** Adds a draft; the school's row is locked, so that two never get one number. */
export async function insertAid({ db, countyCode, actor, now }: Context, content: StoredContent): Promise<string> {
  const applicationId = newId();
  await sql`
    select school.school_id
      from school
     where school.county_code = ${countyCode}
       and school.school_id = ${content.schoolId}
       for no key update`.execute(db);
  await sql`
    insert into aid_application (county_code, application_id, school_id, term, number, state, changed_at, created_by, created_at, pupil_name,
                                 grade, class_name, is_boarder, category, tier, basis, is_on_list, arrived_on, fee_item, amount_fen, account,
                                 partnership_id)
    select ${countyCode}, ${applicationId}, ${content.schoolId}, ${content.term}, coalesce(max(application.number), 0) + 1, 'draft', ${now},
           ${actor.accountId}, ${now}, ${content.pupilName}, ${content.grade}, ${content.className}, ${content.isBoarder}::boolean,
           ${content.category}, ${content.tier}, ${content.basis}, ${content.isOnList}::boolean, ${content.arrivedOn}::date, ${content.feeItem},
           ${content.amountFen}::bigint, ${content.account}, ${content.partnershipId}::uuid
      from aid_application application
     where application.county_code = ${countyCode}
       and application.school_id = ${content.schoolId}
       and application.term = ${content.term}`.execute(db);
  return applicationId;
}

/** Replaces the content of an application that its caller has locked; school and term, which its number counts in, stay. */
export async function replaceAid({ db, countyCode, now }: Context, applicationId: string, content: StoredContent): Promise<void> {
  await sql`
    update aid_application
       set pupil_name = ${content.pupilName},
           grade = ${content.grade},
           class_name = ${content.className},
           is_boarder = ${content.isBoarder},
           category = ${content.category},
           tier = ${content.tier},
           basis = ${content.basis},
           is_on_list = ${content.isOnList},
           arrived_on = ${content.arrivedOn},
           fee_item = ${content.feeItem},
           amount_fen = ${content.amountFen},
           account = ${content.account},
           partnership_id = ${content.partnershipId},
           version = version + 1,
           changed_at = ${now}
     where county_code = ${countyCode}
       and application_id = ${applicationId}`.execute(db);
}
