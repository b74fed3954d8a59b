import { LRUCache } from "lru-cache";
import type { ObligationLine, Obligation as ObligationView } from "../../contract/standing.ts";
import { dayText, type Day } from "../../domain/calendar/day.ts";
import { termKey, termOf } from "../../domain/calendar/school-calendar.ts";
import { noteOf } from "../../domain/obligation/assess.ts";
import {
  assessPartnership,
  byDueTerm,
  figuresOf,
  noFigures,
  unquantifiedOn,
  withUnquantified,
  type PartnershipObligation,
  type StandingFigures,
} from "../../domain/obligation/partnership.ts";
import type { ObligationStanding } from "../../domain/obligation/standing.ts";
import { countingCategories } from "../../domain/evidence/contribution.ts";
import type { Context } from "../http/context.ts";
import { helpedOf, helperOf, type PartnershipViewRow } from "../partnership/store.ts";
import { dayOf, type CountyRules } from "../settings/store.ts";
import { loadFacts, type LoadedFacts } from "./store.ts";

/** What lists need of one partnership on one day; small, so that a county's worth can be kept. */
export interface Digest {
  readonly all: StandingFigures;
  readonly byTerm: ReadonlyMap<string, StandingFigures>;
  /** Open obligations, those at risk first, then by the day they fall due. */
  readonly open: readonly OpenObligation[];
  readonly waitingRecords: number;
}

export type OpenObligation = Omit<ObligationLine, "helper" | "helped" | "partnershipId">;

/** How many open obligations of a partnership a digest keeps; a workbench shows 50 of all partnerships together. */
const openMax = 50;

/** Digests in memory: 20,000 partnerships at about 4 KB each are 80 MB. The oldest unused go first. */
const digestsMax = 20_000;

/** Digests by partnership, revision, day and rules. A changed record changes the revision, so nothing here is ever stale. */
export type DigestCache = LRUCache<string, Digest>;

export function makeDigestCache(): DigestCache {
  return new LRUCache({ max: digestsMax });
}

const openStandings: ReadonlySet<ObligationStanding> = new Set(["at-risk", "due", "on-track", "unproven"]);
/** The order of urgency on lists. */
const urgency: Partial<Record<ObligationStanding, number>> = { "at-risk": 0, due: 0, unproven: 1, "on-track": 1 };

/** How many records of the right kind and days wait for confirmation. */
function waitingOf({ facts, states }: LoadedFacts, { obligation }: PartnershipObligation): number {
  const kinds = countingCategories(obligation.quota.category);
  return facts.records.filter(
    (record, index) =>
      (states[index] === "submitted" || states[index] === "questioned") &&
      kinds.includes(record.category) &&
      record.from <= obligation.period.to &&
      record.to >= obligation.period.from,
  ).length;
}

/** An obligation as pages show it. */
export function obligationView(loaded: LoadedFacts, item: PartnershipObligation): ObligationView {
  const { obligation, standing, tally, promise } = item;
  const note = noteOf(item);
  return {
    commitmentId: promise.id,
    period: obligation.period.key,
    scope: { ...obligation.scope },
    standing,
    counted: tally.amount,
    min: obligation.quota.min === null ? null : obligation.min,
    max: Number.isFinite(obligation.max) ? obligation.max : null,
    from: dayText(obligation.period.from),
    due: dayText(obligation.period.due),
    waiting: waitingOf(loaded, item),
    note: note === null ? null : { kind: note.kind, gap: note.kind === "lacks" ? note.gap : null },
  };
}

function openObligation(loaded: LoadedFacts, item: PartnershipObligation): OpenObligation {
  const { quota } = item.obligation;
  return {
    ...obligationView(loaded, item),
    category: quota.category,
    measure: quota.measure,
    clause: item.promise.commitment.clause.text,
  };
}

/** Urgent first, then what falls due first. */
export function byUrgency(one: Pick<OpenObligation, "standing" | "due">, other: Pick<OpenObligation, "standing" | "due">): number {
  const difference = (urgency[one.standing] ?? 2) - (urgency[other.standing] ?? 2);
  return difference !== 0 ? difference : one.due.localeCompare(other.due);
}

/** The obligations of loaded facts on a day. */
export function obligationsOn(loaded: LoadedFacts, asOf: Day, rules: CountyRules): PartnershipObligation[] {
  return assessPartnership(loaded.facts, { asOf, calendar: rules.calendar, settings: rules.standing });
}

function digestOf(loaded: LoadedFacts, asOf: Day, rules: CountyRules): Digest {
  const obligations = obligationsOn(loaded, asOf, rules);
  const open = obligations
    .filter(({ standing, obligation }) => openStandings.has(standing) && obligation.period.from <= asOf)
    .toSorted(
      (one, other) =>
        (urgency[one.standing] ?? 2) - (urgency[other.standing] ?? 2) || one.obligation.period.due - other.obligation.period.due,
    )
    .slice(0, openMax);
  const unquantified = unquantifiedOn(loaded.facts, asOf).length;
  const byTerm = new Map([...byDueTerm(obligations, rules.calendar)].map(([term, items]) => [term, figuresOf(items)]));
  const term = termKey(termOf(rules.calendar, asOf));
  byTerm.set(term, withUnquantified(byTerm.get(term) ?? noFigures, unquantified));
  return {
    all: withUnquantified(figuresOf(obligations), unquantified),
    byTerm,
    open: open.map((item) => openObligation(loaded, item)),
    waitingRecords: loaded.states.filter((state) => state === "submitted" || state === "questioned").length,
  };
}

/** How many partnerships are loaded at once: some hundred plans are some MB of JSON. */
const batch = 100;

/** The digests of partnerships on a day: from memory where nothing has changed since, the others derived anew. */
export async function digestsOf(
  context: Pick<Context, "db" | "countyCode" | "digests">,
  partnerships: readonly PartnershipViewRow[],
  asOf: Day,
  rules: CountyRules,
): Promise<Map<string, Digest>> {
  const keyOf = (row: PartnershipViewRow): string =>
    `${row.partnership_id}|${row.revision}|${asOf}|${rules.stamp}|${row.from_day}|${row.to_day}`;
  const found = new Map<string, Digest>();
  const missing: PartnershipViewRow[] = [];
  for (const row of partnerships) {
    const digest = context.digests.get(keyOf(row));
    if (digest) found.set(row.partnership_id, digest);
    else missing.push(row);
  }
  for (let at = 0; at < missing.length; at += batch) {
    const rows = missing.slice(at, at + batch);
    const loaded = await loadFacts(context.db, context.countyCode, rows);
    for (const row of rows) {
      const facts = loaded.get(row.partnership_id);
      if (!facts) continue;
      const digest = digestOf(facts, asOf, rules);
      context.digests.set(keyOf(row), digest);
      found.set(row.partnership_id, digest);
    }
  }
  return found;
}

/** An open obligation with its partnership, as lists show it. */
export function obligationLine(row: PartnershipViewRow, open: OpenObligation): ObligationLine {
  return { ...open, partnershipId: row.partnership_id, helper: helperOf(row), helped: helpedOf(row) };
}

/** The day that a page is asked for; today without one. */
export function asOfDay(context: Pick<Context, "today">, asOf: string | undefined): Day {
  return asOf === undefined ? context.today : dayOf(asOf);
}
