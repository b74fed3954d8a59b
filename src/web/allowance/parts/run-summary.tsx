import type { ReactElement } from "react";
import type { AllowanceRunPage } from "../../../contract/allowance.ts";
import { lineName } from "../../../domain/allowance/line-name.ts";
import { budgetLines } from "../../../domain/allowance/rule.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { AppLink } from "../../ui/app-link.tsx";
import { moneyText } from "../../ui/format.ts";
import { allowanceWords } from "../messages.ts";
import { yearAndMonth } from "../model.ts";

interface Row {
  readonly key: string;
  readonly name: string;
  readonly slips: number;
  readonly amountFen: number;
}

function TotalRows({
  title,
  rows,
  amountFen,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly amountFen: number;
}): ReactElement {
  const text = useMessages(allowanceWords);
  return (
    <>
      <h2>{title}</h2>
      <table className="allowance-totals">
        <tbody>
          {rows.map(({ key, name, slips, amountFen: amount }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="muted number">{text.slipCount(slips)}</td>
              <td className="number">{moneyText(amount / 100)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {text.total}
            </th>
            <td className="number">{moneyText(amountFen / 100)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** What the run comes to, by allowance and by the line that pays. */
export function Totals({ run }: { readonly run: AllowanceRunPage }): ReactElement {
  const text = useMessages(allowanceWords);
  const language = useLanguage();
  const byLine = run.byLine.map((row) => {
    const line = budgetLines.find((one) => one === row.key);
    return { ...row, name: line === undefined ? row.name : lineName(line, language) };
  });
  return (
    <section aria-label={text.total}>
      <TotalRows title={text.byRule} rows={run.byRule} amountFen={run.amountFen} />
      <br />
      <TotalRows title={text.byLine} rows={byLine} amountFen={run.amountFen} />
    </section>
  );
}

function signed(amountFen: number): string {
  return `${amountFen > 0 ? "+" : ""}${moneyText(amountFen / 100)}`;
}

/** What changed against the month before, and whom the run leaves out and why. */
export function Against({ run }: { readonly run: AllowanceRunPage }): ReactElement {
  const text = useMessages(allowanceWords);
  const { previous, corrections } = run;
  return (
    <section aria-label={text.previous}>
      <h2>{text.previous}</h2>
      {previous === null ? (
        <p className="muted">{text.noPrevious}</p>
      ) : (
        <>
          <p>
            <AppLink href={`/allowances/${previous.runId}`}>
              {text.previousLine(
                text.monthOf(...yearAndMonth(previous.month)),
                moneyText(previous.amountFen / 100),
                signed(run.amountFen - previous.amountFen),
              )}
            </AppLink>
          </p>
          {previous.gone > 0 ? <p>{text.gone(previous.gone)}</p> : null}
        </>
      )}
      {corrections.slips > 0 ? (
        <p>
          <AppLink href={`/allowances/${run.id}?change=correction`}>
            {text.corrections(corrections.slips, signed(corrections.amountFen))}
          </AppLink>
        </p>
      ) : null}
      <h2>{text.leftOut(run.leftOutCount)}</h2>
      {run.leftOutCount > 0 ? <p className="muted">{text.leftOutHint}</p> : null}
      <ul className="lines">
        {run.leftOut.map(({ postingId, personName, school, reason }) => (
          <li key={postingId}>
            <div className="grow">
              {personName} <span className="muted">{school}</span>
            </div>
            <span>{text.reasons[reason]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
