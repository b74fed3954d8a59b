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
} from "../../domain/obligation/partnership.ts";
import type { ObligationStanding } from "../../domain/obligation/standing.ts";
import { countingCategories } from "../../domain/evidence/contribution.ts";
import type { Context } from "../http/context.ts";
import { helpedOf, helperOf, type PartnershipViewRow } from "../partnership/store.ts";
import { dayOf, type CountyRules } from "../settings/store.ts";
import { findDigest, keepDigest, packOpen, urgencyOf, type Digest, type OpenObligation } from "./digest.ts";
import { loadFacts, type LoadedFacts } from "./store.ts";

/** How many open obligations of a partnership a digest keeps; a workbench shows 50 of all partnerships together. */
const openMax = 50;

const openStandings: ReadonlySet<ObligationStanding> = new Set(["at-risk", "due", "on-track", "unproven"]);
/** How many records of the right kind and days wait for confirmation. */
function waitingOf({ facts, sources }: LoadedFacts, { obligation }: PartnershipObligation): number {
  const kinds = countingCategories(obligation.quota.category);
  return facts.records.filter(
    (record, index) =>
      sources[index]?.isWaiting === true &&
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

/** The obligations of loaded facts on a day. */
export function obligationsOn(loaded: LoadedFacts, asOf: Day, rules: CountyRules): PartnershipObligation[] {
  return assessPartnership(loaded.facts, { asOf, calendar: rules.calendar, settings: rules.standing });
}

function digestOf(loaded: LoadedFacts, asOf: Day, rules: CountyRules): Digest {
  const obligations = obligationsOn(loaded, asOf, rules);
  const open = obligations
    .filter(({ standing, obligation }) => openStandings.has(standing) && obligation.period.from <= asOf)
    .toSorted(
      (one, other) => urgencyOf(one.standing) - urgencyOf(other.standing) || one.obligation.period.due - other.obligation.period.due,
    )
    .slice(0, openMax);
  const unquantified = unquantifiedOn(loaded.facts, asOf).length;
  const byTerm = new Map([...byDueTerm(obligations, rules.calendar)].map(([term, items]) => [term, figuresOf(items)]));
  const term = termKey(termOf(rules.calendar, asOf));
  byTerm.set(term, withUnquantified(byTerm.get(term) ?? noFigures, unquantified));
  return {
    all: withUnquantified(figuresOf(obligations), unquantified),
    byTerm,
    open: packOpen(open.map((item) => openObligation(loaded, item))),
    dueSoon: open.filter(({ standing }) => standing === "due" || standing === "at-risk").length,
    waitingRecords: loaded.sources.filter(({ isWaiting }) => isWaiting).length,
    confirmedRecords: loaded.sources.filter(({ kind, state }) => kind === "record" && state === "confirmed").length,
  };
}

/** How many partnerships are loaded at once: deriving them takes some 20 ms, in which nobody else is answered. */
const batch = 20;

/**
 * The digests of partnerships on a day: from memory where nothing has changed since, the others derived anew, a few at
 * a time. What another request has derived meanwhile is taken over.
 */
export async function digestsOf(
  context: Pick<Context, "db" | "countyCode" | "digests">,
  partnerships: readonly PartnershipViewRow[],
  asOf: Day,
  rules: CountyRules,
): Promise<Map<string, Digest>> {
  const setting = { digests: context.digests, asOf, rulesStamp: rules.stamp };
  const found = new Map<string, Digest>();
  const takeKept = (rows: readonly PartnershipViewRow[]): PartnershipViewRow[] =>
    rows.filter((row) => {
      const digest = findDigest(setting, row);
      if (digest) found.set(row.partnership_id, digest);
      return digest === undefined;
    });
  let missing = takeKept(partnerships);
  while (missing.length > 0) {
    const rows = missing.slice(0, batch);
    const loaded = await loadFacts(context.db, context.countyCode, rows);
    for (const row of takeKept(rows)) {
      const facts = loaded.get(row.partnership_id);
      if (!facts) throw new Error(`expected the facts of partnership ${row.partnership_id}`);
      const digest = digestOf(facts, asOf, rules);
      keepDigest(setting, row, digest);
      found.set(row.partnership_id, digest);
    }
    missing = takeKept(missing.slice(batch));
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
