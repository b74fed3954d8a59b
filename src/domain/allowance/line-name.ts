import type { Language, NamesIn } from "../language.ts";
import type { BudgetLine } from "./rule.ts";

const names: NamesIn<BudgetLine> = {
  "zh-CN": {
    performancePay: "绩效工资",
    allowanceBudget: "帮扶津贴专项预算",
    publicFunds: "公用经费",
    schoolFunds: "学校自有资金",
    donation: "社会捐赠",
  },
  "zh-TW": {
    performancePay: "績效工資",
    allowanceBudget: "支援津貼專項預算",
    publicFunds: "公用經費",
    schoolFunds: "學校自有資金",
    donation: "社會捐贈",
  },
  en: {
    performancePay: "Performance pay",
    allowanceBudget: "Allowance budget",
    publicFunds: "Public funds",
    schoolFunds: "School's own funds",
    donation: "Donation",
  },
};

/** A budget line as slips and sheets name it. */
export function lineName(line: BudgetLine, language: Language): string {
  return names[language][line];
}
