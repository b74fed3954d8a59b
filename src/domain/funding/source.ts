import { earmarks, type Earmark } from "../reading/reading.ts";

/** Budget lines that pay. Source: 财教〔2006〕5号 for public funds; the other lines are our choice, as county budgets name them. */
export const fundingSources = ["publicFunds", "performance", "special", "county", "donation", "selfRaised"] as const;
export type FundingSource = (typeof fundingSources)[number];

/** What a payment is for: the purposes of plans, and what rules on money forbid or keep to one source. */
export const purposes = [...earmarks, "staff_pay", "construction", "debt"] as const;
export type Purpose = (typeof purposes)[number];

const ofPlans: ReadonlySet<string> = new Set(earmarks);

function isEarmark(purpose: Purpose): purpose is Earmark {
  return ofPlans.has(purpose);
}

/** The purpose as plans name it: what no plan has a word for counts as another purpose. */
export function earmarkOfPurpose(purpose: Purpose): Earmark {
  return isEarmark(purpose) ? purpose : "other";
}

/** What a source may pay, and the paper that says so. */
export interface SourceRule {
  readonly source: FundingSource;
  readonly mayPay: readonly Purpose[];
  /** Document and article, as a warning names it. */
  readonly basis: string;
}

/** A source that may not pay for a purpose: shown with its paper wherever the payment is shown, never silently run. */
export interface SourceWarning {
  readonly source: FundingSource;
  readonly purpose: Purpose;
  readonly basis: string;
}

function allBut(...excepted: readonly Purpose[]): Purpose[] {
  return purposes.filter((purpose) => !excepted.includes(purpose));
}

/**
 * What holds where a county has set nothing. Public funds pay for teaching, training, experiments, culture and sport,
 * utilities, equipment and books, daily repair, and never for staff, building or debt (财教〔2006〕5号); enrolment
 * publicity is not in their list. Staff pay comes from performance pay within the approved total or from a budget line
 * of its own. Gifts go to education as agreed (教育法 61, 公益事业捐赠法 18). Standards, sections 10 and 11; that a
 * county's own line may pay for everything but debt is our choice.
 */
export const defaultSourceRules: readonly SourceRule[] = [
  {
    source: "publicFunds",
    mayPay: ["teaching_research", "equipment", "books", "maintenance", "heating", "training", "other"],
    basis: "财教〔2006〕5号：公用经费用于教学、培训、文体、水电取暖、设备图书和日常维修，不得用于人员经费、基本建设和偿债",
  },
  { source: "performance", mayPay: ["staff_pay"], basis: "绩效工资在核定总量内发放，只用于人员经费" },
  { source: "special", mayPay: allBut("staff_pay", "debt"), basis: "义务教育法第四十九条：专项经费专款专用，不得侵占、挪用" },
  { source: "county", mayPay: allBut("debt"), basis: "县级预算：按批准的用途列支" },
  {
    source: "donation",
    mayPay: allBut("staff_pay", "debt", "enrolment_publicity"),
    basis: "教育法第六十一条：捐赠用于教育，不得挪用；公益事业捐赠法第十八条：按约定用途使用",
  },
  { source: "selfRaised", mayPay: allBut("staff_pay", "debt"), basis: "绩效工资总量管理：学校不得自行发放津贴补贴" },
];

/** The warning where a source may not pay for a purpose; null where it may. A source without a rule may pay nothing. */
export function warningFor(rules: readonly SourceRule[], source: FundingSource, purpose: Purpose): SourceWarning | null {
  const rule = rules.find((one) => one.source === source);
  if (rule?.mayPay.includes(purpose) === true) return null;
  return { source, purpose, basis: rule?.basis ?? "" };
}
