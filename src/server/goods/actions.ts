import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { AttachmentRole } from "../../contract/attachment.ts";
import type { GoodsContent } from "../../contract/goods.ts";
import type { MoveRequest } from "../../contract/approval.ts";
import { can, type Action } from "../../domain/access/access.ts";
import type { Subject } from "../../domain/access/subject.ts";
import { isEditable, isSettled } from "../../domain/approval/approval.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { approveFault, contentFault, submitFault, type GoodsDecision, type GoodsFault, type GoodsTerms } from "../../domain/goods/goods.ts";
import { moveThings, type ApprovalFeature } from "../approval/actions.ts";
import { addSteps, lockThings, type LockedThing, type PartnershipTable } from "../approval/store.ts";
import { createAssets } from "../asset/store.ts";
import { foreignRole, type AttachmentOwner } from "../attachment/actions.ts";
import { listAttachments } from "../attachment/store.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { findPartnership } from "../partnership/store.ts";
import { sideOf } from "../trail/store.ts";
import { insertGoods, itemOf, listItems, replaceGoods, selectGoods, type GoodsRow, type ItemRow, type NewGoods } from "./store.ts";

/** The partnership of a list as permissions name it. */
export function subjectOfGoods(row: GoodsRow): Extract<Subject, { kind: "partnership" }> {
  return { kind: "partnership", programmeId: row.programme_id, helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
}

/** The list for an action, locked where it is to be changed; what the person may not even see is not found. */
export async function openGoods(context: Context, goodsId: string, purpose: "read" | "change"): Promise<GoodsRow | Refusal> {
  const [row] = await selectGoods(context, sql`goods.goods_id = ${goodsId}`, purpose === "change" ? sql`for update of goods` : sql``);
  return row && can(context.actor, "partnership.read", subjectOfGoods(row)) ? row : refuse("not-found");
}

/** The locked list, for a deed that the person may do while it stands in one of some states. */
async function openFor(context: Context, goodsId: string, action: Action, isOpen: (row: GoodsRow) => boolean): Promise<GoodsRow | Refusal> {
  const row = await openGoods(context, goodsId, "change");
  if ("refusedFor" in row) return row;
  if (!can(context.actor, action, subjectOfGoods(row))) return refuse("forbidden");
  return isOpen(row) ? row : refuse("wrong-state");
}

/** Whether a collective decision can still be entered: until the transfer is approved. */
export function isDecidable({ mode, state }: GoodsRow): boolean {
  return mode === "transfer" && (isEditable(state) || state === "submitted");
}

/** Whether a donation is agreed on, so that its use is bound and changes only with the donor's consent. */
export function isAgreedDonation({ mode, state }: GoodsRow): boolean {
  return mode === "donation" && isSettled(state);
}

function refuseFault({ path, problem }: GoodsFault): Refusal {
  return refuse("bad-input", { fields: [{ path, code: problem }] });
}

function termsOf(row: GoodsRow, items: readonly ItemRow[]): GoodsTerms {
  const { decided_on: decidedOn, decision_participants: participants, decision_paper: paper } = row;
  return {
    mode: row.mode,
    giverKind: row.giver_kind,
    use: row.use_text,
    agreedOn: row.agreed_on,
    isVoluntary: row.is_voluntary,
    items: items.map(itemOf),
    decision: decidedOn === null || participants === null || paper === null ? null : { decidedOn, participants, paper },
  };
}

/** Writes a step that is no move of the table on the trail. */
async function note(context: Context, row: GoodsRow, move: string, comment: string): Promise<void> {
  await addSteps(context, {
    kind: "goods",
    move,
    reason: null,
    comment,
    place: null,
    things: [{ id: row.goods_id, partnershipId: row.partnership_id, side: sideOf(context.actor, subjectOfGoods(row)) }],
  });
}

/** Begins a list. The same id from the same person gives the list that it made before. */
export async function enterGoods(context: Context, goods: NewGoods): Promise<GoodsRow | Refusal> {
  const partnership = await findPartnership(context.db, context.countyCode, goods.partnershipId);
  const subject = partnership && ({ kind: "partnership", ...partnership } as const);
  if (!subject || !can(context.actor, "partnership.read", subject)) return refuse("not-found");
  if (!can(context.actor, "goods.enter", subject)) return refuse("forbidden");
  const fault = contentFault(goods.content);
  if (fault) return refuseFault(fault);
  if (await insertGoods(context, goods)) await writeAudit(context, "goods.enter", { kind: "goods", id: goods.goodsId });
  return openGoods(context, goods.goodsId, "read");
}

/** Changes a draft or a list that came back. */
export async function changeGoods(context: Context, goodsId: string, version: number, content: GoodsContent): Promise<GoodsRow | Refusal> {
  const row = await openFor(context, goodsId, "goods.enter", ({ state }) => isEditable(state));
  if ("refusedFor" in row) return row;
  if (row.version !== version) return refuse("stale");
  const fault = contentFault(content);
  if (fault) return refuseFault(fault);
  await replaceGoods(context, goodsId, content);
  await writeAudit(context, "goods.change", { kind: "goods", id: goodsId });
  return openGoods(context, goodsId, "read");
}

/** Enters the collective decision on a transfer, before it is approved. */
export async function decideGoods(
  context: Context,
  goodsId: string,
  { version, ...decision }: GoodsDecision & { readonly version: number },
): Promise<GoodsRow | Refusal> {
  const row = await openFor(context, goodsId, "goods.enter", isDecidable);
  if ("refusedFor" in row) return row;
  if (row.version !== version) return refuse("stale");
  if (decision.decidedOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "decidedOn", code: "future" }] });
  await sql`
    update goods
       set decided_on = ${decision.decidedOn}, decision_participants = ${decision.participants}, decision_paper = ${decision.paper},
           version = version + 1, changed_at = ${context.now}
     where county_code = ${context.countyCode}
       and goods_id = ${goodsId}`.execute(context.db);
  await note(context, row, "decide", `${decision.paper}　${decision.decidedOn}　${decision.participants}`);
  await writeAudit(context, "goods.decide", { kind: "goods", id: goodsId, detail: { ...decision } });
  return openGoods(context, goodsId, "read");
}

