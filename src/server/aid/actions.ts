import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { z } from "zod";
import type { AidContent, AidPage, revealAid as revealRoute } from "../../contract/aid.ts";
import type { MoveRequest } from "../../contract/approval.ts";
import { aidRetentionSetting } from "../../contract/aid-setting.ts";
import { can } from "../../domain/access/access.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { dayText, makeDay } from "../../domain/calendar/day.ts";
import { schoolYearOf } from "../../domain/calendar/school-calendar.ts";
import { assessAid, type AidAssessment } from "../../domain/funding/aid-application.ts";
import { publicationEnd, publicationObstacle } from "../../domain/funding/aid-publication.ts";
import { aidNames } from "../../domain/funding/aid-words.ts";
import type { Booking } from "../../domain/funding/booking.ts";
import { fen } from "../../domain/money/fen.ts";
import type { ApprovalFeature, Approvable } from "../approval/actions.ts";
import { writeAudit } from "../audit/store.ts";
import { insertBookings, type NewBooking } from "../funding/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { getDated } from "../settings/queries.ts";
import { dayOf, getRules } from "../settings/store.ts";
import { describeAid, openAid } from "./queries.ts";
import { insertAid, loadAidRules, replaceAid, selectAid, thingOf, type AidRow, type LoadedAidRules, type StoredContent } from "./store.ts";

/** The refusal of a claim: which rule says no, in words, with the law where a fee stands in the way. */
function refuseClaim({ language }: Pick<Context, "language">, { why, law }: Extract<AidAssessment, { kind: "refused" }>): Refusal {
  const path = { "arrived-outside": "arrivedOn", "unknown-category": "category", "no-amount": "category" } as const;
  const field = why === "unknown-category" || why === "arrived-outside" || why === "no-amount" ? path[why] : "benefit";
  return refuse("bad-input", {
    fields: [{ path: field, code: why }],
    detail: [aidNames[language].claims[why], law ?? ""].join(""),
  });
}

/** Whether the school is the helped one of the partnership that is to pay. */
async function mayPay({ db, countyCode }: Context, partnershipId: string | null, schoolId: string): Promise<boolean> {
  if (partnershipId === null) return true;
  const { rows } = await sql`
    select 1
      from partnership
     where partnership.county_code = ${countyCode}
       and partnership.partnership_id = ${partnershipId}
       and partnership.helped_school_id = ${schoolId}`.execute(db);
  return rows.length > 0;
}

/** Whether civil affairs names the pupil for the category. */
async function isOnList({ db, countyCode }: Context, content: Pick<AidContent, "schoolId" | "pupilName" | "category">): Promise<boolean> {
  const { rows } = await sql`
    select 1
      from aid_listed listed
     where listed.county_code = ${countyCode}
       and listed.school_id = ${content.schoolId}
       and listed.pupil_name = ${content.pupilName}
       and listed.category = ${content.category}`.execute(db);
  return rows.length > 0;
}

/** What is stored of an application once its rules have been asked; `before`: the account that is kept where none is stated. */
export async function storedContent(
  context: Context,
  content: AidContent,
  before: Pick<AidRow, "account"> | null,
): Promise<StoredContent | Refusal> {
  const { calendar } = await getRules(context.db, context.countyCode);
  const loaded = await loadAidRules(context, calendar, content.term);
  if (!loaded) return refuse("bad-input", { fields: [{ path: "term", code: "unknown" }] });
  if (!(await mayPay(context, content.partnershipId, content.schoolId)))
    return refuse("bad-input", { fields: [{ path: "partnershipId", code: "unknown" }] });
  const benefit = content.benefit.kind === "subsidy" ? content.benefit : { ...content.benefit, amount: fen(content.benefit.fen) };
  const arrivedOn = content.arrivedOn === null ? null : dayOf(content.arrivedOn);
  const assessed = assessAid({ ...content, arrivedOn, benefit }, loaded.rules);
  if (assessed.kind === "refused") return refuseClaim(context, assessed);
  const { schoolId, term, pupilName, grade, className, isBoarder, category, partnershipId } = content;
  const listed = await isOnList(context, content);
  return {
    schoolId,
    term,
    pupilName,
    grade,
    className,
    isBoarder,
    category,
    partnershipId,
    basis: listed ? "civilList" : content.basis,
    isOnList: listed,
    arrivedOn: content.arrivedOn,
    tier: assessed.tier,
    amountFen: assessed.amount,
    feeItem: benefit.kind === "feeWaiver" ? benefit.item : null,
    account: content.account === undefined ? (before?.account ?? null) : content.account,
  };
}

