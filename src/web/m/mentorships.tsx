import { Button, List, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import {
  confirmActivities,
  getMentorship,
  listMentorships,
  logActivity,
  moveMentorship,
  type MentorshipLine,
  type MentorshipPage,
} from "../../contract/mentorship.ts";
import { logKinds, logLineMax, type LogKind } from "../../domain/mentorship/mentorship.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { mentorshipWords } from "../mentorship/messages.ts";
import { useMentorshipReason } from "../mentorship/reasons.ts";
import { Field } from "./field.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** Pairs of a school on one list. */
const pairsShown = 100;

function PairItem({ pair }: { readonly pair: MentorshipLine }): ReactElement {
  const text = useMessages(mentorshipWords);
  return (
    <List.Item
      clickable
      onClick={() => goTo(`/mentorships/${pair.id}`)}
      description={`${text.states[pair.state]} · ${text.counts(pair.confirmedLogs, pair.waitingLogs)}`}
    >
      {pair.mentor.name} → {pair.mentee.name} · {pair.subject}
    </List.Item>
  );
}

function Pairs(): ReactElement {
  const text = useMessages(mentorshipWords);
  const answer = useRoute(listMentorships, { query: { size: pairsShown } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const open = answer.data.rows.filter(({ state }) => state !== "voided");
  if (open.length === 0) return <Nothing message={text.none} />;
  return (
    <List header={text.title}>
      {open.map((pair) => (
        <PairItem key={pair.id} pair={pair} />
      ))}
    </List>
  );
}

/** One tap on what they did logs it for today with its usual length; a line of text may stand before it. */
function LogTiles({ pair }: { readonly pair: MentorshipPage }): ReactElement {
  const text = useMessages(mentorshipWords);
  const { today } = useSignedIn();
  const log = useChange(logActivity);
  const reason = useMentorshipReason(log.error);
  const [line, setLine] = useState("");
  const [key, setKey] = useState(() => newId());
  const send = async (kind: LogKind): Promise<void> => {
    const body = { idempotencyKey: key, day: today, kind, line: line.trim() || null, minutes: 40 };
    await log.mutateAsync({ params: { mentorshipId: pair.id }, body });
    setKey(newId());
    setLine("");
    Toast.show({ content: text.logged });
  };
  return (
    <section aria-label={text.log}>
      <h2>{text.log}</h2>
      <Field name={text.line}>
        {(id) => <input id={id} type="text" maxLength={logLineMax} value={line} onChange={({ target }) => setLine(target.value)} />}
      </Field>
      {reason === null ? null : <Failed error={reason} />}
      <div className="log-tiles">
        {logKinds.map((kind) => (
          <Button key={kind} disabled={log.isPending} onClick={() => void send(kind).catch(() => undefined)}>
            {text.kinds[kind]}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Confirmations({ pair }: { readonly pair: MentorshipPage }): ReactElement | null {
  const text = useMessages(mentorshipWords);
  const move = useChange(moveMentorship);
  const confirm = useChange(confirmActivities);
  const params = { mentorshipId: pair.id };
  const waiting = pair.logs.filter(({ isConfirmed }) => !isConfirmed).map(({ id }) => id);
  const error = move.error ?? confirm.error;
  return (
    <>
      {error ? <Failed error={error} /> : null}
      {pair.moves.includes("confirm") ? (
        <Button
          block
          color="primary"
          loading={move.isPending}
          onClick={() => move.mutate({ params, body: { move: "confirm", version: pair.version } })}
        >
          {text.moves.confirm}
        </Button>
      ) : null}
      {pair.mayConfirm && pair.state === "confirmed" && waiting.length > 0 ? (
        <Button block color="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ params, body: { logIds: waiting } })}>
          {text.confirmAll(waiting.length)}
        </Button>
      ) : null}
    </>
  );
}

function OnePair({ mentorshipId }: { readonly mentorshipId: string }): ReactElement {
  const text = useMessages(mentorshipWords);
  const answer = useRoute(getMentorship, { params: { mentorshipId } });
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  const pair = answer.data;
  return (
    <article className="step-page">
      <h1>
        {pair.mentor.name} → {pair.mentee.name}
      </h1>
      <p className="muted">{[pair.subject, text.states[pair.state], text.counts(pair.confirmedLogs, pair.waitingLogs)].join(" · ")}</p>
      <Confirmations pair={pair} />
      {pair.mayLog ? <LogTiles pair={pair} /> : null}
      <h2>{text.activities}</h2>
      {pair.logs.length === 0 ? <p className="muted">{text.noLogs}</p> : null}
      <ul className="log-lines">
        {pair.logs.map((log) => (
          <li key={log.id}>
            <span className="number">{log.day}</span> {text.kinds[log.kind]} · {log.isConfirmed ? text.confirmed : text.waiting}
            {log.line === null ? null : <div className="muted">{log.line}</div>}
          </li>
        ))}
      </ul>
    </article>
  );
}

/** Pairs of teachers on the phone: the list, and one of them opened. */
export function MentorshipStep(): ReactElement {
  const [, id] = /^\/mentorships\/([\w-]{36})$/.exec(useStep()) ?? [];
  return id === undefined ? <Pairs /> : <OnePair key={id} mentorshipId={id} />;
}
