import { Button } from "antd";
import { memo, useMemo, useState, type ReactElement } from "react";
import type { Card } from "../../../contract/plan.ts";
import { useMessages } from "../../app/language.ts";
import { planWords } from "../messages.ts";
import { showCard } from "./show.ts";
import { offsetIn, segmentsOf, type Segment } from "../model.ts";

interface StretchProps {
  readonly segment: Segment;
  readonly classes: string;
  readonly onChoose: (cardId: string) => void;
}

/** One stretch; drawn again only when its own look changes. */
const Stretch = memo(function Stretch({ segment, classes, onChoose }: StretchProps): ReactElement {
  const [first] = segment.cardIds;
  if (first === undefined) return <span data-start={segment.start}>{segment.text}</span>;
  return (
    // Pointing at a stretch is a convenience; the keys j and k do the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions jsx-a11y/click-events-have-key-events -- see above
    <mark
      data-start={segment.start}
      data-card={first}
      className={classes}
      onMouseEnter={() => onChoose(first)}
      onClick={() => showCard(first)}
    >
      {segment.text}
    </mark>
  );
});

function classesOf(segment: Segment, cards: ReadonlyMap<string, Card>, current: string | null): string {
  const own = segment.cardIds.flatMap((id) => cards.get(id) ?? []);
  const kept = own.filter(({ state }) => state !== "rejected");
  const state = kept.length === 0 ? "rejected" : kept.some((card) => card.state === "proposed") ? "proposed" : "accepted";
  const isWarned = kept.some(({ warnings }) => warnings.length > 0);
  const isLit = current !== null && segment.cardIds.includes(current);
  return [state, isWarned ? "warned" : "", isLit ? "lit" : ""].filter((part) => part !== "").join(" ");
}

interface PlanTextProps {
  readonly text: string;
  readonly cards: readonly Card[];
  readonly current: string | null;
  readonly isEditable: boolean;
  readonly onChoose: (cardId: string) => void;
  readonly onAdd: (start: number, end: number) => void;
}

/** The plan as it was written, its promises highlighted; selected text can be added as a promise. */
export function PlanText({ text, cards, current, isEditable, onChoose, onAdd }: PlanTextProps): ReactElement {
  const words = useMessages(planWords);
  const segments = useMemo(() => segmentsOf(text, cards), [text, cards]);
  const byId = useMemo(() => new Map(cards.map((card) => [card.id, card])), [cards]);
  const [selected, select] = useState<readonly [number, number] | null>(null);
  const noteSelection = (): void => {
    const selection = getSelection();
    const range = selection !== null && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const start = range && offsetIn(range.startContainer, range.startOffset);
    const end = range && offsetIn(range.endContainer, range.endOffset);
    select(start !== null && end !== null && start < end ? [start, end] : null);
  };
  return (
    <section aria-label={words.original} className="plan-original">
      {isEditable ? (
        <div className="reader-bar">
          <span className="muted">{words.addHint}</span>
          <Button
            size="small"
            disabled={selected === null}
            onClick={() => {
              if (selected !== null) onAdd(...selected);
              select(null);
            }}
          >
            {words.addSelected}
          </Button>
        </div>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex jsx-a11y/no-static-element-interactions -- a stretch of its own that scrolls must be reachable by keyboard */}
      <div className="plan-text" tabIndex={0} onMouseUp={noteSelection} onKeyUp={noteSelection}>
        {segments.map((segment) => (
          <Stretch key={segment.start} segment={segment} classes={classesOf(segment, byId, current)} onChoose={onChoose} />
        ))}
      </div>
    </section>
  );
}
