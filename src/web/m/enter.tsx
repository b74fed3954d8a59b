import { Button, Toast } from "antd-mobile";
import { useEffect, useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import type { Category } from "../../domain/reading/category.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { mentorshipWords } from "../mentorship/messages.ts";
import { enterWords } from "./enter-messages.ts";
import { contentOf, entryOf, firstEntry, isEntry, phoneCategories, tilesFor, type Entry } from "./enter-model.ts";
import { EntryForm } from "./entry-form.tsx";
import { discard, dropDraft, enqueue, findDraft, isMonthItem, keepDraft, useOutbox, type Waiting as Kept } from "./outbox.ts";
import { shortName } from "./pair-name.ts";
import { isMonthStep, MonthTile, monthStep, OwnMonths, useMonthName } from "./months.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

/** The school that confirms what the person enters. */
function otherSchool({ helper, helped, mine }: EntryHints["partnerships"][number]): string {
  return shortName(mine === "helped" ? helper : helped);
}

/** Step one: six tiles, most used first; what was not finished before them. */
function Kinds({ hints, draft }: { readonly hints: EntryHints; readonly draft: Entry | null }): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const rooms = useMessages(mentorshipWords);
  const [isAll, showAll] = useState(false);
  return (
    <div className="enter">
      <h1>{text.whatKind}</h1>
      {draft === null ? null : (
        <Button block color="primary" fill="outline" onClick={() => goTo(`/enter/${draft.category}`)}>
          {text.goOn(`${names[draft.category]} ${draft.from}`)}
        </Button>
      )}
      <MonthTile />
      <div className="kind-tiles">
        {(isAll ? phoneCategories : tilesFor(hints)).map((category) => (
          <button key={category} type="button" onClick={() => goTo(`/enter/${category}`)}>
            {names[category]}
          </button>
        ))}
      </div>
      {isAll ? null : (
        <Button fill="none" onClick={() => showAll(true)}>
          {text.more}
        </Button>
      )}
      <Button block onClick={() => goTo("/mentorships")}>
        {rooms.toRoom}
      </Button>
      <Button block onClick={() => goTo("/assessments")}>
        {text.assessments}
      </Button>
      <OutboxList />
    </div>
  );
}

function OutboxList(): ReactElement | null {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const { account } = useSignedIn();
  const outbox = useOutbox(account.id);
  const monthName = useMonthName();
  const editAgain = async (item: Kept): Promise<void> => {
    // The form of a month begins with what waits, and takes its place.
    if (isMonthItem(item)) {
      goTo(monthStep(item));
      return;
    }
    const { content, key, partnershipId, files } = item;
    await keepDraft(account.id, { ...entryOf(content, key, partnershipId), files });
    await discard(key);
    goTo(`/enter/${content.category}`);
  };
  if (outbox.length === 0) return null;
  return (
    <section className="outbox">
      <h2>{text.waitingHere(outbox.length)}</h2>
      <ul>
        {outbox.map((item) => (
          <li key={item.key}>
            {isMonthItem(item) ? monthName(item.month) : `${names[item.content.category]} ${item.content.from}`}
            {item.refusal === null ? null : (
              <>
                <p className="sign-missed">{item.refusal}</p>
                <div className="chips">
                  <Button onClick={() => void editAgain(item)}>{text.editAgain}</Button>
                  <Button onClick={() => void discard(item.key)}>{text.discard}</Button>
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * What was not finished: the system may have ended the page while the camera was open. Undefined until it is known, so
 * that nothing typed meanwhile is written over.
 */
function useDraft(accountId: string, step: string): Entry | null | undefined {
  const [draft, setDraft] = useState<{ readonly step: string; readonly entry: Entry | null }>();
  useEffect(() => {
    let isGone = false;
    const take = (found: unknown): void => {
      if (!isGone) setDraft({ step, entry: isEntry(found) ? found : null });
    };
    // Without a store (private mode) there is no draft.
    findDraft(accountId).then(take, () => take(null));
    return () => {
      isGone = true;
    };
  }, [accountId, step]);
  return draft?.step === step ? draft.entry : undefined;
}

interface NewRecordProps {
  readonly category: Category;
  readonly hints: EntryHints;
  readonly draft: Entry | null;
}

/** Step two: the form; what is sent first stays on the phone. */
function NewRecord({ category, hints, draft }: NewRecordProps): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const { account, today } = useSignedIn();
  const outbox = useOutbox(account.id);
  const [fresh, setFresh] = useState(() => firstEntry(category, hints, { key: newId(), today }));
  const [isAnew, startAnew] = useState(false);
  const isBack = draft?.category === category && !isAnew;
  const submit = async (entry: Entry, own: EntryHints): Promise<unknown> => {
    const { key, partnershipId, files } = entry;
    const sent = await enqueue({ key, accountId: account.id, partnershipId, content: contentOf(entry, own), files });
    if (sent.kind === "refused") return sent.error;
    await dropDraft(account.id).catch(() => undefined);
    const pair = hints.partnerships.find(({ id }) => id === partnershipId);
    const content = sent.kind === "kept" ? text.kept(outbox.length + 1) : text.sent(pair ? otherSchool(pair) : "");
    Toast.show({ content, duration: 3000 });
    goTo("/enter", "replace");
    return null;
  };
  const anew = (): void => {
    void dropDraft(account.id).catch(() => undefined);
    setFresh(firstEntry(category, hints, { key: newId(), today }));
    startAnew(true);
  };
  const first = isBack ? draft : fresh;
  const note = (
    <div className="draft-note" role="status">
      <span>{text.draft}</span>
      <Button fill="none" onClick={anew}>
        {text.startAnew}
      </Button>
    </div>
  );
  return (
    <EntryForm
      key={first.key}
      title={names[category]}
      first={first}
      hints={hints}
      hasPair
      submitName={text.submit}
      note={isBack ? note : null}
      // Without a store (private mode) the form still works, it only is not kept.
      onChange={(entry) => void keepDraft(account.id, entry).catch(() => undefined)}
      onSubmit={submit}
    />
  );
}

/** Entering what took place: a tile, a form, done. */
export function EnterPage(): ReactElement {
  return isMonthStep(useStep()) ? <OwnMonths /> : <EnterRecord />;
}

function EnterRecord(): ReactElement {
  const text = useMessages(enterWords);
  const step = useStep();
  const { account } = useSignedIn();
  const draft = useDraft(account.id, step);
  const answer = useRoute(getEntryHints, {});
  // What was answered before stays in use where asking anew fails: the form must not go with the connection.
  if (answer.data === undefined) {
    return answer.isError ? <Failed error={answer.error} onRetry={() => void answer.refetch()} /> : <Waiting />;
  }
  if (answer.data.partnerships.length === 0) return <Nothing message={text.noPair} />;
  if (draft === undefined) return <Waiting />;
  const category = phoneCategories.find((one) => step === `/enter/${one}`);
  if (category === undefined) return <Kinds hints={answer.data} draft={draft} />;
  return <NewRecord key={category} category={category} hints={answer.data} draft={draft} />;
}
