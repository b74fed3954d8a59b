import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import { AriaComponent, CalendarComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  AriaComponent,
  BarChart,
  CalendarComponent,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  PieChart,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
  VisualMapComponent,
]);

export type ChartOption = echarts.EChartsCoreOption;

/** Colours of series, of the theme's own; standings have theirs already. */
const seriesColours = ["--sign-met", "--sign-due", "--sign-at-risk", "--sign-on-track", "--sign-missed", "--sign-unproven"];

/** Draws a chart into an element and keeps it at the element's size. The result takes it down. */
export function drawChart(element: HTMLElement, option: ChartOption, isDark: boolean): () => void {
  const chart = echarts.init(element, isDark ? "dark" : null, { renderer: "svg" });
  const { fontFamily, color } = getComputedStyle(element);
  const style = getComputedStyle(document.documentElement);
  chart.setOption({
    backgroundColor: "transparent",
    color: seriesColours.map((name) => style.getPropertyValue(name)),
    textStyle: { fontFamily, color },
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    // Patterns besides colours, for print and for eyes that do not tell them apart.
    aria: { enabled: true, decal: { show: true } },
    ...option,
  });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.dispose();
  };
}
