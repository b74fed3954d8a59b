import type { z } from "zod";
import {
  aidAmountsSetting,
  aidCategoriesSetting,
  aidFeeItemsSetting,
  aidMidTermSetting,
  aidPublicationSetting,
  aidRetentionSetting,
} from "../../contract/aid-setting.ts";
import { assetCheckSetting, assetLineSetting, assetNumberSetting } from "../../contract/asset.ts";
import { feedbackQuestions } from "../../contract/event.ts";
import { exchangeSetting } from "../../contract/exchange.ts";
import { sourceRulesSetting } from "../../contract/funding.ts";
import { menteesMax } from "../../contract/mentorship.ts";
import { qualificationSetting } from "../../contract/posting.ts";
import { shapeOf, type Shape } from "./rule-shape.ts";

/** Where a rule is used, and whether it is set there instead of here. */
export interface RulePlace {
  readonly href: string;
  readonly isSetThere: boolean;
}

const here = (href: string): RulePlace => ({ href, isSetThere: false });
const there = (href: string): RulePlace => ({ href, isSetThere: true });

/** Rules by their key, in the order of the menu. */
const places: Readonly<Record<string, RulePlace>> = {
  "posting.qualification": here("/postings"),
  "exchange.ratio": here("/exchange"),
  "assessment.form": there("/assessment-form"),
  "funding.sources": here("/payments"),
  // The grammar of its formulas belongs to its own page, which tries them out.
  "allowance.rules": there("/allowances/rules"),
  "asset.number": here("/inventory"),
  "asset.line": here("/inventory"),
  "asset.check": here("/inventory"),
  "aid.amounts": there("/aid/settings"),
  "aid.publicationDays": there("/aid/settings"),
  "aid.midTerm": there("/aid/settings"),
  "aid.categories": here("/aid"),
  "aid.feeItems": here("/aid"),
  "aid.retention": here("/aid/settings"),
  "event.questions": here("/records"),
  "mentorship.limit": here("/mentorships"),
};

const schemas: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  [
    qualificationSetting,
    exchangeSetting,
    sourceRulesSetting,
    assetNumberSetting,
    assetLineSetting,
    assetCheckSetting,
    aidAmountsSetting,
    aidPublicationSetting,
    aidMidTermSetting,
    aidCategoriesSetting,
    aidFeeItemsSetting,
    aidRetentionSetting,
    feedbackQuestions,
    menteesMax,
  ].map(({ key, schema }) => [key, schema]),
);

/** Where the rule belongs; null for one that this page does not know. */
export function placeOf(key: string): RulePlace | null {
  return places[key] ?? null;
}

/** How the value of a rule is asked for and shown; null where only its days and papers can be told. */
export function shapeOfRule(key: string): Shape | null {
  const schema = schemas[key];
  return schema === undefined ? null : shapeOf(schema);
}

/** Rules in the order of the menu, those that this page does not know last. */
export function inOrder<Rule extends { readonly key: string }>(rules: readonly Rule[]): Rule[] {
  const order = Object.keys(places);
  const placeIn = ({ key }: Rule): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return rules.toSorted((one, other) => placeIn(one) - placeIn(other));
}