export interface Receipt {
  readonly version: number;
  readonly receivedOn: string;
  readonly note: string | null;
  readonly counts: readonly { readonly itemId: string; readonly count: number; readonly note: string | null }[];
}

/** Receives goods: what arrived is counted item by item, and the move does the rest. All of it or nothing. */
export async function receiveGoods(context: Context, goodsId: string, receipt: Receipt): Promise<GoodsRow | Refusal> {
  const row = await openFor(context, goodsId, "goods.receive", ({ state }) => state === "handedOver");
  if ("refusedFor" in row) return row;
  const items = await listItems(context.db, context.countyCode, [goodsId]);
  const counts = new Map(receipt.counts.map((one) => [one.itemId, one]));
  const wrong = items.find(({ item_id: id, count }) => (counts.get(id)?.count ?? Number.POSITIVE_INFINITY) > count);
  if (wrong || counts.size !== items.length)
    return refuse("bad-input", { fields: [{ path: `counts/${wrong?.item_id ?? ""}`, code: "count" }] });
  await sql`
    update goods_item item
       set received_count = counted.count,
           receipt_note = counted.note
      from jsonb_to_recordset(${JSON.stringify(receipt.counts)}::jsonb) as counted ("itemId" uuid, count integer, note text)
     where item.county_code = ${context.countyCode}
       and item.goods_id = ${goodsId}
       and item.item_id = counted."itemId"`.execute(context.db);
  await sql`update goods set receipt_note = ${receipt.note} where county_code = ${context.countyCode} and goods_id = ${goodsId}`.execute(
    context.db,
  );
  const request = { move: "receive" as const, day: receipt.receivedOn, ...(receipt.note === null ? {} : { comment: receipt.note }) };
  const outcome = await moveThings(context, goodsApproval, [{ id: goodsId, version: receipt.version }], request);
  return isRefusal(outcome) ? outcome : openGoods(context, goodsId, "read");
}

