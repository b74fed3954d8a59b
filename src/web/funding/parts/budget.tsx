import "../funding.css";
import type { ReactElement } from "react";
import type { BudgetFigures, Money } from "../../../contract/funding.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { Sums } from "../../ui/facts.tsx";
import { pairText } from "../../ui/pair.tsx";
import { budgetSentence, fenText, promisedText } from "../model.ts";
import { fundingWords } from "../messages.ts";
import { BudgetChart } from "./budget-chart.tsx";

/** The four figures that answer at once: what is to be given, what was, what is left, and what the other side has. */
function Figures({ figures }: { readonly figures: BudgetFigures }): ReactElement {
  const text = useMessages(fundingWords);
  return (
    <Sums
      facts={[
        { name: text.promised, value: promisedText(figures) },
        { name: text.asked, value: fenText(figures.asked) },
        { name: text.approved, value: fenText(figures.approved) },
        { name: text.paid, value: fenText(figures.paid) },
        { name: text.received, value: fenText(figures.received) },
        { name: text.left, value: <span className={figures.left > 0 ? "lack" : ""}>{fenText(figures.left)}</span> },
      ]}
    />
  );
}

function PurposeTable({ byPurpose }: Pick<Money, "byPurpose">): ReactElement {
  const text = useMessages(fundingWords);
  return (
    <table className="budget-table">
      <thead>
        <tr>
          <th scope="col">{text.purpose}</th>
          {[text.promised, text.paid, text.left].map((name) => (
            <th key={name} scope="col" className="amount">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byPurpose.map((budget) => (
          <tr key={budget.earmark ?? ""}>
            <th scope="row">{budget.earmark === null ? text.anyPurpose : text.purposes[budget.earmark]}</th>
            <td className="amount number">{promisedText(budget)}</td>
            <td className="amount number">{fenText(budget.paid)}</td>
            <td className={budget.left > 0 ? "amount number lack" : "amount number"}>{fenText(budget.left)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Warnings({ warnings }: Pick<Money, "warnings">): ReactElement | null {
  const text = useMessages(fundingWords);
  if (warnings.length === 0) return null;
  return (
    <section className="panel" aria-label={text.warnings}>
      <h2>▲ {text.warned(warnings.length)}</h2>
      <ul className="lines">
        {warnings.map(({ id, helper, helped, amountFen, warning, summary }) => (
          <li key={id}>
            <div className="budget-warning inline-links">
              <AppLink href={`/payments/${id}`}>{summary}</AppLink> <span className="number">{fenText(amountFen)}</span>{" "}
              <span className="muted">{pairText(helper, helped)}</span>
              {warning === null ? null : (
                <div className="muted">
                  {text.warning(text.sources[warning.source], text.purposes[warning.purpose])} · {warning.basis}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How a budget stands: a sentence, the figures, the purposes, and what a source may not pay for. */
export function Budget({ money }: { readonly money: Money }): ReactElement {
  const text = useMessages(fundingWords);
  const language = useLanguage();
  return (
    <div className="budget">
      <p className="budget-sentence">{budgetSentence(money.total, language)}</p>
      <Figures figures={money.total} />
      {money.byPurpose.length === 0 ? null : (
        <section className="panel budget-purposes" aria-label={text.byPurpose}>
          <h2>{text.byPurpose}</h2>
          <div>
            <BudgetChart byPurpose={money.byPurpose} />
            <PurposeTable byPurpose={money.byPurpose} />
          </div>
        </section>
      )}
      <Warnings warnings={money.warnings} />
    </div>
  );
}
