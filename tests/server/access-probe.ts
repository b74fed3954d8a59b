import type { Action } from "../../src/domain/access/access.ts";
import type { Subject } from "../../src/domain/access/subject.ts";
import type { Visitor, Reply } from "./application.ts";
import type { Thing } from "./access-world.ts";

/** What a route is tried with for one thing, and who may: those whom the table of permissions allows `action` on `subject`. */
export interface Probe {
  readonly action: Action;
  readonly subject: Subject;
  readonly send: (visitor: Visitor) => Promise<Reply>;
  /** What a reply that shows the thing contains; undefined where the reply shows nothing of it. */
  readonly shows?: string;
  /** Asks for something that is not there, so that those who may are told that it is not found. */
  readonly isAbsent?: true;
}

/**
 * How a route is guarded. `public` and `own` (one's own session, what everybody signed in may know) need no probe.
 * `list` answers everybody with what is in reach: the thing shows exactly where the probe's action is allowed.
 * `thing` refuses whoever may not.
 */
export type Guard =
  | { readonly kind: "public" | "own" }
  | { readonly kind: "list" | "thing"; readonly probes: (thing: Thing) => readonly Probe[] };

export const county: Subject = { kind: "county" };
const sidesOf = ({ programmeId, helperSchoolId, helpedSchoolId }: Thing) => ({ programmeId, helperSchoolId, helpedSchoolId });
export const pair = (thing: Thing): Subject => ({ kind: "partnership", ...sidesOf(thing) });
export const record = (thing: Thing): Subject => ({ kind: "record", statedBy: thing.statedBy, ...sidesOf(thing) });
export const programme = ({ programmeId }: Thing): Subject => ({ kind: "programme", programmeId });
export const helper = ({ helperSchoolId }: Thing): Subject => ({ kind: "school", schoolId: helperSchoolId });
export const helped = ({ helpedSchoolId }: Thing): Subject => ({ kind: "school", schoolId: helpedSchoolId });

export const got = (path: string) => async (visitor: Visitor) => visitor.get(path);
export const sent = (method: "POST" | "PUT" | "DELETE", path: string, body?: unknown) => async (visitor: Visitor) =>
  visitor.send(method, path, body);

export function list(
  action: Action,
  subject: (thing: Thing) => Subject,
  path: (thing: Thing) => string,
  shows: (thing: Thing) => string,
): Guard {
  return {
    kind: "list",
    probes: (thing) => [{ action, subject: subject(thing), send: got(path(thing)), shows: shows(thing) }],
  };
}

export function guarded(
  action: Action,
  subject: (one: Thing) => Subject,
  send: (one: Thing) => Probe["send"],
  shows?: (one: Thing) => string,
): Guard {
  return {
    kind: "thing",
    probes: (one) => [{ action, subject: subject(one), send: send(one), ...(shows ? { shows: shows(one) } : {}) }],
  };
}

export const ofCounty = (action: Action, send: (one: Thing) => Probe["send"]): Guard => guarded(action, () => county, send);

/** The same guard, tried with something that is not there. */
export function absent(guard: Guard): Guard {
  return "probes" in guard
    ? { kind: guard.kind, probes: (one) => guard.probes(one).map((probe) => ({ ...probe, isAbsent: true as const })) }
    : guard;
}
export const ofPair = (action: Action, send: (one: Thing) => Probe["send"]): Guard => guarded(action, pair, send);

export const sheet = (path: string, content: string) => async (visitor: Visitor) => visitor.upload(path, "x.csv", Buffer.from(content));

/** A version that no record has: what is allowed is told to be stale, and nothing changes. */
export const staleVersion = 999_999;

export const content = (day: string): object => ({
  category: "meeting",
  from: day,
  to: day,
  subjects: [],
  grades: [],
  people: [],
  amounts: { people: 2 },
  earmark: null,
  postingRole: null,
  place: null,
  note: null,
});

export const schoolBody = (one: Thing): object => ({
  schoolCode: one.helpedCode,
  name: one.helpedName,
  shortName: null,
  stages: ["primary"],
  township: null,
  place: null,
  pupils: null,
  teachers: null,
  isActive: true,
});

/** A post of a school year, from a day on. */
export const postingBody = (from: string): object => ({
  kind: "posting",
  role: "subjectTeacher",
  subject: "语文",
  grades: [],
  isFullTime: true,
  sharePercent: 100,
  lessonsPerWeek: 12,
  from,
  to: "2027-07-05",
  place: null,
  wish: null,
});

export const paymentBody = (term: string): object => ({
  purpose: "training",
  source: "publicFunds",
  amountFen: 10_000,
  term,
  day: null,
  payer: "helper",
  voucherNo: null,
  summary: "培训经费",
  note: null,
});

export const programmeBody = {
  name: "城乡学校结对帮扶",
  description: null,
  firstSchoolYear: 2025,
  lastSchoolYear: 2027,
  phases: [],
  leadingGroup: [],
};

export const pairBody = (one: Thing): object => ({
  ...sidesOf(one),
  from: "2025-09-01",
  to: "2028-08-31",
  agreementNo: null,
  signedOn: null,
});

export const settingsBody = { countyName: "示例县", standing: { dueDays: 14, riskMargin: 0.1 }, calendar: [], holidays: [] };
export const accountBody = { displayName: "备用", isActive: true, staffId: null, grants: [] };
export const obligationRef = ({ cardId }: Thing): object => ({ commitmentId: cardId, period: "1999-autumn", scope: {} });
