import type { AssessmentForm, AssessmentParty, Criterion, GradeBoundary } from "../../domain/assessment/form.ts";
import type { Score } from "../../domain/assessment/assessment.ts";

/** What a form of scores holds of one criterion while it is filled in. */
export interface ScoreValue {
  readonly score?: number | null;
  readonly remark?: string | null;
}

/** The scores as they are sent; null as long as one is left out. */
export function scoresOf(criteria: readonly Criterion[], values: Readonly<Record<string, ScoreValue | undefined>>): Score[] | null {
  const scores = criteria.flatMap(({ key }) => {
    const { score, remark } = values[key] ?? {};
    return typeof score === "number" ? [{ key, score, remark: remark?.trim() || null }] : [];
  });
  return scores.length === criteria.length ? scores : null;
}

/** Keys of a form's values as the editor holds them; what is not filled in yet is undefined or null. */
export interface FormValues {
  readonly criteria: readonly Partial<{ [Name in keyof Criterion]: Criterion[Name] | null }>[];
  readonly partyPercent: Readonly<Record<AssessmentParty, number | null>>;
  readonly grades: readonly Partial<{ [Name in keyof GradeBoundary]: GradeBoundary[Name] | null }>[];
  readonly bestShareMax?: number | null;
}

/** A key that no criterion has: c1, c2, … New criteria get theirs from their place; a criterion that stays keeps its own. */
function freeKey(taken: ReadonlySet<string>): string {
  let nth = 1;
  while (taken.has(`c${nth}`)) nth++;
  return `c${nth}`;
}

/** The form that an editor's values make; an empty figure is 0, which `faultsOfForm` or the server then names. */
export function formOf({ criteria, partyPercent, grades, bestShareMax }: FormValues): AssessmentForm {
  const taken = new Set(criteria.flatMap(({ key }) => (key ? [key] : [])));
  return {
    criteria: criteria.map(({ key, name, looksAt, weightPercent, maxScore }) => {
      const own = key ?? freeKey(taken);
      taken.add(own);
      return {
        key: own,
        name: name?.trim() ?? "",
        looksAt: looksAt?.trim() ?? "",
        weightPercent: weightPercent ?? 0,
        maxScore: maxScore ?? 0,
      };
    }),
    partyPercent: { self: partyPercent.self ?? 0, helped: partyPercent.helped ?? 0, helper: partyPercent.helper ?? 0 },
    grades: grades.map(({ name, from }) => ({ name: name?.trim() ?? "", from: from ?? 0 })),
    bestShareMax: bestShareMax ?? null,
  };
}

/** The school years that can be chosen: the present one and four before. Our choice: a programme runs three. */
export function schoolYearChoices(present: number): number[] {
  return Array.from({ length: 5 }, (_, back) => present - back);
}
