import type { ReactElement } from "react";
import type { EventPage } from "../../contract/event.ts";
import { useMessages } from "../app/language.ts";
import "./event.css";
import { eventWords } from "./messages.ts";

/** Height of the bars' drawing; they are scaled to the largest count. */
const height = 40;

function Bars({ counts, question }: { readonly counts: readonly number[]; readonly question: string }): ReactElement {
  const text = useMessages(eventWords);
  const most = Math.max(1, ...counts);
  return (
    <ul className="feedback-bars" aria-label={question}>
      {counts.map((count, place) => {
        const high = (height * count) / most;
        return (
          <li key={text.marks[place]}>
            <svg viewBox={`0 0 10 ${height}`} preserveAspectRatio="none" aria-hidden="true">
              <rect x={0} y={height - high} width={10} height={high} />
            </svg>
            <span className="number">{text.mark(place + 1, count)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What those who came thought of it: small bars for each question, lines without names. */
export function FeedbackSummary({ feedback }: Pick<EventPage, "feedback">): ReactElement {
  const text = useMessages(eventWords);
  const { questions, replies, results, words } = feedback;
  return (
    <>
      <h3>
        {text.feedback} <span className="muted number">{text.replies(replies)}</span>
      </h3>
      {results === null ? <p className="muted">{text.tooFew}</p> : null}
      {(results ?? []).map(({ counts, mean }, place) => (
        <div key={questions[place]}>
          <div>
            {questions[place]} <span className="muted number">{text.mean(mean)}</span>
          </div>
          <Bars counts={counts} question={questions[place] ?? ""} />
        </div>
      ))}
      {words.map((line) => (
        <blockquote key={line}>{line}</blockquote>
      ))}
    </>
  );
}
