import type { Day } from "../calendar/day.ts";
import type { Measure } from "../plan/quota.ts";
import type { Category } from "../reading/category.ts";
import type { Earmark, PostingRole } from "../reading/reading.ts";
import { knownName } from "./from-facts.ts";
import type { EvidenceRecord } from "./record.ts";

/** What two schools entered and signed for, as it is stored. */
export interface EnteredRecord {
  readonly id: string;
  readonly category: Category;
  readonly from: Day;
  readonly to: Day;
  /** Whether the other school has confirmed it. */
  readonly isConfirmed: boolean;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly people: readonly string[];
  readonly amounts: Readonly<Partial<Record<Measure, number>>>;
  readonly earmark: Earmark | null;
  readonly postingRole: PostingRole | null;
}

/** Kinds of record that are no event of their own: a sum, goods, a post held, pairs made. */
const lasting: ReadonlySet<Category> = new Set([
  "funding",
  "donation_goods",
  "asset_transfer",
  "equipment",
  "secondment",
  "mentoring_pair",
  "pupil_pairing",
]);

/**
 * An entered record as evidence. One subject stands for everybody named with it; people named are so many people, and
 * a day's event is one event, where no figure says otherwise. Our choice: the form asks for nothing twice.
 */
export function evidenceOf(entered: EnteredRecord): EvidenceRecord {
  const { subjects, people, amounts } = entered;
  const [only] = subjects;
  const isEvent = !lasting.has(entered.category);
  return {
    ...entered,
    subjects: only !== undefined && subjects.length === 1 && people.length > 1 ? people.map(() => only) : subjects,
    people: people.map(knownName),
    amounts: {
      ...(isEvent ? { events: 1 } : {}),
      ...(people.length > 0 ? { people: people.length } : {}),
      ...amounts,
    },
    nature: isEvent ? "event" : "total",
  };
}
