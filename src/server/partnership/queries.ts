import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type {
  Explanation,
  Partnership,
  PartnershipPage,
  PromiseRow,
  listPartnerships as listPartnershipsRoute,
} from "../../contract/partnership.ts";
import type { ObligationRef, Reason } from "../../contract/standing.ts";
import { actions, can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { schoolYearOf, termKey, termOf, type SchoolCalendar } from "../../domain/calendar/school-calendar.ts";
import { countingCategories } from "../../domain/evidence/contribution.ts";
import {
  byDueTerm,
  figuresOf,
  noFigures,
  unquantifiedOn,
  versionOn,
  withUnquantified,
  type PartnershipObligation,
  type PlannedCommitment,
} from "../../domain/obligation/partnership.ts";
import { describeQuota } from "../../domain/plan/describe-quota.ts";
import { judgementOf } from "../../domain/plan/quota.ts";
import { categoryNames } from "../../domain/reading/category.ts";
import type { Context, FileReply } from "../http/context.ts";
import { sentenceLanguage } from "../http/language.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { subjectOf } from "../plan/queries.ts";
import { listVersions } from "../plan/store.ts";
import { dayOf, getRules, type CountyRules } from "../settings/store.ts";
import { asOfDay, obligationsOn, obligationView } from "../standing/queries.ts";
import { loadFacts, type LoadedFacts } from "../standing/store.ts";
import {
  findPartnershipView,
  partnershipColumns,
  partnershipJoins,
  partnershipView,
  withinReach,
  type PartnershipViewRow,
} from "./store.ts";

export type PartnershipQuery = z.output<(typeof listPartnershipsRoute)["query"]>;

function filters(context: Context, query: PartnershipQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [
    sql`partnership.county_code = ${context.countyCode}`,
    withinReach(reachOf(context.actor), context.countyCode),
  ];
  if (query.programmeId) conditions.push(sql`partnership.programme_id = ${query.programmeId}`);
  if (query.schoolId)
    conditions.push(sql`(partnership.helper_school_id = ${query.schoolId} or partnership.helped_school_id = ${query.schoolId})`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(
      sql`(helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern})`,
    );
  }
  return sql.join(conditions, sql` and `);
}

const sorts = {
  helped: sql`helped.initials`,
  helper: sql`helper.initials`,
  programme: sql`programme.name`,
  from: sql`partnership.from_day`,
  to: sql`partnership.to_day`,
};

/** One page of the partnerships that somebody may see. */
export async function listPartnerships(context: Context, query: PartnershipQuery): Promise<{ rows: Partnership[]; total: number }> {
  const where = filters(context, query);
  const { rows } = await sql<PartnershipViewRow>`
    select ${partnershipColumns}
      from partnership ${partnershipJoins}
     where ${where}
     ${orderBy(query.sort, sorts, sql`partnership.partnership_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from partnership ${partnershipJoins} where ${where}`.execute(
    context.db,
  );
  return { rows: rows.map(partnershipView), total: counted.rows[0]?.total ?? 0 };
}

/** All partnerships within somebody's reach, for sums over them; a county has some hundred. */
export async function listReached(
  context: Context,
  limitTo: { readonly programmeId?: string; readonly schoolId?: string } = {},
): Promise<PartnershipViewRow[]> {
  const query = { ...limitTo, page: 1, size: 1 };
  const { rows } = await sql<PartnershipViewRow>`
    select ${partnershipColumns}
      from partnership ${partnershipJoins}
     where ${filters(context, query)}
     order by helped.initials, partnership.partnership_id`.execute(context.db);
  return rows;
}

/** The partnership's row for somebody who may see it. */
export async function openPartnership(context: Context, partnershipId: string): Promise<PartnershipViewRow | Refusal> {
  const row = await findPartnershipView(context.db, context.countyCode, partnershipId);
  return row && can(context.actor, "partnership.read", subjectOf(row)) ? row : refuse("not-found");
}

interface Shown {
  readonly loaded: LoadedFacts;
  readonly obligations: readonly PartnershipObligation[];
  readonly language: Context["language"];
}

function promiseRow(shown: Shown, promise: PlannedCommitment): PromiseRow {
  const { commitment } = promise;
  const judgement = judgementOf(commitment);
  const kinds = countingCategories(commitment.category);
  return {
    commitmentId: promise.id,
    clause: commitment.clause.text,
    category: commitment.category,
    kind: judgement.kind,
    sentence: judgement.kind === "quota" ? describeQuota(judgement.quota, sentenceLanguage(shown.language)) : null,
    measure: judgement.kind === "quota" ? judgement.quota.measure : null,
    obligations: shown.obligations.filter((item) => item.promise.id === promise.id).map((item) => obligationView(shown.loaded, item)),
    recorded: shown.loaded.facts.records.filter(({ category }) => kinds.includes(category)).length,
  };
}

/** Promises of the version in force, and those of earlier ones that were judged by them. */
function promiseRows(shown: Shown, asOf: Day): PromiseRow[] {
  const { versions } = shown.loaded.facts;
  const inForce = versionOn(versions, asOf);
  const judged = new Set(shown.obligations.map((item) => item.promise.id));
  return versions.flatMap((version) =>
    version.commitments.filter((promise) => version === inForce || judged.has(promise.id)).map((promise) => promiseRow(shown, promise)),
  );
}

/** The terms of a partnership with their figures, in order; the day's own term asks for the numbers that are missing. */
function termFigures(
  row: PartnershipViewRow,
  {
    obligations,
    unquantified,
    asOf,
  }: { readonly obligations: readonly PartnershipObligation[]; readonly unquantified: number; readonly asOf: Day },
  calendar: SchoolCalendar,
): PartnershipPage["byTerm"] {
  const figures = byDueTerm(obligations, calendar);
  const [first, last] = [schoolYearOf(dayOf(row.from_day)), schoolYearOf(dayOf(row.to_day))];
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    .flatMap((schoolYear) => calendar.terms(schoolYear))
    .filter((term) => term.from <= dayOf(row.to_day) && term.to >= dayOf(row.from_day))
    .map((term) => ({
      term: termKey(term),
      from: dayText(term.from),
      to: dayText(term.to),
      figures: withUnquantified(figuresOf(figures.get(termKey(term)) ?? []), term.from <= asOf && asOf <= term.to ? unquantified : 0),
    }));
}

/** Plan and standing of a pair on a day, with what the person may do there. */
export async function describePartnershipPage(
  context: Context,
  partnershipId: string,
  asOf: string | undefined,
): Promise<PartnershipPage | Refusal> {
  const { db, countyCode, actor, language } = context;
  const row = await openPartnership(context, partnershipId);
  if ("refusedFor" in row) return row;
  const rules = await getRules(db, countyCode);
  const day = asOfDay(context, asOf);
  const loaded = (await loadFacts(db, countyCode, [row])).get(partnershipId);
  if (!loaded) throw new Error(`expected the facts of partnership ${partnershipId}`);
  const obligations = obligationsOn(loaded, day, rules);
  const term = termKey(termOf(rules.calendar, day));
  const unquantified = unquantifiedOn(loaded.facts, day).length;
  const byTerm = termFigures(row, { obligations, unquantified, asOf: day }, rules.calendar);
  const inForce = versionOn(loaded.facts.versions, day);
  return {
    partnership: partnershipView(row),
    asOf: dayText(day),
    term,
    thisTerm: byTerm.find((one) => one.term === term)?.figures ?? { ...noFigures, counts: {} },
    all: withUnquantified(figuresOf(obligations), unquantified),
    byTerm,
    versions: (await listVersions(db, countyCode, partnershipId)).map((version) => ({
      versionId: version.versionId,
      number: version.number,
      state: version.state,
      effectiveFrom: version.effectiveFrom,
      reason: version.reason,
      isInForce: version.versionId === inForce?.id,
    })),
    promises: promiseRows({ loaded, obligations, language }, day),
    allowed: actions.filter((action) => can(actor, action, subjectOf(row))),
  };
}

/** A record in a few words: kind, subjects, who, where. */
function titleOf(record: LoadedFacts["facts"]["records"][number]): string {
  const people = record.people.filter((name) => name !== null);
  return [categoryNames[record.category], [...new Set(record.subjects)].join("、"), people.slice(0, 3).join("、")]
    .filter((part) => part !== "")
    .join(" · ");
}

function reasonViews(loaded: LoadedFacts, item: PartnershipObligation): Reason[] {
  return item.explain().flatMap(({ record: index, contribution, alreadyCounted }): Reason[] => {
    const record = loaded.facts.records[index];
    const source = loaded.sources[index];
    if (!record || !source) return [];
    return [
      {
        thing: { kind: source.kind, id: source.id },
        category: record.category,
        from: dayText(record.from),
        to: dayText(record.to),
        title: titleOf(record),
        state: source.state,
        counts: contribution.kind === "counts" ? contribution.amount : null,
        lacks: contribution.kind === "lacks" ? contribution.gap : null,
        excluded: contribution.kind === "excluded" ? contribution.why : null,
        alreadyCounted,
      },
    ];
  });
}

function isSameScope(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** One obligation of a partnership on a day, with its facts; a refusal where there is none of that name. */
export async function findObligation(
  context: Context,
  partnershipId: string,
  ref: ObligationRef & { readonly asOf?: string | undefined },
): Promise<
  | { readonly row: PartnershipViewRow; readonly loaded: LoadedFacts; readonly item: PartnershipObligation; readonly rules: CountyRules }
  | Refusal
> {
  const row = await openPartnership(context, partnershipId);
  if ("refusedFor" in row) return row;
  const rules = await getRules(context.db, context.countyCode);
  const loaded = (await loadFacts(context.db, context.countyCode, [row])).get(partnershipId);
  if (!loaded) throw new Error(`expected the facts of partnership ${partnershipId}`);
  const item = obligationsOn(loaded, asOfDay(context, ref.asOf), rules).find(
    ({ promise, obligation }) =>
      promise.id === ref.commitmentId && obligation.period.key === ref.period && isSameScope(obligation.scope, ref.scope),
  );
  return item ? { row, loaded, item, rules } : refuse("not-found");
}

interface WaiverRow {
  readonly waiver_id: string;
  readonly state: string;
  readonly reason: string;
}

/** Which records counted for an obligation, which did not and why. */
export async function explainObligation(
  context: Context,
  partnershipId: string,
  ref: ObligationRef & { readonly asOf?: string | undefined },
): Promise<Explanation | Refusal> {
  const found = await findObligation(context, partnershipId, ref);
  if ("refusedFor" in found) return found;
  const { loaded, item } = found;
  const { quota } = item.obligation;
  const { rows } = await sql<WaiverRow>`
    select waiver.waiver_id, waiver.state, waiver.reason
      from waiver
     where waiver.county_code = ${context.countyCode}
       and waiver.partnership_id = ${partnershipId}
       and waiver.lineage_id = ${item.promise.lineageId}
       and waiver.period = ${ref.period}
       and waiver.scope = ${JSON.stringify(ref.scope)}::jsonb
       and waiver.state <> 'withdrawn'
     order by waiver.requested_at desc
     limit 1`.execute(context.db);
  const [waiver] = rows;
  return {
    obligation: obligationView(loaded, item),
    clause: item.promise.commitment.clause.text,
    sentence: describeQuota(quota, sentenceLanguage(context.language)),
    category: quota.category,
    measure: quota.measure,
    reasons: reasonViews(loaded, item),
    waiver: waiver ? { id: waiver.waiver_id, state: waiver.state, reason: waiver.reason } : null,
  };
}

/** The list of partnerships as a workbook. */
export async function partnershipTable(context: Context, rows: readonly Partnership[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  return tableReply(context, {
    title: heading("结对一览表"),
    columns: ["支援校", "受援校", "帮扶项目", "开始", "结束", "协议编号"].map((name) => ({
      heading: heading(name),
      kind: "text" as const,
    })),
    rows: rows.map((row) => [row.helper.name, row.helped.name, row.programme.name, row.from, row.to, row.agreementNo]),
  });
}
