import { Button, Input, Selector, TextArea, Toast } from "antd-mobile";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { v7 as newId } from "uuid";
import { getEntryHints, type EntryHints } from "../../contract/workbench.ts";
import { addDays, dayText, parseDay } from "../../domain/calendar/day.ts";
import { useMessages } from "../app/language.ts";
import { useRoute } from "../app/query.ts";
import { useSignedIn } from "../app/session.tsx";
import { categoryWords } from "../ui/category-words.ts";
import { quantityWords } from "../ui/quantity-words.ts";
import { enterWords } from "./enter-messages.ts";
import { contentOf, firstAmount, namesOf, phoneKinds, tilesFor, type Entry, type PhoneKind } from "./enter-model.ts";
import { discard, dropDraft, enqueue, findDraft, keepDraft, useOutbox } from "./outbox.ts";
import { shrunk } from "./photo.ts";
import { isMonthStep, MonthTile, OwnMonths } from "./months.tsx";
import { goTo, useStep } from "./router.ts";
import { Failed, Nothing, Waiting } from "./states.tsx";

type Pair = EntryHints["partnerships"][number];

/** The school that confirms what the person enters. */
function otherSchool({ helper, helped, mine }: Pair): string {
  const other = mine === "helped" ? helper : helped;
  return other.shortName ?? other.name;
}

interface FormState {
  readonly partnershipId: string;
  readonly day: string;
  readonly subject: string | null;
  readonly people: string;
  readonly amount: number | null;
  readonly note: string;
  readonly photos: readonly Blob[];
}

function isFormState(value: unknown): value is FormState {
  return typeof value === "object" && value !== null && "partnershipId" in value && "photos" in value;
}

function emptyForm(kind: PhoneKind, hints: EntryHints, today: string): FormState {
  return {
    partnershipId: hints.partnerships[0]?.id ?? "",
    day: today,
    subject: kind.hasSubject ? (hints.subjects[0] ?? null) : null,
    people: "",
    amount: firstAmount(kind),
    note: "",
    photos: [],
  };
}

