import { LRUCache } from "lru-cache";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ObligationLine } from "../../contract/standing.ts";
import { addDays, parseDay, type Day } from "../../domain/calendar/day.ts";
import type { StandingFigures } from "../../domain/obligation/partnership.ts";
import type { Standing } from "../../domain/obligation/standing.ts";
import type { PartnershipViewRow } from "../partnership/store.ts";

/** An open obligation as lists show it, but for the names of its partnership. */
export type OpenObligation = Omit<ObligationLine, "helper" | "helped" | "partnershipId">;

/**
 * Open obligations in the order of urgency. What lists are sorted and filtered by lies open, and so do the first few,
 * which a county's lists show; the rest is packed: it is asked for where somebody looks at a few partnerships only. With
 * all of them as objects the process took 1.2 GB for the target's 20,000 partnerships, 0.7 so, and the garbage collector
 * went through them again and again.
 */
export interface OpenObligations {
  /** 0 urgent, 1 not; of all. */
  readonly urgencies: Uint8Array;
  /** Days on which they fall due; of all. */
  readonly dues: Int32Array;
  readonly first: readonly OpenObligation[];
  /** Those behind `first`; null where there are none. */
  readonly packed: Uint8Array | null;
}

/** What lists need of one partnership on one day; small, so that a county's worth can be kept. */
export interface Digest {
  readonly all: StandingFigures;
  readonly byTerm: ReadonlyMap<string, StandingFigures>;
  readonly open: OpenObligations;
  /** How many of the open ones are due within days or at risk. */
  readonly dueSoon: number;
  /** Records that wait for either school. */
  readonly waitingRecords: number;
  /** Records that both schools signed and the bureau may verify. */
  readonly confirmedRecords: number;
}

/** The order of urgency on lists. */
const urgencies: Partial<Record<Standing, number>> = { "at-risk": 0, due: 0, unproven: 1, "on-track": 1 };

/** How urgent a standing is, the most urgent first; for those that are open. */
export function urgencyOf(standing: Standing): number {
  return urgencies[standing] ?? 2;
}

/** How many lie open: a county's 50 most urgent are seldom more than four of one partnership. */
const firstMax = 4;

/** Packing at this level takes two thirds of the default's time for a twentieth more room. */
const packLevel = 1;

/** Keeps obligations that stand in the order of urgency. */
export function packOpen(items: readonly OpenObligation[]): OpenObligations {
  const rest = items.slice(firstMax);
  return {
    urgencies: Uint8Array.from(items, ({ standing }) => urgencyOf(standing)),
    dues: Int32Array.from(items, ({ due }) => parseDay(due) ?? 0),
    first: items.slice(0, firstMax),
    // A copy of its own size: what zlib gives is a part of 16 KB.
    packed: rest.length === 0 ? null : new Uint8Array(deflateRawSync(JSON.stringify(rest), { level: packLevel })),
  };
}

/** All that was kept, in the same order. */
export function unpackOpen({ first, packed }: OpenObligations): OpenObligation[] {
  if (packed === null) return [...first];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only packOpen makes what is packed
  return [...first, ...(JSON.parse(inflateRawSync(packed).toString("utf8")) as OpenObligation[])];
}

/** Digests in memory: the target's 20,000 partnerships on one day, and a tenth more for days looked back at. The oldest unused go first. */
const digestsMax = 22_000;

/** A digest with everything it follows from besides the day: it holds as long as all of that is the same. */
interface KeptDigest {
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  readonly stages: string;
  readonly rules: string;
  readonly digest: Digest;
}

/**
 * The latest digest of each partnership and day. A changed plan, record, waiver or need changes the revision, so one
 * that is stale is known as such and never shown, and takes no room beside its successor.
 */
export type DigestCache = LRUCache<string, KeptDigest>;

export function makeDigestCache(): DigestCache {
  return new LRUCache({ max: digestsMax });
}

interface DigestSetting {
  readonly digests: DigestCache;
  readonly asOf: number;
  readonly rulesStamp: string;
}

function keyOf({ asOf }: DigestSetting, row: PartnershipViewRow): string {
  return `${row.partnership_id}|${asOf}`;
}

