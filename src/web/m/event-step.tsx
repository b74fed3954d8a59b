import { Button, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { getEvent, giveFeedback, type EventPage } from "../../contract/event.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { eventWords } from "../event/messages.ts";
import { categoryWords } from "../ui/category-words.ts";
import { daysText } from "../ui/format.ts";
import { SignUpButton, termsText } from "./events.tsx";
import { Field } from "./field.tsx";
import { pairName, shortName } from "./pair-name.ts";
import { Files } from "./record-facts.tsx";
import { useStep } from "./router.ts";
import { Failed, Waiting } from "./states.tsx";

/** The three questions, each answered by one tap. */
function Feedback({ event }: { readonly event: EventPage }): ReactElement {
  const text = useMessages(eventWords);
  const give = useChange(giveFeedback);
  const { questions } = event.feedback;
  const [answers, setAnswers] = useState<readonly (number | null)[]>(() => questions.map(() => null));
  const [words, setWords] = useState("");
  const given = answers.filter((answer) => answer !== null);
  const send = async (): Promise<void> => {
    await give.mutateAsync({ params: { recordId: event.recordId }, body: { answers: given, words: words.trim() || null } });
    Toast.show({ content: text.thanks, icon: "success" });
  };
  return (
    <section className="feedback-form" aria-label={text.feedback}>
      <h2>{text.feedback}</h2>
      {questions.map((question, place) => (
        <div key={question} className="field" role="group" aria-label={question}>
          <span className="field-name" aria-hidden="true">
            {question}
          </span>
          <div className="marks">
            {text.marks.map((name, mark) => (
              <button
                key={name}
                type="button"
                aria-pressed={answers[place] === mark + 1}
                aria-label={`${mark + 1} ${name}`}
                onClick={() => setAnswers(answers.map((answer, at) => (at === place ? mark + 1 : answer)))}
              >
                {mark + 1}
              </button>
            ))}
          </div>
        </div>
      ))}
      <Field name={text.words}>
        {(id) => <input id={id} type="text" maxLength={150} value={words} onChange={({ target }) => setWords(target.value)} />}
      </Field>
      {give.error ? <Failed error={give.error} /> : null}
      <Button
        block
        color="primary"
        size="large"
        disabled={given.length < questions.length}
        loading={give.isPending}
        onClick={() => void send().catch(() => undefined)}
      >
        {text.send}
      </Button>
    </section>
  );
}

function Opened({ event }: { readonly event: EventPage }): ReactElement {
  const text = useMessages(eventWords);
  const categories = useMessages(categoryWords);
  return (
    <article className="step-page">
      <h1>{categories[event.category]}</h1>
      <p>
        {daysText(event.from, event.to)}
        {event.place === null ? null : ` · ${event.place}`}
      </p>
      <p className="muted">{pairName(event)}</p>
      {event.note === null ? null : <p>{event.note}</p>}
      <p>{termsText(event, text)}</p>
      <p className="muted">
        {text.until(event.signUpUntil)} · {event.openTo.map(shortName).join("、")}
      </p>
      {event.isThere ? null : <p className="muted">{text.today}</p>}
      <SignUpButton event={event} isBlock />
      {event.files.length === 0 ? null : <h2>{text.materials}</h2>}
      <Files files={event.files} />
      {event.feedback.isAsked ? <Feedback event={event} /> : null}
    </article>
  );
}

/** One event: when, where, my place, and afterwards what I thought of it. */
export function EventStep(): ReactElement {
  const recordId = useStep().slice("/events/".length);
  const answer = useRoute(getEvent, { params: { recordId } });
  if (answer.data !== undefined) return <Opened event={answer.data} />;
  return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
}
