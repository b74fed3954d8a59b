import { useMemo, type ReactElement } from "react";
import type { Overview } from "../../../contract/programme.ts";
import { useLanguage, useMessages } from "../../app/language.ts";
import { useAppearance } from "../../app/appearance.ts";
import { Chart } from "../../ui/chart.tsx";
import type { ChartOption } from "../../ui/chart-engine.ts";
import { standingOrder } from "../../ui/standing-strip.ts";
import { standingWords } from "../../ui/standing-words.ts";
import { periodName, shortTerm } from "../../ui/term-words.ts";
import { programmeWords } from "../messages.ts";

/** The colours of the theme, as the page has them now. */
function standingColours(): Readonly<Record<string, string>> {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(standingOrder.map((standing) => [standing, style.getPropertyValue(`--sign-${standing}`).trim()]));
}

/** How the obligations of each term stand, as stacked bars. */
export function TermChart({ byTerm }: Pick<Overview, "byTerm">): ReactElement {
  const text = useMessages(programmeWords);
  const words = useMessages(standingWords).standings;
  const language = useLanguage();
  const { isDark } = useAppearance();
  const option = useMemo((): ChartOption => {
    // Read again when the theme changes: the colours are the page's own.
    const colours = isDark ? standingColours() : standingColours();
    return {
      grid: { left: 40, right: 8, top: 56, bottom: 44 },
      legend: { top: 0, itemWidth: 14, itemHeight: 10 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
      xAxis: { type: "category", axisLabel: { interval: 0 }, data: byTerm.map(({ term }) => shortTerm(term, language)) },
      yAxis: { type: "value", minInterval: 1 },
      series: standingOrder
        .filter((standing) => byTerm.some(({ figures }) => (figures.counts[standing] ?? 0) > 0))
        .map((standing) => ({
          name: words[standing],
          type: "bar",
          stack: "all",
          barMaxWidth: 40,
          color: colours[standing],
          data: byTerm.map(({ figures }) => figures.counts[standing] ?? 0),
        })),
    };
  }, [byTerm, words, language, isDark]);
  const shown = standingOrder.filter((standing) => byTerm.some(({ figures }) => (figures.counts[standing] ?? 0) > 0));
  const table = {
    headings: [text.byTerm, ...shown.map((standing) => words[standing])],
    rows: byTerm.map(({ term, figures }) => [periodName(term, language), ...shown.map((standing) => figures.counts[standing] ?? 0)]),
  };
  return <Chart option={option} label={text.byTerm} table={table} height={340} />;
}
