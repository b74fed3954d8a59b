import { addDays, civilOf, lastDayOfMonth, makeDay, type Day } from "../calendar/day.ts";
import type { ItemKind } from "../goods/goods.ts";

/** How numbers of assets are made: prefix, end of the school's code, year of receipt, running number. */
export interface AssetNumberRule {
  readonly prefix: string;
  /** How many of the last digits of the school's code stand in a number; 0 leaves them out. */
  readonly schoolDigits: number;
  readonly hasYear: boolean;
  readonly runningDigits: number;
}

/** Our choice: JY (教育), four digits of the school, the year and five digits, as school ledgers number theirs. */
export const defaultAssetNumberRule: AssetNumberRule = { prefix: "JY", schoolDigits: 4, hasYear: true, runningDigits: 5 };

/** What stands in front of the running number; numbers are unique in the county because each series counts once. */
export function assetSeries({ prefix, schoolDigits, hasYear }: AssetNumberRule, schoolCode: string, year: number): string {
  const school = schoolDigits === 0 ? "" : schoolCode.slice(-schoolDigits);
  return [prefix, school, hasYear ? String(year) : ""].filter((part) => part !== "").join("-");
}

/** The number of the `running`th asset of a series; one that has outgrown its digits simply becomes longer. */
export function assetNumber(series: string, { runningDigits }: Pick<AssetNumberRule, "runningDigits">, running: number): string {
  return `${series}-${String(running).padStart(runningDigits, "0")}`;
}

/** From which value of one piece things are numbered one by one. In fen. */
export interface AssetLine {
  readonly pieceFen: number;
  readonly specialFen: number;
}

/**
 * 1000 yuan a piece, 1500 yuan for special equipment; large batches and books count as a batch. Source: the line that
 * public institutions' asset rules draw; a county that draws another sets it from a day on.
 */
export const defaultAssetLine: AssetLine = { pieceFen: 100_000, specialFen: 150_000 };

/** Most pieces of an item that are numbered one by one: three classrooms of computers. More are a batch. Our choice. */
export const singleAssetsMax = 200;

/**
 * How many assets an item becomes, as the quantity of each: every piece above the line by itself, a batch below it,
 * nothing for what is used up or has not come.
 */
export function assetQuantities(
  { kind, unitValueFen }: { readonly kind: ItemKind; readonly unitValueFen: number },
  received: number,
  line: AssetLine,
): number[] {
  if (received <= 0 || kind === "consumables") return [];
  const isSingle = kind !== "books" && unitValueFen >= (kind === "specialEquipment" ? line.specialFen : line.pieceFen);
  return isSingle && received <= singleAssetsMax ? Array.from({ length: received }, () => 1) : [received];
}

/** What a check found. */
export const assetConditions = ["inUse", "idle", "broken", "scrapped", "lost"] as const;
export type AssetCondition = (typeof assetConditions)[number];

/** Whether nothing is left to look at. */
export function isGone(condition: AssetCondition): boolean {
  return condition === "scrapped" || condition === "lost";
}

/** How often assets are looked at, and how many days before that a list tells of it. */
export interface AssetCheckRule {
  readonly months: number;
  readonly noticeDays: number;
}

/** Once a year. Source: 行政事业性国有资产管理条例, article 34 (stocktaking); a month's notice is our choice. */
export const defaultAssetCheckRule: AssetCheckRule = { months: 12, noticeDays: 30 };

/** A day so many months on (or back); the last day of a month that is shorter. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civilOf(day);
  const at = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return makeDay(toYear, toMonth, Math.min(dayOfMonth, civilOf(lastDayOfMonth(toYear, toMonth)).dayOfMonth));
}

/** When an asset is to be looked at next; null where nothing is left of it. `last`: the day of the last check, or of receipt. */
export function nextCheckDay(last: Day, condition: AssetCondition | null, { months }: Pick<AssetCheckRule, "months">): Day | null {
  return condition !== null && isGone(condition) ? null : addMonths(last, months);
}

/** How a check stands: over its day, within the notice, or later; `gone` where nothing is left. */
export const checkStandings = ["overdue", "soon", "later", "gone"] as const;
export type CheckStanding = (typeof checkStandings)[number];

export function checkStanding(next: Day | null, today: Day, { noticeDays }: Pick<AssetCheckRule, "noticeDays">): CheckStanding {
  if (next === null) return "gone";
  if (next < today) return "overdue";
  return next <= addDays(today, noticeDays) ? "soon" : "later";
}
