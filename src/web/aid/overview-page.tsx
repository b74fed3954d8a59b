import "./aid.css";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, type ReactElement } from "react";
import { getAidOverview, getAidRun, type AidOverviewRow } from "../../contract/aid.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { PageHead } from "../app/page-head.tsx";
import { useRoute } from "../app/query.ts";
import { Chart } from "../ui/chart.tsx";
import type { ChartOption } from "../ui/chart-engine.ts";
import { countText, moneyText } from "../ui/format.ts";
import { PairLink } from "../ui/pair.tsx";
import { Failed, Nothing, Waiting } from "../ui/states.tsx";
import { periodName, shortTerm } from "../ui/term-words.ts";
import { aidWords } from "./messages.ts";
import { paidSeries } from "./model.ts";
import { AidTabs } from "./parts/room-tabs.tsx";

function PaidChart({ rows }: { readonly rows: readonly AidOverviewRow[] }): ReactElement | null {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const { terms, series } = useMemo(() => paidSeries(rows), [rows]);
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 64, right: 8, top: 56, bottom: 44 },
      legend: { type: "scroll", top: 0, itemWidth: 14, itemHeight: 10 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: { type: "category", axisLabel: { interval: 0 }, data: terms.map((term) => shortTerm(term, language)) },
      yAxis: { type: "value", axisLabel: { formatter: (yuan: number) => countText(yuan) } },
      series: series.map(({ category, yuan }) => ({ name: category, type: "bar", stack: "paid", barMaxWidth: 48, data: [...yuan] })),
    }),
    [terms, series, language],
  );
  const table = {
    headings: [text.term, ...series.map(({ category }) => category)],
    rows: terms.map((term, place) => [periodName(term, language)].concat(series.map(({ yuan }) => moneyText(yuan[place] ?? 0)))),
  };
  return series.length === 0 ? null : <Chart option={option} label={text.byCategory} table={table} height={320} />;
}

function OverviewTable({ rows }: { readonly rows: readonly AidOverviewRow[] }): ReactElement {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const groups = [text.onTheWay, text.approved, text.paid];
  return (
    <div className="aid-scroll">
      <table className="aid-table">
        <thead>
          <tr>
            <th scope="col">{text.term}</th>
            <th scope="col">{text.category}</th>
            {groups.flatMap((group) => [
              <th key={`${group} people`} scope="col" className="number">
                {group}
              </th>,
              <th key={`${group} yuan`} scope="col" className="number">
                {text.yuan}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={`${row.term} ${row.category}`}>
              <td>{periodName(row.term, language)}</td>
              <td>{row.categoryName}</td>
              <td className="number">{countText(row.open || null)}</td>
              <td className="number">{moneyText(row.open === 0 ? null : row.openFen / 100)}</td>
              <td className="number">{countText(row.approved || null)}</td>
              <td className="number">{moneyText(row.approved === 0 ? null : row.approvedFen / 100)}</td>
              <td className="number">{countText(row.paid || null)}</td>
              <td className="number">{moneyText(row.paid === 0 ? null : row.paidFen / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was applied for, approved and paid by term and category, with a picture of what was paid. */
export function AidOverviewPage(): ReactElement {
  const text = useMessages(aidWords);
  const answer = useRoute(getAidOverview, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { rows } = answer.data;
  return (
    <>
      <PageHead title={text.title} note={text.note} />
      <AidTabs current="overview" />
      {rows.length === 0 ? (
        <Nothing message={text.noOverview} />
      ) : (
        <section className="panel" aria-label={text.rooms.overview}>
          <h2>{text.byCategory}</h2>
          <PaidChart rows={rows} />
          <OverviewTable rows={rows} />
        </section>
      )}
    </>
  );
}

const runRoute = getRouteApi("/aid/$runId");

/** What a helper school paid in one run: the evidence of a promise, without a single pupil. */
export function AidRunPage(): ReactElement {
  const text = useMessages(aidWords);
  const language = useLanguage();
  const { runId } = runRoute.useParams();
  const answer = useRoute(getAidRun, { params: { runId } });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  const { pair, people, amountFen, paidOn, term } = answer.data;
  return (
    <>
      <PageHead title={text.runTitle} note={<PairLink partnershipId={pair.partnershipId} helper={pair.helper} helped={pair.helped} />} />
      <section className="panel" aria-label={text.runTitle}>
        <p>{text.runNote(people, moneyText(amountFen / 100))}</p>
        <p className="muted">
          {periodName(term, language)} · {text.paidOn} <span className="number">{paidOn}</span>
        </p>
      </section>
    </>
  );
}