/** Enters an application for a pupil of one's own school. The same pupil, term and benefit a second time is refused. */
export async function enterAid(context: Context, content: AidContent): Promise<AidPage | Refusal> {
  if (!can(context.actor, "aid.enter", { kind: "school", schoolId: content.schoolId })) return refuse("forbidden");
  const stored = await storedContent(context, content, null);
  if (isRefusal(stored)) return stored;
  const applicationId = await insertAid(context, stored);
  await writeAudit(context, "aid.enter", { kind: "aid", id: applicationId });
  return describeAid(context, applicationId);
}

/** Changes a draft or what was returned. School and term stay: what was meant for another is withdrawn and entered there. */
export async function changeAid(
  context: Context,
  applicationId: string,
  { version, ...content }: AidContent & { readonly version: number },
): Promise<AidPage | Refusal> {
  const row = await openAid(context, applicationId);
  if (isRefusal(row)) return row;
  if (!can(context.actor, "aid.enter", { kind: "school", schoolId: row.school_id })) return refuse("forbidden");
  if (!isEditable(row.state)) return refuse("wrong-state");
  if (row.version !== version) return refuse("stale");
  if (content.schoolId !== row.school_id || content.term !== row.term)
    return refuse("bad-input", { fields: [{ path: "term", code: "fixed" }] });
  const stored = await storedContent(context, content, row);
  if (isRefusal(stored)) return stored;
  await replaceAid(context, applicationId, stored);
  await writeAudit(context, "aid.change", { kind: "aid", id: applicationId });
  return describeAid(context, applicationId);
}

/** Tells the whole name and account of one pupil; who asked and why is written down, and nothing of the pupil. */
export async function revealAid(
  context: Context,
  applicationId: string,
  reason: string,
): Promise<z.infer<(typeof revealRoute)["reply"]> | Refusal> {
  const row = await openAid(context, applicationId);
  if (isRefusal(row)) return row;
  if (!can(context.actor, "aid.reveal", { kind: "school", schoolId: row.school_id })) return refuse("forbidden");
  await writeAudit(context, "aid.reveal", { kind: "aid", id: applicationId, detail: { reason } });
  return { pupilName: row.pupil_name, account: row.account };
}

type AidThing = Approvable & { readonly row: AidRow };

/** The rules of every term among some things, loaded once. */
async function rulesByTerm(context: Context, rows: readonly AidRow[]): Promise<Map<string, LoadedAidRules>> {
  const { calendar } = await getRules(context.db, context.countyCode);
  const found = new Map<string, LoadedAidRules>();
  for (const term of new Set(rows.map((row) => row.term))) {
    const loaded = await loadAidRules(context, calendar, term);
    if (loaded) found.set(term, loaded);
  }
  return found;
}

function ruleOf(rules: ReadonlyMap<string, LoadedAidRules>, row: AidRow): LoadedAidRules {
  const found = rules.get(row.term);
  if (!found) throw new Error(`expected rules of the term ${row.term}`);
  return found;
}

function assess(row: AidRow, { rules }: LoadedAidRules): AidAssessment {
  return assessAid(
    {
      grade: row.grade,
      isBoarder: row.is_boarder,
      category: row.category,
      arrivedOn: row.arrived_on === null ? null : dayOf(row.arrived_on),
      benefit: row.fee_item === null ? { kind: "subsidy" } : { kind: "feeWaiver", item: row.fee_item, amount: fen(row.amount_fen) },
    },
    rules,
  );
}

