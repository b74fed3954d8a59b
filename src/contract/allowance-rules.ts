import { z } from "zod";
import { formulaLengthMax } from "../domain/allowance/parse-formula.ts";
import { readRule } from "../domain/allowance/read-rule.ts";
import { allowanceBases, allowanceKinds, budgetLines, defaultRules, type AllowanceRule } from "../domain/allowance/rule.ts";
import { postingRoles } from "../domain/reading/reading.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { name } from "./shared.ts";

/** The allowances of a county. Apart from the routes, so that only pages that change rules load the grammar of formulas. */

const line = z.enum(budgetLines);

const ruleFields = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  name,
  basis: z.enum(allowanceBases),
  formula: z.string().trim().min(1).max(formulaLengthMax).describe("FEEL; gives yuan for one person and one whole month"),
  rateFen: z.int().min(0).max(100_000_000),
  multiplierPercent: z.int().min(1).max(1000),
  capFen: z.int().min(1).max(100_000_000).nullable(),
  countsVacations: z.boolean(),
  deductsAbsence: z.boolean(),
  kinds: z.array(z.enum(allowanceKinds)).readonly(),
  roles: z.array(z.enum(postingRoles)).readonly().describe("Empty for all"),
  line,
  mayPay: z.array(line).readonly(),
});

/** Most allowances of a county: more lines than a slip holds would not be read. Our choice. */
const rulesMax = 20;

/** A sound rule: its formula is read, and goes by what its basis says. */
const allowanceRule = ruleFields.superRefine((rule: AllowanceRule, refinement) => {
  const read = readRule(rule);
  if (!("code" in read)) return;
  const path = { formula: "formula", "basis-not-used": "formula", "line-not-allowed": "line", "no-kind": "kinds" }[read.code];
  refinement.addIssue({ code: "custom", path: [path], message: read.code });
});

const allowanceRules = z
  .array(allowanceRule)
  .max(rulesMax)
  .refine((rules) => new Set(rules.map(({ code }) => code)).size === rules.length, { message: "code" });

/** The allowances of a county from a day on. */
export const allowanceSetting: DatedSetting<typeof allowanceRules> = {
  key: "allowance.rules",
  schema: allowanceRules,
  defaults: [{ effectiveFrom: "2000-01-01", source: "结对帮扶工作方案 激励措施（系统默认，待本县文件）", value: [...defaultRules] }],
};
