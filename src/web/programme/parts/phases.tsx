import type { ReactElement } from "react";
import type { Programme } from "../../../contract/programme.ts";
import { useMessages } from "../../app/language.ts";
import { daysText } from "../../ui/format.ts";
import { programmeWords } from "../messages.ts";

/** The phases of a programme in a row, with the running one marked. */
export function Phases({ phases, asOf }: { readonly phases: Programme["phases"]; readonly asOf: string }): ReactElement | null {
  const text = useMessages(programmeWords);
  if (phases.length === 0) return null;
  return (
    <ol className="phases" aria-label={text.phases}>
      {phases.map(({ label, from, to }) => {
        const isNow = from <= asOf && asOf <= to;
        return (
          <li key={`${label}${from}`} className={isNow ? "phase-now" : to < asOf ? "phase-past" : ""} aria-current={isNow ? "step" : false}>
            <div>{label}</div>
            <div className="muted number">{daysText(from, to)}</div>
          </li>
        );
      })}
    </ol>
  );
}
