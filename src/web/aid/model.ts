import type { AidContent, AidOverviewRow, AidPage, AidRules } from "../../contract/aid.ts";
import { makeDay, parseDay } from "../../domain/calendar/day.ts";
import { assessAid, type AidAssessment } from "../../domain/funding/aid-application.ts";
import { fen } from "../../domain/money/fen.ts";

/** What the form of an application holds: the benefit in fields, money in yuan. */
export interface AidValues {
  readonly schoolId: string;
  readonly term: string;
  readonly pupilName: string;
  readonly grade: string;
  readonly className: string;
  readonly isBoarder: boolean;
  readonly category: string;
  readonly basis: AidContent["basis"];
  readonly arrivedOn: string | null;
  readonly benefit: "subsidy" | "feeWaiver";
  readonly feeItem?: string;
  readonly feeYuan?: number | null;
  readonly account?: string;
  /** Empty: the county's budget. */
  readonly partnershipId: string;
}

/** Fen are whole: 312.5 yuan are 31250, and what a form holds of binary fractions is rounded away. */
function fenOf(yuan: number | null | undefined): number {
  return Math.round((yuan ?? 0) * 100);
}

/** A filled-in form as the server takes it. An account that is left out stays as it is. */
export function contentOf({ benefit, feeItem, feeYuan, account, partnershipId, arrivedOn, ...rest }: AidValues): AidContent {
  const typed = account?.replaceAll(/\s/g, "") ?? "";
  return {
    ...rest,
    arrivedOn: arrivedOn ?? null,
    benefit: benefit === "subsidy" ? { kind: "subsidy" } : { kind: "feeWaiver", item: feeItem ?? "", fen: fenOf(feeYuan) },
    partnershipId: partnershipId === "" ? null : partnershipId,
    ...(typed === "" ? {} : { account: typed }),
  };
}

/** An application as the form shows it for changing. */
export function valuesOf(page: AidPage): AidValues {
  return {
    schoolId: page.school.id,
    term: page.term,
    pupilName: page.pupil ?? "",
    grade: page.grade,
    className: page.className,
    isBoarder: page.isBoarder,
    category: page.category,
    basis: page.basis,
    arrivedOn: page.arrivedOn,
    benefit: page.benefit.kind,
    ...(page.benefit.kind === "feeWaiver" ? { feeItem: page.benefit.item, feeYuan: page.benefit.fen / 100 } : {}),
    partnershipId: page.payer?.partnershipId ?? "",
  };
}

/** What the form comes to by the rules of its term, as the server will say; null while something is missing. */
export function assessmentOf(values: Partial<AidValues>, rules: AidRules): AidAssessment | null {
  const { grade, category, isBoarder, benefit, feeItem } = values;
  if (grade === undefined || category === undefined || isBoarder === undefined || benefit === undefined) return null;
  if (benefit === "feeWaiver" && feeItem === undefined) return null;
  const [teachingFrom, teachingTo] = rules.teaching.map((day) => parseDay(day) ?? makeDay(1970, 1, 1));
  if (teachingFrom === undefined || teachingTo === undefined) return null;
  return assessAid(
    {
      grade,
      isBoarder,
      category,
      arrivedOn: values.arrivedOn ? parseDay(values.arrivedOn) : null,
      benefit: benefit === "subsidy" ? { kind: "subsidy" } : { kind: "feeWaiver", item: feeItem ?? "", amount: fen(fenOf(values.feeYuan)) },
    },
    {
      term: { teachingFrom, teachingTo },
      categories: rules.categories.map(({ key, name, tier, source }) => ({ key, name, tier, source, from: "", until: null })),
      amounts: rules.amounts.rows.map(({ fenPerYear, stage, isBoarder: boards, tier }) => ({
        stage,
        isBoarder: boards,
        tier,
        perYear: fen(fenPerYear),
      })),
      policy: rules.midTerm.policy,
      feeItems: rules.feeItems,
    },
  );
}

/** The moves that all of some applications allow, in the order of the first. */
export function commonMoves<Move extends string>(rows: readonly { readonly moves: readonly Move[] }[]): Move[] {
  const [first, ...others] = rows;
  return first === undefined ? [] : first.moves.filter((move) => others.every(({ moves }) => moves.includes(move)));
}

/** One bar of the picture: a category and what it was paid in each of the terms, in yuan. */
export interface PaidSeries {
  readonly category: string;
  readonly yuan: readonly number[];
}

/** What was paid by category and term; terms and categories in the order in which they come. */
export function paidSeries(rows: readonly AidOverviewRow[]): { readonly terms: string[]; readonly series: PaidSeries[] } {
  const terms = [...new Set(rows.map(({ term }) => term))];
  const names = [...new Set(rows.filter(({ paidFen }) => paidFen > 0).map(({ categoryName }) => categoryName))];
  const paid = (term: string, name: string): number =>
    rows.filter((row) => row.term === term && row.categoryName === name).reduce((sum, row) => sum + row.paidFen, 0) / 100;
  return { terms, series: names.map((name) => ({ category: name, yuan: terms.map((term) => paid(term, name)) })) };
}
