import { Tooltip } from "antd";
import type { ReactElement } from "react";
import type { PartnershipPage, PromiseRow } from "../../../contract/partnership.ts";
import type { Obligation } from "../../../contract/standing.ts";
import { useChangeAddress } from "../../app/address-bar.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { categoryWords } from "../../ui/category-words.ts";
import { countedText } from "../../ui/obligation-text.ts";
import { scopeText } from "../../ui/scope-text.ts";
import { StandingSign } from "../../ui/standing-mark.tsx";
import { standingWords } from "../../ui/standing-words.ts";
import { periodName } from "../../ui/term-words.ts";
import { cellWord, dueIn } from "../model.ts";
import { partnershipWords } from "../messages.ts";

interface CellProps {
  readonly promise: PromiseRow;
  readonly obligation: Obligation;
  readonly term: string | null;
}

/** One obligation: its sign, what it is about, counted of needed. A click opens why it stands so. */
function Cell({ promise, obligation, term }: CellProps): ReactElement {
  const words = useMessages(standingWords).standings;
  const language = useLanguage();
  const changeAddress = useChangeAddress();
  const scope = scopeText(obligation.scope, language);
  const period = obligation.period === term ? "" : periodName(obligation.period, language);
  const what = [period, scope].filter((part) => part !== "").join(" · ");
  const counted = promise.measure === null ? "" : countedText(obligation, promise.measure, language);
  return (
    <button type="button" className="cell" title={words[obligation.standing]} onClick={() => changeAddress({ cell: cellWord(obligation) })}>
      <span className={`sign-${obligation.standing}`}>
        <StandingSign standing={obligation.standing} />
        <span className="visually-hidden">{words[obligation.standing]}</span>
      </span>
      {what === "" ? null : <span className="what">{what}</span>}
      <span className="number">{counted}</span>
    </button>
  );
}

/** Judged promises with a cell for each obligation of the term shown. */
export function PromiseTable({
  page,
  promises,
  term,
}: {
  page: PartnershipPage;
  promises: readonly PromiseRow[];
  term: string | null;
}): ReactElement {
  const text = useMessages(partnershipWords);
  const categories = useMessages(categoryWords);
  const shown = promises
    .map((promise) => ({ promise, obligations: dueIn(page, promise.obligations, term) }))
    .filter(({ obligations }) => obligations.length > 0);
  if (shown.length === 0) return <p className="muted">{text.nothingThisTerm}</p>;
  return (
    <table className="promises">
      <thead>
        <tr>
          <th scope="col">{text.promise}</th>
          <th scope="col">{text.tabs.standing}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ promise, obligations }) => (
          <tr key={promise.commitmentId}>
            <th scope="row" className="clause">
              <Tooltip title={promise.sentence}>
                <span>{promise.clause}</span>
              </Tooltip>
              <div className="muted">{categories[promise.category]}</div>
            </th>
            <td>
              <div className="cells">
                {obligations.map((obligation) => (
                  <Cell key={cellWord(obligation)} promise={promise} obligation={obligation} term={term} />
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Promises that are told and not judged. */
export function ToldPromises({
  title,
  promises,
}: {
  readonly title: string;
  readonly promises: readonly PromiseRow[];
}): ReactElement | null {
  const text = useMessages(partnershipWords);
  if (promises.length === 0) return null;
  return (
    <section className="told">
      <h2>{title}</h2>
      <ul>
        {promises.map((promise) => (
          <li key={promise.commitmentId}>
            {promise.clause} <span className="muted">{promise.kind === "unquantified" ? text.recorded(promise.recorded) : ""}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