/** Enters the receipt that the donor got. Source: 公益事业捐赠法, article 16. */
export async function putReceipt(
  context: Context,
  goodsId: string,
  { receiptNo, issuedOn }: { readonly receiptNo: string; readonly issuedOn: string },
): Promise<GoodsRow | Refusal> {
  const row = await openFor(context, goodsId, "goods.register", ({ mode, state }) => mode === "donation" && state === "received");
  if ("refusedFor" in row) return row;
  if (issuedOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "issuedOn", code: "future" }] });
  const { rows: twins } = await sql<{ goods_id: string }>`
    select goods.goods_id from goods where goods.county_code = ${context.countyCode} and goods.receipt_no = ${receiptNo} and goods.goods_id <> ${goodsId}`.execute(
    context.db,
  );
  if (twins.length > 0) return refuse("duplicate");
  await sql`
    update goods
       set receipt_no = ${receiptNo}, receipt_issued_on = ${issuedOn}, version = version + 1, changed_at = ${context.now}
     where county_code = ${context.countyCode}
       and goods_id = ${goodsId}`.execute(context.db);
  await note(context, row, "issueReceipt", receiptNo);
  await writeAudit(context, "goods.receipt", { kind: "goods", id: goodsId, detail: { receiptNo, before: row.receipt_no } });
  return openGoods(context, goodsId, "read");
}

/** Changes the use of a donation, with the donor's consent only. Source: 公益事业捐赠法, article 18. */
export async function changeUse(
  context: Context,
  goodsId: string,
  change: { readonly use: string; readonly consentedOn: string; readonly paper: string },
): Promise<GoodsRow | Refusal> {
  const row = await openFor(context, goodsId, "goods.register", isAgreedDonation);
  if ("refusedFor" in row) return row;
  if (change.consentedOn > dayText(context.today)) return refuse("bad-input", { fields: [{ path: "consentedOn", code: "future" }] });
  await sql`
    insert into goods_use_change (county_code, change_id, goods_id, use_text, consented_on, paper, entered_by, entered_at)
    values (${context.countyCode}, ${newId()}, ${goodsId}, ${change.use}, ${change.consentedOn}, ${change.paper}, ${context.actor.accountId}, ${context.now})`.execute(
    context.db,
  );
  await note(context, row, "changeUse", `${change.use}（${change.paper}）`);
  await writeAudit(context, "goods.change-use", { kind: "goods", id: goodsId, detail: { ...change } });
  return openGoods(context, goodsId, "read");
}

/** Where lists stand, for moving them and for finding those that wait. */
export const goodsTable = {
  kind: "goods",
  table: "goods",
  idColumn: "goods_id",
  submittedBy: "submitted_by",
} as const satisfies PartnershipTable;

/** The day of a move: today unless told, never later, and not before what it follows on. */
function moveDay(context: Context, asked: string | undefined, earliest: string | null): string | Refusal {
  const today = dayText(context.today);
  const day = asked ?? today;
  if (day > today) return refuse("bad-input", { fields: [{ path: "day", code: "future" }] });
  return earliest !== null && day < earliest ? refuse("bad-input", { fields: [{ path: "day", code: "order" }] }) : day;
}

async function setDay(context: Context, goodsId: string, column: "handed_over_on" | "received_on", day: string): Promise<void> {
  await sql`update goods set ${sql.ref(column)} = ${day} where county_code = ${context.countyCode} and goods_id = ${goodsId}`.execute(
    context.db,
  );
}