/** What is submitted is worth what the rules say on that day: amounts set since it was entered are taken over. */
async function carryOutSubmit(context: Context, things: readonly AidThing[]): Promise<Refusal | null> {
  const rules = await rulesByTerm(
    context,
    things.map(({ row }) => row),
  );
  const due: { id: string; tier: string; amount_fen: number }[] = [];
  for (const { id, row } of things) {
    const assessed = assess(row, ruleOf(rules, row));
    if (assessed.kind === "refused") return { ...refuseClaim(context, assessed), fields: [{ path: id, code: assessed.why }] };
    due.push({ id, tier: assessed.tier, amount_fen: assessed.amount });
  }
  await sql`
    update aid_application
       set submitted_by = ${context.actor.accountId},
           tier = due.tier,
           amount_fen = due.amount_fen
      from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as due (id uuid, tier text, amount_fen bigint)
     where aid_application.county_code = ${context.countyCode}
       and aid_application.application_id = due.id`.execute(context.db);
  return null;
}

/** Opens the period of publication: it ends after the school days that the rules of the term ask for. */
async function carryOutPublish(context: Context, things: readonly AidThing[]): Promise<null> {
  const { db, countyCode, today } = context;
  const { calendar } = await getRules(db, countyCode);
  const rules = await rulesByTerm(
    context,
    things.map(({ row }) => row),
  );
  for (const [term, of] of Map.groupBy(things, ({ row }) => row.term)) {
    const until = publicationEnd(calendar, today, rules.get(term)?.publication.schoolDays ?? 0);
    await sql`
      update aid_application
         set published_on = ${dayText(today)},
             publication_until = ${dayText(until)}
       where county_code = ${countyCode}
         and application_id = any(${of.map(({ id }) => id)}::uuid[])`.execute(db);
  }
  return null;
}

function refuseApproval({ today, language }: Context, things: readonly AidThing[]): Refusal | null {
  for (const { id, row } of things) {
    const until = row.publication_until;
    if (until === null) throw new Error(`expected application ${id} to have been published`);
    const obstacle = publicationObstacle(today, { until: dayOf(until), openAppeals: row.open_appeals });
    if (obstacle !== null)
      return refuse("wrong-state", { fields: [{ path: id, code: obstacle }], detail: aidNames[language].obstacles[obstacle](until) });
  }
  return null;
}