/** Step one: six tiles, most used first. */
function Kinds({ hints }: { readonly hints: EntryHints }): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const [isAll, showAll] = useState(false);
  const outbox = useOutbox();
  const shown = isAll ? phoneKinds : tilesFor(hints);
  return (
    <div className="enter">
      <h1>{text.whatKind}</h1>
      <MonthTile />
      <div className="kind-tiles">
        {shown.map(({ category }) => (
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
      {outbox.length > 0 ? <OutboxList /> : null}
    </div>
  );
}

function OutboxList(): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const outbox = useOutbox();
  return (
    <section className="outbox">
      <h2>{text.waitingHere(outbox.length)}</h2>
      <ul>
        {outbox.map(({ key, content, refusal }) => (
          <li key={key}>
            {names[content.category]} {content.from}
            {refusal === null ? null : (
              <>
                <p className="sign-missed">{refusal}</p>
                <Button size="small" onClick={() => void discard(key)}>
                  {text.discard}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FieldsProps {
  readonly kind: PhoneKind;
  readonly hints: EntryHints;
  readonly form: FormState;
  readonly onChange: (change: Partial<FormState>) => void;
}

/** Who takes part: chips of those who come most, and a line for other names. */
function People({ hints, form, onChange }: Omit<FieldsProps, "kind">): ReactElement {
  const text = useMessages(enterWords);
  const chosen = namesOf(form.people);
  const chips = hints.people.filter(({ subject }) => form.subject === null || subject === form.subject).slice(0, 6);
  const toggle = (name: string): void =>
    onChange({ people: (chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]).join("、") });
  return (
    <>
      <div className="chips">
        {chips.map(({ name, staffId }) => (
          <button key={staffId ?? name} type="button" aria-pressed={chosen.includes(name)} onClick={() => toggle(name)}>
            {name}
          </button>
        ))}
      </div>
      <Input aria-label={text.people} placeholder={text.peopleHint} value={form.people} onChange={(people) => onChange({ people })} />
    </>
  );
}

function Days({ form, onChange }: Pick<FieldsProps, "form" | "onChange">): ReactElement {
  const text = useMessages(enterWords);
  const { today } = useSignedIn();
  const day = parseDay(today);
  const yesterday = day === null ? today : dayText(addDays(day, -1));
  return (
    <div className="chips">
      {[today, yesterday].map((one, index) => (
        <button key={one} type="button" aria-pressed={form.day === one} onClick={() => onChange({ day: one })}>
          {index === 0 ? text.today : text.yesterday}
        </button>
      ))}
      <input type="date" aria-label={text.day} value={form.day} max={today} onChange={({ target }) => onChange({ day: target.value })} />
    </div>
  );
}

function Photos({ form, onChange }: Pick<FieldsProps, "form" | "onChange">): ReactElement {
  const text = useMessages(enterWords);
  const add = async (files: FileList | null): Promise<void> => {
    const small = await Promise.all(Array.from(files ?? [], shrunk));
    onChange({ photos: [...form.photos, ...small] });
  };
  return (
    <div className="photos">
      <label className="photo-button">
        {text.photo}
        <input type="file" accept="image/*" multiple className="visually-hidden" onChange={({ target }) => void add(target.files)} />
      </label>
      {form.photos.length > 0 ? <span>{text.photos(form.photos.length)}</span> : null}
      {form.photos.map((photo, place) => (
        <Button
          key={`${photo.size} ${place + 1}`}
          size="mini"
          onClick={() => onChange({ photos: form.photos.filter((one) => one !== photo) })}
        >
          {text.removePhoto(place + 1)}
        </Button>
      ))}
    </div>
  );
}

/** The figure of a kind with large buttons on both sides; it may stay empty. */
function Figure({ kind, form, onChange }: Omit<FieldsProps, "hints">): ReactElement {
  const words = useMessages(quantityWords);
  const name = words.measures[kind.figure];
  const step = (by: number): void => onChange({ amount: Math.max(0, (form.amount ?? 0) + by) });
  return (
    <div className="figure chips">
      <span>{name}</span>
      <button type="button" aria-label={`${name} −1`} onClick={() => step(-1)}>
        −
      </button>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        aria-label={name}
        value={form.amount ?? ""}
        onChange={({ target }) => onChange({ amount: target.value === "" ? null : Math.max(0, Number(target.value)) })}
      />
      <button type="button" aria-label={`${name} +1`} onClick={() => step(1)}>
        +
      </button>
      <span>{words.units[kind.figure]}</span>
    </div>
  );
}

function Fields({ kind, hints, form, onChange }: FieldsProps): ReactElement {
  const text = useMessages(enterWords);
  const pairs = hints.partnerships.map((pair) => ({
    value: pair.id,
    label: `${pair.helper.shortName ?? pair.helper.name} → ${pair.helped.shortName ?? pair.helped.name}`,
  }));
  return (
    <>
      {pairs.length > 1 ? (
        <Selector options={pairs} value={[form.partnershipId]} onChange={([id]) => onChange({ partnershipId: id ?? form.partnershipId })} />
      ) : null}
      <Days form={form} onChange={onChange} />
      {kind.hasSubject ? (
        <select aria-label={text.subject} value={form.subject ?? ""} onChange={({ target }) => onChange({ subject: target.value || null })}>
          {hints.subjects.map((subject) => (
            <option key={subject}>{subject}</option>
          ))}
        </select>
      ) : null}
      <People hints={hints} form={form} onChange={onChange} />
      <Figure kind={kind} form={form} onChange={onChange} />
      <TextArea
        aria-label={text.note}
        placeholder={text.note}
        rows={2}
        maxLength={500}
        value={form.note}
        onChange={(note) => onChange({ note })}
      />
      <Photos form={form} onChange={onChange} />
    </>
  );
}

/** Brings back what was not finished: the system may have ended the page while the camera was open. */
function useDraft(accountId: string, onFound: (form: FormState) => void): void {
  const text = useMessages(enterWords);
  const found = useRef(onFound);
  useEffect(() => {
    let isGone = false;
    const restore = async (): Promise<void> => {
      const draft = await findDraft(accountId);
      if (isGone || !isFormState(draft)) return;
      found.current(draft);
      Toast.show({ content: text.draft });
    };
    restore().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [accountId, text.draft]);
}

/** Step two: one screen, filled in as far as last time and today tell. */
function EntryForm({ kind, hints }: { readonly kind: PhoneKind; readonly hints: EntryHints }): ReactElement {
  const text = useMessages(enterWords);
  const names = useMessages(categoryWords);
  const { account, today } = useSignedIn();
  const [form, setForm] = useState<FormState>(() => emptyForm(kind, hints, today));
  const [isSending, setSending] = useState(false);
  // One key for one record, however often it is sent.
  const key = useRef(newId());
  const outbox = useOutbox();

  useDraft(account.id, setForm);

  const change = (changed: Partial<FormState>): void => {
    const next = { ...form, ...changed };
    setForm(next);
    // Without a store (private mode) the form still works, it only is not kept.
    keepDraft(account.id, next).catch(() => undefined);
  };
  const submit = async (): Promise<void> => {
    if (form.day === "" || form.day > today) {
      Toast.show({ content: form.day === "" ? text.required : text.future });
      return;
    }
    setSending(true);
    const pair = hints.partnerships.find(({ id }) => id === form.partnershipId);
    const entry: Entry = {
      ...form,
      category: kind.category,
      people: namesOf(form.people),
      place: pair ? (pair.helped.shortName ?? pair.helped.name) : null,
    };
    const content = contentOf(entry, hints);
    const sent = await enqueue({
      key: key.current,
      accountId: account.id,
      partnershipId: form.partnershipId,
      content,
      photos: form.photos,
    });
    setSending(false);
    await dropDraft(account.id);
    if (sent === "refused") {
      Toast.show({ content: text.refused, icon: "fail" });
      goTo("/enter", "replace");
      return;
    }
    Toast.show({ content: sent === "kept" ? text.kept(outbox.length + 1) : text.sent(pair ? otherSchool(pair) : ""), duration: 3000 });
    goTo("/enter", "replace");
  };
  return (
    <form
      className="enter"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{names[kind.category]}</h1>
      <Fields kind={kind} hints={hints} form={form} onChange={change} />
      <Button block color="primary" size="large" type="submit" loading={isSending}>
        {text.submit}
      </Button>
    </form>
  );
}

/** Entering what took place: a tile, a form, done. */
export function EnterPage(): ReactElement {
  return isMonthStep(useStep()) ? <OwnMonths /> : <EnterRecord />;
}

function EnterRecord(): ReactElement {
  const text = useMessages(enterWords);
  const step = useStep();
  const answer = useRoute(getEntryHints, {});
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data.partnerships.length === 0) return <Nothing message={text.noPair} />;
  const kind = phoneKinds.find(({ category }) => step === `/enter/${category}`);
  return kind === undefined ? <Kinds hints={answer.data} /> : <EntryForm key={kind.category} kind={kind} hints={answer.data} />;
}
