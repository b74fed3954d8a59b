import { Timeline } from "antd";
import type { ReactElement } from "react";
import type { TrailStep } from "../../contract/shared.ts";
import { useMessages } from "../app/language.ts";
import { instantText } from "./format.ts";
import { commonWords } from "./messages.ts";
import { stateWords } from "./state-words.ts";
import { Nothing } from "./states.tsx";

type MoveNames = Readonly<Record<string, string>>;

/** Who did what and when, the newest first. `moves` are the words of the feature: `stateWords.recordMoves`, say. */
export function Trail({ steps, moves }: { readonly steps: readonly TrailStep[]; readonly moves: MoveNames }): ReactElement {
  const text = useMessages(commonWords);
  const states = useMessages(stateWords);
  if (steps.length === 0) return <Nothing message={text.noTrail} />;
  const names: MoveNames = { ...states.steps, ...moves };
  const reasons: MoveNames = states.returnReasons;
  const items = steps.toReversed().map((step) => ({
    key: `${step.at} ${step.move}`,
    content: (
      <div>
        <div>
          <strong>{names[step.move] ?? step.move}</strong> {step.by}
          {step.side === null ? null : <span className="muted"> · {states.sides[step.side]}</span>}
        </div>
        <div className="muted number">{instantText(step.at)}</div>
        {step.reason === null ? null : <div>{reasons[step.reason] ?? step.reason}</div>}
        {step.comment === null ? null : <div className="keep-lines">{step.comment}</div>}
      </div>
    ),
  }));
  return <Timeline items={items} aria-label={text.trail} />;
}
