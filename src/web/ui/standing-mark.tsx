import type { ReactElement } from "react";
import type { Figures } from "../../contract/standing.ts";
import { useMessages } from "../app/language.ts";
import { countedStandings, stripOf } from "./standing-strip.ts";
import type { Standing } from "../../domain/obligation/standing.ts";
import { standingWords } from "./standing-words.ts";

/** Shapes on a square of 16, drawn and not written, since fonts disagree about ◷ and ▲. */
const shapes: Readonly<Record<Standing, ReactElement>> = {
  met: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  "on-track": (
    <>
      <circle cx="8" cy="8" r="5.25" className="stroke" />
      <path d="M8 2.75a5.25 5.25 0 0 0 0 10.5z" fill="currentColor" />
    </>
  ),
  due: (
    <>
      <circle cx="8" cy="8" r="5.75" className="stroke" />
      <path d="M8 4.5V8h3.25" className="stroke" />
    </>
  ),
  "at-risk": <path d="M8 2 14.5 13.5H1.5z" fill="currentColor" />,
  missed: <path d="m3.5 3.5 9 9m0-9-9 9" className="stroke heavy" />,
  exceeded: <path d="M8 2.5v11M2.5 8h11" className="stroke heavy" />,
  unproven: <path d="M5 5.75a3 3 0 1 1 4.6 2.5C8.5 9 8 9.4 8 10.5m0 2.6v.1" className="stroke" />,
  unquantified: (
    <>
      <circle cx="3" cy="8" r="1.4" fill="currentColor" />
      <circle cx="8" cy="8" r="1.4" fill="currentColor" />
      <circle cx="13" cy="8" r="1.4" fill="currentColor" />
    </>
  ),
  waived: <path d="M2.5 8h11" className="stroke heavy" />,
};

/** The sign alone; whoever shows it must say the word beside it or in a label. */
export function StandingSign({ standing }: { readonly standing: Standing }): ReactElement {
  return (
    <svg className={`sign sign-${standing}`} viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">
      {shapes[standing]}
    </svg>
  );
}

/** Sign, word and colour of a standing. */
export function StandingMark({ standing }: { readonly standing: Standing }): ReactElement {
  const text = useMessages(standingWords);
  return (
    <span className={`standing-mark sign-${standing}`}>
      <StandingSign standing={standing} />
      {text.standings[standing]}
    </span>
  );
}

function useSentence({ counts, kept, total }: Figures): string {
  const text = useMessages(standingWords);
  if (total === 0) return text.none;
  const parts = countedStandings(counts).map(({ standing, count }) => text.counted(text.standings[standing], count));
  return [text.kept(kept, total), ...parts].join(text.comma);
}

/** A compact row of signs with kept/total behind it: ●●●●◐▲✕ 21/30. The label says every count. */
export function StandingStrip({ figures }: { readonly figures: Figures }): ReactElement {
  const sentence = useSentence(figures);
  if (figures.total === 0) return <span className="muted">—</span>;
  // A strip has no identity but its places, so the place is the key.
  const signs = stripOf(figures.counts).map((standing, place) => ({ standing, key: `${place}` }));
  return (
    <span className="standing-strip">
      <span role="img" aria-label={sentence} title={sentence} className="signs">
        {signs.map(({ standing, key }) => (
          <StandingSign key={key} standing={standing} />
        ))}
      </span>
      <span className="number" aria-hidden="true">
        {figures.kept}/{figures.total}
      </span>
    </span>
  );
}

/** A bar over the whole width in proportion, and the counts with sign and word below it. */
export function FiguresBar({ figures }: { readonly figures: Figures }): ReactElement {
  const text = useMessages(standingWords);
  const sentence = useSentence(figures);
  if (figures.total === 0) return <p className="muted">{text.none}</p>;
  const counted = countedStandings(figures.counts);
  return (
    <div className="figures">
      <div className="figures-bar" role="img" aria-label={sentence}>
        {counted.map(({ standing, count }) => (
          <span key={standing} className={`figures-part fill-${standing}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className="figures-counts">
        {counted.map(({ standing, count }) => (
          <li key={standing}>
            <StandingMark standing={standing} /> <span className="number">{count}</span>
          </li>
        ))}
        <li className="figures-kept number">{text.kept(figures.kept, figures.total)}</li>
      </ul>
    </div>
  );
}
