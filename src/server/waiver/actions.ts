import { sql, type RawBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { z } from "zod";
import type { MoveRequest } from "../../contract/approval.ts";
import type { Waiver, listWaivers as listWaiversRoute } from "../../contract/waiver.ts";
import type { ObligationRef } from "../../contract/standing.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { moveThings, type ApprovalFeature } from "../approval/actions.ts";
import { lockThings, type LockedThing, type PartnershipTable } from "../approval/store.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findObligation } from "../partnership/queries.ts";
import { subjectOf } from "../plan/queries.ts";
import { pairJoins, withinReach } from "../partnership/store.ts";
import { headingsIn, instantIn, periodIn } from "../sheet/export-words.ts";
import { tableReply } from "../sheet/write-table.ts";
import { addStep, sideOf } from "../trail/store.ts";
import { selectWaivers, waiverView } from "./store.ts";

async function getWaiver(context: Context, waiverId: string): Promise<Waiver> {
  const [row] = await selectWaivers(context, sql`waiver.waiver_id = ${waiverId}`, sql``);
  if (!row) throw new Error(`expected waiver ${waiverId}, found none`);
  return waiverView(context, row);
}

/** Asks that one obligation be waived. It goes on to be judged until the request is approved. */
export async function requestWaiver(
  context: Context,
  partnershipId: string,
  request: ObligationRef & { readonly reason: string },
): Promise<Waiver | Refusal> {
  const { db, countyCode, actor, now } = context;
  const found = await findObligation(context, partnershipId, request);
  if ("refusedFor" in found) return found;
  const subject = subjectOf(found.row);
  if (!can(actor, "waiver.request", subject)) return refuse("forbidden");
  const waiverId = newId();
  const { rows } = await sql<{ waiver_id: string }>`
    insert into waiver (county_code, waiver_id, partnership_id, lineage_id, period, scope, state, reason, requested_by, requested_at, changed_at)
    values (${countyCode}, ${waiverId}, ${partnershipId}, ${found.item.promise.lineageId}, ${request.period}, ${JSON.stringify(request.scope)}::jsonb,
            'submitted', ${request.reason}, ${actor.accountId}, ${now}, ${now})
    on conflict do nothing
    returning waiver_id`.execute(db);
  if (rows.length === 0) return refuse("duplicate");
  await addStep(context, {
    partnershipId,
    thing: { kind: "waiver", id: waiverId },
    side: sideOf(actor, subject),
    move: "request",
    comment: request.reason,
  });
  await writeAudit(context, "waiver.request", { kind: "waiver", id: waiverId });
  return getWaiver(context, waiverId);
}

/** Where waivers stand, for moving them and for finding those that wait. */
export const waiverThings = {
  kind: "waiver",
  table: "waiver",
  idColumn: "waiver_id",
  submittedBy: "requested_by",
} as const satisfies PartnershipTable;

export const waiverApproval: ApprovalFeature<LockedThing> = {
  ...waiverThings,
  load: async (context, ids) => lockThings(context, waiverThings, ids),
  async inputsOf(context, waivers) {
    const rows = await selectWaivers(context, sql`waiver.waiver_id = any(${waivers.map(({ id }) => id)}::uuid[])`, sql``);
    const byId = new Map(rows.map(({ waiver_id: id, clause, period, scope, reason }) => [id, { clause, period, scope, reason }]));
    return waivers.map(({ id }) => byId.get(id) ?? null);
  },
  async carryOut({ db, countyCode, actor, now }, waivers, { move, reason, comment }) {
    const isDecision = move !== "withdraw";
    await sql`
      update waiver
         set decided_by = ${isDecision ? actor.accountId : null}::uuid,
             decided_at = ${isDecision ? now : null}::timestamptz,
             decision_reason = ${reason ?? null},
             decision = ${comment ?? null}
       where county_code = ${countyCode}
         and waiver_id = any(${waivers.map(({ id }) => id)}::uuid[])`.execute(db);
    return null;
  },
};

/** Approves, returns or withdraws a waiver. */
export async function moveWaiver(context: Context, waiverId: string, request: MoveRequest): Promise<Waiver | Refusal> {
  const outcome = await moveThings(context, waiverApproval, [{ id: waiverId, version: null }], request);
  return isRefusal(outcome) ? outcome : getWaiver(context, waiverId);
}

type WaiverQuery = z.output<(typeof listWaiversRoute)["query"]>;

const sorts = {
  requestedAt: sql`waiver.requested_at`,
  state: sql`waiver.state`,
  helped: sql`helped.initials`,
  period: sql`waiver.period`,
  by: sql`asker.display_name`,
};

/** One page of waivers that somebody may see, the latest first. */
export async function listWaivers(context: Context, query: WaiverQuery): Promise<{ rows: Waiver[]; total: number }> {
  const conditions: RawBuilder<unknown>[] = [withinReach(reachOf(context.actor), context.countyCode)];
  if (query.state) conditions.push(sql`waiver.state = ${query.state}`);
  if (query.partnershipId) conditions.push(sql`waiver.partnership_id = ${query.partnershipId}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(
      sql`(helper.name like ${pattern} or helped.name like ${pattern} or helper.initials like ${pattern} or helped.initials like ${pattern} or lower(waiver.reason) like ${pattern})`,
    );
  }
  const where = sql.join(conditions, sql` and `);
  const rows = await selectWaivers(
    context,
    where,
    sql`${orderBy(query.sort ?? "-requestedAt", sorts, sql`waiver.waiver_id`)} ${pageOf(query)}`,
  );
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total
      from waiver
      ${pairJoins("waiver")}
     where waiver.county_code = ${context.countyCode}
       and ${where}`.execute(context.db);
  return { rows: rows.map((row) => waiverView(context, row)), total: counted[0]?.total ?? 0 };
}

/** The list of waivers as a workbook. */
export async function waiverTable(context: Context, rows: readonly Waiver[]): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const names = ["支援校", "受援校", "承诺", "学科", "时段", "申请理由", "状态", "申请人", "申请时间", "审批人", "审批意见"];
  return tableReply(context, {
    title: heading("豁免申请一览表"),
    columns: names.map((name) => ({ heading: heading(name), kind: "text" })),
    rows: rows.map((row) => [
      row.helper.name,
      row.helped.name,
      row.clause,
      row.scope["subject"] ?? null,
      periodIn(row.period, language),
      row.reason,
      approvalStateName(approvalNames[language], "waiver", row.state),
      row.requestedBy,
      instantIn(row.requestedAt),
      row.decidedBy,
      row.decision,
    ]),
  });
}
