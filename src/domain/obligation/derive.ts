import { dayText } from "../calendar/day.ts";
import { contributionOf, countingCategories, namesBehind, type Contribution } from "../evidence/contribution.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import type { Quota } from "../plan/quota.ts";
import type { ExpandedQuota } from "./expand.ts";
import type { Obligation, Scope } from "./obligation.ts";
import type { Tally } from "./standing.ts";

/** An obligation that exists because something happened, with what its records come to. */
export interface Derived {
  readonly obligation: Obligation;
  readonly tally: Tally;
  readonly reasons: readonly { readonly fact: number; readonly contribution: Contribution }[];
}

function obligationFor(commitment: number, quota: Quota, parent: Obligation, scope: Scope, times: number): Obligation {
  return {
    commitment,
    quota,
    period: parent.period,
    scope,
    earmark: null,
    lacksRoster: false,
    min: (quota.min ?? 0) * times,
    max: quota.max === null ? Number.POSITIVE_INFINITY : quota.max * times,
  };
}

/** The day of an event, or its month or first and last day where the record gives no single day. */
function eventName(record: EvidenceRecord): string {
  return record.from === record.to ? dayText(record.from) : `${dayText(record.from)}/${dayText(record.to)}`;
}

function tallyOf(contribution: Contribution): Tally {
  return { amount: contribution.kind === "counts" ? contribution.amount : 0, lacking: contribution.kind === "lacks" ? 1 : 0 };
}

/** 每次不少于2人: one obligation for each event that counted towards the parent. */
function perEvent(commitment: number, quota: Quota, parent: Obligation, records: readonly EvidenceRecord[]): Derived[] {
  return records.flatMap((record, fact) => {
    if (!countsFor(parent, record) || record.nature !== "event") return [];
    const obligation = obligationFor(commitment, quota, parent, { ...parent.scope, event: eventName(record) }, 1);
    const contribution = contributionOf(obligation, record);
    return [{ obligation, tally: tallyOf(contribution), reasons: [{ fact, contribution }] }];
  });
}

function countsFor(parent: Obligation, record: EvidenceRecord): boolean {
  return countingCategories(parent.quota.category).includes(record.category) && contributionOf(parent, record).kind === "counts";
}

interface Taught {
  readonly record: EvidenceRecord;
  readonly fact: number;
  readonly people: number;
  /** Everybody who came, where the record names them all; empty otherwise. */
  readonly names: readonly string[];
}

/** The records that brought people in a scope of the parent. */
function taughtUnder(parent: Obligation, records: readonly EvidenceRecord[]): Taught[] {
  const kinds = countingCategories(parent.quota.category);
  return records.flatMap((record, fact) => {
    const contribution = kinds.includes(record.category) ? contributionOf(parent, record) : null;
    if (contribution?.kind !== "counts" || contribution.amount === 0) return [];
    const names = namesBehind(parent, record, contribution.amount);
    return [{ record, fact, people: contribution.amount, names: names.length === contribution.amount ? names : [] }];
  });
}

function derivedFrom(obligation: Obligation, taught: readonly Taught[]): Derived {
  const reasons = taught.map(({ record, fact }) => ({ fact, contribution: contributionOf(obligation, record) }));
  const tally = reasons
    .map(({ contribution }) => tallyOf(contribution))
    .reduce((sum, one) => ({ amount: sum.amount + one.amount, lacking: sum.lacking + one.lacking }), { amount: 0, lacking: 0 });
  return { obligation, tally, reasons };
}

/**
 * 每人不少于一节: one obligation for each teacher known by name in a scope of the parent, and one for the unnamed
 * together, as many times as they were: 王 with two lessons does not make up for 李 with none.
 */
function perPerson(commitment: number, quota: Quota, parent: Obligation, records: readonly EvidenceRecord[]): Derived[] {
  const taught = taughtUnder(parent, records);
  const unnamed = taught.filter(({ names }) => names.length === 0);
  const people = unnamed.reduce((sum, one) => sum + one.people, 0);
  const teachers = new Set(taught.flatMap(({ names }) => names));
  const derived = [...teachers].map((teacher) =>
    derivedFrom(
      obligationFor(commitment, quota, parent, { ...parent.scope, teacher }, 1),
      taught.filter(({ names }) => names.includes(teacher)),
    ),
  );
  return people === 0 ? derived : [...derived, derivedFrom(obligationFor(commitment, quota, parent, parent.scope, people), unnamed)];
}

/** The obligations that hang on what happened under the parent quota; none where nothing happened. */
export function deriveObligations(commitment: number, quota: Quota, parent: ExpandedQuota, records: readonly EvidenceRecord[]): Derived[] {
  const derive = quota.dimensions.some((dimension) => dimension.kind === "person") ? perPerson : perEvent;
  return parent.obligations.flat().flatMap((obligation) => derive(commitment, quota, obligation, records));
}
