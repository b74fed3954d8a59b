import { sql } from "kysely";
import type { z } from "zod";
import type { Card, PlanLine, planList, PlanVersion } from "../../contract/plan.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { correctable } from "../../domain/plan/cards.ts";
import { describeQuota } from "../../domain/plan/describe-quota.ts";
import { limitedSentences, limitsOn } from "../../domain/plan/legal-limits.ts";
import { previewOf } from "../../domain/plan/preview.ts";
import { judgementOf } from "../../domain/plan/quota.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { isEditable, movesFor, type ApprovalMove } from "../../domain/approval/approval.ts";
import type { Commitment } from "../../domain/reading/reading.ts";
import { isStage, listsOf, type StageLists } from "../../domain/school/stage.ts";
import type { Context, FileReply } from "../http/context.ts";
import { sentenceLanguage } from "../http/language.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { pairJoins, findPartnershipView, helpedOf, helperOf, withinReach, type PartnershipViewRow } from "../partnership/store.ts";
import { dayOf, getRules, type CountyRules } from "../settings/store.ts";
import { cellWords } from "../sheet/cell-words.ts";
import { headingsIn, instantIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { listSteps } from "../trail/store.ts";
import { listCommitments, plannedCommitments, type FoundVersion, type StoredCommitment } from "./store.ts";

/** The partnership as permissions name it. */
export function subjectOf(row: PartnershipViewRow): {
  kind: "partnership";
  programmeId: string;
  helperSchoolId: string;
  helpedSchoolId: string;
} {
  return { kind: "partnership", programmeId: row.programme_id, helperSchoolId: row.helper_id, helpedSchoolId: row.helped_id };
}

/** Grades and subjects that 每个年级 and 每个学科 run over for a pair: those of the helped school. */
export function listsOfPartnership(row: PartnershipViewRow): StageLists {
  return listsOf(row.helped_stages.filter(isStage));
}

interface CardSetting {
  readonly context: Context;
  readonly partnership: PartnershipViewRow;
  readonly rules: CountyRules;
}

function warningsOf({ context }: CardSetting, content: Commitment): Card["warnings"] {
  return limitsOn(context.today, content, `${content.action} ${content.clause.text}`).map(({ code, message, source }) => ({
    code,
    message: message[context.language],
    source,
  }));
}

function createsOf(setting: CardSetting, commitment: Commitment): Card["creates"] {
  const judgement = judgementOf(commitment);
  if (judgement.kind !== "quota") return { obligations: 0, periods: 0, scopes: 0, firstDue: null };
  const { partnership, rules } = setting;
  const span = { from: dayOf(partnership.from_day), to: dayOf(partnership.to_day) };
  const { firstDue, ...counts } = previewOf(judgement.quota, span, rules.calendar, listsOfPartnership(partnership));
  return { ...counts, firstDue: firstDue === null ? null : dayText(firstDue) };
}

function cardOf(setting: CardSetting, stored: StoredCommitment, commitment: Commitment): Card {
  const judgement = judgementOf(commitment);
  const quota = judgement.kind === "quota" ? judgement.quota : null;
  const fields = correctable(commitment);
  return {
    id: stored.commitmentId,
    state: stored.state,
    origin: stored.origin,
    start: commitment.clause.start,
    end: commitment.clause.end,
    clause: commitment.clause.text,
    anchor: commitment.anchor,
    fields: { ...fields, per: [...fields.per], earmarks: [...fields.earmarks], partOf: stored.partOf },
    kind: judgement.kind,
    measure: quota?.measure ?? null,
    sentence: quota ? describeQuota(quota, sentenceLanguage(setting.context.language)) : null,
    creates: createsOf(setting, commitment),
    needsNumber: judgement.kind === "unquantified",
    warnings: warningsOf(setting, commitment),
  };
}

/** Warnings for sentences whose warning no card in sight carries: what is no countable promise is not passed over. */
function textWarnings(context: Context, body: string, cards: readonly Card[]): PlanVersion["warnings"] {
  const isCarried = (code: string, start: number, end: number): boolean =>
    cards.some(
      (card) => card.state !== "rejected" && card.start < end && card.end > start && card.warnings.some((one) => one.code === code),
    );
  return limitedSentences(context.today, body)
    .filter(({ limit, start, end }) => !isCarried(limit.code, start, end))
    .map(({ limit, start, end, text }) => ({
      code: limit.code,
      message: limit.message[context.language],
      source: limit.source,
      clause: text,
      start,
      end,
    }));
}

/** The moves that somebody may make with a version now. */
export function movesOf(context: Context, version: Pick<FoundVersion, "state">, partnership: PartnershipViewRow): ApprovalMove[] {
  const thing = { kind: "plan", state: version.state, subject: subjectOf(partnership), wholeState: null, submittedBy: null } as const;
  return movesFor(context.actor, thing);
}

/** A version with its cards, trail and what may be done with it. The caller has checked that it may be read. */
export async function describeVersion(context: Context, version: FoundVersion): Promise<PlanVersion> {
  const { db, countyCode } = context;
  const partnership = await findPartnershipView(db, countyCode, version.partnershipId);
  if (!partnership) throw new Error(`expected the partnership of version ${version.versionId}, found none`);
  const rules = await getRules(db, countyCode);
  const stored = await listCommitments(db, countyCode, version.versionId);
  const planned = plannedCommitments(stored);
  const setting = { context, partnership, rules };
  const cards = stored.flatMap((card, index) => {
    const commitment = planned[index]?.commitment;
    return commitment ? [cardOf(setting, card, commitment)] : [];
  });
  return {
    id: version.versionId,
    number: version.number,
    state: version.state,
    version: version.version,
    partnership: {
      id: version.partnershipId,
      helper: helperOf(partnership),
      helped: helpedOf(partnership),
      programmeName: partnership.programme_name,
    },
    title: version.title,
    text: version.body,
    fileName: version.fileName,
    effectiveFrom: version.effectiveFrom,
    reason: version.reason,
    cards,
    warnings: textWarnings(context, version.body, cards),
    trail: await listSteps(db, countyCode, version.versionId),
    moves: movesOf(context, version, partnership),
    isEditable: isEditable(version.state) && can(context.actor, "plan.change", subjectOf(partnership)),
  };
}

interface PlanLineRow {
  readonly version_id: string;
  readonly partnership_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly helper_name: string;
  readonly helper_short: string | null;
  readonly helped_name: string;
  readonly helped_short: string | null;
  readonly number: number;
  readonly state: PlanLine["state"];
  readonly title: string | null;
  readonly effective_from: string | null;
  readonly is_in_force: boolean;
  readonly commitments: number;
  readonly changed_at: string;
}

function planLine(row: PlanLineRow): PlanLine {
  return {
    versionId: row.version_id,
    partnershipId: row.partnership_id,
    helper: { id: row.helper_school_id, name: row.helper_name, shortName: row.helper_short },
    helped: { id: row.helped_school_id, name: row.helped_name, shortName: row.helped_short },
    number: row.number,
    state: row.state,
    title: row.title,
    effectiveFrom: row.effective_from,
    isInForce: row.is_in_force,
    commitments: row.commitments,
    changedAt: row.changed_at,
  };
}

const planSorts = {
  title: sql`version.title`,
  number: sql`version.number`,
  from: sql`version.effective_from`,
  promises: sql`commitments`,
  changedAt: sql`version.changed_at`,
  helped: sql`helped.initials`,
  helper: sql`helper.initials`,
  state: sql`version.state`,
};

/** One page of plans that somebody may see, those changed last first. */
export async function listPlans(context: Context, query: z.output<typeof planList>): Promise<{ rows: PlanLine[]; total: number }> {
  const conditions = [sql`version.county_code = ${context.countyCode}`, withinReach(reachOf(context.actor), context.countyCode)];
  if (query.state) conditions.push(sql`version.state = ${query.state}`);
  if (query.partnershipId) conditions.push(sql`version.partnership_id = ${query.partnershipId}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern}
      or helped.initials like ${pattern} or version.title like ${pattern})`);
  }
  const from = sql`plan_version version
    ${pairJoins("version")}
   where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<PlanLineRow>`
    select version.version_id, version.partnership_id, partnership.helper_school_id, partnership.helped_school_id,
           helper.name as helper_name, helper.short_name as helper_short, helped.name as helped_name, helped.short_name as helped_short,
           version.number, version.state, version.title, version.effective_from, version.changed_at,
           version.state = 'approved' and version.effective_from <= ${dayText(context.today)}::date and not exists (
             select 1 from plan_version later
              where later.county_code = version.county_code
                and later.partnership_id = version.partnership_id
                and later.state = 'approved'
                and later.effective_from <= ${dayText(context.today)}::date
                and later.effective_from > version.effective_from) as is_in_force,
           (select count(*) from commitment
             where commitment.county_code = version.county_code
               and commitment.version_id = version.version_id
               and commitment.state = 'accepted') as commitments
      from ${from}
     ${orderBy(query.sort ?? "-changedAt", planSorts, sql`version.version_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(context.db);
  return { rows: rows.map(planLine), total: counted.rows[0]?.total ?? 0 };
}

/** The list of plans as a workbook. */
export async function planTable(context: Context, rows: readonly PlanLine[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const words = cellWords[context.language];
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  const stateOf = (state: PlanLine["state"]): string => approvalStateName(approvalNames[context.language], "plan", state);
  return tableReply(context, {
    title: heading("帮扶计划一览表"),
    columns: [
      ...["支援校", "受援校", "标题"].map(text),
      { heading: heading("版本"), kind: "number" },
      ...["状态", "生效"].map(text),
      { heading: heading("承诺"), kind: "number" },
      text("更新"),
    ],
    rows: rows.map((row) => [
      row.helper.name,
      row.helped.name,
      row.title,
      row.number,
      row.isInForce ? `${stateOf(row.state)} · ${words.inForce}` : stateOf(row.state),
      row.effectiveFrom,
      row.commitments,
      instantIn(row.changedAt),
    ]),
  });
}
