/** Who says something of a posted person: the person, the school helped, the school that sent them. */
export const assessmentParties = ["self", "helped", "helper"] as const;
export type AssessmentParty = (typeof assessmentParties)[number];

/** One thing that is looked at. Its weight is in percent of the whole, its score a whole number from 0 to `maxScore`. */
export interface Criterion {
  readonly key: string;
  readonly name: string;
  readonly looksAt: string;
  readonly weightPercent: number;
  readonly maxScore: number;
}

/** A grade reaches from `from`, in points of 100, to the next better one. */
export interface GradeBoundary {
  readonly name: string;
  readonly from: number;
}

/** How posted people are assessed: what is looked at, whose word weighs how much, and how results are called. */
export interface AssessmentForm {
  readonly criteria: readonly Criterion[];
  /** In percent; whoever has 0 is not asked. */
  readonly partyPercent: Readonly<Record<AssessmentParty, number>>;
  /** The best first. */
  readonly grades: readonly GradeBoundary[];
  /** Largest share of people with the best grade, in percent; a notice and never a verdict. Null where there is none. */
  readonly bestShareMax: number | null;
}

/** What is wrong with a form: weights that do not make 100, keys or names that stand twice, grades out of order or not down to 0. */
export const formFaults = ["criteria-sum", "party-sum", "same-key", "grade-order", "grade-floor"] as const;
export type FormFault = (typeof formFaults)[number];

/** The sum that weights must make. */
export const wholeWeight = 100;

function hasTwice(words: readonly string[]): boolean {
  return new Set(words).size < words.length;
}

/** The sum of the criteria's weights and that of the parties', in percent. */
export function weightSums({ criteria, partyPercent }: Pick<AssessmentForm, "criteria" | "partyPercent">): {
  readonly criteria: number;
  readonly parties: number;
} {
  return {
    criteria: criteria.reduce((sum, { weightPercent }) => sum + weightPercent, 0),
    parties: assessmentParties.reduce((sum, party) => sum + partyPercent[party], 0),
  };
}

/** Everything that is wrong with a form; empty where people can be assessed by it. */
export function faultsOfForm(form: AssessmentForm): FormFault[] {
  const sums = weightSums(form);
  const { criteria, grades } = form;
  const faults: Readonly<Record<FormFault, boolean>> = {
    "criteria-sum": sums.criteria !== wholeWeight,
    "party-sum": sums.parties !== wholeWeight,
    "same-key": [criteria.map(({ key }) => key), criteria.map(({ name }) => name), grades.map(({ name }) => name)].some(hasTwice),
    "grade-order": grades.some(({ from }, place) => place > 0 && from >= (grades[place - 1]?.from ?? 0)),
    "grade-floor": grades.at(-1)?.from !== 0,
  };
  return formFaults.filter((fault) => faults[fault]);
}

/** Whom a form asks: those whose word weighs something. */
export function askedParties({ partyPercent }: Pick<AssessmentForm, "partyPercent">): AssessmentParty[] {
  return assessmentParties.filter((party) => partyPercent[party] > 0);
}
