import { fc, test as property } from "@fast-check/vitest";
import { expect } from "vitest";
import { addDays } from "../calendar/day.ts";
import { schoolYearSpan } from "../calendar/school-calendar.ts";
import type { EvidenceRecord } from "../evidence/record.ts";
import type { Quota } from "../plan/quota.ts";
import { anyQuota, anyRecord, context, expand, schoolYear } from "./arbitrary.ts";
import { Ledger } from "./ledger.ts";
import { defaultStandingSettings, standingOn, type ObligationStanding, type Tally } from "./standing.ts";

const quotas = fc.array(anyQuota, { minLength: 1, maxLength: 5 });
const records = fc.array(anyRecord, { maxLength: 12 });

function ledgerOf(plan: readonly Quota[], evidence: readonly EvidenceRecord[]): Ledger {
  const ledger = new Ledger(expand(plan));
  for (const record of evidence) ledger.add(record);
  return ledger;
}

function tallies(ledger: Ledger): Tally[] {
  return ledger.obligations.map((_, index) => ledger.tallyOf(index));
}

property.prop([quotas, records, fc.infiniteStream(fc.nat())])("the order of records does not matter", (plan, evidence, stream) => {
  const keyed = evidence.map((record) => ({ record, key: stream.next().value ?? 0 }));
  const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ record }) => record);
  expect(tallies(ledgerOf(plan, shuffled))).toEqual(tallies(ledgerOf(plan, evidence)));
});

property.prop([quotas, records, records])("a state changed step by step equals the state counted anew", (plan, kept, takenBack) => {
  const ledger = ledgerOf(plan, [...takenBack, ...kept]);
  for (const record of takenBack) ledger.remove(record);
  expect(tallies(ledger)).toEqual(tallies(ledgerOf(plan, kept)));
});

/** How good a standing is for the one who owes a minimum. */
const rank: Readonly<Record<ObligationStanding, number>> = {
  missed: 0,
  "at-risk": 1,
  due: 1,
  "on-track": 1,
  unproven: 2,
  met: 3,
  exceeded: 3,
  waived: 4,
};

property.prop([quotas, records, records, fc.integer({ min: 0, max: 400 })])(
  "more evidence never worsens a minimum",
  (plan, some, more, offset) => {
    const less = ledgerOf(plan, some);
    const full = ledgerOf(plan, [...some, ...more]);
    const today = addDays(schoolYearSpan(schoolYear).from, offset);
    for (const [index, obligation] of less.obligations.entries()) {
      const judge = (ledger: Ledger): ObligationStanding =>
        standingOn(obligation, {
          tally: ledger.tallyOf(index),
          today,
          calendar: context.calendar,
          settings: defaultStandingSettings,
          isWaived: false,
          hasNeed: false,
        });
      expect(rank[judge(full)]).toBeGreaterThanOrEqual(rank[judge(less)]);
    }
  },
);

property.prop([quotas])("every obligation lies in exactly one period instance of its quota", (plan) => {
  for (const { instances, obligations } of expand(plan)) {
    for (const [index, list] of obligations.entries()) {
      for (const { period } of list)
        expect(instances.filter((instance) => instance.from <= period.from && period.to <= instance.to)).toEqual([instances[index]]);
    }
  }
});
