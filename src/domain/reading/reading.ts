import type { Season } from "../calendar/term.ts";
import type { ActorRole, Category } from "./category.ts";

/**
 * A stretch of the original text, half open, in UTF-16 code units of the text as it was given.
 * `text` is exactly `original.slice(start, end)`, so a screen can highlight it.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How often a promise comes round. `standing` is a state kept up (a posting, a rate), `plan` the whole span, `once` a one-off. */
export const periods = ["term", "schoolYear", "year", "month", "week", "once", "plan", "standing"] as const;
export type Period = (typeof periods)[number];

/** How firmly it is promised: 须/应/要 and the bare verb are `must`; 原则上 `should`; 拟/将/计划 `planned`; 力争 `aspire`; 自愿 `voluntary`. */
export const modalities = ["must", "should", "planned", "aspire", "voluntary"] as const;
export type Modality = (typeof modalities)[number];

/** Bounds as written, inclusive; null is open. Money is in yuan with unit 元; percentages in percent with their `base`. */
export interface Quantity {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
  readonly base?: string;
}

/** A length of time as written: 三年内 is {min: null, max: 3, unit: "年"}. */
export interface Length {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
}

/** What a sum of money is for. Read from the purpose words next to the sum. */
export const earmarks = [
  "teaching_research",
  "enrolment_publicity",
  "equipment",
  "books",
  "maintenance",
  "heating",
  "training",
  "aid",
  "other",
] as const;
export type Earmark = (typeof earmarks)[number];

/** The post a sent person fills. */
export const postingRoles = ["manager", "homeroom", "subjectTeacher"] as const;
export type PostingRole = (typeof postingRoles)[number];

/** Money tied to a purpose; `season` is set where the purpose holds for one term of the year only. */
export interface EarmarkTie {
  readonly earmark: Earmark;
  readonly season: Season | null;
}

/**
 * One promise read from a plan. `start`/`end` cover the anchor: the quantity with its comparator, or the
 * period word where the promise has no number.
 */
export interface Commitment {
  readonly start: number;
  readonly end: number;
  readonly anchor: string;
  /** The stretch between commas or stops that holds the anchor. */
  readonly clause: Span;
  /** Index into `Reading.documents`. */
  readonly document: number;
  readonly category: Category;
  /** Words of the text; null where the owner of the document is meant. */
  readonly actor: string | null;
  readonly actorRole: ActorRole;
  readonly recipient: string | null;
  /** What is to be done: the clause in simplified script without the quantity. */
  readonly action: string;
  /** Limits in words: subject, grade or group. */
  readonly subjectScope: string | null;
  readonly quantity: Quantity | null;
  /** What the quantity is multiplied over, in simplified script: 学科, 教师, 次, 语文 …; never the period. */
  readonly per: readonly string[];
  readonly period: Period;
  /** 每两周 is period week with count 2. */
  readonly periodCount: number;
  readonly deadline: string | null;
  readonly within: Length | null;
  readonly duration: Length | null;
  readonly condition: string | null;
  /** True where the condition leaves the promise open until a need is recorded (按需, 视情况, 根据需求, 缺编时). */
  readonly isAsNeeded: boolean;
  readonly amountYuan: number | { readonly min: number | null; readonly max: number | null } | null;
  /** Purposes of a sum of money, simplified to the closed list; empty where none is named. */
  readonly earmarks: readonly EarmarkTie[];
  /** Post of the people sent, where the clause names it. */
  readonly postingRole: PostingRole | null;
  readonly modality: Modality;
  /** `size` counts people at each event (每次不少于2人) rather than events. */
  readonly facet: "count" | "size";
  /** Index, in the same list, of the total or activity this one is a part of. */
  readonly partOf: number | null;
  readonly explicit: boolean;
}

/** A duty that the plan states without number and without period (定期…): shown, asked about, never judged. */
export interface UncountedDuty {
  readonly span: Span;
  readonly document: number;
  readonly category: Category | null;
}

/** A day or month of a summary: `MM-DD`, `YYYY-MM-DD`, `MM`, `YYYY-MM`; the year only if the text states it there. */
export type DateText = string;

/** One reported fact of a summary. `start`/`end` cover the clause. */
export interface Fact {
  readonly start: number;
  readonly end: number;
  readonly clause: string;
  readonly document: number;
  readonly category: Category;
  readonly date: DateText | { readonly from: DateText | null; readonly to: DateText | null } | null;
  /** The term in words, carried over to later sums of the same sentence (20_年下期). */
  readonly term: string | null;
  /** Which term of the school year the words mean; null if the text does not say. */
  readonly season: Season | null;
  readonly count: { readonly value: number; readonly unit: string } | null;
  /** Simplified subject names in the order written, with repeats: one for each person or event. */
  readonly subjects: readonly string[];
  readonly amountYuan: number | null;
  readonly purpose: string | null;
  readonly earmark: Earmark | null;
  readonly postingRole: PostingRole | null;
  readonly people: readonly string[];
  readonly classes: readonly string[];
}

export interface Party {
  readonly role: "helper" | "helped" | "partyA" | "partyB";
  readonly name: string;
  readonly span: Span;
}

export interface LeadingGroupMember {
  readonly post: "leader" | "deputy" | "member" | "liaison";
  /** As written; masked names stay masked; empty where the text leaves a blank. */
  readonly names: string;
  readonly span: Span;
}

/** A dated part of the programme; `start`/`end` as `MM-DD` or `YYYY-MM-DD`, null where the text gives none. */
export interface Phase {
  readonly label: string;
  readonly ordinal: number;
  readonly start: DateText | null;
  readonly end: DateText | null;
  readonly clause: string;
  /** Offset of `clause` in the original text. */
  readonly at: number;
}

export const documentKinds = ["plan", "agreement", "notice", "summary"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** One plan, agreement, notice or summary inside the text; a collection holds several, a plan may be followed by its summary. */
export interface ReadDocument {
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly span: Pick<Span, "start" | "end">;
  /** First calendar year of the school year, where the text states it unmasked. */
  readonly schoolYear: number | null;
  readonly parties: readonly Party[];
  readonly leadingGroup: readonly LeadingGroupMember[];
  /** Names of the schools listed under 帮扶对象 or 结对学校. */
  readonly partners: readonly string[];
  readonly phases: readonly Phase[];
}

/** Everything read from one text. Lists are in the order of the text. */
export interface Reading {
  readonly documents: readonly ReadDocument[];
  readonly commitments: readonly Commitment[];
  readonly uncounted: readonly UncountedDuty[];
  readonly facts: readonly Fact[];
}
