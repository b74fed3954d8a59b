import { useMemo, type ReactElement } from "react";
import type { Money } from "../../../contract/funding.ts";
import { useMessages } from "../../app/language.ts";
import { Chart } from "../../ui/chart.tsx";
import type { ChartOption } from "../../ui/chart-engine.ts";
import { countText } from "../../ui/format.ts";
import { fenText } from "../model.ts";
import { fundingWords } from "../messages.ts";

/** Height of a purpose with its two bars, and of the legend and axis around them, in pixels. */
const [rowHeight, frameHeight] = [46, 76];

/** Promised beside paid, for each purpose. */
export function BudgetChart({ byPurpose }: Pick<Money, "byPurpose">): ReactElement {
  const text = useMessages(fundingWords);
  const option = useMemo((): ChartOption => {
    const names = byPurpose.map(({ earmark }) => (earmark === null ? text.anyPurpose : text.purposes[earmark]));
    const series = [
      { name: text.promised, of: "promisedMin" },
      { name: text.paid, of: "paid" },
    ] as const;
    return {
      grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, itemWidth: 14, itemHeight: 10 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: (value: number) => fenText(Math.round(value * 100)) },
      xAxis: { type: "value", splitNumber: 4, axisLabel: { hideOverlap: true, formatter: (yuan: number) => countText(yuan) } },
      yAxis: { type: "category", data: names, inverse: true },
      series: series.map(({ name, of }) => ({
        name,
        type: "bar",
        barMaxWidth: 16,
        data: byPurpose.map((budget) => budget[of] / 100),
      })),
    };
  }, [byPurpose, text]);
  const table = {
    headings: [text.purpose, text.promised, text.paid, text.left],
    rows: byPurpose.map(({ earmark, promisedMin, paid, left }) => [
      earmark === null ? text.anyPurpose : text.purposes[earmark],
      fenText(promisedMin),
      fenText(paid),
      fenText(left),
    ]),
  };
  return <Chart option={option} label={text.byPurpose} table={table} height={byPurpose.length * rowHeight + frameHeight} />;
}
