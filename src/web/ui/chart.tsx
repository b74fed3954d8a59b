import { useEffect, useRef, useState, type ReactElement } from "react";
import { useAppearance } from "../app/appearance.ts";
import { useMessages } from "../app/language.ts";
import type { ChartOption } from "./chart-engine.ts";
import { commonWords } from "./messages.ts";
import { Failed } from "./states.tsx";

interface ChartProps {
  /** Keep it stable with useMemo: a new object draws anew. */
  readonly option: ChartOption;
  /** What the chart shows, in one sentence. */
  readonly label: string;
  /** The same figures as a table, for those who do not see the chart. */
  readonly table: { readonly headings: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
  readonly height?: number;
}

const defaultHeight = 260;

function DataTable({ table, label }: Pick<ChartProps, "table" | "label">): ReactElement {
  const text = useMessages(commonWords);
  return (
    // A table does not shrink: the frame around it does, so that nothing of it makes the page wider.
    <div className="visually-hidden">
      <table>
        <caption>{`${label} ${text.chartData}`}</caption>
        <thead>
          <tr>
            {table.headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join("\t")}>
              {row.map((value, place) => (
                <td key={table.headings[place] ?? place}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A chart; its library is fetched when the first one is shown. */
export function Chart({ option, label, table, height = defaultHeight }: ChartProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { isDark } = useAppearance();

  useEffect(() => {
    let takeDown: (() => void) | null = null;
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { drawChart } = await import("./chart-engine.ts");
      if (!isGone && frame.current !== null) takeDown = drawChart(frame.current, option, isDark);
    };
    draw().catch(setFailure);
    return () => {
      isGone = true;
      takeDown?.();
    };
  }, [option, isDark]);

  if (failure !== null) return <Failed error={failure} />;
  return (
    <figure className="chart">
      <div ref={frame} role="img" aria-label={label} style={{ height }} />
      <DataTable table={table} label={label} />
    </figure>
  );
}
