import "./posting.css";
import { getRouteApi } from "@tanstack/react-router";
import { InputNumber } from "antd";
import type { ReactElement } from "react";
import { eligibleMax, getExchange, stateEligible, type ExchangeLine, type ExchangePage as Page } from "../../contract/exchange.ts";
import { useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useChange, useRoute } from "../app/query.ts";
import { countText } from "../ui/format.ts";
import { StandingSign } from "../ui/standing-mark.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { exchangeWords } from "./exchange-words.ts";
import { PostingTabs } from "./parts/room-tabs.tsx";

const page = getRouteApi("/exchange");

/** 10.22 % with a sign and a word, and how many people would be enough where they are not. */
function Share({ share }: { readonly share: Page["total"]["shares"]["moved"] }): ReactElement {
  const text = useMessages(exchangeWords);
  if (share === null) return <span className="muted">—</span>;
  return (
    <span className="inline-links">
      <StandingSign standing={share.isMet ? "met" : "missed"} /> <span className="number">{(share.hundredths / 100).toFixed(2)}%</span>{" "}
      <span className="small muted">{share.isMet ? text.met : `${text.short}，${text.need(share.need)}`}</span>
    </span>
  );
}

/** The stated number; sent when the field is left. */
function Eligible({ line, schoolYear }: { readonly line: ExchangeLine; readonly schoolYear: number }): ReactElement {
  const text = useMessages(exchangeWords);
  const state = useChange(stateEligible);
  if (!line.mayState) return <>{line.eligible === null ? text.unknown : countText(line.eligible)}</>;
  const send = (eligible: number | null): void => {
    if (eligible === line.eligible) return;
    state.mutate({ params: { schoolId: line.school.id, schoolYear }, body: { eligible } });
  };
  return (
    <>
      <InputNumber<number>
        aria-label={text.statedFor(line.school.name)}
        placeholder={text.unknown}
        min={0}
        max={eligibleMax}
        precision={0}
        {...(line.eligible === null ? {} : { defaultValue: line.eligible })}
        disabled={state.isPending}
        onBlur={({ target }) => send(target.value === "" ? null : Number(target.value))}
        onPressEnter={({ currentTarget }) => currentTarget.blur()}
      />
      {state.isError ? <Failed error={state.error} /> : null}
    </>
  );
}

function Table({ answer }: { readonly answer: Page }): ReactElement {
  const text = useMessages(exchangeWords);
  const { total } = answer;
  return (
    <div className="exchange-scroll">
      <table className="exchange">
        <thead>
          <tr>
            <th scope="col">{text.school}</th>
            <th scope="col" className="number">
              {text.eligible}
            </th>
            <th scope="col" className="number">
              {text.moved}
            </th>
            <th scope="col">{text.movedShare}</th>
            <th scope="col" className="number">
              {text.backbone}
            </th>
            <th scope="col">{text.backboneShare}</th>
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((line) => (
            <tr key={line.school.id}>
              <th scope="row">{line.school.name}</th>
              <td className="number">
                <Eligible line={line} schoolYear={answer.schoolYear} />
              </td>
              <td className="number">{countText(line.moved)}</td>
              <td>
                <Share share={line.shares.moved} />
              </td>
              <td className="number">{countText(line.backboneMoved)}</td>
              <td>
                <Share share={line.shares.backbone} />
              </td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{text.all}</th>
            <td className="number">{total.eligible === null ? text.unknown : countText(total.eligible)}</td>
            <td className="number">{countText(total.moved)}</td>
            <td>
              <Share share={total.shares.moved} />
            </td>
            <td className="number">{countText(total.backboneMoved)}</td>
            <td>
              <Share share={total.shares.backbone} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** How many teachers each school sent others in the school year, held against the county's ratio. */
export function ExchangePage(): ReactElement {
  const text = useMessages(exchangeWords);
  const { asOf } = page.useSearch();
  const answer = useRoute(getExchange, { query: asOf === undefined ? {} : { asOf } }, { keepPrevious: true });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { schoolYear, movedPercent, backbonePercent, source, rows } = answer.data;
  return (
    <>
      <PageHead title={text.title} note={text.lead(schoolYear, movedPercent, backbonePercent)} />
      <PostingTabs current="exchange" />
      {rows.length === 0 ? (
        <Nothing message={text.none} />
      ) : (
        <section className="panel" aria-label={text.title}>
          <Table key={schoolYear} answer={answer.data} />
          <p className="muted small">{text.eligibleHint}</p>
          <p className="muted small">{text.source(source)}</p>
        </section>
      )}
    </>
  );
}
