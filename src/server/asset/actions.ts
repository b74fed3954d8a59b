import { sql } from "kysely";
import { can } from "../../domain/access/access.ts";
import type { Subject } from "../../domain/access/subject.ts";
import { isGone, type AssetCondition } from "../../domain/asset/asset.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { foreignRole, type AttachmentOwner } from "../attachment/actions.ts";
import { writeAudit } from "../audit/store.ts";
import type { Context } from "../http/context.ts";
import { isRefusal, refuse, type Refusal } from "../http/refusal.ts";
import { selectAssets, type AssetRow } from "./store.ts";

/** The partnership that brought an asset, as permissions name it. */
export function subjectOfAsset(row: AssetRow): Extract<Subject, { kind: "partnership" }> {
  return { kind: "partnership", programmeId: row.programme_id, helperSchoolId: row.helper_school_id, helpedSchoolId: row.helped_school_id };
}

/** The asset; what the person may not see is not found. */
export async function openAsset(context: Context, assetId: string, purpose: "read" | "change"): Promise<AssetRow | Refusal> {
  const [row] = await selectAssets(context, sql`asset.asset_id = ${assetId}`, purpose === "change" ? sql`for update of asset` : sql``);
  return row && can(context.actor, "partnership.read", subjectOfAsset(row)) ? row : refuse("not-found");
}

export interface AssetCheck {
  readonly checkId: string;
  readonly condition: AssetCondition;
  readonly foundCount: number;
  readonly place: string | null;
  readonly custodian: string | null;
  readonly note: string | null;
}

/**
 * Says in what state an asset was found today. What is broken, scrapped or lost needs a word of explanation. The same
 * id says it once.
 */
export async function checkAsset(context: Context, assetId: string, check: AssetCheck): Promise<AssetRow | Refusal> {
  const { db, countyCode, actor, now, today } = context;
  const row = await openAsset(context, assetId, "change");
  if ("refusedFor" in row) return row;
  if (!can(actor, "asset.check", subjectOfAsset(row))) return refuse("forbidden");
  if (check.foundCount > row.quantity) return refuse("bad-input", { fields: [{ path: "foundCount", code: "count" }] });
  const needsNote = check.condition === "broken" || isGone(check.condition) || check.foundCount < row.quantity;
  if (needsNote && check.note === null) return refuse("bad-input", { fields: [{ path: "note", code: "missing" }] });
  await sql`
    insert into asset_check (county_code, check_id, asset_id, checked_on, condition, found_count, place, custodian, note, checked_by, checked_at)
    values (${countyCode}, ${check.checkId}, ${assetId}, ${dayText(today)}, ${check.condition}, ${check.foundCount}, ${check.place},
            ${check.custodian}, ${check.note}, ${actor.accountId}, ${now})
    on conflict (county_code, check_id) do nothing`.execute(db);
  await writeAudit(context, "asset.check", { kind: "asset", id: assetId, detail: { condition: check.condition } });
  return openAsset(context, assetId, "read");
}

export const assetFiles: AttachmentOwner = {
  kind: "asset",
  async openToRead(context, assetId) {
    const row = await openAsset(context, assetId, "read");
    return isRefusal(row) ? row : null;
  },
  async openToAdd(context, assetId, role) {
    if (role !== "check") return foreignRole;
    const row = await openAsset(context, assetId, "change");
    if ("refusedFor" in row) return row;
    return can(context.actor, "asset.check", subjectOfAsset(row)) ? null : refuse("forbidden");
  },
};
