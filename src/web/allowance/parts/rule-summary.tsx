import type { ReactElement } from "react";
import { lineName } from "../../../domain/allowance/line-name.ts";
import { lineWarning, type AllowanceRule } from "../../../domain/allowance/rule.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { moneyText } from "../../ui/format.ts";
import { quantityWords } from "../../ui/quantity-words.ts";
import { allowanceWords } from "../messages.ts";
import { allowanceRuleWords } from "../rule-words.ts";

/** A rule in a few lines: what it pays, how, to whom and from where. */
export function RuleSummary({ rule }: { readonly rule: AllowanceRule }): ReactElement {
  const text = useMessages(allowanceRuleWords);
  const words = useMessages(allowanceWords);
  const language = useLanguage();
  const roleNames = quantityWords[language].postingRoles;
  const warning = lineWarning(rule.line);
  const parts = [
    text.bases[rule.basis],
    `${text.rate} ${moneyText(rule.rateFen / 100)}`,
    rule.multiplierPercent === 100 ? null : `${text.multiplier} ${rule.multiplierPercent}`,
    rule.capFen === null ? null : `${text.cap} ${moneyText(rule.capFen / 100)}`,
    `${text.countsVacations}：${rule.countsVacations ? text.yes : text.no}`,
    `${text.deductsAbsence}：${rule.deductsAbsence ? text.yes : text.no}`,
    rule.kinds.map((kind) => text.kindNames[kind]).join("、"),
    rule.roles.length === 0 ? text.allRoles : rule.roles.map((role) => roleNames[role]).join("、"),
    `${text.line} ${lineName(rule.line, language)}`,
  ].filter((part) => part !== null);
  return (
    <div className="allowance-rule">
      <strong>{rule.name}</strong> <span className="allowance-formula">{rule.formula}</span>
      <div className="muted">{parts.join(" · ")}</div>
      {warning === null ? null : (
        <div role="note">
          ▲ {words.warnings[warning.code]}（{words.source}：{warning.source}）
        </div>
      )}
    </div>
  );
}
