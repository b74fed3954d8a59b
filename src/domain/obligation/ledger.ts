import type { Day } from "../calendar/day.ts";
import { contributionOf, countingCategories, namesBehind } from "../evidence/contribution.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import type { Category } from "../reading/category.ts";
import type { ExpandedQuota } from "./expand.ts";
import type { Obligation } from "./obligation.ts";
import type { Tally } from "./standing.ts";

/** The obligations of one quota, flat: those of instance i stand at firstOf[i]..firstOf[i + 1]. */
interface Lane {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly firstOf: Int32Array;
}

/** Amounts are summed in whole hundredths (fen, for money), so that taking a record away leaves no trace. */
const hundredths = 100;

/**
 * Counts records towards obligations as they come and go. Adding and taking away a record touches only the
 * obligations of its kind whose window it meets, so the state after any sequence of changes is the state that
 * counting anew gives.
 */
export class Ledger {
  readonly obligations: readonly Obligation[];
  private readonly amounts: Float64Array;
  private readonly lacking: Int32Array;
  private readonly lanes = new Map<Category, Lane[]>();
  /** How often each known name was counted, for obligations that count a person once. */
  private readonly namesOf = new Map<number, Map<string, number>>();

  constructor(quotas: readonly ExpandedQuota[]) {
    const all: Obligation[] = [];
    for (const { quota, instances, obligations } of quotas) {
      const lane = makeLane(instances, obligations, all);
      for (const category of countingCategories(quota.category)) {
        const lanes = this.lanes.get(category);
        if (lanes) lanes.push(lane);
        else this.lanes.set(category, [lane]);
      }
    }
    this.obligations = all;
    this.amounts = new Float64Array(all.length);
    this.lacking = new Int32Array(all.length);
  }

  add(record: EvidenceRecord): void {
    this.apply(record, 1);
  }

  remove(record: EvidenceRecord): void {
    this.apply(record, -1);
  }

  /** What the records added so far come to, for the obligation at `index` of `obligations`. */
  tallyOf(index: number): Tally {
    return { amount: (this.amounts[index] ?? 0) / hundredths, lacking: this.lacking[index] ?? 0 };
  }

  private apply(record: EvidenceRecord, sign: 1 | -1): void {
    for (const lane of this.lanes.get(record.category) ?? []) {
      for (
        let instance = firstMeeting(lane, record.from);
        instance < lane.from.length && (lane.from[instance] ?? 0) <= record.to;
        instance++
      ) {
        const end = lane.firstOf[instance + 1] ?? 0;
        for (let index = lane.firstOf[instance] ?? 0; index < end; index++) this.count(index, record, sign);
      }
    }
  }

  private count(index: number, record: EvidenceRecord, sign: 1 | -1): void {
    const obligation = this.obligations[index];
    if (!obligation) return;
    const contribution = contributionOf(obligation, record);
    if (contribution.kind === "counts") {
      const repeated = record.people.length === 0 ? 0 : this.recount(index, namesBehind(obligation, record, contribution.amount), sign);
      this.amounts[index] = (this.amounts[index] ?? 0) + sign * Math.round((contribution.amount - repeated) * hundredths);
    } else if (contribution.kind === "lacks") this.lacking[index] = (this.lacking[index] ?? 0) + sign;
  }

  /** Counts names in or out; gives how many of them stand in other records, or twice in this one, and add nothing. */
  private recount(index: number, names: readonly string[], sign: 1 | -1): number {
    if (names.length === 0) return 0;
    const counts = this.namesOf.get(index) ?? new Map<string, number>();
    this.namesOf.set(index, counts);
    let repeated = 0;
    for (const name of names) {
      const before = counts.get(name) ?? 0;
      counts.set(name, before + sign);
      if ((sign === 1 ? before : before - 1) > 0) repeated++;
    }
    return repeated;
  }
}

function makeLane(instances: ExpandedQuota["instances"], obligations: ExpandedQuota["obligations"], all: Obligation[]): Lane {
  const lane = {
    from: new Int32Array(instances.length),
    to: new Int32Array(instances.length),
    firstOf: new Int32Array(instances.length + 1),
  };
  for (const [index, instance] of instances.entries()) {
    lane.from[index] = instance.from;
    lane.to[index] = instance.to;
    lane.firstOf[index] = all.length;
    for (const obligation of obligations[index] ?? []) all.push(obligation);
  }
  lane.firstOf[instances.length] = all.length;
  return lane;
}

/** Index of the first instance that ends on or after a day; instances are in order and do not overlap. */
function firstMeeting(lane: Lane, day: Day): number {
  let low = 0;
  let high = lane.to.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lane.to[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
