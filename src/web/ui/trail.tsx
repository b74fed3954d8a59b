import { Timeline } from "antd";
import type { ReactElement } from "react";
import type { TrailStep } from "../../contract/shared.ts";
import { useMessages } from "../app/language.ts";
import { instantText } from "./format.ts";
import { commonWords } from "./messages.ts";
import { stateWords } from "./state-words.ts";
import { Nothing } from "./states.tsx";

type MoveNames = Readonly<Record<string, string>>;

interface TrailProps {
  readonly steps: readonly TrailStep[];
  /** The words of the feature: `stateWords.recordMoves`, say. */
  readonly moves: MoveNames;
  /** Names of what a return can speak of. */
  readonly places?: MoveNames;
}

const noPlaces: MoveNames = {};

/** Who did what and when, the newest first. */
export function TrailLines({ steps, moves, places = noPlaces }: TrailProps): ReactElement {
  const text = useMessages(commonWords);
  const states = useMessages(stateWords);
  if (steps.length === 0) return <Nothing message={text.noTrail} />;
  const names: MoveNames = { ...states.steps, ...moves };
  const reasons: MoveNames = states.returnReasons;
  const items = steps.toReversed().map((step) => {
    const place = step.place === null ? undefined : places[step.place];
    return {
      key: `${step.at} ${step.move}`,
      content: (
        <div>
          <div>
            <strong>{names[step.move] ?? step.move}</strong> {step.by}
            {step.side === null ? null : <span className="muted"> · {states.sides[step.side]}</span>}
          </div>
          <div className="muted number">{instantText(step.at)}</div>
          {step.reason === null ? null : <div>{reasons[step.reason] ?? step.reason}</div>}
          {place === undefined ? null : <div>{text.placeOf(place)}</div>}
          {step.comment === null ? null : <div className="keep-lines">{step.comment}</div>}
        </div>
      ),
    };
  });
  return <Timeline items={items} aria-label={text.trail} />;
}

/** The same as a part of a page, under its heading. */
export function Trail(trail: TrailProps): ReactElement {
  const text = useMessages(commonWords);
  return (
    <section className="panel" aria-label={text.trail}>
      <h2>{text.trail}</h2>
      <TrailLines {...trail} />
    </section>
  );
}
