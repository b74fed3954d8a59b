import { Button, Toast } from "antd-mobile";
import { useState, type ReactElement } from "react";
import { addAttachment } from "../../contract/attachment.ts";
import { correctRecord, getRecord, moveRecord, type RecordPage } from "../../contract/record.ts";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { recordMoveRules, type RecordMove } from "../../domain/evidence/record-state.ts";
import { upload } from "../api.ts";
import { useMessages } from "../app/language.ts";
import { useChange, useRoute } from "../app/query.ts";
import { waitsFor } from "../record/model.ts";
import { categoryWords } from "../ui/category-words.ts";
import { stateWords } from "../ui/state-words.ts";
import { enterWords } from "./enter-messages.ts";
import { contentOf, entryOf, type Entry } from "./enter-model.ts";
import { EntryForm } from "./entry-form.tsx";
import { shortName } from "./pair-name.ts";
import { RecordFacts } from "./record-facts.tsx";
import { goBack, goTo } from "./router.ts";
import { Failed, Waiting } from "./states.tsx";

type Move = Exclude<RecordMove, "correct">;

interface ReasonProps {
  readonly move: Move;
  readonly isSending: boolean;
  readonly onSend: (comment: string) => void;
  readonly onCancel: () => void;
}

/** Asks why before a record is questioned or struck out. */
function Reason({ move, isSending, onSend, onCancel }: ReasonProps): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(stateWords).recordMoves;
  const [comment, setComment] = useState("");
  const name = move === "question" ? text.questionHint : text.reason;
  return (
    <>
      <textarea
        aria-label={name}
        placeholder={name}
        rows={3}
        maxLength={2000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <div className="decide">
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button color="primary" disabled={comment.trim() === ""} loading={isSending} onClick={() => onSend(comment.trim())}>
          {move === "question" ? text.send : names[move]}
        </Button>
      </div>
    </>
  );
}

/** What the person may do with the record now; the table of moves says so, at the server and here alike. */
function Decide({ record }: { readonly record: RecordPage }): ReactElement | null {
  const text = useMessages(enterWords);
  const names = useMessages(stateWords).recordMoves;
  const change = useChange(moveRecord);
  const [asked, ask] = useState<Move | null>(null);
  const make = async (move: Move, comment?: string): Promise<void> => {
    const body = { move, version: record.version, ...(comment === undefined ? {} : { comment }) };
    await change.mutateAsync({ params: { recordId: record.id }, body });
    Toast.show({ content: text.done(names[move]), icon: "success" });
    goTo("/", "replace");
  };
  const begin = (move: RecordMove): void => {
    if (move === "correct") goTo(`/confirm/${record.id}/correct`);
    else if (recordMoveRules[move].needsReason) ask(move);
    else void make(move).catch(() => undefined);
  };
  if (record.moves.length === 0) return null;
  return (
    <>
      {change.error ? <Failed error={change.error} /> : null}
      {asked === null ? (
        <div className="decide">
          {record.moves.map((move) => (
            <Button key={move} color={move === "confirm" ? "primary" : "default"} loading={change.isPending} onClick={() => begin(move)}>
              {names[move]}
            </Button>
          ))}
        </div>
      ) : (
        <Reason
          move={asked}
          isSending={change.isPending}
          onSend={(comment) => void make(asked, comment).catch(() => undefined)}
          onCancel={() => ask(null)}
        />
      )}
    </>
  );
}

/** The same form as for entering; what is corrected waits for the other school anew. */
function Correct({ record, hints }: { readonly record: RecordPage; readonly hints: EntryHints }): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const correct = useChange(correctRecord);
  const [first] = useState(() => entryOf(record, record.id, record.partnershipId));
  const submit = async (entry: Entry, own: EntryHints): Promise<unknown> => {
    const params = { recordId: record.id };
    try {
      for (const file of entry.files)
        await upload(addAttachment, { params: { kind: "record", thingId: record.id } }, { file: file.content, fileName: file.name });
      const people = [...own.people, ...record.people.map((person) => ({ ...person, subject: null }))];
      await correct.mutateAsync({ params, body: { version: record.version, content: contentOf(entry, { people }) } });
    } catch (error) {
      return error;
    }
    Toast.show({ content: text.corrected });
    goTo("/", "replace");
    return null;
  };
  return (
    <EntryForm
      title={`${text.correct} · ${names[record.category]}`}
      first={first}
      hints={hints}
      hasPair={false}
      submitName={text.correct}
      note={<p className="muted">{text.correctHint}</p>}
      onSubmit={submit}
    />
  );
}

function RecordCard({ record }: { readonly record: RecordPage }): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const states = useMessages(stateWords).records;
  const school = record.state === "submitted" ? waitsFor(record) : null;
  return (
    <article className="enter">
      <h1>
        {names[record.category]}{" "}
        <span className="record-state">{school === null ? states[record.state] : text.waitsFor(shortName(school))}</span>
      </h1>
      <RecordFacts record={record} />
      <Decide record={record} />
      <Button block fill="none" onClick={() => goBack()}>
        {text.back}
      </Button>
    </article>
  );
}

interface RecordStepProps {
  readonly recordId: string;
  readonly isCorrecting: boolean;
}

/** One record: what was stated, the photos, and whether it happened so; or the form that corrects it. */
export function RecordStep({ recordId, isCorrecting }: RecordStepProps): ReactElement {
  const answer = useRoute(getRecord, { params: { recordId } });
  const partnershipId = answer.data?.partnershipId;
  const query = partnershipId === undefined ? {} : { partnershipId };
  const hints = useRoute(getEntryHints, { query }, { enabled: isCorrecting && partnershipId !== undefined });
  const failed = [answer, ...(isCorrecting ? [hints] : [])].find(({ isError, data }) => isError && data === undefined);
  if (failed !== undefined) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  if (!isCorrecting) return <RecordCard record={answer.data} />;
  return hints.data === undefined ? <Waiting /> : <Correct record={answer.data} hints={hints.data} />;
}
