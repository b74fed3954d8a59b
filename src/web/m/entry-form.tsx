import { Button } from "antd-mobile";
import { useRef, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { useLanguage, useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { enterWords } from "./enter-messages.ts";
import { faultOf, type Entry } from "./enter-model.ts";
import { EntryFields } from "./entry-fields.tsx";
import { faultText } from "./fault-text.ts";

interface EntryFormProps {
  readonly title: string;
  readonly first: Entry;
  readonly hints: EntryHints;
  readonly hasPair: boolean;
  readonly submitName: string;
  readonly note?: ReactNode;
  readonly onChange?: (entry: Entry) => void;
  /** Sends the entry; gives the error where it was refused, so that the form stays. */
  readonly onSubmit: (entry: Entry, hints: EntryHints) => Promise<unknown>;
}

/** One screen for one record, filled in as far as last time and today tell. */
export function EntryForm({ title, first, hints, hasPair, submitName, note, onChange, onSubmit }: EntryFormProps): ReactElement {
  const text = useMessages(enterWords);
  const language = useLanguage();
  const { today } = useSignedIn();
  const [entry, setEntry] = useState(first);
  const [fault, setFault] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  // The present form, for files that are still being made smaller while something else is typed.
  const latest = useRef(first);
  // Subjects, grades and people are those of the pair that is chosen.
  const own = useRoute(getEntryHints, { query: { partnershipId: entry.partnershipId } }, { keepPrevious: true }).data ?? hints;

  const change = (changed: Partial<Entry>): void => {
    const next = { ...latest.current, ...changed };
    latest.current = next;
    setEntry(next);
    setFault(null);
    onChange?.(next);
  };
  const submit = async (): Promise<void> => {
    const wrong = faultOf(entry, today);
    if (wrong !== null) {
      setFault(text.faults[wrong]);
      return;
    }
    setSending(true);
    const error = await onSubmit(entry, own);
    setSending(false);
    if (error !== null) setFault(faultText(error, language));
  };
  return (
    <form
      className="enter"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{title}</h1>
      {note ?? null}
      <EntryFields hints={own} entry={entry} hasPair={hasPair} onChange={change} />
      <div className="submit">
        {fault === null ? null : (
          <p role="alert" className="sign-missed">
            {fault}
          </p>
        )}
        <Button block color="primary" size="large" type="submit" loading={isSending}>
          {submitName}
        </Button>
      </div>
    </form>
  );
}