/** Received means counted, photographed and signed for; then things get their numbers. */
async function carryOutReceipt(
  context: Context,
  row: GoodsRow,
  items: readonly ItemRow[],
  asked: string | undefined,
): Promise<Refusal | null> {
  if (items.some((item) => item.received_count === null)) return refuse("bad-input", { fields: [{ path: "counts", code: "missing" }] });
  const roles = new Set((await listAttachments(context.db, context.countyCode, row.goods_id)).map(({ role }) => role));
  for (const role of ["receipt", "signature"] as const)
    if (!roles.has(role)) return refuse("bad-input", { fields: [{ path: role, code: "missing" }] });
  const day = moveDay(context, asked, row.handed_over_on);
  if (typeof day !== "string") return day;
  await setDay(context, row.goods_id, "received_on", day);
  await createAssets(
    context,
    { goodsId: row.goods_id, schoolId: row.helped_school_id, receivedOn: day },
    items.map((item) => ({ itemId: item.item_id, kind: item.kind, unitValueFen: item.unit_value_fen, received: item.received_count ?? 0 })),
  );
  return null;
}

async function carryOutMove(
  context: Context,
  row: GoodsRow,
  items: readonly ItemRow[],
  { move, day: asked }: MoveRequest,
): Promise<Refusal | null> {
  if (move === "submit" || move === "approve") {
    const fault = move === "submit" ? submitFault(termsOf(row, items)) : approveFault(termsOf(row, items));
    if (fault) return refuseFault(fault);
  }
  if (move === "submit") {
    await sql`update goods set submitted_by = ${context.actor.accountId} where county_code = ${context.countyCode} and goods_id = ${row.goods_id}`.execute(
      context.db,
    );
  }
  if (move === "handOver") {
    const day = moveDay(context, asked, row.decided_on ?? row.agreed_on);
    if (typeof day !== "string") return day;
    await setDay(context, row.goods_id, "handed_over_on", day);
  }
  return move === "receive" ? carryOutReceipt(context, row, items, asked) : null;
}

async function withItems(context: Context, ids: readonly string[]): Promise<readonly (readonly [GoodsRow, readonly ItemRow[]])[]> {
  const rows = await selectGoods(context, sql`goods.goods_id = any(${ids}::uuid[])`, sql`order by goods.goods_id`);
  const items = Map.groupBy(await listItems(context.db, context.countyCode, ids), ({ goods_id: id }) => id);
  return rows.map((row) => [row, items.get(row.goods_id) ?? []] as const);
}

export const goodsApproval: ApprovalFeature<LockedThing> = {
  ...goodsTable,
  load: async (context, ids) => lockThings(context, goodsTable, ids),
  async inputsOf(context, things) {
    const found = await withItems(
      context,
      things.map(({ id }) => id),
    );
    const inputs = new Map(found.map(([row, items]) => [row.goods_id, { list: row, items }]));
    return things.map(({ id }) => inputs.get(id) ?? null);
  },
  async carryOut(context, things, request) {
    const ids = things.map(({ id }) => id);
    for (const [row, items] of await withItems(context, ids)) {
      const refusal = await carryOutMove(context, row, items, request);
      if (refusal) return refusal;
    }
    return null;
  },
};

/** Which action lets a person hang on a file of a role; roles that are missing belong to other things. */
const fileActions: Partial<Record<AttachmentRole, Action>> = {
  paper: "goods.enter",
  photo: "goods.enter",
  receipt: "goods.receive",
  signature: "goods.receive",
};

export const goodsFiles: AttachmentOwner = {
  kind: "goods",
  async openToRead(context, goodsId) {
    const row = await openGoods(context, goodsId, "read");
    return isRefusal(row) ? row : null;
  },
  async openToAdd(context, goodsId, role) {
    const action = role === null ? undefined : fileActions[role];
    if (action === undefined) return foreignRole;
    const isOpen = ({ state }: GoodsRow): boolean => (action === "goods.receive" ? state === "handedOver" : state !== "withdrawn");
    const row = await openFor(context, goodsId, action, isOpen);
    return isRefusal(row) ? row : null;
  },
};