/** What has been kept of a partnership, if nothing that it follows from has changed since. */
export function findDigest(setting: DigestSetting, row: PartnershipViewRow): Digest | undefined {
  const kept = setting.digests.get(keyOf(setting, row));
  const holds =
    kept !== undefined &&
    kept.revision === row.revision &&
    kept.from === row.from_day &&
    kept.to === row.to_day &&
    kept.stages === row.helped_stages.join() &&
    kept.rules === setting.rulesStamp;
  return holds ? kept.digest : undefined;
}

/** Keeps the digest of a partnership as its row stands. */
export function keepDigest(setting: DigestSetting, row: PartnershipViewRow, digest: Digest): void {
  const { revision, from_day: from, to_day: to } = row;
  setting.digests.set(keyOf(setting, row), { revision, from, to, stages: row.helped_stages.join(), rules: setting.rulesStamp, digest });
}

/** What lists need of a partnership. */
type Owing = Pick<PartnershipViewRow, "partnership_id">;

/** An open obligation with the partnership that owes it. */
export interface OwedObligation<Row extends Owing> {
  readonly row: Row;
  readonly item: OpenObligation;
}

/** Names an open obligation without unpacking it. */
interface OwedPlace<Row extends Owing> {
  readonly row: Row;
  readonly open: OpenObligations;
  readonly index: number;
}

function compareUrgency(one: OwedPlace<Owing>, other: OwedPlace<Owing>): number {
  const difference = (one.open.urgencies[one.index] ?? 0) - (other.open.urgencies[other.index] ?? 0);
  return difference !== 0 ? difference : (one.open.dues[one.index] ?? 0) - (other.open.dues[other.index] ?? 0);
}

/** Where one goes behind all that are as urgent as it is. */
function placeFor(one: OwedPlace<Owing>, owed: readonly OwedPlace<Owing>[]): number {
  let low = 0;
  let high = owed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = owed[middle];
    if (other !== undefined && compareUrgency(other, one) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unpackAll<Row extends Owing>(owed: readonly OwedPlace<Row>[]): OwedObligation<Row>[] {
  const unpacked = new Map<OpenObligations, OpenObligation[]>();
  const itemsOf = (open: OpenObligations): OpenObligation[] => {
    const items = unpacked.get(open) ?? unpackOpen(open);
    unpacked.set(open, items);
    return items;
  };
  return owed.flatMap(({ row, open, index }) => {
    const item = open.first[index] ?? itemsOf(open)[index];
    return item ? [{ row, item }] : [];
  });
}

/**
 * The most urgent open obligations of partnerships, at most `max`: what sorting all of them would put first, in the
 * same order. Each partnership's are in order already, so most are passed by.
 */
export function mostUrgent<Row extends Owing>(
  rows: readonly Row[],
  digests: ReadonlyMap<string, Digest>,
  max: number,
): OwedObligation<Row>[] {
  const owed: OwedPlace<Row>[] = [];
  for (const row of rows) {
    const open = digests.get(row.partnership_id)?.open;
    if (open === undefined) continue;
    for (const index of open.dues.keys()) {
      const one = { row, open, index };
      const place = placeFor(one, owed);
      if (place >= max) break;
      owed.splice(place, 0, one);
      if (owed.length > max) owed.pop();
    }
  }
  return unpackAll(owed);
}

/** The open obligations that fall due from one day to another, partnership by partnership. */
export function openBetween<Row extends Owing>(
  rows: readonly Row[],
  digests: ReadonlyMap<string, Digest>,
  [from, to]: readonly [Day, Day],
): OwedObligation<Row>[] {
  return rows.flatMap((row) => {
    const open = digests.get(row.partnership_id)?.open;
    if (open === undefined) return [];
    const owed = [...open.dues.keys()].filter((index) => (open.dues[index] ?? 0) >= from && (open.dues[index] ?? 0) <= to);
    return owed.length === 0 ? [] : unpackAll(owed.map((index) => ({ row, open, index })));
  });
}

/** The first day from a day on which something open falls due; what is long due and open for want of a fact is not next. */
export function nextDueOf({ open }: Digest, from: Day): Day | null {
  const next = open.dues.reduce((first, due) => (due >= from && due < first ? due : first), Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? addDays(from, next - from) : null;
}