/** The run that this action pays by: every step of the action, and each of its partnerships, finds its own. */
async function openRun(context: Context, paidOn: string, { term, partnership_id: partnershipId }: AidRow): Promise<string> {
  const { db, countyCode, actor, now } = context;
  await sql`
    insert into aid_run (county_code, run_id, term, partnership_id, paid_on, paid_by, paid_at)
    values (${countyCode}, ${newId()}, ${term}, ${partnershipId}, ${paidOn}, ${actor.accountId}, ${now})
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ run_id: string }>`
    select run.run_id
      from aid_run run
     where run.county_code = ${countyCode}
       and run.paid_by = ${actor.accountId}
       and run.paid_at = ${now}
       and run.term = ${term}
       and run.partnership_id is not distinct from ${partnershipId}::uuid`.execute(db);
  const [run] = rows;
  if (!run) throw new Error("expected the payment run that was just opened");
  return run.run_id;
}

/** The county's own budget line for aid; a helper school pays from the money that it holds. */
function payerOf({ helper_id: helperId }: AidRow): Booking["from"] {
  return helperId === null ? { kind: "source", id: "county" } : { kind: "school", id: helperId };
}

function bookingOf({ id, row }: AidThing): NewBooking {
  return {
    from: payerOf(row),
    to: { kind: "purpose", id: "aid" },
    amount: fen(row.amount_fen),
    thing: { kind: "aid", id },
    part: id,
    partnershipId: row.partnership_id,
    words: "学生资助",
    corrects: null,
  };
}

/** Counts what the run has paid so far. A pupil with two benefits is one pupil. */
async function countRun({ db, countyCode }: Context, runId: string): Promise<void> {
  await sql`
    update aid_run
       set people = counted.people,
           amount_fen = counted.amount_fen
      from (select count(distinct (application.school_id, application.grade, application.class_name, application.pupil_name)) as people,
                   sum(application.amount_fen)::bigint as amount_fen
              from aid_application application
             where application.county_code = ${countyCode}
               and application.run_id = ${runId}) counted
     where aid_run.county_code = ${countyCode}
       and aid_run.run_id = ${runId}`.execute(db);
}

/** Pays: one run for each term and payer, one booking for each application, once. */
async function carryOutPay(context: Context, things: readonly AidThing[], day: string | undefined): Promise<Refusal | null> {
  const paidOn = day ?? dayText(context.today);
  if (paidOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "day", code: "future" }] });
  for (const group of Map.groupBy(things, ({ row }) => `${row.term} ${row.partnership_id}`).values()) {
    const [first] = group;
    if (!first) continue;
    const runId = await openRun(context, paidOn, first.row);
    await sql`
      update aid_application
         set state = 'paid',
             run_id = ${runId}
       where county_code = ${context.countyCode}
         and application_id = any(${group.map(({ id }) => id)}::uuid[])`.execute(context.db);
    await countRun(context, runId);
  }
  await insertBookings(context, paidOn, things.map(bookingOf));
  return null;
}

/** What an approval and a payment rest on: amounts and the rules behind them, and no name. */
function inputOf({ row }: AidThing, { rules, sources }: LoadedAidRules): unknown {
  return {
    school_id: row.school_id,
    term: row.term,
    number: row.number,
    grade: row.grade,
    is_boarder: row.is_boarder,
    category: row.category,
    tier: row.tier,
    basis: row.basis,
    is_on_list: row.is_on_list,
    arrived_on: row.arrived_on,
    fee_item: row.fee_item,
    amount_fen: row.amount_fen,
    partnership_id: row.partnership_id,
    publication: [row.published_on, row.publication_until],
    category_source: rules.categories.find(({ key }) => key === row.category)?.source ?? null,
    policy: rules.policy,
    ...sources,
  };
}

export const aidApproval: ApprovalFeature<AidThing> = {
  kind: "aid",
  table: "aid_application",
  idColumn: "application_id",
  async load(context, ids) {
    const rows = await selectAid(
      context,
      sql`application.application_id = any(${ids}::uuid[])`,
      sql`order by application.application_id for update of application`,
    );
    return rows
      .filter(({ school_id: schoolId }) => can(context.actor, "aid.read", { kind: "school", schoolId }))
      .map((row) => Object.assign(thingOf(row), { id: row.application_id, version: row.version, partnershipId: row.partnership_id, row }));
  },
  async inputsOf(context, things) {
    const rules = await rulesByTerm(
      context,
      things.map(({ row }) => row),
    );
    return things.map((thing) => inputOf(thing, ruleOf(rules, thing.row)));
  },
  async carryOut(context, things, { move, day }: MoveRequest) {
    switch (move) {
      case "submit":
        return carryOutSubmit(context, things);
      case "publish":
        return carryOutPublish(context, things);
      case "approve":
        return refuseApproval(context, things);
      case "pay":
        return carryOutPay(context, things, day);
      default:
        return null;
    }
  },
};

/** Erases what is no longer needed of pupils: names, accounts and objections of school years past the time of keeping. */
export async function eraseAid(context: Context): Promise<{ applications: number; listed: number } | Refusal> {
  const { db, countyCode, today } = context;
  if (!can(context.actor, "aid.list", { kind: "county" })) return refuse("forbidden");
  const { years } = (await getDated(context, aidRetentionSetting, today)).value;
  const before = dayText(makeDay(schoolYearOf(today) - years, 9, 1));
  const erased = await sql`
    update aid_application
       set pupil_name = null,
           account = null
     where county_code = ${countyCode}
       and state in ('paid', 'withdrawn')
       and created_at < ${before}::date
       and pupil_name is not null`.execute(db);
  await sql`
    update aid_appeal
       set raised_by = '—',
           matter = '—',
           decision = null
      from aid_application application
     where application.county_code = aid_appeal.county_code
       and application.application_id = aid_appeal.application_id
       and aid_appeal.county_code = ${countyCode}
       and application.pupil_name is null`.execute(db);
  const listed = await sql`delete from aid_listed where county_code = ${countyCode} and listed_on < ${before}::date`.execute(db);
  const counts = { applications: Number(erased.numAffectedRows ?? 0), listed: Number(listed.numAffectedRows ?? 0) };
  await writeAudit(context, "aid.erase", { kind: "aid", id: null, detail: { before, ...counts } });
  return counts;
}
