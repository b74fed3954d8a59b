import type { PartnershipPage, PromiseRow } from "../../contract/partnership.ts";
import type { Obligation } from "../../contract/standing.ts";

/** Promises by what they are: judged ones first, then those that are only told. */
export interface SortedPromises {
  readonly judged: readonly PromiseRow[];
  readonly unquantified: readonly PromiseRow[];
  readonly rules: readonly PromiseRow[];
  readonly outcomes: readonly PromiseRow[];
}

/** Sorts the promises of a page by what they are to the audit. How long the programme lasts is told in the head. */
export function sortedPromises(promises: readonly PromiseRow[]): SortedPromises {
  const ofKind = (kind: PromiseRow["kind"]): PromiseRow[] => promises.filter((promise) => promise.kind === kind);
  return { judged: ofKind("quota"), unquantified: ofKind("unquantified"), rules: ofKind("rule"), outcomes: ofKind("outcome") };
}

/** What of a page its terms and cells follow from. */
type ShownPage = Pick<PartnershipPage, "term" | "byTerm" | "promises">;

/** The term shown: that of the address where the pair has it, else that of the day; null is the whole partnership. */
export function shownTerm(page: ShownPage, word: unknown): string | null {
  if (word === "all") return null;
  return page.byTerm.some(({ term }) => term === word) ? String(word) : page.term;
}

/** Obligations that fall due in a term; all of them without one. */
export function dueIn(page: ShownPage, obligations: readonly Obligation[], term: string | null): Obligation[] {
  if (term === null) return [...obligations];
  const found = page.byTerm.find((one) => one.term === term);
  return found ? obligations.filter(({ due }) => found.from <= due && due <= found.to) : [];
}

/** The name of an obligation as a word of the address: which cell is open. */
export function cellWord({ commitmentId, period, scope }: Pick<Obligation, "commitmentId" | "period" | "scope">): string {
  return JSON.stringify([commitmentId, period, scope]);
}

/** The obligation that an address names; undefined where the page has none of that name. */
export function cellOf(page: ShownPage, word: unknown): Obligation | undefined {
  if (typeof word !== "string") return undefined;
  return page.promises.flatMap(({ obligations }) => obligations).find((obligation) => cellWord(obligation) === word);
}

/** The school years of a partnership that have begun on a day, the latest first, each by its first calendar year. */
export function schoolYearsUntil({ byTerm }: Pick<PartnershipPage, "byTerm">, asOf: string): number[] {
  const years = byTerm
    .filter(({ from }) => from <= asOf)
    .map(({ term }) => {
      const [year, season] = term.split("-");
      return season === "autumn" ? Number(year) : Number(year) - 1;
    });
  return [...new Set(years)].toReversed();
}
